import type { NamedTask } from '#utils/sites/detection.ts';
import type { ReadFailure, RequestedChange, State, Target } from '#utils/sites/types.ts';

/** Ms after a gesture within which a request may come of it: pages gather what they send for some seconds. */
const ATTRIBUTES_MS = 5000;
/** Ms that the requests may take which one gesture sets off, each after the other. */
const CHAIN_MS = 20_000;
/** Ms after an undo or redo within which a request may repeat the past, whatever was pressed since. */
const REPEATS_MS = 10_000;
/** Ms for which a page may try again what its server did not answer. */
const RETRIES_MS = 600_000;

const NEVER = Number.NEGATIVE_INFINITY;

/** What a gesture on one element is about to change. */
export interface Press {
  element: Element | undefined;
  /** By itself. */
  targets: readonly Target[];
  /** Together with the gestures that follow. */
  deferred: readonly Target[];
  /** Controls that are known but could not be read. */
  failures: readonly ReadFailure[];
}

/** What the page has asked its server for, by the person's doing, of one item. */
export interface Asked {
  /** What was asked for first, and last. */
  first: State;
  last: State;
  /** Since when it has been asked for what was last, ms of the clock. */
  at: number;
  /** The target that it came of, if there was one: the item has a control that is known here. */
  target?: Target | undefined;
}

/** What the person did in the last seconds, as far as it says whose act a request is. */
export interface RecentPast {
  /** What they were about to change and no request has used up yet, the latest last. */
  recent: readonly Target[];
  /** What was asked for before, by the item's name: the next request may come with nothing recent. */
  asked: ReadonlyMap<string, Asked>;
  /** Whether they have pressed undo or redo, and nothing in `recent` before. */
  isRepeating: boolean;
  /** Ms of the clock. */
  now: number;
}

/** Remembers what the person pressed and was about to change. */
export interface RecentTargets {
  /** A gesture was made; what came before a pause of some seconds is forgotten. @param presses something by itself */
  noteGesture(presses: boolean): void;
  /** An undo or redo was pressed: what was pressed before is the cause of nothing that follows. */
  noteRepeat(): void;
  /** A pointer was pressed; what it was pressed on is read before the page can react to it. */
  beginPress(press: Press): void;
  /** The press is over: its click is done, or another gesture has begun. */
  endPress(): void;
  /** The press that is not over yet. */
  press(): Press | undefined;
  /** The target of this subject as it was when the pointer was pressed on it. */
  pressed(subject: string): Target | undefined;
  /** Whether the target is the latest that is known of its item; one that only waits for a request says less than others. */
  add(target: Target): boolean;
  /** A request asked for a change that comes of the target, if any is known; the page calls its item so. */
  noteAsked(change: RequestedChange, target?: Target, task?: NamedTask): void;
  /** The server has answered what was asked for last under these names. */
  noteAnswer(names: readonly string[], to: State): void;
  /** What the page called the item of a change that it asked for before and that nobody has answered yet. */
  unanswered(change: RequestedChange): NamedTask | undefined;
  /** A request has come of the target: no other one does. */
  drop(target: Target): void;
  /**
   * Whether a request that is sent now may come of what the person did.
   * @param chainMs for how long the requests that it follows have been under way
   */
  hasActed(chainMs?: number): boolean;
  past(): RecentPast;
  forget(): void;
}

/** @param clock ms that only go forward */
export function createRecentTargets(clock: () => number): RecentTargets {
  let current: Press | undefined;
  let recent: Target[] = [];
  const asked = new Map<string, Asked & { task?: NamedTask | undefined }>();
  let actedAt = NEVER;
  let repeatedAt = NEVER;
  let repeats = false;

  const hasActed = (chainMs = 0) => clock() - actedAt - Math.min(chainMs, CHAIN_MS) <= ATTRIBUTES_MS;
  return {
    noteGesture(presses) {
      if (!hasActed()) recent = [];
      if (presses) repeats = false;
      actedAt = clock();
    },
    noteRepeat() {
      recent = [];
      repeats = true;
      repeatedAt = clock();
    },
    beginPress(press) {
      current = press;
    },
    endPress() {
      current = undefined;
    },
    press: () => current,
    pressed: (subject) => current?.targets.findLast((target) => target.subject === subject),
    add(target) {
      const known = recent.find(({ subject }) => subject === target.subject);
      if (target.needsRequest && known && !known.needsRequest) return false;
      recent = [...recent.filter(({ subject }) => subject !== target.subject), target];
      return true;
    },
    noteAsked({ subject, to }, target, task) {
      if (!subject) return;
      const before = asked.get(subject);
      const waits = before?.last === to ? before : undefined;
      const own = {
        target: target ?? before?.target,
        task: task ?? waits?.task,
        at: waits?.task ? waits.at : clock(),
      };
      asked.set(subject, { first: before?.first ?? to, last: to, ...own });
    },
    noteAnswer(names, to) {
      for (const name of names) {
        const one = asked.get(name);
        if (one?.last === to) one.task = undefined;
      }
    },
    unanswered({ subject, to }) {
      const one = asked.get(subject);
      return one?.last === to && clock() - one.at < RETRIES_MS ? one.task : undefined;
    },
    drop(target) {
      recent = recent.filter((other) => other !== target);
    },
    hasActed,
    past() {
      const now = clock();
      return { recent, asked, isRepeating: repeats || now - repeatedAt < REPEATS_MS, now };
    },
    forget() {
      current = undefined;
      recent = [];
      asked.clear();
      actedAt = NEVER;
    },
  };
}

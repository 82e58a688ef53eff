import type { ReadFailure, Target } from '#utils/sites/types.ts';

/** Ms after a gesture within which a request may come of it: pages gather what they send for some seconds. */
const ATTRIBUTES_MS = 5000;
/** Ms after an undo or redo key within which a request repeats the past. */
const REPEATS_MS = 1500;

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

/** What the person did in the last seconds, as far as it says whose act a request is. */
export interface RecentPast {
  /** What they were about to change and no request has used up yet, the latest last. */
  recent: readonly Target[];
  /** What was recent when an earlier request gave it a name, by that name: the next one may come with nothing recent. */
  learned: ReadonlyMap<string, Target>;
  /** Whether they pressed undo or redo a moment ago. */
  isRepeating: boolean;
}

/** Remembers what the person pressed and was about to change. */
export interface RecentTargets {
  /** A gesture was made; what came before a pause of some seconds is forgotten. */
  noteGesture(): void;
  /** An undo or redo key was pressed. */
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
  /** A request called the target by this name. */
  learn(name: string, target: Target): void;
  /** A request has come of the target: no other one does. */
  drop(target: Target): void;
  /** Whether a request that is sent now may come of what the person did. */
  hasActed(): boolean;
  past(): RecentPast;
  forget(): void;
}

/** @param clock ms that only go forward */
export function createRecentTargets(clock: () => number): RecentTargets {
  let current: Press | undefined;
  let recent: Target[] = [];
  const learned = new Map<string, Target>();
  let actedAt = NEVER;
  let repeatedAt = NEVER;

  const hasActed = () => clock() - actedAt <= ATTRIBUTES_MS;
  return {
    noteGesture() {
      if (!hasActed()) recent = [];
      actedAt = clock();
    },
    noteRepeat() {
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
    learn(name, target) {
      learned.set(name, target);
    },
    drop(target) {
      recent = recent.filter((other) => other !== target);
    },
    hasActed,
    past: () => ({ recent, learned, isRepeating: clock() - repeatedAt < REPEATS_MS }),
    forget() {
      current = undefined;
      recent = [];
      learned.clear();
      actedAt = NEVER;
    },
  };
}

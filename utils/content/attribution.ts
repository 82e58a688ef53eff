import type { RecentPast } from '#utils/content/recent-targets.ts';
import { isWeak } from '#utils/domain/subject.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import type { RequestedChange, Target } from '#utils/sites/types.ts';

/** Whether a requested change is the person's own, and what follows from it. */
export interface Attribution {
  /** What the page calls the item, if the person changed it and the server's answer will prove it. */
  task?: NamedTask;
  /** What only the page can tell about: to be watched unless it is already. */
  watch: readonly Target[];
  /** What the person undid after nobody watched it any more: to be watched anew. */
  undone?: Target;
  /** The target that the change came of; from now on it is known by the change's name, too. */
  target?: Target;
  /** Whether that target is used up. */
  isSpent: boolean;
  /** Whether no target is known that it could come of: whoever pressed for it was not seen. */
  isUnplaced?: true;
  /** Whether that target, which is only known by where it lies, did not become what it looks like. */
  isOverruled?: true;
}

/** Which of the person's targets a change is about. */
type Match =
  | { by: 'name' | 'kind' | 'learned name'; target: Target }
  /** Several targets are known only by their text, and nobody can say which of them it is. */
  | { by: 'several'; target?: undefined }
  | { by: 'nothing'; target?: undefined };

/** Ms within which a person undoes what they did by mistake, by something that only the page knows. */
const UNDOES_MS = 60_000;

const NOBODYS: Attribution = { watch: [], isSpent: false };
const UNPLACED: Attribution = { ...NOBODYS, isUnplaced: true };

/**
 * Decides whether a change that the page asks its server for comes of what the person just did.
 * @param findTask the item that the change is about, as the page shows it now; called only if it matters
 */
export function attributeToUser(
  change: RequestedChange,
  past: RecentPast,
  findTask: () => Target | undefined,
): Attribution {
  const match = matchTarget(change, past);
  if (match.by === 'several' || repeatsThePast(change, match, past)) return NOBODYS;
  if (change.needsGesture && !isOfGesture(match)) return undoneLater(change, past);

  const shown = findTask();
  const known = match.by === 'name' ? match.target : shown;
  // Where nobody can read it, a request changes it from the other state.
  const isUnread = match.target?.byPlace && match.target.needsRequest && change.proof;
  const isStale = !isUnread && stateAlreadyThere(change, known);
  const used = match.target && {
    target: match.target,
    // A gesture that came to nothing is the cause of no other change of the same item; but one that moves it may change
    // several things of it.
    isSpent: !isStale || (change.needsGesture === true && (change.proof || !match.target.byPlace)),
  };
  const base = { ...NOBODYS, ...used };
  const isOverruled = isStale && change.to === 'open' && match.target?.byPlace;
  if (isStale) return { ...base, ...(isOverruled && { isOverruled }) };
  if (!change.proof) {
    const watch = known ? [known] : targetsThatWait(change, past);
    return used || watch.length > 0 ? { ...base, watch } : UNPLACED;
  }
  const task = toNamedTask(change, match.target, shown);
  return task ? { ...base, task } : base;
}

/**
 * Whether what a request finishes was only brought back. A redo does again what counted already; an undo is told from it
 * by what it asks for. And whoever opened an item here and then presses nothing of it undoes that somehow: its
 * control, where one is known, was pressed last to open it; and where none is, what was opened first was done before.
 */
function repeatsThePast(change: RequestedChange, match: Match, past: RecentPast): boolean {
  if (change.to !== 'done' || isOfGesture(match)) return false;
  const before = past.asked.get(change.subject);
  const wasDone = before?.target
    ? before.target.before === 'done'
    : before?.first === 'open' && !change.withoutTarget;
  const isJustOpened = before?.last === 'open' && past.now - before.at < UNDOES_MS;
  return past.isRepeating || (isJustOpened && wasDone);
}

/** A target by the change's own name is sure; else the only one of its kind that is known just by its text. */
function matchTarget(change: RequestedChange, past: RecentPast): Match {
  const named = past.recent.find((target) => isNamedBy(change, target));
  if (named) return { by: 'name', target: named };
  const [weak, ...others] = couldChange(change, past).filter(
    ({ subject, needsRequest }) => isWeak(subject) && !needsRequest,
  );
  // The gesture detector has seen them all, so nothing is lost.
  if (others.length > 0) return { by: 'several' };
  if (weak) return { by: 'kind', target: weak };
  const learned = past.asked.get(change.subject)?.target;
  return learned ? { by: 'learned name', target: learned } : { by: 'nothing' };
}

function isNamedBy({ subject, kind, needsGesture }: RequestedChange, target: Target): boolean {
  const hasName = target.subject === subject || target.alias === subject;
  return hasName && (!needsGesture || target.kind === kind);
}

/** The recent targets of the change's kind that are not in its state yet. */
function couldChange({ kind, to }: RequestedChange, { recent }: RecentPast): Target[] {
  return recent.filter((target) => target.kind === kind && target.before !== to);
}

function isOfGesture({ by }: Match): boolean {
  return by === 'name' || by === 'kind';
}

/** What is undone after the server has taken it is watched by nobody any more. */
function undoneLater({ subject, to }: RequestedChange, { isRepeating, asked }: RecentPast): Attribution {
  const target = isRepeating && to === 'open' ? asked.get(subject)?.target : undefined;
  return target ? { ...NOBODYS, undone: { ...target, before: 'done' } } : UNPLACED;
}

/** A late request for what the person has turned back since, or a move of what is done already. */
function stateAlreadyThere({ to }: RequestedChange, known: Target | undefined): boolean {
  return known?.before === to;
}

/** Targets for which the gesture alone said too little. */
function targetsThatWait(change: RequestedChange, past: RecentPast): Target[] {
  return couldChange(change, past).filter(({ needsRequest }) => needsRequest);
}

/** The item by the change's own name, or the page's if it has none; undefined if nobody knows its name. */
function toNamedTask(
  change: RequestedChange,
  target: Target | undefined,
  shown: Target | undefined,
): NamedTask | undefined {
  const subject = change.subject || shown?.subject;
  if (!subject) return undefined;
  const { title = '', url = change.url ?? '' } = target ?? shown ?? {};
  const alias = [target?.subject, shown?.alias].find((name) => name && name !== subject);
  return { subject, ...(alias && { alias }), title, url };
}

import type { Kind } from './constants.ts';
import { addDays, type DayKey } from './days.ts';

/** The part of a logged event that the rules read. */
export interface Act {
  id: string;
  /** A `note` tells only that two names are one thing. */
  type: 'complete' | 'uncomplete' | 'void' | 'note';
  subject: string;
  /** UTC ms */
  at: number;
  day: DayKey;
  device: string;
  /** Counts from 1 on each device. */
  seq: number;
  /** What was finished; on `complete` only. */
  kind?: Kind;
  /** Another name that this act showed to be the same thing's. */
  alias?: string;
  /** Completed by being moved to a place that means done. */
  moved?: true;
  /** What a `void` takes away: a completion, or an un-completion that the site refused. */
  ref?: string;
}

/** One completion that counts. What it is worth depends on the other credits of its day: see `batch.ts`. */
export interface Credit {
  /** The completing event. */
  id: string;
  kind: Kind;
  /** UTC ms */
  at: number;
  day: DayKey;
  /** Earned by a move to a place that means done. */
  moved?: true;
  /** The day on which the points were taken back, when that came too late to forget the win. */
  debit?: DayKey;
}

/** What the log says of one subject. */
export interface Standing {
  /** In order of time; none shares a day with another. */
  credits: Credit[];
  /** The day on which it was last completed, if it is done now. */
  done: DayKey | false;
}

/** The log's one order, whatever order its parts arrived in. */
export function inOrder(a: Act, b: Act): number {
  return a.at - b.at || compare(a.device, b.device) || a.seq - b.seq;
}

/** Folds the acts on one subject, in order, into its credits (C1–C5). */
export function standing(acts: readonly Act[]): Standing {
  const voided = new Set(acts.map(({ ref }) => ref));
  const stood = acts.filter(({ type, id }) => type !== 'uncomplete' || !voided.has(id));
  return stood.reduce(step, { credits: [], done: false });
}

function step({ credits, done }: Standing, act: Act): Standing {
  const last = credits.at(-1);
  const earlier = credits.slice(0, -1);
  switch (act.type) {
    case 'complete':
      // C1 a first credit; C3 a repeat of something that was reset: at most one credit a day. Only a tick is reset by
      // its site: a card that is ticked and then moved, or moved twice, is finished once.
      if (!last || (done && act.day > done && !act.moved && !last.moved))
        return { credits: [...credits, credit(act)], done: act.day };
      // C2 done again after a late undo: the credit stands and the debit goes.
      return done ? { credits, done } : { credits: [...earlier, withoutDebit(last)], done: act.day };
    case 'uncomplete':
      if (!last || !done) return { credits, done: false };
      // C4 early: as if this completion never was; an earlier one of a recurring thing still stands.
      if (act.day <= addDays(last.day, 1)) return { credits: earlier, done: earlier.at(-1)?.day ?? false };
      // C4 late: the win stays in history and its points leave today.
      return { credits: [...earlier, { ...last, debit: act.day }], done: false };
    case 'void':
      // C5 the person's own Undo; the site is as it was, so `done` is too.
      return { credits: credits.filter(({ id }) => id !== act.ref), done };
    case 'note':
      return { credits, done };
  }
}

function credit({ id, kind, at, day, moved }: Act): Credit {
  if (!kind) throw new TypeError(`completion ${id} has no kind`);
  return { id, kind, at, day, ...(moved && { moved }) };
}

function withoutDebit({ debit: _, ...credit }: Credit): Credit {
  return credit;
}

/** Code-unit order: the same on every machine and in IndexedDB. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import type { WinKind } from '#utils/domain/rules.ts';

/** One completion that counts. What it is worth depends on the other credits of its day: see `points.ts`. */
export interface Credit {
  /** The completing event. */
  id: string;
  /** The name under which the thing was first heard of: a surprise is drawn from it, and stays when a better name comes. */
  name: string;
  kind: WinKind;
  /** UTC ms */
  at: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  day: DayKey;
  device: string;
  site?: string;
  /** Earned by a move to a place that means done. */
  moved?: true;
  /** The day on which the points were taken back, when that came too late to forget the win. */
  debit?: DayKey;
  /** What else the log knows of it; see `ties.ts`. */
  flags: CreditFlag[];
}

/**
 * What ties a credit to other acts. `picked`: it was the one that mattered. `step`: a goal had it as a step. `started`: a
 * starter was begun for it. `kept`: it is the next step that a review had named. `old`: it was known for long. `whole`:
 * enough items of the card were ticked. `capped`: it is an item of a card that has brought all its points. `beyond`: the
 * log has it already, so it is no win of its own.
 */
export type CreditFlag = 'picked' | 'step' | 'started' | 'kept' | 'old' | 'whole' | 'capped' | 'beyond';

/** What the log says of one thing. */
export interface ItemState {
  /** In order of time; none shares a day with another. */
  credits: Credit[];
  /** The day on which it was last completed, if it is done now. */
  done: DayKey | false;
}

/** Folds the acts on one thing, in order, into its credits (C1–C5); ties are found later. */
export function projectItem(events: readonly LedgerEvent[]): ItemState {
  const voids = new Map(events.map(({ ref }, place) => [ref, place]));
  // An un-completion that was taken back never was. Nor was a completion whose undo a clock set back puts before it.
  const stood = events.filter(({ type, id }, place) => {
    const voided = voids.get(id);
    return voided === undefined || (type !== 'uncomplete' && voided > place);
  });
  const [first] = events;
  return stood.reduce((so, event) => step(so, event, first?.subject ?? ''), {
    credits: [],
    done: false,
  } as ItemState);
}

function step({ credits, done }: ItemState, event: LedgerEvent, name: string): ItemState {
  const last = credits.at(-1);
  const earlier = credits.slice(0, -1);
  switch (event.type) {
    case 'complete':
    case 'reflect':
      // C1 a first credit; C3 a repeat of something that was reset: at most one credit a day. Only a tick is reset by
      // its site: a card that is ticked and then moved, or moved twice, is finished once.
      if (!last || (done && event.day > done && !event.moved && !last.moved))
        return { credits: [...credits, credit(event, name)], done: event.day };
      // C2 done again after a late undo: the credit stands and the debit goes.
      return done ? { credits, done } : { credits: [...earlier, withoutDebit(last)], done: event.day };
    case 'uncomplete':
      if (!last || !done) return { credits, done: false };
      // C4 early: as if this completion never was; an earlier one of a recurring thing still stands.
      if (event.day <= addDays(last.day, 1)) return { credits: earlier, done: earlier.at(-1)?.day ?? false };
      // C4 late: the win stays in history and its points leave today.
      return { credits: [...earlier, { ...last, debit: event.day }], done: false };
    case 'void':
      // C5 the person's own Undo; the site is as it was, so `done` is too.
      return { credits: credits.filter(({ id }) => id !== event.ref), done };
    default:
      return { credits, done };
  }
}

function credit({ id, kind, at, offset, day, device, site, moved }: LedgerEvent, name: string): Credit {
  if (!kind) throw new TypeError(`completion ${id} has no kind`);
  return {
    id,
    name,
    kind,
    at,
    offset,
    day,
    device,
    ...(site && { site }),
    ...(moved && { moved }),
    flags: [],
  };
}

function withoutDebit({ debit: _, ...credit }: Credit): Credit {
  return credit;
}

/** The days on which a credit shows: where it was earned and, if so, where it was taken back. */
export function daysShowing({ day, debit }: Credit): DayKey[] {
  return debit ? [day, debit] : [day];
}

import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import type { WinKind } from '#utils/domain/rules.ts';

/** One completion that counts. What it is worth depends on the other credits of its day: see `points.ts`. */
export interface Credit {
  /** The id of the completing event. */
  id: string;
  /** The first name of the item that the log knew: a surprise is drawn from it, and stays when a better name comes. */
  name: string;
  kind: WinKind;
  /** UTC ms */
  at: number;
  /** See {@link LedgerEvent.order}. */
  order: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  day: DayKey;
  device: string;
  site?: string;
  /** Earned by a move to a list that means done. */
  moved?: true;
  /** The day on which the points were taken back, when that came too late to forget the win. */
  debit?: DayKey;
  /** What else the log knows of it; see `credit-flags.ts`. */
  flags: CreditFlag[];
}

/**
 * What other events make of a credit. `priority`: it was the one thing that mattered. `step`: a goal had it as a step.
 * `started`: a timer was begun for it. `kept`: it is the next step that a review had named. `old`: it was known for
 * long. `whole`: enough items of the card were ticked. `capped`: it is an item of a card that has brought all its
 * points. `beyond`: the log has it already, so it is no win of its own.
 */
export type CreditFlag = 'priority' | 'step' | 'started' | 'kept' | 'old' | 'whole' | 'capped' | 'beyond';

/** What the log says of one item. */
export interface ItemState {
  /** In order of their days; none shares one with another. */
  credits: Credit[];
  /**
   * The day on which it was last completed, if it is done now; '' where that completion was taken back, and the site was
   * not told.
   */
  done: DayKey | false;
}

const UNTOUCHED: ItemState = { credits: [], done: false };

/** Projects the events on one item, in the log's order, into its credits. Their flags are found later. */
export function projectItem(events: readonly LedgerEvent[]): ItemState {
  const voids = new Map(events.map(({ ref }, place) => [ref, place]));
  const refused = new Set(events.map((event) => event.refused && event.ref));
  // An un-completion that was taken back never was, nor was what the site refused. Nor was a completion whose undo a
  // clock set back puts before it.
  const standing = events.filter(({ type, id }, place) => {
    const voided = voids.get(id);
    return voided === undefined || (type !== 'uncomplete' && voided > place && !refused.has(id));
  });
  const name = events[0]?.subject ?? '';
  return standing.reduce((state, event) => applyEvent(state, event, name), UNTOUCHED);
}

function applyEvent(state: ItemState, event: LedgerEvent, name: string): ItemState {
  switch (event.type) {
    case 'complete':
    case 'reflect':
      return complete(state, event, name);
    case 'uncomplete':
      return uncomplete(state, event);
    case 'void':
      return takeBack(state, event);
    default:
      return state;
  }
}

/** The person's own undo. The site is as it was, so it stays done there. */
function takeBack({ credits, done }: ItemState, { ref }: LedgerEvent): ItemState {
  const others = credits.filter(({ id }) => id !== ref);
  const last = others.at(-1);
  if (!last || credits.at(-1)?.id !== ref) return { credits: others, done };
  return { credits: others, done: done === false ? last.day : '' };
}

function complete(state: ItemState, event: LedgerEvent, name: string): ItemState {
  const { credits, done } = state;
  const last = credits.at(-1);
  if (!last || isRepeat(state, event, last))
    return { credits: [...credits, toCredit(event, name)], done: event.day };
  if (done !== false) return state;
  // It is done again after a late undo: the credit stands, and its debit goes.
  const { debit: _, ...standing } = last;
  return { credits: [...credits.slice(0, -1), standing], done: event.day };
}

/**
 * Whether an item is completed once more after its site reset it: at most once a day. Only a tick is reset by its site: a
 * card that is ticked and then moved, or moved twice, is finished once.
 */
function isRepeat({ done }: ItemState, event: LedgerEvent, last: Credit): boolean {
  // A clock that was set back may have finished it again before the day of the credit.
  return done !== false && event.day > done && event.day > last.day && !event.moved && !last.moved;
}

function uncomplete({ credits, done }: ItemState, { day }: LedgerEvent): ItemState {
  const last = credits.at(-1);
  if (!last || done === false) return { credits, done: false };
  // What is opened again was taken back before; an earlier completion of a recurring item still stands.
  if (done === '') return { credits, done: last.day };
  const earlier = credits.slice(0, -1);
  // Early: this completion is as if it never was; an earlier one of a recurring item still stands.
  if (day <= addDays(last.day, 1)) return { credits: earlier, done: earlier.at(-1)?.day ?? false };
  // Late: the win stays in history, and its points leave on the day of the event.
  return { credits: [...earlier, { ...last, debit: day }], done: false };
}

function toCredit(
  { id, kind, at, order, offset, day, device, site, moved }: LedgerEvent,
  name: string,
): Credit {
  if (!kind) throw new TypeError(`completion ${id} has no kind`);
  return defined({ id, name, kind, at, order, offset, day, device, site, moved, flags: [] });
}

/** The days on which a credit shows: where it was earned and, if so, where it was taken back. */
export function daysShowing({ day, debit }: Credit): DayKey[] {
  return debit ? [day, debit] : [day];
}

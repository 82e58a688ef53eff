import { addDays, type DayKey, daysBetween, HOUR_MS } from '#utils/domain/calendar.ts';
import { compareText, type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { ITEMS_A_CARD, OLD_DAYS, PRIORITY_AHEAD_MS, PRIORITY_DAYS } from '#utils/domain/rules.ts';
import { type Credit, type CreditFlag, type ItemState, projectItem } from '#utils/domain/scoring/credits.ts';

/** What of the log has to do with one item; all in the log's order. */
export interface RelatedEvents {
  /** The events on it, under all its names. */
  own: readonly LedgerEvent[];
  /** The events on other items that name it: see {@link LedgerEvent.relatedTo}. */
  related: readonly LedgerEvent[];
}

/** Day → the id of the event that chose its priority. */
export type Priorities = ReadonlyMap<DayKey, string>;

/** Ms after the start of a timer within which its item is finished to count as started and finished. */
const STARTED_MS = 48 * HOUR_MS;
/** Days within which the next step of a review is kept. */
const KEPT_DAYS = 7;
/** Ticked items that make a card a whole list. */
const WHOLE_ITEMS = 5;
/** What cannot be done again on another day. */
const ONCE: ReadonlySet<Credit['kind']> = new Set([
  'weekly',
  'reflection',
  'step',
  'starter',
  'focus',
  'manual',
]);

/** The priority of each day. The first one that was chosen stands. @param events in the log's order */
export function firstPriorities(events: readonly LedgerEvent[]): Priorities {
  const priorities = new Map<DayKey, string>();
  for (const { type, day, id } of events)
    if (type === 'priority' && !priorities.has(day)) priorities.set(day, id);
  return priorities;
}

/** The card whose checklist item something is, as its own events say; undefined for everything else. */
export function parentCard(own: readonly LedgerEvent[]): string | undefined {
  return own.find(({ kind, relatedTo }) => kind === 'item' && relatedTo)?.relatedTo;
}

/**
 * Projects a group: a card and its checklist items, or any other item alone. They are judged together, since only the
 * first items of a card ever score, and a card may be a whole list.
 * @param root the name of the card, or of the item alone
 * @param members by their names; the root itself is not among them if it is an item of another card
 */
export function projectGroup(
  root: string,
  members: ReadonlyMap<string, RelatedEvents>,
  priorities: Priorities,
): Map<string, ItemState> {
  const states = new Map([...members].map(([name, { own }]) => [name, projectItem(own)]));
  const items = [...states].filter(([name]) => name !== root).map(([, { credits }]) => credits);
  const capped = new Set(
    items
      .flat()
      .toSorted(byOrder)
      .slice(ITEMS_A_CARD)
      .map(({ id }) => id),
  );
  const isWhole = ({ order }: Credit) =>
    items.filter((credits) => credits.some((item) => item.order <= order)).length >= WHOLE_ITEMS;

  const withFlags = (name: string, { credits, done }: ItemState): ItemState => {
    const flagsOf = flagFinder(members.get(name) ?? NOTHING_RELATED, credits, priorities);
    const flagged = credits.map((credit, place) => {
      const flags = flagsOf(credit, place);
      if (name === root && isWhole(credit)) flags.push('whole');
      if (capped.has(credit.id)) flags.push('capped');
      return { ...credit, flags };
    });
    return { credits: flagged, done };
  };
  return new Map([...states].map(([name, state]) => [name, withFlags(name, state)]));
}

const NOTHING_RELATED: RelatedEvents = { own: [], related: [] };

/** Makes what finds the flags of an item's credits, those apart that come from its group. */
function flagFinder(
  { own, related }: RelatedEvents,
  credits: readonly Credit[],
  priorities: Priorities,
): (credit: Credit, place: number) => CreditFlag[] {
  const standing = withoutVoided(related);
  const links = standing.filter(({ type }) => type === 'step');
  const steps = [...Map.groupBy(links, ({ subject }) => subject).values()];
  const starts = standing.filter(({ type }) => type === 'timer');
  const reviews = standing.filter(({ type }) => type === 'reflect');
  const chosen = own.filter(({ type, id, day }) => type === 'priority' && priorities.get(day) === id);
  const fulfilling = new Set(chosen.map((priority) => credits.find((credit) => fulfils(credit, priority))));
  const first = own[0]?.day;
  // A step that stands for another item is done with that, and paid there.
  const isLink = own.some(({ type, relatedTo }) => type === 'step' && relatedTo !== undefined);

  return (credit, place) => {
    const { at, order, day, kind } = credit;
    const isEarlier = (event: LedgerEvent) => event.order <= order;
    const flags: [CreditFlag, boolean][] = [
      ['priority', fulfilling.has(credit)],
      ['step', steps.some((step) => credit === firstAfter(step, credits) && !isDropped(step, order))],
      ['started', starts.some((start) => isEarlier(start) && at - start.at <= STARTED_MS)],
      ['kept', reviews.some((review) => isEarlier(review) && daysBetween(review.day, day) <= KEPT_DAYS)],
      ['old', first !== undefined && daysBetween(first, day) >= OLD_DAYS],
      ['beyond', isLink || (ONCE.has(kind) && place > 0)],
    ];
    return flags.filter(([, holds]) => holds).map(([flag]) => flag);
  };
}

/** Whether a credit does what was chosen as a day's priority: soon enough, and not at once. */
function fulfils({ at, day }: Credit, priority: LedgerEvent): boolean {
  return (
    day >= priority.day &&
    day <= addDays(priority.day, PRIORITY_DAYS) &&
    at - priority.at >= PRIORITY_AHEAD_MS
  );
}

/** The credit that finishes a step; what recurs does not finish it again. @param step the events on it */
function firstAfter([first]: readonly LedgerEvent[], credits: readonly Credit[]): Credit | undefined {
  return credits.find(({ order }) => first && first.order <= order);
}

/** Whether a step was given up by then. @param step the events on it @param order of what happened then */
function isDropped(step: readonly LedgerEvent[], order: number): boolean {
  return step.findLast((event) => event.order <= order)?.dropped ?? false;
}

function byOrder(a: Credit, b: Credit): number {
  return a.order - b.order || compareText(a.id, b.id);
}

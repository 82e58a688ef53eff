import { addDays, type DayKey, daysBetween } from '#utils/domain/calendar.ts';
import { compareText, type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import { ITEMS_A_CARD, PRIORITY_AHEAD_MS, PRIORITY_DAYS } from '#utils/domain/rules.ts';
import { type Credit, type CreditFlag, type ItemState, projectItem } from '#utils/domain/scoring/credits.ts';

/** What of the log has to do with one thing; all in the log's order. */
export interface RelatedEvents {
  /** The acts on it, under all its names. */
  own: readonly LedgerEvent[];
  /** The acts on other things that name it: see {@link LedgerEvent.relatedTo}. */
  related: readonly LedgerEvent[];
}

/** P1: day → the act that picked the one thing that matters. The first one stands. */
export type Priorities = ReadonlyMap<DayKey, string>;

/** Ms within which what a starter was begun for is finished, to have been started and finished. */
const STARTED_MS = 48 * 3_600_000;
/** Days within which the next step of a review is kept. */
const KEPT_DAYS = 7;
/** Days after which a thing is an old dragon. */
const OLD_DAYS = 60;
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

/** P1: the first pick of each day. @param acts in the log's order */
export function firstPriorities(events: readonly LedgerEvent[]): Priorities {
  const priorities = new Map<DayKey, string>();
  for (const { type, day, id } of events)
    if (type === 'priority' && !priorities.has(day)) priorities.set(day, id);
  return priorities;
}

/** The card whose checklist item a thing is, as its own acts say; undefined for everything else. */
export function parentCard(own: readonly LedgerEvent[]): string | undefined {
  return own.find(({ kind, relatedTo }) => kind === 'item' && relatedTo)?.relatedTo;
}

/**
 * How a family stands: a card and its checklist items, or any other thing alone. They are judged together, since only
 * the first items of a card ever score, and a card may be a whole list.
 * @param head the name of the card, or of the thing
 * @param members by their names; the head itself is not among them if it is an item of another card
 */
export function projectGroup(
  head: string,
  members: ReadonlyMap<string, RelatedEvents>,
  priorities: Priorities,
): Map<string, ItemState> {
  const stand = new Map([...members].map(([name, { own }]) => [name, projectItem(own)]));
  const items = [...stand].filter(([name]) => name !== head).map(([, { credits }]) => credits);
  const capped = new Set(
    items
      .flat()
      .toSorted(inTime)
      .slice(ITEMS_A_CARD)
      .map(({ id }) => id),
  );
  return new Map(
    [...stand].map(([name, { credits, done }]) => {
      const near = members.get(name) ?? { own: [], related: [] };
      const flags = tiesOf(near, credits, priorities);
      const whole = ({ at }: Credit) =>
        name === head &&
        items.filter((credits) => credits.some((item) => item.at <= at)).length >= WHOLE_ITEMS;
      const all = (credit: Credit, place: number): CreditFlag[] => [
        ...flags(credit, place),
        ...(whole(credit) ? (['whole'] as const) : []),
        ...(capped.has(credit.id) ? (['capped'] as const) : []),
      ];
      return [
        name,
        { credits: credits.map((credit, place) => ({ ...credit, flags: all(credit, place) })), done },
      ];
    }),
  );
}

/** Finds what ties the credits of one thing to other acts, its card apart. */
function tiesOf({ own, related: all }: RelatedEvents, credits: readonly Credit[], priorities: Priorities) {
  const about = withoutVoided(all);
  const links = about.filter(({ type }) => type === 'step');
  const steps = [...Map.groupBy(links, ({ subject }) => subject).values()];
  const starts = about.filter(({ type }) => type === 'timer');
  const reviews = about.filter(({ type }) => type === 'reflect');
  const taken = own.filter(({ type, id, day }) => type === 'priority' && priorities.get(day) === id);
  const paid = new Set(taken.map((priority) => credits.find((credit) => pays(priority, credit))?.id));
  const first = own[0]?.day;
  // O1: a step that stands for another thing is done with that, and paid there.
  const linked = own.some(({ type, relatedTo }) => type === 'step' && relatedTo !== undefined);

  return (credit: Credit, place: number): CreditFlag[] => {
    const { id, at, day, kind } = credit;
    const flags: [CreditFlag, boolean][] = [
      ['picked', paid.has(id)],
      ['step', steps.some((step) => credit === firstAfter(step, credits) && !isDropped(step, at))],
      ['started', starts.some((start) => start.at <= at && at - start.at <= STARTED_MS)],
      ['kept', reviews.some((review) => review.at <= at && daysBetween(review.day, day) <= KEPT_DAYS)],
      ['old', first !== undefined && daysBetween(first, day) >= OLD_DAYS],
      ['beyond', linked || (ONCE.has(kind) && place > 0)],
    ];
    return flags.filter(([, holds]) => holds).map(([flag]) => flag);
  };
}

/** P1: whether a credit is what a pick was for. */
function pays(priority: LedgerEvent, { at, day }: Credit): boolean {
  return (
    day >= priority.day &&
    day <= addDays(priority.day, PRIORITY_DAYS) &&
    at - priority.at >= PRIORITY_AHEAD_MS
  );
}

/** O1: the credit that finishes a step; what recurs does not finish it again. @param step the acts on it */
function firstAfter([first]: readonly LedgerEvent[], credits: readonly Credit[]): Credit | undefined {
  return credits.find(({ at }) => first && first.at <= at);
}

function isDropped(step: readonly LedgerEvent[], when: number): boolean {
  return step.findLast(({ at }) => at <= when)?.dropped ?? false;
}

function inTime(a: Credit, b: Credit): number {
  return a.at - b.at || compareText(a.id, b.id);
}

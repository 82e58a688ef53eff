import type { DayKey } from '#utils/domain/calendar.ts';
import { compareEvents, type LedgerEvent } from '#utils/domain/event.ts';

/**
 * How the subjects of `past` events begin; the source follows, and the name that the thing has there. No other event is
 * about such a subject but for one that takes it away again, so that nothing of the past ever meets what is scored.
 */
export const PAST = 'past:';

/** What was brought in of one day. */
export interface PastDay {
  day: DayKey;
  /** How many things show. */
  count: number;
  /** The ids of events that do not, sorted: they were taken away again, or another device brought the same in, too. */
  hidden: string[];
}

/** The name of an event of the past. @param key the thing's own name at the source, of hex digits */
export function pastSubject(source: string, key: string): string {
  return `${PAST}${source}:${key}`;
}

/**
 * What was brought in, by days. Of several events on one thing the first shows, and none once the person took one of
 * them away. @param events of a whole log, in its order
 */
export function projectPast(events: readonly LedgerEvent[]): Map<DayKey, PastDay> {
  const gone = new Set(events.flatMap(({ type, subject }) => (type === 'void' ? subject : [])));
  const known = new Set<string>();
  const days = new Map<DayKey, PastDay>();
  for (const { id, type, subject, day } of events) {
    if (type !== 'past') continue;
    const own = days.get(day) ?? { day, count: 0, hidden: [] };
    days.set(day, own);
    if (gone.has(subject) || known.has(subject)) own.hidden.push(id);
    else own.count++;
    known.add(subject);
  }
  for (const { hidden } of days.values()) hidden.sort();
  return days;
}

/** Of the events on one thing of the past: the one that shows, if nobody took it away. */
export function standingPast<T extends LedgerEvent>(events: readonly T[]): T | undefined {
  if (events.some(({ type }) => type === 'void')) return undefined;
  return events.filter(({ type }) => type === 'past').toSorted(compareEvents)[0];
}

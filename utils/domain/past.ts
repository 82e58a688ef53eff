import type { DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareEvents, type LedgerEvent, type StoredEvent } from '#utils/domain/event.ts';

/**
 * How the subjects of `past` events begin; the source follows, and the name that the thing has there. No other event is
 * about such a subject but for one that takes it away again, so that nothing of the past ever meets what is scored.
 */
export const PAST = 'past:';

/** Which programs' histories can be brought in, with their names; a table may come from anywhere, and has none. */
export const PAST_SOURCES = {
  csv: '',
  github: 'GitHub',
  habitica: 'Habitica',
  loop: 'Loop Habit Tracker',
  superproductivity: 'Super Productivity',
  todoist: 'Todoist',
  trello: 'Trello',
} as const;
export type PastSource = keyof typeof PAST_SOURCES;

/** Something that another program says was finished. It is no win, and is never counted as one. */
export interface PastEntry {
  /** Sets it apart from a win. */
  isPast: true;
  /** The id of its event. */
  id: string;
  subject: string;
  /** A {@link PastSource}, as far as this build knows it; '' for none. */
  source: string;
  /** '' where it is no site of ours. */
  site: string;
  title: string;
  /** '' for none. */
  url: string;
  /** UTC ms */
  at: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  day: DayKey;
  /** See {@link LedgerEvent.dayOnly}. */
  dayOnly?: true;
}

/** What was brought in of one day. */
export interface PastDay {
  day: DayKey;
  /** How many things show. */
  count: number;
  /** The ids of events that do not, sorted: they were taken away again, or another device brought the same in, too. */
  hidden: string[];
}

/** What a source is called; '' for a table, and for what a later build knows. */
export function pastSourceName(source: string): string {
  return (PAST_SOURCES as Record<string, string>)[source] ?? '';
}

/** The name of an event of the past. @param key the thing's own name at the source, of hex digits */
export function pastSubject(source: PastSource, key: string): string {
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

/** An event of the past as pages show it. */
export function toPastEntry(event: StoredEvent): PastEntry {
  const { id, subject, source = '', site = '', at, offset, day, dayOnly, text } = event;
  const { title = '', url = '' } = text ?? {};
  const isPast = true as const;
  return defined({ isPast, id, subject, source, site, title, url, at, offset, day, dayOnly });
}

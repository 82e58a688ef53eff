import type { DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import type { StoredEvent } from '#utils/domain/event.ts';

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
  /** See `LedgerEvent`. */
  dayOnly?: true;
}

/** What a source is called; '' for a table, and for what a later build knows. */
export function pastSourceName(source: string): string {
  return (PAST_SOURCES as Record<string, string>)[source] ?? '';
}

/** An event of the past as pages show it. */
export function toPastEntry(event: StoredEvent): PastEntry {
  const { id, subject, source = '', site = '', at, offset, day, dayOnly, text } = event;
  const { title = '', url = '' } = text ?? {};
  const isPast = true as const;
  return defined({ isPast, id, subject, source, site, title, url, at, offset, day, dayOnly });
}

import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, weekStartOf } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';

/** What was written in a week. */
export interface JournalWeek {
  /** Its first day. */
  first: DayKey;
  review?: JournalEntry;
  /** Of its days, in order. */
  lines: JournalEntry[];
}

/** What was ever written, week by week, the latest first. @param all in any order */
export function journalByWeek(all: readonly JournalEntry[], config: ConfigHistory): JournalWeek[] {
  return [...Map.groupBy(all, ({ day }) => weekStartOf(config, day))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([first, own]) => {
      const lines = own.filter(({ kind }) => kind === 'reflection').sort((a, b) => (a.day < b.day ? -1 : 1));
      return defined({ first, lines, review: own.find(({ kind }) => kind === 'weekly') });
    });
}

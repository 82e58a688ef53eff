import { type DayKey, mondayOf } from '#utils/domain/calendar.ts';
import type { Written } from '#utils/domain/planning/plan.ts';

/** What was written in a week. */
export interface WrittenWeek {
  monday: DayKey;
  review?: Written;
  /** Of its days, in order. */
  lines: Written[];
}

/** What was ever written, week by week, the latest first. @param all in any order */
export function byWeek(all: readonly Written[]): WrittenWeek[] {
  return [...Map.groupBy(all, ({ day }) => mondayOf(day))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([monday, own]) => {
      const review = own.find(({ kind }) => kind === 'weekly');
      const lines = own.filter(({ kind }) => kind === 'reflection').sort((a, b) => (a.day < b.day ? -1 : 1));
      return { monday, lines, ...(review && { review }) };
    });
}

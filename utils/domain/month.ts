import type { DayKey, Month } from '#utils/domain/calendar.ts';

/** The last day of a month. */
export function lastDayOf(month: Month): DayKey {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

import { addDays, type DayKey } from '#utils/domain/calendar.ts';

/** A span of days by its name. */
export type Period = 'quarter' | 'lastQuarter' | 'year' | 'lastYear' | 'all';

/** Before any day that somebody worked on. */
const ALWAYS = '1970-01-01';

/** The first and the last day of a period, as of a day. Quarters and years are those of the calendar. */
export function periodOf(period: Period, today: DayKey): [from: DayKey, to: DayKey] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  switch (period) {
    case 'quarter':
      return [quarterStart(year, quarter), addDays(quarterStart(year, quarter + 1), -1)];
    case 'lastQuarter':
      return [quarterStart(year, quarter - 1), addDays(quarterStart(year, quarter), -1)];
    case 'year':
      return [`${year}-01-01`, `${year}-12-31`];
    case 'lastYear':
      return [`${year - 1}-01-01`, `${year - 1}-12-31`];
    case 'all':
      return [ALWAYS, today];
  }
}

/** @param quarter from 0; one before or after those of the year belongs to the year beside it */
function quarterStart(year: number, quarter: number): DayKey {
  return new Date(Date.UTC(year, quarter * 3, 1)).toISOString().slice(0, 10);
}

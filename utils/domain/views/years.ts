import { addDays, type DayKey, latestWeekday } from '#utils/domain/calendar.ts';
import { type DashboardState, type DayCell, type DaysView, dayCells } from '#utils/domain/views/dashboard.ts';

/** The calendar years of which there is anything, and a day that the last year does not show; the newest first. */
export function pastYears({
  year,
  today,
  years,
}: Pick<DashboardState, 'year' | 'today' | 'years'>): number[] {
  const [[{ day: shownSince } = today] = []] = year;
  return years.filter((one) => firstDayOf(one) < shownSince).reverse();
}

/** The first and the last day of a calendar year. */
export function spanOfYear(year: number): { from: DayKey; to: DayKey } {
  return { from: firstDayOf(year), to: addDays(firstDayOf(year + 1), -1) };
}

/**
 * A calendar year in columns of seven days, each a week; undefined stands for days of the years beside it.
 * @param known of the days of the year
 */
export function yearColumns(
  year: number,
  known: DaysView,
  { config, today, activeSettings }: Pick<DashboardState, 'config' | 'today' | 'activeSettings'>,
): (DayCell | undefined)[][] {
  const { from, to } = spanOfYear(year);
  const cell = dayCells(known, config, today.day);
  const columns: (DayCell | undefined)[][] = [];
  for (let start = latestWeekday(from, activeSettings.weekStart); start <= to; start = addDays(start, 7))
    columns.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = addDays(start, index);
        return from <= day && day <= to ? cell(day) : undefined;
      }),
    );
  return columns;
}

function firstDayOf(year: number): DayKey {
  return `${year}-01-01`;
}

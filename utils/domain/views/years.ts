import { addDays, type DayKey, latestWeekday } from '#utils/domain/calendar.ts';
import { type DashboardState, type DayCell, type DayView, dayCells } from '#utils/domain/views/dashboard.ts';

/** The calendar years since the first win that the last year does not show whole, the newest first. */
export function pastYears({
  year,
  today,
  achievements,
}: Pick<DashboardState, 'year' | 'today' | 'achievements'>): number[] {
  const first = achievements.find(({ name }) => name === 'first win')?.on;
  const [[{ day: shownSince } = today] = []] = year;
  if (!first) return [];
  const years: number[] = [];
  for (let one = yearOf(first); firstDayOf(one) < shownSince; one++) years.unshift(one);
  return years;
}

/** The first and the last day of a calendar year. */
export function spanOfYear(year: number): { from: DayKey; to: DayKey } {
  return { from: firstDayOf(year), to: addDays(firstDayOf(year + 1), -1) };
}

/**
 * A calendar year in columns of seven days, each a week; undefined stands for days of the years beside it.
 * @param days with a total, of the year, in any order
 */
export function yearColumns(
  year: number,
  days: readonly DayView[],
  { config, today, activeSettings }: Pick<DashboardState, 'config' | 'today' | 'activeSettings'>,
): (DayCell | undefined)[][] {
  const { from, to } = spanOfYear(year);
  const cell = dayCells(days, config, today.day);
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

function yearOf(day: DayKey): number {
  return Number(day.slice(0, 4));
}

function firstDayOf(year: number): DayKey {
  return `${year}-01-01`;
}

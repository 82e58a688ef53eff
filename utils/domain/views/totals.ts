import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

/** What the latest days came to, beside what the daily target would make of as many. */
export interface SpanTotals {
  /** How many of them. */
  days: (typeof SPANS)[number];
  wins: number;
  /** The day of the first win, if that was later than the first of them. */
  since?: DayKey;
  /** Wins of as many days that reach the target whenever they are scheduled. */
  atGoal: number;
}

/** A week, a month, a year. */
const SPANS = [7, 30, 365] as const;

/** What wins add up to, over a week, a month and a year, today included. */
export function spanTotals({
  year,
  today,
  activeSettings,
  achievements,
}: Pick<DashboardState, 'year' | 'today' | 'activeSettings' | 'achievements'>): SpanTotals[] {
  const first = achievements.find(({ name }) => name === 'first win')?.on;
  return SPANS.map((days) => {
    const start = addDays(today.day, 1 - days);
    const own = year.flat().filter(({ day }) => day >= start && day <= today.day);
    return defined({
      days,
      wins: own.reduce((sum, { wins }) => sum + wins, 0),
      since: first && first > start ? first : undefined,
      atGoal: Math.round((activeSettings.dailyTarget * activeSettings.schedule.length * days) / 7),
    });
  });
}

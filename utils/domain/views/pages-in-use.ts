import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import type { Plan } from '#utils/domain/planning/plan.ts';
import type { RunningTotals } from '#utils/domain/scoring/running-totals.ts';

/** The pages that stand in the navigation from their first use on, and whether they are in use. */
export interface PagesInUse {
  /** A goal was made, whatever became of it. */
  goals: boolean;
  /** A review was written; or the first win was a week ago, so that there is a whole week to look back on. */
  review: boolean;
}

const WEEK_DAYS = 7;

/** Which pages are in use on a day. */
export function pagesInUse(
  { hadGoals }: Pick<Plan, 'hadGoals'>,
  { achieved, counts }: Pick<RunningTotals, 'achieved' | 'counts'>,
  today: DayKey,
): PagesInUse {
  const first = achieved['first win'];
  const hasWholeWeek = first !== undefined && addDays(first, WEEK_DAYS) <= today;
  return { goals: hadGoals, review: counts.weekly > 0 || hasWholeWeek };
}

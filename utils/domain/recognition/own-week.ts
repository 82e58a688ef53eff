import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { isRestDay } from '#utils/domain/config-history.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

/** What the person's own week comes to. @param week its Monday @param until its last day that is looked at */
export function ownWeek(
  { year, config }: Pick<DashboardState, 'year' | 'config'>,
  week: DayKey,
  until = addDays(week, 6),
): Omit<WeekCard, 'team'> {
  const cells = year.flat().filter(({ day }) => week <= day && day <= until);
  // A day without a target is none of the schedule.
  const reached = cells.flatMap(({ target, targetWins }) =>
    target > 0 && targetWins > 0 ? [Math.min(1, targetWins / target)] : [],
  );
  const days = reached.length;
  const share = Math.round((100 * reached.reduce((sum, one) => sum + one, 0)) / Math.max(1, days));
  const all = Array.from({ length: 7 }, (_, index) => addDays(week, index));
  return { week, share, days, rest: all.some((day) => isRestDay(config, day)) };
}

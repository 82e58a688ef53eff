import { formatNumber } from '#components/ui/format.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { n } from '#utils/platform/i18n.ts';

/** How many wins there are today, and of how many, as long as that is the same count as on every other page. */
export function winsToday({ today, settings }: Pick<DashboardState, 'today' | 'settings'>): string {
  const { wins, targetWins, dailyTarget } = today;
  // Where some do not count for the target, it still says how many there are.
  const isOnTheWay = settings.game && wins === targetWins && wins <= dailyTarget;
  return isOnTheWay ? n('today.ofGoal', dailyTarget, formatNumber(wins)) : n('today.wins', wins);
}

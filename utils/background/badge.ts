import { MINUTE_MS } from '#utils/domain/calendar.ts';
import { remaining } from '#utils/domain/planning/timer.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';

/**
 * The few characters on the toolbar icon: a timer's minutes to go, a tick once it is over, else today's wins.
 * @param at UTC ms
 */
export function badgeText({ today, settings, plan: { timer } }: DashboardState, at: number): string {
  if (timer) return remaining(timer, at) > 0 ? `${Math.ceil(remaining(timer, at) / MINUTE_MS)}m` : '✓';
  return today.wins > 0 && settings.game ? String(today.wins) : '';
}

/** When a timer changes the badge next, UTC ms; undefined when it will not any more. @param at UTC ms */
export function nextBadgeChange({ plan: { timer } }: DashboardState, at: number): number | undefined {
  const left = timer ? remaining(timer, at) : 0;
  return left > 0 ? at + (left % MINUTE_MS || MINUTE_MS) : undefined;
}

import { remaining } from './game/timer.ts';
import type { View } from './game/view.ts';

const MINUTE_MS = 60_000;

/**
 * The few characters on the toolbar icon: a timer's minutes to go, a tick once it is over, else today's wins.
 * @param at UTC ms
 */
export function badgeText({ today, settings, plan: { timer } }: View, at: number): string {
  if (timer) return remaining(timer, at) > 0 ? `${Math.ceil(remaining(timer, at) / MINUTE_MS)}m` : '✓';
  return today.wins > 0 && settings.game ? String(today.wins) : '';
}

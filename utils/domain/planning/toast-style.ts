import type { Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { isSilent } from '#utils/domain/planning/prompts.ts';
import { FIRST_WINS, TOASTS_AN_HOUR } from '#utils/domain/rules.ts';
import { latestSettings } from '#utils/domain/settings.ts';

/**
 * How much a toast says of a win: all of it; only what was saved, since it is quiet; the same on one line for a moment,
 * since there were many within the hour; or nothing.
 */
export type ToastStyle = 'full' | 'plain' | 'short' | 'none';

/** What the style of a toast depends on, besides the settings and the moment. */
export interface ToastHistory {
  /** Full toasts within the last hour. */
  fullToasts: number;
  /** Wins ever, this one included. */
  wins: number;
}

/**
 * How a win is answered. What a person does themselves always is, unless they said that they want no toast while it is
 * quiet, or no game at all. The first wins ever are answered in full at any hour, so that nobody takes the silence of
 * their first evening for a fault.
 */
export function toastStyle(
  { fullToasts, wins }: ToastHistory,
  now: Moment,
  config: ConfigHistory,
): ToastStyle {
  const { game, quietToasts } = latestSettings(config.changes);
  if (!game) return 'none';
  if (isSilent(now, config)) {
    if (quietToasts === 'none') return 'none';
    if (wins > FIRST_WINS) return 'plain';
  }
  return fullToasts < TOASTS_AN_HOUR ? 'full' : 'short';
}

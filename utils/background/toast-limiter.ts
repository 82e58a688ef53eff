import { createSlidingWindow, type SessionStore } from '#utils/background/sliding-window.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { mayShowToast } from '#utils/domain/planning/prompts.ts';
import { TOAST_MS } from '#utils/domain/rules.ts';

const HOUR_MS = 3_600_000;

/**
 * Keeps toasts from becoming a nuisance. A win that joins the toast that is up makes no new one.
 * @returns whether a toast may be shown now; then it counts
 */
export function createToastLimiter(store: SessionStore) {
  const take = createSlidingWindow(store, { spanMs: HOUR_MS, sameMs: TOAST_MS });
  return (now: Moment, config: ConfigHistory): Promise<boolean> =>
    take('toasts', now.at, (recent) => mayShowToast(recent, now, config));
}

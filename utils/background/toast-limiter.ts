import { createSlidingWindow, type SessionStore } from '#utils/background/sliding-window.ts';
import { HOUR_MS, type Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { type ToastStyle, toastStyle } from '#utils/domain/planning/toast-style.ts';
import { TOAST_MS } from '#utils/domain/rules.ts';

/**
 * Keeps toasts from becoming a nuisance. A win that joins the toast that is up makes no new one.
 * @returns asks how much the toast of a win may say now, given the wins ever, that one included; a full one then counts
 */
export function createToastLimiter(store: SessionStore) {
  const take = createSlidingWindow(store, { spanMs: HOUR_MS, sameMs: TOAST_MS });
  return async (now: Moment, config: ConfigHistory, wins: number): Promise<ToastStyle> => {
    let style: ToastStyle = 'none';
    await take('toasts', now.at, (full) => {
      style = toastStyle({ fullToasts: full.length, wins }, now, config);
      return style === 'full';
    });
    return style;
  };
}

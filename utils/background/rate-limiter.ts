import { createSlidingWindow, type SessionStore } from '#utils/background/sliding-window.ts';
import { MINUTE_MS } from '#utils/domain/calendar.ts';

/** More than a person does by hand, a page of to-dos ticked at once included; less than a page could pour in. */
export const PER_MINUTE = 600;

/**
 * Limits how often each tab may send a message.
 * @returns whether this tab may send one more, now (UTC ms); then it counts
 */
export function createRateLimiter(store: SessionStore) {
  const take = createSlidingWindow(store, { spanMs: MINUTE_MS });
  return (tab: number, now: number): Promise<boolean> =>
    take(`messages:${tab}`, now, (recent) => recent.length < PER_MINUTE);
}

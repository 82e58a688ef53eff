import type { Storage } from 'webextension-polyfill';
import type { Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { mayShowToast } from '#utils/domain/planning/prompts.ts';
import { TOAST_MS } from '#utils/domain/rules.ts';

const KEY = 'toasts';
const HOUR_MS = 3_600_000;

/**
 * Keeps toasts from becoming a nuisance (B3). When they were lies in session storage, since the worker that keeps it is
 * stopped and started at will.
 * @returns whether a toast may be shown now; then it counts
 */
export function createToastLimiter(store: Pick<Storage.StorageArea, 'get' | 'set'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function take(now: Moment, config: ConfigHistory): Promise<boolean> {
    const { [KEY]: past = [] } = (await store.get(KEY)) as Record<string, number[]>;
    const recent = past.filter((at) => Math.abs(now.at - at) < HOUR_MS);
    // What joins the toast that is up makes no new one.
    const others = recent.filter((at) => Math.abs(now.at - at) >= TOAST_MS);
    const may = mayShowToast(others, now, config);
    if (may) await store.set({ [KEY]: [...others, now.at] });
    return may;
  }

  return (now: Moment, config: ConfigHistory): Promise<boolean> => {
    const result = turn.then(() => take(now, config));
    turn = result.catch(() => undefined);
    return result;
  };
}

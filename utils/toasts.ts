import type { Storage } from 'webextension-polyfill';
import { mayToast } from './game/care.ts';

const KEY = 'toasts';
const HOUR_MS = 3_600_000;

/**
 * Keeps toasts from becoming a nuisance (B3). When they were lies in session storage, since the worker that keeps it is
 * stopped and started at will.
 * @returns whether a toast may be shown now (UTC ms); then it counts
 */
export function createToastCap(store: Pick<Storage.StorageArea, 'get' | 'set'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function take(now: number): Promise<boolean> {
    const { [KEY]: past = [] } = (await store.get(KEY)) as Record<string, number[]>;
    const recent = past.filter((at) => now - at < HOUR_MS);
    const may = mayToast(recent, now);
    if (may) await store.set({ [KEY]: [...recent, now] });
    return may;
  }

  return (now: number): Promise<boolean> => {
    const result = turn.then(() => take(now));
    turn = result.catch(() => undefined);
    return result;
  };
}

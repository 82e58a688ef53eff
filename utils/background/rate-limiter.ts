import type { Storage } from 'webextension-polyfill';

/** More than a person does by hand, a page of to-dos ticked at once included; less than a page could pour in. */
export const PER_MINUTE = 600;
const MINUTE_MS = 60_000;

/**
 * Caps how often each tab may speak, over the last minute. The count lies in session storage, since the worker
 * that keeps it is stopped and started at will.
 * @returns whether this tab may speak once more, now (UTC ms)
 */
export function createRateLimiter(store: Pick<Storage.StorageArea, 'get' | 'set'>) {
  let turn: Promise<unknown> = Promise.resolve();

  async function spend(tab: number, now: number): Promise<boolean> {
    const key = `spoke:${tab}`;
    const { [key]: past = [] } = (await store.get(key)) as Record<string, number[]>;
    const recent = past.filter((moment) => now - moment < MINUTE_MS);
    if (recent.length >= PER_MINUTE) return false;
    await store.set({ [key]: [...recent, now] });
    return true;
  }

  return (tab: number, now: number): Promise<boolean> => {
    const result = turn.then(() => spend(tab, now));
    turn = result.catch(() => undefined);
    return result;
  };
}

import type { Storage } from '#utils/platform/browser.ts';

/** Session storage, or as much of it as is needed. */
export type SessionStore = Pick<Storage.StorageArea, 'get' | 'set'>;

interface Options {
  /** How long a moment counts, ms. */
  spanMs: number;
  /** Moments that lie closer to each other than this, ms, count as one. */
  sameMs?: number;
}

/**
 * Remembers the latest moments of something that may not happen too often. They lie in session storage, since the
 * worker is stopped and started at will. The clock may have jumped meanwhile, so a moment counts by its distance, even
 * if it seems still to come.
 * @returns asks whether it may happen once more, now (UTC ms), given the moments that count; if so, now counts as well
 */
export function createSlidingWindow(store: SessionStore, { spanMs, sameMs = 0 }: Options) {
  return (key: string, now: number, may: (recent: readonly number[]) => boolean): Promise<boolean> =>
    // One after the other: storage has no transactions.
    navigator.locks.request(key, async () => {
      const { [key]: past = [] } = (await store.get(key)) as Record<string, number[]>;
      const recent = past.filter((at) => {
        const distance = Math.abs(now - at);
        return distance >= sameMs && distance < spanMs;
      });
      const allowed = may(recent);
      if (allowed) await store.set({ [key]: [...recent, now] });
      return allowed;
    });
}

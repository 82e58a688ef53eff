import type { Snapshot } from '#utils/domain/views/dashboard.ts';
import { isSnapshot } from '#utils/domain/views/sound-snapshot.ts';
import { browser } from '#utils/platform/native-browser.ts';

/** In `localStorage`, which is read without waiting, and which only our own pages can reach. */
const KEY = 'snapshot';
/** Characters beyond which reading the cache would cost more than it saves. */
const MOST_CHARACTERS = 1_000_000;

/**
 * The snapshot that a page painted last, for the first frame of the next page. Whatever is wrong with it, it is only not
 * there: another build wrote it, nobody can read it, or there is no room for it.
 */
export const snapshotCache = {
  /** Undefined if there is none that this build can paint. */
  read(): Snapshot | undefined {
    try {
      const text = localStorage.getItem(KEY) ?? '';
      if (text === '') return undefined;
      const cached: unknown = text.length <= MOST_CHARACTERS ? JSON.parse(text) : undefined;
      const { build, snapshot } = (cached ?? {}) as { build?: unknown; snapshot?: unknown };
      if (build === buildName() && isSnapshot(snapshot)) return snapshot;
    } catch {
      // Dropped below.
    }
    snapshotCache.drop();
    return undefined;
  },
  write(snapshot: Snapshot): void {
    try {
      const text = JSON.stringify({ build: buildName(), snapshot });
      if (text.length <= MOST_CHARACTERS) {
        localStorage.setItem(KEY, text);
        return;
      }
    } catch {
      // There is no room for it.
    }
    // An old one would show numbers that are not so any more.
    snapshotCache.drop();
  },
  drop(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Where there is no storage, there is no cache.
    }
  },
};

function buildName(): string {
  return browser.runtime.getManifest().version;
}

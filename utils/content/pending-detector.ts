import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import type { PageReader, SitePage } from '#utils/sites/types.ts';
import type { PendingCompletions } from '#utils/storage/pending-completions.ts';

/** Ms after the page is there, and after each gesture, at which is read whether something pending has finished. */
const READINGS_MS = [0, 1000, 3000];
/** Ms for which a completion is awaited after a gesture that the page answers by loading anew. */
export const RELOAD_PATIENCE_MS = 30_000;

/**
 * Detects what the person set off earlier and what has finished since: a pull request that merges by itself when its
 * checks have passed, a form that loads the page anew. What nobody here set off never counts.
 */
export function detectPending(
  site: PageReader,
  page: SitePage,
  pending: PendingCompletions,
  onDetection: (detection: Detection) => void,
  signal: AbortSignal,
): void {
  const { finishedTask } = site;
  if (!finishedTask) return;
  const { document } = page;
  let timers: ReturnType<typeof setTimeout>[] = [];

  const read = async () => {
    const target = document.hidden ? undefined : finishedTask(page);
    if (!target || !(await pending.has(target.subject)) || finishedTask(page)?.subject !== target.subject)
      return;
    await pending.drop(target.subject);
    onDetection({ ...detectionOf(site, target), to: 'done', at: Date.now(), source: 'gesture' });
  };
  const stop = () => timers.forEach(clearTimeout);
  const readAFewTimes = () => {
    stop();
    // The storage of an extension that was just updated is gone, and with it whoever would hear of this.
    timers = READINGS_MS.map((ms) => setTimeout(() => void read().catch(() => undefined), ms));
  };

  for (const type of ['DOMContentLoaded', 'visibilitychange', 'click', 'keydown']) {
    document.addEventListener(type, readAFewTimes, { capture: true, passive: true, signal });
  }
  signal.addEventListener('abort', stop);
}

import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import type { PageReader, ReadFailure, SitePage } from '#utils/sites/types.ts';
import type { PendingCompletions } from '#utils/storage/pending-completions.ts';

/** Ms after the page is there, and after each gesture, at which is read whether something pending has finished. */
const READINGS_MS = [0, 1000, 3000];
/** Of what was set off in this page, so much later than the one before each reading comes, until it is given up. */
const LATER_BY = 1.25;
const LATEST_READING_MS = 15 * 60_000;
/** Ms for which a completion is awaited after a gesture that the page answers by loading anew. */
export const RELOAD_PATIENCE_MS = 30_000;

/** Who hears what has finished. */
export interface PendingListener {
  onDetection(detection: Detection): void;
  /** It has finished, and nobody can tell who did it. */
  onReadFailure(failure: ReadFailure): void;
}

/**
 * Detects what the person set off earlier and what has finished since: a pull request that merges by itself when its
 * checks have passed, a form that loads the page anew. What nobody here set off never counts, nor does what somebody
 * else then finished by hand.
 * @returns to be called when the person sets off something that the page may show minutes later, with no gesture between
 */
export function detectPending(
  site: PageReader,
  page: SitePage,
  pending: PendingCompletions,
  listener: PendingListener,
  signal: AbortSignal,
): () => void {
  const { finishedTask } = site;
  if (!finishedTask) return () => undefined;
  const { document } = page;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let later: ReturnType<typeof setTimeout>;
  let anyUntil = 0;
  const unclear = new Set<string>();

  const read = async (isSettled: boolean) => {
    const task = document.hidden ? undefined : finishedTask(page);
    if (!task || !(await pending.has(task.subject)) || finishedTask(page)?.subject !== task.subject) return;
    const { doneBy, ...target } = task;
    if (doneBy === 'unclear') {
      // A page draws who did it some time after what was done; another page of the same item may tell it.
      if (isSettled && !unclear.has(task.subject)) {
        unclear.add(task.subject);
        listener.onReadFailure({ reason: `${task.kind}: who did it is not shown` });
      }
      return;
    }
    await pending.drop(task.subject);
    if (!doneBy)
      listener.onDetection({
        ...detectionOf(site, target),
        to: 'done',
        at: Date.now(),
        source: 'gesture',
        withoutRequest: true,
      });
  };
  // The storage of an extension that was just updated is gone, and with it whoever would hear of this.
  const tryToRead = (isSettled: boolean) => void read(isSettled).catch(() => undefined);
  const stop = () => timers.forEach(clearTimeout);
  const readAFewTimes = () => {
    stop();
    if (anyUntil < Date.now()) return;
    timers = READINGS_MS.map((ms) => setTimeout(() => tryToRead(ms === READINGS_MS.at(-1)), ms));
  };
  const readLater = (ms: number) => {
    clearTimeout(later);
    if (ms > LATEST_READING_MS || signal.aborted) return;
    later = setTimeout(
      () => {
        tryToRead(false);
        readLater(ms * LATER_BY);
      },
      ms - ms / LATER_BY,
    );
  };

  for (const type of ['DOMContentLoaded', 'visibilitychange', 'click', 'keydown']) {
    document.addEventListener(type, readAFewTimes, { capture: true, passive: true, signal });
  }
  // The page may have been drawn before this is known.
  pending.followAny((until) => {
    anyUntil = until;
    readAFewTimes();
  }, signal);
  signal.addEventListener('abort', () => {
    stop();
    clearTimeout(later);
  });
  return () => readLater(1000);
}

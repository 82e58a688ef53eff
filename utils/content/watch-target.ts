import { nextReadAt, startTracking, track } from '#utils/content/state-tracker.ts';
import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import type { PageReader, ReadFailure, SitePage, Target } from '#utils/sites/types.ts';

/** Ms on the page's own clock, which nobody sets and which only goes forward. */
export function pageTime(): number {
  return performance.now();
}

/** Who hears what a detector in the page found. */
export interface DetectorListener {
  /** The person changed something; or the site took back what they had done. */
  onDetection(detection: Detection): void;
  /** The site refused the change: that detection never was. */
  onRefused(detection: Detection): void;
  /** The person did something that the page may answer by loading anew. */
  onReload(target: Target): void;
  /** A control that is known could not be read, or what it should have changed never did; why, in a few words. */
  onReadFailure(failure: ReadFailure): void;
}

/** The reading of a target's state, again and again at a few fixed moments, after a person's gesture on it. */
export interface TargetWatch {
  target: Target;
  stop(): void;
  /** A request has told otherwise than the page: whatever was read was never so. */
  overrule(): void;
  /** The server has answered: there is nothing more to wait for, and what it refused never was. */
  onServerResponse(accepted: boolean): void;
}

/**
 * Watches a target until its time is over, and tells the listener what it becomes.
 * @param source the detector that asks for it
 * @param onEnd called after the last reading
 */
export function watchTarget(
  site: PageReader,
  target: Target,
  page: SitePage,
  source: Detection['source'],
  listener: DetectorListener,
  onEnd: () => void,
): TargetWatch {
  const start = pageTime();
  const startedAt = Date.now();
  let progress = startTracking(target.before, target.patience);
  let last: Detection | undefined;
  let failure: ReadFailure = { reason: 'nothing changed' };
  let timer: ReturnType<typeof setTimeout>;

  const schedule = () => {
    const elapsed = pageTime() - start;
    const next = nextReadAt(progress, elapsed);
    if (next !== undefined) {
      timer = setTimeout(readState, next - elapsed);
      return;
    }
    // A drag or a menu need not change anything. But what only the person can tell is asked for in any case.
    if (!last && (!target.deferred || failure.undecided)) {
      listener.onReadFailure({ ...failure, reason: `${target.kind}: ${failure.reason}` });
    }
    onEnd();
  };
  const readState = () => {
    const { reported } = progress;
    const reading = site.readState(target, page);
    if (typeof reading === 'object') failure = reading;
    progress = track(progress, reading, pageTime() - start);
    if (progress.reported !== reported) report();
    schedule();
  };
  const report = () => {
    if (last && progress.reported === 'done' && target.before === 'done') {
      listener.onRefused(last);
    } else {
      // The first change is the person's and came with their gesture; what follows is the site's own.
      const at = last ? Date.now() : startedAt;
      last = { ...detectionOf(site, target), to: progress.reported, at, source };
      listener.onDetection(last);
    }
  };

  const end = (isWrong: boolean) => {
    clearTimeout(timer);
    if (isWrong && last && progress.reported !== target.before) listener.onRefused(last);
    onEnd();
  };

  schedule();
  return {
    target,
    stop: () => clearTimeout(timer),
    overrule: () => end(true),
    onServerResponse: (accepted) => end(!accepted),
  };
}

import { pageTime } from '#utils/content/page-clock.ts';
import { nextReadAt, startTracking, track } from '#utils/content/state-tracker.ts';
import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import type { PageReader, ReadFailure, SitePage, Target } from '#utils/sites/types.ts';

/** Who hears what a witness in the page saw. */
export interface DetectorListener {
  /** The person changed something; or the site took back what they had done. */
  onDetection(detection: Detection): void;
  /** The site refused the change: that sighting never was. */
  onRefused(detection: Detection): void;
  /** The person did something that the page may answer by loading anew. */
  onReload(target: Target): void;
  /** A control that is known could not be read, or what it should have changed never did; why, in a few words. */
  onReadFailure(failure: ReadFailure): void;
}

/** Looks again and again, at a few fixed moments, at what a person is about to change. */
export interface TargetWatch {
  target: Target;
  stop(): void;
  /** The server has answered: there is nothing more to wait for, and what it refused never was. */
  settle(taken: boolean): void;
}

/** @param onEnd called when the last look was taken */
export function watchTarget(
  site: PageReader,
  target: Target,
  page: SitePage,
  by: Detection['source'],
  listener: DetectorListener,
  onEnd: () => void,
): TargetWatch {
  const start = pageTime();
  const begun = Date.now();
  let state = startTracking(target.before, target.patience);
  let last: Detection | undefined;
  let failure: ReadFailure = { reason: 'nothing changed' };
  let timer: ReturnType<typeof setTimeout>;

  const schedule = () => {
    const elapsed = pageTime() - start;
    const next = nextReadAt(state, elapsed);
    if (next !== undefined) {
      timer = setTimeout(look, next - elapsed);
      return;
    }
    // What is dragged about, or asked for in a menu, need not change; but what only the person can tell is asked.
    if (!last && (!target.deferred || failure.undecided)) {
      listener.onReadFailure({ ...failure, reason: `${target.kind}: ${failure.reason}` });
    }
    onEnd();
  };
  const look = () => {
    const { reported } = state;
    const seen = site.readState(target, page);
    if (typeof seen === 'object') failure = seen;
    state = track(state, seen, pageTime() - start);
    if (state.reported !== reported) report();
    schedule();
  };
  const report = () => {
    if (last && state.reported === 'done' && target.before === 'done') {
      listener.onRefused(last);
    } else {
      // The first change is the person's and came with their gesture; what follows is the site's own.
      const at = last ? Date.now() : begun;
      last = { ...detectionOf(site, target), to: state.reported, at, source: by };
      listener.onDetection(last);
    }
  };

  schedule();
  return {
    target,
    stop: () => clearTimeout(timer),
    settle(taken) {
      clearTimeout(timer);
      if (!taken && last && state.reported !== target.before) listener.onRefused(last);
      onEnd();
    },
  };
}

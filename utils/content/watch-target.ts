import { pageTime } from '#utils/content/page-clock.ts';
import { nextReadAt, startTracking, track } from '#utils/content/state-tracker.ts';
import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import type { Target, ReadFailure, SitePage, Site } from '#utils/sites/types.ts';

/** Who hears what a witness in the page saw. */
export interface DetectorListener {
  /** The person changed something; or the site took back what they had done. */
  onSighting(sighting: Detection): void;
  /** The site refused the change: that sighting never was. */
  onRefused(sighting: Detection): void;
  /** The person did something that the page may answer by loading anew. */
  onReload(aim: Target): void;
  /** A control that is known could not be read, or what it should have changed never did; why, in a few words. */
  onDoubt(doubt: ReadFailure): void;
}

/** Looks again and again, at a few fixed moments, at what a person is about to change. */
export interface TargetWatch {
  aim: Target;
  stop(): void;
  /** The server has answered: there is nothing more to wait for, and what it refused never was. */
  settle(taken: boolean): void;
}

/** @param onEnd called when the last look was taken */
export function watchTarget(
  site: Site,
  aim: Target,
  page: SitePage,
  by: Detection['source'],
  listener: DetectorListener,
  onEnd: () => void,
): TargetWatch {
  const start = pageTime();
  const begun = Date.now();
  let state = startTracking(aim.before, aim.patience);
  let last: Detection | undefined;
  let doubt: ReadFailure = { reason: 'nothing changed' };
  let timer: ReturnType<typeof setTimeout>;

  const schedule = () => {
    const elapsed = pageTime() - start;
    const next = nextReadAt(state, elapsed);
    if (next !== undefined) {
      timer = setTimeout(look, next - elapsed);
      return;
    }
    // What is dragged about, or asked for in a menu, need not change; but what only the person can tell is asked.
    if (!last && (!aim.deferred || doubt.undecided)) {
      listener.onDoubt({ ...doubt, reason: `${aim.kind}: ${doubt.reason}` });
    }
    onEnd();
  };
  const look = () => {
    const { reported } = state;
    const seen = site.readState(aim, page);
    if (typeof seen === 'object') doubt = seen;
    state = track(state, seen, pageTime() - start);
    if (state.reported !== reported) report();
    schedule();
  };
  const report = () => {
    if (last && state.reported === 'done' && aim.before === 'done') {
      listener.onRefused(last);
    } else {
      // The first change is the person's and came with their gesture; what follows is the site's own.
      const at = last ? Date.now() : begun;
      last = { ...detectionOf(site, aim), to: state.reported, at, source };
      listener.onSighting(last);
    }
  };

  schedule();
  return {
    aim,
    stop: () => clearTimeout(timer),
    settle(taken) {
      clearTimeout(timer);
      if (!taken && last && state.reported !== aim.before) listener.onRefused(last);
      onEnd();
    },
  };
}

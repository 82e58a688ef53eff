import { nextReadAt, startTracking, track, WINDOW_MS } from '#utils/content/state-tracker.ts';
import type { Verdict } from '#utils/messaging/tab-messages.ts';
import { type Detection, detectionOf } from '#utils/sites/detection.ts';
import {
  type Landmarks,
  NOTHING_CHANGED,
  type PageReader,
  type ReadFailure,
  type SitePage,
  type Target,
} from '#utils/sites/types.ts';

/** Ms on the page's own clock, which nobody sets and which only goes forward. */
export function pageTime(): number {
  return performance.now();
}

/** Who hears what a detector in the page found. */
export interface DetectorListener {
  /** The person does something to what is open that may finish it. */
  onAim(): void;
  /** The person changed something; or the site took back what they had done. */
  onDetection(detection: Detection): void;
  /** The site refused the change: that detection never was. */
  onRefused(detection: Detection): void;
  /** The person did something that the page may answer by loading anew. */
  onReload(target: Target): void;
  /** A control that is known could not be read, or what it should have changed never did; why, in a few words. */
  onReadFailure(failure: ReadFailure): void;
  /** The page was looked at for what it must have. */
  onLandmarks(landmarks: Landmarks): void;
}

/** The reading of a target's state at a few fixed moments after a person's gesture on it, and after what follows. */
export interface TargetWatch {
  target: Target;
  /** When the gesture was made, UTC ms. */
  startedAt: number;
  /** Whether the state is still read. */
  isLive(): boolean;
  /** Whether the gesture is known to have changed the target. */
  hasChanged(): boolean;
  /** Ends it for good. What the server has refused by now is taken back, as nobody will see what the page makes of it. */
  stop(): void;
  /** A request has told otherwise than the page: whatever was read was never so. */
  overrule(): void;
  /**
   * The server has answered. What it agreed to needs no more reading. After any other answer the target is read again, as
   * the page may take it back only now; what is still done then was not taken back.
   */
  onServerResponse(verdict: Verdict): void;
  /** The person undid something, which may be this: it is read again. */
  onUndo(): void;
}

/**
 * Watches a target until its time is over, and tells the listener what it becomes.
 * @param source the detector that asks for it
 */
export function watchTarget(
  site: PageReader,
  target: Target,
  page: SitePage,
  source: Detection['source'],
  listener: DetectorListener,
): TargetWatch {
  const start = pageTime();
  const startedAt = Date.now();
  const { href } = page.location;
  let progress = startTracking(target.before, target.patience);
  let told: Detection[] = [];
  let isFirst = true;
  let answer: Verdict | undefined;
  let failure: ReadFailure = { reason: NOTHING_CHANGED };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hasChanged = () => progress.reported !== target.before;
  const end = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const schedule = () => {
    const elapsed = pageTime() - start;
    const next = nextReadAt(progress, elapsed);
    if (next !== undefined) {
      timer = setTimeout(readState, next - elapsed);
      return;
    }
    end();
    if (answer === 'refused' && progress.lastState !== progress.reported) takeBack();
    if (isOpposed(answer)) answer = undefined;
    // A drag or a menu need not change anything, and another page need not show it. But what only the person can tell is
    // asked for in any case.
    const mustShow = !target.deferred && page.location.href === href;
    if (isFirst && !hasChanged() && (mustShow || failure.undecided)) {
      listener.onReadFailure({ ...failure, reason: `${target.kind}: ${failure.reason}` });
    }
  };
  const readState = () => {
    const { reported } = progress;
    const reading = site.readState(target, page);
    if (typeof reading === 'object') failure = reading;
    // A form goes away with what it sent; after a failure it also does so when it is given up.
    if (reading !== 'gone' || !answer || target.kind !== 'review')
      progress = track(progress, reading, pageTime() - start);
    if (progress.reported !== reported) report();
    schedule();
  };
  const takeBack = () => {
    const last = told.pop();
    if (last) listener.onRefused(last);
  };
  const report = () => {
    const isBack = !hasChanged();
    if (isBack && (target.before === 'done' || isOpposed(answer))) return takeBack();
    // The first change is the person's and came with their gesture; what follows is the site's own.
    const detection = {
      ...detectionOf(site, target),
      to: progress.reported,
      at: isFirst ? startedAt : Date.now(),
      source,
    };
    isFirst = false;
    told = [...told, detection];
    listener.onDetection(detection);
  };
  const readAgain = () => {
    end();
    // Only what is read from now on says what became of it.
    const { lastState: _, goneAt: __, ...rest } = progress;
    progress = { ...rest, until: Math.max(rest.until, pageTime() - start + WINDOW_MS) };
    schedule();
  };

  schedule();
  return {
    target,
    startedAt,
    isLive: () => timer !== undefined,
    hasChanged,
    stop() {
      end();
      if (answer === 'refused' && hasChanged()) takeBack();
    },
    overrule() {
      end();
      if (hasChanged()) takeBack();
    },
    onServerResponse(verdict) {
      if (answer === 'agreed') return;
      if (verdict === 'agreed') {
        end();
        answer = verdict;
        isFirst = false;
        // The page may be slower than its server.
        progress = { ...progress, reported: target.before === 'done' ? 'open' : 'done' };
      } else if (hasChanged() || (verdict === 'unsaid' && timer)) {
        answer = verdict;
        readAgain();
      } else end();
    },
    onUndo() {
      // What is not as it was left was opened by somebody else before.
      if (target.before === 'done' || !hasChanged() || site.readState(target, page) !== 'done') return;
      if (isOpposed(answer)) answer = undefined;
      readAgain();
    },
  };
}

/** Whether a page that takes back its change may do so because of this answer. */
function isOpposed(answer: Verdict | undefined): boolean {
  return answer === 'refused' || answer === 'unsaid';
}

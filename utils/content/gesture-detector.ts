import { attributeToUser } from '#utils/content/attribution.ts';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import { isHistoryKey, isOnUndo } from '#utils/content/history-gestures.ts';
import { createRecentTargets, type Press } from '#utils/content/recent-targets.ts';
import {
  type DetectorListener,
  pageTime,
  type TargetWatch,
  watchTarget,
} from '#utils/content/watch-target.ts';
import type { LastPress, Response } from '#utils/messaging/tab-messages.ts';
import type { Detection, NamedTask } from '#utils/sites/detection.ts';
import { gestureElement } from '#utils/sites/dom.ts';
import type {
  Gesture,
  PageReader,
  ReadFailure,
  RequestedChange,
  SitePage,
  Target,
} from '#utils/sites/types.ts';

/** The keys that press something. */
const PRESSING_KEYS = ['Enter', ' '];
/** Ms that a page may keep a request back after the gesture that it comes of, and after what it sends before that. */
const HELD_MS = 30_000;
/** Ms between what one press changes. */
const PRESS_MS = 500;
/** Items of which a page remembers what became of them; the oldest are forgotten first. */
const MOST_WATCHES = 100;
/** Ms between two looks at what a page must have; and those that a page gets to be drawn before one. */
const LOOKS_MS = 60_000;
const SETTLES_MS = 2000;

/** What a tab knows of its person's doing. */
export interface GestureDetector {
  /**
   * For each change that a request of the page asks for: its name, if it comes of something the person did; false if it
   * seems to, and nobody can place it.
   * @param chainMs for how long the requests that it follows have been under way
   */
  attribute(changes: readonly RequestedChange[], chainMs: number): (NamedTask | null | false)[];
  /** What the person did in the last seconds. */
  lastPress(): LastPress;
  /** The server has answered a request of the page's. Returns whether a gesture was seen that it came of. */
  onServerResponse(response: Response): boolean;
}

/**
 * Detects what a person finishes by their gestures: at a trusted input it notes what they are about to change, then
 * reads its state again at a few fixed moments and reports what became of it. It observes nothing, writes nothing and
 * idles between gestures; a page that prerenders or sleeps gets no input, so neither does this. What it remembers of
 * the last seconds also tells whether a request of the page is the person's own.
 * @param signal ends it for good
 */
export function createGestureDetector(
  site: PageReader,
  page: SitePage,
  listener: DetectorListener,
  signal: AbortSignal,
): GestureDetector {
  const watches = new Map<string, TargetWatch>();
  const recent = createRecentTargets(pageTime);
  const deferred = createDeferredTargets(site, page);
  let actedOn = '';
  /** How much was found where something was pressed last. */
  let found = 0;
  let nextLookAt = 0;
  /** What a key pressed last; the click that follows is the same press. */
  let keyed: Element | undefined;

  const forget = () => {
    for (const { stop } of watches.values()) stop();
    watches.clear();
    deferred.forget();
    recent.forget();
  };

  const follow = (target: Target, source: Detection['source'] = 'gesture') => {
    if (!recent.add(target)) return;
    if (target.reloadsPage) listener.onReload(target);
    if (target.needsRequest && source === 'gesture') return;
    endWatch(target.subject);
    watches.set(target.subject, watchTarget(site, target, page, source, listener));
    const [oldest = ''] = watches.keys();
    if (watches.size > MOST_WATCHES) endWatch(oldest);
  };
  const endWatch = (subject: string) => {
    watches.get(subject)?.stop();
    watches.delete(subject);
  };
  const isFollowed = (target: Target) => watches.get(target.subject)?.target === target;
  const noteUndo = () => {
    recent.noteRepeat();
    for (const watch of watches.values()) watch.onUndo();
  };

  /** A press is read once, so its release and its click on the same element are about what it was about. */
  const readRest = (gesture: Gesture): Press => {
    const press = recent.press();
    return press?.element && press.element === gestureElement(gesture) ? press : read(gesture);
  };
  const noteAim = (targets: readonly Target[]) => {
    if (targets.some(({ before }) => before === 'open')) listener.onAim();
  };
  /** What only several gestures finish is opened, or read, far more often than it is finished. */
  const releaseDeferred = (gesture: Gesture, found?: readonly Target[]) => {
    const decided = deferred.release(gesture, found);
    noteAim(decided);
    return decided;
  };
  const read = (gesture: Gesture): Press => {
    const press = readPress(site, gesture, page);
    found = press.targets.length + press.deferred.length + press.failures.length;
    noteAim(press.targets);
    return press;
  };
  const lastPress = (): LastPress => {
    if (!recent.hasActed()) return 'none';
    const { recent: known, isRepeating } = recent.past();
    return found + known.length > 0 || isRepeating ? 'aimed' : 'unaimed';
  };
  /** Whether a page has what it must have is only looked at where somebody pressed something unknown. */
  const lookAround = () => {
    if (lastPress() !== 'unaimed' || pageTime() < nextLookAt) return;
    nextLookAt = pageTime() + LOOKS_MS;
    setTimeout(() => {
      const landmarks = site.landmarks(page);
      if (landmarks && page.document.readyState === 'complete') listener.onLandmarks(landmarks);
    }, SETTLES_MS);
  };

  const on = (type: string, react: (gesture: Gesture) => void) =>
    page.document.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        recent.noteGesture(type === 'pointerdown' || PRESSING_KEYS.includes((event as KeyboardEvent).key));
        actedOn = page.location.href;
        react(event as Gesture);
      },
      { capture: true, passive: true, signal },
    );

  on('pointerdown', (gesture) => {
    recent.endPress();
    const { button } = gesture as PointerEvent;
    if (button === 1) return deferred.forget();
    keyed = undefined;
    const press = read(gesture);
    // The other button opens the menu of what it is pressed on.
    if (button === 0) {
      recent.beginPress(press);
      if (isOnUndo(gesture)) noteUndo();
    }
    deferred.take(gesture, press.deferred);
  });
  // A page that draws anew under the press gets no click, so what is released where it was pressed counts too.
  on('pointerup', (release) => {
    const hasTargets = recent.press()?.targets.length;
    const released = hasTargets ? readRest(release).targets : [];
    const own = released.flatMap(({ subject }) => recent.pressed(subject) ?? []);
    for (const target of [...own, ...releaseDeferred(release)]) follow(target);
  });
  // A native drag ends without a pointer's release.
  on('drop', (drop) => {
    for (const target of releaseDeferred(drop)) follow(target);
  });
  // A finger that scrolls, or a drag of the browser's own, presses nothing.
  on('pointercancel', recent.endPress);
  // A drag that was broken off changes nothing, but a pointer's release may still follow it.
  on('dragend', deferred.forget);
  on('click', (click) => {
    const press = readRest(click);
    for (const found of press.targets) {
      const target = recent.pressed(found.subject) ?? found;
      if (!isFollowed(target)) follow(target);
    }
    press.failures.forEach(listener.onReadFailure);
    if (!recent.press()) {
      if (isOnUndo(click)) noteUndo();
      // What stands in for a pointer, or for the voice of the person, sends nothing but clicks.
      if (gestureElement(click) !== keyed) choose(click, press);
    }
    // A label clicks its box right after itself; then this press is over.
    setTimeout(recent.endPress);
    lookAround();
  });
  on('keydown', (gesture) => {
    const key = gesture as KeyboardEvent;
    recent.endPress();
    if (!key.repeat && isHistoryKey(key, site.historyKeys)) noteUndo();
    // What was taken up is put back.
    if (key.key === 'Escape') deferred.forget();
    // No other key finishes anything anywhere, so typing costs nothing.
    if (key.repeat || !PRESSING_KEYS.includes(key.key)) return;
    keyed = gestureElement(key);
    // A checkbox goes by the space bar alone.
    if (key.key === 'Enter' && keyed?.matches('input[type="checkbox"]')) return;
    const press = read(key);
    for (const target of press.targets) follow(target);
    press.failures.forEach(listener.onReadFailure);
    choose(key, press);
  });
  /** What a gesture without a pointer decides about, or takes hold of. */
  function choose(gesture: Gesture, { targets, deferred: held }: Press): void {
    const decided = releaseDeferred(gesture, [...targets, ...held]);
    for (const target of decided) follow(target);
    if (decided.length === 0) deferred.take(gesture, held);
  }
  // Undo in a menu of the browser's own.
  on('beforeinput', (input) => {
    if (/^history/.test((input as unknown as InputEvent).inputType)) noteUndo();
  });
  page.document.defaultView?.addEventListener('pagehide', forget, { signal });
  signal.addEventListener('abort', forget);

  /** Whether a change of the target is watched for already; one in the other direction is another change. */
  function isWatched({ subject, before }: Target): boolean {
    const watch = watches.get(subject);
    return watch?.isLive() === true && watch.target.before === before;
  }

  /** Draws the consequences of whose act a change is; null if it is not the person's, or only the page can tell. */
  function attribute(asked: RequestedChange): NamedTask | null | false {
    const change = site.readChange?.(asked, page) ?? asked;
    // A change that names nothing is about what the person saw, which need not be what the page shows now.
    const findTask = () =>
      change.subject || actedOn === page.location.href ? site.findTask(change, page) : undefined;
    const { task, watch, undone, target, isSpent, isOverruled, isUnplaced } = attributeToUser(
      change,
      recent.past(),
      findTask,
    );
    if (target && isOverruled) watches.get(target.subject)?.overrule();
    if (task || target || watch.length > 0) recent.noteAsked(change, target, task);
    if (target && isSpent) recent.drop(target);
    // The server does it some time later, maybe in another page: it is pending then, and nothing here has to change.
    if (target && change.happensLater) endWatch(target.subject);
    for (const waiting of watch) if (!isWatched(waiting)) follow(waiting, 'request');
    if (undone) follow(undone, 'request');
    if (task || !isUnplaced || lastPress() !== 'unaimed') return task ?? null;
    // What needs a gesture finishes only what the page shows, and what may finish at all.
    return change.needsGesture && findTask()?.before !== 'open' ? null : false;
  }

  /** The watches of the item of an answer: by its name or, if only the page knows that, those nearest to its request. */
  function watchesOf({ names, kind, begun }: Response): TargetWatch[] {
    const all = [...watches.values()];
    if (names.length > 0) {
      return all.filter(({ target }) =>
        names.some((name) => name === target.subject || name === target.alias),
      );
    }
    const apart = ({ startedAt }: TargetWatch) => Math.abs(begun - startedAt);
    const near = all.filter((watch) => apart(watch) <= HELD_MS && (!kind || watch.target.kind === kind));
    const most = Math.min(...near.map(apart)) + PRESS_MS;
    // What nobody can read may be about all of them.
    return near.filter((watch) => !kind || apart(watch) <= most);
  }

  return {
    attribute(changes, chainMs) {
      const mayBeOwn = recent.hasActed(chainMs) && !page.document.hidden;
      // What was the person's own still is when the page tries it again.
      return changes.map((change) => {
        const name = mayBeOwn ? attribute(change) : null;
        return name || (recent.unanswered(change) ?? name);
      });
    },
    lastPress,
    onServerResponse(response) {
      const { kind, names, verdict, to } = response;
      if (verdict !== 'unsaid' && to) recent.noteAnswer(names, to);
      const aimed = watchesOf(response);
      // What nobody can read may have to do with a change that is there, but is no reason to wait for one.
      const own = aimed.filter((watch) => watch.target.before !== to && (kind || watch.hasChanged()));
      // A server that is quicker than the page answers before anything has changed. What it made of a change matters
      // only to that one, not to its reverse.
      const isAimed = (verdict === 'agreed' ? aimed : own).some(
        (watch) => watch.isLive() || watch.hasChanged(),
      );
      for (const watch of own) watch.onServerResponse(verdict);
      return isAimed;
    },
  };
}

function readPress(site: PageReader, gesture: Gesture, page: SitePage): Press {
  const found = site.findTargets(gesture, page);
  const targets = found.filter((one): one is Target => 'subject' in one);
  return {
    element: gestureElement(gesture),
    targets: targets.filter(({ deferred }) => !deferred),
    deferred: targets.filter(({ deferred }) => deferred),
    failures: found.filter((one): one is ReadFailure => 'reason' in one),
  };
}

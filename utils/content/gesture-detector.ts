import { attributeToUser } from '#utils/content/attribution.ts';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import { createRecentTargets, type Press } from '#utils/content/recent-targets.ts';
import {
  type DetectorListener,
  pageTime,
  type TargetWatch,
  watchTarget,
} from '#utils/content/watch-target.ts';
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

/** What a tab knows of its person's doing. */
export interface GestureDetector {
  /** For each change that a request of the page asks for: its name, if it comes of something the person just did. */
  attribute(changes: readonly RequestedChange[]): (NamedTask | null)[];
  /** The server has answered a request about the item of these names. Returns whether a gesture was watched for it. */
  onServerResponse(names: readonly string[], accepted: boolean): boolean;
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
    watches.get(target.subject)?.stop();
    const end = () => watches.delete(target.subject);
    watches.set(target.subject, watchTarget(site, target, page, source, listener, end));
  };
  const isFollowed = (target: Target) => watches.get(target.subject)?.target === target;

  /** A press is read once, so its release and its click on the same element are about what it was about. */
  const readRest = (gesture: Gesture): Press => {
    const press = recent.press();
    return press?.element && press.element === gestureElement(gesture)
      ? press
      : readPress(site, gesture, page);
  };

  const on = (type: string, react: (gesture: Gesture) => void) =>
    page.document.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        recent.noteGesture();
        actedOn = page.location.href;
        react(event as Gesture);
      },
      { capture: true, passive: true, signal },
    );

  on('pointerdown', (gesture) => {
    recent.endPress();
    const { button } = gesture as PointerEvent;
    if (button === 1) return deferred.forget();
    const press = readPress(site, gesture, page);
    // The other button opens the menu of what it is pressed on.
    if (button === 0) recent.beginPress(press);
    deferred.take(gesture, press.deferred);
  });
  // A page that draws anew under the press gets no click, so what is released where it was pressed counts too.
  on('pointerup', (release) => {
    const hasTargets = recent.press()?.targets.length;
    const released = hasTargets ? readRest(release).targets : [];
    const own = released.flatMap(({ subject }) => recent.pressed(subject) ?? []);
    for (const target of [...own, ...deferred.release(release)]) follow(target);
  });
  // A native drag ends without a pointer's release.
  on('drop', (drop) => {
    for (const target of deferred.release(drop)) follow(target);
  });
  // A drag that was broken off changes nothing, but a pointer's release may still follow it.
  on('dragend', deferred.forget);
  on('click', (click) => {
    const { targets, failures } = readRest(click);
    for (const found of targets) {
      const target = recent.pressed(found.subject) ?? found;
      if (!isFollowed(target)) follow(target);
    }
    failures.forEach(listener.onReadFailure);
    // A label clicks its box right after itself; then this press is over.
    setTimeout(recent.endPress);
  });
  on('keydown', (gesture) => {
    const key = gesture as KeyboardEvent;
    recent.endPress();
    if ((key.ctrlKey || key.metaKey) && /^[zy]$/i.test(key.key)) recent.noteRepeat();
    // What was taken up is put back.
    if (key.key === 'Escape') deferred.forget();
    // No other key finishes anything anywhere, so typing costs nothing.
    if (key.repeat || !['Enter', ' '].includes(key.key)) return;
    const read = readPress(site, key, page);
    const decided = deferred.release(key, [...read.targets, ...read.deferred]);
    for (const target of [...read.targets, ...decided]) follow(target);
    read.failures.forEach(listener.onReadFailure);
    if (decided.length === 0) deferred.take(key, read.deferred);
  });
  page.document.defaultView?.addEventListener('pagehide', forget, { signal });
  signal.addEventListener('abort', forget);

  /** Whether a change of the target is watched for already; one in the other direction is another change. */
  function isWatched({ subject, before }: Target): boolean {
    return watches.get(subject)?.target.before === before;
  }

  /** Draws the consequences of whose act a change is; null if it is not the person's, or only the page can tell. */
  function attribute(change: RequestedChange): NamedTask | null {
    // A change that names nothing is about what the person saw, which need not be what the page shows now.
    const findTask = () =>
      change.subject || actedOn === page.location.href ? site.findTask(change, page) : undefined;
    const { task, watch, undone, target, isSpent, isOverruled } = attributeToUser(
      change,
      recent.past(),
      findTask,
    );
    if (target && isOverruled) watches.get(target.subject)?.overrule();
    if (target && change.subject) recent.learn(change.subject, target);
    if (target && isSpent) recent.drop(target);
    for (const waiting of watch) if (!isWatched(waiting)) follow(waiting, 'request');
    if (undone) follow(undone, 'request');
    return task ?? null;
  }

  return {
    attribute(changes) {
      const mayBeOwn = recent.hasActed() && !page.document.hidden;
      return changes.map((change) => (mayBeOwn ? attribute(change) : null));
    },
    onServerResponse(names, accepted) {
      const own = [...watches.values()].filter(({ target: { subject, alias = subject } }) =>
        [subject, alias].some((name) => names.includes(name)),
      );
      for (const watch of own) watch.onServerResponse(accepted);
      return own.length > 0;
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

import type { NamedTask } from '#utils/sites/detection.ts';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import { pageTime } from '#utils/content/page-clock.ts';
import { type DetectorListener, type TargetWatch, watchTarget } from '#utils/content/watch-target.ts';
import { isWeak } from '#utils/domain/subject.ts';
import type {
  Gesture,
  PageReader,
  ReadFailure,
  RequestedChange,
  SitePage,
  Target,
} from '#utils/sites/types.ts';

/** Ms for which a person's input vouches for what the page sends: pages gather their writes for some seconds. */
const VOUCHES_MS = 5000;
/** Ms after an undo or redo key within which a write repeats the past. */
const REPEATS_MS = 1500;

const NEVER = Number.NEGATIVE_INFINITY;

/** What a tab knows of its person's doing. */
export interface GestureDetector {
  /** For each claim of a request that the page is sending: its name, if it comes of something the person just did. */
  attribute(changes: readonly RequestedChange[]): (NamedTask | null)[];
  /** The server has answered a request about the thing of these names; whether a gesture had aimed at it. */
  settle(names: readonly string[], taken: boolean): boolean;
}

/**
 * The gesture witness: at a trusted input it notes what the person is about to change, then looks again at a few
 * fixed moments and reports what became of it. It observes nothing, writes nothing and idles between gestures; a
 * page that prerenders or sleeps gets no input, so neither does this. What it remembers of the last seconds is also
 * what vouches for the write witness's claims.
 * @param signal aborts it for good
 */
export function createGestureDetector(
  site: PageReader,
  page: SitePage,
  listener: DetectorListener,
  signal: AbortSignal,
): GestureDetector {
  const watches = new Map<string, TargetWatch>();
  const hold = createDeferredTargets(site, page);
  // What the pointer was pressed on, by subject, read before the page could react to the press.
  const pressed = new Map<string, Target>();
  // What was aimed at since the person last paused and no request has spoken of yet.
  let recent: Target[] = [];
  // What was aimed at when a request told the thing's name, by that name: the next request may come with no aim left.
  const learned = new Map<string, Target>();
  // When and where the person last did anything, and when they last repeated or undid; by the page's clock, in ms.
  let actedAt = NEVER;
  let actedOn = '';
  let repeatedAt = NEVER;

  const forget = () => {
    for (const { stop } of watches.values()) stop();
    watches.clear();
    pressed.clear();
    hold.forget();
    recent = [];
    learned.clear();
    actedAt = NEVER;
  };

  const follow = (target: Target, by: 'gesture' | 'request' = 'gesture') => {
    // What only waits says less than what the person did to the thing itself a moment ago.
    const known = recent.find(({ subject }) => subject === target.subject);
    if (target.needsRequest && known && !known.needsRequest) return;
    if (target.reloadsPage) listener.onReload(target);
    recent = [...recent.filter(({ subject }) => subject !== target.subject), target];
    if (target.needsRequest && by === 'gesture') return;
    watches.get(target.subject)?.stop();
    watches.set(
      target.subject,
      watchTarget(site, target, page, by, listener, () => watches.delete(target.subject)),
    );
  };

  /** What a gesture is about to change: by itself, or together with those that follow. */
  const aimsOf = (gesture: Gesture): { now: Target[]; later: Target[]; failures: ReadFailure[] } => {
    const {
      now = [],
      later = [],
      failures = [],
    } = Object.groupBy(site.findTargets(gesture, page), (found) =>
      'reason' in found ? 'failures' : found.deferred ? 'later' : 'now',
    );
    return { now, later, failures } as ReturnType<typeof aimsOf>;
  };

  const on = (type: string, react: (gesture: Gesture) => void) =>
    page.document.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) return;
        if (pageTime() - actedAt > VOUCHES_MS) recent = [];
        actedAt = pageTime();
        actedOn = page.location.href;
        react(event as Gesture);
      },
      { capture: true, passive: true, signal },
    );

  on('pointerdown', (press) => {
    pressed.clear();
    if ((press as PointerEvent).button !== 0) return hold.forget();
    const { now, later } = aimsOf(press);
    for (const target of now) pressed.set(target.subject, target);
    hold.take(press, later);
  });
  // A page that draws anew under the press gets no click, so what is released where it was pressed counts too.
  on('pointerup', (release) => {
    const own = aimsOf(release).now.flatMap(({ subject }) => pressed.get(subject) ?? []);
    for (const target of [...own, ...hold.release(release)]) follow(target);
  });
  // A native drag ends without a pointer's release.
  on('drop', (drop) => {
    for (const target of hold.release(drop)) follow(target);
  });
  // One that was broken off leaves nothing in the hand; a pointer's release may still follow.
  on('dragend', hold.forget);
  on('click', (click) => {
    const { now, failures } = aimsOf(click);
    for (const target of now) follow(pressed.get(target.subject) ?? target);
    failures.forEach(listener.onReadFailure);
    // A label clicks its box right after itself; then this press is over.
    setTimeout(() => pressed.clear());
  });
  on('keydown', (gesture) => {
    const key = gesture as KeyboardEvent;
    pressed.clear();
    if ((key.ctrlKey || key.metaKey) && /^[zy]$/i.test(key.key)) repeatedAt = pageTime();
    // What was taken up is put back.
    if (key.key === 'Escape') hold.forget();
    // No other key finishes anything anywhere, so typing costs nothing.
    if (key.repeat || !['Enter', ' '].includes(key.key)) return;
    const { now, later, failures } = aimsOf(key);
    const decided = hold.release(key);
    for (const target of [...now, ...decided]) follow(target);
    failures.forEach(listener.onReadFailure);
    if (decided.length === 0) hold.take(key, later);
  });
  page.document.defaultView?.addEventListener('pagehide', forget, { signal });
  signal.addEventListener('abort', forget);

  function attributeToUser(change: RequestedChange): NamedTask | null {
    const repeats = pageTime() - repeatedAt < REPEATS_MS;
    if (repeats && change.to === 'done') return null;
    const named = recent.find(
      (target) =>
        (target.subject === change.subject || target.alias === change.subject) &&
        (!change.needsGesture || target.kind === change.kind),
    );
    const like = recent.filter((target) => target.kind === change.kind && target.before !== change.to);
    const weak = like.filter(({ subject, needsRequest }) => isWeak(subject) && !needsRequest);
    if (change.needsGesture && !named && weak.length === 0) {
      // What is undone after the server has taken it, nobody looks at any more.
      const undone = repeats ? learned.get(change.subject) : undefined;
      if (undone && change.to === 'open') follow({ ...undone, before: 'done' }, 'request');
      return null;
    }
    // Of several that are known only by their text nobody can say which one it is; the gesture has seen them all.
    if (!named && weak.length > 1) return null;
    const target = named ?? weak[0] ?? learned.get(change.subject);
    if (target && change.subject) learned.set(change.subject, target);
    // A claim that names nothing is about what the person saw, which need not be what the page shows now.
    const shown = change.subject || actedOn === page.location.href ? site.findTask(change, page) : undefined;
    // A late write of something that the person has turned back since, or a move of what is done already.
    const stays = (named ?? shown)?.before === change.to;
    // A gesture that came to nothing vouches for no other change of the same thing.
    if (!stays || change.needsGesture) recent = recent.filter((other) => other !== target);
    if (stays) return null;
    if (!change.proof) {
      // Only the page can tell whether the server took it; a watch that the gesture started is looking already.
      const waiting = like.filter(({ needsRequest }) => needsRequest);
      const own = named ?? shown;
      for (const target of own ? [own] : waiting) if (!watches.has(target.subject)) follow(target, 'request');
      return null;
    }
    const subject = change.subject || shown?.subject;
    if (!subject) return null;
    const { title = '', url = change.url ?? '' } = target ?? shown ?? {};
    const alias = [target?.subject, shown?.alias].find((name) => name && name !== subject);
    return { subject, ...(alias && { alias }), title, url };
  }

  return {
    attribute(changes) {
      const acted = pageTime() - actedAt < VOUCHES_MS && !page.document.hidden;
      return changes.map((change) => (acted ? attributeToUser(change) : null));
    },
    settle(names, taken) {
      const own = [...watches.values()].filter(({ target: { subject, alias = subject } }) =>
        [subject, alias].some((name) => names.includes(name)),
      );
      for (const { settle } of own) settle(taken);
      return own.length > 0;
    },
  };
}

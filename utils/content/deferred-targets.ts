import { readSafely } from '#utils/content/safe-reader.ts';
import { pageTime } from '#utils/content/watch-target.ts';
import { gestureElement } from '#utils/sites/dom.ts';
import type { Gesture, PageReader, SitePage, Target } from '#utils/sites/types.ts';

/** Ms for which a target is kept while the person chooses in its menu. */
const KEPT_MS = 60_000;
/** Pixels that a pointer moves at least in a drag. */
const DRAG_PX = 8;

/** Targets about which several gestures decide together: a card that is dragged, an item whose menu is open. */
export interface DeferredTargets {
  /** Keeps these in place of all others; but a press in a menu keeps the current ones, which it is about. */
  take(gesture: Gesture, targets: readonly Target[]): void;
  /**
   * The targets that a gesture decides about: those that were dropped elsewhere, or that something was chosen for.
   * @param found of a key: all targets that it lands on
   */
  release(gesture: Gesture, found?: readonly Target[]): Target[];
  forget(): void;
}

/** Keeps targets that are {@link Target.deferred} until the gesture that decides about them. */
export function createDeferredTargets(site: PageReader, page: SitePage): DeferredTargets {
  let kept: readonly Target[] = [];
  let start = { at: 0, x: 0, y: 0, byKey: false };

  const isInMenu = (gesture: Gesture) =>
    readSafely(() => gestureElement(gesture)?.closest(site.menus) != null, false);

  const decided = (targets: readonly Target[], gesture: Gesture) =>
    targets.flatMap((target) => (site.withChoice ? (site.withChoice(target, gesture, page) ?? []) : target));

  return {
    take(gesture, targets) {
      if (isInMenu(gesture)) return;
      kept = targets;
      const { clientX = 0, clientY = 0 } = gesture as PointerEvent;
      start = { at: pageTime(), x: clientX, y: clientY, byKey: gesture.type === 'keydown' };
    },
    release(gesture, found = []) {
      if (isInMenu(gesture)) {
        const isOpen = pageTime() - start.at < KEPT_MS;
        // What changed while the menu was open was not changed by this choice.
        return decided(
          kept.filter((target) => isOpen && site.readState(target, page) === target.before),
          gesture,
        );
      }
      if (gesture.type === 'click' || !isDrop(gesture, found)) return [];
      const dropped = decided(kept, gesture);
      kept = [];
      return dropped;
    },
    forget() {
      kept = [];
    },
  };

  /** A native drag ends with a drop, any other with the pointer's release somewhere else, or the key that began it. */
  function isDrop(gesture: Gesture, found: readonly Target[]): boolean {
    if (gesture.type === 'keydown') {
      const subjects = found.map(({ subject }) => subject);
      return start.byKey && kept.some(({ subject }) => subjects.includes(subject));
    }
    const { clientX, clientY } = gesture as PointerEvent;
    return gesture.type === 'drop' || Math.hypot(clientX - start.x, clientY - start.y) > DRAG_PX;
  }
}

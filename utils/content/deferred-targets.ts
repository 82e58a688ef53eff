import { pageTime } from '#utils/content/page-clock.ts';
import { gestureElement } from '#utils/sites/dom.ts';
import type { Gesture, PageReader, SitePage, Target } from '#utils/sites/types.ts';

/** Ms that a thing is held while the person chooses in its menu. */
const HOLDS_MS = 60_000;
/** Pixels that a pointer moves at least in a drag. */
const DRAGS_PX = 8;

/** What the person is busy with over several gestures: a card in the hand, a thing whose menu is open. */
export interface DeferredTargets {
  /** A gesture takes hold of these, and lets go of all else; but a press in a menu is about what is held. */
  take(gesture: Gesture, targets: Target[]): void;
  /** What a gesture decides about: what was let go elsewhere, or something was chosen for. */
  release(gesture: Gesture): Target[];
  forget(): void;
}

/** Holds what {@link Target.deferred} until the gesture that decides about it. */
export function createDeferredTargets(site: PageReader, page: SitePage): DeferredTargets {
  let held: Target[] = [];
  let taken = { at: 0, x: 0, y: 0, key: false };

  const inMenu = (gesture: Gesture) => gestureElement(gesture)?.closest(site.menus) != null;

  return {
    take(gesture, targets) {
      if (inMenu(gesture)) return;
      held = targets;
      const { clientX = 0, clientY = 0 } = gesture as PointerEvent;
      taken = { at: pageTime(), x: clientX, y: clientY, key: gesture.type === 'keydown' };
    },
    release(gesture) {
      if (inMenu(gesture)) {
        const open = pageTime() - taken.at < HOLDS_MS;
        // What changed while the menu was open was not changed by this choice.
        return held.filter((target) => open && site.readState(target, page) === target.before);
      }
      if (!isDrop(gesture)) return [];
      const dropped = held;
      held = [];
      return dropped;
    },
    forget() {
      held = [];
    },
  };

  /** A native drag ends with a drop, any other with the pointer's release somewhere else, or the key that began it. */
  function isDrop(gesture: Gesture): boolean {
    if (gesture.type === 'keydown') {
      const again = site
        .findTargets(gesture, page)
        .flatMap((target) => ('subject' in target ? [target.subject] : []));
      return taken.key && held.some(({ subject }) => again.includes(subject));
    }
    const { clientX, clientY } = gesture as PointerEvent;
    return gesture.type === 'drop' || Math.hypot(clientX - taken.x, clientY - taken.y) > DRAGS_PX;
  }
}

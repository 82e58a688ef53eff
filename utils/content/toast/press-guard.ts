/** Ms for which Undo must have been in sight, as it is and where it is, before a press on it is meant. */
const SETTLED_MS = 300;
/** Ms between two looks of the browser at what is in sight; it takes no less. */
const LOOK_MS = 100;

/** An observer that also looks for what lies over an element, in browsers that have one. */
type SightOptions = IntersectionObserverInit & { trackVisibility: true; delay: number };
type SightEntry = IntersectionObserverEntry & { isVisible?: boolean };

/**
 * Tells a press on a toast that the person means from one that its page led them to: a page may hide the toast, move it
 * under the pointer, or cover it with something else.
 */
export interface PressGuard {
  /** The toast was laid where it is now. */
  onPlaced(): void;
  /** It says something else than it did. */
  onChanged(): void;
  /** Whether the person sees what they press on. */
  isMeant(press: MouseEvent, on: Element): boolean;
  stop(): void;
}

/**
 * @param host the element of the page; its inline style is ours, and wins over any rule of the page
 * @param box what the person sees of it
 */
export function createPressGuard(host: HTMLElement, box: Element): PressGuard {
  let laid = '';
  let settledAt = performance.now();
  let seenAt: number | undefined;

  const look = (entries: SightEntry[]) => {
    for (const { isVisible } of entries) seenAt = isVisible ? (seenAt ?? performance.now()) : undefined;
  };
  const options: SightOptions = { trackVisibility: true, delay: LOOK_MS };
  const observer = new IntersectionObserver(look, options);
  observer.observe(box);
  const knowsSight = 'isVisible' in IntersectionObserverEntry.prototype;

  const isSettled = (since: number | undefined) =>
    since !== undefined && performance.now() - since >= SETTLED_MS;
  /** A page can change the inline style, but not undo its effect by any other. */
  const isAsLaid = () =>
    host.style.cssText === laid &&
    host.matches(':popover-open') &&
    host.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const isOnTop = (part: Element) => {
    const { left, top, width, height } = part.getBoundingClientRect();
    return host.ownerDocument.elementFromPoint(left + width / 2, top + height / 2) === host;
  };

  return {
    onPlaced() {
      laid = host.style.cssText;
      settledAt = performance.now();
    },
    onChanged() {
      settledAt = performance.now();
    },
    isMeant(press, on) {
      look(observer.takeRecords());
      return (
        press.isTrusted &&
        isSettled(settledAt) &&
        (!knowsSight || isSettled(seenAt)) &&
        isAsLaid() &&
        isOnTop(on)
      );
    },
    stop: () => observer.disconnect(),
  };
}

import { browser } from '#utils/platform/native-browser.ts';

/** How long a content script goes on. */
export interface Lifecycle {
  /** Ends all that the script does in its page. */
  readonly signal: AbortSignal;
  /** Whether it still goes on. Ends it if its extension has gone meanwhile. */
  isAlive(): boolean;
}

/**
 * Where an instance leaves what ends it, on the global object of our isolated world, which no page can reach. A symbol,
 * since a page's elements can lend their names to any global object as properties.
 */
const END = Symbol.for('microwin content script');

interface World {
  [END]?: () => void;
}

/** The inputs at which a script looks whether its extension is still there, before anything else hears of them. */
const GESTURES = ['pointerdown', 'keydown', 'click', 'drop'];

/**
 * Begins the life of a content script, and ends that of an older one in the same world. A browser that updates or
 * removes an extension may leave its scripts in open pages, each in a world that no later one can reach: such a script
 * finds out by itself, at the next gesture, and ends without a word. Nothing of this shows in the page.
 * @param world where instances find each other
 * @param isExtensionThere whether the browser still lets this script speak to its extension
 */
export function startLifecycle(
  document: Pick<EventTarget, 'addEventListener'>,
  world: World = globalThis as World,
  isExtensionThere = () => browser.runtime?.id !== undefined,
): Lifecycle {
  world[END]?.();
  const end = new AbortController();
  const { signal } = end;
  world[END] = () => end.abort();

  const isAlive = () => {
    if (!isExtensionThere()) end.abort();
    return !signal.aborted;
  };
  for (const type of GESTURES) {
    document.addEventListener(type, isAlive, { capture: true, passive: true, signal });
  }
  return { signal, isAlive };
}

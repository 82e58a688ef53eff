import type { createToast, Point, Toast, ToastContext } from '#utils/content/toast/toast.ts';

/**
 * Where a content script waits for the script of its toast: on the global object of our isolated world, by a symbol, as
 * in `lifecycle.ts`. No page can reach it.
 */
const SLOT = Symbol.for('microwin toast');

/** What the two scripts of a page meet in. */
export interface ToastWorld {
  [SLOT]?: (create: typeof createToast) => void;
}

/** A toast whose code comes into the page only when it may be needed. */
export interface LazyToast extends Toast {
  /** Asks for the code, unless it is there or on its way. Whoever expects a toast saves the time. */
  load(): void;
}

interface LazyToastContext extends Pick<ToastContext, 'document' | 'signal' | 'onUndo'> {
  /** Has the toast's script run in this page; settles when it ran, or did not and will not. */
  askForScript: () => Promise<unknown>;
}

/** What the toast's script does: hands the code to the content script that waits in its world, if one does. */
export function provideToast(create: typeof createToast, world: ToastWorld = globalThis as ToastWorld): void {
  world[SLOT]?.(create);
}

/**
 * The toast of a page that does not have its code yet. What is said meanwhile waits, and is dropped where the code does
 * not come: the page forbids it, or has gone.
 */
export function createLazyToast(
  { document, signal, onUndo, askForScript }: LazyToastContext,
  world: ToastWorld = globalThis as ToastWorld,
): LazyToast {
  let toast: Toast | undefined;
  let isLoading = false;
  let waiting: ((toast: Toast) => void)[] = [];
  let pressed: Point | undefined;

  // The press comes before the code that lies where it was not.
  const notePress = ({ clientX, clientY, isTrusted }: PointerEvent) => {
    if (isTrusted) pressed = { x: clientX, y: clientY };
  };
  document.addEventListener('pointerdown', notePress, { capture: true, passive: true, signal });

  world[SLOT] = (create) => {
    if (toast) return;
    toast = create({ document, signal, onUndo, lastPress: () => pressed });
    for (const say of waiting) say(toast);
    waiting = [];
  };
  signal.addEventListener('abort', () => delete world[SLOT]);

  const load = () => {
    if (toast || isLoading) return;
    isLoading = true;
    const settle = () => {
      isLoading = false;
      waiting = [];
    };
    askForScript().then(settle, settle);
  };
  const tell = (say: (toast: Toast) => void) => {
    if (toast) return say(toast);
    waiting.push(say);
    load();
  };
  return {
    load,
    show: (win) => tell((toast) => toast.show(win)),
    // What nobody sees yet is not undone.
    undo: () => !!toast?.undo(),
    showUnsaved: (item, waits) => tell((toast) => toast.showUnsaved(item, waits)),
    withdraw(ids, today) {
      // Where nothing was said, there is nothing to take back.
      if (toast || waiting.length > 0) tell((toast) => toast.withdraw(ids, today));
    },
  };
}

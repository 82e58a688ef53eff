import { chime } from '#utils/content/toast/chime.ts';
import type { Corner } from '#utils/content/toast/place.ts';
import { openToastView, type ToastView } from '#utils/content/toast/view.ts';
import { TOAST_MS, TOAST_SHORT_MS } from '#utils/domain/rules.ts';
import { send } from '#utils/messaging/send.ts';
import type { ToastDay, ToastWin } from '#utils/messaging/toast.ts';
import { t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { mayMove } from '#utils/platform/motion.ts';
import type { Detection } from '#utils/sites/detection.ts';

/** Pixels around a press that a toast leaves uncovered. */
const AROUND_PX = 24;
/** Ms that a toast stays after its Undo, so that a second click does not fall through to the page. */
const UNDONE_MS = 1000;

/** The one toast of a page. */
export interface Toast {
  show(win: ToastWin): void;
  /** Undoes the wins that it shows, as its button does; whether there are any. */
  undo(): boolean;
  /** Drops wins that were taken back. @param today the day without them, if that is known */
  withdraw(ids: readonly string[], today?: ToastDay): void;
  /** Says that something which was finished is not saved. @param waits whether it will be, by itself */
  showUnsaved(item: Pick<Detection, 'kind' | 'title'>, waits: boolean): void;
}

/** A place in the window, in its pixels. */
export interface Point {
  x: number;
  y: number;
}

/** What a toast needs of the content script of its page. */
export interface ToastContext {
  document: Document;
  /** Ends it for good. */
  signal: AbortSignal;
  /** Gets the ids of every win on the toast; resolves when they are taken back. */
  onUndo: (ids: string[]) => Promise<unknown>;
  /** Where the person pressed last; undefined if they did not yet. */
  lastPress: () => Point | undefined;
}

/** The toast in a page, which is there only while it says something. */
export function createToast({ document, signal, onUndo, lastPress }: ToastContext): Toast {
  let wins: ToastWin[] = [];
  let corner: Corner | undefined;
  let view: ToastView | undefined;
  let isUndoing = false;
  let timer: ReturnType<typeof setTimeout>;

  const close = () => {
    clearTimeout(timer);
    view?.close();
    view = undefined;
    wins = [];
  };
  const stay = () => {
    clearTimeout(timer);
    view?.closesIn();
  };
  const staysFor = () => (wins.at(-1)?.style === 'short' ? TOAST_SHORT_MS : TOAST_MS);
  const leaveAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(close, ms);
    view?.closesIn(ms);
  };
  const undo = async () => {
    const undone = wins;
    const own = view;
    isUndoing = true;
    // It waits for the answer, and says nothing before.
    stay();
    own?.showStatus('', false);
    try {
      await onUndo(undone.map(({ id }) => id)).finally(() => {
        isUndoing = false;
      });
    } catch {
      if (view !== own) return;
      own?.showStatus(t('toast.notUndone'), true);
      return leaveAfter(TOAST_MS);
    }
    // A win that came meanwhile keeps the toast.
    wins = wins.filter((win) => !undone.includes(win));
    if (view !== own || wins.length > 0) return;
    own?.showUndone();
    leaveAfter(UNDONE_MS);
  };
  const open = () =>
    openToastView(document, {
      onUndo: () => void undo(),
      // Where that fails, the popup leads there all the same.
      onOpen: () => void send('openDashboard', {}).catch(() => undefined),
      onEnter: stay,
      onLeave: () => leaveAfter(staysFor()),
    });

  /** Draws what is to be said; a page may have removed the toast meanwhile. */
  const draw = (day: ToastDay | undefined): ToastView => {
    view = view?.host.isConnected ? view : open();
    view.show(wins, day);
    return view;
  };

  document.addEventListener('keydown', ({ key, isTrusted }) => isTrusted && key === 'Escape' && close(), {
    capture: true,
    signal,
  });
  document.defaultView?.addEventListener('pagehide', close, { signal });
  signal.addEventListener('abort', close);

  const place = (shown: ToastView, isNew: boolean) => {
    corner = shown.place(areaAround(lastPress()), isNew ? undefined : corner);
  };

  return {
    show(win) {
      const isNew = !view?.host.isConnected;
      wins = [...wins, win];
      const shown = draw(win.today);
      // Under the pointer, or with the focus in it, it waits where it is.
      if (isNew || !shown.isInUse()) {
        place(shown, isNew);
        leaveAfter(staysFor());
      }
      if (isNew && win.sound) chime();
      if (!mayMove(win.motion)) return;
      if (isNew) shown.rise();
      if (win.today?.bar) shown.fillBar(win.today.bar);
    },
    undo() {
      const mayUndo = wins.length > 0 && view?.host.isConnected === true && !isUndoing;
      if (mayUndo) void undo();
      return mayUndo;
    },
    showUnsaved({ kind, title }, waits) {
      // What the toast says of a win that is saved is not to be lost.
      if (wins.length > 0) return;
      const isNew = !view?.host.isConnected;
      view = isNew || !view ? open() : view;
      view.showUnsaved(title || untitled(kind), t(waits ? 'toast.waits' : 'toast.lost'));
      place(view, isNew);
      leaveAfter(TOAST_MS);
    },
    withdraw(ids, today) {
      const left = wins.filter(({ id }) => !ids.includes(id));
      if (left.length === wins.length) return;
      wins = left;
      if (wins.length > 0) draw(today);
      else close();
    },
  };
}

function areaAround(point: Point | undefined): DOMRect {
  const edge = 2 * AROUND_PX;
  return point ? new DOMRect(point.x - AROUND_PX, point.y - AROUND_PX, edge, edge) : new DOMRect();
}

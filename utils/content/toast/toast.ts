import { chime } from '#utils/content/toast/chime.ts';
import { type Corner, placeToast } from '#utils/content/toast/place.ts';
import style from '#utils/content/toast/toast.css?inline';
import { TOAST_MS } from '#utils/domain/rules.ts';
import type { ToastDay, ToastWin } from '#utils/messaging/toast.ts';
import { PLACEHOLDER, splitAtPlaceholder, t } from '#utils/platform/i18n.ts';
import { mayMove } from '#utils/platform/motion.ts';

/** Wins that a toast names; of more it tells only how many. */
const NAMED = 3;
/** Pixels around a press that a toast leaves uncovered. */
const AROUND_PX = 24;

/** Ms that a toast stays after its Undo, so that a second click does not fall through to the page. */
const UNDONE_MS = 1000;

/** The one toast of a page. */
export interface Toast {
  show(win: ToastWin): void;
  /** Drops wins that were taken back. @param today the day without them, if that is known */
  withdraw(ids: readonly string[], today?: ToastDay): void;
}

/** How it comes, and how its bar fills. */
const RISES = { duration: 180, easing: 'ease-out' };
const FILLS = { duration: 600, easing: 'ease-out' };

/** What must not reach the page: dialogs close at a press outside of them, editors take keys. */
const KEPT_INSIDE = ['pointerdown', 'mousedown', 'click', 'keydown'];

/**
 * The in-page toast: plain DOM in a closed shadow root, in the top layer, there only while it says something.
 * @param onUndo gets the ids of every win on the toast
 */
export function createToast(document: Document, signal: AbortSignal, onUndo: (ids: string[]) => void): Toast {
  let wins: ToastWin[] = [];
  let day: ToastDay | undefined;
  let corner: Corner | undefined;
  let pressed = new DOMRect();
  let view: ReturnType<typeof build> | undefined;
  let timer: ReturnType<typeof setTimeout>;

  const close = () => {
    clearTimeout(timer);
    view?.host.remove();
    view = undefined;
    wins = [];
  };
  const stay = () => clearTimeout(timer);
  const leave = (ms = TOAST_MS) => {
    clearTimeout(timer);
    timer = setTimeout(close, ms);
  };

  function open(): NonNullable<typeof view> {
    const built = build(document);
    const { host, box, dayLine, points, undo, way } = built;
    for (const type of KEPT_INSIDE) host.addEventListener(type, (event) => event.stopPropagation());
    box.addEventListener('pointerenter', stay);
    box.addEventListener('pointerleave', () => leave());
    box.addEventListener('focusin', stay);
    box.addEventListener('focusout', () => leave());
    // A press would take the focus from where the person is typing.
    undo.addEventListener('mousedown', (press) => press.preventDefault());
    undo.addEventListener('click', (click) => {
      if (!click.isTrusted) return;
      onUndo(wins.map(({ id }) => id));
      wins = [];
      dayLine.textContent = t('toast.takenBack');
      points.textContent = '';
      way.hidden = true;
      undo.disabled = true;
      leave(UNDONE_MS);
    });
    // Outside of a modal dialog nothing can be pressed.
    const modals = document.querySelectorAll('dialog:modal');
    (modals[modals.length - 1] ?? document.documentElement).append(host);
    host.showPopover();
    return built;
  }

  function render(): void {
    if (!view?.host.isConnected) view = open();
    const { what, dayLine, points, undo, way, done } = view;
    const title = document.createElement('b');
    title.dir = 'auto';
    title.textContent = wins
      .slice(0, NAMED)
      .map((win) => win.title)
      .reduce((titles, last) => t('toast.titles', titles, last));
    const [before, after] = sentence();
    what.replaceChildren(before, title, after);
    const notes = new Set(wins.flatMap(({ notes }) => notes));
    dayLine.textContent = [...(day ? [day.line] : []), ...notes].join(' · ');
    const sum = wins.reduce((sum, win) => sum + win.points, 0);
    points.textContent = sum > 0 ? `+${sum}` : '';
    undo.textContent = t(wins.length > 1 ? 'toast.undoAll' : 'common.undo');
    undo.disabled = false;
    way.hidden = !day?.bar;
    if (day?.bar) done.style.width = day.bar[1];
  }

  /** What lies around the titles. */
  function sentence(): ToastWin['sentence'] {
    const [first] = wins;
    if (first && wins.length === 1) return first.sentence;
    const more = wins.length - NAMED;
    return splitAtPlaceholder(
      more > 0
        ? t('toast.severalMore', wins.length, PLACEHOLDER, more)
        : t('toast.several', wins.length, PLACEHOLDER),
    );
  }

  document.addEventListener('keydown', ({ key, isTrusted }) => isTrusted && key === 'Escape' && close(), {
    capture: true,
    signal,
  });
  const press = ({ clientX, clientY, isTrusted }: PointerEvent) => {
    const edge = 2 * AROUND_PX;
    if (isTrusted) pressed = new DOMRect(clientX - AROUND_PX, clientY - AROUND_PX, edge, edge);
  };
  document.addEventListener('pointerdown', press, { capture: true, passive: true, signal });
  document.defaultView?.addEventListener('pagehide', close, { signal });
  signal.addEventListener('abort', close);

  return {
    show(win) {
      const { today, motion, sound } = win;
      const isNew = !view?.host.isConnected;
      wins = [...wins, win];
      day = today;
      render();
      if (!view) return;
      const { host, box, done } = view;
      // Under the pointer, or with the focus in it, it waits where it is.
      if (isNew || !box.matches(':hover, :focus-within')) {
        corner = placeToast(host, pressed, isNew ? undefined : corner);
        leave();
      }
      if (isNew && sound) chime();
      if (!mayMove(motion)) return;
      if (isNew) box.animate({ opacity: [0, 1], translate: ['0 8px', '0'] }, RISES);
      if (today.bar) done.animate({ width: today.bar }, FILLS);
    },
    withdraw(ids, today) {
      const left = wins.filter(({ id }) => !ids.includes(id));
      if (left.length === wins.length) return;
      wins = left;
      day = today;
      if (wins.length > 0) render();
      else close();
    },
  };
}

function build(document: Document) {
  const make = <T extends 'div' | 'button'>(tag: T, className: string) =>
    Object.assign(document.createElement(tag), { className });

  const host = document.createElement('div');
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  // Firefox applies the page's policy to a style element that is inserted before it has its text.
  const sheet = document.createElement('style');
  sheet.textContent = style;

  const box = make('div', 'toast');
  const message = make('div', 'message');
  message.setAttribute('role', 'status');
  const what = make('div', 'what');
  const dayLine = make('div', 'day');
  const points = make('div', 'points');
  const undo = make('button', 'undo');
  undo.type = 'button';
  const way = make('div', 'way');
  const done = make('div', 'done');
  way.append(done);
  message.append(what, dayLine, points);
  box.append(message, undo, way);
  root.append(sheet, box);
  return { host, box, what, dayLine, points, undo, way, done };
}

import { type Corner, placeToast } from '#utils/content/toast/place.ts';
import { createPressGuard, type PressGuard } from '#utils/content/toast/press-guard.ts';
import style from '#utils/content/toast/toast.css?inline';
import type { ToastDay, ToastWin } from '#utils/messaging/toast.ts';
import { PLACEHOLDER, splitAtPlaceholder, t } from '#utils/platform/i18n.ts';

/** Wins that a toast names; of more it tells only how many. */
const NAMED = 3;
/** How a toast comes, and how its bar fills. */
const RISES = { duration: 180, easing: 'ease-out' };
const FILLS = { duration: 600, easing: 'ease-out' };
/** Ms after which a toast that nobody took away hides itself. */
const OVERDUE_MS = 1000;
/** What must not reach the page: dialogs close at a press outside of them, editors take keys. */
const KEPT_INSIDE = ['pointerdown', 'mousedown', 'click', 'keydown'];

/** What the person does to a toast. */
export interface ToastViewListener {
  onUndo(): void;
  /** They pressed the line about the day. */
  onOpen(): void;
  /** The pointer or the focus came into it. */
  onEnter(): void;
  onLeave(): void;
}

/** A toast as it is drawn: plain DOM in a closed shadow root, in the top layer of the page. */
export interface ToastView {
  readonly host: HTMLElement;
  /** Whether the pointer lies on it, or the focus in it. */
  isInUse(): boolean;
  show(wins: readonly ToastWin[], day: ToastDay | undefined): void;
  /** Moves it to the best corner, and returns that; see {@link placeToast}. */
  place(pressed: DOMRect, last?: Corner): Corner;
  close(): void;
  /** It is to be closed in so many ms, or not by itself if that is undefined. */
  closesIn(ms?: number): void;
  showUndone(): void;
  /** Says in a line what came of something, beside the win that it is about. @param mayUndo whether Undo is there */
  showStatus(text: string, mayUndo: boolean): void;
  /** Names an item that no win was written down for, and says why. */
  showUnsaved(title: string, text: string): void;
  rise(): void;
  fillBar(bar: [before: string, after: string]): void;
}

/** Draws an empty toast over everything else in the page. */
export function openToastView(document: Document, listener: ToastViewListener): ToastView {
  const parts = build(document);
  const { host, box, what, dayLine, points, keys, undo, way, done } = parts;
  const guard = createPressGuard(host, box);
  let hiding: Animation | undefined;
  listen(parts, guard, listener);
  // Outside of a modal dialog nothing can be pressed.
  const modals = document.querySelectorAll('dialog:modal');
  (modals[modals.length - 1] ?? document.documentElement).append(host);
  host.showPopover();

  return {
    host,
    isInUse: () => box.matches(':hover, :focus-within'),
    show(wins, day) {
      const title = titleElement(document, titlesOf(wins));
      const [before, after] = sentenceOf(wins);
      what.replaceChildren(before, title, after);
      const style = wins.at(-1)?.style ?? 'full';
      box.classList.toggle('short', style === 'short');
      // A win that joins the toast may end what is told of those before it. One fact is read in passing, and no more.
      const isFull = style === 'full';
      const fact = wins.at(-1)?.fact ?? day?.line;
      dayLine.textContent = (isFull && fact) || '';
      dayLine.disabled = false;
      const sum = wins.reduce((sum, win) => sum + win.points, 0);
      points.textContent = isFull && sum > 0 ? `+${sum}` : '';
      undo.textContent = t(wins.length > 1 ? 'toast.undoAll' : 'common.undo');
      undo.disabled = false;
      const undoKeys = wins.at(-1)?.undoKeys;
      keys.textContent = undoKeys ? t('toast.undoKeys', undoKeys) : '';
      undo.style.visibility = '';
      way.hidden = !isFull || !day?.bar;
      if (day?.bar) done.style.width = day.bar[1];
      guard.onChanged();
    },
    place(pressed, last) {
      const corner = placeToast(host, pressed, last);
      guard.onPlaced();
      return corner;
    },
    closesIn(ms) {
      hiding?.cancel();
      if (ms === undefined) return;
      // Firefox ends the script of an extension that is updated without a word to it; what it drew stays.
      const timing = { delay: ms + OVERDUE_MS, duration: 1, fill: 'forwards' } as const;
      hiding = box.animate({ visibility: 'hidden' }, timing);
    },
    close() {
      guard.stop();
      host.remove();
    },
    showUndone() {
      dayLine.textContent = t('toast.takenBack');
      dayLine.disabled = true;
      keys.textContent = '';
      points.textContent = '';
      way.hidden = true;
      undo.disabled = true;
    },
    showStatus(text, mayUndo) {
      dayLine.textContent = text;
      dayLine.disabled = true;
      undo.disabled = !mayUndo;
    },
    showUnsaved(title, text) {
      what.replaceChildren(titleElement(document, title));
      dayLine.textContent = text;
      dayLine.disabled = true;
      points.textContent = '';
      way.hidden = true;
      undo.style.visibility = 'hidden';
    },
    rise: () => void box.animate({ opacity: [0, 1], translate: ['0 8px', '0'] }, RISES),
    fillBar: (bar) => void done.animate({ width: bar }, FILLS),
  };
}

type Parts = ReturnType<typeof build>;

function listen(
  { host, box, dayLine, undo }: Parts,
  guard: PressGuard,
  { onUndo, onOpen, onEnter, onLeave }: ToastViewListener,
): void {
  for (const type of KEPT_INSIDE) host.addEventListener(type, (event) => event.stopPropagation());
  box.addEventListener('pointerenter', onEnter);
  box.addEventListener('pointerleave', onLeave);
  box.addEventListener('focusin', onEnter);
  box.addEventListener('focusout', onLeave);
  for (const [button, onPress] of [
    [undo, onUndo],
    [dayLine, onOpen],
  ] as const) {
    // A press would take the focus from where the person is typing.
    button.addEventListener('mousedown', (press) => press.preventDefault());
    button.addEventListener('click', (click) => {
      if (guard.isMeant(click, button)) onPress();
    });
  }
}

function titleElement(document: Document, text: string): HTMLElement {
  const title = document.createElement('b');
  title.dir = 'auto';
  title.textContent = text;
  return title;
}

function titlesOf(wins: readonly ToastWin[]): string {
  return wins
    .slice(0, NAMED)
    .map((win) => win.title)
    .reduce((titles, last) => t('toast.titles', titles, last));
}

/** What lies around the titles. */
function sentenceOf(wins: readonly ToastWin[]): ToastWin['sentence'] {
  const [first] = wins;
  if (first && wins.length === 1) return first.sentence;
  const more = wins.length - NAMED;
  return splitAtPlaceholder(
    more > 0
      ? t('toast.severalMore', wins.length, PLACEHOLDER, more)
      : t('toast.several', wins.length, PLACEHOLDER),
  );
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
  const dayLine = make('button', 'day');
  dayLine.type = 'button';
  // The one stop for keys is Undo; the popup leads to the dashboard as well.
  dayLine.tabIndex = -1;
  dayLine.title = t('toast.open');
  const points = make('div', 'points');
  const keys = make('div', 'keys');
  const undo = make('button', 'undo');
  undo.type = 'button';
  const way = make('div', 'way');
  const done = make('div', 'done');
  way.append(done);
  message.append(what, dayLine, points, keys);
  box.append(message, undo, way);
  root.append(sheet, box);
  return { host, box, what, dayLine, points, keys, undo, way, done };
}

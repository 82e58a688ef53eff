import { TOAST_MS } from '../game/constants.ts';
import { plural } from '../plural.ts';
import style from './toast.css?inline';

/** Wins that a toast names; of more it tells only how many. */
const NAMED = 3;

/** A win, as the toast tells it. */
export interface ToastWin {
  id: string;
  /** What the person did, in the past tense. */
  verb: string;
  title: string;
  /** What it added to the day; nothing or less where a batch is worth no more by it. */
  points: number;
  /** What else there is to say of it; mostly ''. */
  note: string;
  /** Whether the toast moves as it comes. */
  moves: boolean;
  /** The day after it, if that is to be told. */
  today?: ToastDay;
}

/** A day on its way to its goal. */
export interface ToastDay {
  /** Those that count for the goal until it is reached, then all. */
  wins: number;
  /** The daily goal in wins; 0 on a day that needs none. */
  target: number;
  /** Whether this win reached the goal, and the points for that. */
  reached: boolean;
  bonus: number;
}

/** Ms that a toast stays after its Undo, so that a second click does not fall through to the page. */
const UNDONE_MS = 1000;

/** The one toast of a page. */
export interface Toast {
  show(win: ToastWin): void;
  /** Drops wins that were taken back. */
  withdraw(ids: readonly string[]): void;
}

/** Wins over any rule of the page, even an important one: an inline important declaration is the strongest. */
const HOST_STYLE =
  'all: initial; position: fixed; inset: auto 16px 16px auto; display: block; direction: ltr; pointer-events: none;';

/** What must not reach the page: dialogs close at a press outside of them, editors take keys. */
const KEPT_INSIDE = ['pointerdown', 'mousedown', 'click', 'keydown'];

/**
 * The in-page toast: plain DOM in a closed shadow root, in the top layer, there only while it says something.
 * @param onUndo gets the ids of every win on the toast
 */
export function createToast(document: Document, signal: AbortSignal, onUndo: (ids: string[]) => void): Toast {
  let wins: ToastWin[] = [];
  let day: ToastDay | undefined;
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
    const { host, box, dayLine, points, undo } = built;
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
      dayLine.textContent = 'Taken back';
      points.textContent = '';
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
    const { what, box, dayLine, points, undo } = view;
    const title = document.createElement('b');
    title.dir = 'auto';
    title.textContent = wins
      .slice(0, NAMED)
      .map((win) => win.title)
      .join(', ');
    const more = wins.length - NAMED;
    const [first] = wins;
    what.replaceChildren(
      first && wins.length === 1 ? first.verb : `${plural(wins.length, 'win')}:`,
      ' ',
      title,
      more > 0 ? ` and ${more} more` : '',
    );
    dayLine.textContent = [day ? wayToGoal(day) : '', ...wins.map(({ note }) => note)]
      .filter(Boolean)
      .join(' · ');
    box.classList.toggle(
      'moves',
      wins.some(({ moves }) => moves),
    );
    const sum = wins.reduce((sum, win) => sum + win.points, 0);
    points.textContent = sum > 0 ? `+${sum}` : '';
    undo.textContent = wins.length > 1 ? 'Undo all' : 'Undo';
    undo.disabled = false;
  }

  document.addEventListener('keydown', ({ key, isTrusted }) => isTrusted && key === 'Escape' && close(), {
    capture: true,
    signal,
  });
  document.defaultView?.addEventListener('pagehide', close, { signal });
  signal.addEventListener('abort', close);

  return {
    show(win) {
      const { today } = win;
      const past = wins.length > 0 && day?.reached ? day : undefined;
      wins = [...wins, win];
      day = today && past ? { ...today, reached: true, bonus: past.bonus } : today;
      render();
      // Under the pointer, or with the focus in it, it waits.
      if (!view?.box.matches(':hover, :focus-within')) leave();
    },
    withdraw(ids) {
      const left = wins.filter(({ id }) => !ids.includes(id));
      if (left.length === wins.length) return;
      day &&= { ...day, wins: day.wins - (wins.length - left.length), reached: false };
      wins = left;
      if (wins.length > 0) render();
      else close();
    },
  };
}

function wayToGoal({ wins, target, reached, bonus }: ToastDay): string {
  const count = wins > target ? plural(wins, 'win') : `${wins} of ${target}`;
  return `${count} today${reached ? ` · goal reached${bonus ? ` +${bonus}` : ''}` : ''}`;
}

function build(document: Document) {
  const make = <T extends 'div' | 'button'>(tag: T, className: string) =>
    Object.assign(document.createElement(tag), { className });

  const host = document.createElement('div');
  host.popover = 'manual';
  host.style.cssText = HOST_STYLE.replaceAll(';', ' !important;');
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
  message.append(what, dayLine, points);
  box.append(message, undo);
  root.append(sheet, box);
  return { host, box, what, dayLine, points, undo };
}

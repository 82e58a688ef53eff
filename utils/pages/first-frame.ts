/** In `localStorage`, which is read without waiting, and which only our own pages can reach. */
const KEY = 'first-frame';
/** There, too: how many lines the row above today takes, and that a new tab shows a compact day. */
export const PLACE_KEYS = { lines: 'top-row-lines', compact: 'compact-day' } as const;
/** Lines that such a row never exceeds. */
const MOST_LINES = 3;
/** Characters; no heading and no label is as long. */
const LONGEST = 200;

/** What a page says first: how far today is, in the words that were on the screen. */
interface Frame {
  heading: string;
  /** What the bar below it measures, and how far it is; there may be none. */
  bar?: { label: string; done: number; max: number };
  /** The moments (UTC ms) between which it holds: when it was drawn, and when the clock alone may change it. */
  from: number;
  until: number;
}

/**
 * What was shown of today, for the first frame of the next page: a few words and two numbers, drawn long before anything
 * is loaded that knows the ledger. Whatever is wrong with it, it is only not there.
 */
export const firstFrame = {
  /**
   * Draws it with the elements of the page itself, which takes them over.
   * @param card where they belong @param now UTC ms
   */
  draw(card: Element | null, now: number): void {
    const frame = card && read();
    if (!frame || now < frame.from || now >= frame.until) return;
    const heading = create('h1', { tabindex: '-1' });
    heading.textContent = frame.heading;
    const status = create('div', { role: 'status' });
    status.append(heading);
    card.append(status, ...(frame.bar ? [drawBar(frame.bar)] : []));
  },
  /** Keeps what the page shows of today, if it shows that. @param from when it was drawn @param until see above; UTC ms */
  keep(from: number, until: number): void {
    const heading = document.querySelector('[role="status"] > h1');
    if (!heading) return;
    const bar = heading.parentElement?.nextElementSibling;
    const frame: Frame = {
      heading: heading.textContent ?? '',
      ...(bar?.className === 'bar' && { bar: readBar(bar) }),
      from,
      until,
    };
    try {
      localStorage.setItem(KEY, JSON.stringify(frame));
    } catch {
      firstFrame.drop();
    }
  },
  drop(): void {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Where there is no storage, there is nothing to forget.
    }
  },
};

/** What a new tab shows besides today, or leaves out of it. */
export interface Place {
  /** How many lines the row above today takes in a narrow window; 0 where there is none. */
  lines: number;
  /** Whether only today's bar and the year are shown. */
  compact: boolean;
}

/** What the person has chosen of it. */
export function chosenPlace(): Place {
  return {
    lines: Math.min(Number(localStorage.getItem(PLACE_KEYS.lines)) || 0, MOST_LINES),
    compact: localStorage.getItem(PLACE_KEYS.compact) !== null,
  };
}

/**
 * Keeps the place of the row, and of a compact day, in the first frame, so that nothing moves as they come.
 * @param main holds today's card
 */
export function reservePlace({ lines, compact }: Place, main: Element): void {
  if (lines > 0) {
    const row = create('div', { class: 'top-row' });
    row.style.setProperty('--lines', String(lines));
    main.before(row);
  }
  if (!compact) return;
  main.querySelector('.today')?.classList.add('brief');
  main.querySelector('.this-week')?.remove();
}

/** What {@link firstFrame} can do; to be handed on, since what is loaded later should not hold up what draws first. */
export type FirstFrame = typeof firstFrame;

function read(): Frame | undefined {
  try {
    const frame = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Frame> | null;
    const { heading, bar, from, until } = frame ?? {};
    const isSound =
      isText(heading) &&
      [from, until].every(Number.isFinite) &&
      (bar === undefined || (isText(bar.label) && Number.isFinite(bar.done) && bar.max > 0));
    return isSound ? (frame as Frame) : undefined;
  } catch {
    return undefined;
  }
}

function isText(text: unknown): boolean {
  return typeof text === 'string' && text.length <= LONGEST;
}

function readBar(bar: Element): NonNullable<Frame['bar']> {
  const attribute = (name: string) => bar.getAttribute(name) ?? '';
  return {
    label: attribute('aria-label'),
    done: Number(attribute('aria-valuenow')),
    max: Number(attribute('aria-valuemax')),
  };
}

function drawBar({ label, done, max }: NonNullable<Frame['bar']>): HTMLElement {
  const bar = create('div', {
    ...{ class: 'bar', role: 'progressbar', 'aria-label': label },
    ...{ 'aria-valuenow': String(done), 'aria-valuemin': '0', 'aria-valuemax': String(max) },
  });
  bar.style.setProperty('--done', String(done / max));
  bar.style.setProperty('--steps', String(max));
  bar.append(create('div', { class: 'bar-fill' }));
  return bar;
}

function create(name: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/**
 * Loads the script that draws a page once the first frame, which stands in its HTML, is about to be painted. A hidden
 * page gets no frames, and does not wait for one.
 */
export function afterFirstPaint(load: () => Promise<unknown>): void {
  if (document.hidden) void load();
  else requestAnimationFrame(() => void load());
}

/** What a step is about: a CSS selector, or the part of several that says a text, or lies at a place among them. */
export type Target = string | { css: string; text?: string; inner?: string; at?: number };

export type Button = 'left' | 'right' | 'middle';

/** A tab of any browser, as far as Playwright's and Puppeteer's pages are alike. */
export interface Tab {
  /** Typed by each browser's driver in a way of its own; only {@link createPerson} calls it. */
  evaluate(run: never, detail: never): Promise<unknown>;
  mouse: {
    move(x: number, y: number): Promise<void>;
    down(how?: { button?: Button; clickCount?: number }): Promise<void>;
    up(how?: { button?: Button; clickCount?: number }): Promise<void>;
  };
  keyboard: {
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    type(text: string): Promise<void>;
  };
}

/** Who acts on a fake site, with real input, in whichever browser. */
export interface Person {
  click(
    target: Target,
    how?: { button?: Button; times?: number; keys?: string; offset?: readonly [number, number] },
  ): Promise<void>;
  press(keys: string, target?: Target): Promise<void>;
  type(text: string, target?: Target): Promise<void>;
  /** @param keys are pressed before what is dragged is let go */
  drag(from: Target, to: Target, keys?: string): Promise<void>;
  hover(target: Target): Promise<void>;
  /** Waits until the page shows the target, or shows it no more. */
  see(target: Target, there: boolean): Promise<void>;
  wait(ms: number): Promise<void>;
  /** Runs a function in the page; it stands alone. */
  script<Detail>(run: (detail: Detail) => unknown, detail: Detail): Promise<void>;
  /** A person in another tab of the same browser, at the same address. */
  another(): Promise<Person>;
}

/** As long as a page may take to show what a person is about to press. */
const PATIENCE_MS = 5000;
const PACE_MS = 20;

/** @param another opens another tab at the same address */
export function createPerson(tab: Tab, another: () => Promise<Person>): Person {
  const inPage = <Detail>(run: (detail: Detail) => unknown, detail: Detail) =>
    tab.evaluate(run as never, detail as never);
  const ask = async (question: Question, wanted: (answer: unknown) => boolean): Promise<unknown> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await inPage(find, question).catch(onlyIfLeft);
      if (wanted(answer)) return answer;
      if (Date.now() > until) throw new Error(`waited in vain: ${JSON.stringify(question)}`);
      await pause(PACE_MS);
    }
  };
  const moveTo = async (target: Target, offset?: readonly [number, number]) => {
    const point = await ask({ target, want: 'point', offset }, Array.isArray);
    await tab.mouse.move(...(point as [number, number]));
  };
  const holding = async (keys: readonly string[], run: () => Promise<void>) => {
    for (const key of keys) await tab.keyboard.down(key);
    await run();
    for (const key of keys.toReversed()) await tab.keyboard.up(key);
  };

  return {
    another,
    wait: pause,
    async click(target, { button = 'left', times = 1, keys, offset } = {}) {
      await moveTo(target, offset);
      await holding(keys?.split('+') ?? [], async () => {
        for (let clickCount = 1; clickCount <= times; clickCount++) {
          await tab.mouse.down({ button, clickCount });
          await tab.mouse.up({ button, clickCount });
        }
      });
    },
    async press(keys, target) {
      if (target) await ask({ target, want: 'focus' }, (answer) => answer === true);
      // The one key that the drivers call by different names.
      const named = keys.split('+').map((key) => (key === 'Space' ? ' ' : key));
      await holding(named, async () => {});
    },
    async type(text, target) {
      if (target) await this.click(target);
      await tab.keyboard.type(text);
    },
    async drag(from, to, keys) {
      await moveTo(from);
      await tab.mouse.down();
      await moveTo(to);
      if (keys) await this.press(keys);
      await tab.mouse.up();
    },
    hover: (target) => moveTo(target),
    async see(target, there) {
      await ask({ target, want: 'presence' }, (answer) => answer === there);
    },
    async script(run, detail) {
      await inPage(run, detail);
    },
  };
}

/** A page that is just being loaded anew answers nothing yet; any other failure is one. */
function onlyIfLeft(error: unknown): void {
  if (!/navigation|context|detached/i.test(String(error))) throw error;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Question {
  target: Target;
  want: 'point' | 'focus' | 'presence';
  offset?: readonly [number, number] | undefined;
}

/**
 * Finds a target in the page: where to press on it, with the focus given to it, or whether it is there at all. Runs
 * in the page and stands alone. It asks the page's own world, where a mutated page still answers to its old names.
 */
function find({ target, want, offset }: Question): [number, number] | boolean {
  const { css, text, inner, at = 0 } = typeof target === 'string' ? { css: target } : { ...target };
  const said = [...document.querySelectorAll(css)].filter(
    (part) => !text || part.textContent?.includes(text),
  );
  const around = (part: Element) => said.some((other) => other !== part && part.contains(other));
  const own = text ? said.filter((part) => !around(part)) : said;
  const element = (inner ? own.flatMap((part) => [...part.querySelectorAll(inner)]) : own).at(at);
  if (!element || want === 'presence') return Boolean(element);
  if (want === 'focus') {
    (element as HTMLElement).focus();
    return document.activeElement === element;
  }
  const place = () => {
    // The first of several lines; between them, and after the last, lies something else.
    const [line = element.getBoundingClientRect()] = offset ? [] : element.getClientRects();
    const { left, top, width, height } = line;
    const [dx, dy] = offset ?? [width / 2, height / 2];
    return { x: left + dx, y: top + dy, isEmpty: width * height === 0 };
  };
  const hits = ({ x, y, isEmpty }: ReturnType<typeof place>) => {
    const hit = document.elementFromPoint(x, y);
    const label = hit?.closest('label');
    return (
      !isEmpty && (element.contains(hit) || label?.control === element || label?.contains(element) === true)
    );
  };
  const here = place();
  if (hits(here)) return [here.x, here.y];
  // What comes into sight may be drawn only then, and is pressed where it lies afterwards.
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  return false;
}

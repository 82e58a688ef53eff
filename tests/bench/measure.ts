import type { BrowserContext, Page } from 'playwright';

/** Ms after which a page has had its time to come to rest. */
const REST_MS = 250;

/** Ms since the navigation to a window began. On a page that is not ours, only its first paint. */
export interface Opening {
  paint: number;
  /** When today's numbers, as they were last seen, were on the screen. */
  today: number;
  /** When the ledger's own snapshot was there. */
  corrected: number;
  /** How far anything moved after it was painted, as the browser reckons it; 0 is not at all. */
  shift: number;
  /** MB of its scripts' objects that are in use. */
  heap: number;
}

/** Opens a window in a fresh tab. */
export async function openWindow(
  context: BrowserContext,
  address: string,
  isOurs: boolean,
): Promise<Opening> {
  const page = await context.newPage();
  if (address.includes('popup')) await page.setViewportSize({ width: 380, height: 600 });
  await page.addInitScript(watchOpening);
  await page.goto(address);
  const opening = await page.evaluate(readOpening, isOurs);
  const heap = await heapOf(page);
  await page.close();
  return { ...opening, heap };
}

/** MB of a page's heap that are in use, after what nobody uses was collected. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** Runs in the page before anything else, and leaves a mark for each thing as it happens. */
function watchOpening(): void {
  const mark = (name: string, startTime: number, detail?: number) =>
    performance.mark(name, { startTime, detail });
  const observe = (type: string, onEntry: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) onEntry(entry);
    }).observe({ type, buffered: true });

  // A snapshot is kept as soon as it arrives, so that is when it is noticed.
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (this: Storage, key, value) {
    mark('kept', performance.now());
    keep.call(this, key, value);
  };
  // The heading with today's numbers is told of by the browser when it is on the screen.
  new MutationObserver(() => document.querySelector('h1')?.setAttribute('elementtiming', 'today')).observe(
    document,
    { childList: true, subtree: true },
  );
  observe('element', (entry) =>
    mark('today', (entry as PerformanceEntry & { renderTime: number }).renderTime),
  );
  observe('layout-shift', (entry) =>
    mark('shift', entry.startTime, (entry as PerformanceEntry & { value: number }).value),
  );
}

/** Runs in the page; waits for what is still to come. */
async function readOpening(isOurs: boolean): Promise<Omit<Opening, 'heap'>> {
  const first = async (name: string) => {
    for (;;) {
      const [entry] = performance.getEntriesByName(name);
      if (entry) return entry.startTime;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const paint = await first('first-contentful-paint');
  if (!isOurs) return { paint, today: Number.NaN, corrected: Number.NaN, shift: Number.NaN };
  const [today, corrected] = [await first('today'), await first('kept')];
  // What is loaded after all this may still move something.
  await new Promise((resolve) => setTimeout(resolve, 250));
  const shifts = performance.getEntriesByName('shift') as PerformanceMark[];
  return { paint, today, corrected, shift: shifts.reduce((sum, { detail }) => sum + Number(detail), 0) };
}

const OPEN_CARDS = ['2a01', '2a03', '2a07', '2a11'].map((end) => `67318e20a4c9d1f05b7e${end}`);

/** Opens the fake board and lets it settle. */
export async function openBoard(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('https://trello.com/b/RoAdMaP1/roadmap');
  await page.waitForTimeout(REST_MS);
  return page;
}

/** Ms from a click on a card's circle to its toast; then the card is opened again. */
export async function toast(page: Page, round: number): Promise<number> {
  const card = OPEN_CARDS[round % OPEN_CARDS.length];
  const circle = page.locator(`[data-card-id="${card}"]`).getByTestId('card-done-state-completion-button');
  const shown = page.evaluate(clickToToast);
  await circle.click();
  const time = await shown;
  await page.waitForTimeout(REST_MS);
  await circle.click();
  await page.waitForFunction(() => !document.querySelector('html > [popover]'));
  await page.waitForTimeout(REST_MS);
  return time;
}

/** Runs in the page, by its clock: from the input itself to the toast's element in the document. */
function clickToToast(): Promise<number> {
  return new Promise((resolve, reject) => {
    let clicked = Number.NaN;
    const onClick = (click: Event) => {
      clicked = click.timeStamp;
    };
    addEventListener('click', onClick, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (!document.querySelector('html > [popover]')) return;
      observer.disconnect();
      resolve(performance.now() - clicked);
    });
    observer.observe(document.documentElement, { childList: true });
    setTimeout(() => reject(new Error('no toast after ten seconds')), 10_000);
  });
}

/** What looking through all wins costs, in ms. */
export interface Looking {
  /** Until the first wins were drawn, and until all were there to look through. */
  first: number;
  all: number;
  /** The longest task of the page while all were fetched, while it was scrolled through, and while a word was typed. */
  fetching: number;
  scrolling: number;
  searching: number;
}

/** Frames in which the whole history is scrolled through, and back. */
const SCROLL_STEPS = 120;

/** Opens the history, scrolls to its end and back, and looks for a word. @param root the address of the extension's root */
export async function history(context: BrowserContext, root: string): Promise<Looking> {
  const page = await context.newPage();
  await page.addInitScript(watchTasks);
  await page.goto(`${root}newtab.html#/history`);
  const open = await page.evaluate(readHistory);
  const fetching = await page.evaluate(takeLongest);
  await page.evaluate(scrollThrough, SCROLL_STEPS);
  const scrolling = await page.evaluate(takeLongest);
  await page.getByRole('searchbox').pressSequentially('number 4711', { delay: 80 });
  await page.waitForTimeout(REST_MS);
  const searching = await page.evaluate(takeLongest);
  await page.close();
  return { ...open, fetching, scrolling, searching };
}

/** Where a page keeps its longest task. */
interface Watched {
  longest: number;
}

/** Runs in the page before anything else. A task of less than 50 ms is none that the browser tells of. */
function watchTasks(): void {
  const watched = globalThis as unknown as Watched;
  watched.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Runs in the page: its longest task since the last time; 0 when there was none of 50 ms. */
async function takeLongest(): Promise<number> {
  // The browser tells of a task a little later.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const watched = globalThis as unknown as Watched;
  const { longest } = watched;
  watched.longest = 0;
  return longest;
}

/** Runs in the page; waits for what is still to come. */
async function readHistory(): Promise<Pick<Looking, 'first' | 'all'>> {
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
    return performance.now();
  };
  const first = await until(() => document.querySelector('.past-line') !== null);
  const all = await until(() => /wins$/.test(document.querySelector('.count')?.textContent ?? ''));
  return { first, all };
}

/** Runs in the page. */
async function scrollThrough(steps: number): Promise<void> {
  const bottom = () => document.documentElement.scrollHeight - innerHeight;
  const there = Array.from({ length: steps + 1 }, (_, step) => step / steps);
  for (const share of [...there, ...there.toReversed()]) {
    scrollTo(0, share * bottom());
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
}

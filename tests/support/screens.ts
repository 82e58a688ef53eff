import type { BrowserContext, Page } from 'playwright';
import { extensionRoot } from '#tests/support/chromium.ts';
import { stopClock } from '#tests/support/clock.ts';
import { type Diary, MOMENT } from '#tests/support/diary.ts';
import { type Stored, writeRecords } from '#tests/support/ledger.ts';

/** A screen of the product: what is looked at by `npm run screenshots`, and by the tests of layout and language. */
export interface Screen {
  name: string;
  /** Where it is, below the extension's root. */
  path: string;
  /** As wide as these, in CSS pixels; the first is the one that it is made for. */
  widths: readonly [number, ...number[]];
  /** With which ledgers it looks different. */
  diaries: readonly Diary[];
}

const ALL: readonly Diary[] = ['empty', 'month', 'ten years'];

/** Every screen there is. */
export const SCREENS: readonly Screen[] = [
  { name: 'popup', path: 'popup.html', widths: [380], diaries: ALL },
  { name: 'today', path: 'newtab.html#/', widths: [1280, 1920], diaries: ALL },
  { name: 'goals', path: 'newtab.html#/goals', widths: [1280], diaries: ['empty', 'month'] },
  { name: 'progress', path: 'newtab.html#/progress', widths: [1280, 1920], diaries: ALL },
  { name: 'history', path: 'newtab.html#/history', widths: [1280, 1920], diaries: ALL },
  { name: 'review', path: 'newtab.html#/review', widths: [1280], diaries: ['empty', 'month'] },
  { name: 'options', path: 'options.html', widths: [1280], diaries: ['month'] },
  { name: 'welcome', path: 'welcome.html', widths: [1280], diaries: ['empty', 'month'] },
];

/** Fills a ledger that is still empty. */
export async function writeDiary(context: BrowserContext, records: Stored[]): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${await extensionRoot(context)}manifest.json`);
  for (let start = 0; start < records.length; start += 10_000)
    await page.evaluate(writeRecords, JSON.stringify(records.slice(start, start + 10_000)));
  await page.close();
}

/** A page on which it is always {@link MOMENT}, as it is for the worker that answers it. */
export async function openPage(context: BrowserContext): Promise<Page> {
  // A worker that the driver is attached to is not stopped by the browser.
  for (const worker of context.serviceWorkers()) await worker.evaluate(stopClock, MOMENT);
  const page = await context.newPage();
  await page.clock.setFixedTime(MOMENT);
  return page;
}

/** Shows a screen, and waits until it is all there. @param size of the viewport, CSS pixels */
export async function show(
  page: Page,
  { path, widths }: Screen,
  { width = widths[0], height = width < 500 ? 600 : 800 }: { width?: number; height?: number } = {},
): Promise<void> {
  await page.setViewportSize({ width, height });
  // A change of the hash alone would keep the page.
  await page.goto('about:blank');
  await page.goto(`${await extensionRoot(page.context())}${path}`);
  await page.getByRole('heading').first().waitFor();
  // What is loaded apart, what is drawn once it was measured, and what moves to its place.
  await page.waitForLoadState('networkidle');
  await page.evaluate(hasSettled);
}

/** Resolves when the page has not changed for a while, and nothing on it moves that ever ends. Runs in the page. */
export async function hasSettled(): Promise<void> {
  await new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, 200);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 200);
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  for (;;) {
    await new Promise(requestAnimationFrame);
    const moving = document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
      );
    if (moving.length === 0) return;
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}

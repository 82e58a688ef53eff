import type { Page } from 'playwright';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { BOARD, circle, host, LAUNCH, withToast } from '#tests/e2e/toast-steps.ts';

/** Longer than a detector looks at a card: what has not counted twice by now never will. */
const WINDOW_MS = 3600;
const RESTARTS = ['reloadExtension', 'toggleExtension'] as const;

/** Ticks a card of the board until somebody hears of it: the scripts come a moment after the extension. */
async function tickUntilHeard(microwin: Microwin, page: Page, end: string, credits: number): Promise<void> {
  await page.bringToFront();
  await expect(async () => {
    await circle(page, end).click();
    await expect.poll(async () => (await microwin.credits()).length, { timeout: 2500 }).toBe(credits);
  }).toPass({ timeout: 30_000 });
}

/** What was ticked in an open tab counted once, however many scripts it has had. */
async function expectOnceEach(microwin: Microwin, wins: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
  expect(await microwin.credits()).toHaveLength(wins);
  const subjects = (await microwin.completions()).map(({ subject }) => subject);
  expect(new Set(subjects).size).toBe(subjects.length);
}

for (const restart of RESTARTS) {
  test(`an open tab counts on after ${restart}, once each time, and the badge is as it was`, async ({
    microwin,
  }) => {
    test.setTimeout(120_000);
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await expect.poll(() => microwin.badge()).toBe('1');
    const color = await microwin.badgeColor();
    await microwin[restart]();
    await expect.poll(() => microwin.badge()).toBe('1');
    await expect.poll(() => microwin.badgeColor()).toEqual(color);
    await tickUntilHeard(microwin, page, '2a02', 2);
    await microwin[restart]();
    await microwin[restart]();
    await tickUntilHeard(microwin, page, '2a03', 3);
    await expectOnceEach(microwin, 3);
  });
}

test('twenty open tabs count on after a reload, once each', async ({ microwin }) => {
  test.setTimeout(180_000);
  const pages: Page[] = [];
  for (let n = 0; n < 20; n++) pages.push(await microwin.open(BOARD));
  await microwin.reloadExtension();
  const credits = async () => (await microwin.credits()).length;
  await tickUntilHeard(microwin, pages[0] as Page, '2a02', 1);
  for (const page of pages) {
    await page.bringToFront();
    await circle(page, '2a01').click();
    await expect.poll(credits).toBe(2);
    await circle(page, '2a01').click();
    await expect.poll(credits).toBe(1);
  }
  await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
  const turns = (await microwin.events()).filter(({ subject }) => subject === LAUNCH.subject);
  expect(turns.map(({ type }) => type)).toEqual(pages.flatMap(() => ['complete', 'uncomplete']));
});

test('a toast that is shown while the extension is reloaded is not left behind', async ({ microwin }) => {
  const { page } = await withToast(microwin);
  await microwin.reloadExtension();
  await page.bringToFront();
  await expect(host(page)).toHaveCount(0);
});

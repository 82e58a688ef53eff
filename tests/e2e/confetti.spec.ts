import type { Page } from 'playwright';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { PROFILES, type Settings } from '#utils/domain/settings.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';

/** Longer than a window takes to hear from the ledger and to begin. */
const SOON_MS = 1200;
/** Longer than confetti falls, on a slow machine. */
const FALLS_MS = 10_000;

const confetti = (window: Page) => window.locator('canvas');

/** Completes a card of the board. */
async function finish(microwin: Microwin, page: Page, end: string): Promise<void> {
  const before = (await microwin.credits()).length;
  await page.bringToFront();
  await page
    .locator(`[data-card-id="67318e20a4c9d1f05b7e${end}"]`)
    .getByTestId('card-done-state-completion-button')
    .click();
  await expect.poll(async () => (await microwin.credits()).length).toBe(before + 1);
}

/** Counts how often confetti is thrown in a window from now on. */
async function countThrows(window: Page): Promise<() => Promise<number>> {
  await window.evaluate(() => {
    Object.assign(globalThis, { throws: 0 });
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      (globalThis as unknown as { throws: number }).throws += added.filter(
        ({ nodeName }) => nodeName === 'CANVAS',
      ).length;
    }).observe(document, { childList: true, subtree: true });
  });
  return () => window.evaluate(() => (globalThis as unknown as { throws: number }).throws);
}

/** Opens the dashboard of a person with these settings as if nothing had been celebrated yet: is something now? */
async function isThrown(microwin: Microwin, window: Page, settings: Partial<Settings>): Promise<boolean> {
  // No window is open meanwhile.
  await window.goto(`${microwin.root}manifest.json`);
  await window.evaluate(() => localStorage.removeItem('confetti'));
  await microwin.say(settings);
  await window.goto(`${microwin.root}newtab.html`);
  await expect(window.getByRole('progressbar', { name: 'Daily target' })).toBeVisible();
  await window.waitForTimeout(SOON_MS);
  return (await confetti(window).count()) > 0;
}

test('B1: confetti falls once for the goal of the day, in the window that is looked at, in nobody’s way', async ({
  microwin,
}) => {
  const page = await microwin.open(BOARD);
  await finish(microwin, page, '2a01');
  await finish(microwin, page, '2a02');
  const window = await microwin.window('newtab');
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('2 of 3 wins today');
  const throws = [await countThrows(window), await countThrows(popup)];
  const thrown = async () => (await Promise.all(throws.map((count) => count()))).reduce((a, b) => a + b);
  expect(await thrown()).toBe(0);

  await finish(microwin, page, '2a03');
  await expect.poll(thrown).toBe(1);
  await expect(page.locator('canvas')).toHaveCount(0);
  const first = (await throws[0]?.()) === 1 ? window : popup;
  await first.bringToFront();
  // What lies under it can be pressed.
  await first.getByRole('button', { name: /^Undo.*Mark this card/ }).click();
  await expect(first.getByRole('heading', { level: 1 })).toHaveText('2 of 3 wins today');
  await expect(confetti(first)).toHaveCount(0, { timeout: FALLS_MS });

  // The same goal again, and the same window again.
  await finish(microwin, page, '2a17');
  const again = await microwin.window('newtab');
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('3 of 3 wins today');
  await again.waitForTimeout(SOON_MS);
  await expect(confetti(again)).toHaveCount(0);
  expect(await thrown()).toBe(1);
});

test('B1, B4: no confetti in Calm, nor where nothing may move; otherwise the next window catches up on it', async ({
  microwin,
}) => {
  const page = await microwin.open(BOARD);
  for (const end of ['2a01', '2a02', '2a03']) await finish(microwin, page, end);
  const window = await microwin.window('newtab');
  await expect(confetti(window)).toHaveCount(1);

  const thrown = (settings: Partial<Settings>) => isThrown(microwin, window, settings);
  await window.emulateMedia({ reducedMotion: 'reduce' });
  expect(await thrown({}), 'under reduced motion').toBe(false);
  expect(await thrown({ motion: 'always' }), 'always').toBe(true);
  await window.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await thrown({ motion: 'never' }), 'never').toBe(false);
  expect(await thrown({ ...PROFILES.calm, motion: 'system' }), 'in Calm').toBe(false);
  expect(await thrown(PROFILES.balanced), 'in Balanced').toBe(true);
});

import type { BrowserContext, Locator, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { test as base, expect } from '#tests/e2e/harness.ts';
import { BOARD, circle, LAUNCH } from '#tests/e2e/toast-steps.ts';
import { extensionRoot, launchChromium } from '#tests/support/chromium.ts';

const BANK = 'Called the bank';
/** More stops than the page has. */
const MOST_STOPS = 60;

/** A browser in which Microwin was installed just now. */
const test = base.extend<{ installed: BrowserContext }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  installed: async ({}, use) => {
    const context = await launchChromium('');
    await use(context);
    await context.close();
  },
});

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by keyboard to ${target}`);
}

async function expectNoFaults(page: Page, state: string): Promise<void> {
  expect(await violationsInBothSchemes(page), state).toEqual([]);
}

test('what opens once when it is installed has a first win by keyboard alone, as the person wants it', async ({
  installed,
}) => {
  test.setTimeout(90_000);
  const root = await extensionRoot(installed);
  const welcomes = () => installed.pages().filter((page) => page.url() === `${root}welcome.html`);
  await expect.poll(() => welcomes().length).toBe(1);
  const [page] = welcomes() as [Page];
  await page.bringToFront();
  const first = page.getByRole('region', { name: 'Your first win' });
  await expect(first).toContainText('0 of 3 wins today');
  await expect(page.getByText('Nothing leaves this computer')).toBeVisible();
  await expect(page.getByText('If your browser asks whether to change new tabs back')).toBeVisible();
  await expect(page.getByText('the popup has it either way')).toBeVisible();
  await expect(page.getByText('You’re set.')).toHaveCount(0);
  await expectNoFaults(page, 'as it comes');
  await page.setViewportSize({ width: 320, height: 600 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  // What can be chosen waits behind a line, after the win.
  await expect(page.getByRole('radio', { name: 'Balanced' })).toBeHidden();
  await tabTo(page, page.locator('summary').filter({ hasText: 'Your days' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: 'Sat' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('spinbutton'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('radio', { name: 'Balanced' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Calm' })).toBeChecked();
  // Nothing was finished yet, so that all of it holds today.
  await expect(first).toContainText('0 of 2 wins today');
  await expect(page.getByText('from tomorrow')).toHaveCount(0);
  await expectNoFaults(page, 'with choices');

  await first.getByRole('combobox').focus();
  await page.keyboard.type(`${BANK}\n`);
  await expect(first).toContainText('1 of 2 wins today');
  await expect(first.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
  await expect(first.locator('.wins')).toContainText(BANK);
  await expect(first.getByText('You’re set.')).toBeVisible();
  // Calm shows no points.
  await expect(first.getByText('+5')).toHaveCount(0);
  await expectNoFaults(page, 'with a win');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await tabTo(page, page.getByRole('link', { name: 'Open the dashboard' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 of 2 wins today');
  await expect(page.getByText(BANK).first()).toBeVisible();
  expect(welcomes()).toHaveLength(0);
});

test('a win on the person’s own site, in another tab, shows by itself', async ({ microwin }) => {
  const page = await microwin.window('welcome');
  const first = page.getByRole('region', { name: 'Your first win' });
  for (const [name, address] of [
    ['Open Trello', 'https://trello.com/'],
    ['Open GitHub', 'https://github.com/'],
    ['Open Notion', 'https://app.notion.com/'],
  ] as const) {
    const link = first.getByRole('link', { name, exact: true });
    await expect(link).toHaveAttribute('href', address);
    await expect(link).toHaveAttribute('target', '_blank');
  }
  const board = await microwin.open(BOARD);
  await circle(board, '2a01').click();
  await expect(first).toContainText('1 of 3 wins today');
  await expect(first.locator('.wins')).toContainText(LAUNCH.title);
  await expect(first.getByText('You’re set.')).toBeVisible();
});

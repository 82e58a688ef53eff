import type { BrowserContext, Locator, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { test as base, expect } from '#tests/e2e/harness.ts';
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

test('what opens once when it is installed leads to a first win by keyboard alone, as the person wants it', async ({
  installed,
}) => {
  test.setTimeout(90_000);
  const root = await extensionRoot(installed);
  const welcomes = () => installed.pages().filter((page) => page.url() === `${root}welcome.html`);
  await expect.poll(() => welcomes().length).toBe(1);
  const [page] = welcomes() as [Page];
  await page.bringToFront();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('What leaves this computer: nothing.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Trello' })).toContainText('trello.com');
  await expect(page.getByText('That is all.')).toHaveCount(0);
  await expectNoFaults(page, 'as it comes');
  await page.setViewportSize({ width: 320, height: 600 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await tabTo(page, page.getByRole('checkbox', { name: 'Sat' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('spinbutton'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('radio', { name: 'Balanced' }));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'Calm' })).toBeChecked();
  // Nothing was finished yet, so that all of it holds today.
  await expect(page.getByRole('region', { name: 'Your first win' })).toContainText('0 of 2 wins today');
  await expect(page.getByText('from tomorrow')).toHaveCount(0);

  await tabTo(page, page.getByRole('combobox', { name: 'Something else you finished' }));
  await page.keyboard.type(BANK);
  await page.keyboard.press('Enter');
  const first = page.getByRole('region', { name: 'Your first win' });
  await expect(first).toContainText('1 of 2 wins today');
  await expect(first.getByRole('progressbar', { name: 'Today’s goal' })).toHaveAttribute(
    'aria-valuenow',
    '1',
  );
  await expect(first.getByRole('listitem')).toContainText(BANK);
  await expect(first.getByText('That is all.')).toBeVisible();
  // Calm shows no points.
  await expect(first.getByText('+5')).toHaveCount(0);
  await expectNoFaults(page, 'with a win');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const popup = await installed.newPage();
  await popup.goto(`${root}popup.html`);
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('1 of 2 wins today');
  await page.bringToFront();
  await tabTo(page, page.getByRole('link', { name: 'Open the dashboard' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 of 2 wins today');
  await expect(page.getByText(BANK).first()).toBeVisible();
  expect(welcomes()).toHaveLength(0);
});

test('a person may pass all of it by, and type a first win at once', async ({ installed }) => {
  const root = await extensionRoot(installed);
  const page = await installed.newPage();
  await page.goto(`${root}welcome.html`);
  await page.getByRole('link', { name: 'Straight to your first win' }).press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(`${BANK}\n`);
  await expect(page.getByText('1 of 3 wins today').last()).toBeVisible();
  await expect(page.getByText('That is all.')).toBeVisible();
});

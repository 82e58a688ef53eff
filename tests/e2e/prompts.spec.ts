import type { Page } from 'playwright/test';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { logOf, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { Settings } from '#utils/domain/settings.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const LAUNCH = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', kind: 'card', points: 10 };
const DAY_MS = 86_400_000;
/** Longer than a toast takes to come. */
const TOAST_COMES_MS = 1500;

const circle = (page: Page) =>
  page.locator('[data-card-id="67318e20a4c9d1f05b7e2a01"]').getByTestId('card-done-state-completion-button');

/** Whoever has said this days ago. */
async function said(microwin: Microwin, settings: Partial<Settings>): Promise<void> {
  const act = {
    id: 'said',
    type: 'settings',
    subject: CONFIG_SUBJECT,
    settings,
    at: Date.now() - 3 * DAY_MS,
    offset: 0,
  } as const;
  await microwin.write(storedFor(logOf([act])));
}

/** Completes the first card: it counts, and no toast comes. */
async function finishQuietly(microwin: Microwin): Promise<void> {
  const page = await microwin.open(BOARD);
  await circle(page).click();
  await microwin.expectCredit(LAUNCH);
  const until = Date.now() + TOAST_COMES_MS;
  while (Date.now() < until) {
    expect(await microwin.toast(page)).toBeUndefined();
    await page.waitForTimeout(100);
  }
}

test('B2: in quiet hours a win is written down, and the icon alone tells of it', async ({ microwin }) => {
  await said(microwin, { schedule: [1, 2, 3, 4, 5, 6, 7], quietHours: { from: 0, to: 1439 } });
  await finishQuietly(microwin);
  await expect.poll(() => microwin.badge()).toBe('1');
});

test('B2: so it is on a day off, and popup and new tab say that none is expected', async ({ microwin }) => {
  await said(microwin, { schedule: [], quietHours: { from: 0, to: 0 } });
  await finishQuietly(microwin);
  await expect.poll(() => microwin.badge()).toBe('1');
  for (const name of ['popup', 'newtab'] as const) {
    const window = await microwin.window(name);
    await expect(window.getByText('A day off. Wins count, none are expected.')).toBeVisible();
  }
});

test('B10: record-only writes wins down, and shows nothing of a game', async ({ microwin }) => {
  await microwin.say({ game: false });
  await finishQuietly(microwin);
  expect(await microwin.badge()).toBe('');
  for (const name of ['popup', 'newtab'] as const) {
    const window = await microwin.window(name);
    await expect(window.getByRole('heading', { level: 1 })).toHaveText('1 win today');
    await expect(window.getByText('Write the launch post')).toBeVisible();
    await expect(window.getByRole('progressbar')).toHaveCount(0);
    await expect(window.getByText(/Streak|Level|Consistency|point|of 3|\+10/)).toHaveCount(0);
  }
  await microwin.say({ game: true });
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('1 of 3 wins today');
  await expect.poll(() => microwin.badge()).toBe('1');
});

test('quiet hours that are said now are quiet at once, and score from tomorrow', async ({ microwin }) => {
  await microwin.say({ quietHours: { from: 0, to: 1439 } });
  await finishQuietly(microwin);
});

import type { Page } from 'playwright/test';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import { expectGone, noteMoves, openHeld, toasted } from '#tests/e2e/toast-steps.ts';
import { logOf, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { TOAST_MS } from '#utils/domain/rules.ts';
import type { Settings } from '#utils/domain/settings.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const LAUNCH = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', kind: 'card', points: 10 };
const DAY_MS = 86_400_000;
/** Longer than a toast takes to come. */
const TOAST_COMES_MS = 1500;

const circle = (page: Page) =>
  page.locator('[data-card-id="67318e20a4c9d1f05b7e2a01"]').getByTestId('card-done-state-completion-button');

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const ALL_DAY = { from: 0, to: 1439 };
const NEVER = { from: 0, to: 0 };

/**
 * Whoever has said this days ago.
 * @param wins that they had on that day: from the eleventh on, toasts are plain where it is quiet
 */
async function said(microwin: Microwin, settings: Partial<Settings>, wins = 10, daysAgo = 3): Promise<void> {
  const at = Date.now() - daysAgo * DAY_MS;
  const act = { id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings, at, offset: 0 } as const;
  const earlier = Array.from({ length: wins }, (_, index) => ({
    ...{ id: `earlier ${index}`, type: 'complete', subject: `trello:card:earlier${index}`, kind: 'card' },
    ...{ site: 'trello', source: 'gesture', at: at + index * 60_000, offset: 0 },
    text: { title: `Earlier ${index}`, url: '' },
  })) satisfies Parameters<typeof logOf>[0];
  await microwin.write(storedFor(logOf([act, ...earlier])));
}

/** The credits of the first card, whatever else was done before. */
async function launched(microwin: Microwin) {
  return (await microwin.credits()).filter(({ subject }) => subject === LAUNCH.subject);
}

async function expectLaunched(microwin: Microwin): Promise<void> {
  await expect.poll(() => launched(microwin)).toMatchObject([LAUNCH]);
}

/** Completes the first card: the toast says what was saved, and Undo takes it back. */
async function finishPlainly(microwin: Microwin): Promise<void> {
  const page = await openHeld(microwin, BOARD);
  const moves = await noteMoves(microwin, page);
  await circle(page).click();
  const toast = await toasted(microwin, page, 'Write the launch post');
  expect(toast.text).toBe('Done: Write the launch post ·  · ');
  expect(moves()).toEqual([]);
  await expectLaunched(microwin);
  await expect.poll(() => microwin.badge()).toBe('1');
  await toast.undo();
  await expect.poll(() => launched(microwin)).toEqual([]);
  await expect.poll(() => microwin.badge()).toBe('');
}

/** Completes the first card: it counts, and no toast comes. */
async function finishQuietly(microwin: Microwin): Promise<void> {
  const page = await microwin.open(BOARD);
  await circle(page).click();
  await expectLaunched(microwin);
  const until = Date.now() + TOAST_COMES_MS;
  while (Date.now() < until) {
    expect(await readToast(page)).toBeUndefined();
    await page.waitForTimeout(100);
  }
}

test('B2: in quiet hours a toast only says what was saved, and popup and new tab until when it is quiet', async ({
  microwin,
}) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: ALL_DAY, toast: 'motion', motion: 'always' });
  await finishPlainly(microwin);
  for (const name of ['popup', 'newtab'] as const) {
    const window = await microwin.window(name);
    await expect(window.getByText(/Quiet until (23:59|11:59 PM)\./)).toBeVisible();
  }
});

test('B2: so it is in rest, which popup and new tab tell', async ({ microwin }) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: NEVER });
  const newtab = await microwin.window('newtab');
  await newtab.getByRole('button', { name: 'Rest today' }).click();
  await expect(newtab.getByText('You are resting today.').first()).toBeVisible();
  await finishPlainly(microwin);
  await expect((await microwin.window('popup')).getByText('You are resting today.')).toBeVisible();
});

test('B2: the first wins ever are told in full, however quiet it is', async ({ microwin }) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: ALL_DAY }, 9);
  const page = await openHeld(microwin, BOARD);
  await circle(page).click();
  await toasted(microwin, page, 'Write the launch post · Level 3 reached · +10');
});

test('B2: who wants no toasts then has none, and the icon alone tells of a win', async ({ microwin }) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: ALL_DAY });
  const options = await microwin.window('options');
  const choice = options.getByRole('group', { name: 'In quiet hours and on days off, a toast' });
  await expect(choice.getByLabel('says what was saved')).toBeChecked();
  await choice.getByLabel('does not come').check();
  await expect(choice.getByLabel('does not come')).toBeChecked();
  await finishQuietly(microwin);
  await expect.poll(() => microwin.badge()).toBe('1');
});

test('B3: the seventh toast of an hour is one short line, which soon leaves', async ({ microwin }) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: NEVER });
  await microwin.keepInSession({ toasts: [9, 8, 7, 6, 5, 4].map((ago) => Date.now() - ago * 60_000) });
  const page = await microwin.open(BOARD);
  await circle(page).click();
  const before = Date.now();
  const toast = await toasted(microwin, page, 'Write the launch post');
  expect(toast.text).toBe('Done: Write the launch post ·  · ');
  expect(toast.html).toContain('class="toast short"');
  await expectGone(microwin, page);
  expect(Date.now() - before).toBeLessThan(TOAST_MS);
  await expectLaunched(microwin);
});

test('B2: on a day off a toast is plain, too, and popup and new tab say that none is expected', async ({
  microwin,
}) => {
  await said(microwin, { schedule: [], quietHours: NEVER });
  await finishPlainly(microwin);
  for (const name of ['popup', 'newtab'] as const) {
    const window = await microwin.window(name);
    await expect(window.getByText('Day off. Wins still count; nothing’s due.')).toBeVisible();
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

test('whoever comes back after weeks is welcomed with what stands, and asked nothing that day', async ({
  microwin,
}) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: NEVER }, 12, 40);
  const newtab = await microwin.window('newtab');
  const welcome = (window: Page) => window.getByRole('region', { name: 'Welcome back' });
  await expect(welcome(newtab)).toContainText('All of it is still here: 12 wins.');
  await expect(newtab.getByRole('region', { name: 'A question' })).toHaveCount(0);
  await newtab.getByRole('button', { name: 'OK' }).click();
  await expect(welcome(newtab)).toHaveCount(0);
  await expect(newtab.getByText('It’ll show up here as a win.')).toBeVisible();
  const popup = await microwin.window('popup');
  await expect(popup.getByText('It’ll show up here as a win.')).toBeVisible();
  await expect(welcome(popup)).toHaveCount(0);
});

test('quiet hours that are said now are quiet at once, and score from tomorrow', async ({ microwin }) => {
  await said(microwin, { schedule: EVERY_DAY, quietHours: NEVER });
  await microwin.say({ quietHours: ALL_DAY });
  await finishPlainly(microwin);
});

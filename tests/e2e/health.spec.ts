import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { happen, set } from '#tests/e2e/fake-site.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { asks } from '#tests/sites/mutation.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARDS = ['67318e20a4c9d1f05b7e2a01', '67318e20a4c9d1f05b7e2a02', '67318e20a4c9d1f05b7e2a03'];
const TRIES = 3;

const circle = (board: Page, card = 0) => board.locator(`[data-card-id="${CARDS[card]}"] .circle`);
const notice = (window: Page) => window.getByText('Trello may have changed, so some wins might be missed.');

test('a renamed page is found out by the third win that only its requests told of', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  const board = await microwin.open(BOARD);
  await happen(board, 'Rename the test ids');
  for (let wins = 1; wins <= TRIES; wins++) {
    await expect(notice(popup)).toHaveCount(0);
    await circle(board, wins - 1).click();
    await expect.poll(() => microwin.badge()).toBe(String(wins));
  }
  await expect(notice(popup)).toBeVisible();
  // A window that is opened later says so too.
  await expect(notice(await microwin.window('popup'))).toBeVisible();

  await board.bringToFront();
  await happen(board, 'Rename the test ids');
  await circle(board).click();
  await expect.poll(() => microwin.badge()).toBe(String(TRIES - 1));
  await expect(notice(popup)).toHaveCount(0);
});

test('a page on which gestures come to nothing is found out, and well again after one that does not', async ({
  microwin,
}) => {
  const popup = await microwin.window('popup');
  const board = await microwin.open(BOARD);
  await set(board, { sends: false, commitDelay: 60_000 });
  for (let tries = 1; tries <= TRIES; tries++) {
    await circle(board).click();
    await board.waitForTimeout(3600);
    await expect(notice(popup)).toHaveCount(tries < TRIES ? 0 : 1);
  }
  expect(await microwin.events()).toEqual([]);

  await set(board, { commitDelay: 0 });
  await circle(board).click();
  await expect.poll(() => microwin.badge()).toBe('1');
  await expect(notice(popup)).toHaveCount(0);
});

test('a server that is faster than its page is no trouble, nor is a page that is left at once', async ({
  microwin,
}) => {
  const popup = await microwin.window('popup');
  for (let wins = 1; wins <= TRIES; wins++) {
    const board = await microwin.open(BOARD);
    await set(board, { commitDelay: 1500, serverDelay: 0 });
    await circle(board, wins - 1).click();
    await expect.poll(() => microwin.badge()).toBe(String(wins));
    await board.close();
  }
  await popup.waitForTimeout(500);
  await expect(notice(popup)).toHaveCount(0);
});

test('an issue that is closed where nobody can see it is a doubt, and the third is told', async ({
  microwin,
}) => {
  const popup = await microwin.window('popup');
  const doubt = popup.getByText('GitHub may have changed', { exact: false });
  for (let tries = 1; tries <= TRIES; tries++) {
    await expect(doubt).toHaveCount(0);
    const issue = await microwin.context.newPage();
    await issue.addInitScript(asks('testids', github));
    await issue.goto('https://github.com/Octo-Org/Hello/issues/12');
    const answered = issue.waitForResponse((response) => response.url().endsWith('/_graphql'));
    await issue.getByRole('button', { name: 'Close issue', exact: true }).click();
    await answered;
    await issue.close();
  }
  await expect(doubt).toBeVisible();
  expect(await microwin.events()).toEqual([]);
});

test('a page that packs what it sends is found out, though every win counts', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  const board = await microwin.open(BOARD);
  await board.evaluate(() => {
    const plain = globalThis.fetch;
    globalThis.fetch = (address, { body, ...rest } = {}) =>
      plain(address, { ...rest, body: new Blob([String(body)], { type: 'application/json' }) });
  });
  for (let wins = 1; wins <= TRIES; wins++) {
    await expect(notice(popup)).toHaveCount(0);
    await circle(board, wins - 1).click();
    await expect.poll(() => microwin.badge()).toBe(String(wins));
  }
  await expect(notice(popup)).toBeVisible();
});

test('the report can be copied, and holds nothing of the page', async ({ microwin }) => {
  const board = await microwin.open(BOARD);
  await happen(board, 'Rename the test ids');
  for (let wins = 1; wins <= TRIES; wins++) {
    await circle(board, wins - 1).click();
    await expect.poll(() => microwin.badge()).toBe(String(wins));
  }
  const popup = await microwin.window('popup');
  await expect(notice(popup)).toBeVisible();
  await popup.evaluate(() => {
    const spy = globalThis as unknown as { copied: string };
    navigator.clipboard.writeText = async (text) => {
      spy.copied = text;
    };
  });
  await popup.getByRole('button', { name: 'Copy report' }).click();
  await expect(popup.getByRole('button', { name: 'Copied' })).toBeFocused();
  const copied = await popup.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  expect(copied).toMatch(/^Microwin \d+\.\d+\.\d+, Chrome\/\d+\n\ntrello: may have changed\n/);
  expect(copied).toContain('only by its requests: card, 3x');

  // The project names no place for reports.
  await expect(popup.getByRole('link', { name: 'Report it' })).toHaveCount(0);

  const { title, url } = (await microwin.completions())[0]?.text ?? {};
  expect(title).toBeTruthy();
  for (const secret of [title, url, 'RoAdMaP1', 'trello.com', 'http', ...CARDS]) {
    expect(copied).not.toContain(secret);
  }

  expect(await violationsInBothSchemes(popup)).toEqual([]);
  expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
});

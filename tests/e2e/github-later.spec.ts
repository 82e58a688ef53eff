import type { Page } from 'playwright/test';
import { expectSeenBy, issueWin, pullWin, REPO, says, thing, WINDOW_MS } from './github.ts';
import { expect, type Microwin, practise, set, test } from './harness.ts';

const AUTO_PULL = `${REPO}/pull/23`;
const QUEUE_PULL = `${REPO}/pull/25`;
const OLDER_ISSUE = `${REPO}/issues/15`;
const WAITING = pullWin(23, 'Teach the tests to wait');
const QUEUED = pullWin(25, 'Sort the imports');
const REPORT = issueWin(15, 'Print the report on one page');

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const enable = async (page: Page) => {
  await press(page, 'Enable auto-merge');
  await press(page, 'Confirm auto-merge');
  await page.getByRole('button', { name: 'Disable auto-merge' }).waitFor();
};
const enqueue = async (page: Page) => {
  await press(page, 'Merge when ready');
  await press(page, 'Confirm merge when ready');
  await page.getByRole('button', { name: 'Remove from queue' }).waitFor();
};

/** What is waited for; `at` sets until when. */
const waitsFor = async (microwin: Microwin, subject: string, at?: number): Promise<number | undefined> => {
  const window = await microwin.window('popup');
  const until = await window.evaluate(
    async ([key, at]) => {
      const { local } = (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome
        .storage;
      if (at) await local.set({ [key]: at });
      const { [key]: until } = await local.get(key);
      return until as number | undefined;
    },
    [`pending:${subject}`, at] as const,
  );
  await window.close();
  return until;
};

test.describe('a pull request that GitHub merges later counts', () => {
  test('when its page shows it soon after', async ({ microwin }) => {
    const page = await microwin.open(AUTO_PULL);
    await enable(page);
    await page.waitForTimeout(1000);
    await practise(page, 'GitHub auto-merges');
    await microwin.expectWin(page, WAITING);
    expect(microwin.writes).toMatchObject([{ url: `${AUTO_PULL}/page_data/enable_auto_merge` }]);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('when this browser sees it the next time, and only once', async ({ microwin }) => {
    const page = await microwin.open(QUEUE_PULL);
    await enqueue(page);
    await expect.poll(() => waitsFor(microwin, QUEUED.subject)).toBeGreaterThan(Date.now());
    await page.close();
    const later = await microwin.open(`${QUEUE_PULL}?since=MERGED`);
    await microwin.expectWin(later, QUEUED);
    expect(await waitsFor(microwin, QUEUED.subject)).toBeUndefined();
    await later.reload();
    await expectSeenBy(microwin, later, 'gesture');
  });

  test('from a page that was redesigned', async ({ microwin }) => {
    const page = await microwin.open(AUTO_PULL);
    await practise(page, 'Redesign');
    await enable(page);
    await expect.poll(() => waitsFor(microwin, WAITING.subject)).toBeGreaterThan(Date.now());
    await page.goto(`${AUTO_PULL}?since=MERGED`);
    await microwin.expectWin(page, WAITING);
  });
});

test.describe('a pull request that GitHub merges later does not count', () => {
  test('when the person took that back, and somebody merges it', async ({ microwin }) => {
    const page = await microwin.open(AUTO_PULL);
    await enable(page);
    await press(page, 'Disable auto-merge');
    await page.getByRole('button', { name: 'Enable auto-merge' }).waitFor();
    await expect.poll(() => waitsFor(microwin, WAITING.subject)).toBeUndefined();
    await practise(page, 'Teammate merges');
    await says(page, 'Merged');
    const queue = await microwin.open(QUEUE_PULL);
    await enqueue(queue);
    await press(queue, 'Remove from queue');
    await queue.getByRole('button', { name: 'Merge when ready' }).waitFor();
    await queue.goto(`${QUEUE_PULL}?since=MERGED`);
    await says(queue, 'Merged');
    await microwin.expectNothing(queue);
  });

  test('when nobody here asked for it, or it is closed unmerged', async ({ microwin }) => {
    const page = await microwin.open(`${AUTO_PULL}?since=MERGED`);
    await says(page, 'Merged');
    await page.getByRole('heading', { level: 1 }).click();
    const queue = await microwin.open(QUEUE_PULL);
    await enqueue(queue);
    await queue.goto(`${QUEUE_PULL}?since=CLOSED`);
    await says(queue, 'Closed');
    await microwin.expectNothing(queue);
  });

  test('when the server refused to', async ({ microwin }) => {
    const page = await microwin.open(AUTO_PULL);
    await set(page, { refuseNext: true });
    await press(page, 'Enable auto-merge');
    await press(page, 'Confirm auto-merge');
    await expect.poll(() => microwin.writes.length).toBe(1);
    await page.goto(`${AUTO_PULL}?since=MERGED`);
    await says(page, 'Merged');
    await microwin.expectNothing(page);
  });

  test('when it is another one, whose label shows in this one', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/pull/22`);
    await waitsFor(microwin, thing(22, 'merged'), Date.now() + 60_000);
    await page.reload();
    await expect(page.getByTitle('Status: Merged')).toBeVisible();
    await microwin.expectNothing(page);
  });
});

test.describe('an issue whose form loads the page anew', () => {
  test('counts after the load, and once', async ({ microwin }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await press(page, 'Close issue');
    await says(page, 'Closed');
    await expect(page).toHaveURL(OLDER_ISSUE);
    await microwin.expectWin(page, REPORT);
    await page.goto(`${OLDER_ISSUE}?since=COMPLETED`);
    await says(page, 'Closed');
    await expectSeenBy(microwin, page, 'gesture');
    expect(await waitsFor(microwin, REPORT.subject)).toBeUndefined();
  });

  test('counts by the keyboard too', async ({ microwin }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await page.getByRole('button', { name: 'Close issue' }).press('Enter');
    await microwin.expectWin(page, REPORT);
  });

  test('counts not after its thirty seconds', async ({ microwin }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await set(page, { refuseNext: true });
    await press(page, 'Close issue');
    await page.getByText('Refused').waitFor();
    const until = await waitsFor(microwin, REPORT.subject);
    expect(until).toBeLessThanOrEqual(Date.now() + 30_000);
    await waitsFor(microwin, REPORT.subject, Date.now() - 1);
    await page.goto(`${OLDER_ISSUE}?since=COMPLETED`);
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('counts not when only a comment was sent, or a pull request closed by such a form', async ({
    microwin,
  }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await page.getByRole('textbox', { name: 'Comment' }).fill('Not yet.');
    await press(page, 'Comment');
    await page.goto(`${OLDER_ISSUE}?since=COMPLETED`);
    await says(page, 'Closed');
    const pull = await microwin.open(`${REPO}/pull/20`);
    await press(pull, 'Close pull request');
    await says(pull, 'Closed');
    await microwin.expectNothing(pull);
  });

  test('counts not when it was closed as not planned', async ({ microwin }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await waitsFor(microwin, REPORT.subject, Date.now() + 30_000);
    await page.goto(`${OLDER_ISSUE}?since=NOT_PLANNED`);
    await says(page, 'Closed');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectNothing(page);
  });
});

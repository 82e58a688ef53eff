import type { Page } from 'playwright/test';
import { expectCredit, expectNothing, expectWin } from '#tests/e2e/expectations.ts';
import { happen, set } from '#tests/e2e/fake-site.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';

// Everything else about GitHub is a row in `tests/sites/github/rows/`.

const REPO = 'https://github.com/Octo-Org/Hello';
const ISSUE = `${REPO}/issues/12`;
const OLDER_ISSUE = `${REPO}/issues/15`;
const PULL = `${REPO}/pull/20`;
const QUEUE_PULL = `${REPO}/pull/25`;
const PROJECT = 'https://github.com/orgs/octo-org/projects/1';
const PANEL = `${PROJECT}?pane=issue&itemId=7012&issue=Octo-Org|Hello|12`;

/** The detectors look for 3 s; what has not counted by now never will. */
const WINDOW_MS = 3500;
/** For so long is what the page sends attributed to a person's input. */
const VOUCHES_MS = 5000;

const thing = (number: number, end: string) => `github:github.com/octo-org/hello#${number}:${end}`;
const issueWin = (number: number, title: string) => ({
  subject: thing(number, 'closed'),
  kind: 'issue',
  title,
  points: 12,
});
const pullWin = (number: number, title: string) => ({
  subject: thing(number, 'merged'),
  kind: 'pull',
  title,
  points: 20,
});
const SETTINGS = issueWin(12, 'Give the settings page a quiet corner');
const LOGIN = pullWin(20, 'Fix login on slow networks');
const QUEUED = pullWin(25, 'Sort the imports');

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const merge = async (page: Page) => {
  await press(page, 'Merge pull request');
  await press(page, 'Confirm merge');
};

/** What the page says of the issue or pull request, wherever it says it. */
const says = (page: Page, state: string) =>
  expect
    .poll(() =>
      page
        .locator('[data-status], #partial-discussion-header .State')
        .evaluateAll((labels) => [...new Set(labels.map((label) => label.textContent?.trim()))].join())
        // The page is just being loaded anew.
        .catch(() => ''),
    )
    .toBe(state);

/** There is one completion in the log and nothing else, and this detector saw it. */
const expectSeenBy = async (microwin: Microwin, page: Page, source: 'gesture' | 'request') => {
  await page.waitForTimeout(WINDOW_MS);
  expect(await microwin.events()).toMatchObject([{ type: 'complete', source }]);
};

test('what counts in a panel is toasted, and leads to its own page', async ({ microwin }) => {
  const page = await microwin.open(PANEL);
  await press(page, 'Close issue');
  await expectWin(microwin, page, SETTINGS);
  const [completion] = await microwin.events();
  expect(completion?.text?.url).toBe(ISSUE);
});

test('what another tab tells of is not toasted, nor counted again', async ({ microwin }) => {
  const first = await microwin.open(ISSUE);
  const told = await microwin.open(ISSUE);
  await first.bringToFront();
  await press(first, 'Close issue');
  await expectWin(microwin, first, SETTINGS);
  await told.bringToFront();
  await told.getByRole('heading', { level: 1 }).click();
  await says(told, 'Closed');
  expect(await readToast(told)).toBeUndefined();
  await expectSeenBy(microwin, told, 'gesture');
});

test.describe('a slow server:', () => {
  test('the gesture waits for an issue whose comment is sent first, and takes long', async ({ microwin }) => {
    const page = await microwin.open(ISSUE);
    let asked = 0;
    await page.route('**/_graphql', async (route) => {
      asked += 1;
      if (asked === 1) await page.waitForTimeout(WINDOW_MS);
      await route.fallback();
    });
    await page.getByRole('textbox').fill('The corner is quiet now.');
    await press(page, 'Close with comment');
    await expectWin(microwin, page, SETTINGS);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('the write alone sees a merge of six seconds', async ({ microwin }) => {
    const page = await microwin.open(PULL);
    await page.route('**/page_data/merge', async (route) => {
      await page.waitForTimeout(6000);
      await route.fallback();
    });
    await happen(page, 'Redesign');
    await merge(page);
    await page.waitForTimeout(VOUCHES_MS);
    expect(await microwin.events()).toEqual([]);
    await expectWin(microwin, page, LOGIN);
    await expectSeenBy(microwin, page, 'request');
  });

  test('a review that the gesture counted gets its commit from the answer', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/pull/24/changes`);
    await page.route('**/page_data/submit_review', async (route) => {
      await page.evaluate(() => document.querySelector('[role="dialog"]')?.remove());
      await page.waitForTimeout(2500);
      await route.fallback();
    });
    const review = { kind: 'review', points: 8 };
    await press(page, 'Review changes');
    await page.getByRole('radio', { name: 'approve', exact: true }).check();
    await press(page, 'Submit review');
    await expectWin(microwin, page, {
      ...review,
      subject: thing(24, 'review:~'),
      title: 'Cache the avatars',
    });
    await expectCredit(microwin, { ...review, subject: /:review:9fceb02/ });
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('nothing counts that the page writes by itself long after a person’s click', async ({ microwin }) => {
    const page = await microwin.open(ISSUE);
    const pull = await microwin.open(PULL);
    await press(pull, 'Merge pull request');
    await page.bringToFront();
    await page.getByRole('heading', { level: 1 }).click();
    await page.waitForTimeout(VOUCHES_MS + 500);
    for (const [tab, name] of [
      [page, 'Close issue'],
      [pull, 'Confirm merge'],
    ] as const)
      await tab.getByRole('button', { name }).evaluate((button: HTMLElement) => button.click());
    await says(page, 'Closed');
    await says(pull, 'Merged');
    expect(microwin.writes).toHaveLength(2);
    await expectNothing(microwin, page);
  });
});

/** Until when something is waited for; `at` sets it. */
const waitsFor = async (microwin: Microwin, subject: string, at?: number): Promise<number | undefined> => {
  const window = await microwin.window('popup');
  const until = await window.evaluate(
    async ([key, at]) => {
      const { local } = (globalThis as ExtensionPage).chrome.storage;
      if (at) await local.set({ [key]: at });
      const { [key]: until } = await local.get(key);
      return until as number | undefined;
    },
    [`pending:${subject}`, at] as const,
  );
  await window.close();
  return until;
};

test.describe('what is waited for', () => {
  test('is forgotten once it has counted, so that it counts once', async ({ microwin }) => {
    const page = await microwin.open(QUEUE_PULL);
    // Of the request alone: nothing of the page is known by its name.
    await happen(page, 'Redesign');
    await press(page, 'Merge when ready');
    await press(page, 'Confirm merge when ready');
    await expect.poll(() => waitsFor(microwin, QUEUED.subject)).toBeGreaterThan(Date.now());
    await page.close();
    const later = await microwin.open(`${QUEUE_PULL}?since=MERGED&by=apps/github-merge-queue`);
    await expectWin(microwin, later, QUEUED);
    expect(await waitsFor(microwin, QUEUED.subject)).toBeUndefined();
    await later.reload();
    await expectSeenBy(microwin, later, 'gesture');
  });

  test('is not another one, whose label shows in this one', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/pull/22`);
    await waitsFor(microwin, thing(22, 'merged'), Date.now() + 60_000);
    await page.reload();
    await expect(page.getByTitle('Status: Merged')).toBeVisible();
    await expectNothing(microwin, page);
  });

  test('is waited for thirty seconds after an older form was sent', async ({ microwin }) => {
    const page = await microwin.open(OLDER_ISSUE);
    await set(page, { refuseNext: true });
    await press(page, 'Close issue');
    await page.getByText('Refused').waitFor();
    const until = await waitsFor(microwin, thing(15, 'closed'));
    expect(until).toBeLessThanOrEqual(Date.now() + 30_000);
    await waitsFor(microwin, thing(15, 'closed'), Date.now() - 1);
    await page.goto(`${OLDER_ISSUE}?since=COMPLETED`);
    await says(page, 'Closed');
    await expectNothing(microwin, page);
  });
});

test('a card that the pointer puts back with Escape counts not, though a teammate moves it then', async ({
  microwin,
}) => {
  const page = await microwin.open(PROJECT);
  const isIn = (column: string) =>
    expect(page.locator(`[data-board-column="${column}"] [data-board-card-id="7012"]`)).toHaveCount(1);
  await page.locator('#app [data-board-card-id="7012"] h3').hover();
  await page.mouse.down();
  await page.locator('[data-board-column="Done"] h2').hover();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await isIn('Todo');
  await happen(page, 'Teammate moves a card');
  await isIn('Done');
  await expectNothing(microwin, page);
});

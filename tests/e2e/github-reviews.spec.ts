import type { Page } from 'playwright/test';
import { expectSeenBy, pullWin, REPO, says, thing, WINDOW_MS } from './github.ts';
import { expect, practise, set, test } from './harness.ts';

const PULL = `${REPO}/pull/24`;
const TITLE = 'Cache the avatars';
const HEAD = '9fceb02d0ae598e95dc970b74767f19372d61af8';

const reviewWin = (end: string) => ({
  subject: thing(24, `review:${end}`),
  kind: 'review',
  title: TITLE,
  points: 8,
});
const BY_HEAD = reviewWin(HEAD);
/** Without the request nobody knows the commit. */
const BY_GESTURE = reviewWin('~');
const threadWin = (id: string) => ({
  subject: thing(24, `thread:${id}`),
  kind: 'thread',
  title: TITLE,
  points: 2,
});
const THREAD = threadWin('r9101');

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openReview = (page: Page, verdict = 'approve') =>
  press(page, 'Review changes').then(() => page.getByRole('radio', { name: verdict, exact: true }).check());
const submit = (page: Page) => press(page, 'Submit review');
const box = (page: Page, id: number) => page.locator(`review-thread-collapsible:has-text("${id}")`);

test.describe('a review counts', () => {
  for (const verdict of ['approve', 'request changes', 'comment']) {
    test(`once, when it says ${verdict}`, async ({ microwin }) => {
      const page = await microwin.open(`${PULL}/changes`);
      await openReview(page, verdict);
      await submit(page);
      await microwin.expectWin(page, BY_HEAD);
      await expect(page).toHaveURL(PULL);
      await page.waitForTimeout(WINDOW_MS);
      expect((await microwin.events()).map(({ type }) => type)).toEqual(['complete']);
      expect(microwin.writes).toMatchObject([{ method: 'PUT', url: `${PULL}/page_data/submit_review` }]);
    });
  }

  test('by Enter', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await openReview(page);
    await page.getByRole('button', { name: 'Submit review' }).press('Enter');
    await microwin.expectWin(page, BY_HEAD);
  });

  test('once, when the server answers after the gesture has counted', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await page.route('**/page_data/submit_review', async (route) => {
      await page.evaluate(() => document.querySelector('[role="dialog"]')?.remove());
      await page.waitForTimeout(2500);
      await route.fallback();
    });
    await openReview(page);
    await submit(page);
    await microwin.expectWin(page, BY_GESTURE);
    await expect.poll(() => microwin.credits()).toMatchObject([{ subject: BY_HEAD.subject, points: 8 }]);
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('by its gesture alone, a second after the form has gone', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await set(page, { sends: false });
    await openReview(page);
    await submit(page);
    await microwin.expectWin(page, BY_GESTURE);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('by its write alone, when the page was redesigned', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await practise(page, 'Redesign');
    await openReview(page);
    await submit(page);
    await microwin.expectWin(page, BY_HEAD);
    await expectSeenBy(microwin, page, 'write');
  });

  for (const verdict of ['approve', 'reject', 'comment']) {
    test(`in the older view, which loads the page anew: ${verdict}`, async ({ microwin }) => {
      const page = await microwin.open(`${PULL}/files`);
      await page.getByRole('radio', { name: verdict }).check();
      await submit(page);
      await expect(page).toHaveURL(PULL);
      await expect.poll(() => microwin.credits()).toMatchObject([{ ...reviewPart('head') }]);
      await expectSeenBy(microwin, page, 'write');
    });
  }
});

const reviewPart = (end: string) => {
  const { title: _, ...part } = reviewWin(end);
  return part;
};

test.describe('no review counts', () => {
  test('when it is cancelled, or others are started', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await openReview(page);
    await press(page, 'Cancel');
    await press(page, 'Start a review');
    await press(page, 'Add single comment');
    await expect.poll(() => microwin.writes.length).toBe(2);
    await microwin.expectNothing(page);
  });

  test('when the server refuses it', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await set(page, { refuseNext: true });
    await openReview(page);
    await submit(page);
    await page.getByRole('alert').waitFor();
    await press(page, 'Cancel');
    await microwin.expectNothing(page);
  });

  test('in the older view, when the server refuses it', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/files`);
    await set(page, { refuseNext: true });
    await page.getByRole('radio', { name: 'approve' }).check();
    await submit(page);
    await page.getByText('Refused').waitFor();
    await microwin.expectNothing(page);
  });

  for (const view of ['changes', 'files']) {
    test(`of what is the person's own: ${view}`, async ({ microwin }) => {
      const page = await microwin.open(`${REPO}/pull/20/${view}`);
      if (view === 'changes') await press(page, 'Review changes');
      await expect(page.getByRole('radio', { name: 'approve' })).toBeDisabled();
      await submit(page);
      await expect(page).toHaveURL(`${REPO}/pull/20`);
      expect(microwin.writes).toHaveLength(1);
      await microwin.expectNothing(page);
    });
  }

  test('by a click of the page’s own script', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await set(page, { sends: false });
    await openReview(page);
    await page
      .getByRole('button', { name: 'Submit review' })
      .evaluate((button: HTMLElement) => button.click());
    await expect(page).toHaveURL(PULL);
    await microwin.expectNothing(page);
  });
});

test.describe('a conversation counts', () => {
  test('when it is resolved in the timeline, and no more when it is unresolved', async ({ microwin }) => {
    const page = await microwin.open(PULL);
    await box(page, 9101).getByRole('button', { name: 'Resolve conversation' }).click();
    await microwin.expectWin(page, THREAD);
    await page.getByRole('button', { name: 'Show resolved' }).first().click();
    await page.locator('#discussion_r9101 ~ form button').click();
    await microwin.expectUndone(page, THREAD.subject);
    await page.locator('#discussion_r9101 ~ form button').press('Enter');
    await microwin.expectCredit(THREAD);
  });

  test('by its write alone, in the files', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await page.getByRole('button', { name: 'Resolve conversation' }).first().click();
    await microwin.expectWin(page, threadWin('501'));
    await expectSeenBy(microwin, page, 'write');
    await page.getByRole('button', { name: 'Unresolve conversation' }).first().click();
    await microwin.expectUndone(page, threadWin('501').subject);
  });

  test('but not what is refused, resolved by a teammate, by a script or before', async ({ microwin }) => {
    const page = await microwin.open(PULL);
    await expect(page.locator('[data-resolved="true"]')).toHaveCount(2);
    await press(page, 'Show resolved');
    await press(page, 'Show outdated');
    await set(page, { refuseNext: true });
    await box(page, 9101).getByRole('button', { name: 'Resolve conversation' }).click();
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WINDOW_MS);
    await box(page, 9102).click();
    await practise(page, 'Teammate resolves', '502');
    await box(page, 9101)
      .getByRole('button', { name: 'Resolve conversation' })
      .evaluate((button: HTMLElement) => button.click());
    await expect(page.locator('[data-resolved="true"]')).toHaveCount(4);
    await microwin.expectNothing(page);
  });

  test('but not what a teammate resolves while the server refuses the person', async ({ microwin }) => {
    const page = await microwin.open(`${PULL}/changes`);
    await set(page, { refuseNext: true });
    await page.getByRole('button', { name: 'Resolve conversation' }).first().click();
    await expect.poll(() => microwin.writes.length).toBe(1);
    await practise(page, 'Teammate resolves', '501');
    await microwin.expectNothing(page);
  });
});

test.describe('the older merge box', () => {
  const OLDER = pullWin(26, 'Drop the old polyfill');

  test('merges by its own button', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/pull/26`);
    await press(page, 'Merge pull request');
    await press(page, 'Confirm merge');
    await microwin.expectWin(page, OLDER);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('counts not when it is cancelled, or refused', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/pull/26`);
    await set(page, { refuseNext: true });
    await press(page, 'Merge pull request');
    await press(page, 'Confirm merge');
    await page.getByRole('alert').waitFor();
    await press(page, 'Cancel');
    await says(page, 'Open');
    await microwin.expectNothing(page);
  });
});

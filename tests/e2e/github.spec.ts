import type { Locator, Page } from 'playwright/test';
import { expectSeenBy, issueWin, pullWin, REPO, says, thing, WINDOW_MS } from './github.ts';
import { expect, practise, set, test } from './harness.ts';

const OPEN_ISSUE = `${REPO}/issues/12`;
const NOT_PLANNED = `${REPO}/issues/14`;
const OPEN_PULL = `${REPO}/pull/20`;
const RAILS_PULL = `${REPO}/pull/22`;
const AUTO_PULL = `${REPO}/pull/23`;
const PANE = '?pane=issue&itemId=7012&issue=Octo-Org|Hello|12';
const PANEL = `https://github.com/orgs/octo-org/projects/1${PANE}`;

/** As late as a slow page shows what the person did. */
const LATE_MS = 600;
/** For so long does a person's input vouch for what the page sends. */
const VOUCHES_MS = 5000;

const taskWin = (title: string, number = 12, container = '[^:]+') => ({
  subject: new RegExp(`^${thing(number, 'task').replaceAll('.', '\\.')}:${container}:[0-9a-f]{16}$`),
  kind: 'task',
  title,
  points: 3,
});

const SETTINGS = issueWin(12, 'Give the settings page a quiet corner');
const IMPORT = issueWin(14, 'Support the old import format');
const LOGIN = pullWin(20, 'Fix login on slow networks');
const HEADER = pullWin(22, 'Retire the old header');
const SKETCH = taskWin('Sketch the page', 12, 'body');
const RENAME = taskWin('Rename the menu');
const TIMEOUT = taskWin('Cover the timeout with a test', 20, 'body');

const composer = (page: Page | Locator) => page.getByTestId('comment-composer');
const words = (page: Page) => composer(page).getByRole('textbox');
const closeButton = (page: Page | Locator) =>
  composer(page).getByRole('button', { name: /^Close (issue|with|as)/ });
const reopenButton = (page: Page) => composer(page).getByRole('button', { name: 'Reopen Issue' });
const chooseReason = async (page: Page, reason: string) => {
  await composer(page).getByRole('button', { name: 'More options' }).click();
  await page.getByRole('menuitemradio', { name: reason }).click();
};
const openForm = (page: Page) => page.getByRole('button', { name: 'Merge pull request' }).click();
/** Whatever the composer is called. */
const anyCloseButton = (page: Page) => page.getByRole('button', { name: 'Close issue' });
const confirmMerge = (page: Page) => page.getByRole('button', { name: 'Confirm merge' });
const task = (page: Page, text: string, nth = 0) =>
  page.getByRole('checkbox', { name: `${text} checklist item` }).nth(nth);
const railsRow = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const railsTask = (page: Page, text: string) => railsRow(page, text).getByRole('checkbox');

test.describe('an issue closed as completed counts', () => {
  test('by a click, and the page sends its own write and no other', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    expect(microwin.writes).toMatchObject([{ method: 'POST', url: 'https://github.com/_graphql' }]);
    expect(microwin.writes[0]?.body).toContain('updateIssueStateMutationCloseMutation');
  });

  for (const key of ['Enter', 'Space']) {
    test(`by ${key}, at the address of a comment`, async ({ microwin }) => {
      const page = await microwin.open(`${OPEN_ISSUE}?notification_referrer_id=1#issuecomment-7001`);
      await closeButton(page).press(key);
      await microwin.expectWin(page, SETTINGS);
    });
  }

  test('when the page shows it late', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { commitDelay: LATE_MS });
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
  });

  test('with a comment, which the server takes first', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { serverDelay: 1000 });
    await words(page).fill('The corner is quiet now.');
    await composer(page).getByRole('button', { name: 'Close with comment' }).click();
    await says(page, 'Open');
    await microwin.expectWin(page, SETTINGS);
    await expect.poll(() => microwin.writes.length).toBe(2);
  });

  test('after another reason was chosen, and this one again', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await chooseReason(page, 'Close as duplicate');
    await expect(closeButton(page)).toHaveText('Close as duplicate');
    await chooseReason(page, 'Close as completed');
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
  });

  test('when it was closed as not planned before', async ({ microwin }) => {
    const page = await microwin.open(NOT_PLANNED);
    await says(page, 'Closed');
    await chooseReason(page, 'Close as completed');
    await closeButton(page).click();
    await microwin.expectWin(page, IMPORT);
  });

  test('when it was reached from the list, where the head still speaks of the list', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/issues`);
    await page.getByRole('link', { name: SETTINGS.title }).click();
    await closeButton(page).click();
    await expect(page.locator('meta[name="route-action"]')).toHaveAttribute('content', 'index');
    await microwin.expectWin(page, SETTINGS);
  });

  test('when what is around is made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await practise(page, 'Remount on press');
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
  });

  test('when the whole page is made anew right after', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click();
    await practise(page, 'Remount');
    await microwin.expectWin(page, SETTINGS);
  });
});

test.describe('an issue closed by Ctrl+Shift+Enter counts', () => {
  for (const keys of ['Control+Shift+Enter', 'Meta+Shift+Enter']) {
    test(`by ${keys}`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_ISSUE);
      await set(page, { sends: false });
      await words(page).press(keys);
      await microwin.expectWin(page, SETTINGS);
      await expectSeenBy(microwin, page, 'gesture');
    });
  }

  test('with a comment, which the server takes first', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await words(page).fill('The corner is quiet now.');
    await words(page).press('Control+Shift+Enter');
    await microwin.expectWin(page, SETTINGS);
    await expect.poll(() => microwin.writes.length).toBe(2);
  });

  test('and reopened by it no more', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { sends: false });
    await words(page).press('Control+Shift+Enter');
    await microwin.expectWin(page, SETTINGS);
    await words(page).press('Control+Shift+Enter');
    await microwin.expectUndone(page, SETTINGS.subject);
  });

  test('but not with another reason, nor by other keys', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await words(page).fill('Thank you!');
    for (const keys of ['Control+Enter', 'Shift+Enter', 'Enter', 'Control+Alt+Shift+Enter'])
      await words(page).press(keys);
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await practise(page, 'Teammate reopens the issue');
    await chooseReason(page, 'Close as not planned');
    await words(page).press('Control+Shift+Enter');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });
});

test.describe('an issue in the side panel', () => {
  const panel = (page: Page) => page.getByRole('dialog');

  test('closed there counts under the name it has on its own page', async ({ microwin }) => {
    const page = await microwin.open(PANEL);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    const [completion] = await microwin.events();
    expect(completion?.text?.url).toBe(OPEN_ISSUE);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('counts once when it is closed on its own page too', async ({ microwin }) => {
    const own = await microwin.open(OPEN_ISSUE);
    await practise(own, 'No live updates');
    const page = await microwin.open(PANEL);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await own.bringToFront();
    await closeButton(own).click();
    await says(own, 'Closed');
    await expectSeenBy(microwin, own, 'gesture');
  });

  test('reopened there counts no more', async ({ microwin }) => {
    const page = await microwin.open(PANEL);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await reopenButton(page).click();
    await microwin.expectUndone(page, SETTINGS.subject);
  });

  test('that the gesture does not know counts by its write', async ({ microwin }) => {
    const page = await microwin.open(PANEL);
    await practise(page, 'Redesign');
    await anyCloseButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await expectSeenBy(microwin, page, 'write');
  });

  test('is told from the issue under it', async ({ microwin }) => {
    const page = await microwin.open(`${NOT_PLANNED}${PANE}`);
    await says(page, 'Closed,Open');
    await closeButton(panel(page)).click();
    await microwin.expectWin(page, SETTINGS);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('and the one under it: by a write alone nobody can say which one was closed', async ({ microwin }) => {
    const page = await microwin.open(`${NOT_PLANNED}${PANE}`);
    await practise(page, 'Redesign');
    await panel(page).getByRole('button', { name: 'Close issue' }).click();
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('counts not when its link and the address name two', async ({ microwin }) => {
    const page = await microwin.open(PANEL);
    await set(page, { sends: false });
    await panel(page)
      .locator('h2 a')
      .evaluate((link) => link.setAttribute('data-hovercard-url', '/Octo-Org/Hello/issues/13/hovercard'));
    await closeButton(page).click();
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('has tasks that count as on its own page, and once', async ({ microwin }) => {
    const own = await microwin.open(OPEN_ISSUE);
    await practise(own, 'No live updates');
    const page = await microwin.open(PANEL);
    await task(page, 'Sketch the page').click();
    await microwin.expectWin(page, SKETCH);
    await task(page, 'Rename the menu').press('Space');
    await expect.poll(() => microwin.credits()).toHaveLength(2);
    await own.bringToFront();
    await task(own, 'Sketch the page').click();
    await task(own, 'Rename the menu').click();
    await own.waitForTimeout(WINDOW_MS);
    expect(await microwin.completions()).toHaveLength(2);
  });

  test('that a teammate closes while the person reads it counts not', async ({ microwin }) => {
    const page = await microwin.open(PANEL);
    await panel(page).getByRole('heading', { level: 2 }).first().click();
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await page.getByRole('button', { name: 'Close panel' }).click();
    await expect(panel(page)).toHaveCount(0);
    await microwin.expectNothing(page);
  });
});

test.describe('a merged pull request counts', () => {
  test('by a click, and the page sends its own write and no other', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await openForm(page);
    await confirmMerge(page).click();
    await microwin.expectWin(page, LOGIN);
    expect(microwin.writes).toMatchObject([{ method: 'POST', url: `${OPEN_PULL}/page_data/merge` }]);
  });

  for (const key of ['Enter', 'Space']) {
    test(`by ${key}`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_PULL);
      await openForm(page);
      await confirmMerge(page).press(key);
      await microwin.expectWin(page, LOGIN);
    });
  }

  test('when the server merges for four seconds', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await practise(page, 'Slow merge');
    await openForm(page);
    await confirmMerge(page).click();
    await page.waitForTimeout(WINDOW_MS);
    await says(page, 'Open');
    await microwin.expectWin(page, LOGIN);
  });

  test('by another method', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await page.getByRole('button', { name: 'Select merge method' }).click();
    await page.getByRole('menuitemradio', { name: 'Squash and merge' }).click();
    await page.getByRole('button', { name: 'Squash and merge' }).click();
    await page.getByRole('button', { name: 'Confirm squash and merge' }).click();
    await microwin.expectWin(page, LOGIN);
  });

  test('under the older header, next to the label of another', async ({ microwin }) => {
    const page = await microwin.open(RAILS_PULL);
    await openForm(page);
    await confirmMerge(page).click();
    await microwin.expectWin(page, HEADER);
  });

  test('when what is around is made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await practise(page, 'Remount on press');
    await openForm(page);
    await confirmMerge(page).click();
    await microwin.expectWin(page, LOGIN);
  });
});

test.describe('two witnesses see one act:', () => {
  const merge = async (page: Page) => {
    await openForm(page);
    await confirmMerge(page).click();
  };

  test('an issue closed is one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    expect(microwin.writes).toHaveLength(1);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('a pull request merged is one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await merge(page);
    await microwin.expectWin(page, LOGIN);
    await page.waitForTimeout(WINDOW_MS);
    expect(microwin.writes).toHaveLength(1);
    expect(await microwin.events()).toMatchObject([{ type: 'complete', subject: LOGIN.subject }]);
  });

  test('the gesture alone, when an issue’s write goes unseen', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { sends: false });
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await expectSeenBy(microwin, page, 'gesture');
    expect(microwin.writes).toEqual([]);
  });

  test('the gesture alone, when a slow merge’s write goes unseen', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await set(page, { sends: false });
    await practise(page, 'Slow merge');
    await merge(page);
    await microwin.expectWin(page, LOGIN);
    await expectSeenBy(microwin, page, 'gesture');
    expect(microwin.writes).toEqual([]);
  });

  test('the write alone, when an issue’s page was redesigned', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await practise(page, 'Redesign');
    await anyCloseButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await expectSeenBy(microwin, page, 'write');
    await page.getByRole('button', { name: 'Reopen Issue' }).click();
    await microwin.expectUndone(page, SETTINGS.subject);
  });

  test('the write alone, when its comment takes longer than the gesture waits', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    let asked = 0;
    await page.route('**/_graphql', async (route) => {
      asked += 1;
      if (asked === 1) await page.waitForTimeout(WINDOW_MS);
      await route.fallback();
    });
    await words(page).fill('The corner is quiet now.');
    await composer(page).getByRole('button', { name: 'Close with comment' }).click();
    await microwin.expectWin(page, SETTINGS);
    await expectSeenBy(microwin, page, 'write');
  });

  test('the write alone, when a pull request’s page was redesigned', async ({ microwin }) => {
    const page = await microwin.open(RAILS_PULL);
    await practise(page, 'Redesign');
    await merge(page);
    await microwin.expectWin(page, HEADER);
    await expectSeenBy(microwin, page, 'write');
  });

  test('the write alone, when the server merges for six seconds', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await page.route('**/page_data/merge', async (route) => {
      await page.waitForTimeout(6000);
      await route.fallback();
    });
    await practise(page, 'Redesign');
    await merge(page);
    await page.waitForTimeout(VOUCHES_MS);
    expect(await microwin.events()).toEqual([]);
    await microwin.expectWin(page, LOGIN);
    await expectSeenBy(microwin, page, 'write');
  });

  for (const [design, serverDelay] of [
    ['as it is', 120],
    ['as it is', 1500],
    ['redesigned', 120],
    ['redesigned', 1500],
  ] as const) {
    test(`nothing in the end, when GraphQL refuses with 200 after ${serverDelay} ms, ${design}`, async ({
      microwin,
    }) => {
      const page = await microwin.open(OPEN_ISSUE);
      if (design === 'redesigned') await practise(page, 'Redesign');
      await set(page, { refuseInAnswer: true, serverDelay });
      await anyCloseButton(page).click();
      // What is refused at once may be over before a test can see it.
      if (serverDelay > 1000) await says(page, 'Closed');
      await page.getByRole('alert').waitFor();
      await says(page, 'Open');
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, SETTINGS.subject);
    });
  }

  test('nothing, when the server answers a merge with an error', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await practise(page, 'Redesign');
    await set(page, { refuseNext: true });
    await merge(page);
    await page.getByRole('alert').waitFor();
    expect(microwin.writes).toHaveLength(1);
    await microwin.expectNothing(page);
  });

  test('nothing, when what is written finishes nothing', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await practise(page, 'Redesign');
    await page.getByRole('textbox').fill('Not now.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitemradio', { name: 'Close as not planned' }).click();
    await page.getByRole('button', { name: 'Close as not planned' }).click();
    await says(page, 'Closed');
    const pull = await microwin.open(AUTO_PULL);
    await practise(pull, 'Redesign');
    await pull.getByRole('button', { name: 'Enable auto-merge' }).click();
    await pull.getByRole('button', { name: 'Confirm auto-merge' }).click();
    await pull.getByRole('button', { name: 'Disable auto-merge' }).click();
    await expect.poll(() => microwin.writes.length).toBe(4);
    await pull.getByRole('button', { name: 'Close pull request' }).click();
    await says(pull, 'Closed');
    await microwin.expectNothing(pull);
    expect(await microwin.toast(page)).toBeUndefined();
  });

  test('nothing, when the page writes by itself long after a person’s click', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    const pull = await microwin.open(OPEN_PULL);
    await openForm(pull);
    await page.bringToFront();
    await page.getByRole('heading', { level: 1 }).click();
    await page.waitForTimeout(VOUCHES_MS + 500);
    await anyCloseButton(page).evaluate((button: HTMLElement) => button.click());
    await confirmMerge(pull).evaluate((button: HTMLElement) => button.click());
    await says(page, 'Closed');
    await says(pull, 'Merged');
    expect(microwin.writes).toHaveLength(2);
    await microwin.expectNothing(page);
  });
});

test.describe('a task of an issue counts', () => {
  test('by a click in its text, and the page sends its own write and no other', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Sketch the page').click();
    await microwin.expectWin(page, SKETCH);
    expect(microwin.writes).toMatchObject([{ method: 'POST', url: 'https://github.com/_graphql' }]);
    expect(microwin.writes[0]?.body).toContain('updateIssueBodyMutation');
  });

  test('by Space in its text', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Sketch the page').press('Space');
    await microwin.expectWin(page, SKETCH);
  });

  test('by a click in a comment', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Rename the menu').click();
    await microwin.expectWin(page, RENAME);
    expect((await microwin.credits())[0]?.subject).toMatch(/:task:(?!body:)[a-z0-9_-]+:/);
  });

  test('by Space in a comment', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Rename the menu').press('Space');
    await microwin.expectWin(page, RENAME);
  });

  for (const how of ['a click', 'Space'] as const) {
    test(`by ${how}, when the page shows it late`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_ISSUE);
      await set(page, { commitDelay: LATE_MS });
      if (how === 'Space') await task(page, 'Sketch the page').press('Space');
      else await task(page, 'Sketch the page').click();
      await expect(task(page, 'Sketch the page')).not.toBeChecked();
      await microwin.expectWin(page, SKETCH);
    });
  }

  test('with links in its words', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Write the help for #20 with @mona-k').click();
    await microwin.expectWin(page, taskWin('Write the help for #20 with @mona-k', 12, 'body'));
  });

  test('and is told from one of the same words', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Proofread', 1).click();
    await expect(task(page, 'Proofread', 0)).not.toBeChecked();
    await microwin.expectWin(page, taskWin('Proofread', 12, 'body'));
    await task(page, 'Proofread', 1).click();
    await microwin.expectUndone(page, taskWin('Proofread').subject);
  });

  test('when what is around is made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await practise(page, 'Remount on press');
    await task(page, 'Rename the menu').click();
    await microwin.expectWin(page, RENAME);
  });

  test('when the whole page is made anew right after', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Sketch the page').click();
    await practise(page, 'Remount');
    await microwin.expectWin(page, SKETCH);
  });
});

test.describe('a task of a pull request counts', () => {
  test('by a click, and the page sends its own write and no other', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await railsTask(page, TIMEOUT.title).click();
    await microwin.expectWin(page, TIMEOUT);
    expect(microwin.writes).toMatchObject([{ method: 'PUT', url: `${REPO}/issues/20` }]);
  });

  test('by Space', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await railsTask(page, TIMEOUT.title).press('Space');
    await microwin.expectWin(page, TIMEOUT);
  });

  test('in a comment, by a click', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await railsTask(page, 'Measure on a phone').click();
    await microwin.expectWin(page, taskWin('Measure on a phone', 20, 'issuecomment-8001'));
  });

  test('when what is around is made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await practise(page, 'Remount on press');
    await railsTask(page, TIMEOUT.title).click();
    await microwin.expectWin(page, TIMEOUT);
  });
});

test.describe('what is taken back counts no more', () => {
  test('an issue reopened, then closed again: one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await reopenButton(page).click();
    await microwin.expectUndone(page, SETTINGS.subject);
    await closeButton(page).press('Enter');
    await microwin.expectCredit(SETTINGS);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(SETTINGS);
  });

  test('an issue whose reason is changed to not planned', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click();
    await microwin.expectWin(page, SETTINGS);
    await chooseReason(page, 'Close as not planned');
    await microwin.expectCredit(SETTINGS);
    await closeButton(page).click();
    await microwin.expectUndone(page, SETTINGS.subject);
  });

  test('a task unticked, then ticked again: one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Rename the menu').click();
    await microwin.expectWin(page, RENAME);
    await task(page, 'Rename the menu').press('Space');
    await microwin.expectUndone(page, RENAME.subject);
    await task(page, 'Rename the menu').click();
    await microwin.expectCredit(RENAME);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(RENAME);
  });

  test('a task of a pull request unticked, then ticked again: one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await railsTask(page, TIMEOUT.title).click();
    await microwin.expectWin(page, TIMEOUT);
    await railsTask(page, TIMEOUT.title).click();
    await microwin.expectUndone(page, TIMEOUT.subject);
    await railsTask(page, TIMEOUT.title).press('Space');
    await microwin.expectCredit(TIMEOUT);
  });

  for (const serverDelay of [120, 1500]) {
    test(`an issue whose closing is refused after ${serverDelay} ms`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_ISSUE);
      await set(page, { refuseNext: true, serverDelay });
      await closeButton(page).click();
      if (serverDelay > 1000) await says(page, 'Closed');
      await page.getByRole('alert').waitFor();
      await says(page, 'Open');
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, SETTINGS.subject);
    });
  }

  test('a task whose save is refused', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { refuseNext: true, serverDelay: 1500 });
    await task(page, 'Sketch the page').click();
    await page.getByRole('alert').waitFor();
    await expect(task(page, 'Sketch the page')).not.toBeChecked();
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, SKETCH.subject);
  });

  test('a task of a pull request whose save is refused', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await railsTask(page, TIMEOUT.title).click();
    await page.getByRole('alert').waitFor();
    await expect(railsTask(page, TIMEOUT.title)).not.toBeChecked();
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, TIMEOUT.subject);
  });

  test('a task in a text that a teammate changed meanwhile', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await set(page, { serverDelay: 1000 });
    await task(page, 'Rename the menu').click();
    await practise(page, 'Teammate ticks a task', 'Try it with a screen reader');
    await page.getByRole('alert').waitFor();
    await expect(task(page, 'Rename the menu')).not.toBeChecked();
    await expect(task(page, 'Try it with a screen reader')).toBeChecked();
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, RENAME.subject);
  });
});

test.describe('nothing counts', () => {
  test('that was done before: at load, reached from a list, or made anew', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/issues/13`);
    await says(page, 'Closed');
    await page.getByRole('heading', { level: 1 }).click();
    await words(page).fill('Thank you!');
    await page.getByRole('link', { name: 'Issues' }).click();
    await page.getByRole('link', { name: 'Dates are wrong in February' }).click();
    await says(page, 'Closed');
    await page.getByRole('link', { name: 'Pull requests' }).click();
    await page.getByRole('link', { name: 'Speed up the first paint' }).click();
    await says(page, 'Merged');
    await page.getByRole('button', { name: 'Delete branch' }).click();
    await page.goto(`${REPO}/pull/21`);
    await says(page, 'Merged');
    await practise(page, 'Remount');
    await microwin.expectNothing(page);
  });

  test('when the person goes on from an open issue to a closed one', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await words(page).click();
    await practise(page, 'Go to another issue');
    await expect(page).toHaveURL(/issues\/13$/);
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('that a teammate does while the person does nothing', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await practise(page, 'Teammate ticks a task', 'Sketch the page');
    await practise(page, 'Teammate ticks a task', 'Rename the menu');
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    const pull = await microwin.open(OPEN_PULL);
    await practise(pull, 'Teammate ticks a task', TIMEOUT.title);
    await practise(pull, 'Teammate merges');
    await says(pull, 'Merged');
    await microwin.expectNothing(pull);
    expect(await microwin.toast(page)).toBeUndefined();
  });

  test('that a teammate does while the person writes, comments and looks around', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await words(page).fill('Shall I close this?');
    await composer(page).getByRole('button', { name: 'Comment', exact: true }).click();
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await page.getByTestId('issue-title').click();
    await practise(page, 'Teammate reopens the issue');
    await says(page, 'Open');
    await composer(page).getByRole('button', { name: 'More options' }).click();
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('that a teammate does to the very task the person is reading', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await page.getByText('Sketch the page').click();
    await practise(page, 'Teammate ticks a task', 'Sketch the page');
    await expect(task(page, 'Sketch the page')).toBeChecked();
    // Enter ticks no checkbox, and these keys press no button.
    for (const key of ['Enter', 'a', 'ArrowDown', 'Tab']) await task(page, 'Rename the menu').press(key);
    await practise(page, 'Teammate ticks a task', 'Rename the menu');
    await expect(task(page, 'Rename the menu')).toBeChecked();
    for (const key of ['a', 'Escape', 'Backspace', 'Tab']) await closeButton(page).press(key);
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('by another button of the mouse, though a teammate closes the issue then', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).click({ button: 'right' });
    await closeButton(page).click({ button: 'middle' });
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('when the press ends elsewhere, though a teammate closes the issue then', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await closeButton(page).hover();
    await page.mouse.down();
    await words(page).hover();
    await page.mouse.up();
    await says(page, 'Open');
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('when an issue is closed as not planned, or reopened and closed as a duplicate', async ({
    microwin,
  }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await chooseReason(page, 'Close as not planned');
    await closeButton(page).click();
    await says(page, 'Closed');
    await reopenButton(page).click();
    await says(page, 'Open');
    await chooseReason(page, 'Close as duplicate');
    await words(page).fill('See #14.');
    await closeButton(page).press('Enter');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('when a reason is only chosen, though a teammate closes the issue then', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await chooseReason(page, 'Close as not planned');
    await says(page, 'Open');
    await chooseReason(page, 'Close as completed');
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('when the merge form is only opened or cancelled, though a teammate merges then', async ({
    microwin,
  }) => {
    const page = await microwin.open(OPEN_PULL);
    await openForm(page);
    await confirmMerge(page).hover();
    await page.getByRole('textbox', { name: 'Commit message' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await practise(page, 'Teammate merges');
    await says(page, 'Merged');
    const other = await microwin.open(RAILS_PULL);
    await openForm(other);
    await practise(other, 'Teammate merges');
    await says(other, 'Merged');
    await microwin.expectNothing(other);
    expect(await microwin.toast(page)).toBeUndefined();
  });

  test('when the server refuses to merge, next to the label of one that is merged', async ({ microwin }) => {
    const page = await microwin.open(RAILS_PULL);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await openForm(page);
    await confirmMerge(page).click();
    await page.getByRole('alert').waitFor();
    await says(page, 'Open');
    await expect(page.getByTitle('Status: Merged')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await microwin.expectNothing(page);
  });

  test('when a pull request is closed and not merged', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    await page.getByRole('button', { name: 'Close pull request' }).click();
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  // In such a click a person's own shortcut cannot be told from a script, if it sends what they would.
  for (const when of ['by itself', 'unsent, during a person’s click'] as const)
    test(`that the page’s own script clicks or types, ${when}`, async ({ microwin }) => {
      const byItself = when === 'by itself';
      const page = await microwin.open(OPEN_ISSUE);
      await set(page, { sends: byItself });
      await page.evaluate((byItself) => {
        const many = { bubbles: true, cancelable: true, composed: true };
        const forge = () => {
          document.querySelector<HTMLElement>('input[aria-label^="Sketch the page"]')?.click();
          const rename = document.querySelector('input[aria-label^="Rename the menu"]');
          for (const type of ['pointerdown', 'pointerup'])
            rename?.dispatchEvent(new PointerEvent(type, many));
          rename?.dispatchEvent(new MouseEvent('click', { ...many, detail: 1 }));
          const close = document.querySelector<HTMLElement>('button:has(.octicon-issue-closed)');
          close?.dispatchEvent(new KeyboardEvent('keydown', { ...many, key: 'Enter', code: 'Enter' }));
          close?.click();
        };
        if (byItself) forge();
        else document.querySelector('h1')?.addEventListener('click', forge, { once: true });
      }, byItself);
      if (!byItself) await page.getByRole('heading', { level: 1 }).click();
      // The page believed it all.
      await says(page, 'Closed');
      await expect(task(page, 'Sketch the page')).toBeChecked();
      await expect(task(page, 'Rename the menu')).toBeChecked();

      const pull = await microwin.open(OPEN_PULL);
      await set(pull, { sends: byItself });
      await pull.evaluate((byItself) => {
        const press = (text: string) =>
          [...document.querySelectorAll('button')]
            .find((button) => button.textContent?.includes(text))
            ?.click();
        const forge = () => {
          document.querySelector<HTMLElement>('.task-list-item-checkbox')?.click();
          press('Merge pull request');
          press('Confirm merge');
        };
        if (byItself) forge();
        else document.querySelector('h1')?.addEventListener('click', forge, { once: true });
      }, byItself);
      if (!byItself) await pull.getByRole('heading', { level: 1 }).click();
      await expect(railsTask(pull, TIMEOUT.title)).toBeChecked();
      await says(pull, 'Merged');
      await microwin.expectNothing(pull);
      expect(await microwin.toast(page)).toBeUndefined();
    });

  test('when other boxes are ticked', async ({ microwin }) => {
    const page = await microwin.open(OPEN_PULL);
    for (const name of ['Viewed', 'ada-dev', 'Select']) {
      await page.getByRole('checkbox', { name }).click();
      await expect(page.getByRole('checkbox', { name })).toBeChecked();
    }
    await microwin.expectNothing(page);
  });

  test('when a task may only be read, though its owner ticks it then', async ({ microwin }) => {
    const page = await microwin.open(OPEN_ISSUE);
    await task(page, 'Order new stickers').click({ force: true });
    await practise(page, 'Teammate ticks a task', 'Order new stickers');
    await expect(task(page, 'Order new stickers')).toBeChecked();
    const pull = await microwin.open(OPEN_PULL);
    await railsTask(pull, 'Tell support').click({ force: true });
    await practise(pull, 'Teammate ticks a task', 'Tell support');
    await expect(railsTask(pull, 'Tell support')).toBeChecked();
    await microwin.expectNothing(pull);
    expect(await microwin.toast(page)).toBeUndefined();
  });

  test('for someone who is not signed in', async ({ microwin }) => {
    const page = await microwin.open(`${OPEN_ISSUE}?logged-out`);
    await expect(composer(page)).toHaveCount(0);
    await task(page, 'Sketch the page').click({ force: true });
    await practise(page, 'Teammate ticks a task', 'Sketch the page');
    await page.getByText('Sign in to comment').click();
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  for (const design of ['as it is', 'redesigned'] as const) {
    test(`when the person leaves for another issue before the page has shown it, ${design}`, async ({
      microwin,
    }) => {
      const page = await microwin.open(OPEN_ISSUE);
      if (design === 'redesigned') await practise(page, 'Redesign');
      // The other issue is closed already, and this one's write leaves when the other is shown.
      await set(page, { commitDelay: 1000, serverDelay: 400 });
      await task(page, 'Sketch the page').click();
      await anyCloseButton(page).click();
      await practise(page, 'Go to another issue');
      await expect(page).toHaveURL(/issues\/13$/);
      await says(page, 'Closed');
      await microwin.expectNothing(page);
      expect(microwin.writes).toHaveLength(2);
    });
  }

  test('when the server refuses to reopen what was closed before', async ({ microwin }) => {
    const page = await microwin.open(`${REPO}/issues/13`);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await reopenButton(page).click();
    await says(page, 'Open');
    await page.getByRole('alert').waitFor();
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('when the person reopens what was closed before and a teammate closes it again', async ({
    microwin,
  }) => {
    const page = await microwin.open(`${REPO}/issues/13`);
    await reopenButton(page).click();
    await says(page, 'Open');
    await practise(page, 'Teammate closes the issue');
    await says(page, 'Closed');
    await microwin.expectNothing(page);
  });

  test('twice: the same issue in two tabs', async ({ microwin }) => {
    const first = await microwin.open(OPEN_ISSUE);
    const told = await microwin.open(OPEN_ISSUE);
    const stale = await microwin.open(OPEN_ISSUE);
    await practise(stale, 'No live updates');
    await first.bringToFront();
    await closeButton(first).click();
    await microwin.expectWin(first, SETTINGS);
    await told.bringToFront();
    await told.getByRole('heading', { level: 1 }).click();
    await says(told, 'Closed');
    await stale.bringToFront();
    await says(stale, 'Open');
    await closeButton(stale).click();
    await says(stale, 'Closed');
    await stale.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(SETTINGS);
    expect(await microwin.completions()).toHaveLength(1);
  });
});

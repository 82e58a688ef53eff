import type { Page } from 'playwright/test';
import type { Choices, Place } from '../../utils/sites/contract.ts';
import { violations } from './axe.ts';
import { expect, type Microwin, test } from './harness.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const LAUNCH = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', kind: 'card', points: 10 };
const CIRCLE = '[data-card-id="67318e20a4c9d1f05b7e2a01"] [data-testid="card-done-state-completion-button"]';

const DONE: Place = { id: '67318e20a4c9d1f05b7e1003', name: 'Done' };
const SHIPPED: Place = { id: '67318e20a4c9d1f05b7e1a04', name: 'Shipped' };
const TASKS: Place = { id: '5eed0000-0000-4000-8000-000000000021', name: 'Tasks' };
const READING: Place = { id: '5eed0000-0000-4000-8000-000000000022', name: 'Reading list' };

/** What is kept in the extension's storage under a key. */
function kept<T>(microwin: Microwin, page: Page, key: string): Promise<T> {
  expect(page.url()).toContain(microwin.root);
  return page.evaluate(
    (key) =>
      (
        globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'storage'> }
      ).chrome.storage.local
        .get(key)
        .then((all) => all[key]),
    key,
  ) as Promise<T>;
}

/** Keeps something there. */
async function keep(page: Page, entries: Record<string, unknown>): Promise<void> {
  await page.evaluate(
    (entries) =>
      (
        globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'storage'> }
      ).chrome.storage.local.set(entries),
    entries,
  );
}

/** What was chosen so far; until then, nothing is kept. */
const choices = async (microwin: Microwin, page: Page): Promise<Partial<Choices>> =>
  (await kept<Choices | undefined>(microwin, page, 'choices')) ?? {};
/** What can be chosen of a site, by its name there. */
const part = (page: Page, site: string, name: string) =>
  page.getByRole('region', { name: site, exact: true }).getByRole('group', { name });

test('popup and new tab lead to the options', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  const opening = microwin.context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Options' }).click();
  await expect((await opening).getByRole('heading', { level: 1 })).toHaveText('Options');
  const newtab = await microwin.window('newtab');
  await newtab.getByRole('link', { name: 'Options' }).click();
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('Options');
});

test('a kind that is not ticked brings no win, others do, and what was won can be taken back', async ({
  microwin,
}) => {
  const board = await microwin.open(BOARD);
  await board.locator(CIRCLE).click();
  await microwin.expectCredit(LAUNCH);

  const options = await microwin.window('options');
  const cards = options.getByRole('checkbox', { name: 'Cards' });
  await expect(cards).toBeChecked();
  await cards.press('Space');
  await expect(cards).not.toBeChecked();
  await expect.poll(async () => (await choices(microwin, options)).ignored).toEqual(['card']);

  await board.bringToFront();
  await board.locator(CIRCLE).click();
  await expect.poll(() => microwin.credits()).toEqual([]);
  await board.locator(CIRCLE).click();
  await board.waitForTimeout(3600);
  expect(await microwin.credits()).toEqual([]);

  const page = await microwin.open('https://app.notion.com/Week-plan-5eed0000000040008000000000000001');
  await page
    .locator('[data-block-id="5eed0000-0000-4000-8000-000000000011"] .notion-list-item-box-left input')
    .click();
  await microwin.expectCredit({
    subject: 'notion:block:5eed0000-0000-4000-8000-000000000011',
    kind: 'todo',
    points: 3,
  });

  // The board was open all along.
  await options.bringToFront();
  await cards.click();
  await board.bringToFront();
  await board.locator(CIRCLE).click();
  await board.locator(CIRCLE).click();
  await expect.poll(async () => (await microwin.credits()).length).toBe(2);
});

test('names are added, taken away and set back, by keyboard alone', async ({ microwin }) => {
  const options = await microwin.window('options');
  const columns = part(options, 'GitHub', 'Columns that mean done');
  const field = columns.getByRole('textbox');
  const names = async () => (await choices(microwin, options)).doneColumns;

  await field.focus();
  await options.keyboard.type('  Ready   to ship ');
  await options.keyboard.press('Enter');
  await expect(columns.getByRole('listitem').filter({ hasText: 'Ready to ship' })).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await options.keyboard.type('done');
  await options.keyboard.press('Enter');
  await expect(columns.getByRole('status')).toHaveText('done is there already');
  await expect
    .poll(names)
    .toEqual([...['Done', 'Completed', 'Complete', 'Closed', 'Shipped', 'Merged'], 'Ready to ship']);

  await columns.getByRole('button', { name: 'Remove Merged' }).press('Enter');
  await expect(columns.getByRole('button', { name: 'Remove Ready to ship' })).toBeFocused();
  await expect.poll(names).not.toContain('Merged');
  await columns.getByRole('button', { name: 'Reset to defaults' }).press('Enter');
  await expect(field).toBeFocused();
  await expect.poll(names).toEqual(['Done', 'Completed', 'Complete', 'Closed', 'Shipped', 'Merged']);
  await expect(columns.getByRole('button', { name: 'Reset to defaults' })).toHaveCount(0);
});

test('the lists of an open board can be chosen, and count there at once', async ({ microwin }) => {
  const board = await microwin.open(BOARD);
  const options = await microwin.window('options');
  const lists = part(options, 'Trello', 'Lists that mean done');
  await expect(lists.getByRole('checkbox')).toHaveCount(3);
  // One right after the other.
  await lists.getByRole('checkbox', { name: 'Doing' }).click();
  await lists.getByRole('checkbox', { name: 'Done' }).click();
  await lists.getByRole('checkbox', { name: 'Doing' }).click();
  await expect.poll(async () => (await choices(microwin, options)).doneLists).toEqual([DONE]);

  await board.bringToFront();
  const into = board.locator(`[data-list-id="${DONE.id}"]`).getByTestId('list-name');
  await board.getByTestId('card-name').filter({ hasText: 'Write the launch post' }).hover();
  await board.mouse.down();
  await into.hover();
  await into.hover();
  await board.mouse.up();
  await microwin.expectCredit(LAUNCH);
});

test('without a board the options say how to come by lists, and keep those chosen', async ({ microwin }) => {
  const options = await microwin.window('options');
  const lists = part(options, 'Trello', 'Lists that mean done');
  await expect(lists).toContainText('Open a board in another tab');
  await microwin.choose({ doneLists: [DONE] });
  await expect(lists.getByRole('checkbox', { name: 'Done' })).toBeChecked();
});

test('a database that was asked about is answered once, and can be asked again', async ({ microwin }) => {
  const options = await microwin.window('options');
  const databases = part(options, 'Notion', 'Databases');
  await expect(databases).toContainText('Nothing to answer');
  await keep(options, { questions: [TASKS, READING] });
  const tasks = databases.getByRole('group', { name: 'Tasks' });
  await expect(tasks.getByRole('radio', { name: 'Not answered' })).toBeChecked();
  await tasks.getByRole('radio', { name: 'Yes' }).click();
  await expect
    .poll(async () => (await choices(microwin, options)).databases)
    .toEqual([{ ...TASKS, counts: true }]);
  await expect.poll(() => kept(microwin, options, 'questions')).toEqual([READING]);

  await tasks.getByRole('radio', { name: 'Yes' }).press('ArrowRight');
  await expect
    .poll(async () => (await choices(microwin, options)).databases)
    .toEqual([{ ...TASKS, counts: false }]);
  await tasks.getByRole('radio', { name: 'Not answered' }).click();
  await expect.poll(async () => (await choices(microwin, options)).databases).toEqual([]);
  await expect.poll(() => kept(microwin, options, 'questions')).toEqual([TASKS, READING]);
});

test.describe('for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe has nothing to say about the ${colorScheme} options`, async ({ microwin }) => {
      const options = await optionsBesideBoard(microwin);
      await options.emulateMedia({ colorScheme });
      await expect(options.locator('html[lang="en"][dir="ltr"]')).toHaveCount(1);
      expect(await violations(options), 'as they come').toEqual([]);
      await fill(microwin, options);
      expect(await violations(options), 'with choices').toEqual([]);
    });
  }

  test('at 320 px the options scroll one way only', async ({ microwin }) => {
    const options = await optionsBesideBoard(microwin);
    await fill(microwin, options);
    await microwin.choose({ doneLists: [{ id: SHIPPED.id.replace(/.$/, '9'), name: 'x'.repeat(200) }] });
    await expect(options.getByText('x'.repeat(200))).toBeVisible();
    await options.setViewportSize({ width: 320, height: 600 });
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

/** The options page while a board is open. */
async function optionsBesideBoard(microwin: Microwin): Promise<Page> {
  await microwin.open(BOARD);
  const options = await microwin.window('options');
  await expect(options.getByRole('checkbox', { name: 'Doing' })).toBeVisible();
  return options;
}

/** Chooses something of everything. */
async function fill(microwin: Microwin, options: Page): Promise<void> {
  await microwin.choose({
    ignored: ['thread', 'item'],
    doneLists: [SHIPPED],
    doneColumns: [],
    databases: [{ ...TASKS, counts: true }],
  });
  await keep(options, {
    questions: [READING],
    health: { trello: { unseen: { card: 3 }, doubts: {} } },
  });
  await expect(options.getByText('Trello may have changed')).toBeVisible();
  await expect(
    options.getByRole('group', { name: 'Tasks' }).getByRole('radio', { name: 'Yes' }),
  ).toBeChecked();
}

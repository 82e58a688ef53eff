import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { violations, violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expectCredit } from '#tests/e2e/expectations.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { DetectionSettings, ListRef } from '#utils/sites/types.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const LAUNCH = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', kind: 'card', points: 10 };
const CIRCLE = '[data-card-id="67318e20a4c9d1f05b7e2a01"] [data-testid="card-done-state-completion-button"]';

const LAUNCH_TITLE = 'Write the launch post';

const UNSAVED = 'Couldn’t save that. Try again.';
const DONE: ListRef = { id: '67318e20a4c9d1f05b7e1003', name: 'Done' };
const SHIPPED: ListRef = { id: '67318e20a4c9d1f05b7e1a04', name: 'Shipped' };
const TASKS: ListRef = { id: '5eed0000-0000-4000-8000-000000000021', name: 'Tasks' };
const READING: ListRef = { id: '5eed0000-0000-4000-8000-000000000022', name: 'Reading list' };

/** What is kept in the extension's storage under a key. */
function kept<T>(microwin: Microwin, page: Page, key: string): Promise<T> {
  expect(page.url()).toContain(microwin.root);
  return page.evaluate(
    (key) => (globalThis as ExtensionPage).chrome.storage.local.get(key).then((all) => all[key]),
    key,
  ) as Promise<T>;
}

/** Keeps something there. */
async function keep(page: Page, entries: Record<string, unknown>): Promise<void> {
  await page.evaluate((entries) => (globalThis as ExtensionPage).chrome.storage.local.set(entries), entries);
}

/** What was chosen so far; until then, nothing is kept. */
const choices = async (microwin: Microwin, page: Page): Promise<Partial<DetectionSettings>> =>
  (await kept<DetectionSettings | undefined>(microwin, page, 'detectionSettings')) ?? {};
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** What can be chosen of a site, by its name there. */
const part = (page: Page, site: string, name: string) => region(page, site).getByRole('group', { name });

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
  await expectCredit(microwin, LAUNCH);

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
  await expectCredit(microwin, {
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
  await expect(columns.getByText('done is there already')).toBeVisible();
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

test('what cannot be saved is said where it was chosen, and stands as it was', async ({ microwin }) => {
  const options = await microwin.window('options');
  const cards = options.getByRole('checkbox', { name: 'Cards' });
  await expect(cards).toBeChecked();
  await options.evaluate(() => {
    const { local } = (globalThis as ExtensionPage).chrome.storage;
    local.set = () => Promise.reject(new Error('the disk is full'));
  });

  const kinds = part(options, 'Trello', 'What counts');
  await cards.click();
  await expect(kinds.getByRole('status')).toHaveText(UNSAVED);
  await expect(cards).toBeChecked();

  const columns = part(options, 'GitHub', 'Columns that mean done');
  const field = columns.getByRole('textbox');
  await field.fill('Ready to ship');
  await field.press('Enter');
  await expect(columns.getByText(UNSAVED)).toBeVisible();
  await expect(field).toHaveValue('Ready to ship');
  await expect(columns.getByRole('listitem').filter({ hasText: 'Ready to ship' })).toHaveCount(0);
  await columns.getByRole('button', { name: 'Remove Merged' }).click();
  await expect(columns.getByRole('button', { name: 'Remove Merged' })).toBeVisible();
  expect(await choices(microwin, options)).toEqual({});
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
  await expectCredit(microwin, LAUNCH);
});

test('without a board the options say how to come by lists, and keep those chosen', async ({ microwin }) => {
  const options = await microwin.window('options');
  const lists = part(options, 'Trello', 'Lists that mean done');
  await expect(lists).toContainText('Open a Trello board in another tab');
  await microwin.choose({ doneLists: [DONE] });
  await expect(lists.getByRole('checkbox', { name: 'Done' })).toBeChecked();
});

test('a database that was asked about is answered once, and can be asked again', async ({ microwin }) => {
  const options = await microwin.window('options');
  const databases = part(options, 'Notion', 'Databases');
  await expect(databases).toContainText('Nothing to answer');
  await keep(options, { undecidedDatabases: [TASKS, READING] });
  const tasks = databases.getByRole('group', { name: 'Tasks' });
  await expect(tasks.getByRole('radio', { name: 'Not answered' })).toBeChecked();
  await tasks.getByRole('radio', { name: 'Yes' }).click();
  await expect
    .poll(async () => (await choices(microwin, options)).databases)
    .toEqual([{ ...TASKS, counts: true }]);
  await expect.poll(() => kept(microwin, options, 'undecidedDatabases')).toEqual([READING]);

  await tasks.getByRole('radio', { name: 'Yes' }).press('ArrowRight');
  await expect
    .poll(async () => (await choices(microwin, options)).databases)
    .toEqual([{ ...TASKS, counts: false }]);
  await tasks.getByRole('radio', { name: 'Not answered' }).click();
  await expect.poll(async () => (await choices(microwin, options)).databases).toEqual([]);
  await expect.poll(() => kept(microwin, options, 'undecidedDatabases')).toEqual([TASKS, READING]);
});

test('each site tells whether it is read, how well, and when something was last seen', async ({
  microwin,
}) => {
  const options = await microwin.window('options');
  const site = (name: string) => region(options, name);
  await expect(site('Notion').getByRole('group', { name: 'Access' })).toHaveText(
    /^Access\s*Microwin can read app\.notion\.com, .* and www\.notion\.so\.$/,
  );
  await keep(options, {
    siteHealth: {
      trello: { gestureAt: Date.UTC(2026, 1, 3, 12), requestOnly: { card: 3 }, readFailures: {} },
      github: { requestAt: Date.UTC(2026, 1, 4, 12), requestOnly: {}, readFailures: { 'task: no box': 2 } },
    },
  });
  await expect(site('Trello')).toContainText('Trello may have changed');
  await expect(site('Trello')).toContainText(/last saw you finish something here on .*\b3\b.*2026/);
  await expect(site('Trello')).not.toContainText('Working normally');
  await expect(site('GitHub')).toContainText('Working normally');
  await expect(site('GitHub')).toContainText(/last saw you finish something here on .*\b4\b.*2026/);
  await expect(site('GitHub')).not.toContainText('may have changed');
  await expect(site('Notion')).toContainText('No wins detected here yet');

  await options.evaluate(() => {
    const spy = globalThis as unknown as { copied: string };
    navigator.clipboard.writeText = async (text) => {
      spy.copied = text;
    };
  });
  await site('GitHub').getByRole('button', { name: 'Copy report' }).click();
  await expect(site('GitHub').getByRole('button', { name: 'Copied' })).toBeFocused();
  const copied = await options.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  expect(copied).toContain('not sure: task: no box, 2x');
  expect(copied).not.toContain('trello');
});

test('the way to a group leads there, also from outside', async ({ microwin }) => {
  const options = await microwin.window('options');
  const link = (name: string) => options.getByRole('navigation').getByRole('link', { name });
  await expect(link('Your days')).toHaveAttribute('aria-current', 'location');
  await link('Sites').press('Enter');
  await expect(options.getByRole('heading', { name: 'Sites' })).toBeInViewport();
  await expect(link('Sites')).toHaveAttribute('aria-current', 'location');
  await expect(link('Your days')).not.toHaveAttribute('aria-current');

  const other = await microwin.context.newPage();
  await other.goto(`${microwin.root}options.html#data`);
  await expect(other.getByRole('heading', { name: 'Your data' })).toBeInViewport();
});

test('deleting everything takes the very word, and leaves nothing but the copy that was saved', async ({
  microwin,
}) => {
  const board = await microwin.open(BOARD);
  await board.locator(CIRCLE).click();
  await expectCredit(microwin, LAUNCH);
  await microwin.choose({ doneLists: [DONE] });
  const newtab = await microwin.window('newtab');
  await expect(newtab.getByText(LAUNCH_TITLE).first()).toBeVisible();

  const options = await microwin.window('options');
  const all = region(options, 'Your data').getByRole('group', { name: 'Delete everything' });
  await all.getByRole('button', { name: 'Delete everything…' }).press('Enter');
  const saving = options.waitForEvent('download');
  await all.getByRole('button', { name: 'Save a copy' }).press('Enter');
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^microwin-\d{4}-\d\d-\d\d\.jsonl$/);
  await expect(all.getByText(`Saved as ${file.suggestedFilename()}.`)).toBeVisible();
  const [header, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const copied = lines.slice(0, -1).map((line) => JSON.parse(line));
  const events = await microwin.events();
  expect(header).toContain('"microwin":"copy"');
  // All but the note that a copy was saved, which was not written before.
  const log = (await microwin.records('events')) as StoredEvent[];
  const told = log.filter(({ noteKind }) => noteKind !== 'exported');
  expect(copied).toHaveLength(told.length);
  // As JSON has them.
  expect(copied).toEqual(expect.arrayContaining(JSON.parse(JSON.stringify(told))));
  expect(copied).toContainEqual(
    expect.objectContaining({ text: expect.objectContaining({ title: LAUNCH_TITLE }) }),
  );

  const field = all.getByLabel('Type “delete” to confirm');
  await field.fill('remove');
  await field.press('Enter');
  await expect(all.getByText('That is not “delete”. Nothing was deleted.')).toBeVisible();
  await expect(field).toBeFocused();
  expect(await violationsInBothSchemes(options)).toEqual([]);
  expect(await microwin.events()).toEqual(events);
  expect((await choices(microwin, options)).doneLists).toEqual([DONE]);

  await field.fill(' Delete ');
  await field.press('Enter');
  await expect(all.getByText('Everything was deleted.')).toBeFocused();
  // The ledger that was opened since is a new one.
  const left = { events: 0, local: { ledgerMade: true }, session: {} };
  await expect.poll(() => options.evaluate(leftOver)).toEqual(left);
  expect(await microwin.badge()).toBe('');
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  await expect(newtab.getByText(LAUNCH_TITLE)).toHaveCount(0);
  expect(await newtab.evaluate(() => JSON.stringify(localStorage))).not.toContain(LAUNCH_TITLE);
  expect(await violations(options)).toEqual([]);

  // It is as on its first day: the same thing counts again.
  await board.bringToFront();
  await board.locator(CIRCLE).click();
  await board.locator(CIRCLE).click();
  await expect.poll(async () => (await microwin.completions()).length).toBe(1);
});

test('the log can be checked, and an entry that was changed by hand is named', async ({ microwin }) => {
  const options = await microwin.window('options');
  const log = region(options, 'Your data').getByRole('group', { name: 'The log' });
  const check = log.getByRole('button', { name: 'Check my log' });
  const result = log.getByRole('status').filter({ hasText: /./ });
  await check.press('Enter');
  await check.press('Enter');
  await expect(result).toHaveText(/^All \d entries are as they were written\.$/);
  await options.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('microwin');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const tx = open.result.transaction('events', 'readwrite');
          const first = tx.objectStore('events').index('sequence').openCursor();
          first.onsuccess = () => first.result?.update({ ...first.result.value, offset: 1 });
          tx.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await check.press('Enter');
  await expect(result).toHaveText('1 entry was changed after it was written: 1.');
});

test('a person who keeps the browser’s own new tab gets it, and the dashboard where they ask for it', async ({
  microwin,
}) => {
  const options = await microwin.window('options');
  const newTab = async () => {
    const opening = microwin.context.waitForEvent('page');
    const devtools = await microwin.context.newCDPSession(options);
    await devtools.send('Target.createTarget', { url: 'chrome://newtab/' });
    return opening;
  };
  const own = options.getByRole('radio', { name: 'the browser’s own page' });
  await expect(own).not.toBeChecked();
  await own.press('Space');
  await expect(own).toBeChecked();
  const led = await newTab();
  await expect.poll(() => led.url()).toBe('chrome://new-tab-page/');

  const popup = await microwin.window('popup');
  const opening = microwin.context.waitForEvent('page');
  await popup.getByRole('link', { name: 'Dashboard' }).click();
  const dashboard = await opening;
  await expect(dashboard.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  await dashboard.reload();
  await expect(dashboard.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');

  await options.bringToFront();
  await options.reload();
  await expect(own).toBeChecked();
  await options.getByRole('radio', { name: 'Microwin' }).click();
  await expect((await newTab()).getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
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
    undecidedDatabases: [READING],
    siteHealth: { trello: { requestOnly: { card: 3 }, readFailures: {} } },
  });
  await expect(options.getByText('Trello may have changed')).toBeVisible();
  await expect(
    options.getByRole('group', { name: 'Tasks' }).getByRole('radio', { name: 'Yes' }),
  ).toBeChecked();
}

/** What is kept anywhere but in `localStorage`. Runs in a page of the extension's origin, so it stands alone. */
async function leftOver() {
  const { storage } = (globalThis as ExtensionPage).chrome;
  const events = await new Promise<number>((resolve, reject) => {
    const open = indexedDB.open('microwin');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction('events').objectStore('events').count();
      count.onsuccess = () => {
        open.result.close();
        resolve(count.result);
      };
    };
  });
  return { events, local: await storage.local.get(null), session: await storage.session.get(null) };
}

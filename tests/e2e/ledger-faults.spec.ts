import type { Page } from 'playwright';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = '67318e20a4c9d1f05b7e2a01';
const SUBJECT = `trello:card:${CARD}`;
const CIRCLE = `[data-card-id="${CARD}"] [data-testid="card-done-state-completion-button"]`;

const NEWER = 'A newer version of Microwin saved your wins.';

/** A page of the extension's origin that runs none of its code. */
async function plain(microwin: Microwin): Promise<Page> {
  const page = await microwin.context.newPage();
  await page.goto(`${microwin.root}manifest.json`);
  return page;
}

/** Opens the ledger at another version, as a newer build would. */
function makeNewer(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('microwin', 99);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          open.result.close();
          resolve();
        };
      }),
  );
}

/** Puts a value into a store, or clears the store. */
function tamper(page: Page, store: string, value?: object, key?: string): Promise<void> {
  return page.evaluate(
    ({ store, value, key }) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('microwin');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const tx = open.result.transaction(store, 'readwrite');
          if (value) tx.objectStore(store).put(value, key);
          else tx.objectStore(store).clear();
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
    { store, ...(value && { value }), ...(key && { key }) },
  );
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const notice = (page: Page) => page.locator('.ledger-notice');

async function addWin(page: Page, title: string): Promise<void> {
  await page.locator('#quick-win').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(title).first()).toBeVisible();
}

test('a ledger of a newer version is said in every page, and a win waits until it can be counted', async ({
  microwin,
}) => {
  test.setTimeout(120_000);
  const hand = await plain(microwin);
  const board = await microwin.open(BOARD);
  await makeNewer(hand);
  await microwin.stopWorker();

  await board.bringToFront();
  await board.locator(CIRCLE).click();
  const text = async () => (await readToast(board))?.text;
  await expect.poll(text, { intervals: [50] }).toContain('Not saved yet. Microwin will try again.');
  await expect.poll(() => microwin.badge()).toBe('!');

  for (const name of ['popup', 'newtab', 'options', 'welcome'] as const) {
    const page = await microwin.window(name);
    await expect(notice(page), name).toContainText(NEWER);
    await expect(page.getByText('0 of 3'), name).toHaveCount(0);
    if (name === 'options') {
      await expect(page.getByRole('heading', { name: 'Trello' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Delete everything' })).toBeVisible();
    }
    await page.close();
  }

  // The person has updated Microwin, which here is an empty ledger of this version.
  await hand.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('microwin').onsuccess = () => resolve();
      }),
  );
  await hand.evaluate(() => (globalThis as ExtensionPage).chrome.storage.local.remove('ledgerMade'));
  const popup = await microwin.window('popup');
  await expect(notice(popup)).toHaveCount(0);
  await expect.poll(async () => (await microwin.credits()).map(({ subject }) => subject)).toEqual([SUBJECT]);
  await expect.poll(() => microwin.badge()).toBe('1');
});

test('start over needs no ledger that can be opened', async ({ microwin }) => {
  const hand = await plain(microwin);
  await makeNewer(hand);
  await microwin.stopWorker();
  const options = await microwin.window('options');
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await options.locator('#forget-word').fill('delete');
  await options.locator('form.confirm button[type=submit]').click();
  await expect(options.getByText('Everything was deleted.')).toBeVisible();
  const popup = await microwin.window('popup');
  await expect(notice(popup)).toHaveCount(0);
  await addWin(popup, 'Called the landlord');
});

const PLANTED: [string, string][] = [
  ['half a text', '{"build":'],
  ['null', 'null'],
  ['{}', '{}'],
  ['[]', '[]'],
  [
    'an odd shape',
    '{"build":"0.1.0","snapshot":{"config":{},"days":[],"wins":[],"manualTitles":[],"plan":{}}}',
  ],
  ['too much', `{"more":"${'x'.repeat(1_100_000)}"}`],
];

test('the cached first frame can blank no page, and no page at all stays behind it', async ({ microwin }) => {
  test.setTimeout(120_000);
  const first = await microwin.window('newtab');
  await addWin(first, 'Called the landlord');
  for (const [name, text] of PLANTED) {
    for (const window of ['popup', 'newtab'] as const) {
      await first.evaluate((text) => {
        for (const key of Object.keys(localStorage)) localStorage.setItem(key, text);
        localStorage.setItem('snapshot', text);
        localStorage.setItem('confetti', text);
      }, text);
      const page = await microwin.window(window);
      await expect(heading(page), `${window}: ${name}`).toHaveText('1 of 3 wins today');
      await page.close();
    }
  }
});

test('a page whose storage is full still shows what is so', async ({ microwin }) => {
  const page = await microwin.context.newPage();
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`${microwin.root}newtab.html`);
  await addWin(page, 'Called the landlord');
  await expect(heading(page)).toHaveText('1 of 3 wins today');
});

test('projections that were emptied or broken mend themselves', async ({ microwin }) => {
  test.setTimeout(120_000);
  const hand = await plain(microwin);
  const first = await microwin.window('popup');
  await addWin(first, 'Called the landlord');
  await first.close();
  const day = await hand.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const open = indexedDB.open('microwin');
        open.onsuccess = () => {
          const keys = open.result.transaction('totals').objectStore('totals').getAllKeys();
          keys.onsuccess = () => {
            open.result.close();
            resolve(String(keys.result.at(-1)));
          };
        };
      }),
  );
  const spoils: [string, () => Promise<void>][] = [
    [
      'all emptied',
      async () => {
        for (const store of ['items', 'goals', 'days', 'totals', 'config', 'aliases'])
          await tamper(hand, store);
      },
    ],
    ['totals broken', () => tamper(hand, 'totals', {}, day)],
    ['config broken', () => tamper(hand, 'config', {}, 'config')],
    ['a goal broken', () => tamper(hand, 'goals', { subject: 'goal:x', days: [] })],
  ];
  for (const [name, spoil] of spoils) {
    await spoil();
    await microwin.stopWorker();
    for (const window of ['popup', 'newtab'] as const) {
      const page = await microwin.window(window);
      await expect(heading(page), `${window}: ${name}`).toHaveText('1 of 3 wins today');
      await expect(notice(page)).toHaveCount(0);
      await page.close();
    }
  }
});

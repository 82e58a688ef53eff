import type { BrowserContext, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, Microwin, test } from '#tests/e2e/harness.ts';
import { createStopper } from '#tests/e2e/stopper.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { ANY_DAY, emptyLedger, readStore } from '#tests/support/ledger.ts';
import { dropFile, putFile, readFiles, standInForPicker } from '#tests/support/opfs.ts';
import { pause } from '#tests/support/wait.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { FolderReport } from '#utils/messaging/queries.ts';

const FOLDER = 'Cloud';
const DONE = 'Everything is written and read.';
const box = (options: Page) => options.getByRole('group', { name: 'A folder of your own' });

async function addWin(newtab: Page, title: string): Promise<void> {
  await newtab.locator('#quick-win').fill(title);
  await newtab.locator('#quick-win').press('Enter');
  await expect(newtab.getByText(title).first()).toBeVisible();
}

/** Opens the options, in which a folder of the browser's own file system is the one that the picker gives. */
async function openOptions(microwin: Microwin): Promise<Page> {
  const options = await microwin.window('options');
  await options.evaluate(standInForPicker, FOLDER);
  return options;
}

async function choose(options: Page, passphrase = ''): Promise<void> {
  await box(options).getByLabel('Passphrase (optional)').fill(passphrase);
  await box(options).getByRole('button', { name: 'Choose a folder…' }).click();
}

async function syncNow(options: Page): Promise<void> {
  await box(options).getByRole('button', { name: 'Sync now' }).click();
  await expect(box(options).getByText('Reading and writing the folder…')).toBeHidden();
}

/** Both carry what they alone wrote, until both have all. */
async function meet(one: Page, two: Page): Promise<void> {
  for (let round = 0; round < 2; round++) {
    for (const [from, to] of [
      [one, two],
      [two, one],
    ] as const) {
      await syncNow(from);
      await carryOwn(from, to);
      await syncNow(to);
    }
  }
}

/** Carries the folder that a browser alone writes. */
async function carryOwn(from: Page, to: Page): Promise<void> {
  const own = await from.evaluate(writerOf);
  const files = (await from.evaluate(readFiles, FOLDER)).filter(([path]) => path.startsWith(`${own}/`));
  const names = new Set(files.map(([path]) => path));
  for (const [path] of await to.evaluate(readFiles, FOLDER))
    if (path.startsWith(`${own}/`) && !names.has(path)) await to.evaluate(dropFile, { folder: FOLDER, path });
  for (const [path, text] of files) await to.evaluate(putFile, { folder: FOLDER, path, text });
}

/** The name of the folder that this browser writes. Runs in a page of the extension's origin. */
function writerOf(): Promise<string> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('microwin-folder');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const get = open.result.transaction('folder').objectStore('folder').get('progress');
      get.onsuccess = () => {
        open.result.close();
        resolve(get.result.writer);
      };
    };
  });
}

/** Sends a message to the worker, as our pages do. Runs in a page of the extension's origin. */
function tell(message: object): Promise<unknown> {
  const { runtime } = (globalThis as ExtensionPage).chrome;
  return runtime.sendMessage(message);
}

const idsIn = async (page: Page) =>
  ((await page.evaluate(readStore, 'events')) as StoredEvent[]).map(({ id }) => id).sort();

test.describe('two browsers over one folder', () => {
  const contexts: BrowserContext[] = [];
  const launch = async () => {
    const context = await launchChromium('');
    contexts.push(context);
    const microwin = await Microwin.in(context, await serveFakeSites(context));
    // Each has a name of its own, which what other tests begin with has not.
    const page = await microwin.window('welcome');
    await page.evaluate(emptyLedger);
    await microwin.say({ ...ANY_DAY, momentum: false, surprise: 'steady' });
    await page.close();
    return microwin;
  };
  test.afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });

  test('show the same dashboard, whatever lies about in it, and one that deleted all gets all back', async () => {
    test.setTimeout(180_000);
    const [a, b] = [await launch(), await launch()];
    const [pageA, pageB] = [await a.window('newtab'), await b.window('newtab')];
    const [optionsA, optionsB] = [await openOptions(a), await openOptions(b)];
    await addWin(pageA, 'Called the bank');
    await addWin(pageA, 'Watered the plants');
    await addWin(pageB, 'Wrote to Mira');
    await choose(optionsA);
    await expect(box(optionsA).getByText(DONE)).toBeVisible();
    await expect(box(optionsA).getByText('No other browser has written here yet.')).toBeVisible();

    // The folder comes to the other computer in disorder: in half at first, and among what others leave behind.
    const files = await optionsA.evaluate(readFiles, FOLDER);
    for (const [path, text] of files) {
      const half = path.endsWith('.mw') ? text.slice(0, text.length >> 1) : text;
      await optionsB.evaluate(putFile, { folder: FOLDER, path, text: half });
      for (const odd of ['.crswap', '.sync-conflict-20261129-120000-ABCDEFG', ' (1)', '.tmp'])
        await optionsB.evaluate(putFile, { folder: FOLDER, path: path + odd, text: 'rubbish' });
    }
    const [writer = ''] = files[0]?.[0].split('/') ?? [];
    await optionsB.evaluate(putFile, {
      folder: FOLDER,
      path: `${writer} (conflicted copy)/head`,
      text: '{}',
    });
    await optionsB.evaluate(putHugeFile, { folder: FOLDER, path: `${writer}/000099-0123456789abcdef.mw` });
    await choose(optionsB);
    await expect(box(optionsB).getByText('Some files have not arrived in full yet.')).toBeVisible();
    for (const [path, text] of files) await optionsB.evaluate(putFile, { folder: FOLDER, path, text });
    await syncNow(optionsB);
    await expect(box(optionsB).getByText(DONE)).toBeVisible();
    await expect(box(optionsB).getByText('1 other browser writes here.')).toBeVisible();
    await expect(pageB.getByText('Watered the plants').first()).toBeVisible();

    const timer = { type: 'controlTimer', id: crypto.randomUUID(), to: 'begin', minutes: 25, title: 'Draft' };
    await optionsA.evaluate(tell, timer);
    await optionsB.evaluate(tell, {
      type: 'setSettings',
      id: crypto.randomUUID(),
      settings: { dailyTarget: 5 },
    });
    await meet(optionsA, optionsB);
    expect(await idsIn(optionsA)).toEqual(await idsIn(optionsB));
    for (const store of ['items', 'goals', 'days', 'totals', 'config', 'aliases'])
      expect(await optionsA.evaluate(readStore, store), store).toEqual(
        await optionsB.evaluate(readStore, store),
      );
    for (const page of [pageA, pageB]) {
      // What was just added is told only where that was.
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('3 of 3 wins today');
      await expect(page.getByText('Draft').first()).toBeVisible();
    }
    const said = async (page: Page) => (await page.locator('main').innerText()).replace(/\d+:\d\d/g, '');
    await expect(async () => expect(await said(pageA)).toBe(await said(pageB))).toPass();

    const all = box(optionsB).page().getByRole('group', { name: 'Delete everything' });
    await all.getByRole('button', { name: 'Delete everything…' }).click();
    await all.getByLabel('Type “delete” to confirm').fill('delete');
    await all.getByLabel('Type “delete” to confirm').press('Enter');
    await expect(all.getByText('If you chose a folder of your own, the files in it stay.')).toBeVisible();
    await expect(pageB.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
    expect((await optionsB.evaluate(readFiles, FOLDER)).length).toBeGreaterThan(2);
    await optionsB.reload();
    await optionsB.evaluate(standInForPicker, FOLDER);
    await choose(optionsB);
    await expect(box(optionsB).getByText(DONE)).toBeVisible();
    await expect(pageB.getByRole('heading', { level: 1 })).toHaveText('3 of 3 wins today');
  });
});

/** Puts 50 MB of nothing into a folder. Runs in a page of the extension's origin. */
async function putHugeFile(file: { folder: string; path: string }): Promise<void> {
  const [folder = '', name = ''] = file.path.split('/');
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(file.folder, {
    create: true,
  });
  const place = await root.getDirectoryHandle(folder, { create: true });
  const stream = await (await place.getFileHandle(name, { create: true })).createWritable();
  await stream.write(new Uint8Array(50_000_000));
  await stream.close();
}

test('a passphrase keeps every word out of the files, and the folder can be given up', async ({
  microwin,
}) => {
  const newtab = await microwin.window('newtab');
  await addWin(newtab, 'Called the bank');
  const options = await openOptions(microwin);
  await choose(options, 'four words are enough');
  await expect(box(options).getByText('Your folder: Cloud, encrypted')).toBeVisible();
  await expect(box(options).getByText(DONE)).toBeVisible();
  const files = await options.evaluate(readFiles, FOLDER);
  expect(files.length).toBeGreaterThan(1);
  for (const [, text] of files) expect(text).not.toContain('Called');
  await box(options).getByRole('button', { name: 'Stop using this folder' }).click();
  await expect(box(options).getByText('Microwin no longer uses the folder.')).toBeVisible();
  await expect(box(options).getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
  expect(await options.evaluate(readFiles, FOLDER)).toHaveLength(files.length);
  // Whoever chooses it with other words is asked for the right ones.
  await choose(options, 'other words');
  await expect(box(options).getByText('Some files in this folder need another passphrase.')).toBeVisible();
  await box(options).getByLabel('Passphrase', { exact: true }).fill('four words are enough');
  await box(options).getByRole('button', { name: 'Open the files' }).click();
  await expect(box(options).getByText(DONE)).toBeVisible();
});

test('a worker that is stopped as it syncs loses nothing, and writes nothing twice', async ({ microwin }) => {
  const options = await openOptions(microwin);
  await choose(options);
  await expect(box(options).getByText(DONE)).toBeVisible();
  const { stop, stopped } = await createStopper(microwin);
  for (let cut = 0; cut < 12; cut++) {
    const id = crypto.randomUUID();
    await options.evaluate(tell, { type: 'addWin', id, title: `Win ${cut}` });
    const syncing = options.evaluate(tell, { type: 'syncFolder' }).catch(() => undefined);
    await pause(cut * 5);
    await stop();
    await syncing;
  }
  expect(stopped()).toBeGreaterThan(0);
  await syncNow(options);
  await expect(box(options).getByText(DONE)).toBeVisible();
  const files = new Map(await options.evaluate(readFiles, FOLDER));
  const heads = [...files].filter(([path]) => path.endsWith('/head'));
  expect(heads).toHaveLength(1);
  const [[path = '', head = ''] = []] = heads;
  const named = (JSON.parse(head).segments as string[]).map((name) => path.replace('head', name));
  expect([...files.keys()].filter((path) => path.endsWith('.mw')).sort()).toEqual(named.sort());
  const ids = named.flatMap((path) =>
    (files.get(path) ?? '')
      .trim()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line).id as string),
  );
  expect(ids.sort()).toEqual(await idsIn(options));
});

test.describe('how it stands', () => {
  const report = (state: FolderReport['state']): FolderReport => ({
    ...{ state, name: FOLDER, isEncrypted: false, fresh: 0, aside: 0, others: 1 },
  });
  const STATES = [
    ['ask', 'Your browser wants to ask you', 'Allow the folder…'],
    ['refused', 'Your browser does not let Microwin use this folder.', 'Choose the folder again…'],
    ['gone', 'This folder is not there.', 'Choose the folder again…'],
    ['failed', 'Microwin couldn’t write in this folder.', 'Try again'],
    ['waiting', 'Some files have not arrived in full yet.', 'Sync now'],
    ['current', DONE, 'Sync now'],
    ['locked', 'Some files in this folder need another passphrase.', 'Open the files'],
  ] as const;

  for (const [state, words, button] of STATES)
    test(`${state} is said in words, with one button that helps`, async ({ microwin }) => {
      const options = await microwin.context.newPage();
      await options.addInitScript(answerSync, report(state));
      await options.goto(`${microwin.root}options.html`);
      await expect(box(options).getByText(words)).toBeVisible();
      await expect(box(options).getByRole('button')).toHaveText([button, 'Stop using this folder']);
      if (state === 'ask' || state === 'locked') expect(await violationsInBothSchemes(options)).toEqual([]);
    });

  test('a folder that was deleted is said to be gone', async ({ microwin }) => {
    const options = await openOptions(microwin);
    await choose(options);
    await expect(box(options).getByText(DONE)).toBeVisible();
    await options.evaluate(async (name) => {
      await (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true });
    }, FOLDER);
    await box(options).getByRole('button', { name: 'Sync now' }).click();
    await expect(box(options).getByText('This folder is not there.')).toBeVisible();
    await box(options).getByRole('button', { name: 'Choose the folder again…' }).click();
    await expect(box(options).getByText(DONE)).toBeVisible();
  });

  for (const permission of ['prompt', 'denied'] as const)
    test(`the popup says so while the permission is ${permission}, and nothing otherwise`, async ({
      microwin,
    }) => {
      const options = await openOptions(microwin);
      const popup = await microwin.context.newPage();
      await popup.goto(`${microwin.root}popup.html`);
      const notice = popup.getByText(`Your browser must allow Microwin your folder “${FOLDER}” again.`);
      await expect(popup.getByRole('button', { name: 'More' })).toBeVisible();
      await expect(notice).toHaveCount(0);
      await choose(options);
      await expect(box(options).getByText(DONE)).toBeVisible();
      await popup.reload();
      await expect(popup.getByRole('button', { name: 'More' })).toBeVisible();
      await expect(notice).toHaveCount(0);
      await popup.addInitScript((state) => {
        Object.assign(FileSystemHandle.prototype, { queryPermission: async () => state });
      }, permission);
      await popup.reload();
      await expect(notice).toBeVisible();
      expect(await violationsInBothSchemes(popup)).toEqual([]);
      const opened = microwin.context.waitForEvent('page');
      await popup.getByRole('link', { name: 'Allow it in the options' }).click();
      await expect(box(await opened)).toBeVisible();
    });

  test('without a picker a copy is offered, and saved at a press alone', async ({ microwin }) => {
    const options = await microwin.context.newPage();
    await options.addInitScript(() => {
      Reflect.deleteProperty(window, 'showDirectoryPicker');
    });
    const downloads: string[] = [];
    options.on('download', (download) => downloads.push(download.suggestedFilename()));
    await options.goto(`${microwin.root}options.html`);
    await expect(box(options).getByText('You have not saved a monthly copy in this browser.')).toBeVisible();
    expect(downloads).toEqual([]);
    await box(options).getByRole('button', { name: 'Save this month’s copy' }).click();
    await expect(box(options).getByText(/Saved as microwin-.*\.jsonl/)).toBeVisible();
    await expect(box(options).getByText('Your last monthly copy is from')).toBeVisible();
    await expect(box(options).getByText('You can save this month’s now.')).toBeHidden();
    expect(downloads).toHaveLength(1);
  });
});

/** Answers as the worker would, where it would have to be asked for something that no test can bring about. */
function answerSync(report: FolderReport): void {
  const { runtime } = (globalThis as ExtensionPage).chrome;
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = ((message: { type?: string }, ...rest: never[]) =>
    message.type === 'syncFolder'
      ? Promise.resolve({ ok: true, value: report })
      : send(message, ...rest)) as typeof runtime.sendMessage;
}

test('neither a page nor the worker can send a request anywhere', async ({ microwin }) => {
  const options = await microwin.window('options');
  const attempt = (address: string) =>
    fetch(address).then(
      () => 'sent',
      (error: Error) => error.name,
    );
  const [worker] = microwin.context.serviceWorkers();
  expect(await options.evaluate(attempt, 'https://example.com/')).toBe('TypeError');
  expect(await worker?.evaluate(attempt, 'https://example.com/')).toBe('TypeError');
  expect(microwin.unknown).toEqual([]);
});

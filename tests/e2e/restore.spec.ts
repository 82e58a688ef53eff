import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readStore } from '#tests/support/ledger.ts';

const PROJECTIONS = ['items', 'goals', 'days', 'totals', 'config', 'aliases'];
const setting = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Your data', exact: true }).getByRole('group', { name });

async function addWin(page: Page, title: string): Promise<void> {
  await page.locator('#quick-win').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(title).first()).toBeVisible();
}

/** Saves a copy. @returns where it lies, and what it says */
async function save(options: Page): Promise<{ path: string; text: string }> {
  const saving = options.waitForEvent('download');
  await setting(options, 'A copy').getByRole('button', { name: 'Save a copy' }).click();
  const file = await saving;
  const path = await file.path();
  return { path, text: await readFile(path, 'utf8') };
}

async function deleteEverything(options: Page): Promise<void> {
  const all = setting(options, 'Delete everything');
  await all.getByRole('button', { name: 'Delete everything…' }).click();
  await all.getByLabel('Type “delete” to confirm').fill('delete');
  await all.getByLabel('Type “delete” to confirm').press('Enter');
  await expect(all.getByText('Everything was deleted.')).toBeVisible();
}

async function projections(page: Page): Promise<unknown[]> {
  const stores: unknown[] = [];
  for (const store of PROJECTIONS) stores.push(await page.evaluate(readStore, store));
  return stores;
}

/** Three wins, a note that only the copy of all words has, and the page of options. */
async function begin(microwin: Microwin): Promise<{ newtab: Page; options: Page }> {
  const newtab = await microwin.window('newtab');
  for (const title of ['Called the bank', 'Watered the plants', 'Wrote to Mira']) await addWin(newtab, title);
  return { newtab, options: await microwin.window('options') };
}

const choose = (place: Locator | Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  place.locator('input[type=file]').setInputFiles(file);

test('a copy brings everything back after all was deleted: the same numbers, the same log, the same copy', async ({
  microwin,
}) => {
  const { newtab, options } = await begin(microwin);
  const copy = await save(options);
  const lines = copy.text.trimEnd().split('\n');
  const before = await projections(options);
  const total = await newtab.getByRole('heading', { level: 1 }).textContent();
  expect(total).toContain('3 of 3');
  await deleteEverything(options);
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');

  // As the first thing on the page that a fresh install opens.
  const welcome = await microwin.window('welcome');
  await welcome.getByRole('button', { name: 'Do you have a copy' }).click();
  await choose(welcome, copy.path);
  await expect(welcome.getByText(`${lines.length - 2} entries are new`)).toBeVisible();
  expect(await violationsInBothSchemes(welcome)).toEqual([]);
  await welcome.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(welcome.getByText(`Restored: ${lines.length - 2} new entries.`)).toBeVisible();
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText(total ?? '');
  await expect(newtab.getByText('Wrote to Mira').first()).toBeVisible();
  // What saving the copy noted came after it.
  expect((await projections(welcome)).slice(0, 2)).toEqual(before.slice(0, 2));
  const again = await microwin.window('options');
  expect((await save(again)).text).toBe(copy.text);

  // The same file once more has nothing new.
  const place = setting(again, 'Restore a copy');
  await choose(place, copy.path);
  await expect(place.getByText('Everything in this copy is here already.')).toBeVisible();
});

test('a file that is no whole copy says what it is, and takes nothing away', async ({ microwin }) => {
  const { options } = await begin(microwin);
  const copy = await save(options);
  const place = setting(options, 'Restore a copy');
  const file = (text: string) => ({ name: 'a.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) });

  await choose(place, file('Dear Mira,\n'));
  await expect(place.getByText('This file is not a copy that Microwin saved.')).toBeVisible();
  await choose(place, file(copy.text.replace('"format":1', '"format":2')));
  await expect(place.getByText('A newer version of Microwin saved this copy.')).toBeVisible();
  await choose(place, file('{"microwin":"0.1.0","saved":"2026-11-01T12:00:00Z","events":[]}'));
  await expect(place.getByText('An older version of Microwin saved this copy')).toBeVisible();

  await deleteEverything(options);
  const lines = copy.text.trimEnd().split('\n');
  await writeFile(copy.path, `${lines.slice(0, -2).join('\n')}\n`);
  const fresh = await microwin.window('options');
  const restore = setting(fresh, 'Restore a copy');
  await choose(restore, copy.path);
  await expect(restore.getByText('The end of this file is missing.')).toBeVisible();
  expect(await violationsInBothSchemes(fresh)).toEqual([]);
  await restore.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(restore.getByText(`Restored: ${lines.length - 3} new entries.`)).toBeVisible();
});

test('wins are saved as a summary, and deleted: the words on one, and then all', async ({ microwin }) => {
  const { newtab, options } = await begin(microwin);
  const place = setting(options, 'Take your wins elsewhere');
  const saving = options.waitForEvent('download');
  await place.getByRole('button', { name: 'Save the file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^microwin-\d{4}-\d\d-01-to-\d{4}-\d\d-\d\d\.md$/);
  const summary = await readFile(await file.path(), 'utf8');
  expect(summary).toContain('3 wins on 1 day.');
  expect(summary).toContain('- Called the bank');

  await newtab.goto(`${microwin.root}newtab.html#/history`);
  const win = newtab.locator('.past-win').filter({ hasText: 'Called the bank' });
  await win.locator('.past-line').click();
  await win.getByRole('button', { name: 'Delete its words…' }).click();
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  await win.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(newtab.getByText('Called the bank')).toHaveCount(0);
  await expect(newtab.locator('.past-win')).toHaveCount(3);
  expect(JSON.stringify(await microwin.events())).not.toContain('Called the bank');

  const erase = setting(options, 'Delete some wins');
  await erase.getByRole('button', { name: 'All wins and words…' }).click();
  await erase.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(erase.getByText('Deleted.')).toBeVisible();
  expect(await violationsInBothSchemes(options)).toEqual([]);
  await newtab.goto(`${microwin.root}newtab.html#/`);
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  expect(JSON.stringify(await microwin.events())).not.toMatch(/Watered the plants|Wrote to Mira/);
});

import type { Page } from 'playwright/test';
import type { Firefox } from '#tests/e2e/firefox.ts';
import { expect, Microwin } from '#tests/e2e/harness.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { readStore } from '#tests/support/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';

export const PASSPHRASE = 'a bicycle, a violin';
/** The stores of all that is scored. */
export const SCORED = ['items', 'goals', 'days', 'totals', 'config', 'aliases'];

/** All that is in some stores. */
export async function stores(page: Page, names: readonly string[]): Promise<unknown[]> {
  const read: unknown[] = [];
  for (const name of names) read.push(await page.evaluate(readStore, name));
  return read;
}

/** The whole log. */
export const log = (page: Page) => page.evaluate(readStore, 'events') as Promise<StoredEvent[]>;

/** Opens a page of the dashboard at its part on recognition, with one of its folded parts open. */
export async function recognition(microwin: Microwin, part: string): Promise<Page> {
  const page = await microwin.window('newtab');
  await page.goto(`${microwin.root}newtab.html#/progress`);
  await page.getByText(part, { exact: true }).click();
  return page;
}

/** Makes a key where signing asks for one. @returns where its recovery file was saved */
export async function makeKey(page: Page): Promise<string> {
  await page.getByLabel('Passphrase for the recovery file').fill(PASSPHRASE);
  await page.getByLabel('The passphrase once more').fill(PASSPHRASE);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the key and save the file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/^microwin-key-[0-9a-f]{8}\.json$/);
  return file.path();
}

/** What somebody is thanked for. */
export const WORDS = 'You found the race in the importer, and stayed calm.';

/** Signs the words for Mira, whose e-mail address is known. @returns the whole text, with its line */
export async function thank(page: Page): Promise<string> {
  await page.getByLabel('Who', { exact: true }).fill('Mira');
  await page.getByLabel('What for, in your own words').fill(WORDS);
  const sign = page.getByText('Sign it, so that it can be kept and checked');
  if (!(await page.getByRole('button', { name: 'Sign', exact: true }).isVisible())) await sign.click();
  const to = page.getByLabel('Their e-mail address or login');
  await expect(to.or(page.getByLabel('The passphrase once more'))).toBeVisible();
  if (!(await to.isVisible())) await makeKey(page);
  await to.fill('Mira@Example.com');
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(page.getByText('Signed. The last line of the text carries it.')).toBeVisible();
  return page.getByLabel('The text', { exact: true }).inputValue();
}

/** Another person, in a browser profile of their own. */
export async function withOther(use: (other: Microwin) => Promise<void>): Promise<void> {
  const context = await launchChromium('');
  const sites = await serveFakeSites(context);
  await use(await Microwin.in(context, sites));
  await context.close();
  expect(sites.unknown, 'requests that nobody serves').toEqual([]);
}

/** Takes in a text in Firefox. @returns the page, and what takes in another text there */
export async function takeInWithFirefox(firefox: Firefox, text: string) {
  const page = await firefox.window('newtab');
  await page.evaluate(() => {
    location.hash = '#/progress';
    location.reload();
  });
  const summary = await page.waitForSelector('::-p-text(Check thanks or a proof you were given)');
  await summary?.click();
  const paste = async (text: string) => {
    const area = await page.waitForSelector('textarea.pasted');
    await area?.evaluate((area, text) => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  };
  await paste(text);
  return { page, paste };
}

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expectCredit, expectNothing } from '#tests/e2e/expectations.ts';
import { test as base, expect, type Microwin } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import { BUILD } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';

const ISSUE = 'https://github.example.com/octo-org/hello/issues/12';
const STRANGER = 'https://other.example.com/octo-org/hello/issues/12';
const PAGE = 'https://acme.notion.site/Week-plan-5eed0000000040008000000000000001';
const WIN = { subject: 'github:github.example.com/octo-org/hello#12:closed', kind: 'issue', points: 12 };
const TODO = '5eed0000-0000-4000-8000-000000000011';

/**
 * The production build with hosts granted that a person would be asked about: no prompt can be clicked in a browser
 * without a head. In Firefox the real request is tested.
 */
const test = base.extend<object, { extension: string }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'microwin-'));
      await cp(BUILD, folder, { recursive: true });
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(await readFile(path, 'utf8'));
      for (const host of ['github.example.com', '*.notion.site', 'other.example.com']) {
        manifest.host_permissions.push(`https://${host}/*`);
      }
      await writeFile(path, JSON.stringify(manifest));
      await use(folder);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

/** Adds a GitHub Enterprise Server as a person does. */
async function add(options: Page, address: string): Promise<void> {
  await options.bringToFront();
  await options.getByLabel('Address of a GitHub Enterprise Server').fill(address);
  await options.getByRole('button', { name: 'Add a GitHub Enterprise address' }).click();
  await expect(options.getByText('github.example.com was added')).toBeVisible();
}

/** Closes an issue as completed in a tab of its own. */
async function close(microwin: Microwin, address = ISSUE): Promise<Page> {
  const page = await microwin.open(address);
  await page.locator('[data-testid="comment-composer"] .octicon-issue-closed').click();
  return page;
}

/** The scripts that the browser runs because we asked it to, by id. */
async function registered(options: Page): Promise<string[]> {
  return options.evaluate(async () => {
    const { chrome } = globalThis as ExtensionPage;
    return (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  });
}

test('an added host counts, also for a worker that was stopped, and no longer when it was removed', async ({
  microwin,
}) => {
  test.setTimeout(120_000);
  const before = await close(microwin);
  await expectNothing(microwin, before);
  await before.close();

  const options = await microwin.window('options');
  await add(options, 'https://GitHub.example.com/octo-org');
  await expect.poll(() => registered(options)).toEqual(['github https://github.example.com/*']);
  expect(await violationsInBothSchemes(options)).toEqual([]);
  const stranger = await close(microwin, STRANGER);
  await expectNothing(microwin, stranger);
  await stranger.close();

  await microwin.stopWorker();
  const page = await close(microwin);
  await expectCredit(microwin, WIN);
  await expect.poll(async () => (await readToast(page))?.text).toContain('+12');
  // Both detectors spoke of it by now.
  await page.waitForTimeout(3600);
  expect(await microwin.completions()).toHaveLength(1);
  await page.close();

  await options.bringToFront();
  await options.getByRole('button', { name: 'Remove github.example.com' }).click();
  await expect(options.getByRole('button', { name: 'Remove github.example.com' })).toHaveCount(0);
  await expect.poll(() => registered(options)).toEqual([]);
  const events = await microwin.events();
  const after = await close(microwin);
  await after.waitForTimeout(3600);
  expect(await microwin.events()).toEqual(events);
});

test('a write to an added host wakes a worker that knows it before it judges', async ({ microwin }) => {
  const options = await microwin.window('options');
  await options.getByRole('button', { name: 'Add *.notion.site' }).click();
  await expect.poll(() => registered(options)).toEqual(['notion https://*.notion.site/*']);
  await expect(options.getByRole('button', { name: 'Add *.notion.site' })).toHaveCount(0);

  const page = await microwin.open(PAGE);
  await microwin.stopWorker();
  await page.locator(`[data-block-id="${TODO}"] .notion-list-item-box-left input`).click();
  await expectCredit(microwin, { subject: `notion:block:${TODO}`, kind: 'todo', points: 3 });
  await page.waitForTimeout(3600);
  expect(await microwin.completions()).toHaveLength(1);
});

test('what is no host name is said to be none, and asks for nothing', async ({ microwin }) => {
  const options = await microwin.window('options');
  await options.getByLabel('Address of a GitHub Enterprise Server').fill('http://github.example.com');
  await options.keyboard.press('Enter');
  await expect(options.getByText('Enter a host name, such as github.example.com.')).toBeVisible();
  expect(await registered(options)).toEqual([]);
  await expect(options.getByRole('button', { name: /^Remove .*example/ })).toHaveCount(0);
});

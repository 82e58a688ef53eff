import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'playwright/test';
import { expect, Microwin } from '#tests/e2e/harness.ts';
import { BUILD, launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { type KeptProfile, LAST_PACKAGE, restoreDatabase } from '#tests/support/last-package.ts';
import { emptyLedger } from '#tests/support/ledger.ts';

/** Stores what lay beside the ledger. Runs in a page of the extension's origin. */
async function restoreRest(kept: Pick<KeptProfile, 'local' | 'localStorage'>): Promise<void> {
  const { storage } = (globalThis as ExtensionPage).chrome;
  await storage.local.set(kept.local);
  Object.assign(localStorage, kept.localStorage);
}

test('a profile of the last package is updated: nothing is asked, nothing is lost, and the news is told once', async () => {
  test.setTimeout(120_000);
  const extension = await mkdtemp(join(tmpdir(), 'microwin-'));
  await cp(BUILD, extension, { recursive: true });
  const manifest = join(extension, 'manifest.json');
  const current = await readFile(manifest, 'utf8');
  const { version } = JSON.parse(current);
  // To the browser it is the last package, until its version changes.
  await writeFile(manifest, JSON.stringify({ ...JSON.parse(current), version: LAST_PACKAGE.package }));
  const context = await launchChromium('', { extension });
  try {
    const microwin = await Microwin.in(context, await serveFakeSites(context));
    const page = await context.newPage();
    await page.goto(`${microwin.root}manifest.json`);
    await page.evaluate(emptyLedger);
    await page.evaluate(restoreDatabase, ['microwin', JSON.stringify(LAST_PACKAGE)] satisfies [
      string,
      string,
    ]);
    const { local, localStorage } = LAST_PACKAGE;
    await page.evaluate(restoreRest, { local, localStorage });
    await writeFile(manifest, current);
    // An update closes every page of the extension, but the last tab of a window would only be emptied.
    await page.goto('about:blank');
    await microwin.reloadExtension();

    const history = await microwin.window('newtab');
    await history.goto(`${microwin.root}newtab.html#/history`);
    const [latest] = LAST_PACKAGE.said.wins;
    await expect(history.getByText(latest?.title ?? '').first()).toBeVisible();
    const [goal] = LAST_PACKAGE.said.goals;
    await history.goto(`${microwin.root}newtab.html#/goals`);
    await expect(history.getByText(goal?.title ?? '').first()).toBeVisible();
    const ids = ((await microwin.records('events')) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining((LAST_PACKAGE.stores.events?.records ?? []).map(([id]) => id)),
    );
    expect(context.pages().filter((page) => page.url().includes('welcome'))).toEqual([]);

    const popup = await microwin.window('popup');
    await expect(popup.getByText(`Microwin is now version ${version}.`)).toBeVisible();
    const opened = context.waitForEvent('page');
    await popup.getByRole('link', { name: 'What changed' }).click();
    await expect((await opened).locator('body')).toContainText(`## ${version}`);
    const later = await microwin.window('popup');
    await expect(later.getByRole('heading', { level: 1 })).toBeVisible();
    await later.waitForLoadState('networkidle');
    await expect(later.getByText('Microwin is now version')).toHaveCount(0);
  } finally {
    await context.close();
    await rm(extension, { recursive: true, force: true });
  }
});

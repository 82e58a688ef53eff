import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { Named } from '#tests/bench/options.ts';
import { seed } from '#tests/bench/seed.ts';
import { closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';

export const HEAVY_BOARD = 'https://trello.com/b/HeAvY001/heavy';

/** What the browser itself replaces by the extension's page, as it does for every new tab. */
export const NEW_TAB = 'chrome://newtab/';

/** A browser with the build in this folder and a ledger of so many wins. @param pages saved ones that it serves */
export async function openMicrowin(
  extension: string,
  wins: number,
  pages: readonly Named[] = [],
): Promise<BrowserContext> {
  const context = await launchChromium('', { extension });
  // Its worker makes the database as it starts.
  await closeWelcome(context, await extensionRoot(context));
  await servePages(context, pages);
  const page = await keepAwake(context);
  await seed(page, wins);
  // Whoever opens tabs all day has the page's snapshot of last time.
  await page.goto(NEW_TAB);
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes('Finish')));
  await page.close();
  return context;
}

/** A browser with an extension that does nothing, but whose new tab is a page with one word. */
export async function openEmpty(pages: readonly Named[] = []): Promise<BrowserContext> {
  const folder = await mkdtemp(join(tmpdir(), 'empty-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'Empty',
    version: '1',
    chrome_url_overrides: { newtab: 'newtab.html' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'newtab.html'), EMPTY_PAGE);
  const context = await launchChromium('', { extension: folder });
  context.on('close', () => void rm(folder, { recursive: true }));
  await servePages(context, pages);
  return context;
}

const EMPTY_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Empty</title>
  </head>
  <body>Empty</body>
</html>
`;

/** A browser with another extension, whatever it does when it is installed. */
export async function openOther(extension: string, pages: readonly Named[]): Promise<BrowserContext> {
  const context = await launchChromium('', { extension });
  await servePages(context, pages);
  return context;
}

async function servePages(context: BrowserContext, pages: readonly Named[]): Promise<void> {
  await serveFakeSites(context);
  for (const { name: address, path } of pages)
    await context.route(address, (route) => route.fulfill({ path, contentType: 'text/html; charset=utf-8' }));
  const file = (name: string) => join(import.meta.dirname, name);
  await context.route(HEAVY_BOARD, (route) => route.fulfill({ path: file('heavy.html') }));
  await context.route('**/heavy.js', (route) => route.fulfill({ path: file('heavy.js') }));
}

/** Keeps a page of the extension open that runs and draws nothing, so that its process is there already. */
export async function keepAwake(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(NEW_TAB);
  await page.goto(await page.evaluate(() => new URL('manifest.json', location.href).href));
  return page;
}

/** Lets toasts come as if none had come within the hour (B3). */
export async function forgetToasts(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(NEW_TAB);
  await page.evaluate(async () => {
    const { storage } = (globalThis as ExtensionPage).chrome;
    await storage.session.remove('toasts');
  });
  await page.close();
}

/** Leaves nothing of the extension running, as after a minute in which nobody needed it. */
export async function putToSleep(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(NEW_TAB);
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await page.close();
  // Its process ends a little later.
  await new Promise((resolve) => setTimeout(resolve, 400));
}

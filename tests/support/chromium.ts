import { resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { requireBrowser } from '#tests/support/browsers.mjs';

/** The production build. */
export const BUILD = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/**
 * Real Chromium with an unpacked extension.
 * @param profile folder of the browser profile; '' for one that is thrown away
 */
export function launchChromium(
  profile: string,
  {
    headless = true,
    extension = BUILD,
    timezoneId,
  }: { headless?: boolean; extension?: string; timezoneId?: string } = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: requireBrowser('chromium'),
    // Playwright's own headless switch would start a shell that has no extensions.
    headless: false,
    ...(timezoneId && { timezoneId }),
    ...(!headless && { viewport: null }),
    args: [
      ...(headless ? ['--headless=new'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}

/** Ms within which the browser opens a tab. */
const TAB_MS = 20_000;

/** Closes the tab that opens by itself when the extension was installed, as it is in every new profile. */
export async function closeWelcome(context: BrowserContext, root: string): Promise<void> {
  const until = Date.now() + TAB_MS;
  while (Date.now() < until) {
    const welcome = context.pages().find((page) => page.url() === `${root}welcome.html`);
    if (welcome) return welcome.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nothing opened when the extension was installed');
}

/** The root address of the loaded extension, once its service worker runs. */
export async function extensionRoot(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL('/', worker.url()).href;
}

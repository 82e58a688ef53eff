import { resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { requireBrowser } from './browsers.mjs';

/** The production build. */
export const BUILD = resolve(import.meta.dirname, '../.output/chrome-mv3');

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
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
}

/** The root address of the loaded extension, once its service worker runs. */
export async function extensionRoot(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL('/', worker.url()).href;
}

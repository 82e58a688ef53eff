import type { BrowserContext, Page } from 'playwright';
import { extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { DIARIES, type Diary, PLACE } from '#tests/support/diary.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { anyDay } from '#tests/support/ledger.ts';
import { openPage, writeDiary } from '#tests/support/screens.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';

/** A browser with such a ledger, and a page on which it is always the same moment. */
export async function withLedger(
  diary: Diary,
  use: (page: Page) => Promise<void>,
  extension?: string,
): Promise<void> {
  const context = await launchChromium('', { timezoneId: PLACE, ...(extension && { extension }) });
  try {
    await writeDiary(context, DIARIES[diary]());
    await use(await openPage(context));
  } finally {
    await context.close();
  }
}

/** How a toast is shown: in which colours, and on a page how large (CSS pixels). */
interface ToastLook {
  colorScheme: 'light' | 'dark';
  width: number;
  height: number;
  /** Runs before the page is opened. */
  prepare?: (page: Page) => Promise<void>;
}

/** A picture of a toast on a practice page. It is now there: the worker that counts knows no other time. */
export async function shootToast({ prepare, colorScheme, ...size }: ToastLook): Promise<Buffer> {
  const context: BrowserContext = await launchChromium('');
  await serveFakeSites(context);
  await extensionRoot(context);
  await writeDiary(context, anyDay(Date.now()));
  const page = await context.newPage();
  await prepare?.(page);
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(size);
  await page.goto(BOARD);
  await page.getByRole('button', { name: '(Write the launch post)' }).click();
  await page.locator('html > [popover]').waitFor();
  // The site itself has no such thing.
  await page.getByText('Controls of the fake site').evaluate((summary) => summary.parentElement?.remove());
  // It has come to its place by then, and stays for some seconds.
  await page.waitForTimeout(1200);
  const picture = await page.screenshot();
  await context.close();
  return picture;
}

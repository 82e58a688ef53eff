// Pictures of every screen, from the production build: `npm run screenshots` writes them to `.screenshots/`, and with
// `-- --readme` the four of the README to `.github/`. They are the same on any day: it is always `MOMENT` in them.
import { mkdir, rm } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { DIARIES, type Diary, PLACE } from '#tests/support/diary.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { buildIn, LANGUAGES } from '#tests/support/languages.ts';
import { anyDay } from '#tests/support/ledger.ts';
import { openPage, SCREENS, type Screen, show, writeDiary } from '#tests/support/screens.ts';

const FOLDER = resolve(import.meta.dirname, '../../.screenshots');
const README = resolve(import.meta.dirname, '../../.github');
const SCHEMES = ['light', 'dark'] as const;
const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';

await (process.argv.includes('--readme') ? readme() : everything());

async function everything(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const diary of Object.keys(DIARIES) as Diary[])
    await withLedger(diary, async (page) => {
      for (const screen of SCREENS.filter(({ diaries }) => diaries.includes(diary)))
        for (const width of screen.widths)
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme });
            await shoot(page, screen, width, `${screen.name} ${width} ${diary} ${colorScheme}`);
          }
      if (diary !== 'month') return;
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
      for (const screen of SCREENS)
        await shoot(page, screen, screen.widths[0], `${screen.name} forced colours`);
      await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
      for (const screen of SCREENS)
        await shoot(page, screen, screen.widths[0], `${screen.name} more contrast`);
    });
  for (const language of await LANGUAGES())
    await withLedger(
      'month',
      async (page) => {
        for (const screen of SCREENS)
          await shoot(page, screen, screen.widths[0], `${screen.name} ${language}`);
      },
      await buildIn(language),
    );
  for (const colorScheme of SCHEMES)
    await shootToast(resolve(FOLDER, `toast-${colorScheme}.png`), colorScheme);
  console.log(`Screenshots are in ${relative('.', FOLDER)}.`);
}

/** The four that stand in the README. */
async function readme(): Promise<void> {
  const picture = (name: string) => resolve(README, `${name}.png`);
  await withLedger('month', async (page) => {
    for (const name of ['popup', 'today', 'progress'])
      for (const screen of SCREENS.filter((screen) => screen.name === name)) {
        await show(page, screen);
        await page.screenshot({ path: picture(name) });
      }
  });
  await shootToast(picture('toast'), 'light');
}

/** A browser with such a ledger, and a page on which it is that moment. */
async function withLedger(
  diary: Diary,
  use: (page: Page) => Promise<void>,
  extension?: string,
): Promise<void> {
  const context = await launchChromium('', { timezoneId: PLACE, ...(extension && { extension }) });
  await writeDiary(context, DIARIES[diary]());
  await use(await openPage(context));
  await context.close();
}

async function shoot(page: Page, screen: Screen, width: number, name: string): Promise<void> {
  await show(page, screen, { width });
  const path = resolve(FOLDER, `${name.replaceAll(' ', '-')}.png`);
  // A popup is what is seen of it: what does not fit scrolls behind its foot.
  await page.screenshot({ path, fullPage: screen.name !== 'popup' });
}

/** On a fake site, where it is now: the worker that counts knows no other time. */
async function shootToast(path: string, colorScheme: (typeof SCHEMES)[number]): Promise<void> {
  const context: BrowserContext = await launchChromium('');
  await serveFakeSites(context);
  await extensionRoot(context);
  await writeDiary(context, anyDay(Date.now()));
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 1280, height: 560 });
  await page.goto(BOARD);
  await page.getByRole('button', { name: '(Write the launch post)' }).click();
  await page.waitForTimeout(1200);
  await page.screenshot({ path });
  await context.close();
}

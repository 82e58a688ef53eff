// Pictures of every screen, from the production build: `npm run screenshots` writes them to `.screenshots/`. They are the
// same on any day: it is always `MOMENT` in them.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { DIARIES, type Diary } from '#tests/support/diary.ts';
import { LANGUAGES, withBuildIn } from '#tests/support/languages.ts';
import { SCREENS, type Screen, show } from '#tests/support/screens.ts';
import { shootToast, withLedger } from '#tests/support/shoot.ts';

const FOLDER = resolve(import.meta.dirname, '../../.screenshots');
const SCHEMES = ['light', 'dark'] as const;

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
    for (const screen of SCREENS) await shoot(page, screen, screen.widths[0], `${screen.name} more contrast`);
  });
for (const language of await LANGUAGES())
  await withBuildIn(language, (extension) =>
    withLedger(
      'month',
      async (page) => {
        for (const screen of SCREENS)
          await shoot(page, screen, screen.widths[0], `${screen.name} ${language}`);
      },
      extension,
    ),
  );
for (const colorScheme of SCHEMES)
  await writeFile(
    resolve(FOLDER, `toast-${colorScheme}.png`),
    await shootToast({ colorScheme, width: 1280, height: 560 }),
  );
console.log(`Screenshots are in ${relative('.', FOLDER)}.`);

async function shoot(page: Page, screen: Screen, width: number, name: string): Promise<void> {
  await show(page, screen, { width });
  const path = resolve(FOLDER, `${name.replaceAll(' ', '-')}.png`);
  // A popup is what is seen of it: what does not fit scrolls behind its foot.
  await page.screenshot({ path, fullPage: screen.name !== 'popup' });
}

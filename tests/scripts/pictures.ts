// Pictures of the product for people who have not seen it: `npm run pictures` writes those of the README to `.github/`,
// and those that the stores ask for, in the sizes that they ask for, to `.screenshots/store/`. All of them are drawn in
// one interface font, whatever this machine has, and are the same on any day.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { SCREENS, show } from '#tests/support/screens.ts';
import { shootToast, withLedger } from '#tests/support/shoot.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const README = resolve(ROOT, '.github');
const STORE = resolve(ROOT, '.screenshots/store');
/** The Chrome Web Store's sizes: https://developer.chrome.com/docs/webstore/images */
const SCREENSHOT = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };
/** An icon of 128 pixels, of which the outer 16 stay empty. */
const ICON = { size: 128, padding: 16 };

const resolveFile = createRequire(import.meta.url).resolve;
const font = await base64(resolveFile('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));
const icon = await base64(resolve(ROOT, 'public/icon.svg'));
const mark = `data:image/svg+xml;base64,${icon}`;

await mkdir(STORE, { recursive: true });
await withLedger('month', async (page) => {
  await useFont(page);
  for (const [name, colorScheme] of [
    ['popup', 'light'],
    ['today', 'light'],
    ['progress', 'light'],
    ['today', 'dark'],
    ['history', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const screen = SCREENS.find((screen) => screen.name === name);
    if (!screen) throw new Error(`there is no screen ${name}`);
    await show(page, screen, name === 'popup' ? {} : SCREENSHOT);
    const picture = await page.screenshot();
    if (colorScheme === 'light' && name !== 'history') await write(README, name, picture);
    // A popup is too small for a store's picture.
    if (name !== 'popup') await write(STORE, `${name}-${colorScheme}`, picture);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await write(STORE, 'tile', await draw(page, TILE, tileMarkup()));
  const size = { width: ICON.size, height: ICON.size };
  await write(STORE, 'icon-128', await draw(page, size, iconMarkup()));
});
const toast = { colorScheme: 'light', prepare: useFont } as const;
await write(README, 'toast', await shootToast({ ...toast, width: 1280, height: 560 }));
await write(STORE, 'toast-light', await shootToast({ ...toast, ...SCREENSHOT }));
console.log(`Pictures are in ${relative('.', README)} and ${relative('.', STORE)}.`);

async function base64(path: string): Promise<string> {
  return (await readFile(path)).toString('base64');
}

async function write(folder: string, name: string, picture: Buffer): Promise<void> {
  await writeFile(resolve(folder, `${name}.png`), picture);
}

/** Lets every page be drawn in the font: its own policy lets none in by address, and this one comes without any. */
async function useFont(page: Page): Promise<void> {
  await page.addInitScript((font) => {
    const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
    document.fonts.add(new FontFace('Pictures', bytes, { weight: '100 900' }));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':root { --font: Pictures, sans-serif !important; } body { font-family: Pictures, sans-serif !important; }',
    );
    document.adoptedStyleSheets.push(sheet);
  }, font);
}

/** Draws markup on an empty page of such a size. */
async function draw(page: Page, size: typeof TILE, markup: string): Promise<Buffer> {
  await page.setViewportSize(size);
  await page.goto('about:blank');
  await page.setContent(markup);
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot({ omitBackground: true });
}

function tileMarkup(): string {
  return `<body style="margin: 0; height: 280px; display: grid; place-content: center; justify-items: center; gap: 14px;
    background: #faf7f1; color: #25211c; font-family: Pictures, sans-serif">
    <img src="${mark}" width="88" height="88" alt="">
    <b style="font-size: 34px">Microwin</b>
    <span style="font-size: 17px; color: #655e54">Finish something. See it count.</span></body>`;
}

function iconMarkup(): string {
  const { size, padding } = ICON;
  return `<body style="margin: ${padding}px"><img src="${mark}" width="${size - 2 * padding}" alt=""></body>`;
}

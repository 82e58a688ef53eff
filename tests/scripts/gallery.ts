// Every component in every state on one page, light beside dark: `npm run gallery`, for whoever works on how it looks.
import { relative, resolve } from 'node:path';
import { extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { openPage } from '#tests/support/screens.ts';

const BUILD = resolve(import.meta.dirname, '../../.output/chrome-mv3-gallery');
const PICTURES = resolve(import.meta.dirname, '../../.screenshots');

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const context = await launchChromium('', { headless: !hasDisplay, extension: BUILD });
const page = await openPage(context);
await page.goto(`${await extensionRoot(context)}gallery.html`);
await page.getByRole('heading').first().waitFor({ timeout: 60_000 });
if (hasDisplay) {
  console.log('Close the browser to end.');
  await new Promise((resolve) => context.once('close', resolve));
} else {
  await page.setViewportSize({ width: 1600, height: 900 });
  for (const family of await page.locator('.family').all()) {
    const path = `${PICTURES}/gallery-${await family.getAttribute('id')}.png`;
    await family.screenshot({ path });
    console.log(relative('.', path));
  }
  await context.close();
  console.log(`There is no display. The page is gallery.html of ${relative('.', BUILD)}.`);
}

// What `npm start` shows: a browser with Microwin and fake sites to tick. Without a display the same tour is
// walked headless; it then prints what was recorded and where the screenshots are.
import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { readStore } from '#tests/support/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';

const PROFILE = resolve(import.meta.dirname, '../../.profile');
const PICTURES = resolve(import.meta.dirname, '../../.output/tour');

/** Ms for a tick to be seen, saved and toasted. */
const SEEN_MS = 1200;

/** The fake sites, and how one thing is finished on each. */
const STOPS: { name: string; address: string; finish: (page: Page) => Promise<void> }[] = [
  {
    name: 'trello',
    address: 'https://trello.com/b/RoAdMaP1/roadmap',
    finish: (page) => page.getByRole('button', { name: '(Write the launch post)' }).click(),
  },
  {
    name: 'github',
    address: 'https://github.com/Octo-Org/Hello/issues/12',
    finish: (page) => page.getByRole('button', { name: 'Close issue' }).click(),
  },
  {
    name: 'notion',
    address: 'https://app.notion.com/Week-plan-5eed0000000040008000000000000001',
    finish: (page) => page.locator('.notion-to_do-block input[type=checkbox]:not(:checked)').first().click(),
  },
];

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const context = await launchChromium(PROFILE, { headless: !hasDisplay });
await serveFakeSites(context);
const root = await extensionRoot(context);
await (hasDisplay ? guide(context, root) : walk(context, root));

/** Opens everything for a person, and stays until they close the browser. */
async function guide(context: BrowserContext, root: string): Promise<void> {
  for (const { address } of STOPS) await (await context.newPage()).goto(address);
  await (await context.newPage()).goto(`${root}newtab.html`);
  console.log('Tick a card, close the issue or check a to-do on the fake sites; the new tab follows along.');
  console.log('Close the browser to end. What you ticked stays for the next time.');
  await new Promise((resolve) => context.once('close', resolve));
}

/** Finishes one thing on each page and looks at every window, light and dark. */
async function walk(context: BrowserContext, root: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  const picture = (page: Page, name: string) => page.screenshot({ path: resolve(PICTURES, `${name}.png`) });
  const page = await context.newPage();

  for (const { name, address, finish } of STOPS) {
    await page.goto(address);
    // Another tab opens by itself the first time.
    await page.bringToFront();
    await finish(page);
    await page.waitForTimeout(SEEN_MS);
    await picture(page, name);
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [name, width, height] of [
      ['popup', 380, 600],
      ['newtab', 1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${root}${name}.html`);
      await page.waitForTimeout(SEEN_MS);
      await picture(page, `${name}-${colorScheme}`);
    }
  }

  const events = (await page.evaluate(readStore, 'events')) as StoredEvent[];
  const wins = events.filter(({ type }) => type === 'complete').sort((a, b) => a.seq - b.seq);
  await context.close();
  console.log(
    `\nRecorded in ${relative('.', PROFILE)}, ${wins.length} in all; the same thing counts once a day:`,
  );
  for (const { day, kind, text, subject } of wins)
    console.log(`  ${day}  ${kind?.padEnd(6)} ${text?.title}  (${subject})`);
  console.log(`\nScreenshots are in ${relative('.', PICTURES)}.`);
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expectCredit, expectNothing } from '#tests/e2e/expectations.ts';
import { test as base, expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import { BOARD, circle, isDone, LAUNCH, openHeld, toasted } from '#tests/e2e/toast-steps.ts';
import { withChangedBuild } from '#tests/support/changed-build.ts';

const READ = ['content-scripts/trello.js'];
const TOASTED = [...READ, 'toast.js'];

/** Notes each script of ours that runs in the documents of a page from now on, or ran in the one that is there. */
async function noteScripts(microwin: Microwin, page: Page): Promise<() => string[]> {
  const scripts: string[] = [];
  const devtools = await microwin.context.newCDPSession(page);
  devtools.on('Debugger.scriptParsed', ({ url }) => {
    if (url.startsWith(microwin.root)) scripts.push(url.slice(microwin.root.length));
  });
  await devtools.send('Debugger.enable');
  return () => scripts;
}

test('a page that is only read gets no code of the toast, however much is pressed in it', async ({
  microwin,
}) => {
  const page = await microwin.open(BOARD);
  const scripts = await noteScripts(microwin, page);
  await page.mouse.wheel(0, 200);
  await page.mouse.click(5, 5);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expectNothing(microwin, page);
  expect(scripts()).toEqual(READ);
});

test('two fast wins bring it once, later ones do without, and a new document gets it anew', async ({
  microwin,
}) => {
  const page = await openHeld(microwin, BOARD);
  const scripts = await noteScripts(microwin, page);
  await circle(page, '2a01').click();
  await circle(page, '2a02').click();
  await toasted(microwin, page, '2 wins:');
  await page.keyboard.press('Escape');
  await circle(page, '2a03').click();
  await toasted(microwin, page, ' reached');
  expect(scripts()).toEqual(TOASTED);

  await page.goto(`${BOARD}?again`);
  await expect.poll(scripts).toEqual([...TOASTED, ...READ]);
  await circle(page, '2a07').click();
  await toasted(microwin, page, '4 wins today');
  expect(scripts()).toEqual([...TOASTED, ...TOASTED]);
});

test('it runs in the page alone, and in no frame of it', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  // Its policy lets it frame no address.
  await page.evaluate(() => document.body.append(document.createElement('iframe')));
  await expect.poll(() => page.frames().length).toBe(2);
  const scripts = await noteScripts(microwin, page);
  await circle(page, '2a02').click();
  await toasted(microwin, page, 'Plan the garden day');
  expect(scripts()).toEqual(TOASTED);
});

/** The production build, in which the browser cannot run the toast's script. */
const broken = base.extend<object, { extension: string }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      await withChangedBuild((folder) => rm(join(folder, 'toast.js')), use);
    },
    { scope: 'worker' },
  ],
});

broken(
  'where it cannot run, a win is written down and shown in the windows, and the page is as it was',
  async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await circle(page, '2a01').click();
    await isDone(page, '2a01');
    await expectCredit(microwin, { subject: LAUNCH.subject, kind: 'card', points: 10 });
    await circle(page, '2a02').click();
    await expect.poll(() => microwin.badge()).toBe('2');
    const popup = await microwin.window('popup');
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText('2 of 3 wins today');
    await popup.close();
    expect(await readToast(page)).toBeUndefined();
    expect(complaints).toEqual([]);
    await circle(page, '2a01').click();
    await expect.poll(() => microwin.badge()).toBe('1');
  },
);

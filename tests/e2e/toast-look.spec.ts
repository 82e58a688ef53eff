import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expectUndone } from '#tests/e2e/expectations.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import {
  atRest,
  BOARD,
  circle,
  FILLS_MS,
  inside,
  LAUNCH,
  noteMoves,
  openHeld,
  picture,
  RISES_MS,
  toasted,
  wayIn,
  withHeldToast,
} from '#tests/e2e/toast-steps.ts';
import { HOSTILE_CSS } from '#tests/support/fake-sites.ts';

test.describe('how it looks', () => {
  test('the same on a page whose styles hide everything', async ({ microwin }) => {
    const { context } = microwin;
    await context.route('https://trello.com/**/style.css', async (route) => {
      const css = await readFile(new URL('../sites/trello/style.css', import.meta.url), 'utf8');
      await route.fulfill({ contentType: 'text/css', body: css + HOSTILE_CSS });
    });
    const { page, toast } = await withHeldToast(microwin);
    await page.mouse.move(...inside(toast));
    const hostile = await picture(page, toast);
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
    });
    expect((await atRest(microwin, page)).box).toEqual(toast.box);
    expect(hostile.equals(await picture(page, toast))).toBe(true);
    await toast.undo();
    await expectUndone(microwin, page, LAUNCH.subject);
    expect(hostile.equals(await picture(page, toast))).toBe(false);
  });

  test('B1: words alone, without points or a bar, to those who want that', async ({ microwin }) => {
    const { page, toast } = await withHeldToast(microwin);
    expect(wayIn(toast)).toBe('33%');
    await page.keyboard.press('Escape');
    await microwin.say({ toast: 'words' });
    await circle(page, '2a02').click();
    const wordy = await toasted(microwin, page, 'Plan the garden day');
    expect(wordy.text).toBe('Done: Plan the garden day · 2 of 3 today · ');
    expect(wayIn(wordy)).toBeUndefined();
  });

  test('B1, B4: moving only for those who want that: it rises once, and its bar fills with each win', async ({
    microwin,
  }) => {
    const page = await openHeld(microwin, BOARD);
    const moved = await noteMoves(microwin, page);
    await circle(page, '2a01').click();
    await toasted(microwin, page, LAUNCH.title);
    expect(moved()).toEqual([]);
    await page.keyboard.press('Escape');

    await microwin.say({ toast: 'motion' });
    await circle(page, '2a02').click();
    await toasted(microwin, page, '2 of 3 today');
    await circle(page, '2a03').click();
    const toast = await toasted(microwin, page, '2 wins:');
    expect(toast.text).toContain('Level 2 reached');
    expect(wayIn(toast)).toBe('100%');
    expect(moved().sort()).toEqual([RISES_MS, FILLS_MS, FILLS_MS]);
    await page.keyboard.press('Escape');

    await page.emulateMedia({ reducedMotion: 'reduce' });
    await circle(page, '2a07').click();
    await toasted(microwin, page, '4 wins today');
    expect(moved()).toHaveLength(3);
    await page.keyboard.press('Escape');
    await microwin.say({ motion: 'always' });
    await circle(page, '2a17').click();
    await toasted(microwin, page, '5 wins today');
    expect(moved()).toHaveLength(5);
  });

  test('B1: with two soft tones for those who turned these on, once for each toast', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    const states: string[] = [];
    const devtools = await microwin.context.newCDPSession(page);
    devtools.on('WebAudio.contextChanged', ({ context }) => states.push(context.contextState));
    await devtools.send('WebAudio.enable');
    await circle(page, '2a01').click();
    await toasted(microwin, page, LAUNCH.title);
    await page.keyboard.press('Escape');
    await microwin.say({ sound: true });
    await circle(page, '2a02').click();
    await toasted(microwin, page, 'Plan the garden day');
    await circle(page, '2a03').click();
    await toasted(microwin, page, '2 wins:');
    await expect.poll(() => states).toEqual(['running', 'closed']);
  });

  test('to everybody: axe has nothing to say, in light or dark', async ({ microwin }) => {
    const { toast } = await withHeldToast(microwin);
    const page = await microwin.context.newPage();
    await page.setContent(
      `<!doctype html><html lang="en"><title>Toast</title><main><h1>Page</h1>${toast.html}</main></html>`,
    );
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations, passes } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      expect(violations, colorScheme).toEqual([]);
      const contrast = passes.find(({ id }) => id === 'color-contrast');
      // What is done, its title, the day, the points, and Undo: it was sure of each.
      expect(contrast?.nodes.map(({ html }) => html).filter((html) => !html.includes('h1'))).toHaveLength(5);
    }
  });
});

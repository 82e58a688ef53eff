import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const WINDOWS = ['popup', 'newtab'] as const;

const LAUNCH = { id: '67318e20a4c9d1f05b7e2a01', title: 'Write the launch post' };
const GARDEN = { id: '67318e20a4c9d1f05b7e2a02', title: 'Plan the garden day' };

/** Finishes cards, one after another as a person does. */
async function finish(microwin: Microwin, ...cards: { id: string }[]): Promise<void> {
  const board = await microwin.open(BOARD);
  for (const [index, { id }] of cards.entries()) {
    await board.locator(`[data-card-id="${id}"]`).getByTestId('card-done-state-completion-button').click();
    await expect.poll(() => microwin.badge()).toBe(String(index + 1));
  }
  await board.close();
}

/** The live region around the goal. */
const told = (window: Page) => window.getByRole('status').filter({ has: goal(window) });
const goal = (window: Page) => window.getByRole('heading', { level: 1 });
const undo = (window: Page, { title }: { title: string }) =>
  window.getByRole('button', { name: `Undo “${title}”` });

/** Stops of what is there on some days of the week alone: its copy towards its end, its review after it. */
const OF_THE_DAY = ['Copy this week', 'Write it', 'Not this week'];

test.describe('before the first win', () => {
  for (const name of WINDOWS) {
    test(`the ${name} says what to do next`, async ({ microwin }) => {
      const window = await microwin.window(name);
      await expect(goal(window)).toHaveText('0 of 3 wins today');
      await expect(window.getByRole('progressbar', { name: 'Daily target' })).toHaveAttribute(
        'aria-valuenow',
        '0',
      );
      await expect(window.getByText('Finish something in Trello, GitHub or Notion.')).toBeVisible();
      await expect(window.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    });
  }

  test('the popup leads to the new tab', async ({ microwin }) => {
    const popup = await microwin.window('popup');
    const opening = microwin.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'Dashboard' }).click();
    await expect(goal(await opening)).toHaveText('0 of 3 wins today');
  });

  test('the new tab leaves the focus where it is', async ({ microwin }) => {
    const newtab = await microwin.window('newtab');
    await expect(goal(newtab)).toBeVisible();
    expect(await newtab.evaluate(() => document.activeElement === document.body)).toBe(true);
  });
});

test('open windows show a win as it lands, and lose it as it is undone', async ({ microwin }) => {
  const [popup, newtab] = [await microwin.window('popup'), await microwin.window('newtab')];
  const reloadsPage: string[] = [];
  for (const window of [popup, newtab]) window.on('framenavigated', (frame) => reloadsPage.push(frame.url()));
  await finish(microwin, LAUNCH);

  for (const window of [popup, newtab]) {
    await expect(told(window)).toHaveText('1 of 3 wins today');
    await expect(window.getByRole('progressbar', { name: 'Daily target' })).toHaveAttribute(
      'aria-valuenow',
      '1',
    );
    const win = window.getByRole('listitem').filter({ has: undo(window, LAUNCH) });
    await expect(win.getByRole('link', { name: LAUNCH.title })).toHaveAttribute(
      'href',
      /^https:\/\/trello\.com\/c\//,
    );
    await expect(win).toContainText('Finished on Trello');
    await expect(win).toContainText('+10');
  }
  await expect(newtab.getByRole('img', { name: '1 win on 1 day in the last year' })).toBeVisible();

  await popup.bringToFront();
  await undo(popup, LAUNCH).click();
  for (const window of [popup, newtab]) {
    await expect(told(window)).toHaveText('0 of 3 wins today');
    await expect(undo(window, LAUNCH)).toHaveCount(0);
  }
  await expect.poll(() => microwin.badge()).toBe('');
  expect(await microwin.credits()).toEqual([]);
  expect(reloadsPage).toEqual([]);
});

test('every number opens into what made it', async ({ microwin }) => {
  await finish(microwin, LAUNCH);
  const newtab = await microwin.window('newtab');
  const open = (name: string) => newtab.locator('summary').filter({ hasText: name }).click();
  const time = newtab.locator('header time');
  const today = new Date((await time.getAttribute('datetime')) ?? '');
  const day = await time.textContent();

  await open('Level');
  await expect(
    newtab.getByText('Level 1 began at 0 points. 10 of 25 points. Level 2 begins at 25.'),
  ).toBeVisible();
  await open('Points');
  await expect(newtab.getByRole('row', { name: `${today.getUTCFullYear()} 10` })).toBeVisible();
  await open('Day by day');
  await expect(newtab.getByRole('row', { name: `${day} 1 10` })).toBeVisible();

  const year = newtab.getByRole('img', { name: '1 win on 1 day in the last year' });
  const { width, height } = (await year.boundingBox()) ?? { width: 0, height: 0 };
  // Today lies in the last column. The drawing is 142 high: 20 for the months, then rows of 18, Monday first.
  const row = (today.getUTCDay() + 6) % 7;
  await newtab.getByRole('grid').hover({ position: { x: width - 4, y: (height * (27 + 18 * row)) / 142 } });
  await expect(newtab.getByText(`${day}: 1 win, 10 points`)).toBeVisible();
});

test.describe('by keyboard and mouse', () => {
  /** What Tab reaches, in order, until it leaves the page. */
  async function tabStops(window: Page): Promise<string[]> {
    const stops: string[] = [];
    for (;;) {
      await window.keyboard.press('Tab');
      const name = await window.evaluate(() => {
        const { activeElement: at } = document;
        return at === document.body ? '' : (at?.getAttribute('aria-label') ?? at?.textContent ?? '').trim();
      });
      if (!name || name === stops[0]) return stops;
      stops.push(name);
    }
  }
  const wins = [GARDEN, LAUNCH].flatMap(({ title }) => [
    title,
    `How “${title}” earned +10 points`,
    `Undo “${title}”`,
  ]);

  test('Tab reaches every link and button of the popup in order', async ({ microwin }) => {
    await finish(microwin, LAUNCH, GARDEN);
    const popup = await microwin.windowAt('14:00', 'popup');
    await expect(goal(popup)).toHaveText('2 of 3 wins today');
    // A popup is opened to type into.
    await expect(popup.getByRole('combobox', { name: 'Add a win' })).toBeFocused();
    const stops = await tabStops(popup);
    expect(stops.filter((stop) => !OF_THE_DAY.includes(stop))).toEqual([
      ...wins,
      'Start for five minutes',
      'More',
      'Dashboard',
      'Options',
    ]);
  });

  test('Tab reaches every link, button and number of the new tab in order', async ({ microwin }) => {
    await finish(microwin, LAUNCH, GARDEN);
    const newtab = await microwin.windowAt('14:00', 'newtab');
    await expect(goal(newtab)).toHaveText('2 of 3 wins today');
    const stops = await tabStops(newtab);
    // One for each day of the week until now.
    const isDay = (stop: string) => / \d+: \d wins?$/.test(stop);
    expect(stops.filter(isDay).at(-1)).toMatch(/: 2 wins$/);
    expect(stops.filter((stop) => !isDay(stop) && !OF_THE_DAY.includes(stop))).toEqual([
      ...['Skip to content', 'Today', 'Progress', 'History', 'Options'],
      'Add a win',
      ...wins,
      'Level 1 · 80%',
      // The year is one stop, at today.
      expect.stringMatching(/: 2 wins, 20 points$/),
      ...['Day by day', 'Level 1', 'Points 20'],
      ...['Start for five minutes', 'More', 'Add a habit', 'Break something big into steps', 'Rest today'],
    ]);
  });

  test('Undo hands the focus to the next Undo, and the last one to the heading', async ({ microwin }) => {
    await finish(microwin, LAUNCH, GARDEN);
    const popup = await microwin.window('popup');
    await undo(popup, GARDEN).press('Enter');
    await expect(goal(popup)).toHaveText('1 of 3 wins today');
    await expect(undo(popup, LAUNCH)).toBeFocused();
    await undo(popup, LAUNCH).press('Enter');
    await expect(goal(popup)).toHaveText('0 of 3 wins today');
    await expect(goal(popup)).toBeFocused();
  });

  test('a held key takes back one win, not two', async ({ microwin }) => {
    await finish(microwin, LAUNCH, GARDEN);
    const popup = await microwin.window('popup');
    await undo(popup, GARDEN).focus();
    await popup.keyboard.down('Enter');
    await expect(undo(popup, LAUNCH)).toBeFocused();
    await popup.keyboard.down('Enter');
    await popup.keyboard.up('Enter');
    await expect(goal(popup)).toHaveText('1 of 3 wins today');
    await expect(undo(popup, LAUNCH)).toBeVisible();
    expect(await microwin.credits()).toHaveLength(1);
  });

  test('a double click takes back one win, not two', async ({ microwin }) => {
    await finish(microwin, LAUNCH, GARDEN);
    const popup = await microwin.window('popup');
    await undo(popup, GARDEN).dblclick({ delay: 120 });
    await expect(goal(popup)).toHaveText('1 of 3 wins today');
    await expect(undo(popup, LAUNCH)).toBeVisible();
    expect(await microwin.credits()).toHaveLength(1);
  });
});

test.describe('for everyone', () => {
  for (const name of WINDOWS) {
    test(`axe has nothing to say about the ${name}`, async ({ microwin }) => {
      const window = await microwin.window(name);
      await expect(goal(window)).toHaveText('0 of 3 wins today');
      await expect(window.locator('html[lang="en"][dir="ltr"]')).toHaveCount(1);
      expect(await violationsInBothSchemes(window), 'empty').toEqual([]);

      await finish(microwin, LAUNCH, GARDEN);
      await expect(goal(window)).toHaveText('2 of 3 wins today');
      for (const summary of await window.locator('summary').all()) await summary.click();
      expect(await violationsInBothSchemes(window), 'with wins, and all numbers open').toEqual([]);
    });
  }

  for (const width of [320, 640]) {
    test(`at ${width} px the new tab scrolls one way only`, async ({ microwin }) => {
      await finish(microwin, LAUNCH, GARDEN);
      const newtab = await microwin.window('newtab');
      await newtab.setViewportSize({ width, height: 600 });
      await expect(goal(newtab)).toHaveText('2 of 3 wins today');
      for (const summary of await newtab.locator('summary').all()) await summary.click();
      expect(await newtab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  }

  test('the popup is as wide as it asks to be', async ({ microwin }) => {
    await finish(microwin, LAUNCH);
    const popup = await microwin.window('popup');
    await expect(goal(popup)).toHaveText('1 of 3 wins today');
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  });
});

test.describe('the first frame', () => {
  for (const name of WINDOWS) {
    test(`of the ${name} has the background of its scheme before any script`, async ({ microwin }) => {
      const window = await microwin.context.newPage();
      const devtools = await microwin.context.newCDPSession(window);
      await devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
      for (const [colorScheme, dark] of [
        ['dark', true],
        ['light', false],
      ] as const) {
        await window.emulateMedia({ colorScheme });
        await window.goto(`${microwin.root}${name}.html`);
        const frame = await window.evaluate(() => ({
          words: document.body.innerText.trim(),
          scheme: getComputedStyle(document.documentElement).colorScheme,
          colours: [document.documentElement, document.body].map(
            (element) => getComputedStyle(element).backgroundColor,
          ),
        }));
        // Nothing of the person's, and nothing in a language.
        expect(frame).toMatchObject({ words: name === 'newtab' ? 'Microwin' : '', scheme: 'light dark' });
        for (const colour of frame.colours) {
          const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
          expect(Math.max(red, green, blue) < 64, `${colorScheme}: ${colour}`).toBe(dark);
        }
      }
    });

    test(`of the ${name} says how far today is before the page is loaded, and only while that holds`, async ({
      microwin,
    }) => {
      await finish(microwin, LAUNCH);
      await expect(goal(await microwin.window(name))).toHaveText('1 of 3 wins today');

      const window = await microwin.context.newPage();
      await window.addInitScript(() => {
        // What draws the whole page is loaded with the second frame, which never comes.
        Object.assign(globalThis, { requestAnimationFrame: () => 0 });
      });
      const open = () => window.goto(`${microwin.root}${name}.html`);
      await open();
      await expect(goal(window)).toHaveText('1 of 3 wins today');
      await expect(window.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1');
      await expect(undo(window, LAUNCH)).toHaveCount(0);

      const frame = await window.evaluate(() => JSON.parse(localStorage.getItem('first-frame') ?? ''));
      const now = Date.now();
      for (const told of [
        JSON.stringify({ ...frame, until: now }),
        JSON.stringify({ ...frame, from: now + 86_400_000 }),
        JSON.stringify({ ...frame, heading: { b: 1 } }),
        JSON.stringify({ ...frame, bar: { label: 'x', done: 'many', max: 0 } }),
        'null',
        '{',
      ]) {
        await window.evaluate((told) => localStorage.setItem('first-frame', told), told);
        await open();
        await window.waitForLoadState('networkidle');
        await expect(goal(window), told).toHaveCount(0);
      }
    });

    test(`of the ${name} shows the last known numbers without the service worker`, async ({ microwin }) => {
      await finish(microwin, LAUNCH);
      await expect(goal(await microwin.window(name))).toHaveText('1 of 3 wins today');

      const window = await microwin.context.newPage();
      // A worker that never answers: what is shown can only have come from the cache.
      await window.addInitScript(() => {
        const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage: unknown } } };
        chrome.runtime.sendMessage = () => new Promise(() => {});
      });
      await window.goto(`${microwin.root}${name}.html`, { waitUntil: 'domcontentloaded' });
      expect(await goal(window).textContent()).toBe('1 of 3 wins today');
      await expect(undo(window, LAUNCH)).toBeVisible();
    });
  }
});

test('a link that is followed the moment it is there leads to its page', async ({ microwin }) => {
  const newtab = await microwin.context.newPage();
  await newtab.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const link = document.querySelector<HTMLAnchorElement>('nav a[href="#/history"]');
      if (!link) return;
      observer.disconnect();
      link.click();
    }).observe(document, { childList: true, subtree: true });
  });
  await newtab.goto(`${microwin.root}newtab.html`);
  await expect(newtab.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
});

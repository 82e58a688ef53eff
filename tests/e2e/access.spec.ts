import type { Locator, Page } from 'playwright/test';
import { violations } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { ANY_DAY, logOf, midWeek, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';

const DAY_MS = 86_400_000;
const GOAL = 'goal:6f7b1d5e-8f6a-4c0e-9d7c-000000000001';
const TITLE = 'Move house';
const STEPS = ['Ask three movers', 'Book a van'];

type Act = Parameters<typeof logOf>[0][number];

/** Somebody who has finished something on every day of a month, and has a goal and a habit. */
function write(microwin: Microwin): Promise<void> {
  const now = Date.now();
  const settings = {
    ...ANY_DAY,
    ...midWeek(now),
    momentum: false,
    surprise: 'steady' as const,
    rewards: true,
  };
  const act = (days: number, more: object) =>
    ({ id: crypto.randomUUID(), at: now - days * DAY_MS, offset: 0, ...more }) as Act;
  return microwin.write(
    storedFor(
      logOf([
        act(32, { type: 'settings', subject: CONFIG_SUBJECT, settings, immediate: true }),
        act(31, { type: 'goal', subject: GOAL, text: { title: TITLE, url: '' } }),
        ...STEPS.map((title, place) =>
          act(31, { type: 'step', subject: `${GOAL}:step:${place}`, place, text: { title, url: '' } }),
        ),
        act(31, {
          ...{ type: 'habit', subject: 'habit:1', weekdays: [1, 2, 3, 4, 5, 6, 7] },
          text: { title: 'Stretch', url: '' },
        }),
        act(31, {
          ...{ type: 'reflect', kind: 'reflection', subject: 'reflection:2026-03-02', energy: 4 },
          text: { title: 'A good day', url: '' },
        }),
        ...Array.from({ length: 31 }, (_, back) =>
          act(30 - back, {
            ...{ type: 'complete', subject: `trello:card:${back}`, kind: 'card', site: 'trello' },
            ...{ source: 'gesture', text: { title: `Card ${back}`, url: '' } },
          }),
        ),
      ]),
    ),
  );
}

async function go(microwin: Microwin, page: string): Promise<Page> {
  const window = await microwin.context.newPage();
  await window.goto(`${microwin.root}${page}`);
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
  return window;
}

const button = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true });

/** Whether an opener is open. Runs in the page. */
const isOpen = (opener: Element) =>
  opener.parentElement instanceof HTMLDetailsElement && opener.matches('summary')
    ? opener.parentElement.open
    : opener.getAttribute('aria-expanded') === 'true';

/** Focuses the first thing in what an opener has opened, if there is any. Runs in the page. */
function focusInside(opener: Element): void {
  const id = opener.getAttribute('aria-controls');
  const opened = id ? document.getElementById(id) : opener.parentElement;
  opened?.querySelector<HTMLElement>('input, select, button, a[href], textarea')?.focus();
}

/** What opens something, and is closed. */
const CLOSED = 'summary, [aria-expanded=false]';

/** How often a page is asked for what has not been tried yet. */
const MOST = 40;

/**
 * Opens whatever opens on a page, and closes it with Escape, from where it was opened and from inside.
 * @returns the names of all that
 */
async function openAndCloseAll(window: Page): Promise<Set<string>> {
  const tried = new Set<string>();
  for (let count = 0; count < MOST; count++) {
    // Asked anew each time: a long list draws only what is near.
    const names = await window
      .locator(CLOSED)
      .filter({ visible: true })
      .evaluateAll((all) => all.map((element) => element.ariaLabel ?? element.textContent ?? ''));
    const place = names.findIndex((name) => !tried.has(name));
    const name = names[place];
    if (name === undefined) break;
    const opener = await window.locator(CLOSED).filter({ visible: true }).nth(place).elementHandle();
    if (!opener) break;
    for (const inside of [false, true]) {
      await opener.focus();
      await opener.press('Enter');
      await expect.poll(() => opener.evaluate(isOpen), { message: `“${name}” opens` }).toBe(true);
      if (inside) await opener.evaluate(focusInside);
      await window.keyboard.press('Escape');
      await expect.poll(() => opener.evaluate(isOpen), { message: `“${name}” closes` }).toBe(false);
      const hasFocus = () => opener.evaluate((element) => element === document.activeElement);
      await expect.poll(hasFocus, { message: `“${name}” has the focus back` }).toBe(true);
    }
    tried.add(name);
  }
  return tried;
}

/** The pages, each with how many things open there at the least. */
const PAGES = [
  ['newtab.html#/', 6],
  ['newtab.html#/goals', 4],
  ['newtab.html#/progress', 7],
  ['newtab.html#/review', 1],
  ['newtab.html#/history', 5],
  ['popup.html', 4],
  ['options.html', 6],
  ['welcome.html', 1],
] as const;

for (const [page, least] of PAGES)
  test(`Escape closes whatever opens on ${page}, and the focus is where it was opened`, async ({
    microwin,
  }) => {
    await write(microwin);
    const window = await go(microwin, page);
    // What the page loads later opens, too, and is drawn anew as the ledger answers.
    await expect(async () => {
      expect((await openAndCloseAll(window)).size).toBeGreaterThanOrEqual(least);
    }).toPass({ timeout: 50_000 });
  });

test('Escape closes what takes the place of its opener, from anywhere in it', async ({ microwin }) => {
  await write(microwin);
  const options = await go(microwin, 'options.html');
  for (const [opener, inside] of [
    ['Delete everything…', 'textbox'],
    ['Wins from Trello…', 'button'],
  ] as const) {
    await button(options, opener).press('Enter');
    await expect(button(options, opener)).toHaveCount(0);
    const confirm = options.locator('[data-open]');
    expect(await confirm.evaluate((form) => form.contains(document.activeElement))).toBe(true);
    await confirm.getByRole(inside).last().focus();
    await options.keyboard.press('Escape');
    await expect(button(options, opener)).toBeFocused();
  }

  const history = await go(microwin, 'newtab.html#/history');
  const win = history.getByRole('listitem').filter({ hasText: 'Card 30' });
  await win.getByRole('button', { name: /^Card 30/ }).press('Enter');
  await button(win, 'Undo').press('Enter');
  await expect(button(win, 'Keep win')).toBeFocused();
  // One Escape for each thing that is open, from the inside out.
  await history.keyboard.press('Escape');
  await expect(button(win, 'Undo')).toBeFocused();
  await history.keyboard.press('Escape');
  await expect(win.getByRole('button', { name: /^Card 30/ })).toBeFocused();
  await expect(button(win, 'Undo')).toHaveCount(0);

  const goals = await go(microwin, 'newtab.html#/goals');
  await button(goals, 'More for “Book a van”').press('Enter');
  await button(goals, 'Break it down').press('Enter');
  await goals.keyboard.type('Ask for prices');
  await goals.keyboard.press('Escape');
  await expect(goals.getByRole('textbox', { name: 'The smallest useful step' })).toHaveValue('');
  await goals.keyboard.press('Escape');
  await expect(button(goals, 'More for “Book a van”')).toBeFocused();

  const progress = await go(microwin, 'newtab.html#/progress');
  await progress.getByRole('textbox', { name: 'Your treat' }).fill('Coffee');
  await progress.getByRole('spinbutton').fill('5');
  await progress.keyboard.press('Enter');
  await button(progress, 'Change “Coffee”').press('Enter');
  await expect(progress.getByRole('textbox', { name: 'Your treat' })).toBeFocused();
  await progress.keyboard.press('Escape');
  await expect(button(progress, 'Change “Coffee”')).toBeFocused();
  await expect(button(progress, 'Add')).toBeVisible();
});

test('Escape closes what is around the place that was pressed last, where nothing has the focus', async ({
  microwin,
}) => {
  await write(microwin);
  const window = await go(microwin, 'newtab.html#/history');
  await window.getByRole('button', { name: /^Card 30/ }).click();
  await window.getByRole('heading', { name: /^How it earned/ }).click();
  expect(await window.evaluate(() => document.activeElement === document.body)).toBe(true);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: /^Card 30/ })).toBeFocused();
  await expect(window.getByRole('button', { name: /^Card 30/ })).toHaveAttribute('aria-expanded', 'false');
});

test('the first Tab leads past the pages to what is on this one', async ({ microwin }) => {
  await write(microwin);
  for (const page of ['newtab.html#/', 'newtab.html#/goals', 'newtab.html#/history', 'options.html']) {
    const window = await go(microwin, page);
    const skip = button(window, 'Skip to content');
    // What is on a page is drawn once its part of the code is there.
    await expect(window.locator('main').locator('button, a[href], input').first()).toBeVisible();
    expect(await skip.evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(1);
    await window.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    const box = await skip.boundingBox();
    expect(box?.width).toBeGreaterThan(40);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(await violations(window)).toEqual([]);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
    expect(new URL(window.url()).hash).toBe(page.includes('#') ? page.slice(page.indexOf('#')) : '');
    // The next stop is in the content.
    await window.keyboard.press('Tab');
    expect(await window.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await window.close();
  }
});

test('the arrow keys lead along a menu, which is one stop of the Tab key', async ({ microwin }) => {
  await write(microwin);
  const goals = await go(microwin, 'newtab.html#/goals');
  await button(goals, `More for “${STEPS[0]}”`).press('Enter');
  const menu = goals.getByRole('toolbar', { name: `More for “${STEPS[0]}”` });
  const tools = menu.getByRole('button');
  const last = (await tools.count()) - 1;
  await expect(tools.first()).toBeFocused();
  for (const [key, place] of [
    ['ArrowRight', 1],
    ['ArrowDown', 2],
    ['ArrowUp', 1],
    ['ArrowLeft', 0],
    ['ArrowLeft', last],
    ['ArrowRight', 0],
    ['End', last],
    ['Home', 0],
  ] as const) {
    await goals.keyboard.press(key);
    await expect(tools.nth(place), key).toBeFocused();
  }
  await goals.keyboard.press('Tab');
  expect(await menu.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  await goals.keyboard.press('Shift+Tab');
  await expect(tools.first()).toBeFocused();
  expect(await violations(goals)).toEqual([]);

  const popup = await go(microwin, 'popup.html');
  await button(popup, 'More').press('Enter');
  const lengths = popup.getByRole('toolbar', { name: 'Start for another length' }).getByRole('button');
  await lengths.first().focus();
  await popup.keyboard.press('End');
  await expect(lengths.last()).toBeFocused();
});

test('the arrow keys lead through the days of the year, of which one is a stop of the Tab key', async ({
  microwin,
}) => {
  await write(microwin);
  const newtab = await go(microwin, 'newtab.html#/');
  const grid = newtab.getByRole('grid', { name: 'The days (arrow keys)' });
  const day = grid.getByRole('gridcell');
  await expect(day).toHaveCount(1);
  const dayOf = (back: number) =>
    new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(
      // A day goes on until four in the morning.
      Date.now() - back * DAY_MS - 4 * 3_600_000,
    );
  const said = (back: number) => new RegExp(`^${dayOf(back).replace(/, \d+$/, '')}`);
  await day.focus();
  for (const [key, back] of [
    ['ArrowUp', 1],
    ['ArrowUp', 2],
    ['ArrowLeft', 9],
    ['ArrowDown', 8],
    ['ArrowRight', 1],
    // There is nothing after today.
    ['ArrowRight', 1],
    ['End', 0],
    ['ArrowDown', 0],
    ['ArrowLeft', 7],
  ] as const) {
    await newtab.keyboard.press(key);
    await expect(day, `${key}, ${back} days ago`).toHaveAccessibleName(said(back));
    await expect(day).toBeFocused();
    // What is heard stands below the picture, too.
    await expect(newtab.locator('.heatmap-foot p').first()).toHaveText(said(back));
  }
  expect(await violations(newtab)).toEqual([]);
  await newtab.keyboard.press('Tab');
  await expect(newtab.locator('.heatmap-foot p').first()).toHaveText(/in the last year/);
  await newtab.keyboard.press('Shift+Tab');
  await expect(day).toHaveAccessibleName(said(7));

  // In a narrow window the old end is cut off, and nobody can go where nobody can see.
  await newtab.setViewportSize({ width: 375, height: 800 });
  await newtab.keyboard.press('Home');
  const edge = (await grid.boundingBox())?.x ?? Number.NaN;
  const cell = await day.boundingBox();
  expect(cell?.x).toBeGreaterThanOrEqual(edge);
  expect(cell?.x).toBeLessThan(edge + 20);

  await newtab.keyboard.press('End');
  await newtab.keyboard.press('Enter');
  await expect(newtab.getByRole('heading', { level: 1, name: 'History' })).toBeFocused();
  expect(new URL(newtab.url()).hash).toMatch(/^#\/history\?day=/);
});

test('whatever has the focus shows it', async ({ microwin }) => {
  await write(microwin);
  for (const page of ['newtab.html#/', 'newtab.html#/goals', 'newtab.html#/history', 'popup.html']) {
    const window = await go(microwin, page);
    for (let stop = 0; stop < 40; stop++) {
      await window.keyboard.press('Tab');
      const look = await window.evaluate(lookOfFocus);
      if (!look) break;
      expect(look.shown, `${page}: ${look.name}`).toBe(true);
    }
    await window.close();
  }
});

/** How what has the focus shows that; undefined past the last of them. Runs in the page. */
function lookOfFocus(): { name: string; shown: boolean } | undefined {
  const { activeElement: focused, body } = document;
  if (!focused || focused === body) return undefined;
  const { outlineStyle, outlineWidth, stroke } = getComputedStyle(focused);
  const isLined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  const { width, height } = focused.getBoundingClientRect();
  return {
    name: focused.getAttribute('aria-label') ?? focused.textContent ?? focused.tagName,
    shown: width > 0 && height > 0 && (isLined || (focused.matches('rect') && stroke !== 'none')),
  };
}

test('bars have values in words, and lists have names', async ({ microwin }) => {
  await write(microwin);
  const newtab = await go(microwin, 'newtab.html#/');
  await expect(newtab.getByRole('progressbar', { name: 'Daily target' })).toHaveAttribute(
    'aria-valuetext',
    '1 of 3',
  );
  for (const name of ['Today’s wins', 'Earlier wins', 'This week'])
    await expect(newtab.getByRole('list', { name, exact: true })).toBeVisible();
  const goals = await go(microwin, 'newtab.html#/goals');
  await expect(goals.getByRole('list', { name: TITLE })).toBeVisible();
  await expect(goals.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '0 of 2');
});

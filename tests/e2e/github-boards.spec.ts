import type { Locator, Page } from 'playwright/test';
import { expectSeenBy, issueWin, REPO, says, WINDOW_MS } from './github.ts';
import { expect, practise, set, test } from './harness.ts';

const LIST = `${REPO}/issues`;
const BOARD = 'https://github.com/orgs/octo-org/projects/1';
const SETTINGS = issueWin(12, 'Give the settings page a quiet corner');
const REPORT = issueWin(15, 'Print the report on one page');
/** A card has two names: its own, and its issue's or pull request's. Either may be the one that is kept. */
const CARD = { ...SETTINGS, subject: /#12:closed$|\/item\/7012$/, kind: 'card', points: 10 };
const PULL_CARD = {
  subject: /#25:merged$|\/item\/7025$/,
  kind: 'card',
  title: 'Sort the imports',
  points: 10,
};
const DRAFT = {
  subject: 'github:github.com/item/7071',
  kind: 'card',
  title: 'Thank the testers',
  points: 10,
};

const column = (page: Page, name: string) => page.locator(`[data-board-column="${name}"]`);
const card = (page: Page, id: number) => page.locator(`#app [data-board-card-id="${id}"]`);
const isIn = (page: Page, id: number, name: string) =>
  expect(column(page, name).locator(`[data-board-card-id="${id}"]`)).toHaveCount(1);

/** Takes a card up and moves it, and does not let go yet. */
async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.locator('h3').hover();
  await page.mouse.down();
  const { x, y, width } = (await to.boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(x + width / 2, y + 20, { steps: 5 });
}
async function drag(page: Page, id: number, to: string): Promise<void> {
  await carry(page, card(page, id), column(page, to));
  await page.mouse.up();
}
async function dragByKeys(page: Page, id: number, ...keys: string[]): Promise<void> {
  await card(page, id).focus();
  for (const key of ['Space', ...keys, 'Space']) await page.keyboard.press(key);
}
async function choose(page: Page, id: number, to: string): Promise<void> {
  await card(page, id).getByRole('button', { name: 'Card options' }).click();
  await page.getByRole('menuitem', { name: 'Move to column' }).click();
  await page.getByRole('menuitem', { name: to }).click();
}

test.describe('a card moved to a done column counts', () => {
  test('by the pointer, once, under its issue’s name', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await drag(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
    expect(microwin.writes).toMatchObject([{ method: 'PUT', url: 'https://github.com/memexes/1/items' }]);
    await page.waitForTimeout(WINDOW_MS);
    expect((await microwin.events()).map(({ type }) => type)).toEqual(['complete']);
  });

  test('by keys', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await dragByKeys(page, 7012, 'ArrowRight', 'ArrowRight');
    await isIn(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
  });

  test('by keys, after it was pressed', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await card(page, 7071).locator('h3').click();
    await dragByKeys(page, 7071, 'ArrowRight', 'ArrowRight');
    await microwin.expectWin(page, DRAFT);
  });

  test('by its menu', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await choose(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
  });

  test('by its menu, with keys', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await card(page, 7025).getByRole('button', { name: 'Card options' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Move to column' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Done' }).press('Enter');
    await microwin.expectWin(page, PULL_CARD);
  });

  test('by the gesture alone, when it has no issue and no write is seen', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { sends: false, commitDelay: 600 });
    await drag(page, 7071, 'Done');
    await microwin.expectWin(page, DRAFT);
    await expectSeenBy(microwin, page, 'gesture');
  });

  test('once, when that closes its issue, and no more when it is moved on', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'What is done is closed');
    await drag(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
    await expect(card(page, 7012).locator('.octicon-issue-closed')).toHaveCount(1);
    // The issue stays closed wherever its card lies.
    await drag(page, 7012, 'Todo');
    await isIn(page, 7012, 'Todo');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(CARD);
  });

  test('once, when the issue is closed on its own page as well', async ({ microwin }) => {
    const own = await microwin.open(`${REPO}/issues/12`);
    await practise(own, 'No live updates');
    const page = await microwin.open(BOARD);
    await drag(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
    await own.bringToFront();
    await own.getByRole('button', { name: 'Close issue' }).click();
    await says(own, 'Closed');
    await own.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(CARD);
  });

  test('until it is moved out again', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await drag(page, 7012, 'Done');
    await microwin.expectWin(page, CARD);
    await dragByKeys(page, 7012, 'ArrowLeft');
    await isIn(page, 7012, 'In progress');
    await microwin.expectUndone(page, CARD.subject);
    await choose(page, 7012, 'Done');
    await microwin.expectCredit(CARD);
  });

  test('until the server refuses it', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await drag(page, 7012, 'Done');
    await isIn(page, 7012, 'Done');
    await page.getByRole('alert').waitFor();
    await isIn(page, 7012, 'Todo');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, CARD.subject);
  });
});

test.describe('no card counts', () => {
  test('that is moved within its column, or between two that are not done', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await drag(page, 7012, 'Todo');
    await drag(page, 7025, 'In progress');
    await isIn(page, 7025, 'In progress');
    await dragByKeys(page, 7072, 'ArrowLeft');
    await isIn(page, 7072, 'Todo');
    // This one was closed before.
    await drag(page, 7013, 'Done');
    await expect.poll(() => microwin.writes.length).toBe(4);
    await microwin.expectNothing(page);
  });

  for (const how of ['the pointer', 'keys'] as const) {
    test(`that is put back with Escape, though a teammate moves it then: ${how}`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      if (how === 'keys') {
        await card(page, 7012).focus();
        for (const key of ['Space', 'ArrowRight', 'Escape']) await page.keyboard.press(key);
      } else {
        await carry(page, card(page, 7012), column(page, 'Done'));
        await page.keyboard.press('Escape');
        await page.mouse.up();
      }
      await isIn(page, 7012, 'Todo');
      await practise(page, 'Teammate moves a card');
      await isIn(page, 7012, 'Done');
      await microwin.expectNothing(page);
    });
  }

  test('that a teammate moves while the person holds it, opens its menu or does nothing', async ({
    microwin,
  }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Teammate moves a card', '7025');
    await card(page, 7012).getByRole('button', { name: 'Card options' }).click();
    await practise(page, 'Teammate moves a card');
    await isIn(page, 7012, 'Done');
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await card(page, 7071).locator('h3').click();
    await practise(page, 'Teammate moves a card', '7071');
    await isIn(page, 7071, 'Done');
    await microwin.expectNothing(page);
  });

  test('that the page’s own script drags', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { sends: false });
    await card(page, 7012).evaluate((card) => {
      const many = { bubbles: true, cancelable: true, composed: true, button: 0 };
      const to =
        document.querySelector('[data-board-column="Done"]')?.getBoundingClientRect() ?? new DOMRect();
      const there = { ...many, clientX: to.x + 40, clientY: to.y + 20 };
      card.querySelector('h3')?.dispatchEvent(new PointerEvent('pointerdown', many));
      document.dispatchEvent(new PointerEvent('pointermove', there));
      document.dispatchEvent(new PointerEvent('pointerup', there));
    });
    await isIn(page, 7012, 'Done');
    await microwin.expectNothing(page);
  });
});

const select = async (page: Page, ...numbers: number[]) => {
  for (const number of numbers) await page.getByRole('checkbox', { name: `Select #${number}` }).check();
};
const markAs = async (page: Page, as: string) => {
  await page.getByRole('button', { name: 'Mark as' }).click();
  await page.getByRole('menuitem', { name: as, exact: true }).click();
};

test.describe('issues closed together in a list count', () => {
  for (const query of ['', '?q=is%3Aopen']) {
    test(`each once, by the gesture alone: ${query ? 'where they leave the list' : 'where they stay'}`, async ({
      microwin,
    }) => {
      const page = await microwin.open(LIST + query);
      await select(page, 12, 15);
      await markAs(page, 'Completed');
      await expect.poll(() => microwin.credits()).toHaveLength(2);
      expect((await microwin.credits()).map(({ subject }) => subject).sort()).toEqual([
        SETTINGS.subject,
        REPORT.subject,
      ]);
      await page.waitForTimeout(WINDOW_MS);
      expect(await microwin.events()).toHaveLength(2);
      expect(microwin.writes).toHaveLength(1);
    });
  }

  test('by keys, and no more when they are reopened together', async ({ microwin }) => {
    const page = await microwin.open(LIST);
    await select(page, 12);
    await page.getByRole('button', { name: 'Mark as' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Completed' }).press('Enter');
    await microwin.expectWin(page, SETTINGS);
    await markAs(page, 'Open');
    await microwin.expectUndone(page, SETTINGS.subject);
  });

  test('but not as not planned, when refused, closed before, or not chosen', async ({ microwin }) => {
    const page = await microwin.open(LIST);
    await select(page, 13, 15);
    await markAs(page, 'Not planned');
    await page.waitForTimeout(WINDOW_MS);
    await page.getByRole('checkbox', { name: 'Select #15' }).uncheck();
    await set(page, { refuseNext: true });
    await select(page, 12);
    await markAs(page, 'Completed');
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: SETTINGS.title }).click();
    await practise(page, 'Teammate closes', 15);
    await microwin.expectNothing(page);
  });

  test('but not when a teammate closes what is only selected', async ({ microwin }) => {
    const page = await microwin.open(LIST);
    await select(page, 12, 15);
    await page.getByRole('button', { name: 'Mark as' }).click();
    await page.keyboard.press('Escape');
    await practise(page, 'Teammate closes', 12);
    await practise(page, 'Teammate closes', 15);
    await microwin.expectNothing(page);
  });
});

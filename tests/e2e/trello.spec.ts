import type { Page } from 'playwright/test';
import { expectCredit, expectNothing, expectUndone, expectWin } from '#tests/e2e/expectations.ts';
import { happen, set } from '#tests/e2e/fake-site.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';

// What a row of the corpus does not say: what the log and the windows hold, and what happens between tabs, with a
// worker that sleeps, or on a slow network.

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const OPEN_CARD = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';
const GARDEN_BOARD = 'https://trello.com/b/GaRdEnB2/garden';

/** The detectors look for 3 s; what has not counted by now never will. */
const WINDOW_MS = 3500;

const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
const cardWin = (end: string, title: string) => ({
  subject: `trello:card:${id(end)}`,
  kind: 'card',
  title,
  points: 10,
});
const itemWin = (title: string) => ({ subject: ITEM_SUBJECT, kind: 'item', title, points: 2 });

const LAUNCH = cardWin('2a01', 'Write the launch post');
const SEEDLINGS = cardWin('2b03', 'Water the seedlings');
const ITEM_SUBJECT = /^trello:item:[0-9a-f]{24}$/;
/** As the page alone names an item: by its card and its text. */
const WEAK_ITEM_SUBJECT = new RegExp(`^trello:item:${id('2a02')}:[0-9a-f]{16}$`);

const front = (page: Page, end: string) => page.locator(`[data-card-id="${id(end)}"]`);
const circle = (page: Page, end: string) => front(page, end).getByTestId('card-done-state-completion-button');
const title = (page: Page, end: string) => front(page, end).getByTestId('card-name');
const back = (page: Page) => page.getByRole('dialog');
const box = (page: Page, item: string) => back(page).getByRole('checkbox', { name: item, exact: true });

/** From now on writes leave at once, and the server takes its time to answer. */
const answerLate = async (microwin: Microwin, page: Page) => {
  await set(page, { serverDelay: 0 });
  await microwin.context.route('https://trello.com/1/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await route.fallback();
  });
};

const isDone = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).toHaveClass(/mark-done/);
const isOpen = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).not.toHaveClass(/mark-done/);

test.describe('what both detectors see', () => {
  test('is one completion of a card in the log and in every window, until it is reopened', async ({
    microwin,
  }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await expectWin(microwin, page, LAUNCH);
    await page.waitForTimeout(WINDOW_MS);
    await expectCredit(microwin, LAUNCH);
    expect(await microwin.events()).toMatchObject([{ type: 'complete', subject: LAUNCH.subject }]);
    await circle(page, '2a01').click();
    await expectUndone(microwin, page, LAUNCH.subject);
  });

  test('is one completion of an item, whose weak name learns its strong one', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').click();
    await expectWin(microwin, page, itemWin('Make coffee'));
    await page.waitForTimeout(WINDOW_MS);
    await expectCredit(microwin, itemWin('Make coffee'));
    expect(await microwin.completions()).toHaveLength(1);
    const links = (await microwin.events()).filter(({ type }) => type === 'note');
    expect(links).toMatchObject([
      { subject: `trello:item:${id('3c01')}`, alias: expect.stringMatching(WEAK_ITEM_SUBJECT) },
    ]);
  });

  test('can be undone in the toast, which leaves the card open', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').click();
    // At once: a toast is gone by the time that other windows were looked at.
    await expect.poll(async () => (await readToast(page))?.text, { intervals: [50] }).toContain('+2');
    await (await readToast(page))?.undo();
    await expectUndone(microwin, page, ITEM_SUBJECT);
    // The real page closes a card at a press outside of it, too.
    await expect(back(page)).toBeVisible();
  });
});

test.describe('a worker that sleeps', () => {
  test('is told of a move, late', async ({ microwin }) => {
    await microwin.choose({ doneLists: [{ id: id('1003'), name: 'Done' }] });
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: 600 });
    await microwin.stopWorker();
    await front(page, '2a07').hover();
    await page.keyboard.press('>');
    await expectCredit(microwin, cardWin('2a07', ''));
  });

  for (const asleep of [true, false]) {
    test(`is told of a card that the page takes back, by the gesture alone; one that is ${asleep ? 'asleep' : 'awake'}`, async ({
      microwin,
    }) => {
      const page = await microwin.open(BOARD);
      await set(page, { sends: false });
      if (asleep) await microwin.stopWorker();
      await circle(page, '2a01').click();
      await expectCredit(microwin, LAUNCH);
      await happen(page, 'Teammate reopens a card', id('2a01'));
      await isOpen(page, '2a01');
      await page.waitForTimeout(WINDOW_MS);
      await expectUndone(microwin, page, LAUNCH.subject);
    });
  }
});

test.describe('two tabs', () => {
  test('in which the same card is completed make one win', async ({ microwin }) => {
    const first = await microwin.open(BOARD);
    const second = await microwin.open(BOARD);
    await first.bringToFront();
    await circle(first, '2a01').click();
    await expectWin(microwin, first, LAUNCH);
    await second.bringToFront();
    await circle(second, '2a01').click();
    await second.waitForTimeout(WINDOW_MS);
    await expectCredit(microwin, LAUNCH);
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('of which one is told what was done in the other: that one counts nothing', async ({ microwin }) => {
    const first = await microwin.open(BOARD);
    const second = await microwin.open(BOARD);
    await set(second, { hearsOtherTabs: true });
    await title(second, '2a01').hover();
    await second.mouse.down();
    await second.mouse.up();
    await second.keyboard.press('Escape');
    await first.bringToFront();
    await circle(first, '2a01').click();
    await expectWin(microwin, first, LAUNCH);
    await isDone(second, '2a01');
    await second.waitForTimeout(WINDOW_MS);
    expect(await readToast(second)).toBeUndefined();
    await expectCredit(microwin, LAUNCH);
    expect(await microwin.completions()).toHaveLength(1);
  });
});

test.describe('while the server takes its time', () => {
  for (const [when, slow] of [
    ['to answer', answerLate],
    ['and the page to send', (_: Microwin, page: Page) => set(page, { serverDelay: 2500 })],
  ] as const) {
    test(`${when}, Undo in the toast stays`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await slow(microwin, page);
      await circle(page, '2a01').click();
      await expect.poll(async () => (await readToast(page))?.text, { intervals: [50] }).toContain('+10');
      await (await readToast(page))?.undo();
      expect(microwin.writes).toEqual([]);
      await expect.poll(() => microwin.writes.length).toBe(1);
      await page.waitForTimeout(WINDOW_MS);
      await expectUndone(microwin, page, LAUNCH.subject);
    });
  }

  test('a recurring card that it opens again stays won', async ({ microwin }) => {
    const page = await microwin.open(GARDEN_BOARD);
    await answerLate(microwin, page);
    await circle(page, '2b03').click();
    await expectWin(microwin, page, SEEDLINGS);
    await isOpen(page, '2b03');
    await page.waitForTimeout(WINDOW_MS);
    await expectCredit(microwin, SEEDLINGS);
  });

  test('an item ticked, unticked and ticked is one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await answerLate(microwin, page);
    for (let times = 0; times < 3; times++) {
      await box(page, 'Make coffee').click();
      await page.waitForTimeout(250);
    }
    await expect.poll(() => microwin.writes.length).toBe(3);
    await page.waitForTimeout(WINDOW_MS);
    await expectCredit(microwin, itemWin('Make coffee'));
    const [credit] = await microwin.credits();
    const credited = (await microwin.completions()).find((event) => event.id === credit?.id);
    expect(credited?.text?.title).toBe('Make coffee');
  });

  test('several items are one win each', async ({ microwin }) => {
    const items = ['Make coffee', 'Hang the plan', 'Borrow a wheelbarrow', 'Order 20 plants'];
    const page = await microwin.open(OPEN_CARD);
    await answerLate(microwin, page);
    for (const item of items) await box(page, item).click();
    await expect.poll(() => microwin.writes.length).toBe(items.length);
    await page.waitForTimeout(WINDOW_MS);
    expect(await microwin.credits()).toHaveLength(items.length);
    const titles = (await microwin.completions()).map(({ text }) => text?.title);
    expect(titles.sort()).toEqual(items.sort());
  });

  test('several items learn their own strong names', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await answerLate(microwin, page);
    await box(page, 'Make coffee').click();
    // A hand is no faster; of two that wait for their requests at once nobody could say which is which.
    await page.waitForTimeout(400);
    await box(page, 'Hang the plan').click();
    await expect.poll(async () => (await microwin.events()).length).toBe(4);
    const titles = new Map((await microwin.completions()).map(({ subject, text }) => [subject, text?.title]));
    const links = (await microwin.events()).filter(({ type }) => type === 'note');
    expect(links.map(({ subject, alias = '' }) => [subject, titles.get(alias)]).sort()).toEqual([
      [`trello:item:${id('3c01')}`, 'Make coffee'],
      [`trello:item:${id('3c02')}`, 'Hang the plan'],
    ]);
  });
});

test('a write that never arrives counts nothing, though nobody saw the circle', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  await happen(page, 'Rename the test ids');
  await microwin.context.route('https://trello.com/1/**', (route) => route.abort('connectionfailed'));
  await page.mouse.click(8, 400);
  const sent = page.evaluate(
    (path) => fetch(path, { method: 'PUT', body: '{"dueComplete":true}' }).then(({ status }) => status),
    `/1/cards/${id('2a01')}`,
  );
  await expect(sent).rejects.toThrow();
  await expectNothing(microwin, page);
});

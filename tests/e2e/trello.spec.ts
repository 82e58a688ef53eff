import type { Page } from 'playwright/test';
import { expect, type Microwin, practise, set, test } from './harness.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const OPEN_CARD = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';
const GARDEN_BOARD = 'https://trello.com/b/GaRdEnB2/garden';

/** The witness looks for 3 s; what has not counted by now never will. */
const WINDOW_MS = 3500;
/** As late as a slow page shows what the person did. */
const LATE_MS = 600;

const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
const cardWin = (end: string, title: string) => ({
  subject: `trello:card:${id(end)}`,
  kind: 'card',
  title,
  points: 10,
});
const itemWin = (title: string) => ({ subject: ITEM_SUBJECT, kind: 'item', title, points: 2 });

const LAUNCH = cardWin('2a01', 'Write the launch post');
const GARDEN = cardWin('2a02', 'Plan the garden day');
const TRAP = cardWin('2a03', 'Mark this card incomplete (trap)');
const INVOICES = cardWin('2a06', 'Send the invoices');
const FLORIST = cardWin('2c01', 'Answer the florist');
const SEEDLINGS = cardWin('2b03', 'Water the seedlings');
const ITEM_SUBJECT = /^trello:item:[0-9a-f]{24}$/;
/** As the page alone names an item: by its card and its text. */
const WEAK_ITEM_SUBJECT = new RegExp(`^trello:item:${id('2a02')}:[0-9a-f]{16}$`);

const front = (page: Page, end: string) => page.locator(`[data-card-id="${id(end)}"]`);
const circle = (page: Page, end: string) => front(page, end).getByTestId('card-done-state-completion-button');
const title = (page: Page, end: string) => front(page, end).getByTestId('card-name');
const back = (page: Page) => page.getByRole('dialog');
const backCircle = (page: Page) => back(page).getByTestId('card-done-state-completion-button');
const box = (page: Page, item: string, nth = 0) =>
  back(page).getByRole('checkbox', { name: item, exact: true }).nth(nth);
const label = (page: Page, item: string) =>
  back(page)
    .getByTestId('clickable-checkbox')
    .filter({ has: page.getByRole('checkbox', { name: item, exact: true }) });
const hideChecked = (page: Page) => back(page).getByTestId('checklist-hide-checked').first();

/** Lets something happen to the page a moment from now, while the person is busy. */
const soon = (page: Page, name: string, detail: string, ms = 150) => {
  setTimeout(() => void practise(page, name, detail), ms);
};

/** From now on writes leave at once, and the server takes its time to answer. */
const answerLate = async (microwin: Microwin, page: Page) => {
  await set(page, { serverDelay: 0 });
  await microwin.context.route('https://trello.com/1/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.fallback();
  });
};

/** On a renamed page: a circle and a box by what no witness goes by. */
const blindCircle = (page: Page, end: string) => front(page, end).locator('.circle');
const blindBox = (page: Page, item: string) => back(page).getByRole('checkbox', { name: item, exact: true });

/** Sends a write from the page, as it would after a person's own act. */
const write = (page: Page, path: string, body: object) =>
  page.evaluate(
    ([path, body]) =>
      fetch(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(({ status }) => status),
    [path, body] as const,
  );

const isDone = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).toHaveClass(/mark-done/);
const isOpen = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).not.toHaveClass(/mark-done/);

/** Lists of the board: the person marked the last as done. */
const [TODO, DOING, DONE] = [id('1001'), id('1002'), id('1003')];
const markDone = (microwin: Microwin, ...lists: string[]) =>
  microwin.choose({ doneLists: (lists.length > 0 ? lists : [DONE]).map((id) => ({ id, name: 'Done' })) });

const list = (page: Page, id: string) => page.locator(`[data-list-id="${id}"]`);
const liesIn = (page: Page, end: string, listId: string) =>
  expect(list(page, listId).locator(`[data-card-id="${id(end)}"]`)).toHaveCount(1);

/** Takes a card by its title, and lays it into a list. */
const drag = async (page: Page, end: string, to: string) => {
  await title(page, end).hover();
  await page.mouse.down();
  await list(page, to).getByTestId('list-name').hover();
  await list(page, to).getByTestId('list-name').hover();
  await page.mouse.up();
};
const key = async (page: Page, end: string, key: '<' | '>') => {
  await front(page, end).hover();
  await page.keyboard.press(key);
};
const choose = async (page: Page, to: string) => {
  await page.locator('.popover select').selectOption(to);
  await page.locator('.popover button').click();
};
const viaBack = async (page: Page, end: string, to: string) => {
  await title(page, end).click();
  await back(page).locator('.move').click();
  await choose(page, to);
};
const inBulk = async (page: Page, ends: string[], to: string) => {
  for (const end of ends) await front(page, end).click({ modifiers: ['Shift'] });
  await page.locator('.move-picked').click();
  await choose(page, to);
};

test.describe('a card moved to a list marked as done counts', () => {
  for (const [how, by] of [
    ['both witnesses', {}],
    ['the gesture alone', { sends: false }],
  ] as const) {
    test(`dragged, by ${how}`, async ({ microwin }) => {
      await markDone(microwin);
      const page = await microwin.open(BOARD);
      await set(page, by);
      await drag(page, '2a01', DONE);
      await liesIn(page, '2a01', DONE);
      await microwin.expectWin(page, LAUNCH);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(LAUNCH);
      expect(await microwin.completions()).toMatchObject([{ by: 'gesture', moved: true }]);
      expect(microwin.writes).toHaveLength('sends' in by ? 0 : 1);
    });

    test(`by the menu of its back, by ${how}`, async ({ microwin }) => {
      await markDone(microwin);
      const page = await microwin.open(BOARD);
      await set(page, by);
      await viaBack(page, '2a02', DONE);
      await liesIn(page, '2a02', DONE);
      await microwin.expectWin(page, GARDEN);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(GARDEN);
    });
  }

  test('by a key, which only its write tells', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await key(page, '2a07', '>');
    await liesIn(page, '2a07', DONE);
    await microwin.expectWin(page, cardWin('2a07', 'Fix the <b>login</b> form'));
    expect(await microwin.completions()).toMatchObject([{ by: 'write', moved: true }]);
  });

  test('together with others, each once, but not those that were done', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await inBulk(page, ['2a01', '2a03', '2a05'], DONE);
    await liesIn(page, '2a05', DONE);
    await expect
      .poll(async () => (await microwin.credits()).map(({ subject }) => subject).sort())
      .toEqual([LAUNCH.subject, TRAP.subject]);
    await page.waitForTimeout(WINDOW_MS);
    expect((await microwin.completions()).map(({ text }) => text?.title).sort()).toEqual([
      TRAP.title,
      LAUNCH.title,
    ]);
    expect(microwin.writes).toHaveLength(1);
  });

  test('late, told to a worker that slept', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: LATE_MS });
    await microwin.stopWorker();
    await key(page, '2a07', '>');
    await microwin.expectCredit(cardWin('2a07', ''));
  });

  test('and once, though it is ticked, moved on and back, and ticked again', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await drag(page, '2a07', DONE);
    await microwin.expectWin(page, cardWin('2a07', 'Fix the <b>login</b> form'));
    await circle(page, '2a07').click();
    await isDone(page, '2a07');
    await page.waitForTimeout(WINDOW_MS);
    await drag(page, '2a07', DOING);
    await drag(page, '2a07', DONE);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(cardWin('2a07', ''));
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('and goes on counting when it is moved on to a list that is not marked', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await drag(page, '2a07', DONE);
    await liesIn(page, '2a07', DONE);
    await microwin.expectWin(page, cardWin('2a07', 'Fix the <b>login</b> form'));
    await drag(page, '2a07', TODO);
    await liesIn(page, '2a07', TODO);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(cardWin('2a07', ''));
  });

  for (const serverDelay of [120, 1500]) {
    test(`until the server refuses it after ${serverDelay} ms, and lays it back`, async ({ microwin }) => {
      await markDone(microwin);
      const page = await microwin.open(BOARD);
      await set(page, { refuseNext: true, serverDelay });
      await drag(page, '2a01', DONE);
      await page.getByRole('alert').waitFor();
      await liesIn(page, '2a01', TODO);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, LAUNCH.subject);
    });
  }
});

test.describe('no move counts', () => {
  test('while no list is marked', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await drag(page, '2a01', DONE);
    await liesIn(page, '2a01', DONE);
    await key(page, '2a07', '>');
    await liesIn(page, '2a07', DONE);
    await microwin.expectNothing(page);
  });

  test('between lists that are not marked', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await drag(page, '2a01', DOING);
    await key(page, '2a07', '<');
    await viaBack(page, '2a02', DOING);
    await liesIn(page, '2a02', DOING);
    await microwin.expectNothing(page);
  });

  test('out of a marked list, or from one to another', async ({ microwin }) => {
    await markDone(microwin, DONE, DOING);
    const page = await microwin.open(BOARD);
    await drag(page, '2a11', DOING);
    await liesIn(page, '2a11', DOING);
    await viaBack(page, '2a07', DONE);
    await liesIn(page, '2a07', DONE);
    await page.keyboard.press('Escape');
    await drag(page, '2a07', TODO);
    await liesIn(page, '2a07', TODO);
    await microwin.expectNothing(page);
  });

  test('of a card that is done already, however it is moved', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await drag(page, '2a05', DONE);
    await liesIn(page, '2a05', DONE);
    await key(page, '2a09', '>');
    await liesIn(page, '2a09', DONE);
    await microwin.expectNothing(page);
  });

  test('of a mirror, which leaves the card it mirrors where it lies', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await drag(page, '2a04', DONE);
    await liesIn(page, '2a04', DONE);
    await microwin.expectNothing(page);
  });

  test('that a teammate makes, whatever the person does with the card', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    const soonMoved = (end: string) =>
      setTimeout(() => void practise(page, 'Teammate moves a card', id(end), DONE), 300);
    await soonMoved('2a02');
    await title(page, '2a02').click();
    await back(page).getByTestId('card-back-title-input').press('Enter');
    await back(page).getByTestId('card-back-close').click();
    await liesIn(page, '2a02', DONE);
    await soonMoved('2a01');
    await front(page, '2a01').hover();
    await page.mouse.wheel(0, 200);
    await liesIn(page, '2a01', DONE);
    await microwin.expectNothing(page);
  });

  test('by a drag that Escape ends, though a teammate moves the card then', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await title(page, '2a01').hover();
    await page.mouse.down();
    await list(page, DONE).getByTestId('list-name').hover();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await liesIn(page, '2a01', TODO);
    await practise(page, 'Teammate moves a card', id('2a01'), DONE);
    await microwin.expectNothing(page);
  });

  test('that the page’s own script drags', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await page.evaluate(
      ([card, to]) => {
        const front = document.querySelector(`[data-card-id="${card}"]`);
        const place = document.querySelector(`[data-list-id="${to}"]`);
        const dataTransfer = new DataTransfer();
        const many = { bubbles: true, cancelable: true, composed: true };
        front?.dispatchEvent(new PointerEvent('pointerdown', many));
        front?.closest('li')?.dispatchEvent(new DragEvent('dragstart', { ...many, dataTransfer }));
        place?.dispatchEvent(new DragEvent('drop', { ...many, dataTransfer }));
      },
      [id('2a01'), DONE] as const,
    );
    await liesIn(page, '2a01', DONE);
    await microwin.expectNothing(page);
  });

  test('when a card is archived, or made, in a marked list', async ({ microwin }) => {
    await markDone(microwin);
    const page = await microwin.open(BOARD);
    await front(page, '2a11').hover();
    await page.keyboard.press('c');
    await expect(front(page, '2a11')).toHaveCount(0);
    await page.mouse.click(8, 700);
    await practise(page, 'Create a card', 'Try the new form', DONE);
    await liesIn(page, '2a16', DONE);
    await microwin.expectNothing(page);
  });
});

test.describe('a whole checklist', () => {
  const all = (page: Page, nth: number) => back(page).locator('.all').nth(nth);

  test('ticked at once counts each item that was open, once', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await all(page, 0).click();
    await expect.poll(async () => (await microwin.credits()).length).toBe(4);
    await page.waitForTimeout(WINDOW_MS);
    expect((await microwin.completions()).map(({ text }) => text?.title).sort()).toEqual([
      'Borrow a wheelbarrow',
      'Check the weather',
      'Check the weather',
      'Order 20 plants',
    ]);
    expect(microwin.writes).toMatchObject([
      { method: 'PUT', url: `https://trello.com/1/checklist/${id('3b00')}/checkItems/all` },
    ]);
    await all(page, 0).click();
    await expect.poll(() => microwin.credits()).toEqual([]);
  });

  test('ticked at once and refused counts nothing', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await all(page, 1).click();
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WINDOW_MS);
    expect(await microwin.credits()).toEqual([]);
  });

  test('ticked without a write, deleted, or hidden counts nothing', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await hideChecked(page).click();
    await hideChecked(page).click();
    await back(page).locator('.delete').nth(1).click();
    await expect(box(page, 'Make coffee')).toHaveCount(0);
    await set(page, { sends: false });
    await all(page, 0).click();
    await expect(box(page, 'Order 20 plants')).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('of which an item was ticked before it is hidden: that one counts, once', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await set(page, { serverDelay: 1500 });
    await box(page, 'Make coffee').click();
    await back(page).getByTestId('checklist-hide-checked').nth(1).click();
    await microwin.expectWin(page, { ...itemWin('Make coffee'), subject: /^trello:item:/ });
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(itemWin('Make coffee'));
  });
});

test.describe('another view counts', () => {
  const entry = (page: Page, name: string, nth = 0) =>
    page.locator('.entry').filter({ hasText: name }).nth(nth);
  const mark = (page: Page, name: string) => entry(page, name).locator('input, span[tabindex], button');
  const CALENDAR = `${BOARD}/calendar`;
  const TABLE = `${BOARD}/table`;
  const ITEMS = 'https://trello.com/u/practice/cards';
  const anyItem = (title: string) => ({ ...itemWin(title), subject: /^trello:item:/ });

  for (const [view, address] of [
    ['the calendar', CALENDAR],
    ['your items', ITEMS],
  ] as const) {
    test(`an item in ${view}, by both witnesses`, async ({ microwin }) => {
      const page = await microwin.open(address);
      await mark(page, 'Make coffee').click();
      await microwin.expectWin(page, anyItem('Make coffee'));
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(itemWin('Make coffee'));
      expect(await microwin.completions()).toMatchObject([
        { by: 'gesture', text: { url: 'https://trello.com/c/gArDeN02' } },
      ]);
      await mark(page, 'Make coffee').click();
      await microwin.expectUndone(page, ITEM_SUBJECT);
    });

    test(`an item in ${view}, by the gesture alone, and late`, async ({ microwin }) => {
      const page = await microwin.open(address);
      await set(page, { sends: false, commitDelay: LATE_MS });
      await mark(page, 'Make coffee').click();
      await microwin.expectWin(page, anyItem('Make coffee'));
      await page.waitForTimeout(WINDOW_MS);
      expect(await microwin.completions()).toHaveLength(1);
    });

    test(`an item in ${view}, by the write alone`, async ({ microwin }) => {
      const page = await microwin.open(address);
      await practise(page, 'Rename the test ids');
      await mark(page, 'Make coffee').click();
      await microwin.expectWin(page, itemWin(''));
      expect(await microwin.completions()).toMatchObject([{ by: 'write' }]);
    });

    test(`no item in ${view} that a teammate ticks while the person is there, or that was refused`, async ({
      microwin,
    }) => {
      const page = await microwin.open(address);
      await soon(page, 'Teammate ticks an item', 'Order 20 plants');
      await entry(page, 'Order 20 plants').click({ position: { x: 300, y: 8 } });
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectNothing(page);
      await set(page, { refuseNext: true, serverDelay: 800 });
      await mark(page, 'Make coffee').click();
      await page.getByRole('alert').waitFor();
      await page.waitForTimeout(WINDOW_MS);
      expect(await microwin.credits()).toEqual([]);
    });
  }

  for (const [how, by] of [
    ['both witnesses', {}],
    ['the gesture alone', { sends: false, commitDelay: LATE_MS }],
  ] as const) {
    test(`a card in the table, by ${how}`, async ({ microwin }) => {
      const page = await microwin.open(TABLE);
      await set(page, by);
      await mark(page, 'Write the launch post').click();
      await microwin.expectWin(page, { ...LAUNCH, subject: /^trello:card:/ });
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit({ ...LAUNCH, subject: /^trello:card:/ });
      expect(await microwin.completions()).toHaveLength(1);
      await mark(page, 'Write the launch post').click();
      await microwin.expectUndone(page, /^trello:card:/);
    });

    test(`a card by its due date, by ${how}`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await set(page, by);
      await title(page, '2a01').click();
      await back(page).locator('.due input').click();
      await microwin.expectWin(page, LAUNCH);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(LAUNCH);
      expect(await microwin.completions()).toHaveLength(1);
    });
  }

  test('a card in the table, by the write alone', async ({ microwin }) => {
    const page = await microwin.open(TABLE);
    await practise(page, 'Rename the test ids');
    await mark(page, 'Write the launch post').click();
    await microwin.expectWin(page, { ...LAUNCH, title: '' });
    expect(await microwin.completions()).toMatchObject([{ by: 'write' }]);
  });

  test('no card in the table that is refused', async ({ microwin }) => {
    const page = await microwin.open(TABLE);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await mark(page, 'Write the launch post').click();
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WINDOW_MS);
    expect(await microwin.credits()).toEqual([]);
  });
});

test.describe('a card completed on its front counts', () => {
  test('by a click, and the page sends its own write and no other', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
    expect(microwin.writes).toMatchObject([
      { method: 'PUT', url: `https://trello.com/1/cards/${id('2a01')}` },
    ]);
  });

  for (const key of ['Enter', 'Space']) {
    test(`by ${key}`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await circle(page, '2a01').press(key);
      await microwin.expectWin(page, LAUNCH);
    });
  }

  test('when the page shows it late', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: LATE_MS });
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
  });

  test('by a key, when the page shows it late', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: LATE_MS });
    await circle(page, '2a01').press('Enter');
    await microwin.expectWin(page, LAUNCH);
  });

  test('when its nodes are made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Remount on press');
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
  });

  test('when the whole board is made anew right after', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await soon(page, 'Remount the board', '', 100);
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
  });

  test('through a mirror, as the card it mirrors', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a04').click();
    await isDone(page, '2a06');
    await microwin.expectWin(page, INVOICES);
  });

  test('after it was scrolled into view', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await title(page, '2a15').scrollIntoViewIfNeeded();
    await circle(page, '2a15').click();
    await microwin.expectWin(page, cardWin('2a15', 'Thank the helpers'));
  });

  test('under a name that is markup, shown as text', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a07').click();
    await microwin.expectWin(page, cardWin('2a07', 'Fix the <b>login</b> form'));
  });

  test('once the server has made a new card', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Create a card');
    await circle(page, '2a16').click();
    await microwin.expectWin(page, cardWin('2a16', 'Try the new form'));
  });
});

test.describe('a card completed on its back counts', () => {
  test('by a click, opened from the board', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await title(page, '2a02').click();
    await backCircle(page).click();
    await microwin.expectWin(page, GARDEN);
  });

  test('by Enter, at its own address', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await backCircle(page).press('Enter');
    await microwin.expectWin(page, GARDEN);
  });

  test('by Space, when the page shows it late', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await set(page, { commitDelay: LATE_MS });
    await backCircle(page).press('Space');
    await microwin.expectWin(page, GARDEN);
  });

  test('with the title as a heading', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await practise(page, 'Old title shape');
    await backCircle(page).click();
    await microwin.expectWin(page, GARDEN);
  });

  test('opened from the Inbox, where the address is still the board’s', async ({ microwin }) => {
    const page = await microwin.open(`${BOARD}?openCard=${id('2a02')}`);
    await backCircle(page).click();
    await microwin.expectWin(page, GARDEN);
  });

  test('when its nodes are made anew under the press', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await practise(page, 'Remount on press');
    await backCircle(page).click();
    await microwin.expectWin(page, GARDEN);
  });
});

test.describe('a checklist item counts', () => {
  test('by a click on its box', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Borrow a wheelbarrow').click();
    await microwin.expectWin(page, itemWin('Borrow a wheelbarrow'));
    expect(microwin.writes).toMatchObject([
      { method: 'PUT', url: `https://trello.com/1/cards/${id('2a02')}/checkItem/${id('3b02')}` },
    ]);
  });

  test('by a click on its label, which clicks twice', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await label(page, 'Order 20 plants').click({ position: { x: 3, y: 3 } });
    await microwin.expectWin(page, itemWin('Order 20 plants'));
  });

  test('by Space', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').press('Space');
    await microwin.expectWin(page, itemWin('Make coffee'));
  });

  for (const [how, act] of [
    ['its box', (page: Page) => box(page, 'Make coffee').click()],
    ['its label', (page: Page) => label(page, 'Make coffee').click({ position: { x: 3, y: 3 } })],
    ['Space', (page: Page) => box(page, 'Make coffee').press('Space')],
  ] as const) {
    test(`by ${how}, when the page shows it late`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_CARD);
      await set(page, { commitDelay: LATE_MS });
      await act(page);
      await microwin.expectWin(page, itemWin('Make coffee'));
    });
  }

  test('when its row vanishes by it, and goes on counting', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await hideChecked(page).click();
    await box(page, 'Order 20 plants').click();
    await expect(box(page, 'Order 20 plants')).toHaveCount(0);
    await microwin.expectWin(page, itemWin('Order 20 plants'));
    await page.waitForTimeout(2 * WINDOW_MS);
    await microwin.expectCredit(itemWin('Order 20 plants'));
  });

  test('when its row vanishes by it, late', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await hideChecked(page).click();
    await set(page, { commitDelay: LATE_MS });
    await box(page, 'Order 20 plants').click();
    await microwin.expectWin(page, itemWin('Order 20 plants'));
  });

  test('and goes on counting when checked items are hidden right after', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Order 20 plants').click();
    await page.waitForTimeout(400);
    await hideChecked(page).click();
    await microwin.expectWin(page, itemWin('Order 20 plants'));
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(itemWin('Order 20 plants'));
  });

  test('when its row vanishes by it and one of the same name moves up', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await hideChecked(page).click();
    await box(page, 'Check the weather', 0).click();
    await expect(box(page, 'Check the weather')).not.toBeChecked();
    await microwin.expectWin(page, itemWin('Check the weather'));
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(itemWin('Check the weather'));
  });

  test('and is told from one of the same name', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Check the weather', 1).click();
    await expect(box(page, 'Check the weather', 0)).not.toBeChecked();
    await microwin.expectWin(page, itemWin('Check the weather'));
    await box(page, 'Check the weather', 1).click();
    await microwin.expectUndone(page, ITEM_SUBJECT);
  });
});

test.describe('what is taken back counts no more', () => {
  test('a card reopened, then completed again: one win', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
    await circle(page, '2a01').click();
    await microwin.expectUndone(page, LAUNCH.subject);
    await circle(page, '2a01').click();
    await microwin.expectCredit(LAUNCH);
  });

  test('a card completed on the front and reopened on the back', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a03').click();
    await microwin.expectWin(page, TRAP);
    await title(page, '2a03').click();
    await backCircle(page).press('Enter');
    await microwin.expectUndone(page, TRAP.subject);
  });

  test('a mirrored card reopened at its source', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a04').click();
    await microwin.expectWin(page, INVOICES);
    await circle(page, '2a06').click();
    await microwin.expectUndone(page, INVOICES.subject);
  });

  test('an item unticked, then ticked again: one win', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').click();
    await microwin.expectWin(page, itemWin('Make coffee'));
    await label(page, 'Make coffee').click({ position: { x: 3, y: 3 } });
    await microwin.expectUndone(page, ITEM_SUBJECT);
    await box(page, 'Make coffee').press('Space');
    await microwin.expectCredit(itemWin('Make coffee'));
  });

  test('an item undone in the toast, which leaves the card open', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').click();
    await microwin.expectWin(page, itemWin('Make coffee'));
    await (await microwin.toast(page))?.undo();
    await microwin.expectUndone(page, ITEM_SUBJECT);
    // The real page closes a card at a press outside of it, too.
    await expect(back(page)).toBeVisible();
  });

  test('a double click leaves a card as it was', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').dblclick();
    await isOpen(page, '2a01');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, LAUNCH.subject);
  });

  for (const serverDelay of [120, 1500]) {
    test(`a card whose write is refused after ${serverDelay} ms`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await set(page, { refuseNext: true, serverDelay });
      await circle(page, '2a01').click();
      await page.getByRole('alert').waitFor();
      await isOpen(page, '2a01');
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, LAUNCH.subject);
    });
  }

  test('an item whose write is refused', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await box(page, 'Make coffee').click();
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, ITEM_SUBJECT);
  });

  test('but a win stays when the server refuses to take it back', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await circle(page, '2a01').click();
    await page.getByRole('alert').waitFor();
    await isDone(page, '2a01');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(LAUNCH);
  });

  test('a hidden item whose write is refused comes back open', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await hideChecked(page).click();
    await set(page, { refuseNext: true, serverDelay: 1500 });
    await box(page, 'Make coffee').click();
    await page.getByRole('alert').waitFor();
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectUndone(page, ITEM_SUBJECT);
  });
});

test.describe('nothing counts', () => {
  test('that was done before: at load, scrolled to, opened, or made anew', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await isDone(page, '2a05');
    await title(page, '2a14').scrollIntoViewIfNeeded();
    await isDone(page, '2a14');
    await title(page, '2a14').click();
    await expect(back(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await practise(page, 'Remount the board');
    await microwin.expectNothing(page);
  });

  test('that a teammate does while the person does nothing', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await practise(page, 'Teammate completes a card', id('2a01'));
    await practise(page, 'Teammate reopens a card', id('2a05'));
    await practise(page, 'Teammate ticks an item', 'Make coffee');
    await practise(page, 'Teammate completes a card', id('2a02'));
    await microwin.expectNothing(page);
  });

  test('that a teammate does to the very card the person is opening', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await soon(page, 'Teammate completes a card', id('2a02'));
    await title(page, '2a02').click();
    await soon(page, 'Teammate ticks an item', 'Order 20 plants');
    await back(page).getByTestId('check-item-name').filter({ hasText: 'Order 20 plants' }).click();
    await expect(box(page, 'Order 20 plants')).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('when a card is picked with Shift, though a teammate completes it then', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await soon(page, 'Teammate completes a card', id('2a01'), 400);
    await circle(page, '2a01').click({ modifiers: ['Shift'] });
    await expect(front(page, '2a01')).toHaveClass(/picked/);
    await title(page, '2a02').click({ modifiers: ['Shift'] });
    await isDone(page, '2a01');
    await microwin.expectNothing(page);
  });

  test('when the press ends elsewhere or is of another button, though a teammate completes the card then', async ({
    microwin,
  }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click({ button: 'right' });
    await circle(page, '2a01').click({ button: 'middle' });
    await circle(page, '2a01').hover();
    await page.mouse.down();
    await title(page, '2a01').hover();
    await page.mouse.up();
    await isOpen(page, '2a01');
    await practise(page, 'Teammate completes a card', id('2a01'));
    await microwin.expectNothing(page);
  });

  test('by other keys on a circle, though a teammate completes the card then', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    for (const key of ['a', 'ArrowDown', 'Escape', 'Backspace', 'Shift', 'Tab']) {
      await circle(page, '2a01').press(key);
    }
    await title(page, '2a01').focus();
    await practise(page, 'Teammate completes a card', id('2a01'));
    await isDone(page, '2a01');
    await microwin.expectNothing(page);
  });

  test('by keys in the title, by hiding what is checked, or by leaving the card', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await back(page).getByTestId('card-back-title-input').press('Enter');
    await page.keyboard.type(' done ');
    await hideChecked(page).click();
    await expect(box(page, 'Ring the printer')).toHaveCount(0);
    await back(page).getByRole('link', { name: 'Book the venue' }).click();
    await expect(page).toHaveURL(/vEnUeX10/);
    await page.goBack();
    await page.mouse.click(8, 400);
    await expect(back(page)).toHaveCount(0);
    await title(page, '2a05').press('Enter');
    await expect(page).toHaveURL(/pRiCeS05/);
    await back(page).getByTestId('card-back-close').click();
    await microwin.expectNothing(page);
  });

  test('when a card is archived', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a05').focus();
    await front(page, '2a05').hover();
    await page.keyboard.press('c');
    await expect(front(page, '2a05')).toHaveCount(0);
    await front(page, '2a01').hover();
    await page.keyboard.press('c');
    await expect(front(page, '2a01')).toHaveCount(0);
    await microwin.expectNothing(page);
  });

  test('on a card that may only be read', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await front(page, '2a08').locator('.mark').click();
    await expect(back(page)).toBeVisible();
    await back(page).locator('.mark').click();
    await practise(page, 'Teammate completes a card', id('2a08'));
    await isDone(page, '2a08');
    await microwin.expectNothing(page);
  });

  test('that the page’s own script clicks or types', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await page.evaluate(
      ([first, second, third]) => {
        const find = (end: string) =>
          document.querySelector<HTMLElement>(
            `[data-card-id="${end}"] [data-testid="card-done-state-completion-button"]`,
          );
        const many = { bubbles: true, cancelable: true, composed: true };
        const item = (name: string) =>
          document.querySelector<HTMLElement>(`label:has([aria-label="${name}"])`);
        const forge = () => {
          find(first)?.click();
          find(second)?.dispatchEvent(new MouseEvent('click', { ...many, detail: 1 }));
          find(third)?.dispatchEvent(new KeyboardEvent('keydown', { ...many, key: 'Enter', code: 'Enter' }));
          item('Make coffee')?.querySelector('input')?.click();
          item('Hang the plan')?.dispatchEvent(new PointerEvent('pointerdown', many));
          item('Hang the plan')?.click();
        };
        forge();
      },
      [id('2a01'), id('2a03'), id('2a07')] as const,
    );
    // The page believed it all.
    for (const end of ['2a01', '2a03', '2a07']) await isDone(page, end);
    await expect(box(page, 'Make coffee')).toBeChecked();
    await expect(box(page, 'Hang the plan')).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('on a new card that the server has not made yet', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { serverDelay: 20_000 });
    await practise(page, 'Create a card');
    const made = page.locator('[data-card-id^="Optimistic"]');
    await made.getByTestId('card-done-state-completion-button').click();
    await expect(made.locator('.mark')).toHaveClass(/mark-done/);
    await microwin.expectNothing(page);
  });

  test('when the person leaves for another board before the page has shown it', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: 1000 });
    await circle(page, '2a01').click();
    await practise(page, 'Go to another board');
    // A card of the same name is done there, in the same place.
    await isDone(page, '2b01');
    await microwin.expectNothing(page);
  });

  test('when the server refuses to reopen what was done before', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await circle(page, '2a05').click();
    await isOpen(page, '2a05');
    await page.getByRole('alert').waitFor();
    await isDone(page, '2a05');
    await microwin.expectNothing(page);
  });

  test('when the person reopens what was done before and a teammate completes it again', async ({
    microwin,
  }) => {
    const page = await microwin.open(BOARD);
    await soon(page, 'Teammate completes a card', id('2a05'), 1000);
    await circle(page, '2a05').click();
    await isOpen(page, '2a05');
    await expect(front(page, '2a05').locator('.mark')).toHaveClass(/mark-done/);
    await microwin.expectNothing(page);
  });

  test('twice: the same card in two tabs', async ({ microwin }) => {
    const first = await microwin.open(BOARD);
    const second = await microwin.open(BOARD);
    await first.bringToFront();
    await circle(first, '2a01').click();
    await microwin.expectWin(first, LAUNCH);
    await second.bringToFront();
    await circle(second, '2a01').click();
    await second.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(LAUNCH);
    expect((await microwin.events()).filter(({ type }) => type === 'complete')).toHaveLength(1);
  });
});

test.describe('either witness is enough', () => {
  test('a card by the gesture alone', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await set(page, { sends: false });
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
    expect(microwin.writes).toEqual([]);
    expect(await microwin.completions()).toMatchObject([{ by: 'gesture', subject: LAUNCH.subject }]);
  });

  for (const asleep of [true, false]) {
    test(`a card that the page takes back, by the gesture alone, told to a worker that ${asleep ? 'slept' : 'is awake'}`, async ({
      microwin,
    }) => {
      const page = await microwin.open(BOARD);
      await set(page, { sends: false });
      if (asleep) await microwin.stopWorker();
      await circle(page, '2a01').click();
      await microwin.expectCredit(LAUNCH);
      await practise(page, 'Teammate reopens a card', id('2a01'));
      await isOpen(page, '2a01');
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, LAUNCH.subject);
    });
  }

  test('an item by the gesture alone, under its weak name', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await set(page, { sends: false });
    await box(page, 'Make coffee').click();
    await microwin.expectWin(page, { ...itemWin('Make coffee'), subject: WEAK_ITEM_SUBJECT });
    expect(await microwin.completions()).toMatchObject([{ by: 'gesture' }]);
  });

  for (const [how, act] of [
    ['a click', (page: Page) => blindCircle(page, '2a01').click()],
    ['Enter', (page: Page) => blindCircle(page, '2a01').press('Enter')],
  ] as const) {
    test(`a card by the write alone, after ${how}`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await practise(page, 'Rename the test ids');
      await act(page);
      await microwin.expectWin(page, LAUNCH);
      expect(await microwin.completions()).toMatchObject([
        { by: 'write', subject: LAUNCH.subject, text: { url: 'https://trello.com/c/wRiTeP01' } },
      ]);
      await blindCircle(page, '2a01').click();
      await microwin.expectUndone(page, LAUNCH.subject);
    });
  }

  test('a card on its back by the write alone', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await practise(page, 'Rename the test ids');
    await back(page).locator('.circle').click();
    await microwin.expectWin(page, GARDEN);
    expect(await microwin.completions()).toMatchObject([{ by: 'write' }]);
  });

  test('a mirror by the write alone, as the card it mirrors', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Rename the test ids');
    await blindCircle(page, '2a04').click();
    await microwin.expectWin(page, INVOICES);
    expect(await microwin.completions()).toMatchObject([{ by: 'write' }]);
  });

  test('an item by the write alone, without its words', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await practise(page, 'Rename the test ids');
    await blindBox(page, 'Make coffee').click();
    await microwin.expectWin(page, itemWin(''));
    expect(await microwin.completions()).toMatchObject([
      { by: 'write', subject: `trello:item:${id('3c01')}`, text: { title: '' } },
    ]);
    await blindBox(page, 'Make coffee').click();
    await microwin.expectUndone(page, ITEM_SUBJECT);
  });

  test('a card by both: one completion', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').click();
    await microwin.expectWin(page, LAUNCH);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(LAUNCH);
    expect(await microwin.events()).toMatchObject([{ type: 'complete', subject: LAUNCH.subject }]);
  });

  test('an item by both: one completion, and its weak name learns its strong one', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await box(page, 'Make coffee').click();
    await microwin.expectWin(page, itemWin('Make coffee'));
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(itemWin('Make coffee'));
    expect(await microwin.completions()).toHaveLength(1);
    const links = (await microwin.events()).filter(({ type }) => type === 'note');
    expect(links).toMatchObject([
      { subject: `trello:item:${id('3c01')}`, alias: expect.stringMatching(WEAK_ITEM_SUBJECT) },
    ]);
  });

  test('a card that the person leaves before the page has shown it, by the write', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Rename the test ids');
    await set(page, { serverDelay: 300 });
    await blindCircle(page, '2a01').click();
    await practise(page, 'Go to another board');
    // Nothing on the page says any more what it was called.
    await microwin.expectWin(page, { ...LAUNCH, title: '' });
  });

  test('a mirror whose source is elsewhere: one completion', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await title(page, '2a06').scrollIntoViewIfNeeded();
    await front(page, '2a06').hover();
    await page.evaluate(
      (id) => document.querySelector(`li:has([data-card-id="${id}"])`)?.remove(),
      id('2a06'),
    );
    await circle(page, '2a04').click();
    await microwin.expectWin(page, INVOICES);
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(INVOICES);
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('a card in a dialog that is not its back', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Plan a card', id('2a11'));
    await page.locator('.plan .circle').click();
    await microwin.expectWin(page, cardWin('2a11', 'Hire a translator'));
    expect(await microwin.completions()).toMatchObject([{ by: 'gesture' }]);
  });
});

test.describe('what the server does afterwards', () => {
  test('a recurring card that it opens again stays won, once a day', async ({ microwin }) => {
    const page = await microwin.open(GARDEN_BOARD);
    await circle(page, '2b03').click();
    await microwin.expectWin(page, SEEDLINGS);
    await isOpen(page, '2b03');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(SEEDLINGS);

    await circle(page, '2b03').click();
    await isDone(page, '2b03');
    await isOpen(page, '2b03');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(SEEDLINGS);
    expect(await microwin.completions()).toHaveLength(1);
  });

  test('a recurring card that it opens again late stays won', async ({ microwin }) => {
    const page = await microwin.open(GARDEN_BOARD);
    await answerLate(microwin, page);
    await circle(page, '2b03').click();
    await microwin.expectWin(page, SEEDLINGS);
    await isOpen(page, '2b03');
    await page.waitForTimeout(WINDOW_MS);
    await microwin.expectCredit(SEEDLINGS);
  });

  for (const archiveAfter of [0, 400]) {
    test(`a card of the Inbox that is archived after ${archiveAfter} ms counts once`, async ({
      microwin,
    }) => {
      const page = await microwin.open(BOARD);
      await practise(page, 'Show the Inbox');
      await set(page, { archiveAfter });
      await circle(page, '2c01').click();
      await expect(front(page, '2c01')).toHaveCount(0);
      await microwin.expectWin(page, FLORIST);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(FLORIST);
      expect(await microwin.completions()).toHaveLength(1);
      expect(microwin.writes.map(({ body }) => JSON.parse(body ?? ''))).toMatchObject([
        { dueComplete: true },
        { closed: true },
      ]);
    });
  }

  test('another tab that is told of it counts nothing', async ({ microwin }) => {
    const first = await microwin.open(BOARD);
    const second = await microwin.open(BOARD);
    await set(second, { hearsOtherTabs: true });
    await title(second, '2a01').hover();
    await second.mouse.down();
    await second.mouse.up();
    await second.keyboard.press('Escape');
    await first.bringToFront();
    await circle(first, '2a01').click();
    await microwin.expectWin(first, LAUNCH);
    await isDone(second, '2a01');
    await second.waitForTimeout(WINDOW_MS);
    expect(await microwin.toast(second)).toBeUndefined();
    await microwin.expectCredit(LAUNCH);
    expect(await microwin.completions()).toHaveLength(1);
  });
});

test.describe('while the server takes its time', () => {
  for (const [when, slow] of [
    ['to answer', answerLate],
    ['and the page to send', (_: Microwin, page: Page) => set(page, { serverDelay: 1500 })],
  ] as const) {
    test(`${when}, Undo in the toast stays`, async ({ microwin }) => {
      const page = await microwin.open(BOARD);
      await slow(microwin, page);
      await circle(page, '2a01').click();
      await expect.poll(async () => (await microwin.toast(page))?.text, { intervals: [50] }).toContain('+10');
      await (await microwin.toast(page))?.undo();
      expect(microwin.writes).toEqual([]);
      await expect.poll(() => microwin.writes.length).toBe(1);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectUndone(page, LAUNCH.subject);
    });

    test(`${when}: ticked, unticked and ticked is one win`, async ({ microwin }) => {
      const page = await microwin.open(OPEN_CARD);
      await slow(microwin, page);
      for (let times = 0; times < 3; times++) {
        await box(page, 'Make coffee').click();
        await page.waitForTimeout(250);
      }
      await expect.poll(() => microwin.writes.length).toBe(3);
      await page.waitForTimeout(WINDOW_MS);
      await microwin.expectCredit(itemWin('Make coffee'));
      const [credit] = await microwin.credits();
      const credited = (await microwin.completions()).find((event) => event.id === credit?.id);
      expect(credited?.text?.title).toBe('Make coffee');
    });

    test(`${when}: several items are one win each`, async ({ microwin }) => {
      const items = ['Make coffee', 'Hang the plan', 'Borrow a wheelbarrow', 'Order 20 plants'];
      const page = await microwin.open(OPEN_CARD);
      await slow(microwin, page);
      for (const item of items) await box(page, item).click();
      await expect.poll(() => microwin.writes.length).toBe(items.length);
      await page.waitForTimeout(WINDOW_MS);
      expect(await microwin.credits()).toHaveLength(items.length);
      const titles = (await microwin.completions()).map(({ text }) => text?.title);
      expect(titles.sort()).toEqual(items.sort());
    });
  }

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

test.describe('no write counts', () => {
  const DONE = { dueComplete: true };

  test('that the page sends by itself', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    expect(await write(page, `/1/cards/${id('2a01')}`, DONE)).toBe(200);
    expect(await write(page, `/1/cards/${id('2a02')}/checkItem/${id('3c01')}`, { state: 'complete' })).toBe(
      200,
    );
    await microwin.expectNothing(page);
  });

  test('that the page sends long after the person did something', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a01').hover();
    await page.mouse.click(8, 400);
    await page.keyboard.press('Shift');
    await page.waitForTimeout(5200);
    expect(await write(page, `/1/cards/${id('2a01')}`, DONE)).toBe(200);
    await microwin.expectNothing(page);
  });

  test('of a tab in which the person does nothing', async ({ microwin }) => {
    const idle = await microwin.open(BOARD);
    const busy = await microwin.open(BOARD);
    await busy.mouse.click(8, 400);
    expect(await write(idle, `/1/cards/${id('2a01')}`, DONE)).toBe(200);
    await microwin.expectNothing(busy);
  });

  test('that the server refuses, though nobody saw the circle', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Rename the test ids');
    await set(page, { refuseNext: true });
    await blindCircle(page, '2a01').click();
    await page.getByRole('alert').waitFor();
    await isOpen(page, '2a01');
    await microwin.expectNothing(page);
  });

  test('that never arrives, though nobody saw the circle', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await microwin.context.route('https://trello.com/1/**', (route) => route.abort('connectionfailed'));
    await page.mouse.click(8, 400);
    await expect(write(page, `/1/cards/${id('2a01')}`, DONE)).rejects.toThrow();
    await microwin.expectNothing(page);
  });

  test('of another act: archiving, moving, renaming', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Rename the test ids');
    await front(page, '2a01').hover();
    await page.keyboard.press('c');
    await expect(front(page, '2a01')).toHaveCount(0);
    await write(page, `/1/cards/${id('2a02')}`, { idList: id('1003'), closed: false, pos: 1 });
    await write(page, `/1/cards/${id('2a02')}`, { name: 'done' });
    await microwin.expectNothing(page);
  });

  test('that opens again what was done before', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await practise(page, 'Rename the test ids');
    await blindCircle(page, '2a05').click();
    await isOpen(page, '2a05');
    await microwin.expectNothing(page);
  });
});

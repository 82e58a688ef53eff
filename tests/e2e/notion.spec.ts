import type { Locator, Page } from 'playwright';
import { expect, type Microwin, practise, set, test } from './harness.ts';

const uuid = (n: number) => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ADDRESS = `/Week-plan-${uuid(1).replaceAll('-', '')}`;
const subject = (n: number) => `notion:block:${uuid(n)}`;
const win = (n: number, title: string) => ({ subject: subject(n), kind: 'todo', title, points: 3 });

/** The boxes of one to-do, without those of its nested to-dos; more than one when it is synced. */
const todo = (page: Page, n: number): Locator =>
  page.locator(`.notion-to_do-block[data-block-id="${uuid(n)}"] > .line > .notion-list-item-box-left input`);
const text = (page: Page, n: number): Locator =>
  page.locator(`[data-block-id="${uuid(n)}"] [data-content-editable-leaf]`).first();
const row = (page: Page, n: number): Locator =>
  page.locator(`.notion-collection-item[data-block-id="${uuid(n)}"]`);
const cell = (page: Page, n: number, column: number): Locator =>
  row(page, n).locator(`[data-col-index="${column}"]`);
const box = (page: Page, n: number, column: number): Locator => cell(page, n, column).locator('input');

const DONE = 1;
const BLOCKED = 0;
const ERLEDIGT = 2;
const [PAID, PUBLIC] = [1, 2];

const open = (microwin: Microwin) => microwin.open(`https://app.notion.com${ADDRESS}`);
/** Opens the page of a row, or one that holds cards. */
const openPage = (microwin: Microwin, name: string, n: number) =>
  microwin.open(`https://app.notion.com/${name}-${uuid(n).replaceAll('-', '')}`);

/** Longer than a person's input vouches for what the page sends. */
const LONG_AGO_MS = 5200;
/** Longer than the witness in the page goes on looking at what it was aimed at. */
const LOOKED_MS = 3600;

/** A box by nothing but its block's id, as it is left on a page that gave everything new names. */
const anyBox = (page: Page, n: number): Locator =>
  page.locator(`[data-block-id="${uuid(n)}"] input[type="checkbox"]`).first();
/** A page on which only the write witness understands what happens. */
const openRenamed = async (microwin: Microwin) => {
  const page = await open(microwin);
  await practise(page, 'Rename everything');
  await expect(page.locator('.notion-to_do-block, [data-testid]')).toHaveCount(0);
  return page;
};
/** How each completion in the log came to be known. */
const witnesses = async (microwin: Microwin) =>
  (await microwin.events()).filter(({ type }) => type === 'complete').map(({ by }) => by);

test.afterEach('nothing was ever written into the page', async ({ microwin }) => {
  for (const page of microwin.context.pages().filter((page) => page.url().includes('notion'))) {
    expect(await page.evaluate('practice.foreignMutations')).toBe(0);
  }
});

test.describe('a to-do counts', () => {
  const ways: Record<string, (page: Page) => Promise<void>> = {
    'ticked by mouse': (page) => todo(page, 11).click(),
    'ticked by Space': async (page) => {
      await todo(page, 11).focus();
      await page.keyboard.press('Space');
    },
    'ticked by Ctrl+Enter in its text': async (page) => {
      await text(page, 11).click();
      await page.keyboard.press('Control+Enter');
    },
    'ticked by Cmd+Enter in its text': async (page) => {
      await text(page, 11).click();
      await page.keyboard.press('Meta+Enter');
    },
    'shown done only after 600 ms': async (page) => {
      await set(page, { commitDelay: 600 });
      await todo(page, 11).click();
    },
    'drawn anew under the press': async (page) => {
      await practise(page, 'Remount on press');
      await todo(page, 11).click();
    },
    'drawn anew after the click': async (page) => {
      await set(page, { commitDelay: 300 });
      await todo(page, 11).click();
      await practise(page, 'Remount');
    },
    'of the newer, masked icons': async (page) => {
      await practise(page, 'Newer Notion');
      await todo(page, 11).click();
    },
  };
  for (const [way, tick] of Object.entries(ways)) {
    test(way, async ({ microwin }) => {
      const page = await open(microwin);
      await tick(page);
      await microwin.expectWin(page, win(11, 'Send the agenda'));
      await expect(todo(page, 11)).toBeChecked();
    });
  }

  test('that holds others, under its own text alone', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 13).click();
    await microwin.expectWin(page, win(13, 'Prepare the workshop'));
  });

  test('that lies in another', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 14).click();
    await microwin.expectWin(page, win(14, 'Draft the slides'));
  });

  test('that a synced block shows twice, once', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 17).last().click();
    await microwin.expectWin(page, win(17, 'Water the plants'));
    await expect(todo(page, 17).first()).toBeChecked();
  });

  test('far down a list that is mounted as it is scrolled', async ({ microwin }) => {
    const page = await open(microwin);
    await scrollToEnd(page);
    await todo(page, 1118).click();
    await microwin.expectWin(page, win(1118, 'Write to the supplier, part 119'));
  });

  test('on the old host', async ({ microwin }) => {
    const page = await microwin.open(`https://www.notion.so${ADDRESS}`);
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
  });
});

test.describe('a checkbox property counts', () => {
  test('by mouse', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 31, DONE).click();
    await microwin.expectWin(page, win(31, 'Choose a venue'));
  });

  test('by Space', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 34, DONE).focus();
    await page.keyboard.press('Space');
    await microwin.expectWin(page, win(34, 'Ask for quotes'));
  });

  test('with the newer, masked icons', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Newer Notion');
    await box(page, 34, DONE).click();
    await microwin.expectWin(page, win(34, 'Ask for quotes'));
  });

  test('when its row leaves the view at once', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Hide done rows');
    await box(page, 34, DONE).click();
    await expect(row(page, 34)).toHaveCount(0);
    await microwin.expectWin(page, win(34, 'Ask for quotes'));
  });

  test('called Erledigt, beside one that does not mean done', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 42, ERLEDIGT).click();
    await microwin.expectWin(page, win(42, 'Rechnung prüfen'));
  });
});

test.describe('a checkbox property counts outside of tables', () => {
  test('on a card of a board that shows no other', async ({ microwin }) => {
    const page = await openPage(microwin, 'Errands', 24);
    await anyBox(page, 71).click();
    await microwin.expectWin(page, win(71, 'Return the parcel'));
  });

  test('in a list, when its label says so', async ({ microwin }) => {
    const page = await openPage(microwin, 'Errands', 24);
    await row(page, 73).locator('input').nth(1).focus();
    await page.keyboard.press('Space');
    await microwin.expectWin(page, win(73, 'Pay the rent'));
  });

  test('on the page of its row', async ({ microwin }) => {
    const page = await openPage(microwin, 'Plan-the-team-trip', 33);
    await page.getByRole('table').getByRole('checkbox').click();
    await microwin.expectWin(page, win(33, 'Plan the team trip'));
  });

  test('in a peek at its row, over the table that shows it too', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Peek at a row');
    await page.locator('.notion-peek-renderer').getByRole('checkbox').click();
    await expect(box(page, 33, DONE)).toBeChecked();
    await microwin.expectWin(page, win(33, 'Plan the team trip'));
  });

  test('on the page of its row, beside one that does not mean done', async ({ microwin }) => {
    const page = await openPage(microwin, 'Rechnung', 42);
    await page.getByRole('row', { name: 'Erledigt' }).getByRole('checkbox').click();
    await microwin.expectWin(page, win(42, 'Rechnung prüfen'));
  });

  test('not when it is not known to mean done', async ({ microwin }) => {
    const cards = await openPage(microwin, 'Errands', 24);
    await row(cards, 73).locator('input').first().click();
    await row(cards, 74).locator('input').first().click();
    await row(cards, 74).locator('input').nth(1).click();
    await anyBox(cards, 72).click();
    await expect(anyBox(cards, 72)).not.toBeChecked();
    await expect(row(cards, 74).locator('input').nth(1)).toBeChecked();
    const page = await openPage(microwin, 'Rechnung', 42);
    await page.getByRole('row', { name: 'Blocked?' }).getByRole('checkbox').click();
    await microwin.expectNothing(page);
  });
});

test.describe('two witnesses', () => {
  test('agree on one credit', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    await expect.poll(() => microwin.writes.length).toBe(1);
    await page.waitForTimeout(LOOKED_MS);
    await expectOneCredit(microwin, 11);
    expect(await microwin.events()).toHaveLength(1);
  });

  test('agree on one credit for a write that waited to leave with others', async ({ microwin }) => {
    const page = await open(microwin);
    await set(page, { serverDelay: 2000 });
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    expect(microwin.writes).toEqual([]);
    await expect.poll(() => microwin.writes.length).toBe(1);
    await page.waitForTimeout(LOOKED_MS);
    expect(await witnesses(microwin)).toEqual(['gesture']);
    await expectOneCredit(microwin, 11);
  });

  test('the gesture suffices when the page sends nothing', async ({ microwin }) => {
    const page = await open(microwin);
    await set(page, { sends: false });
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    expect(microwin.writes).toEqual([]);
    expect(await witnesses(microwin)).toEqual(['gesture']);
  });

  for (const [what, n, title] of [
    ['', 11, 'Send the agenda'],
    [', of a to-do that holds others', 13, 'Prepare the workshop'],
    [', of a to-do in another', 14, 'Draft the slides'],
    [', of a to-do that a synced block shows twice', 17, 'Water the plants'],
  ] as const) {
    test(`the write suffices on a page that cannot be read any more${what}`, async ({ microwin }) => {
      const page = await openRenamed(microwin);
      await anyBox(page, n).click();
      await microwin.expectWin(page, win(n, title));
      expect(await witnesses(microwin)).toEqual(['write']);
    });
  }

  test('the write suffices in its newer form, and after two seconds', async ({ microwin }) => {
    const page = await openRenamed(microwin);
    await practise(page, 'Newer Notion');
    await set(page, { serverDelay: 2000 });
    await anyBox(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    expect(await witnesses(microwin)).toEqual(['write']);
  });

  test('the write alone takes a win back', async ({ microwin }) => {
    const page = await openRenamed(microwin);
    await anyBox(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    await anyBox(page, 11).click();
    await microwin.expectUndone(page, subject(11));
  });

  test('all that is selected is ticked by Ctrl+Enter: one credit each, and one toast', async ({
    microwin,
  }) => {
    const page = await open(microwin);
    await text(page, 13).hover();
    await page.mouse.down();
    await text(page, 14).hover();
    await page.mouse.up();
    await page.keyboard.press('Control+Enter');
    await expect(todo(page, 13)).toBeChecked();
    await expect(todo(page, 14)).toBeChecked();
    await expect.poll(async () => (await microwin.toast(page))?.text).toContain('2 wins');
    expect((await microwin.toast(page))?.text).toContain('Prepare the workshop, Draft the slides');
    await expect.poll(() => microwin.writes.length).toBe(2);
    await page.waitForTimeout(LOOKED_MS);
    expect((await microwin.credits()).map((credit) => credit.subject).sort()).toEqual([
      subject(13),
      subject(14),
    ]);
    expect(await microwin.events()).toHaveLength(2);
  });
});

test.describe('what is taken back', () => {
  test('unticking takes the win back, ticking again gives it back once', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    await todo(page, 11).click();
    await microwin.expectUndone(page, subject(11));
    await todo(page, 11).click();
    await expectOneCredit(microwin, 11);
  });

  test('Ctrl+Z right after the tick', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).click();
    await expect.poll(() => microwin.credits()).toHaveLength(1);
    await page.keyboard.press('Control+z');
    await expect(todo(page, 11)).not.toBeChecked();
    await microwin.expectUndone(page, subject(11));
  });

  for (const [what, n, tick] of [
    ['a to-do', 11, (page: Page) => todo(page, 11)],
    ['a row', 34, (page: Page) => box(page, 34, DONE)],
  ] as const) {
    test(`${what} whose change the server refuses`, async ({ microwin }) => {
      const page = await open(microwin);
      await set(page, { refuseNext: true });
      await tick(page).click();
      await expect(tick(page)).toBeChecked();
      await expect(tick(page)).not.toBeChecked();
      await microwin.expectUndone(page, subject(n));
    });
  }

  test('what only its write told of, when the server refuses it', async ({ microwin }) => {
    const page = await openRenamed(microwin);
    await set(page, { refuseNext: true });
    await anyBox(page, 11).click();
    await expect(anyBox(page, 11)).toBeChecked();
    await expect(anyBox(page, 11)).not.toBeChecked();
    await microwin.expectNothing(page);
    expect(microwin.writes).toHaveLength(1);
  });

  test('not a win whose unticking the server refuses', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    await set(page, { refuseNext: true });
    await todo(page, 11).click();
    await expect(todo(page, 11)).not.toBeChecked();
    await expect(todo(page, 11)).toBeChecked();
    await page.waitForTimeout(1000);
    await expectOneCredit(microwin, 11);
  });

  test('a row that left the view and is put back by a refusal', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Hide done rows');
    await set(page, { refuseNext: true });
    await box(page, 34, DONE).click();
    await expect(box(page, 34, DONE)).not.toBeChecked();
    await microwin.expectNothing(page);
  });
});

test.describe('one act is one credit', () => {
  test('done twice, with a teammate undoing it between', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).click();
    await microwin.expectWin(page, win(11, 'Send the agenda'));
    await page.waitForTimeout(3500);
    await practise(page, 'Teammate unchecks a to-do', uuid(11));
    await todo(page, 11).click();
    await expect(todo(page, 11)).toBeChecked();
    await page.waitForTimeout(1000);
    await expectOneCredit(microwin, 11);
  });

  test('the same to-do ticked in two tabs', async ({ microwin }) => {
    const one = await open(microwin);
    const other = await open(microwin);
    await todo(one, 11).click();
    await expect.poll(() => microwin.credits()).toHaveLength(1);
    await todo(other, 11).click();
    await expect(todo(other, 11)).toBeChecked();
    await other.waitForTimeout(1000);
    await expectOneCredit(microwin, 11);
    expect(await microwin.events()).toHaveLength(1);
  });
});

test.describe('nothing counts', () => {
  test('checked at load, or scrolled into view checked', async ({ microwin }) => {
    const page = await open(microwin);
    await expect(todo(page, 12)).toBeChecked();
    await text(page, 12).click();
    await text(page, 15).click();
    await scrollToEnd(page);
    await expect(todo(page, 1119)).toBeChecked();
    await text(page, 1119).click();
    await page.mouse.wheel(0, -2000);
    await microwin.expectNothing(page);
  });

  test('an unchecked element that is used again for a checked to-do while it is clicked', async ({
    microwin,
  }) => {
    const page = await open(microwin);
    await scrollToEnd(page);
    const recycled = await todo(page, 1118).elementHandle();
    await set(page, { commitDelay: 60_000 });
    await todo(page, 1118).click();
    // The element of to-do 118 is that of 38 too, which is checked.
    await page.mouse.wheel(0, -2200);
    await expect(todo(page, 1038)).toBeChecked();
    expect(await recycled?.isChecked()).toBe(true);
    await microwin.expectNothing(page);
  });

  test('a teammate checks things, with the person looking on or clicking elsewhere', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Teammate checks a to-do', uuid(14));
    await text(page, 11).click();
    await practise(page, 'Teammate checks a to-do', uuid(11));
    await cell(page, 31, 0).click();
    await practise(page, 'Teammate checks a row', uuid(31));
    await todo(page, 12).click();
    await practise(page, 'Teammate checks a to-do', uuid(16));
    await expect(todo(page, 11)).toBeChecked();
    await expect(box(page, 31, DONE)).toBeChecked();
    await microwin.expectNothing(page);
    expect(microwin.writes).toHaveLength(1);
  });

  test('a press that is dragged off the box, then a teammate checks it', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 11).hover();
    await page.mouse.down();
    await text(page, 2).hover();
    await page.mouse.up();
    await expect(todo(page, 11)).not.toBeChecked();
    await todo(page, 16).click({ button: 'right' });
    await practise(page, 'Teammate checks a to-do', uuid(11));
    await practise(page, 'Teammate checks a to-do', uuid(16));
    await microwin.expectNothing(page);
  });

  test('late corrections of an old cache, while the person clicks around', async ({ microwin }) => {
    const page = await open(microwin);
    await text(page, 16).click();
    await cell(page, 34, 0).click();
    await practise(page, 'Late cache correction');
    await expect(todo(page, 16)).toBeChecked();
    await expect(box(page, 34, DONE)).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('unchecking what was done before', async ({ microwin }) => {
    const page = await open(microwin);
    await todo(page, 12).click();
    await box(page, 32, DONE).click();
    await expect(todo(page, 12)).not.toBeChecked();
    await expect(box(page, 32, DONE)).not.toBeChecked();
    await microwin.expectNothing(page);
  });

  test('unchecking what was done before, refused or undone: it is as it was', async ({ microwin }) => {
    const page = await open(microwin);
    await set(page, { refuseNext: true });
    await todo(page, 12).click();
    await expect(todo(page, 12)).not.toBeChecked();
    await expect(todo(page, 12)).toBeChecked();
    await todo(page, 15).click();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+z');
    await expect(todo(page, 15)).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('what is left from another time and sent when the page opens', async ({ microwin }) => {
    const page = await open(microwin);
    await practise(page, 'Flush an old change');
    await expect(todo(page, 16)).toBeChecked();
    await expect.poll(() => microwin.writes.length).toBe(1);
    await microwin.expectNothing(page);
  });

  test('what is sent long after the person did anything', async ({ microwin }) => {
    const page = await open(microwin);
    await text(page, 16).click();
    await page.waitForTimeout(LONG_AGO_MS);
    await practise(page, 'Flush an old change');
    await expect.poll(() => microwin.writes.length).toBe(1);
    await microwin.expectNothing(page);
  });

  for (const keys of ['Control+Shift+z', 'Control+y']) {
    test(`what ${keys} repeats`, async ({ microwin }) => {
      const page = await open(microwin);
      await todo(page, 11).click();
      await expect.poll(() => microwin.credits()).toHaveLength(1);
      await page.keyboard.press('Control+z');
      await microwin.expectUndone(page, subject(11));
      await page.waitForTimeout(LOOKED_MS);
      await page.keyboard.press(keys);
      await expect(todo(page, 11)).toBeChecked();
      await expect.poll(() => microwin.writes.length).toBe(3);
      await page.waitForTimeout(1000);
      expect(await microwin.credits()).toEqual([]);
      expect(await microwin.toast(page)).toBeUndefined();
    });
  }

  test('clicks and keys forged by a script', async ({ microwin }) => {
    const page = await open(microwin);
    // The caret, too, was not put there by anybody.
    await text(page, 16).evaluate((leaf) => {
      leaf.closest<HTMLElement>('[data-content-editable-root]')?.focus();
      getSelection()?.collapse(leaf, 0);
    });
    await todo(page, 11).evaluate((box) => (box as HTMLInputElement).click());
    await todo(page, 14).evaluate((box) => {
      for (const type of ['pointerdown', 'pointerup', 'click'])
        box.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
    });
    await box(page, 34, DONE).evaluate((box) => (box as HTMLInputElement).click());
    await text(page, 16).evaluate((leaf) => {
      leaf.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    });
    for (const forged of [todo(page, 11), todo(page, 14), todo(page, 16), box(page, 34, DONE)]) {
      await expect(forged).toBeChecked();
    }
    await microwin.expectNothing(page);
  });

  test('selecting rows, a switch, and a checkbox in a dialog', async ({ microwin }) => {
    const page = await open(microwin);
    await row(page, 31).getByLabel('Select row').click();
    await row(page, 42)
      .locator('.selector label')
      .click({ position: { x: 3, y: 3 } });
    await page.getByLabel('Select all rows').first().click();
    await expect(row(page, 34).getByLabel('Select row')).toBeChecked();
    await page.getByRole('switch').first().click();
    await expect(row(page, 32)).toHaveCount(0);
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Weekly summary').click();
    await expect(page.getByLabel('Weekly summary')).toBeChecked();
    await microwin.expectNothing(page);
  });

  test('checkbox properties that do not mean done', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 41, BLOCKED).click();
    await box(page, 51, PAID).click();
    await box(page, 51, PUBLIC).focus();
    await page.keyboard.press('Space');
    for (const ticked of [box(page, 41, BLOCKED), box(page, 51, PAID), box(page, 51, PUBLIC)]) {
      await expect(ticked).toBeChecked();
    }
    await microwin.expectNothing(page);
  });

  test('to-dos that are made checked: typed, duplicated', async ({ microwin }) => {
    const page = await open(microwin);
    await text(page, 6).click();
    await page.keyboard.type('[x] Milk');
    await expect(todo(page, 6)).toBeChecked();
    await expect(text(page, 6)).toHaveText('Milk');
    await practise(page, 'Duplicate a checked to-do');
    await expect(page.getByText('Book the meeting room')).toHaveCount(2);
    await expect.poll(() => microwin.writes.filter(({ body }) => body?.includes('"Yes"')).length).toBe(2);
    await microwin.expectNothing(page);
  });

  test('plain Enter and Space in the text of a to-do', async ({ microwin }) => {
    const page = await open(microwin);
    await text(page, 11).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.keyboard.type('a new one');
    await expect(page.getByText('a new one')).toBeVisible();
    await expect(todo(page, 11)).not.toBeChecked();
    await microwin.expectNothing(page);
  });

  test('another page is opened before the change shows', async ({ microwin }) => {
    const page = await open(microwin);
    await set(page, { commitDelay: 2000 });
    await todo(page, 11).click();
    await box(page, 34, DONE).click();
    await practise(page, 'Go to another page');
    await expect(page).toHaveURL(/Plan-the-team-trip/);
    await text(page, 62).click();
    await microwin.expectNothing(page);
    expect(microwin.writes).toEqual([]);
  });

  test('a page that draws itself anew while nothing changes', async ({ microwin }) => {
    const page = await open(microwin);
    await set(page, { commitDelay: 60_000 });
    await box(page, 34, DONE).click();
    await todo(page, 11).click();
    await practise(page, 'Remount');
    await practise(page, 'Newer Notion');
    await microwin.expectNothing(page);
  });
});

async function expectOneCredit(microwin: Microwin, n: number): Promise<void> {
  await expect
    .poll(() => microwin.credits())
    .toMatchObject([{ subject: subject(n), kind: 'todo', points: 3 }]);
}

/** By the wheel, as a person does, so that the list is mounted piece by piece. */
async function scrollToEnd(page: Page): Promise<void> {
  await text(page, 2).hover();
  await expect(async () => {
    await page.mouse.wheel(0, 900);
    await expect(todo(page, 1119)).toBeInViewport({ timeout: 100 });
  }).toPass();
}

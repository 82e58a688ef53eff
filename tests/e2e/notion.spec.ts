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

test.describe('a checkbox property and its write', () => {
  test('are one credit', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 34, DONE).click();
    await microwin.expectWin(page, win(34, 'Ask for quotes'));
    await expect.poll(() => microwin.writes.length).toBe(1);
    await page.waitForTimeout(LOOKED_MS);
    expect(await microwin.events()).toHaveLength(1);
  });

  test('are one credit for each of the rows that are selected', async ({ microwin }) => {
    const page = await open(microwin);
    for (const n of [31, 34]) await row(page, n).getByLabel('Select row').click();
    await box(page, 31, DONE).click();
    await expect(box(page, 34, DONE)).toBeChecked();
    await expect.poll(async () => (await microwin.toast(page))?.text).toContain('2 wins');
    await page.waitForTimeout(LOOKED_MS);
    expect((await microwin.credits()).map((credit) => credit.subject).sort()).toEqual([31, 34].map(subject));
    expect(await microwin.events()).toHaveLength(2);
  });

  test('are nothing when the write of another property confirms no gesture', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 41, BLOCKED).click();
    await box(page, 32, DONE).click();
    await expect.poll(() => microwin.writes.length).toBe(2);
    await microwin.expectNothing(page);
  });

  test('need each other: what a page that cannot be read sends of a row is nothing', async ({ microwin }) => {
    const page = await openRenamed(microwin);
    await page
      .locator(`[data-block-id="${uuid(34)}"] input`)
      .nth(1)
      .click();
    await expect.poll(() => microwin.writes.length).toBe(1);
    await microwin.expectNothing(page);
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

const STATUS = 1;
const NOTE = 2;
const STAGE = 3;
const finished = (n: number, title: string) => ({ subject: subject(n), kind: 'status', title, points: 10 });
const openProjects = (microwin: Microwin) => openPage(microwin, 'Projects', 100);
const value = (page: Page, n: number, column = STATUS): Locator =>
  cell(page, n, column).locator('[data-testid="property-value"]');
const option = (page: Page, name: string): Locator => page.getByRole('option', { name, exact: true });
/** Chooses in the menu of a status. */
const choose = async (page: Page, from: Locator, name: string) => {
  await from.click();
  await option(page, name).click();
};
const group = (page: Page, at: number): Locator => page.locator('.notion-board-group').nth(at);
const [TO_DO, DOING, FINISHED] = [0, 1, 2];
/** Drags a card to a group, by its name or its status. */
const drag = async (page: Page, n: number, to: number, from = 'a') => {
  await row(page, n).locator(from).hover();
  await page.mouse.down();
  await group(page, to).hover({ position: { x: 20, y: 60 }, force: true });
  await page.mouse.up();
};

test.describe('a status counts', () => {
  const ways: Record<string, [n: number, title: string, set: (page: Page) => Promise<void>]> = {
    'chosen in its menu': [111, 'Write the brief', (page) => choose(page, value(page, 111), 'Done')],
    'chosen a while after another': [
      112,
      'Ask for feedback',
      async (page) => {
        await choose(page, value(page, 112), 'Not started');
        await expect(value(page, 112)).toHaveText('Not started');
        await choose(page, value(page, 112), 'Done');
      },
    ],
    'chosen by keys': [
      114,
      'Fix the login',
      async (page) => {
        await value(page, 114).click();
        await page.keyboard.type('Do');
        await page.keyboard.press('Enter');
      },
    ],
    'shown only after 600 ms': [
      111,
      'Write the brief',
      async (page) => {
        await set(page, { commitDelay: 600 });
        await choose(page, value(page, 111), 'Done');
      },
    ],
    'of a task database': [121, 'Test the release', (page) => choose(page, value(page, 121), 'Done')],
    'shown as a checkbox': [131, 'Stretch', (page) => box(page, 131, STATUS).click()],
    'by dragging its card to a group that means done': [
      141,
      'Call the client',
      (page) => drag(page, 141, FINISHED),
    ],
    'by dragging its card by the very status': [
      142,
      'Send the offer',
      (page) => drag(page, 142, FINISHED, '.live'),
    ],
  };
  for (const [way, [n, title, finish]] of Object.entries(ways)) {
    test(way, async ({ microwin }) => {
      const page = await openProjects(microwin);
      await finish(page);
      await microwin.expectWin(page, finished(n, title));
      await expect.poll(() => microwin.writes.length).toBeGreaterThan(0);
      await page.waitForTimeout(LOOKED_MS);
      expect(await witnesses(microwin)).toHaveLength(1);
    });

    test(`${way}, when the page sends nothing`, async ({ microwin }) => {
      const page = await openProjects(microwin);
      await set(page, { sends: false });
      await finish(page);
      await microwin.expectWin(page, finished(n, title));
      expect(microwin.writes).toEqual([]);
      expect(await witnesses(microwin)).toEqual(['gesture']);
    });
  }

  test('in a board whose groups carry their own names', async ({ microwin }) => {
    const page = await openProjects(microwin);
    await practise(page, 'Newer Notion');
    await drag(page, 141, FINISHED);
    await microwin.expectWin(page, finished(141, 'Call the client'));
  });

  test('on the page of its row', async ({ microwin }) => {
    const page = await openPage(microwin, 'Brief', 111);
    await choose(page, page.getByRole('row', { name: 'Status' }).getByRole('button'), 'Done');
    await microwin.expectWin(page, finished(111, 'Write the brief'));
  });

  test('in a peek at its row', async ({ microwin }) => {
    const page = await openProjects(microwin);
    await practise(page, 'Peek at a row', uuid(114));
    const peek = page.locator('.notion-peek-renderer');
    await choose(page, peek.getByRole('row', { name: 'Status' }).getByRole('button'), 'Done');
    await microwin.expectWin(page, finished(114, 'Fix the login'));
  });

  for (const where of ['beside', 'above']) {
    test(`for all rows that are selected, by a bar ${where} the page`, async ({ microwin }) => {
      const page = await openProjects(microwin);
      if (where === 'above') await practise(page, 'Newer Notion');
      // Newer icons do not tell the type of a property; the well-known status tells it by its write.
      const rows = where === 'above' ? [121, 122] : [111, 112];
      for (const n of rows) await row(page, n).getByLabel('Select row').click();
      await choose(page, page.locator('.bulk').getByRole('button', { name: 'Status' }), 'Done');
      await expect.poll(async () => (await microwin.toast(page))?.text).toContain('2 wins');
      await page.waitForTimeout(LOOKED_MS);
      expect((await microwin.credits()).map((credit) => credit.subject).sort()).toEqual(rows.map(subject));
      expect(await microwin.events()).toHaveLength(2);
    });
  }

  test('for all rows of a table that is selected by its header', async ({ microwin }) => {
    const page = await openProjects(microwin);
    const sprint = page.locator('.notion-table-view').nth(1);
    await sprint.getByLabel('Select all rows').click();
    await choose(page, page.locator('.bulk').getByRole('button', { name: 'Status' }), 'Done');
    await expect.poll(() => microwin.credits()).toHaveLength(2);
    await page.waitForTimeout(LOOKED_MS);
    expect(await microwin.events()).toHaveLength(2);
  });

  test('when its row leaves the view at once: its write tells', async ({ microwin }) => {
    const page = await openProjects(microwin);
    await practise(page, 'Hide done rows');
    await choose(page, value(page, 114), 'Done');
    await expect(row(page, 114)).toHaveCount(0);
    await microwin.expectWin(page, finished(114, 'Fix the login'));
    expect(await witnesses(microwin)).toEqual(['write']);
  });

  test('of a task database on a page that cannot be read any more', async ({ microwin }) => {
    const page = await openProjects(microwin);
    await practise(page, 'Rename everything');
    await page.locator(`[data-block-id="${uuid(121)}"] [data-chooses]`).click();
    await page.locator('.menu > div', { hasText: 'Done' }).click();
    await microwin.expectWin(page, finished(121, 'Test the release'));
    expect(await witnesses(microwin)).toEqual(['write']);
  });

  test('by a name that the person added', async ({ microwin }) => {
    await microwin.choose({ doneNames: ['in progress'] });
    const page = await openProjects(microwin);
    await choose(page, value(page, 111), 'In progress');
    await microwin.expectWin(page, finished(111, 'Write the brief'));
  });
});

test.describe('a status is taken back', () => {
  const ways: Record<string, (page: Page) => Promise<unknown>> = {
    'by another choice': (page) => choose(page, value(page, 111), 'In progress'),
    'by Ctrl+Z': (page) => page.keyboard.press('Control+z'),
  };
  for (const [way, undo] of Object.entries(ways)) {
    test(way, async ({ microwin }) => {
      const page = await openProjects(microwin);
      await choose(page, value(page, 111), 'Done');
      await microwin.expectWin(page, finished(111, 'Write the brief'));
      await undo(page);
      await expect(value(page, 111)).not.toHaveText('Done');
      await microwin.expectUndone(page, subject(111));
    });
  }

  test('by dragging its card back', async ({ microwin }) => {
    const page = await openProjects(microwin);
    await drag(page, 141, FINISHED);
    await microwin.expectWin(page, finished(141, 'Call the client'));
    await drag(page, 141, DOING);
    await microwin.expectUndone(page, subject(141));
  });

  test('and a ticked property by Ctrl+Z', async ({ microwin }) => {
    const page = await open(microwin);
    await box(page, 34, DONE).click();
    await microwin.expectWin(page, win(34, 'Ask for quotes'));
    await page.keyboard.press('Control+z');
    await expect(box(page, 34, DONE)).not.toBeChecked();
    await microwin.expectUndone(page, subject(34));
  });

  for (const [what, n, finish] of [
    ['a choice', 111, (page: Page) => choose(page, value(page, 111), 'Done')],
    ['a choice in a task database', 121, (page: Page) => choose(page, value(page, 121), 'Done')],
    ['a status shown as a checkbox', 131, (page: Page) => box(page, 131, STATUS).click()],
    ['a drag', 141, (page: Page) => drag(page, 141, FINISHED)],
  ] as const) {
    test(`when the server refuses ${what}`, async ({ microwin }) => {
      const page = await openProjects(microwin);
      await set(page, { refuseNext: true });
      await finish(page);
      await expect.poll(() => microwin.writes.length).toBe(1);
      await microwin.expectUndone(page, subject(n));
      await page.waitForTimeout(LOOKED_MS);
      expect(await microwin.credits()).toEqual([]);
    });
  }
});

test.describe('no status counts', () => {
  const nothing: Record<string, (page: Page, microwin: Microwin) => Promise<void>> = {
    'set to something between': async (page) => {
      await choose(page, value(page, 111), 'In progress');
      await choose(page, value(page, 121), 'In progress');
      await drag(page, 141, DOING);
      await choose(page, value(page, 112), 'Not started');
    },
    'set to something between in a view that hides it then': async (page) => {
      await practise(page, 'Hide done rows');
      await choose(page, value(page, 114), 'In progress');
      await expect(row(page, 114)).toHaveCount(0);
    },
    'when it was done already': async (page) => {
      await choose(page, value(page, 113), 'Done');
      await drag(page, 143, FINISHED);
    },
    'taken from what was done before': async (page) => {
      await choose(page, value(page, 113), 'Not started');
      await box(page, 132, STATUS).click();
      await drag(page, 143, TO_DO);
    },
    'of a teammate while its menu is open': async (page) => {
      await value(page, 111).click();
      await practise(page, 'Teammate sets a property', uuid(111), 'sT@t', 'Done');
      await option(page, 'Done').click();
      await practise(page, 'Teammate sets a property', uuid(112), 'sT@t', 'Done');
    },
    'of a teammate after its menu was left': async (page) => {
      await value(page, 111).click();
      await page.keyboard.press('Escape');
      await practise(page, 'Teammate sets a property', uuid(111), 'sT@t', 'Done');
      await cell(page, 112, 0).click();
    },
    'of a teammate who moves a card that the person presses': async (page) => {
      await row(page, 141).click();
      await practise(page, 'Teammate sets a property', uuid(141), 'gR:p', 'Done');
      await expect(group(page, FINISHED).locator(`[data-block-id="${uuid(141)}"]`)).toBeVisible();
    },
    'of a card moved within its group, or let go nowhere': async (page) => {
      await drag(page, 144, TO_DO);
      await row(page, 141).locator('a').hover();
      await page.mouse.down();
      await page.mouse.move(5, 5, { steps: 4 });
      await page.mouse.up();
    },
    'of a card whose drag is given up': async (page) => {
      await row(page, 141).locator('a').hover();
      await page.mouse.down();
      await group(page, FINISHED).hover({ position: { x: 20, y: 60 }, force: true });
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await expect(group(page, TO_DO).locator(`[data-block-id="${uuid(141)}"]`)).toBeVisible();
    },
    'of rows that are only selected, and then deleted': async (page) => {
      const [all] = await page.getByLabel('Select all rows').all();
      await all?.click();
      await page.locator('.bulk').getByRole('button', { name: 'Delete' }).click();
      await expect(row(page, 111)).toHaveCount(0);
    },
    'of rows that are selected and set to something between': async (page) => {
      for (const n of [111, 114]) await row(page, n).getByLabel('Select row').click();
      await choose(page, page.locator('.bulk').getByRole('button', { name: 'Status' }), 'In progress');
      await expect(value(page, 114)).toHaveText('In progress');
    },
    'left from another time and sent when the page opens': async (page, microwin) => {
      await practise(page, 'Flush an old change', uuid(121), 'notion://tasks/status_property', 'Done');
      await expect.poll(() => microwin.writes.length).toBe(1);
    },
    'in a text that says Done': async (page) => {
      await value(page, 111, NOTE).click();
      await page.keyboard.type('Done');
      await page.keyboard.press('Enter');
      await expect(value(page, 111, NOTE)).toHaveText('Done');
    },
    'in a text that says Done, right after another choice': async (page, microwin) => {
      await choose(page, value(page, 111), 'In progress');
      await expect.poll(() => microwin.writes.length).toBe(1);
      await value(page, 111, NOTE).click();
      await page.keyboard.type('Done');
      await page.keyboard.press('Enter');
      await expect.poll(() => microwin.writes.length).toBe(2);
    },
    'in a select of which nobody said what it means': async (page) => {
      await choose(page, value(page, 111, STAGE), 'Done');
      await expect(value(page, 111, STAGE)).toHaveText('Done');
    },
    'by a script': async (page) => {
      await value(page, 111).evaluate((value) => (value as HTMLElement).click());
      await option(page, 'Done').evaluate((option) => (option as HTMLElement).click());
      await expect(value(page, 111)).toHaveText('Done');
      await box(page, 131, STATUS).evaluate((box) => (box as HTMLElement).click());
    },
    'of a row that is made or copied': async (page) => {
      await cell(page, 113, 0).click();
      await practise(page, 'Make a row like it', uuid(113));
      await practise(page, 'Duplicate a row', uuid(113));
      await practise(page, 'Make a row like it', uuid(143));
      await expect(page.getByText('Made in its column')).toHaveCount(2);
    },
    'of a database that the person said does not count': async (page, microwin) => {
      const databases = [101, 102, 103, 104].map((n) => ({ id: uuid(n), name: '', counts: false }));
      await microwin.choose({ databases });
      await choose(page, value(page, 111), 'Done');
      await choose(page, value(page, 121), 'Done');
      await box(page, 131, STATUS).click();
      await drag(page, 141, FINISHED);
      await expect.poll(() => microwin.writes.length).toBe(4);
    },
    'when it is undone before and repeated by Ctrl+Y': async (page) => {
      await set(page, { sends: false });
      await cell(page, 111, 0).click();
      await practise(page, 'Teammate sets a property', uuid(111), 'sT@t', 'Done');
      await page.keyboard.press('Control+y');
    },
  };
  for (const [what, act] of Object.entries(nothing)) {
    test(what, async ({ microwin }) => {
      const page = await openProjects(microwin);
      await act(page, microwin);
      await microwin.expectNothing(page);
    });
  }
});

test.describe('what a database means', () => {
  const INVOICES = { id: uuid(22), name: 'Invoices' };
  const CONTACTS = { id: uuid(105), name: 'Contacts' };

  test('is asked for several checkboxes of which none is called done', async ({ microwin }) => {
    const page = await open(microwin);
    const doubts = await doubtsOf(microwin);
    await box(page, 51, PAID).click();
    await expect(box(page, 51, PAID)).toBeChecked();
    await expect.poll(doubts).toEqual([{ unsure: 'todo: which property means done', ask: INVOICES }]);
    // One of these is called done, so the other is not meant.
    await box(page, 41, BLOCKED).click();
    await expect(box(page, 41, BLOCKED)).toBeChecked();
    await microwin.expectNothing(page);
    expect(await doubts()).toHaveLength(1);
  });

  test('is asked for a select that is set to a name that means done', async ({ microwin }) => {
    const page = await openProjects(microwin);
    const doubts = await doubtsOf(microwin);
    await choose(page, value(page, 151), 'Won');
    await choose(page, value(page, 152), 'Done');
    await expect.poll(doubts).toEqual([{ unsure: 'status: which property means done', ask: CONTACTS }]);
    await microwin.expectNothing(page);
  });

  test('is said by the person: any checkbox, any name that means done', async ({ microwin }) => {
    await microwin.choose({
      databases: [
        { ...INVOICES, counts: true },
        { ...CONTACTS, counts: true },
      ],
    });
    const page = await open(microwin);
    await box(page, 51, PUBLIC).click();
    await microwin.expectWin(page, win(51, 'March, studio'));
    const projects = await openProjects(microwin);
    await choose(projects, value(projects, 151), 'Done');
    await microwin.expectWin(projects, finished(151, 'Acme'));
  });

  test('is said by the person: nothing', async ({ microwin }) => {
    await microwin.choose({ databases: [{ id: uuid(20), name: 'Tasks', counts: false }] });
    const page = await open(microwin);
    const doubts = await doubtsOf(microwin);
    await box(page, 34, DONE).click();
    await expect(box(page, 34, DONE)).toBeChecked();
    await microwin.expectNothing(page);
    expect(await doubts()).toEqual([]);
  });

  test('is not asked for a box that is none of its properties; that is told of', async ({ microwin }) => {
    const page = await openRenamed(microwin);
    const doubts = await doubtsOf(microwin);
    await anyBox(page, 11).click();
    await expect
      .poll(doubts)
      .toEqual(expect.arrayContaining([{ unsure: 'todo: a box outside all that is known' }]));
  });
});

/** What the content scripts of this browser could not tell, from now on. */
async function doubtsOf(microwin: Microwin): Promise<() => Promise<unknown[]>> {
  const page = await microwin.context.newPage();
  await page.goto(`${microwin.root}manifest.json`);
  await page.evaluate(() => {
    const { chrome, heard } = Object.assign(globalThis, { heard: [] as unknown[] }) as unknown as {
      chrome: typeof import('webextension-polyfill');
      heard: unknown[];
    };
    chrome.runtime.onMessage.addListener((message: unknown) => {
      const { type, doubt } = message as { type: string; doubt: unknown };
      if (type === 'doubt') heard.push(doubt);
      return undefined;
    });
  });
  const [before] = microwin.context.pages().slice(-2);
  await before?.bringToFront();
  return () => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
}

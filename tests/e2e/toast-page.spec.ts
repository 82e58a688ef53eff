import { expectUndone } from '#tests/e2e/expectations.ts';
import { set } from '#tests/e2e/fake-site.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import {
  addEditor,
  atRest,
  BOARD,
  back,
  circle,
  countClicks,
  expectGone,
  host,
  inside,
  isDone,
  LAUNCH,
  OPEN_CARD,
  openHeld,
  picture,
  toasted,
  withHeldToast,
} from '#tests/e2e/toast-steps.ts';

test.describe('what a page notices of it', () => {
  test('one element with nothing to see in it, and only while there is something to say', async ({
    microwin,
  }) => {
    const { page } = await withHeldToast(microwin);
    await expect(host(page)).toHaveCount(1);
    const seen = await host(page).evaluate((host) => ({
      shadow: host.shadowRoot,
      content: host.innerHTML,
      names: host.getAttributeNames(),
    }));
    expect(seen).toEqual({ shadow: null, content: '', names: ['popover', 'style'] });
    await page.keyboard.press('Escape');
    await expect(host(page)).toHaveCount(0);
  });

  test('no focus, neither when it comes nor when its Undo is pressed', async ({ microwin }) => {
    const page = await openHeld(microwin, OPEN_CARD);
    const title = back(page).getByTestId('card-back-title-input');
    await back(page).getByRole('checkbox', { name: 'Make coffee' }).click();
    await title.click();
    const toast = await toasted(microwin, page, 'Make coffee');
    await page.keyboard.press('End');
    await page.keyboard.type(' in');
    await toast.undo();
    await expectGone(microwin, page);
    await page.keyboard.type(' May');
    await expect(title).toBeFocused();
    await expect(title).toHaveValue('Plan the garden day in May');
  });

  test('clicks beside it, even within the corners of its box, but none upon it', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    // Wide enough for the toast to lie where the board is empty.
    await page.setViewportSize({ width: 1600, height: 720 });
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, LAUNCH.title);
    const { x, y, width, height } = toast.box;
    const clicks = await countClicks(page);
    const points = [
      [x + 1, y + 1],
      [x + width - 2, y + 1],
      [x + 1, y + height - 2],
      [x - 4, y + height / 2],
      [x + width / 2, y - 4],
    ] as const;
    for (const point of points) await page.mouse.click(...point);
    expect(await clicks()).toBe(points.length);
    await page.mouse.click(...inside(toast));
    expect(await clicks()).toBe(points.length);
    expect(await readToast(page)).toBeDefined();
  });

  test('nothing of Undo: the card stays done, and no write leaves', async ({ microwin }) => {
    const { page, toast } = await withHeldToast(microwin);
    await expect.poll(() => microwin.writes).toHaveLength(1);
    await toast.undo();
    await expectUndone(microwin, page, LAUNCH.subject);
    await isDone(page, '2a01');
    expect(microwin.writes).toHaveLength(1);
  });

  test('no press that would close its dialog', async ({ microwin }) => {
    const page = await openHeld(microwin, OPEN_CARD);
    await back(page).getByRole('checkbox', { name: 'Make coffee' }).click();
    const toast = await toasted(microwin, page, 'Make coffee');
    await page.mouse.click(...inside(toast));
    await toast.undo();
    await expectGone(microwin, page);
    await expect(back(page)).toBeVisible();
    await expect.poll(() => microwin.credits()).toEqual([]);
    // A press in the same place, with no toast there, does.
    await page.mouse.click(...inside(toast));
    await expect(back(page)).toHaveCount(0);
  });
});

test.describe('on an awkward page', () => {
  test('it can be pressed over a modal dialog', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.append(document.querySelector('#trello-root') ?? '');
      document.body.append(dialog);
      dialog.showModal();
    });
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, LAUNCH.title);
    await toast.undo();
    await expectUndone(microwin, page, LAUNCH.subject);
  });

  test('a double click on Undo does not fall through to the page', async ({ microwin }) => {
    const { page, toast } = await withHeldToast(microwin);
    const clicks = await countClicks(page);
    await toast.undo();
    const { x, y, width, height } = toast.button;
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect.poll(async () => (await readToast(page))?.text).toContain('Undone');
    expect(await clicks()).toBe(0);
    await expectGone(microwin, page);
    await expect.poll(() => microwin.credits()).toEqual([]);
  });

  test('it reads from left to right where the page does not', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, LAUNCH.title);
    await page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
    const ltr = await picture(page, await atRest(microwin, page));
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect(Buffer.compare(await picture(page, toast), ltr)).toBe(0);
  });

  test('it comes again after the page threw it out', async ({ microwin }) => {
    const { page } = await withHeldToast(microwin);
    await host(page).evaluate((element) => element.remove());
    await circle(page, '2a02').click();
    await toasted(microwin, page, 'Plan the garden day');
  });
});

test.describe('where it lies', () => {
  const WINDOW = { width: 1280, height: 720 };

  test('in a corner where nobody writes or has just pressed', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await page.setViewportSize(WINDOW);
    await set(page, { commitDelay: 500 });
    /** Completes a card, does something else before the toast comes, and says where it then lies. */
    const corner = async (card: string, meanwhile: () => Promise<void>) => {
      await page.keyboard.press('Escape');
      await circle(page, card).click();
      await meanwhile();
      await expect.poll(() => readToast(page), { message: card }).toBeDefined();
      const { box } = await atRest(microwin, page);
      return [
        box.y + box.height / 2 > WINDOW.height / 2 ? 'bottom' : 'top',
        box.x + box.width / 2 > WINDOW.width / 2 ? 'end' : 'start',
      ].join(' ');
    };
    expect(await corner('2a01', async () => {})).toBe('bottom end');
    const press = (x: number, y: number) => page.mouse.click(x, y);
    expect(await corner('2a02', () => press(1100, 690))).toBe('bottom start');

    // It is as wide as the page, so there is no room beside it.
    await addEditor(page, 90, 1);
    expect(await corner('2a03', () => press(200, 680))).toBe('top end');
    const editor = page.locator('#editor');
    await expect(editor).toBeFocused();
    await page.keyboard.type('And more: ');
    await expect(editor).toContainText('And more: ');

    // Of one that fills the page only the line with the caret must be seen, and it was pressed here.
    await addEditor(page, WINDOW.height - 60, 40);
    await set(page, { commitDelay: 900 });
    await editor.evaluate((editor) => {
      editor.style.pointerEvents = 'none';
    });
    expect(
      await corner('2a17', async () => {
        await editor.evaluate((editor) => {
          editor.style.pointerEvents = '';
        });
        await editor.locator('p').last().click();
      }),
    ).toBe('top end');
  });

  test('where it lay, when another win joins it', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await set(page, { commitDelay: 500 });
    await circle(page, '2a01').click();
    await page.mouse.click(1100, 690);
    const before = await toasted(microwin, page, LAUNCH.title);
    await circle(page, '2a02').click();
    const after = await toasted(microwin, page, '2 wins:');
    expect(after.box.x).toBe(before.box.x);
  });
});

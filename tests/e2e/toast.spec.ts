import type { Page } from 'playwright/test';
import { expectUndone } from '#tests/e2e/expectations.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import {
  atRest,
  BOARD,
  circle,
  expectGone,
  host,
  id,
  inside,
  isDone,
  LAUNCH,
  openHeld,
  STAY_MS,
  toasted,
  withHeldToast,
  withToast,
} from '#tests/e2e/toast-steps.ts';
import { TARGET_BONUS } from '#utils/domain/rules.ts';

test.describe('what it says', () => {
  test('is announced as a status', async ({ microwin }) => {
    const { page } = await withHeldToast(microwin);
    const devtools = await microwin.context.newCDPSession(page);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const status = nodes.find(({ role }) => role?.value === 'status');
    const within = (ids: string[] = []): string[] =>
      ids.flatMap((id) => {
        const node = nodes.find(({ nodeId }) => nodeId === id);
        return node?.role?.value === 'StaticText' ? [node.name?.value] : within(node?.childIds);
      });
    expect(within(status?.childIds)).toEqual(['Done: ', LAUNCH.title, '1 of 3 today', '+10']);
  });

  test('is text, whatever a title holds', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await circle(page, '2a07').click();
    const toast = await toasted(microwin, page, 'Fix the <b>login</b> form');
    expect(toast.html).toContain('Fix the &lt;b&gt;login&lt;/b&gt; form');
  });

  test('fits the page, however long a title or narrow a window', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    const title = 'Everything that is still to be done before spring, '.repeat(5).trim();
    await page.evaluate((title) => {
      const { fakeSite } = window as unknown as {
        fakeSite: { actions: Record<string, (name: string) => void> };
      };
      fakeSite.actions['Create a card']?.(title);
    }, title);
    await page.locator(`[data-card-id="${id('2a16')}"]`).waitFor();
    await circle(page, '2a16').click();
    expect((await toasted(microwin, page, title)).box.width).toBe(400);
    await page.setViewportSize({ width: 320, height: 480 });
    const { box } = await atRest(microwin, page);
    expect(box.x).toBeGreaterThan(0);
    expect(box.x + box.width).toBeLessThan(320);
  });

  test('joins the wins of 4 s, and Undo all takes back each of them', async ({ microwin }) => {
    const page = await openHeld(microwin, BOARD);
    await circle(page, '2a01').click();
    await toasted(microwin, page, 'Write the launch post · 1 of 3 today · +10');
    await circle(page, '2a02').click();
    const both = 'Write the launch post, Plan the garden day · 2 of 3 today · +20';
    const toast = await toasted(microwin, page, both);
    await expect(host(page)).toHaveCount(1);
    expect(toast.html).toContain('>2 wins: <b dir="auto">');
    expect(toast.html).toContain('>Undo all</button>');
    expect(await microwin.credits()).toHaveLength(2);
    await toast.undo();
    await expectGone(microwin, page);
    await expect.poll(() => microwin.credits()).toEqual([]);
    await isDone(page, '2a01');
    await isDone(page, '2a02');
  });

  test('begins anew after that', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await expectGone(microwin, page);
    await circle(page, '2a02').click();
    await toasted(microwin, page, 'Plan the garden day · 2 of 3 today · +10');
  });

  test('keeps of two wins the one that was not reopened', async ({ microwin }) => {
    const { page } = await withHeldToast(microwin);
    await circle(page, '2a02').click();
    await toasted(microwin, page, '2 wins:');
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, 'Plan the garden day · 1 of 3 today · +10');
    expect(toast.html).toContain('>Done: <b dir="auto">');
    expect(toast.html).toContain('>Undo</button>');
  });
});

test.describe('when one gesture finishes many', () => {
  const PLAN = 'https://app.notion.com/Week-plan-5eed0000000040008000000000000001';
  const text = (page: Page, n: number) =>
    page.locator(
      `[data-block-id="5eed0000-0000-4000-8000-${String(1000 + n).padStart(12, '0')}"] .notranslate`,
    );

  /** Opens a list of to-dos, each third of them ticked, and toggles all from the first to this one by one key. */
  async function toggleTo(microwin: Microwin, last: number): Promise<Page> {
    // Any of them may be the first to be counted, and so be a surprise. What is said today would hold only tomorrow.
    await microwin.empty({ surprise: 'steady' });
    const page = await openHeld(microwin, PLAN);
    // The list mounts what can be seen of it.
    await page.setViewportSize({ width: 1280, height: 2400 });
    await text(page, 0).click();
    await text(page, last).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+Enter');
    return page;
  }

  /** Both windows say that so many wins brought so many points. */
  async function expectInWindows(microwin: Microwin, wins: number, points: number): Promise<void> {
    for (const name of ['popup', 'newtab'] as const) {
      const window = await microwin.window(name);
      await expect(window.getByRole('heading', { level: 1 }), name).toHaveText(`${wins} wins today`);
      // The heading stands in the first frame, and all else comes later.
      await expect(window.locator('.win .gain'), name).toHaveCount(wins);
      const gains = await window.locator('.win .gain').allTextContents();
      expect(
        gains.reduce((sum, gain) => sum + Number(gain), 0),
        name,
      ).toBe(points);
      await expect(window.locator('.sum > :last-child'), name).toHaveText(
        `Points today+${points + TARGET_BONUS}`,
      );
      await window.close();
    }
    await expect.poll(() => microwin.badge()).toBe(String(wins));
  }

  test('P2: it is one toast with the points of a batch, as the windows have them', async ({ microwin }) => {
    const page = await toggleTo(microwin, 16);
    const toast = await toasted(microwin, page, '12 wins:');
    await expect(host(page)).toHaveCount(1);
    expect(toast.text).toMatch(
      /^12 wins:(.+, part \d+, ){2}.+, part \d+ and 9 more · 12 wins today.* · \+22$/,
    );
    await expectInWindows(microwin, 12, 5 * 3 + 5 * 1 + 2 * 1);
  });

  test('Undo all takes back all of them, named or not', async ({ microwin }) => {
    const page = await toggleTo(microwin, 16);
    await (await toasted(microwin, page, '12 wins:')).undo();
    await expect.poll(() => microwin.credits()).toEqual([]);
    await expect.poll(() => microwin.badge()).toBe('');
  });

  test('P2: far into a batch a win is told without points, and recorded all the same', async ({
    microwin,
  }) => {
    const page = await toggleTo(microwin, 34);
    expect((await toasted(microwin, page, '24 wins:')).text).toMatch(
      / and 21 more · 24 wins today.* · \+30$/,
    );
    await page.keyboard.press('Escape');
    await text(page, 36).click();
    await page.keyboard.press('Control+Enter');
    expect((await toasted(microwin, page, 'part 37')).text).toMatch(/ part 37 · 25 wins today · $/);
    await expectInWindows(microwin, 25, 5 * 3 + 5 * 1 + 10 * 1);
  });
});

test.describe('how it leaves', () => {
  test('by itself after 4 s', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    const before = Date.now();
    await circle(page, '2a01').click();
    await toasted(microwin, page, LAUNCH.title);
    await expectGone(microwin, page);
    expect(Date.now() - before).toBeGreaterThan(STAY_MS);
    expect(await microwin.credits()).toHaveLength(1);
  });

  test('never under the pointer, and 4 s after it went away', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    await page.mouse.move(...inside(toast));
    await page.waitForTimeout(STAY_MS + 1500);
    expect(await readToast(page)).toBeDefined();
    const before = Date.now();
    await page.mouse.move(5, 5);
    await expectGone(microwin, page);
    expect(Date.now() - before).toBeGreaterThan(STAY_MS);
  });

  test('not under the pointer either when another win has joined', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    await page.mouse.move(...inside(toast));
    await circle(page, '2a02').press('Enter');
    await page.mouse.move(...inside(await toasted(microwin, page, '2 wins:')));
    await page.waitForTimeout(STAY_MS + 1500);
    expect(await readToast(page)).toBeDefined();
  });

  test('by Esc, pressed by a person', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(await readToast(page)).toBeDefined();
    await page.keyboard.press('Escape');
    await expectGone(microwin, page);
    expect(await microwin.credits()).toHaveLength(1);
  });

  test('by its Undo on the keyboard, which takes the win back', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await host(page).evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expectUndone(microwin, page, LAUNCH.subject);
  });

  test('not when the page exchanges its whole body', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    const toast = await atRest(microwin, page);
    expect(toast.text).toContain(LAUNCH.title);
    await toast.undo();
    await expectUndone(microwin, page, LAUNCH.subject);
  });
});

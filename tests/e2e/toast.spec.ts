import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';
import { expect, type Microwin, set, test } from '#tests/e2e/harness.ts';
import type { ShownToast } from '#tests/e2e/toast.ts';
import { HOSTILE_CSS } from '#tests/support/fake-sites.ts';
import { TARGET_BONUS } from '#utils/domain/rules.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const OPEN_CARD = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';

/** How long a toast stays, and within which the next win joins it. */
const STAY_MS = 4000;

/** Ms in which it rises, and in which its bar fills. */
const RISES_MS = 180;
const FILLS_MS = 600;

const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
const LAUNCH = { subject: `trello:card:${id('2a01')}`, title: 'Write the launch post' };

const front = (page: Page, end: string) => page.locator(`[data-card-id="${id(end)}"]`);
const circle = (page: Page, end: string) => front(page, end).getByTestId('card-done-state-completion-button');
const isDone = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).toHaveClass(/mark-done/);
const back = (page: Page) => page.getByRole('dialog');
/** All that a page can see of the toast. */
const host = (page: Page) => page.locator('html > :not(head, body)');

/** The toast, once it says this. */
async function toasted(microwin: Microwin, page: Page, text: string): Promise<ShownToast> {
  const now = async () => (await microwin.toast(page))?.text;
  await expect.poll(now, { message: 'the toast', intervals: [50] }).toContain(text);
  return atRest(microwin, page);
}

/** The toast when it has risen to its place. */
async function atRest(microwin: Microwin, page: Page): Promise<ShownToast> {
  let last: ShownToast | undefined;
  for (;;) {
    const toast = await microwin.toast(page);
    if (!toast) throw new Error('the toast left too soon');
    if (toast.box.y === last?.box.y) return toast;
    last = toast;
    await page.waitForTimeout(60);
  }
}

async function expectGone(microwin: Microwin, page: Page): Promise<void> {
  await expect.poll(() => microwin.toast(page), { message: 'the toast' }).toBeUndefined();
}

const middle = ({ box }: ShownToast) => [box.x + box.width / 3, box.y + box.height / 2] as const;

/** What is on the screen where the toast lies; without its corners, where the page shows. */
function picture(page: Page, { box }: ShownToast): Promise<Buffer> {
  const clip = { x: box.x + 6, y: box.y + 6, width: box.width - 12, height: box.height - 12 };
  return page.screenshot({ clip });
}

/** How far the bar is filled; undefined where there is none to see. */
function wayIn({ html }: ShownToast): string | undefined {
  if (html.includes('class="way" hidden')) return undefined;
  return /class="done" style="width: ([\d.]+%)/.exec(html)?.[1];
}

/** Notes the toast's motions on a page, by how long they take, in ms. */
async function noteMoves(microwin: Microwin, page: Page): Promise<() => number[]> {
  const moves: number[] = [];
  const devtools = await microwin.context.newCDPSession(page);
  devtools.on('Animation.animationStarted', ({ animation: { source } }) => {
    if (source && [RISES_MS, FILLS_MS].includes(source.duration)) moves.push(source.duration);
  });
  await devtools.send('Animation.enable');
  return () => moves;
}

/** A place where somebody writes, at the foot of the page and as wide as it; with as many paragraphs. */
function addEditor(page: Page, height: number, paragraphs: number): Promise<void> {
  return page.evaluate(
    ([height, paragraphs]) => {
      document.querySelector('#editor')?.remove();
      const editor = document.createElement('div');
      Object.assign(editor, { id: 'editor', contentEditable: 'true' });
      editor.style.cssText = `position: fixed; inset: auto 0 0; height: ${height}px; overflow: auto; background: white`;
      for (let n = 0; n < paragraphs; n++) {
        const paragraph = document.createElement('p');
        paragraph.textContent = 'What is written here';
        editor.append(paragraph);
      }
      document.body.append(editor);
    },
    [height, paragraphs] as const,
  );
}

/** Opens the board, completes its first card and waits for the toast. */
async function withToast(microwin: Microwin): Promise<{ page: Page; toast: ShownToast }> {
  const page = await microwin.open(BOARD);
  await circle(page, '2a01').click();
  return { page, toast: await toasted(microwin, page, LAUNCH.title) };
}

/** Counts the clicks that reach the page. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { clicks: 0 });
    document.addEventListener('click', () => {
      (window as unknown as { clicks: number }).clicks += 1;
    });
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

test.describe('what a page notices of it', () => {
  test('one element with nothing to see in it, and only while there is something to say', async ({
    microwin,
  }) => {
    const { page } = await withToast(microwin);
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
    const page = await microwin.open(OPEN_CARD);
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
    const page = await microwin.open(BOARD);
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
    await page.mouse.click(...middle(toast));
    expect(await clicks()).toBe(points.length);
    expect(await microwin.toast(page)).toBeDefined();
  });

  test('nothing of Undo: the card stays done, and no write leaves', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    await expect.poll(() => microwin.writes).toHaveLength(1);
    await toast.undo();
    await microwin.expectUndone(page, LAUNCH.subject);
    await isDone(page, '2a01');
    expect(microwin.writes).toHaveLength(1);
  });

  test('no press that would close its dialog', async ({ microwin }) => {
    const page = await microwin.open(OPEN_CARD);
    await back(page).getByRole('checkbox', { name: 'Make coffee' }).click();
    const toast = await toasted(microwin, page, 'Make coffee');
    await page.mouse.click(...middle(toast));
    await toast.undo();
    await expectGone(microwin, page);
    await expect(back(page)).toBeVisible();
    await expect.poll(() => microwin.credits()).toEqual([]);
    // A press in the same place, with no toast there, does.
    await page.mouse.click(...middle(toast));
    await expect(back(page)).toHaveCount(0);
  });
});

test.describe('on an awkward page', () => {
  test('it can be pressed over a modal dialog', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.append(document.querySelector('#trello-root') ?? '');
      document.body.append(dialog);
      dialog.showModal();
    });
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, LAUNCH.title);
    await toast.undo();
    await microwin.expectUndone(page, LAUNCH.subject);
  });

  test('a double click on Undo does not fall through to the page', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    const clicks = await countClicks(page);
    await toast.undo();
    await toast.undo();
    expect((await microwin.toast(page))?.text).toContain('Taken back');
    expect(await clicks()).toBe(0);
    await expectGone(microwin, page);
    await expect.poll(() => microwin.credits()).toEqual([]);
  });

  test('it reads from left to right where the page does not', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
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
    const { page } = await withToast(microwin);
    await host(page).evaluate((element) => element.remove());
    await circle(page, '2a02').click();
    await toasted(microwin, page, 'Plan the garden day');
  });
});

test.describe('where it lies', () => {
  const WINDOW = { width: 1280, height: 720 };

  test('in a corner where nobody writes or has just pressed', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await page.setViewportSize(WINDOW);
    await set(page, { commitDelay: 500 });
    /** Completes a card, does something else before the toast comes, and says where it then lies. */
    const corner = async (card: string, meanwhile: () => Promise<void>) => {
      await page.keyboard.press('Escape');
      await circle(page, card).click();
      await meanwhile();
      await expect.poll(() => microwin.toast(page), { message: card }).toBeDefined();
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
    const page = await microwin.open(BOARD);
    await set(page, { commitDelay: 500 });
    await circle(page, '2a01').click();
    await page.mouse.click(1100, 690);
    const before = await toasted(microwin, page, LAUNCH.title);
    await circle(page, '2a02').click();
    const after = await toasted(microwin, page, '2 wins:');
    expect(after.box.x).toBe(before.box.x);
  });
});

test.describe('what it says', () => {
  test('is announced as a status', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    const devtools = await microwin.context.newCDPSession(page);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const status = nodes.find(({ role }) => role?.value === 'status');
    const within = (ids: string[] = []): string[] =>
      ids.flatMap((id) => {
        const node = nodes.find(({ nodeId }) => nodeId === id);
        return node?.role?.value === 'StaticText' ? [node.name?.value] : within(node?.childIds);
      });
    expect(within(status?.childIds)).toEqual(['Finished ', LAUNCH.title, '1 of 3 today', '+10']);
  });

  test('is text, whatever a title holds', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
    await circle(page, '2a07').click();
    const toast = await toasted(microwin, page, 'Fix the <b>login</b> form');
    expect(toast.html).toContain('Fix the &lt;b&gt;login&lt;/b&gt; form');
  });

  test('fits the page, however long a title or narrow a window', async ({ microwin }) => {
    const page = await microwin.open(BOARD);
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
    const page = await microwin.open(BOARD);
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
    const { page } = await withToast(microwin);
    await circle(page, '2a02').click();
    await toasted(microwin, page, '2 wins:');
    await circle(page, '2a01').click();
    const toast = await toasted(microwin, page, 'Plan the garden day · 1 of 3 today · +10');
    expect(toast.html).toContain('>Finished <b dir="auto">');
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
    // Which of them is the first, and may be a surprise, is chance.
    await microwin.say({ surprise: 'steady' });
    const page = await microwin.open(PLAN);
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
      const gains = await window.locator('.win .gain').allTextContents();
      expect(gains, name).toHaveLength(wins);
      expect(
        gains.reduce((sum, gain) => sum + Number(gain), 0),
        name,
      ).toBe(points);
      await expect(window.locator('.sum > :last-child'), name).toHaveText(
        `Points today+${points + TARGET_BONUS}`,
      );
      await window.close();
    }
    expect(await microwin.badge()).toBe(String(wins));
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
    expect((await toasted(microwin, page, 'part 37')).text).toMatch(
      / part 37 · 25 wins today · many at once.* · $/,
    );
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
    await page.mouse.move(...middle(toast));
    await page.waitForTimeout(STAY_MS + 1500);
    expect(await microwin.toast(page)).toBeDefined();
    const before = Date.now();
    await page.mouse.move(5, 5);
    await expectGone(microwin, page);
    expect(Date.now() - before).toBeGreaterThan(STAY_MS);
  });

  test('not under the pointer either when another win has joined', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    await page.mouse.move(...middle(toast));
    await circle(page, '2a02').press('Enter');
    await page.mouse.move(...middle(await toasted(microwin, page, '2 wins:')));
    await page.waitForTimeout(STAY_MS + 1500);
    expect(await microwin.toast(page)).toBeDefined();
  });

  test('by Esc, pressed by a person', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await page.evaluate(() => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(await microwin.toast(page)).toBeDefined();
    await page.keyboard.press('Escape');
    await expectGone(microwin, page);
    expect(await microwin.credits()).toHaveLength(1);
  });

  test('by its Undo on the keyboard, which takes the win back', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await host(page).evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await microwin.expectUndone(page, LAUNCH.subject);
  });

  test('not when the page exchanges its whole body', async ({ microwin }) => {
    const { page } = await withToast(microwin);
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    const toast = await atRest(microwin, page);
    expect(toast.text).toContain(LAUNCH.title);
    await toast.undo();
    await microwin.expectUndone(page, LAUNCH.subject);
  });
});

test.describe('how it looks', () => {
  test('the same on a page whose styles hide everything', async ({ microwin }) => {
    const { context } = microwin;
    await context.route('https://trello.com/**/style.css', async (route) => {
      const css = await readFile(new URL('../sites/trello/style.css', import.meta.url), 'utf8');
      await route.fulfill({ contentType: 'text/css', body: css + HOSTILE_CSS });
    });
    const { page, toast } = await withToast(microwin);
    await page.mouse.move(...middle(toast));
    const hostile = await picture(page, toast);
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
    });
    expect((await atRest(microwin, page)).box).toEqual(toast.box);
    expect(hostile.equals(await picture(page, toast))).toBe(true);
    await toast.undo();
    await microwin.expectUndone(page, LAUNCH.subject);
    expect(hostile.equals(await picture(page, toast))).toBe(false);
  });

  test('B1: words alone, without points or a bar, to those who want that', async ({ microwin }) => {
    const { page, toast } = await withToast(microwin);
    expect(wayIn(toast)).toBe('33%');
    await page.keyboard.press('Escape');
    await microwin.say({ toast: 'words' });
    await circle(page, '2a02').click();
    const wordy = await toasted(microwin, page, 'Plan the garden day');
    expect(wordy.text).toBe('Finished Plan the garden day · 2 of 3 today · ');
    expect(wayIn(wordy)).toBeUndefined();
  });

  test('B1, B4: moving only for those who want that: it rises once, and its bar fills with each win', async ({
    microwin,
  }) => {
    const page = await microwin.open(BOARD);
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
    expect(toast.text).toContain('3 of 3 today · goal reached +10');
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
    const page = await microwin.open(BOARD);
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
    const { toast } = await withToast(microwin);
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

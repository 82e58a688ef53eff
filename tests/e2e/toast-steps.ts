import type { Page } from 'playwright/test';
import { expect, type Microwin } from '#tests/e2e/harness.ts';
import { holdToasts } from '#tests/e2e/our-world.ts';
import type { ShownToast } from '#tests/e2e/toast.ts';
import { readToast } from '#tests/e2e/toast.ts';

export const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
export const OPEN_CARD = 'https://trello.com/c/gArDeN02/2-plan-the-garden-day';

/** How long a toast stays, and within which the next win joins it. */
export const STAY_MS = 4000;

/** Ms in which it rises, and in which its bar fills. */
export const RISES_MS = 180;
export const FILLS_MS = 600;

export const id = (end: string) => `67318e20a4c9d1f05b7e${end}`;
export const LAUNCH = { subject: `trello:card:${id('2a01')}`, title: 'Write the launch post' };

const front = (page: Page, end: string) => page.locator(`[data-card-id="${id(end)}"]`);
export const circle = (page: Page, end: string) =>
  front(page, end).getByTestId('card-done-state-completion-button');
export const isDone = (page: Page, end: string) =>
  expect(front(page, end).locator('.mark')).toHaveClass(/mark-done/);
export const back = (page: Page) => page.getByRole('dialog');
/** All that a page can see of the toast. */
export const host = (page: Page) => page.locator('html > :not(head, body)');

/** The toast, once it says this. */
export async function toasted(microwin: Microwin, page: Page, text: string): Promise<ShownToast> {
  const now = async () => (await readToast(page))?.text;
  await expect.poll(now, { message: 'the toast', intervals: [50] }).toContain(text);
  return atRest(microwin, page);
}

/** The toast when it has risen to its place. */
export async function atRest(_microwin: Microwin, page: Page): Promise<ShownToast> {
  let last: ShownToast | undefined;
  for (;;) {
    const toast = await readToast(page);
    if (!toast) throw new Error('the toast left too soon');
    if (toast.box.y === last?.box.y) return toast;
    last = toast;
    await page.waitForTimeout(60);
  }
}

export async function expectGone(_microwin: Microwin, page: Page): Promise<void> {
  await expect.poll(() => readToast(page), { message: 'the toast' }).toBeUndefined();
}

/** A place in the toast at which there is nothing to press. */
export const inside = ({ box }: ShownToast) => [box.x + 8, box.y + box.height / 2] as const;

/** What is on the screen where the toast lies; without its corners, where the page shows. */
export function picture(page: Page, { box }: ShownToast): Promise<Buffer> {
  const clip = { x: box.x + 6, y: box.y + 6, width: box.width - 12, height: box.height - 12 };
  return page.screenshot({ clip });
}

/** How far the bar is filled; undefined where there is none to see. */
export function wayIn({ html }: ShownToast): string | undefined {
  if (html.includes('class="way" hidden')) return undefined;
  return /class="done" style="width: ([\d.]+%)/.exec(html)?.[1];
}

/** Notes the toast's motions on a page, by how long they take, in ms. */
export async function noteMoves(microwin: Microwin, page: Page): Promise<() => number[]> {
  const moves: number[] = [];
  const devtools = await microwin.context.newCDPSession(page);
  devtools.on('Animation.animationStarted', ({ animation: { source } }) => {
    if (source && [RISES_MS, FILLS_MS].includes(source.duration)) moves.push(source.duration);
  });
  await devtools.send('Animation.enable');
  return () => moves;
}

/** A place where somebody writes, at the foot of the page and as wide as it; with as many paragraphs. */
export function addEditor(page: Page, height: number, paragraphs: number): Promise<void> {
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

/** Opens a page on which a toast stays until something else takes it away. */
export async function openHeld(microwin: Microwin, address: string): Promise<Page> {
  const page = await microwin.open(address);
  await holdToasts(page);
  return page;
}

/** Opens the board, completes its first card and waits for the toast, which then stays. */
export async function withHeldToast(microwin: Microwin): Promise<{ page: Page; toast: ShownToast }> {
  const page = await openHeld(microwin, BOARD);
  await circle(page, '2a01').click();
  return { page, toast: await toasted(microwin, page, LAUNCH.title) };
}

/** Opens the board, completes its first card and waits for the toast, which leaves in its time. */
export async function withToast(microwin: Microwin): Promise<{ page: Page; toast: ShownToast }> {
  const page = await microwin.open(BOARD);
  await circle(page, '2a01').click();
  return { page, toast: await toasted(microwin, page, LAUNCH.title) };
}

/** Counts the clicks that reach the page. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { clicks: 0 });
    document.addEventListener('click', () => {
      (window as unknown as { clicks: number }).clicks += 1;
    });
  });
  return () => page.evaluate(() => (window as unknown as { clicks: number }).clicks);
}

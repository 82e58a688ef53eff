import type { Page } from 'playwright/test';
import { violations } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { LANGUAGES, withBuildIn } from '#tests/support/languages.ts';
import { SCREENS, show } from '#tests/support/screens.ts';
import { withLedger } from '#tests/support/shoot.ts';

/** As narrow as any window, half of a common one (which is what 200 % makes of it), and a common one. */
const WIDTHS = [320, 640, 1280];
const LOOKS = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const;

/** Opens whatever can be opened, also what that shows. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click();
}

/** What is wrong with how a page's text is laid out. Runs in the page. */
function faults(): string[] {
  const found: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`);

  /** What of a box is not cut off by what it lies in. */
  const visible = (box: DOMRect, element: Element): DOMRect => {
    let { left, top, right, bottom } = box;
    for (let around: Element | null = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible' || around === document.documentElement) continue;
      const edge = around.getBoundingClientRect();
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    return new DOMRect(left, top, right - left, bottom - top);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: { text: string; element: Element; box: DOMRect }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      !node.nodeValue?.trim() ||
      !element?.checkVisibility() ||
      element.closest('.unseen, svg, select, option')
    )
      continue;
    let block: Element = element;
    while (getComputedStyle(block).display === 'inline' && block.parentElement) block = block.parentElement;
    const { left, right } = block.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = visible(whole, element);
      if (whole.left < left - 1 || whole.right > right + 1) found.push(`out of its place: ${node.nodeValue}`);
      else if (box.height > 6 && box.width < whole.width - 1 && !element.closest('.scroll'))
        found.push(`cut off: ${node.nodeValue}`);
      if (box.width > 0 && box.height > 0) lines.push({ text: node.nodeValue, element, box });
    }
  }
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Boxes of letters are higher than the letters.
      if (across > 1 && down > 6) found.push(`over one another: ${one.text} / ${other.text}`);
    }
  return found;
}

const softly = expect.configure({ soft: true });

/** A page of ours with a month of wins, in a language. */
function withMonthIn(language: string, use: (page: Page) => Promise<void>): Promise<void> {
  return withBuildIn(language, (extension) => withLedger('month', use, extension));
}

for (const language of ['en', 'de', 'ja', 'long', 'mirrored'])
  test(`nothing is cut off, hidden or out of place in ${language}`, async () => {
    test.setTimeout(240_000);
    await withMonthIn(language, async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const screen of SCREENS) {
        await show(page, screen);
        await openAll(page);
        expect(await page.locator('html').getAttribute('dir')).toBe(language === 'mirrored' ? 'rtl' : 'ltr');
        for (const width of screen.name === 'popup' ? [380] : WIDTHS) {
          // High enough for all of it: what sticks to an edge would lie over what scrolls.
          await page.setViewportSize({ width, height: 9000 });
          // Rows of the history are measured, and laid out, once they are drawn.
          const message = `${screen.name} at ${width} px`;
          await softly.poll(() => page.evaluate(faults), { message }).toEqual([]);
        }
        // Names and roles are the same in each language, and so are colours.
        if (language === 'en') expect.soft(await violations(page, 'no colours'), screen.name).toEqual([]);
        for (const look of language === 'en' ? LOOKS : []) {
          await page.emulateMedia(look);
          expect
            .soft(await violations(page, 'colours'), `${screen.name}, ${JSON.stringify(look)}`)
            .toEqual([]);
        }
        await page.emulateMedia({ colorScheme: null, contrast: null });
      }
    });
  });

test('the foot of the popup stays on one line in every language', async () => {
  test.setTimeout(240_000);
  const popup = SCREENS.find(({ name }) => name === 'popup');
  if (!popup) throw new Error('there is no popup');
  for (const language of ['en', ...(await LANGUAGES())])
    await withMonthIn(language, async (page) => {
      await show(page, popup, { width: 380 });
      const links = page.locator('footer').getByRole('link');
      await expect(links).toHaveCount(2);
      const { tops, line } = await page.locator('footer').evaluate((foot) => {
        const middle = (element: Element) => {
          const { top, height } = element.getBoundingClientRect();
          return Math.round(top + height / 2);
        };
        const line = foot.querySelector('.stat-line');
        return {
          tops: [...foot.children].map(middle),
          line: line && {
            shown: line.clientHeight,
            letters: Number.parseFloat(getComputedStyle(line).fontSize),
          },
        };
      });
      expect.soft(Math.max(...tops) - Math.min(...tops), language).toBeLessThanOrEqual(2);
      expect.soft(line?.shown, language).toBeLessThan(2 * (line?.letters ?? 0));
    });
});

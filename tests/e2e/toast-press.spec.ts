import type { Page } from 'playwright';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { MEANT_MS, readToast, type ShownToast } from '#tests/e2e/toast.ts';
import { expectGone, host, LAUNCH, withHeldToast } from '#tests/e2e/toast-steps.ts';

const middleOf = ({ x, y, width, height }: ShownToast['button']) => [x + width / 2, y + height / 2] as const;

/** What a page may do to the one element of ours that it sees, or to itself. Each runs in the page. */
const TRICKS: Record<string, (host: HTMLElement) => void> = {
  'made invisible': (host) => host.style.setProperty('opacity', '0', 'important'),
  'made nearly invisible': (host) => host.style.setProperty('opacity', '0.02', 'important'),
  'filtered away': (host) => host.style.setProperty('filter', 'opacity(0)', 'important'),
  'made larger': (host) => host.style.setProperty('scale', '1.6', 'important'),
  'made smaller': (host) => host.style.setProperty('transform', 'scale(0.5)', 'important'),
  'moved under the pointer': (host) => {
    host.style.setProperty('inset', '200px auto auto 200px', 'important');
  },
  'shifted under the pointer': (host) => host.style.setProperty('translate', '-300px -300px', 'important'),
  'cut to its button': (host) => host.style.setProperty('clip-path', 'inset(0 0 0 80%)', 'important'),
  'masked to its button': (host) => {
    host.style.setProperty('mask-image', 'linear-gradient(90deg, transparent 80%, black)', 'important');
  },
  'covered by what lets presses through': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText = 'inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();
  },
  'invisible until the press': (host) => {
    host.style.setProperty('opacity', '0', 'important');
    const show = () => host.style.setProperty('opacity', 'initial', 'important');
    addEventListener('pointerdown', show, { capture: true, once: true });
  },
  'taken out of the top layer': (host) => host.hidePopover(),
};

/** The toast stays, and so does the win. */
async function expectKept(microwin: Microwin, page: Page): Promise<void> {
  await page.waitForTimeout(700);
  expect(await microwin.credits()).toMatchObject([{ subject: LAUNCH.subject }]);
  expect(await readToast(page)).toBeDefined();
}

for (const [name, trick] of Object.entries(TRICKS)) {
  test(`a press on an Undo that is ${name} does nothing`, async ({ microwin }) => {
    const { page } = await withHeldToast(microwin);
    await host(page).evaluate(trick);
    await page.waitForTimeout(MEANT_MS);
    const button = (await readToast(page))?.button;
    if (!button) throw new Error('the toast has gone');
    await page.mouse.click(...middleOf(button), { delay: 150 });
    await expectKept(microwin, page);
  });
}

test('a press on an Undo that has only just come does nothing, and the next one is meant', async ({
  microwin,
}) => {
  const { page, toast } = await withHeldToast(microwin);
  // The page moves it away and back: it stands there anew.
  await host(page).evaluate(async (host) => {
    const style = host.style.cssText;
    host.style.setProperty('visibility', 'hidden', 'important');
    await new Promise((resolve) => setTimeout(resolve, 400));
    host.style.cssText = style;
  });
  await page.mouse.click(...middleOf(toast.button));
  await expectKept(microwin, page);
  await page.waitForTimeout(MEANT_MS);
  await page.mouse.click(...middleOf(toast.button));
  await expect.poll(() => microwin.credits()).toEqual([]);
});

test("a press of the page's own does nothing", async ({ microwin }) => {
  const { page } = await withHeldToast(microwin);
  await page.waitForTimeout(MEANT_MS);
  await host(page).evaluate((host) => {
    (host as HTMLElement).click();
    host.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  });
  await expectKept(microwin, page);
});

test('a press by mouse is meant', async ({ microwin }) => {
  const { page, toast } = await withHeldToast(microwin);
  await toast.undo();
  await expect.poll(() => microwin.credits()).toEqual([]);
  await expectGone(microwin, page);
});

for (const key of ['Enter', 'Space']) {
  test(`a press by ${key} is meant`, async ({ microwin }) => {
    const { page } = await withHeldToast(microwin);
    await page.waitForTimeout(MEANT_MS);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await host(page).evaluate((host) => {
      const before = document.createElement('button');
      host.before(before);
      before.focus();
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press(key);
    await expect.poll(() => microwin.credits()).toEqual([]);
  });
}

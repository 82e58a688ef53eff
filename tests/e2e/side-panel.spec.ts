import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, Microwin, test } from '#tests/e2e/harness.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';

const OPEN = 'Show beside the page';

test('the panel has what the popup has, at any width, and takes no focus', async ({ microwin }) => {
  const panel = await microwin.window('sidepanel');
  for (const width of [300, 600]) {
    await panel.setViewportSize({ width, height: 800 });
    await expect(panel.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const foot = await panel.locator('footer').boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBe(800);
  }
  expect(await panel.evaluate(() => document.activeElement?.localName)).toBe('body');
  await expect(panel.getByRole('button', { name: OPEN })).toHaveCount(0);

  await panel.getByRole('combobox').fill('Replied to Sam');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('1 of 3 wins today');
  await expect(panel.getByRole('button', { name: 'Undo “Replied to Sam”' })).toBeVisible();
  expect(await violationsInBothSchemes(panel)).toEqual([]);
});

test('the popup opens it beside the page', async ({ extension }) => {
  const context = await launchChromium('', { extension });
  const microwin = await Microwin.in(context, await serveFakeSites(context));
  const newtab = await microwin.window('newtab');
  const panels = () =>
    newtab.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { getContexts(of: object): Promise<{ documentUrl: string }[]> } };
      };
      const contexts = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
      return contexts.map(({ documentUrl }) => new URL(documentUrl).pathname);
    });
  expect(await panels()).toEqual([]);
  const popup = await microwin.window('popup');
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name: OPEN }).click();
  await closed;
  await expect.poll(panels).toEqual(['/sidepanel.html']);
  await context.close();
});

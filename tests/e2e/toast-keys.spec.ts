import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import { BOARD, circle, expectGone, LAUNCH, toasted, withHeldToast } from '#tests/e2e/toast-steps.ts';
import { UNDO_TOAST } from '#utils/platform/shortcuts.ts';

/** No test can press a shortcut of the browser's, so the worker is told what the browser would tell. */
async function pressShortcut(microwin: Microwin): Promise<void> {
  const [worker] = microwin.context.serviceWorkers();
  await worker?.evaluate((command) => {
    const { chrome } = globalThis as unknown as {
      chrome: { commands: { onCommand: { dispatch: (command: string) => void } } };
    };
    chrome.commands.onCommand.dispatch(command);
  }, UNDO_TOAST.command);
}

test('the browser’s shortcut undoes what the toast in front shows, and takes no focus', async ({
  microwin,
}) => {
  const other = await microwin.open(BOARD);
  const { page } = await withHeldToast(microwin);
  // In a tab that shows no toast it undoes nothing.
  await other.bringToFront();
  await pressShortcut(microwin);
  await page.bringToFront();
  await circle(page, '2a02').click();
  await toasted(microwin, page, '2 wins:');
  expect(await microwin.credits()).toHaveLength(2);
  await page.keyboard.press('Escape');
  await circle(page, '2a03').click();
  await toasted(microwin, page, 'Done:');
  const focused = await page.evaluateHandle(() => document.activeElement);
  // A second press of a key, while the first is on its way, is none.
  await Promise.all([pressShortcut(microwin), pressShortcut(microwin)]);
  await expect.poll(async () => (await readToast(page))?.text).toContain('Undone');
  expect((await microwin.credits()).map(({ subject }) => subject)).toContain(LAUNCH.subject);
  expect(await microwin.credits()).toHaveLength(2);
  expect(await page.evaluate((before) => before === document.activeElement, focused)).toBe(true);
  await expectGone(microwin, page);
  expect((await microwin.events()).filter(({ type }) => type === 'void')).toHaveLength(1);
});

test('the line of a toast leads to the dashboard', async ({ microwin }) => {
  const { page, toast } = await withHeldToast(microwin);
  const opened = microwin.context.waitForEvent('page');
  await toast.pressLine();
  const dashboard = await opened;
  await expect(dashboard.getByRole('heading', { level: 1 })).toHaveText('1 of 3 wins today');
  expect(await microwin.credits()).toHaveLength(1);
  await page.close();
});

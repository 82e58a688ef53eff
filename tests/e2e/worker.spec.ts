import { happen } from '#tests/e2e/fake-site.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { createStopper } from '#tests/e2e/stopper.ts';
import { readToast } from '#tests/e2e/toast.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = '67318e20a4c9d1f05b7e2a01';
const SUBJECT = `trello:card:${CARD}`;
const circleOf = (card: string) =>
  `[data-card-id="${card}"] [data-testid="card-done-state-completion-button"]`;
const CIRCLE = circleOf(CARD);
const DONE_CIRCLE = circleOf('67318e20a4c9d1f05b7e2a10');

/** Ms from the click to the stop of the worker: before the detection, around the write, after the answer. */
const STOPS = [-60, -20, 0, 10, 20, 30, 40, 45, 50, 55, 60, 65, 70, 80, 90, 100, 120, 150, 200, 300];

test('a worker that is stopped before, during or after a write loses nothing and writes nothing twice', async ({
  microwin,
}) => {
  test.setTimeout(180_000);
  const page = await microwin.open(BOARD);
  const box = await page.locator(CIRCLE).boundingBox();
  if (!box) throw new Error('no circle to press');
  // The bare mouse: a locator's click would first wait for this and that, and the moments below would be off.
  const press = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const credits = async () => (await microwin.credits()).map(({ subject }) => subject);

  for (const [round, stop] of STOPS.entries()) {
    // Started, so that there is one to stop.
    await microwin.window('popup').then((popup) => popup.close());
    await page.bringToFront();
    const stopped = page.waitForTimeout(60 + stop).then(() => microwin.stopWorker());
    await page.waitForTimeout(60);
    await press();
    await stopped;
    // At the same time: the toast leaves by itself, and a busy machine may take longer for the credit.
    const text = async () => (await readToast(page))?.text;
    await Promise.all([
      expect.poll(credits, { message: `stopped ${stop} ms after the click` }).toEqual([SUBJECT]),
      expect.poll(text, { message: `a toast, ${stop} ms`, intervals: [50] }).toContain('+10'),
    ]);
    expect(await microwin.completions(), `stopped ${stop} ms after the click`).toHaveLength(round + 1);
    await expect.poll(() => microwin.badge()).toBe('1');

    await press();
    await expect.poll(credits).toEqual([]);
  }

  const sequence = (await microwin.events()).map(({ seq }) => seq);
  expect(sequence).toEqual(STOPS.flatMap((_, round) => [2 * round + 3, 2 * round + 4]));
});

test('a write wakes a stopped worker, also where the gesture sees nothing', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  await happen(page, 'Rename the test ids');
  await microwin.stopWorker();
  await page.locator(`[data-card-id="${CARD}"] .circle`).click();
  await expect.poll(() => microwin.completions()).toMatchObject([{ source: 'request', subject: SUBJECT }]);
});

test('a win is kept when the page is left at once', async ({ microwin }) => {
  const page = await microwin.open(BOARD);
  await page.locator(CIRCLE).click();
  // By the page's own clock, which is late when the machine is.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 90)));
  await page.close();
  await expect.poll(async () => (await microwin.credits()).map(({ subject }) => subject)).toEqual([SUBJECT]);
});

test('a press on something open wakes a stopped worker before anything is finished, and no other press does', async ({
  microwin,
}) => {
  const page = await microwin.open(BOARD);
  const { stop, isStopped } = await createStopper(microwin);
  /** What was still on its way to the worker may wake it once more. */
  const sleep = () =>
    expect
      .poll(async () => {
        await stop();
        return isStopped();
      })
      .toBe(true);
  /** The button is let go elsewhere, so nothing is clicked. */
  const press = async (place: string, meanwhile: () => Promise<void>) => {
    await page.locator(place).first().hover();
    await page.mouse.down();
    await meanwhile();
    await page.mouse.move(1, 1);
    await page.mouse.up();
  };

  await sleep();
  for (const place of ['h1', `[data-card-id="${CARD}"] a`, DONE_CIRCLE])
    await press(place, async () => {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      expect(isStopped(), place).toBe(true);
    });
  await press(CIRCLE, () => expect.poll(isStopped).toBe(false));
  // The second press has the toast's script already, so it asks for nothing else.
  await sleep();
  await press(CIRCLE, () => expect.poll(isStopped).toBe(false));
  expect(await microwin.events()).toEqual([]);
});

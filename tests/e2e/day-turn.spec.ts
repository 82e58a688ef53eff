import type { Page } from 'playwright/test';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { DAY_MS, dayKey } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

const HABIT = 'habit:6f7b1d5e-8f6a-4c0e-9d7c-000000000004';
const PAGES = [
  ...['/', '/goals', '/progress', '/review', '/history'].map((route) => `newtab.html#${route}`),
  'popup.html',
  'options.html',
];

/** The worker's day, and the one before, which a page sees that was opened before four in the morning. */
const today = dayKey(Date.now(), -new Date().getTimezoneOffset(), DEFAULTS.dayStart);
const yesterday = dayKey(Date.now() - DAY_MS, -new Date().getTimezoneOffset(), DEFAULTS.dayStart);
const at = (day: string, time: string) => Date.parse(`${day}T${time}`);

/** Somebody who did something yesterday, ticked a habit, and wants more from today on. */
function write(microwin: Microwin): Promise<void> {
  const noon = at(yesterday, '12:00');
  const event = (more: object, when = noon) =>
    ({ id: crypto.randomUUID(), at: when, offset: -new Date().getTimezoneOffset(), ...more }) as never;
  const settings = { ...ANY_DAY, momentum: false, surprise: 'steady', rewards: true };
  return microwin.write(
    storedFor(
      logOf([
        event({ id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings }, noon - 3 * DAY_MS),
        event(
          {
            type: 'habit',
            subject: HABIT,
            weekdays: [1, 2, 3, 4, 5, 6, 7],
            text: { title: 'Water', url: '' },
          },
          noon - DAY_MS,
        ),
        event({
          type: 'complete',
          subject: habitSubjectOn(HABIT, yesterday),
          kind: 'manual',
          source: 'hand',
          text: { title: 'Water', url: '' },
        }),
        event({ type: 'settings', subject: CONFIG_SUBJECT, settings: { dailyTarget: 5 } }),
      ]),
    ),
  );
}

/** The clock of a page, as a test sets it. */
interface Turnable {
  turnTo: (at: number) => void;
}

/**
 * Opens a page at another time. The driver's own clock would stop for all tests, so the page gets one of its own, by
 * which long pauses end when a test says so.
 */
async function openAt(microwin: Microwin, address: string, when: number): Promise<Page> {
  const page = await microwin.context.newPage();
  await page.addInitScript((start) => {
    const { Date: RealDate, setTimeout: wait, clearTimeout: stop } = globalThis;
    let now = start;
    const paused = new Map<number, { at: number; then: () => void }>();
    let ids = 1e9;
    Object.assign(globalThis, {
      Date: class extends RealDate {
        constructor(...given: [number]) {
          super(...(given.length > 0 ? given : ([now] as const)));
        }
        static override now = () => now;
      },
      setTimeout: (then: () => void, ms = 0, ...rest: []) => {
        if (ms < 30_000) return wait(then, ms, ...rest);
        paused.set(++ids, { at: now + ms, then });
        return ids;
      },
      clearTimeout: (id: number) => paused.delete(id) || stop(id),
      turnTo: (at: number) => {
        now = at;
        for (const [id, pause] of [...paused]) if (pause.at <= now && paused.delete(id)) pause.then();
      },
    });
  }, when);
  await page.goto(microwin.root + address);
  return page;
}

const turnTo = (page: Page, at: number) =>
  page.evaluate((at) => (globalThis as unknown as Turnable).turnTo(at), at);
const shown = (page: Page) => page.locator('body').ariaSnapshot();
const chip = (page: Page) => page.getByRole('button', { name: 'Water', exact: true });

for (const address of PAGES)
  test(`T8: ${address} turns to the new day while it stays in sight, and nothing is written`, async ({
    microwin,
  }) => {
    await write(microwin);
    const fresh = await openAt(microwin, address, at(today, '04:04'));
    await expect(fresh.getByRole('main')).toContainText(/\S/);
    const page = await openAt(microwin, address, at(today, '03:59'));
    // Both are drawn bit by bit.
    const differs = async () => expect(await shown(page)).not.toBe(await shown(fresh));
    const isSame = async () => expect(await shown(page)).toBe(await shown(fresh));
    await expect.poll(() => shown(page)).not.toBe('');
    await expect(differs).toPass({ timeout: 10_000 });
    await turnTo(page, at(today, '04:04'));
    await expect(isSame).toPass({ timeout: 10_000 });
  });

test('T8: a habit that was done yesterday can be ticked on the new day, and yesterday’s stays', async ({
  microwin,
}) => {
  await write(microwin);
  const page = await openAt(microwin, 'newtab.html', at(today, '03:59'));
  await expect(chip(page)).toHaveAttribute('aria-pressed', 'true');
  await turnTo(page, at(today, '04:04'));
  await expect(chip(page)).toHaveAttribute('aria-pressed', 'false');
  await chip(page).click();
  await expect(chip(page)).toHaveAttribute('aria-pressed', 'true');
  expect((await microwin.completions()).map(({ subject }) => subject)).toEqual(
    [yesterday, today].map((day) => habitSubjectOn(HABIT, day)),
  );
  expect(await microwin.credits()).toHaveLength(2);
});

test('T8: what a page of yesterday means by today is refused there in words, and nothing is lost', async ({
  microwin,
}) => {
  await write(microwin);
  const page = await openAt(microwin, 'newtab.html#/review', at(today, '03:59'));
  const line = page.getByRole('textbox', { name: 'One line about today' });
  await line.fill('Slept well');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('A new day has begun. Please look again.')).toBeVisible();
  await expect(line).toHaveValue('Slept well');
  await page.goto(`${microwin.root}newtab.html#/`);
  await expect(chip(page)).toHaveAttribute('aria-pressed', 'true');
  await chip(page).click();
  await expect(page.getByText('A new day has begun. Please look again.')).toBeVisible();
  expect((await microwin.events()).map(({ type }) => type)).toEqual(['habit', 'complete']);
});

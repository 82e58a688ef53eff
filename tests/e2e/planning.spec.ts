import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { violations } from '#tests/e2e/axe.ts';
import { expect, Microwin, test } from '#tests/e2e/harness.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { ANY_DAY, logOf, midWeek, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const GOAL = 'goal:6f7b1d5e-8f6a-4c0e-9d7c-000000000001';
const TIMER = 'timer:6f7b1d5e-8f6a-4c0e-9d7c-000000000002';
const QUESTION = 'What matters most today?';
const NOTHING = 'If you stop early, it won’t count.';

type Act = Parameters<typeof logOf>[0][number];

const goal = (window: Page) => window.getByRole('heading', { level: 1 });
const button = (window: Page, name: string) => window.getByRole('button', { name, exact: true });
const question = (window: Page) => button(window, QUESTION);
const undo = (window: Page, title: string) => button(window, `Undo “${title}”`);

/** An act so long ago, on a day on which every hour will do. */
function ago(ms: number, act: object): Act {
  return { id: crypto.randomUUID(), at: Date.now() - ms, offset: 0, ...act } as Act;
}

/** Somebody whose every day and hour will do, in the midst of a week, and who has done this since. */
function write(microwin: Microwin, ...acts: Act[]): Promise<void> {
  const settings = { ...ANY_DAY, ...midWeek(Date.now()), momentum: false, surprise: 'steady' };
  const said = { id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings, immediate: true };
  return microwin.write(storedFor(logOf([ago(3 * DAY_MS, said), ...acts])));
}

test('P1: the next step of a goal is picked by one click, done here, and seen everywhere', async ({
  microwin,
}) => {
  const title = 'Ask three movers';
  const step = `${GOAL}:step:6f7b1d5e-8f6a-4c0e-9d7c-000000000003`;
  await write(
    microwin,
    ago(DAY_MS, { type: 'goal', subject: GOAL, text: { title: 'Move house', url: '' } }),
    ago(DAY_MS, { type: 'step', subject: step, place: 1, text: { title, url: '' } }),
  );
  const popup = await microwin.windowAt('09:00', 'popup');
  const newtab = await microwin.windowAt('09:00', 'newtab');
  await expect(question(popup)).toBeVisible();
  await question(newtab).click();
  await expect(newtab.getByText('Next step of “Move house”')).toBeVisible();
  expect(await violations(newtab)).toEqual([]);
  await newtab.getByRole('button', { name: title }).click();
  await expect(newtab.getByRole('status').filter({ hasText: 'Tomorrow you choose a new one' })).toBeVisible();
  for (const window of [popup, newtab]) {
    await expect(window.getByText('Today’s priority', { exact: true })).toBeVisible();
    await expect(question(window)).toHaveCount(0);
  }
  await popup.bringToFront();
  await button(popup, `Done: “${title}”`).click();
  for (const window of [popup, newtab]) {
    await expect(window.getByText('Today’s priority, done')).toBeVisible();
    await expect(goal(window)).toHaveText('1 of 3 wins today');
  }
  expect(await microwin.credits()).toMatchObject([{ subject: step, kind: 'step' }]);
  expect((await microwin.events()).filter(({ type }) => type === 'priority')).toHaveLength(1);
});

test('P1: after noon nothing is asked; own words can still be picked, from the keyboard, and undone', async ({
  microwin,
}) => {
  await write(microwin);
  const popup = await microwin.windowAt('13:00', 'popup');
  await expect(button(popup, 'Start for five minutes')).toBeVisible();
  await expect(question(popup)).toHaveCount(0);
  await button(popup, 'More').click();
  await button(popup, 'Choose today’s priority').click();
  const words = popup.getByRole('textbox', { name: 'In your own words' });
  await words.fill('x'.repeat(301));
  await words.press('Enter');
  await expect(popup.getByText(/^Too long/)).toBeVisible();
  await words.fill('  Ring   the bank ');
  await words.press('Enter');
  await button(popup, 'Done: “Ring the bank”').click();
  await expect(goal(popup)).toHaveText('1 of 3 wins today');
  await expect(popup.getByText('Today’s priority, done')).toBeVisible();
  await undo(popup, 'Ring the bank').click();
  await expect(goal(popup)).toHaveText('0 of 3 wins today');
  await expect(popup.getByText('Today’s priority', { exact: true })).toBeVisible();
});

test('P1: the question is put away for the day, in every window, and the priority can still be picked', async ({
  microwin,
}) => {
  await write(microwin);
  const newtab = await microwin.windowAt('09:00', 'newtab');
  await expect(question(newtab)).toBeVisible();
  await button(newtab, 'Not now').click();
  await expect(question(newtab)).toHaveCount(0);
  const popup = await microwin.windowAt('09:00', 'popup');
  await button(popup, 'More').click();
  await expect(button(popup, 'Choose today’s priority')).toBeVisible();
  await expect(question(popup)).toHaveCount(0);
});

test('F1: a timer that is stopped early leaves nothing; neither it nor its icon minds a stopped worker', async ({
  microwin,
}) => {
  await write(microwin);
  const [popup, newtab] = [await microwin.window('popup'), await microwin.window('newtab')];
  await popup.bringToFront();
  await button(popup, 'Start for five minutes').dblclick();
  await expect(popup.getByRole('timer')).toHaveText(/^(5:00|4:5\d)$/);
  await expect.poll(() => microwin.badge()).toBe('5m');
  await microwin.stopWorker();
  await expect(popup.getByRole('timer')).toHaveText(/^4:5\d$/);
  expect(await microwin.badge()).toBe('5m');
  await newtab.reload();
  await newtab.bringToFront();
  await expect(newtab.getByRole('timer')).toHaveText(/^4:[45]\d$/);
  await expect(newtab.getByText(NOTHING)).toBeVisible();
  expect(await violations(newtab)).toEqual([]);
  await button(newtab, 'Stop').click();
  for (const window of [popup, newtab]) await expect(window.getByRole('timer')).toHaveCount(0);
  await expect.poll(() => microwin.badge()).toBe('');
  expect((await microwin.events()).map(({ type }) => type)).toEqual(['timer', 'void']);
});

test('F3: at its end there are two equal choices, and five more does not lose what was done', async ({
  microwin,
}) => {
  const begun = { type: 'timer', subject: TIMER, minutes: 5, text: { title: 'Write the letter', url: '' } };
  await write(microwin, ago(5 * MINUTE_MS - 4000, begun));
  const popup = await microwin.window('popup');
  await expect(popup.getByText('On “Write the letter”')).toBeVisible();
  await expect(
    popup.getByRole('status').filter({ hasText: '5 minutes on “Write the letter” are over.' }),
  ).toBeVisible();
  const [more, stop] = [button(popup, 'Five more minutes'), button(popup, 'Stop here')];
  const [one, other] = [await more.boundingBox(), await stop.boundingBox()];
  expect([one?.width, one?.height]).toEqual([other?.width, other?.height]);
  expect(await violations(popup)).toEqual([]);
  await more.dblclick();
  await expect(popup.getByRole('timer')).toHaveText(/^(5:\d\d|4:5\d)$/);
  await expect(popup.getByText(NOTHING)).toHaveCount(0);
  await button(popup, 'Stop').click();
  await expect(goal(popup)).toHaveText('1 of 3 wins today');
  await expect(undo(popup, 'Write the letter')).toBeVisible();
  expect(await microwin.credits()).toMatchObject([{ subject: TIMER, kind: 'starter', points: 5 }]);
});

test('F2: eight hours later it is one start of when it ended, said before anything is chosen', async ({
  microwin,
}) => {
  const begun = { type: 'timer', subject: TIMER, minutes: 5, text: { title: '', url: '' } };
  const asleep = ago(8 * 60 * MINUTE_MS, begun);
  await write(microwin, asleep);
  const newtab = await microwin.window('newtab');
  await expect(newtab.getByText('5 minutes are over.')).toBeVisible();
  await expect(
    newtab.getByText(/^Saved as a quick start\. It ended on .+\. Time after that isn’t counted/),
  ).toBeVisible();
  await expect(button(newtab, 'Another five minutes')).toBeVisible();
  await button(newtab, 'Stop here').click();
  await expect(button(newtab, 'Start for five minutes')).toBeVisible();
  expect(await microwin.completions()).toMatchObject([
    { subject: TIMER, kind: 'starter', at: asleep.at + 5 * MINUTE_MS },
  ]);
});

test('outside the windows: the menu of the icon starts five minutes, and the address bar writes a win down', async ({
  microwin,
}) => {
  await write(microwin);
  const popup = await microwin.window('popup');
  const [worker] = microwin.context.serviceWorkers();
  // No test can open the browser's own menus, so these are told what the browser would tell.
  await worker?.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: Record<string, Record<string, { dispatch: (...told: unknown[]) => void }>>;
    };
    chrome.contextMenus?.onClicked?.dispatch({ menuItemId: 'starter' });
    chrome.omnibox?.onInputEntered?.dispatch('  Called   the bank ', 'currentTab');
    chrome.omnibox?.onInputEntered?.dispatch('   ', 'currentTab');
  });
  await expect(popup.getByRole('timer')).toHaveText(/^(5:00|4:5\d)$/);
  await expect(undo(popup, 'Called the bank')).toBeVisible();
  expect(await microwin.completions()).toMatchObject([
    { kind: 'manual', text: { title: 'Called the bank' } },
  ]);
});

test("F1: a timer's end is heard once it was asked for, and once however many pages show it", async ({
  microwin,
}) => {
  const begun = { type: 'timer', subject: TIMER, minutes: 5, text: { title: '', url: '' } };
  await write(microwin, ago(5 * MINUTE_MS - 10_000, begun));
  await microwin.context.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      document.documentElement.dataset.tones = String(
        Number(document.documentElement.dataset.tones ?? 0) + 1,
      );
      start.apply(this, when);
    };
  });
  const choice = (window: Page) => window.getByRole('checkbox', { name: 'Sound at the end' });
  const newtab = await microwin.window('newtab');
  await expect(choice(newtab)).not.toBeChecked();
  await choice(newtab).click();
  const popup = await microwin.window('popup');
  await expect(choice(popup)).toBeChecked();
  // What was not used since it was opened may make no sound.
  await goal(popup).click();
  const tones = async () => {
    const heard = [newtab, popup].map((window) =>
      window.evaluate(() => Number(document.documentElement.dataset.tones ?? 0)),
    );
    return (await Promise.all(heard)).sort();
  };
  await expect(popup.getByText('5 minutes are over.')).toBeVisible({ timeout: 12_000 });
  await expect(choice(popup)).toHaveCount(0);
  await expect.poll(tones).toEqual([0, 2]);
});

test('F1: a timer goes on while the browser is closed', async ({ extension }) => {
  const profile = await mkdtemp(join(tmpdir(), 'microwin-'));
  const first = await launchChromium(profile, { extension });
  const before = await Microwin.in(first, await serveFakeSites(first));
  const popup = await before.window('popup');
  await button(popup, 'Start for five minutes').click();
  await expect(popup.getByRole('timer')).toBeVisible();
  await first.close();
  const second = await launchChromium(profile, { extension });
  const root = before.root;
  const page = await second.newPage();
  await page.goto(`${root}popup.html`);
  await expect(page.getByRole('timer')).toHaveText(/^4:[0-5]\d$/);
  const badge = () => page.evaluate(() => (globalThis as ExtensionPage).chrome.action.getBadgeText({}));
  await expect.poll(badge).toBe('5m');
  await second.close();
  await rm(profile, { recursive: true, force: true });
});

test('habits are made where they stand, ticked by one click in any window, and unticked by another', async ({
  microwin,
}) => {
  await write(microwin);
  const newtab = await microwin.window('newtab');
  // What was a page of its own is a part of Today.
  await newtab.goto(`${microwin.root}newtab.html#/habits`);
  await button(newtab, 'Add a habit').click();
  for (const idea of ['Drink water', 'Stretch', 'Plan the day', 'Take a short walk']) {
    await button(newtab, idea).click();
    await expect(button(newtab, `Remove “${idea}”`)).toBeVisible();
  }
  const words = newtab.getByRole('textbox', { name: 'New habit' });
  await words.fill('Water the plants');
  await words.press('Enter');
  await expect(button(newtab, 'Remove “Water the plants”')).toBeVisible();
  const days = newtab.getByRole('group', { name: 'Days of “Stretch”' }).getByRole('checkbox');
  // Faster than anything is written down: none waits for the one before, and none takes it back.
  await days.evaluateAll(async (boxes) => {
    for (const box of boxes as HTMLElement[]) {
      box.click();
      await new Promise(requestAnimationFrame);
    }
  });
  for (const day of await days.all()) await expect(day).not.toBeChecked();
  await button(newtab, 'Remove “Water the plants”').click();
  await expect(button(newtab, 'Remove “Water the plants”')).toHaveCount(0);
  await newtab.getByRole('textbox', { name: 'Name of “Plan the day”' }).fill('Plan tomorrow');
  await newtab.keyboard.press('Enter');
  await expect(button(newtab, 'Remove “Plan tomorrow”')).toBeVisible();
  expect(await violations(newtab)).toEqual([]);

  const popup = await microwin.window('popup');
  const chips = popup.getByRole('list', { name: 'Today’s habits' }).getByRole('button');
  await expect(chips).toHaveText(['Drink water', 'Plan tomorrow', 'Take a short walk']);
  await chips.first().dblclick();
  await expect(chips.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(goal(popup)).toHaveText('1 of 3 wins today');
  await chips.first().click();
  await expect(goal(popup)).toHaveText('0 of 3 wins today');
  await expect(undo(popup, 'Drink water')).toHaveCount(0);
  // The field has the focus when the popup opens, and what is typed is one more by hand.
  await popup.reload();
  await expect(popup.getByRole('combobox', { name: 'Add a win' })).toBeFocused();
  await popup.keyboard.type('Called Ada');
  await popup.keyboard.press('Enter');
  await expect(goal(popup)).toHaveText('1 of 3 wins today');
  for (const chip of await chips.all()) await chip.click();
  await expect(popup.getByText('Logged. Wins you add yourself earn no more points today.')).toBeVisible();
  await expect(goal(popup)).toHaveText('4 wins today');
  await expect(chips.last()).toHaveAttribute('aria-pressed', 'true');
});

test('a habit that is meant so many times a week, ticked today and yesterday, shows its days', async ({
  microwin,
}) => {
  await write(
    microwin,
    ago(40 * DAY_MS, {
      ...{ type: 'habit', weekdays: [], timesAWeek: 3, text: { title: 'Run', url: '' } },
      subject: 'habit:6f7b1d5e-8f6a-4c0e-9d7c-000000000001',
    }),
  );
  const newtab = await microwin.window('newtab');
  const chips = (name: string) => newtab.getByRole('list', { name }).getByRole('button');
  await expect(chips('Today’s habits')).toHaveText(['Run0 of 3 this week']);
  await chips('Today’s habits').click();
  await expect(chips('Today’s habits')).toHaveText(['Run1 of 3 this week']);
  await newtab.getByText('Yesterday', { exact: true }).click();
  await chips('Yesterday’s habits').click();
  await expect(chips('Yesterday’s habits')).toHaveAttribute('aria-pressed', 'true');
  await expect(goal(newtab)).toHaveText('1 of 3 wins today');

  await button(newtab, 'Change habits').click();
  await newtab.locator('summary', { hasText: 'History' }).click();
  await expect(newtab.getByText(/^Done on 2 days since /)).toBeVisible();
  await expect(newtab.getByRole('cell', { name: 'done' })).not.toHaveCount(0);
  expect(await violations(newtab)).toEqual([]);
  await button(newtab, 'Month before').click();
  await expect(button(newtab, 'Month after')).not.toHaveAttribute('aria-disabled', 'true');

  // What was ticked there can be unticked there, and then is of no day.
  await chips('Yesterday’s habits').click();
  await expect(newtab.getByText(/^Done on 1 day since /)).toBeVisible();
  await newtab.getByRole('combobox', { name: 'How often “Run”' }).selectOption('Once a week');
  await expect(chips('Today’s habits')).toHaveText(['Run1 of 1 this week']);
  await newtab.getByRole('combobox', { name: 'How often “Run”' }).selectOption('On these days');
  await expect(newtab.getByRole('group', { name: 'Days of “Run”' })).toBeVisible();
});

test('the popup stays within its height, and 320 px scroll one way only', async ({ microwin }) => {
  const title = 'A rather long one, which says exactly what is to be done and when and where and why';
  const habit = (place: number) =>
    ago(DAY_MS, {
      ...{ type: 'habit', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      ...{
        subject: `habit:6f7b1d5e-8f6a-4c0e-9d7c-00000000000${place}`,
        text: { title: `Habit ${place}`, url: '' },
      },
    });
  const text = { title, url: 'https://trello.com/c/x' };
  await write(
    microwin,
    ...[1, 2, 3, 4, 5, 6, 7, 8].map(habit),
    ago(MINUTE_MS, { type: 'priority', subject: 'trello:card:1', text }),
    ago(MINUTE_MS, { type: 'timer', subject: TIMER, minutes: 25, relatedTo: 'trello:card:1', text }),
  );
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('timer')).toBeVisible();
  await expect(popup.getByRole('combobox')).toBeInViewport();
  const { bottom } = await popup.getByRole('combobox').evaluate((field) => field.getBoundingClientRect());
  expect(bottom).toBeLessThan(520);
  const newtab = await microwin.window('newtab');
  await newtab.setViewportSize({ width: 320, height: 600 });
  await button(newtab, 'Change habits').click();
  await expect(newtab.getByRole('textbox', { name: 'New habit' })).toBeVisible();
  expect(await newtab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

import type { Locator, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expectCredit } from '#tests/e2e/expectations.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { DEVICE } from '#tests/support/ledger.ts';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const LAUNCH = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', kind: 'card', points: 10 };
const CIRCLE = '[data-card-id="67318e20a4c9d1f05b7e2a01"] [data-testid="card-done-state-completion-button"]';

const setting = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const radio = (page: Page, group: string, name: string) =>
  setting(page, group).getByRole('radio', { name, exact: true });
const goal = (page: Page) => page.getByRole('spinbutton', { name: 'wins on a working day' });
const dayStart = (page: Page) => page.getByLabel('My day starts at');
/** What a setting says beside itself: what still holds today, or what was wrong. */
const says = (within: Locator) => within.getByRole('status').filter({ hasText: /./ });

/** Waits until what was said is written down: a page that is opened anew shows nothing else. */
async function written(page: Page, isSo: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await isSo();
  }).toPass();
}

test('a profile sets every cell, and cells that are a profile’s are that profile', async ({ microwin }) => {
  const options = await microwin.window('options');
  const profile = (name: string) => radio(options, 'Profile', name);
  const cells = async (...cells: [group: string, chosen: string][]) => {
    for (const [group, chosen] of cells) await expect(radio(options, group, chosen)).toBeChecked();
  };

  await profile('Calm').click();
  const calm = () =>
    cells(
      ['Toasts show', 'text'],
      ['Confetti', 'never'],
      ['Points and level', 'hidden'],
      ['Streaks', 'consistency only'],
      ['Momentum', 'off'],
      ['Surprise', 'a steady bonus'],
    );
  await calm();
  await written(options, calm);
  await expect(profile('Calm')).toBeChecked();

  await profile('Playful').click();
  await cells(
    ['Toasts show', 'text and points, animated'],
    ['Confetti', 'for that, and for new levels'],
    ['Sound', 'off'],
    ['Points and level', 'shown'],
    ['Streaks', 'streaks too'],
    ['Momentum', 'on'],
    ['Surprise', 'by chance'],
  );
  await radio(options, 'Points and level', 'hidden').click();
  await expect(setting(options, 'Profile').getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(says(setting(options, 'Profile'))).toHaveText(/^Your own mix/);
  await radio(options, 'Points and level', 'shown').click();
  await expect(profile('Playful')).toBeChecked();
  await expect(says(setting(options, 'Profile'))).toHaveCount(0);
  await radio(options, 'Toasts show', 'text and points').click();
  await radio(options, 'Confetti', 'for the daily target').click();
  await expect(profile('Balanced')).toBeChecked();
  // How things move is no part of a profile.
  await radio(options, 'Motion', 'never').click();
  await expect(profile('Balanced')).toBeChecked();
});

test('a goal holds from tomorrow, and today’s stays', async ({ microwin }) => {
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  const options = await microwin.window('options');
  await expect(says(setting(options, 'Daily target'))).toHaveCount(0);
  await goal(options).fill('5');
  await goal(options).press('Tab');
  await expect(says(setting(options, 'Daily target'))).toHaveText('from tomorrow; today still 3 wins');
  await written(options, () => expect(goal(options)).toHaveValue('5'));

  await popup.bringToFront();
  await popup.reload();
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  await expect(popup.getByRole('progressbar', { name: 'Daily target' })).toHaveAttribute(
    'aria-valuemax',
    '3',
  );

  await options.bringToFront();
  await goal(options).fill('3');
  await goal(options).press('Enter');
  await expect(says(setting(options, 'Daily target'))).toHaveCount(0);
});

test('what cannot be is refused, and nothing is written', async ({ microwin }) => {
  const options = await microwin.window('options');
  for (const wrong of ['0', '13', '2.5', '']) {
    await goal(options).fill(wrong);
    await goal(options).press('Tab');
    await expect(says(setting(options, 'Daily target'))).toHaveText(
      'Enter a whole number from 1 to 12. Nothing was changed.',
    );
    await expect(goal(options)).toHaveAttribute('aria-invalid', 'true');
    await expect(goal(options)).toHaveValue(wrong);
  }
  for (const wrong of ['12:00', '']) {
    await dayStart(options).fill(wrong);
    await dayStart(options).press('Tab');
    await expect(says(setting(options, 'Start of the day'))).toContainText('Nothing was changed.');
  }
  await options.reload();
  await expect(goal(options)).toHaveValue('3');
  await expect(dayStart(options)).toHaveValue('04:00');
});

test('days and hours are kept, however fast they are said', async ({ microwin }) => {
  const options = await microwin.window('options');
  const days = setting(options, 'Working days').getByRole('checkbox');
  await expect(days).toHaveCount(7);
  const before = await Promise.all((await days.all()).map((day) => day.isChecked()));
  for (const day of [0, 2, 4, 6]) await days.nth(day).click();
  const after = before.map((was, day) => (day % 2 === 0 ? !was : was));
  const toBe = async () => {
    for (const [day, checked] of after.entries()) await expect(days.nth(day)).toBeChecked({ checked });
  };
  await toBe();
  await expect(says(setting(options, 'Working days'))).toContainText('from tomorrow');

  const quiet = setting(options, 'Quiet hours');
  await quiet.getByLabel('Quiet from').fill('21:30');
  await quiet.getByLabel('until').fill('06:15');
  await dayStart(options).fill('05:00');
  await expect(says(setting(options, 'Start of the day'))).toContainText('from tomorrow');
  await written(options, async () => {
    await toBe();
    await expect(quiet.getByLabel('Quiet from')).toHaveValue('21:30');
    await expect(quiet.getByLabel('until')).toHaveValue('06:15');
    await expect(dayStart(options)).toHaveValue('05:00');
  });
});

test('record only takes everything of the game from popup and new tab, and gives it back', async ({
  microwin,
}) => {
  const options = await microwin.window('options');
  const windows = [await microwin.window('popup'), await microwin.window('newtab')];
  const heading = (window: Page) => window.getByRole('heading', { level: 1 });
  const game = (window: Page) =>
    window
      .getByRole('progressbar')
      // The page of one's own goals is no game.
      .or(window.getByText(/Consistency|Streak|Shields|Level|points|\bgoal\b/i))
      .or(window.getByRole('region', { name: /^(This week|Past year)$/ }));
  for (const window of windows) await expect(game(window)).not.toHaveCount(0);

  const switched = options.getByRole('checkbox', { name: 'Keep only the log' });
  await switched.press('Space');
  for (const window of windows) {
    await window.bringToFront();
    await expect(heading(window)).toHaveText('0 wins today');
    await expect(game(window)).toHaveCount(0);
  }
  await options.bringToFront();
  await expect(switched).toBeChecked();
  await switched.press('Space');
  for (const window of windows) {
    await window.bringToFront();
    await expect(heading(window)).toHaveText('0 of 3 wins today');
    await expect(game(window)).not.toHaveCount(0);
  }
});

test('the odds are those that score', async ({ microwin }) => {
  const options = await microwin.window('options');
  await options.getByText('Details', { exact: true }).click();
  await expect(options.getByRole('heading', { name: 'Odds of a surprise: 1 in 12' })).toBeVisible();
  const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 });
  for (const { points, share } of SURPRISES)
    await expect(
      options.getByRole('row', {
        name: `+${points} ${percent.format(share)} ${percent.format(share * SURPRISE_CHANCE)}`,
      }),
    ).toBeVisible();
  const mean = SURPRISES.reduce((sum, { points, share }) => sum + points * share * SURPRISE_CHANCE, 0);
  await expect(options.getByText(`${mean.toFixed(2)} points a win`)).toBeVisible();
});

test('a roll can be checked, by the name of a win or any other', async ({ microwin }) => {
  const board = await microwin.open(BOARD);
  await board.locator(CIRCLE).click();
  await expectCredit(microwin, LAUNCH);

  const options = await microwin.window('options');
  await options.getByText('Details', { exact: true }).click();
  await expect(options.getByText(DEVICE.salt)).toBeVisible();
  await expect(options.locator('datalist option')).toHaveText(['Write the launch post']);
  await expect(options.locator('datalist option')).toHaveAttribute('value', /^trello:card:/);

  const surprising = names().find((name) => roll(DEVICE.salt, name).points > 0) ?? '';
  for (const name of [LAUNCH.subject, surprising]) {
    const { hit, size, points } = roll(DEVICE.salt, name);
    await options.getByRole('combobox', { name: 'Name of the thing' }).fill(name);
    await expect(options.getByText(hit.toFixed(6))).toBeVisible();
    await expect(options.getByText(size.toFixed(6))).toBeVisible();
    await expect(options.getByRole('status').filter({ hasText: /urprise/ })).toHaveText(
      points > 0 ? `Surprise +${points}` : 'No surprise',
    );
  }
});

/** Names enough for one of them to bring a surprise. */
function names(): string[] {
  return Array.from({ length: 200 }, (_, number) => `trello:card:${number}`);
}

test('all of it can be said by keyboard alone', async ({ microwin }) => {
  const options = await microwin.window('options');
  const { keyboard } = options;
  const monday = setting(options, 'Working days').getByRole('checkbox').first();
  const was = await monday.isChecked();
  await monday.focus();
  await keyboard.press('Space');
  await expect(monday).toBeChecked({ checked: !was });
  // Seven days, and the first of the week.
  for (let stop = 1; stop <= 8; stop++) await keyboard.press('Tab');
  await expect(goal(options)).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(goal(options)).toHaveValue('4');
  // Nothing has taken the focus away, and the person need not leave the field.
  await expect(says(setting(options, 'Daily target'))).toHaveText('from tomorrow; today still 3 wins');
  await expect(goal(options)).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(options.getByText('says when a day was enough')).toBeVisible();

  await radio(options, 'Profile', 'Calm').focus();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await expect(radio(options, 'Profile', 'Balanced')).toBeChecked();
  await expect(radio(options, 'Profile', 'Balanced')).toBeFocused();
  await expect(radio(options, 'Momentum', 'on')).toBeChecked();
});

test.describe('for everyone', () => {
  test('axe has nothing to say about the rules', async ({ microwin }) => {
    const options = await everythingOpen(microwin);
    expect(await violationsInBothSchemes(options)).toEqual([]);
  });

  test('at 320 px the rules scroll one way only', async ({ microwin }) => {
    const options = await everythingOpen(microwin);
    await options.setViewportSize({ width: 320, height: 600 });
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

/** The options with every reason and table open, something said, something refused and a roll checked. */
async function everythingOpen(microwin: Microwin): Promise<Page> {
  const options = await microwin.window('options');
  await radio(options, 'Profile', 'Calm').click();
  await goal(options).fill(String(DEFAULTS.dailyTarget + 1));
  await dayStart(options).fill('13:00');
  await dayStart(options).press('Tab');
  await expect(says(setting(options, 'Start of the day'))).toHaveCount(1);
  for (const summary of await options.locator('summary').all()) await summary.click();
  await options.getByRole('combobox', { name: 'Name of the thing' }).fill(`trello:card:${'x'.repeat(200)}`);
  await expect(options.getByText('No surprise').or(options.getByText(/^Surprise \+/))).toBeVisible();
  return options;
}

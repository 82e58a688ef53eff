import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { logOf, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { Settings } from '#utils/domain/settings.ts';

const DAY_MS = 86_400_000;
/** Longer than the pause that ends a batch. */
const PAUSE_MS = 21_000;

/** Cards finished on each day up to today, for whom every day is a working day and no hour is quiet. */
const LEDGERS = {
  'a day': [2],
  'a month': Array<number>(30).fill(3),
  // Now and then a day without, and two weeks off half a year ago.
  'a year': Array.from({ length: 365 }, (_, day) =>
    day % 6 === 2 || (day > 170 && day < 185) ? 0 : 1 + (day % 5),
  ),
};
type Ledger = keyof typeof LEDGERS;

/** The new tab of somebody with such a ledger; without one, of somebody who begins. */
async function dashboard(microwin: Microwin, ledger?: Ledger, said: Partial<Settings> = {}): Promise<Page> {
  const now = Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const days = ledger ? LEDGERS[ledger] : [];
  const settings = {
    schedule: [1, 2, 3, 4, 5, 6, 7],
    quietHours: { from: 0, to: 0 },
    momentum: false,
    ...said,
  };
  const acts = days.flatMap((wins, back) =>
    Array.from({ length: wins }, (_, index) => ({
      ...{ id: `w${back}-${index}`, type: 'complete' as const, subject: `trello:card:${back}-${index}` },
      ...{ kind: 'card' as const, site: 'trello', source: 'gesture' },
      text: { title: `Card ${index + 1}`, url: 'https://trello.com/c/a' },
      at: now - back * DAY_MS - (index + 1) * PAUSE_MS,
      offset,
    })),
  );
  const first = {
    id: 'said',
    type: 'settings' as const,
    subject: CONFIG_SUBJECT,
    settings,
    at: now - 400 * DAY_MS,
    offset,
  };
  await microwin.write(storedFor(logOf([first, ...acts.toSorted((a, b) => a.at - b.at)])));
  const newtab = await microwin.window('newtab');
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText(
    said.game === false || said.dailyTarget ? /wins? today/ : `${days[0] ?? 0} of 3 wins today`,
  );
  return newtab;
}

/** The same person's page of progress. */
async function progress(microwin: Microwin, ledger?: Ledger, said: Partial<Settings> = {}): Promise<Page> {
  const newtab = await dashboard(microwin, ledger, said);
  await newtab.getByRole('link', { name: 'Progress' }).click();
  await expect(card(newtab, 'Achievements')).toBeVisible();
  return newtab;
}

/** The civil date so many days ago, as the window writes it. */
const dateOf = (back: number) =>
  new Date(Date.now() - back * DAY_MS - 4 * 3_600_000).toLocaleDateString('en-US', { dateStyle: 'medium' });

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** Opens whatever can be opened, also what that shows. */
async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all()) await summary.click();
}

test.describe('achievements', () => {
  const achievements = (page: Page) => card(page, 'Achievements');
  const achievement = (page: Page, name: string) =>
    achievements(page)
      .getByRole('listitem')
      .filter({ has: page.getByText(name, { exact: true }) });
  const all = (page: Page) => achievements(page).getByText('All achievements');

  test('before the first win, three of them say what they take', async ({ microwin }) => {
    const newtab = await progress(microwin);
    await expect(achievements(newtab).getByRole('listitem')).toHaveCount(3);
    await expect(achievement(newtab, 'First win')).toHaveText(/0 of 1.*Finish one thing\.$/);
    await expect(achievements(newtab).getByRole('heading', { name: 'Latest' })).toHaveCount(0);
    await expect(all(newtab)).toContainText('0 of 40 reached');
  });

  test('what was reached today may still change', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a day');
    await expect(achievement(newtab, 'First win')).toContainText(dateOf(0));
    await expect(achievement(newtab, 'First win')).toContainText('Not final yet.');
    await expect(achievement(newtab, 'Three today')).toContainText('2 of 3');
  });

  test('the latest and the nearest are in sight, the others behind one button', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a month');
    await expect(achievement(newtab, '30 steady days')).toContainText('29 of 30');
    await expect(achievement(newtab, '100 wins')).toContainText('90 of 100');
    await expect(achievement(newtab, 'First win')).toHaveCount(0);

    await all(newtab).focus();
    await newtab.keyboard.press('Enter');
    await expect(achievement(newtab, 'First win')).toContainText(dateOf(29));
    await expect(achievement(newtab, 'First win')).not.toContainText('Not final yet.');
    for (const group of [
      'Starting',
      'Volume',
      'Meaning',
      'Goals',
      'Craft and people',
      'Rhythm',
      'Care',
      'Honesty',
    ])
      await expect(achievements(newtab).getByRole('heading', { name: group, exact: true })).toBeVisible();
    await expect(achievement(newtab, 'Log checked')).toBeVisible();
  });

  test('whoever hides streaks sees none among them', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a year', { streaks: 'consistency' });
    await all(newtab).click();
    await expect(achievement(newtab, '13 steady days')).toBeVisible();
    await expect(achievements(newtab).getByText(/weeks in a row|streak/)).toHaveCount(0);
  });
});

test.describe('trends', () => {
  const chart = (page: Page, name: string) =>
    card(page, 'Trends').getByRole('img', { name: new RegExp(`^${name} by week`) });

  test('with nothing there is no trend, and it says when there is', async ({ microwin }) => {
    const newtab = await progress(microwin, undefined);
    await expect(card(newtab, 'Trends')).toContainText('from your first win on');
    await expect(card(newtab, 'Trends').getByRole('img')).toHaveCount(0);
  });

  test('a day is a trend of one week', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a day');
    await expect(chart(newtab, 'Wins')).toHaveAccessibleName(/^Wins by week: .* in 1 week$/);
    await expect(chart(newtab, 'Consistency')).toHaveCount(0);
  });

  test('a month shows its weeks, and a table says what they hold', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a month');
    await expect(chart(newtab, 'Wins')).toHaveAccessibleName(/^Wins by week: from \d+ to 21 in [56] weeks$/);
    await expect(chart(newtab, 'Consistency')).toHaveAccessibleName(/from 100% to 100% in [4-6] weeks$/);
    await expect(card(newtab, 'Trends').getByText(/^This week so far: .* consistency 100%$/)).toBeVisible();

    await card(newtab, 'Trends').getByText('Week by week').focus();
    await newtab.keyboard.press('Enter');
    const table = card(newtab, 'Trends').getByRole('region', { name: 'Week by week' });
    const rows = table.getByRole('row');
    // The newest first: the number that stands at the top of the window.
    await expect(rows.nth(1)).toContainText('100%');
    // Its name, and the weeks since that of the first win.
    expect([6, 7]).toContain(await rows.count());
    await expect(rows.nth(2)).toContainText('21');
    await newtab.keyboard.press('Tab');
    await expect(table).toBeFocused();

    // All of it was finished in one place: ninety cards, and the surprises that this log's salt brings.
    await expect(card(newtab, 'Trends').getByRole('img', { name: /^Wins by app/ })).toBeVisible();
    const trello = card(newtab, 'Trends').getByRole('row', { name: /^Trello/ });
    await expect(trello).toHaveText(/^Trello90955$/);
  });

  test('a year shows half of it, and the week that is pointed at', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a year');
    await expect(chart(newtab, 'Wins')).toHaveAccessibleName(/in 26 weeks$/);
    const { width = 0, height = 0 } = (await chart(newtab, 'Points').boundingBox()) ?? {};
    await chart(newtab, 'Points').hover({ position: { x: width / 52, y: height / 2 } });
    await expect(
      card(newtab, 'Trends').getByText(/^Week of .*: \d+ wins?, \d+ points?, consistency/),
    ).toBeVisible();
    await newtab.getByRole('heading', { level: 1 }).hover();
    await expect(card(newtab, 'Trends').getByText(/^This week so far/)).toBeVisible();
  });

  test('whoever hides points sees none', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a month', { numbers: false });
    await expect(chart(newtab, 'Wins')).toBeVisible();
    await expect(chart(newtab, 'Points')).toHaveCount(0);
    await card(newtab, 'Trends').getByText('Week by week').click();
    await expect(card(newtab, 'Trends')).not.toContainText('oint');
  });
});

test.describe('what it adds up to', () => {
  const sums = (page: Page) => card(page, 'Totals');
  const goal = '3 wins each working day make 21 in a week, 90 in a month, and 1,095 in a year.';

  test('before the first win, only what the goal comes to', async ({ microwin }) => {
    const newtab = await progress(microwin);
    await expect(sums(newtab).getByText(goal)).toBeVisible();
    await expect(sums(newtab).getByRole('listitem')).toHaveCount(0);
  });

  test('a young log says since when it counts', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a month');
    await expect(sums(newtab).getByRole('listitem')).toHaveText([
      'The last 7 days 21 wins',
      'The last 30 days 90 wins',
      `Since ${dateOf(29)} 90 wins`,
    ]);
    await expect(sums(newtab).getByText(goal)).toBeVisible();
  });

  test('a year is told whole', async ({ microwin }) => {
    const newtab = await progress(microwin, 'a year', { dailyTarget: 1 });
    const year = LEDGERS['a year'].reduce((sum, wins) => sum + wins, 0);
    await expect(sums(newtab).getByRole('listitem').nth(2)).toHaveText(`The last 365 days ${year} wins`);
    await expect(sums(newtab)).toContainText('1 win each working day makes 7 in a week');
  });
});

test('years before the last one are chosen where it stands, and are asked for then', async ({ microwin }) => {
  const year = new Date().getFullYear() - 2;
  const at = Date.parse(`${year}-06-15T12:00`);
  const offset = -new Date(at).getTimezoneOffset();
  const win = { type: 'complete', kind: 'card', site: 'trello', source: 'gesture', offset } as const;
  const text = { title: 'Long ago', url: '' };
  const acts = [1, 2, 3].map((id) => ({
    ...win,
    id: `w${id}`,
    subject: `trello:card:${id}`,
    text,
    at: at + id,
  }));
  await microwin.write(storedFor(logOf(acts)));
  const newtab = await microwin.window('newtab');
  await newtab.getByRole('combobox', { name: 'Year' }).selectOption(String(year));
  await expect(newtab.getByRole('img', { name: `3 wins on 1 day in ${year}` })).toBeVisible();
  await newtab.getByRole('combobox', { name: 'Year' }).selectOption('Past year');
  await expect(newtab.getByRole('img', { name: 'Days get darker with more wins' })).toBeVisible();
});

test('who only records sees nothing of it', async ({ microwin }) => {
  const newtab = await dashboard(microwin, 'a month', { game: false });
  await expect(newtab.getByRole('heading', { name: 'Earlier wins' })).toBeVisible();
  await expect(newtab.getByRole('link', { name: 'Progress' })).toHaveCount(0);
  await newtab.goto(`${newtab.url()}#/progress`);
  await expect(newtab.getByText('You keep only the log.')).toBeVisible();
  for (const name of ['Trends', 'Totals', 'Achievements'])
    await expect(newtab.getByRole('heading', { name })).toHaveCount(0);
});

for (const ledger of [undefined, 'a day', 'a month', 'a year'] as const) {
  test.describe(`for everyone, with ${ledger ?? 'nothing'} in the ledger`, () => {
    test('axe has nothing to say', async ({ microwin }) => {
      const newtab = await dashboard(microwin, ledger);
      await openAll(newtab);
      expect(await violationsInBothSchemes(newtab)).toEqual([]);
      await newtab.getByRole('link', { name: 'Progress' }).click();
      await expect(card(newtab, 'Achievements')).toBeVisible();
      await openAll(newtab);
      expect(await violationsInBothSchemes(newtab)).toEqual([]);
    });

    test('narrow windows scroll one way only', async ({ microwin }) => {
      const newtab = await dashboard(microwin, ledger);
      for (const page of ['Progress', 'Today']) {
        await newtab.getByRole('link', { name: page }).click();
        await expect(card(newtab, page === 'Today' ? 'This week' : 'Achievements')).toBeVisible();
        await openAll(newtab);
        for (const width of [320, 640]) {
          await newtab.setViewportSize({ width, height: 600 });
          expect(await newtab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
            width,
          );
        }
      }
    });
  });
}

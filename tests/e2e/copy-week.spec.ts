import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { dayKey, weekday } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

const DAY_MS = 86_400_000;
const LINK = 'https://trello.com/c/AbCdEf12';

test('from the last working day on, the week stands on Today as text, and in the review on any day where all is shared', async ({
  microwin,
}) => {
  const at = Date.now();
  const offset = -new Date(at).getTimezoneOffset();
  const today = weekday(dayKey(at, offset, DEFAULTS.dayStart));
  const said = (schedule: number[]) =>
    storedFor(
      logOf([
        {
          ...{ id: 'said', type: 'settings', subject: CONFIG_SUBJECT, at: at - 9 * DAY_MS, offset },
          settings: { ...ANY_DAY, schedule, weekStart: today },
        },
        {
          ...{ id: 'a', type: 'complete', subject: 'trello:card:a', kind: 'card', site: 'trello' },
          ...{ source: 'gesture', text: { title: 'Write the launch post', url: LINK }, at, offset },
        },
      ]),
    );
  await microwin.write(said([today]));
  const newtab = await microwin.window('newtab');
  const week = newtab.getByRole('region', { name: 'This week' });
  await week.getByText('Copy this week').click();
  const text = week.getByRole('textbox');
  await expect(text).toHaveValue(/^My week, .*\n1 win\n\nTrello\n• Write the launch post – https:\S+12$/);
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  await week.getByRole('checkbox', { name: 'Links' }).uncheck();
  await expect(text).toHaveValue(/post$/);
  await microwin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await week.getByRole('button', { name: 'Copy the text' }).click();
  await expect(week.getByText('Copied')).toBeVisible();
  expect(await newtab.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());

  // The last working day is to come.
  await microwin.empty();
  await microwin.write(said([today, (today % 7) + 1]));
  await newtab.reload();
  await expect(week.getByText('1 win this week.')).toBeVisible();
  await expect(newtab.getByText('Copy this week')).toHaveCount(0);
  await newtab.goto(`${microwin.root}newtab.html#/review`);
  // There is one place for all that is copied: what it holds is chosen there.
  const sharing = newtab.getByRole('region', { name: 'Share' });
  await expect(newtab.getByRole('button', { name: 'Copy the text' })).toHaveCount(1);
  await expect(sharing.getByRole('textbox')).not.toHaveValue(/Write the launch post/);
  await sharing.getByLabel('What to share').selectOption('This week, win by win');
  const every = sharing.getByRole('textbox', { name: 'The text' });
  await expect(every).toHaveValue(/^My week, .*\n1 win\n\nTrello\n• Write the launch post – https:\S+12$/);
  await sharing.getByRole('checkbox', { name: 'Links' }).uncheck();
  await expect(every).toHaveValue(/post$/);
  await sharing.getByRole('button', { name: 'Copy the text' }).click();
  await expect(sharing.getByText('Copied')).toBeVisible();
  expect(await newtab.evaluate(() => navigator.clipboard.readText())).toBe(await every.inputValue());
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  await sharing.getByLabel('What to share').selectOption('This week');
  await expect(every).toHaveValue(/^My week, .*\n1 win\nWhere: Trello 1/);
});

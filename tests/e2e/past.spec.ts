import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { readStore } from '#tests/support/ledger.ts';
import { addDays, dayKey, momentAt } from '#utils/domain/calendar.ts';

const SCORED = ['items', 'goals', 'days', 'totals', 'config', 'aliases'];

async function scored(page: Page): Promise<unknown[]> {
  const stores: unknown[] = [];
  for (const store of SCORED) stores.push(await page.evaluate(readStore, store));
  return stores;
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a table from elsewhere shows in the history and in the year, once, and scores nothing', async ({
  microwin,
}) => {
  const { at, offset } = momentAt(new Date());
  const [first, second] = [-40, -41].map((days) => addDays(dayKey(at, offset, 0), days));
  const table = `Aufgabe;Erledigt\r\nMended the bike;${first}\r\nBaked bread;${second} 10:30\r\n"Wrote, twice";${first}\r\nNo date;soon\r\n`;
  const newtab = await microwin.window('newtab');
  await newtab.locator('#quick-win').fill('Called the bank');
  await newtab.keyboard.press('Enter');
  await expect(newtab.getByText('Called the bank').first()).toBeVisible();
  const heading = newtab.getByRole('heading', { level: 1 });
  const today = (await heading.textContent()) ?? '';
  const before = await scored(newtab);

  const options = await microwin.window('options');
  const place = options
    .getByRole('region', { name: 'Your data', exact: true })
    .getByRole('group', { name: 'Bring in history from elsewhere' });
  const choose = (name: string, text: string) =>
    place.locator('input[type=file]').setInputFiles(file(name, text));
  await choose('letter.txt', 'Dear Mira, how are you?');
  await expect(place.getByText('Microwin does not know this kind of file.')).toBeVisible();
  await choose('tasks.csv', `\ufeff${table}`);
  await expect(place.getByLabel('Title')).toHaveValue('0');
  await expect(place.getByRole('rowheader', { name: 'Mended the bike' })).toBeVisible();
  expect(await violationsInBothSchemes(options)).toEqual([]);
  await place.getByRole('button', { name: 'Preview' }).click();
  await expect(place.getByText('3 entries are new')).toBeVisible();
  await expect(place.getByText('1 cannot be read')).toBeVisible();
  await place.getByRole('button', { name: 'Bring in', exact: true }).click();
  await expect(place.getByText('Brought in: 3 entries.')).toBeVisible();

  // The page that was open all the time shows it, and every number is as it was.
  await expect(newtab.locator('.year .heat-past')).toHaveCount(1);
  await expect(
    newtab.getByRole('img', { name: '1 win on 1 day in the last year · 3 brought in' }),
  ).toBeVisible();
  await expect(newtab.locator('.legend')).toContainText('Brought in');
  await expect(heading).toHaveText(today);
  expect(await scored(newtab)).toEqual(before);
  await newtab.goto(`${microwin.root}newtab.html#/history`);
  await expect(newtab.getByText('1 win · 3 brought in')).toBeVisible();
  const entry = newtab.locator('.past-win').filter({ hasText: 'Mended the bike' });
  await expect(entry).toContainText('Brought in');
  await entry.locator('.past-line').click();
  await expect(entry.getByText('From elsewhere, so it brings no points.')).toBeVisible();
  expect(await violationsInBothSchemes(newtab)).toEqual([]);

  await choose('tasks-renamed.csv', table);
  await place.getByRole('button', { name: 'Preview' }).click();
  await expect(place.getByText('Nothing in it is new.')).toBeVisible();
  await place.getByRole('button', { name: 'Cancel' }).click();

  await entry.getByRole('button', { name: 'Remove' }).click();
  await expect(newtab.getByText('1 win · 2 brought in')).toBeVisible();
  expect((await scored(newtab)).slice(0, 4)).toEqual(before.slice(0, 4));
});

import type { Page } from 'playwright/test';
import { seed } from '#tests/bench/seed.ts';
import { violations } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { IN_FULL } from '#tests/e2e/play.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';

const DAY_MS = 86_400_000;
/** Longer than the pause that ends a batch. */
const PAUSE_MS = 21_000;

/** What is finished on each day of the month, in this order. */
const WORK = [
  { kind: 'card', site: 'trello', title: 'Draft the launch post', url: 'https://trello.com/c/a' },
  { kind: 'pull', site: 'github', title: 'Fix the login of Zoë', url: 'https://github.com/o/r/pull/1' },
  { kind: 'manual', site: '', title: 'Called the dentist', url: '' },
] as const;

/** How long somebody has finished a lot; their log takes long to write, too. */
const YEARS = IN_FULL ? 10 : 1;
const WINS = YEARS * 365 * 20;
/** The number of a win that no other one's begins with. */
const WANTED = WINS - 1000;

/** Thirty days with three wins each, the last of them today. */
async function writeMonth(microwin: Microwin): Promise<void> {
  const now = Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const settings = { ...ANY_DAY, momentum: false, surprise: 'steady' as const };
  const said = { id: 'said', type: 'settings' as const, subject: CONFIG_SUBJECT, settings };
  const acts = Array.from({ length: 30 }, (_, index) => 29 - index).flatMap((back) =>
    WORK.map(({ kind, site, title, url }, index) => ({
      ...{
        id: crypto.randomUUID(),
        type: 'complete' as const,
        subject: `${site || 'manual'}:${back}-${index}`,
      },
      ...{ kind, ...(site && { site }), source: 'gesture', text: { title, url } },
      at: now - back * DAY_MS - (WORK.length - index) * PAUSE_MS,
      offset,
    })),
  );
  await microwin.write(storedFor(logOf([{ ...said, at: now - 40 * DAY_MS, offset }, ...acts])));
}

/** The civil date so many days ago, as a heading and as an address say it. */
const dayOf = (back: number) => new Date(Date.now() - back * DAY_MS - 4 * 3_600_000);
const nameOf = (back: number) => dayOf(back).toLocaleDateString('en-US', { dateStyle: 'full' });
const keyOf = (back: number) => dayOf(back).toLocaleDateString('sv-SE');

/** Opens the new tab and goes to the history as a person does. */
async function openHistory(microwin: Microwin): Promise<Page> {
  const newtab = await microwin.window('newtab');
  await newtab.getByRole('link', { name: 'History' }).click();
  await expect(newtab.getByRole('heading', { name: 'History', level: 1 })).toBeFocused();
  return newtab;
}

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search titles' });
/** A day's wins. */
const day = (page: Page, back: number) => page.getByRole('region', { name: nameOf(back) });
const wins = (page: Page) => page.getByRole('button', { expanded: false }).filter({ hasText: /, \d/ });
const found = (page: Page) => page.getByRole('status').filter({ hasText: /found/ });
/** The name of the first day that can be seen. */
const dayInSight = (page: Page) =>
  page
    .getByRole('heading', { level: 2 })
    .evaluateAll((names) => names.find((name) => name.getBoundingClientRect().top >= 0)?.textContent);
/** What an undo changes, as it is read out. */
const effects = (page: Page) => page.getByRole('group', { name: 'If you undo this' });

test('an empty history says what to do, and takes what was finished days ago', async ({ microwin }) => {
  const newtab = await openHistory(microwin);
  await expect(newtab).toHaveTitle('History – Microwin');
  await expect(newtab.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'page');
  await expect(newtab.getByText('Your wins will be listed here.')).toBeVisible();
  await expect(search(newtab)).toHaveCount(0);
  expect(await violations(newtab)).toEqual([]);

  const when = newtab.getByRole('combobox', { name: 'Finished on' });
  await expect(when.getByRole('option')).toHaveCount(8);
  await newtab.getByRole('combobox', { name: 'Add a win' }).fill('Painted the shed');
  await when.selectOption({ index: 7 });
  await newtab.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(day(newtab, 7).getByRole('button', { name: /Painted the shed/ })).toBeVisible();
  await expect(search(newtab)).toBeVisible();
  const [credit] = await microwin.completions();
  expect(credit?.day).toBe(keyOf(7));

  // What was finished days ago is none of today.
  await newtab.getByRole('link', { name: 'Today' }).click();
  await expect(newtab.getByRole('heading', { name: '0 of 3 wins today' })).toBeFocused();
  await expect(newtab).toHaveTitle('Today – Microwin');
});

test('a month is searched, sifted, understood, noted on and taken back', async ({ microwin }) => {
  await writeMonth(microwin);
  const newtab = await openHistory(microwin);
  await expect(newtab.getByText('90 wins', { exact: true })).toBeVisible();
  await expect(day(newtab, 0).getByRole('listitem')).toHaveCount(3);
  await expect(day(newtab, 0).getByText(/Merged on GitHub/)).toBeVisible();
  expect(await violations(newtab)).toEqual([]);

  // Each letter replaces the address; Back leads out of the search, not through its letters.
  await search(newtab).pressSequentially('zoe LOGIN');
  await expect(found(newtab)).toHaveText('30 wins found');
  expect(new URL(newtab.url()).hash).toBe('#/history?q=zoe+LOGIN');
  await newtab.getByRole('combobox', { name: 'Where' }).selectOption('Trello');
  await expect(newtab.getByText('Nothing found')).toBeVisible();
  await expect(found(newtab)).toHaveText('0 wins found');
  expect(await violations(newtab)).toEqual([]);
  await newtab.goBack();
  await expect(newtab.getByText('30 wins found').first()).toBeVisible();
  await newtab.getByRole('link', { name: 'Clear filters' }).first().click();
  await expect(search(newtab)).toHaveValue('');
  await newtab.getByRole('combobox', { name: 'What' }).selectOption('Added by you');
  await expect(newtab.getByText('30 wins found').first()).toBeVisible();

  // By keyboard alone: a win, its note, what its undo changes.
  const dentist = day(newtab, 0).getByRole('button', { name: /Called the dentist/ });
  await dentist.focus();
  await newtab.keyboard.press('Enter');
  await expect(dentist).toHaveAttribute('aria-expanded', 'true');
  await expect(day(newtab, 0)).toContainText('How it earned +5');
  await expect(day(newtab, 0)).toContainText('Added by you');
  const note = newtab.getByRole('textbox', { name: 'Note' });
  await note.fill('Next time in spring');
  await newtab.keyboard.press('Tab');
  await newtab.keyboard.press('Enter');
  await expect(newtab.getByText('Saved')).toBeVisible();
  expect(await violations(newtab)).toEqual([]);

  // The address holds what is looked for and what is open, also for whoever comes back to it.
  const address = newtab.url();
  await newtab.reload();
  await expect(newtab.getByRole('combobox', { name: 'What' })).toHaveValue('manual');
  await expect(note).toHaveValue('Next time in spring');
  await newtab.getByRole('link', { name: 'Progress' }).click();
  await expect(newtab.getByRole('heading', { name: 'Progress', level: 1 })).toBeFocused();
  await newtab.goBack();
  await expect(note).toHaveValue('Next time in spring');
  expect(newtab.url()).toBe(address);
  await newtab.getByRole('button', { name: 'Remove' }).click();
  await expect(note).toHaveValue('');

  await newtab.getByRole('button', { name: 'Undo' }).click();
  await expect(newtab.getByRole('button', { name: 'Keep' })).toBeFocused();
  await expect(effects(newtab)).toContainText(/Wins today.*from 3 to 2/);
  await newtab.keyboard.press('Enter');
  await expect(newtab.getByRole('button', { name: 'Undo' })).toBeFocused();
  await newtab.keyboard.press('Enter');
  await expect(newtab.getByRole('button', { name: 'Keep' })).toBeFocused();
  await newtab.keyboard.press('Shift+Tab');
  await expect(newtab.getByRole('button', { name: 'Undo win' })).toBeFocused();
  expect(await microwin.credits()).toHaveLength(90);
  await newtab.keyboard.press('Enter');
  await expect(dentist).toHaveCount(0);
  await expect(day(newtab, 1).getByRole('button', { name: /Called the dentist/ })).toBeFocused();
  await expect.poll(async () => (await microwin.credits()).length).toBe(89);
  await newtab.reload();
  await expect(day(newtab, 1)).toBeVisible();
  await expect(day(newtab, 0)).toHaveCount(0);

  // What another window adds comes by itself.
  await newtab.getByRole('link', { name: 'Clear filters' }).first().click();
  const popup = await microwin.window('popup');
  await popup.getByRole('combobox', { name: 'Add a win' }).fill('Watered the plants');
  await popup.keyboard.press('Enter');
  await expect(day(newtab, 0).getByRole('button', { name: /Watered the plants/ })).toBeVisible();
});

/** How far each heading is from where it belongs, and what covers the middle of a visible row. Runs in the page. */
function misplaced(): string[] {
  const wrong: string[] = [];
  for (const day of document.querySelectorAll('.past-day')) {
    const section = day.getBoundingClientRect();
    const name = day.querySelector('h2')?.getBoundingClientRect();
    if (!name || section.bottom < 0 || section.top > innerHeight) continue;
    // It stands at the top of its day, or sticks to the top of the window for as long as the day is there.
    const belongs = Math.max(section.top, Math.min(0, section.bottom - name.height));
    if (Math.abs(name.top - belongs) > 1.5) wrong.push(`${day.textContent?.slice(0, 20)} is at ${name.top}`);
    for (const row of day.querySelectorAll('.past-line')) {
      const { left, width, top, bottom } = row.getBoundingClientRect();
      const y = (top + bottom) / 2;
      if (y < Math.max(0, name.bottom) || y > innerHeight) continue;
      if (!row.contains(document.elementFromPoint(left + width / 2, y))) wrong.push(`covered at ${y}`);
    }
  }
  return wrong;
}

test('a win gets another title, which is found and shown everywhere, and is moved to another day', async ({
  microwin,
}) => {
  await writeMonth(microwin);
  const newtab = await openHistory(microwin);
  await search(newtab).fill('dentist');
  const day = (back: number) => newtab.getByRole('region', { name: nameOf(back) });
  const row = (title: string, back: number) => day(back).getByRole('button', { name: title });
  await row('Called the dentist', 0).click();
  await newtab.getByText('Change title or day').click();
  const title = newtab.getByRole('textbox', { name: 'Title' });
  await title.fill('Called the dentist about Tuesday');
  await title.press('Enter');
  await expect(newtab.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await expect(row('Called the dentist about Tuesday', 0)).toBeVisible();
  expect(await violations(newtab)).toEqual([]);
  await search(newtab).fill('about tuesday');
  await expect(newtab.getByText('1 win found').first()).toBeVisible();

  await row('Called the dentist about Tuesday', 0).click();
  await newtab.getByText('Change title or day').click();
  const days = newtab.locator('.edit-win select');
  await days.selectOption(keyOf(3));
  await newtab.locator('.edit-win').getByRole('button', { name: 'Save' }).click();
  await expect(row('Called the dentist about Tuesday', 3)).toBeVisible();
  await expect(row('Called the dentist about Tuesday', 0)).toHaveCount(0);
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('heading', { level: 1 })).toHaveText('2 of 3 wins today');

  // Emptied, it is what it was. Of a day that is too long ago only the title can be changed.
  await row('Called the dentist about Tuesday', 3).click();
  await newtab.getByText('Change title or day').click();
  await title.fill('');
  await title.press('Enter');
  await expect(newtab.getByText('Nothing found')).toBeVisible();
  await newtab.goto(`${microwin.root}newtab.html#/history?day=${keyOf(20)}`);
  await row('Called the dentist', 20).click();
  await newtab.getByText('Change title', { exact: true }).click();
  await expect(newtab.getByRole('textbox', { name: 'Title' })).toBeVisible();
  await expect(days).toHaveCount(0);
});

test('the name of a day stands above its wins, however far the page is scrolled', async ({ microwin }) => {
  await writeMonth(microwin);
  const newtab = await openHistory(microwin);
  await expect(newtab.getByText('90 wins', { exact: true })).toBeVisible();
  for (let offset = 0; offset < 3000; offset += 97) {
    await newtab.evaluate((y) => scrollTo(0, y), offset);
    // The days that come into sight are drawn within two frames.
    await newtab.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await newtab.evaluate(misplaced), `scrolled to ${offset}`).toEqual([]);
  }
});

test('each day of the dashboard leads to its wins', async ({ microwin }) => {
  await writeMonth(microwin);
  const newtab = await microwin.window('newtab');
  const year = newtab.getByRole('region', { name: 'Past year' });
  await year.getByText('Day by day').click();
  await year.getByRole('link', { name: nameOf(12) }).click();
  await expect(day(newtab, 12).getByRole('listitem')).toHaveCount(3);
  await expect(newtab.getByRole('textbox', { name: 'Day' })).toHaveValue(keyOf(12));
  await expect(newtab.getByText('3 wins found').first()).toBeVisible();

  await newtab.goBack();
  const today = newtab.getByRole('listitem').and(newtab.locator('[aria-current="date"]'));
  await today.getByRole('link').click();
  await expect(day(newtab, 0).getByRole('listitem')).toHaveCount(3);
  await expect(wins(newtab)).toHaveCount(3);

  // The day of the picture's last cell is today, or lies so many cells above it.
  await newtab.goBack();
  const picture = year.getByRole('img');
  const { width = 0, height = 0 } = (await picture.boundingBox()) ?? {};
  const weekday = (dayOf(0).getDay() + 6) % 7;
  const cell = height / 142;
  await year.getByRole('grid').click({ position: { x: width - 7 * cell, y: (27 + 18 * weekday) * cell } });
  await expect(day(newtab, 0).getByRole('listitem')).toHaveCount(3);
  expect(new URL(newtab.url()).hash).toBe(`#/history?day=${keyOf(0)}`);

  // Narrow windows, and those that are zoomed, scroll one way only.
  await newtab.goto(`${microwin.root}newtab.html#/history`);
  await newtab
    .getByRole('button', { name: /Fix the login/ })
    .first()
    .click();
  await newtab.getByRole('button', { name: 'Undo' }).click();
  await expect(effects(newtab)).toBeVisible();
  for (const width of [320, 640]) {
    await newtab.setViewportSize({ width, height: 600 });
    expect(await newtab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await newtab.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(newtab)).toEqual([]);
});

test(`${YEARS === 1 ? 'a year is' : 'ten years are'} there to the end, and one win of it is found`, async ({
  microwin,
}) => {
  test.setTimeout(240_000);
  const plain = await microwin.context.newPage();
  await plain.goto(`${microwin.root}manifest.json`);
  await seed(plain, WINS);
  const newtab = await openHistory(microwin);
  await expect(newtab.getByRole('button', { name: `Finish the thing with number ${WINS}` })).toBeVisible();
  await expect(newtab.getByText(`${WINS.toLocaleString('en')} wins`, { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  // Only what is in sight is there to be drawn.
  expect(await newtab.getByRole('listitem').count()).toBeLessThan(100);

  await newtab.keyboard.press('End');
  await expect(newtab.getByRole('button', { name: /number 1 / })).toBeInViewport();
  const oldest = newtab.getByRole('region', { name: nameOf(YEARS * 365 - 1) }).first();
  await expect(oldest).toBeVisible();

  // A reload comes back to the place.
  const place = () => newtab.evaluate(() => JSON.stringify(history.state?.place));
  await expect.poll(place).toBeDefined();
  const atTheEnd = await place();
  await newtab.mouse.move(600, 400);
  await newtab.mouse.wheel(0, -30_000);
  // It is written down once, when the scrolling has come to its end.
  await expect.poll(place).not.toBe(atTheEnd);
  const name = await dayInSight(newtab);
  await newtab.reload();
  await expect.poll(() => dayInSight(newtab), { timeout: 60_000 }).toBe(name);

  await newtab.keyboard.press('Home');
  await search(newtab).fill(`number ${WANTED}`);
  await expect(found(newtab)).toHaveText('1 win found', { timeout: 30_000 });
  await newtab.getByRole('button', { name: new RegExp(`number ${WANTED} `) }).click();
  await expect(newtab.getByRole('link', { name: 'Open on Trello' })).toBeVisible();
  expect(await violations(newtab)).toEqual([]);
});

test('a win that is dated after today stands apart, and can be moved to today', async ({ microwin }) => {
  const now = Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const settings = { ...ANY_DAY, momentum: false, surprise: 'steady' as const };
  const said = { id: 'said', type: 'settings' as const, subject: CONFIG_SUBJECT, settings };
  const card = (title: string, days: number) => ({
    ...{ id: crypto.randomUUID(), type: 'complete' as const, subject: `trello:card:${title}` },
    ...{ kind: 'card' as const, site: 'trello', source: 'gesture' },
    text: { title, url: 'https://trello.com/c/aaaaaaaa' },
    at: now + days * DAY_MS,
    offset,
  });
  const acts = [card('Plan the garden', -1), card('Ask Mira', 400), card('Order seeds', 401)];
  await microwin.write(storedFor(logOf([{ ...said, at: now - 40 * DAY_MS, offset }, ...acts])));

  for (const [count, name] of (['popup', 'newtab'] as const).entries()) {
    const page = await microwin.window(name);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(`${count} of 3 wins today`);
    await page.getByRole('combobox', { name: 'Add a win' }).fill(`Typed in ${name}`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(heading).toHaveText(`${count + 1} of 3 wins today`);
    await page.close();
  }

  const newtab = await openHistory(microwin);
  const ahead = newtab.getByRole('region', { name: 'Dated after today' });
  await expect(ahead.getByRole('listitem')).toHaveCount(2);
  await expect(ahead.getByText('The clock was ahead.')).toBeVisible();
  await expect(newtab.getByRole('button', { name: /Ask Mira, / })).toHaveCount(0);
  expect(await violations(newtab)).toEqual([]);
  await ahead.getByRole('button', { name: 'Move to today: “Ask Mira”' }).click();
  await expect(ahead.getByRole('listitem')).toHaveCount(1);
  await expect(day(newtab, 0).getByRole('button', { name: /Ask Mira/ })).toBeVisible();
  await ahead.getByRole('button', { name: /Undo.*Order seeds/ }).click();
  await expect(ahead).toHaveCount(0);
  await newtab.getByRole('link', { name: 'Today' }).click();
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('3 of 3 wins today');
});

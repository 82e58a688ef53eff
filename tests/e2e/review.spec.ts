import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { addDays, dayKey, weekday } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { PROFILES, type Settings } from '#utils/domain/settings.ts';

const DAY_MS = 86_400_000;
/** Longer than the pause that ends a batch. */
const PAUSE_MS = 21_000;
const LINE = 'A good talk with Ana about the board';
const SECRET = 'Prepare the merger';

type Act = Parameters<typeof logOf>[0][number];

/** The log of somebody who has finished something on every day of a month but today, and who said and did more. */
function month(now: number, settings: Partial<Settings> = {}, more: readonly Omit<Act, 'offset'>[] = []) {
  const offset = -new Date(now).getTimezoneOffset();
  const said = { ...ANY_DAY, momentum: false, surprise: 'steady' as const, ...settings };
  const acts: Act[] = [
    { id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings: said, at: now - 70 * DAY_MS, offset },
    ...Array.from({ length: 31 }, (_, back): Act[] =>
      [SECRET, 'Invoice for October'].map((title, place) => ({
        ...{ id: `w${back}-${place}`, type: 'complete', subject: `trello:card:${back}-${place}` },
        ...{
          kind: 'card',
          site: 'trello',
          source: 'gesture',
          text: { title, url: 'https://trello.com/c/a' },
        },
        ...{ at: now - (back + 1) * DAY_MS + place * PAUSE_MS, offset },
      })),
    ).flat(),
    ...more.map((act) => ({ ...act, offset })),
  ];
  return storedFor(logOf(acts.toSorted((a, b) => a.at - b.at)));
}

/** Somebody said something to us, days ago. */
function note(noteKind: NonNullable<Act['noteKind']>, days: number): Omit<Act, 'offset'> {
  return {
    id: `${noteKind} ${days}`,
    type: 'note',
    subject: CONFIG_SUBJECT,
    noteKind,
    at: Date.now() - days * DAY_MS,
  };
}

async function go(newtab: Page, page: string): Promise<void> {
  await newtab.getByRole('navigation').getByRole('link', { name: page }).click();
  await expect(newtab.getByRole('heading', { level: 1, name: page })).toBeVisible();
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const asked = (page: Page) => page.getByRole('region', { name: 'A question' });
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
const last = (events: readonly StoredEvent[], type: string) =>
  events.findLast((event) => event.type === type);

test('a line about the day, and the review of a week, whose next step is a step of a goal then', async ({
  microwin,
}) => {
  await microwin.write(month(Date.now()));
  const newtab = await microwin.window('newtab');
  await go(newtab, 'Review');
  await newtab.getByLabel('One line about today').fill('Slow');
  await newtab.keyboard.press('Enter');
  await button(card(newtab, 'Today'), 'Change').click();
  await newtab.getByLabel('One line about today').fill(LINE);
  await newtab.getByRole('radio', { name: 'Good' }).check();
  await button(newtab, 'Save').click();
  await expect(card(newtab, 'Today')).toContainText(LINE);
  await expect(card(newtab, 'Today')).toContainText('Energy: Good');
  await expect.poll(async () => last(await microwin.events(), 'reflect')?.energy).toBe(4);

  await newtab.getByRole('link', { name: 'The week before' }).click();
  const week = newtab.locator('.reflect-week');
  await expect(week).toContainText('14 wins');
  await expect(week).toContainText('Trello 14');
  await newtab.getByLabel('What did I finish?').fill('The invoices');
  await newtab.getByLabel('What felt good?').fill('No meetings on Wednesday');
  await newtab.getByLabel('What is the next small step?').fill('Ask Tom for the numbers');
  await button(newtab, 'Save the review').click();
  await expect(week.getByText('Saved. The next step is in “Next steps” now.')).toBeVisible();
  await expect(week).toContainText('No meetings on Wednesday');
  const events = await microwin.events();
  const [goal, step] = [last(events, 'goal'), last(events, 'step')];
  expect(goal?.text?.title).toBe('Next steps');
  expect(step).toMatchObject({ text: { title: 'Ask Tom for the numbers' } });
  expect(step?.subject.startsWith(`${goal?.subject}:step:`)).toBe(true);
  expect(last(events, 'reflect')).toMatchObject({ kind: 'weekly', relatedTo: step?.subject });

  // The archive has it, and nothing but the places where one looks for it.
  await newtab.reload();
  await card(newtab, 'What you wrote').getByText('Reviewed').click();
  await expect(card(newtab, 'What you wrote')).toContainText('The invoices');
  await go(newtab, 'History');
  await expect(newtab.getByText('Invoice for October').first()).toBeVisible();
  await expect(newtab.getByText(LINE)).toHaveCount(0);
  const popup = await microwin.window('popup');
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(popup.getByText(LINE)).toHaveCount(0);
});

test('rewards are off until they are switched on; one is taken and given back, and the level stays', async ({
  microwin,
}) => {
  await microwin.write(month(Date.now(), { rewards: false }));
  const newtab = await microwin.window('newtab');
  await go(newtab, 'Progress');
  const rewards = card(newtab, 'Rewards');
  await expect(rewards.getByText(/to spend/)).toHaveCount(0);
  await button(newtab, 'Switch on rewards').click();
  await expect(rewards).toContainText('0 points to spend');
  await expect(rewards).toContainText('From tomorrow on');
  await newtab.close();

  await microwin.empty();
  await microwin.write(month(Date.now(), { rewards: true }));
  const later = await microwin.window('newtab');
  await go(later, 'Progress');
  const level = await later.getByRole('heading', { name: /^Level/ }).textContent();
  const wallet = later.locator('.wallet');
  const before = await pointsIn(wallet.textContent());
  await button(later, 'A good coffee').click();
  await button(later, 'Add').click();
  await button(later, 'Redeem “A good coffee” for 30 points').click();
  await expect(wallet).toHaveText(new RegExp(`^${(before - 30).toLocaleString('en')} points`));
  await expect(card(later, 'Rewards')).toContainText('“A good coffee” is yours. Enjoy it.');
  await expect(later.getByRole('heading', { name: /^Level/ })).toHaveText(level ?? '');
  await later.getByRole('button', { name: /^Give back “A good coffee”/ }).click();
  await expect(wallet).toHaveText(new RegExp(`^${before.toLocaleString('en')} points`));
  await expect(later.getByRole('button', { name: /^Give back/ })).toHaveCount(0);
});

async function pointsIn(text: Promise<string | null>): Promise<number> {
  return Number(((await text) ?? '').replace(/\D/g, ''));
}

test('a week is shared as text and as a picture, with what is ticked and nothing else', async ({
  microwin,
}) => {
  await microwin.write(month(Date.now()));
  const newtab = await microwin.window('newtab');
  // What was a page of its own is a part of the progress, and what it has can be shared from there.
  await newtab.goto(`${microwin.root}newtab.html#/highlights`);
  await expect(newtab.getByRole('heading', { level: 1, name: 'Progress' })).toBeVisible();
  const highlights = card(newtab, 'Highlights');
  await expect(highlights.getByText(SECRET).first()).toBeVisible();
  await button(highlights, 'Earlier days').click();
  await highlights.getByRole('link', { name: 'Share “13 steady days”' }).click();
  await expect(newtab.getByLabel('What to share')).toBeFocused();
  const text = card(newtab, 'Share').getByLabel('The text');
  await expect(text).toHaveValue(/^Achievement: 13 steady days\n/);

  await newtab.getByRole('link', { name: 'The week before' }).click();
  await expect(text).toHaveValue(/^My week, .*\n14 wins\nWhere: Trello 14\n/);
  await expect(text).not.toHaveValue(new RegExp(SECRET));
  await newtab.getByRole('checkbox', { name: SECRET }).check();
  await expect(text).toHaveValue(new RegExp(SECRET));
  await newtab.getByRole('checkbox', { name: SECRET }).uncheck();
  await newtab.getByRole('checkbox', { name: 'Where: Trello 14' }).uncheck();
  await expect(text).toHaveValue(/^My week, .*\n14 wins\nConsistency/);

  await button(newtab, 'Copy the text').click();
  await expect(card(newtab, 'Share').getByText('Copied')).toBeVisible();
  await newtab.getByLabel('What for, in your own words').focus();
  await newtab.keyboard.press('Control+V');
  await expect(newtab.getByLabel('What for, in your own words')).toHaveValue(
    /^My week, .*\n14 wins\nConsistency/,
  );

  const [file] = await Promise.all([
    newtab.waitForEvent('download'),
    button(newtab, 'Save the picture').click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^microwin-\d{4}-\d\d-\d\d\.png$/);
  const png = await readFile(await file.path());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);

  // It has the colours of the page.
  for (const colorScheme of ['light', 'dark'] as const) {
    await newtab.emulateMedia({ colorScheme });
    await expect.poll(() => newtab.locator('canvas').evaluate(cornerIsPage), colorScheme).toBe(true);
  }

  for (const box of await card(newtab, 'Share').getByRole('checkbox').all()) await box.uncheck();
  await expect(card(newtab, 'Share')).toContainText('Tick something to share');
  await expect(button(newtab, 'Save the picture')).toHaveCount(0);
});

test('the last year is shared from the progress, as counts alone', async ({ microwin }) => {
  await microwin.write(month(Date.now()));
  const newtab = await microwin.window('newtab');
  await newtab.goto(`${microwin.root}newtab.html#/progress`);
  await newtab.getByRole('link', { name: 'Picture of the year' }).click();
  await expect(newtab.getByLabel('What to share')).toHaveValue('year');
  await expect(newtab.getByLabel('What to share')).toBeFocused();
  const text = card(newtab, 'Share').getByLabel('The text');
  await expect(text).toHaveValue(/^My last year\n\d+ wins on \d+ days in the last year$/);
  const picture = card(newtab, 'Share').getByRole('img', { name: /^A picture that says: My last year/ });
  const drawn = () => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const whole = await drawn();
  await newtab.getByRole('checkbox', { name: 'A cell for each day' }).uncheck();
  expect(await drawn()).not.toBe(whole);
  await newtab.getByRole('checkbox', { name: 'A cell for each day' }).check();
  await expect.poll(drawn).toBe(whole);
});

/** Whether a picture's corner has the colour of the page behind it. Runs in the page. */
function cornerIsPage(picture: HTMLElement): boolean {
  const pixel = (picture as HTMLCanvasElement).getContext('2d')?.getImageData(5, 5, 1, 1).data ?? [];
  return `rgb(${[...pixel].slice(0, 3).join(', ')})` === getComputedStyle(document.body).backgroundColor;
}

test('rest for today silences every question, and is taken back', async ({ microwin }) => {
  const today = dayKey(Date.now(), -new Date().getTimezoneOffset(), 240);
  const yesterday = weekday(addDays(today, -1));
  // The week’s last working day was yesterday, so its review is offered today at any hour.
  const settings = { schedule: [yesterday] };
  await microwin.write(month(Date.now(), settings, [note('rest-offered', 2), note('helpful', 2)]));
  const newtab = await microwin.window('newtab');
  await expect(asked(newtab)).toContainText('look back on the week');
  const popup = await microwin.window('popup');
  await expect(asked(popup)).toBeVisible();
  await button(newtab, 'Rest today').click();
  for (const window of [newtab, popup]) {
    await expect(window.getByText('You are resting today.')).toBeVisible();
    await expect(asked(window)).toHaveCount(0);
  }
  await button(newtab, 'I’m back').click();
  await expect(asked(popup)).toBeVisible();

  // A rest with an end before its beginning is none.
  const options = await microwin.window('options');
  await button(options, 'Rest for longer').click();
  await options.getByLabel('First day').fill(addDays(today, 3));
  await options.getByLabel('Last day').fill(addDays(today, 2));
  await button(options, 'Rest on these days').click();
  await expect(options.getByText('The last day can’t come before the first.')).toBeVisible();
  await options.getByLabel('Last day').fill(addDays(today, 9));
  await button(options, 'Rest on these days').click();
  await expect(options.getByText(/^Rest from .* to /)).toBeVisible();
  await expect(asked(popup)).toBeVisible();
  await button(popup, 'Not this week').click();
  await expect(asked(popup)).toHaveCount(0);
});

/** A week that began yesterday, so that its review is not due, and somebody who was asked all else, and has a priority. */
function newWeek(microwin: Microwin): Promise<void> {
  const now = Date.now();
  const today = dayKey(now, -new Date().getTimezoneOffset(), 240);
  const settings = { weekStart: weekday(addDays(today, -1)) };
  const priority = { id: 'p', type: 'priority', subject: 'manual:p', at: now - 1000 } as const;
  return microwin.write(
    month(now, settings, [
      note('rest-offered', 2),
      note('helpful', 2),
      { ...priority, text: { title: 'Ring the bank', url: '' } },
    ]),
  );
}

test('a challenge for the week is chosen by who likes one, met with a warm sentence, and worth no points', async ({
  microwin,
}) => {
  await newWeek(microwin);
  const newtab = await microwin.window('newtab');
  const popup = await microwin.window('popup');
  await expect(asked(newtab)).toContainText('A small challenge for this week? It brings no points');
  await expect(asked(newtab).getByRole('button')).toHaveText([
    'Finish something old',
    /^On 3 days, be done by /,
    'Break a goal into 5 steps',
    'Not this week',
  ]);
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  await button(newtab, 'Break a goal into 5 steps').click();
  const running = (window: Page) => window.getByText('This week: Break a goal into 5 steps');
  for (const window of [newtab, popup]) {
    await expect(running(window)).toBeVisible();
    await expect(asked(window)).toHaveCount(0);
    expect(await violationsInBothSchemes(window)).toEqual([]);
  }
  const before = (await microwin.credits()).length;

  await newtab.getByRole('link', { name: 'Break something big into steps' }).click();
  await newtab.getByRole('textbox', { name: 'New goal' }).focus();
  for (const line of ['Write a book', 'Find a title', 'Ask Ana', 'Draw a map', 'Read one like it', 'Begin']) {
    await newtab.keyboard.type(line);
    await newtab.keyboard.press('Enter');
    await expect(newtab.locator('main > [role=status]')).toContainText(line);
  }
  const met = 'A big thing, now in small steps. That’s how it gets done.';
  await newtab.getByRole('link', { name: 'Today', exact: true }).click();
  for (const window of [newtab, popup]) await expect(window.getByText(met)).toBeVisible();
  expect(await microwin.credits()).toHaveLength(before);

  // The calm way has plain words.
  await microwin.say(PROFILES.calm);
  await expect(popup.getByText('Done: Break a goal into 5 steps')).toBeVisible();
  await expect(popup.getByText(met)).toHaveCount(0);
});

test('a challenge that is dropped leaves no word, and a choice that was put away does not come back', async ({
  microwin,
}) => {
  await newWeek(microwin);
  const popup = await microwin.window('popup');
  await button(popup, 'Finish something old').click();
  await expect(popup.getByText('This week: Finish something old')).toBeVisible();
  await button(popup, 'Drop it: this week’s challenge').click();
  await expect(popup.getByText('This week: Finish something old')).toHaveCount(0);
  await expect(asked(popup)).toContainText('A small challenge');
  await button(popup, 'Not this week').click();
  await expect(asked(popup)).toHaveCount(0);
  await popup.reload();
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(popup.getByText(/challenge|This week:/)).toHaveCount(0);
});

test('whoever says twice that it does not help is offered Calm, and after the next time the log alone', async ({
  microwin,
}) => {
  const past = [note('rest-offered', 2), note('unhelpful', 31)];
  await microwin.write(month(Date.now(), {}, past));
  const popup = await microwin.window('popup');
  await button(popup, 'Not really').click();
  await expect(asked(popup)).toContainText('words and consistency');
  await button(popup, 'Make it calm').click();
  await expect(asked(popup)).toHaveCount(0);
  await expect(popup.getByText(/Level|points/)).toHaveCount(0);
  await popup.close();

  await microwin.empty();
  await microwin.write(month(Date.now(), {}, [...past, note('unhelpful', 62)]));
  const newtab = await microwin.window('newtab');
  await button(newtab, 'Not really').click();
  await expect(asked(newtab)).toContainText('keep only the log');
  await button(newtab, 'Keep only the log').click();
  await expect(asked(newtab)).toHaveCount(0);
  await expect(newtab.getByRole('progressbar')).toHaveCount(0);
});

test('axe has nothing to say, in light and dark, empty and after a month, and nothing is too wide', async ({
  microwin,
}) => {
  const newtab = await microwin.window('newtab');
  for (const ledger of ['empty', 'month'] as const) {
    if (ledger === 'month')
      await microwin.write(month(Date.now(), { rewards: true }, [note('rest-offered', 2)]));
    await newtab.setViewportSize({ width: 1280, height: 800 });
    await newtab.goto(`${microwin.root}newtab.html#/review`);
    await newtab.reload();
    await expect(newtab.locator(ledger === 'empty' ? '.review' : 'canvas')).toBeVisible();
    expect(await violationsInBothSchemes(newtab), ledger).toEqual([]);
    await newtab.setViewportSize({ width: 320, height: 600 });
    const { scroll, client } = await newtab.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll, `${ledger}, at 320 px`).toBeLessThanOrEqual(client);
  }
});

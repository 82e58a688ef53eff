import type { BrowserContext, Page } from 'playwright/test';
import { expect, test } from 'playwright/test';
import { readToast } from '#tests/e2e/toast.ts';
import { serveFakeSites } from '#tests/support/fake-sites.ts';
import { type JourneyName, openAt, setOut } from '#tests/support/journeys.ts';

const BOARD = 'https://trello.com/b/RoAdMaP1/roadmap';
const CARD = '67318e20a4c9d1f05b7e2a01';
const PAGES = ['', 'progress', 'review', 'history'].map((page) => `newtab.html#/${page}`);

/** No page says any of this: loss, guilt, hurry, and numbers that mean nothing yet. */
const NEVER =
  /\b(lost|lose|losing|miss(ed|ing)?|fail(ed|ure)?|broken|at risk|hurry|overdue|behind|too late|NaN|undefined|Invalid)\b|\b0 days\b|\bWeeks 0\b|\b0 weeks\b|\b0 wins this week\b|^0 wins$|\bStreak 0\b|(?<![\d.,])0\s?%/im;

interface Way {
  context: BrowserContext;
  /** Opens one of our pages. */
  open: (path: string) => Promise<Page>;
  /** The pages of the new tab and the popup, as a person reads them. */
  read: () => Promise<Record<'today' | 'progress' | 'review' | 'history' | 'popup', string>>;
}

/** Goes a way, and closes the browser behind it. */
async function walk(name: JourneyName, use: (way: Way) => Promise<void>): Promise<void> {
  const { context, root } = await setOut(name);
  const open = (path: string) => openAt(context, root, path);
  const read = async () => {
    const [today, progress, review, history, popup] = await Promise.all(
      [...PAGES, 'popup.html'].map(async (path) => {
        const page = await open(path);
        // The history reads year by year, and says so until it has read all.
        if (path.endsWith('history'))
          await expect(page.locator('.count')).toHaveText(/wins?( · .*)?$/, { timeout: 60_000 });
        const text = await page.locator('body').innerText();
        await page.close();
        return text;
      }),
    );
    return { today, progress, review, history, popup } as Awaited<ReturnType<Way['read']>>;
  };
  try {
    await use({ context, open, read });
  } finally {
    await context.close();
  }
}

/** The first number in a text where it fits a pattern. */
function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? Number.NaN : Number(found.replace(/\D/g, ''));
}

/** All wins there are, as the history says above its list. */
const allIn = (history: string) => numberIn(history, /^([\d,]+) wins?(?: ·.*)?$/m);

/** Every page says the same of today, of the week and of all there is, and nothing that is never said. */
function expectOneNumber(
  { today, progress, review, history, popup }: Awaited<ReturnType<Way['read']>>,
  all: number,
): void {
  for (const [page, text] of Object.entries({ today, progress, review, history, popup }))
    expect(NEVER.exec(text)?.[0], `${page} never says so`).toBeUndefined();
  const heading = /^.*(?:win|wins) today$/m;
  expect(heading.exec(popup)?.[0], 'today, in the popup').toBe(heading.exec(today)?.[0]);
  // Of a week without one nothing is said.
  const week = numberIn(today, /([\d,]+) wins? this week/);
  expect(week).not.toBe(0);
  if (week > 0) expect(numberIn(review, /^([\d,]+) wins?$/m), 'the week, in the review').toBe(week);
  expect(allIn(history), 'all, in the history').toBe(all);
}

test('the first evening: a win on a Sunday at ten is told, and stands on every page', async () => {
  await walk('first evening', async ({ context, open, read }) => {
    await serveFakeSites(context);
    const newtab = await open(PAGES[0] ?? '');
    await expect(newtab.getByText('Finish something in Trello, GitHub or Notion.')).toBeVisible();
    expect(await newtab.locator('body').innerText()).not.toMatch(NEVER);
    await newtab.close();

    const board = await context.newPage();
    await board.goto(BOARD);
    await board.locator(`[data-card-id="${CARD}"]`).getByTestId('card-done-state-completion-button').click();
    const toast = async () => (await readToast(board))?.text;
    await expect.poll(toast, { intervals: [50] }).toContain('Done: Write the launch post');
    const told = await toast();
    expect(told ?? '').not.toMatch(NEVER);

    const pages = await read();
    for (const page of ['today', 'popup', 'history'] as const)
      expect(pages[page], page).toContain('Write the launch post');
    expect(pages.today).toMatch(/^1 win today$|^1 of 3 wins today$/m);
    expect(pages.today).toContain('1 win on 1 day in the last year');
    expect(pages.today).not.toMatch(/Consistency|Streak|Weeks/);
    expectOneNumber(pages, 1);
  });
});

test('the first week: its Friday has a review to write and a week to copy, and a streak of five', async () => {
  await walk('first week', async ({ read }) => {
    const pages = await read();
    expect(pages.today).toContain('Copy this week');
    expect(pages.today).toContain('Would you like to look back on the week?');
    expect(pages.popup).toContain('Streak 5 days');
    expect(pages.today).toMatch(/Consistency\s+100%/);
    expect(pages.today).not.toContain('A small challenge');
    const all = numberIn(pages.today, /([\d,]+) wins on/);
    expectOneNumber(pages, all);
    expect(pages.progress, 'all, in the progress').toContain(`${all} wins`);
  });
});

test('the first month: every page has the same numbers, and charts begin with the first day', async () => {
  await walk('first month', async ({ read }) => {
    const pages = await read();
    expect(pages.today).toMatch(/Consistency\s+\d+%/);
    const all = numberIn(pages.today, /([\d,]+) wins on/);
    expectOneNumber(pages, all);
    expect(pages.progress, 'all, in the progress').toContain(`${all} wins`);
  });
});

test('the return after two weeks: welcomed with what stands, asked nothing, and nothing is said to be gone', async () => {
  await walk('return after two weeks', async ({ open, read }) => {
    const pages = await read();
    const all = numberIn(pages.today, /([\d,]+) wins on/);
    for (const page of [pages.today, pages.popup]) {
      expect(page).toContain('Welcome back');
      expect(page).toMatch(new RegExp(`All of it is still here: ${all.toLocaleString('en')} wins`));
      expect(page).not.toMatch(
        /Consistency|Would you like|Is Microwin helping|A small challenge|What matters most/,
      );
    }
    expectOneNumber(pages, all);
    // What is put away stays so, and the day goes on as any other.
    const newtab = await open(PAGES[0] ?? '');
    await newtab.getByRole('button', { name: 'OK', exact: true }).click();
    await expect(newtab.getByText('It’ll show up here as a win.')).toBeVisible();
    expect(await newtab.locator('body').innerText()).not.toMatch(NEVER);
  });
});

test('ten years: all of it is there, in the same numbers, year by year', async () => {
  test.setTimeout(180_000);
  await walk('ten years', async ({ open, read }) => {
    const pages = await read();
    const all = allIn(pages.history);
    expect(all).toBeGreaterThan(1000);
    expectOneNumber(pages, all);
    const newtab = await open(PAGES[0] ?? '');
    const years = newtab.getByLabel('Year', { exact: true });
    await years.selectOption('2020');
    await expect(newtab.getByText(/wins on \d+ days in 2020/)).toBeVisible();
    const inYear = numberIn(await newtab.locator('body').innerText(), /([\d,]+) wins on \d+ days in 2020/);
    expect(inYear).toBeGreaterThan(100);
    expect(inYear).toBeLessThan(all);
  });
});

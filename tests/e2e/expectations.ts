import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Microwin } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';

/** Longer than a detector looks at anything but a merge, and than the ledger takes to answer. */
const WINDOW_MS = 3600;

/** What a completion must have become. */
interface Expected {
  subject: string | RegExp;
  kind: string;
  title: string;
  points: number;
}

/** The completion was toasted, is in the log exactly once, and popup, badge and new tab agree on the day. */
export async function expectWin(
  microwin: Microwin,
  page: Page,
  { subject, kind, title, points }: Expected,
): Promise<void> {
  await expect
    .poll(async () => (await readToast(page))?.text, { message: `a toast for ${title}`, intervals: [50] })
    .toContain(`+${points}`);
  expect((await readToast(page))?.text ?? title).toContain(title);

  const matches = (name: string) => (typeof subject === 'string' ? name === subject : subject.test(name));
  // The request detector may still be telling the task's better name.
  const own = async () => (await microwin.credits()).filter((credit) => matches(credit.subject));
  await expect.poll(own, { message: `credits of ${subject}` }).toMatchObject([{ kind, points }]);
  const [credit] = await own();
  const completions = await microwin.completions();
  const completion = completions.find(({ id }) => id === credit?.id);
  expect(completion).toMatchObject({ kind, text: { title } });
  expect(completions.filter((event) => event.subject === completion?.subject)).toHaveLength(1);
  await expectWindowsAgree(microwin, page, (await microwin.credits()).length, title);
}

/** There is one credit in all, and it is this one; however often the task was done and undone before. */
export async function expectCredit(
  microwin: Microwin,
  { subject, kind, points }: Omit<Expected, 'title'>,
): Promise<void> {
  const named = typeof subject === 'string' ? subject : expect.stringMatching(subject);
  const credit = { subject: named, kind, points };
  await expect.poll(() => microwin.credits()).toMatchObject([credit]);
}

/** No credit is left for the subject, and the windows say so. */
export async function expectUndone(microwin: Microwin, page: Page, subject: string | RegExp): Promise<void> {
  const matches = (name: string) => (typeof subject === 'string' ? name === subject : subject.test(name));
  const left = async () => (await microwin.credits()).filter((credit) => matches(credit.subject));
  await expect.poll(left, { message: `credits left for ${subject}` }).toEqual([]);
  await expect.poll(async () => (await readToast(page))?.text).toBeUndefined();
  await expectWindowsAgree(microwin, page, (await microwin.credits()).length);
}

/** After all that a detector could have seen: nothing is in the log, and nothing was toasted. */
export async function expectNothing(microwin: Microwin, page: Page): Promise<void> {
  const until = Date.now() + WINDOW_MS;
  while (Date.now() < until) {
    expect(await readToast(page), 'a toast for something that must not count').toBeUndefined();
    await page.waitForTimeout(200);
  }
  expect((await microwin.events()).map(({ type, subject }) => `${type} ${subject}`)).toEqual([]);
  expect(await microwin.badge()).toBe('');
}

async function expectWindowsAgree(
  microwin: Microwin,
  page: Page,
  wins: number,
  title?: string,
): Promise<void> {
  await expect.poll(() => microwin.badge(), { message: 'the badge' }).toBe(wins ? String(wins) : '');
  for (const name of ['popup', 'newtab'] as const) {
    const window = await microwin.window(name);
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^${wins} `));
    if (title) await expect(window.getByText(title).first()).toBeVisible();
    await window.close();
  }
  // A page in the background draws no frames, and what waits for them waits long.
  await page.bringToFront();
}

import type { Locator, Page } from 'playwright';
import { expectCredit, expectNothing, expectUndone, expectWin } from '#tests/e2e/expectations.ts';
import { happen, set } from '#tests/e2e/fake-site.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import { readToast } from '#tests/e2e/toast.ts';
import {
  BLOCKED,
  block,
  box,
  cell,
  DONE,
  PAID,
  PLAN,
  PROJECTS,
  PUBLIC,
  RELEASES,
  text,
  tick,
  uuid,
  value,
} from '#tests/sites/notion/page.ts';
import { nameId } from '#utils/sites/done-names.ts';

/* What counts, and what does not, is in the corpus. These are about what the person is told of it, and asked. */

const subject = (n: number) => `notion:block:${uuid(n)}`;
const AGENDA = { subject: subject(11), kind: 'todo', title: 'Send the agenda', points: 3 };
const BRIEF = { subject: subject(111), kind: 'status', title: 'Write the brief', points: 10 };

/** The first of what a selector of the corpus means. */
const at = (page: Page, css: string): Locator => page.locator(css).first();
/** Chooses in the menu of a row's value. */
const choose = async (page: Page, n: number, name: string, column?: number) => {
  await at(page, value(n, column)).click();
  await chooseInMenu(page, name);
};
const chooseInMenu = (page: Page, name: string) => page.getByRole('option', { name, exact: true }).click();
const select = (page: Page, n: number) => page.locator(`${block(n)} .selector input`).click();

test.afterEach('nothing was ever written into the page', async ({ microwin }) => {
  for (const page of microwin.context.pages().filter((page) => page.url().includes('notion'))) {
    expect(await page.evaluate('fakeSite.foreignMutations')).toBe(0);
  }
});

test.describe('what is told', () => {
  test('a to-do, until it is unticked, and again', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    await at(page, box(11)).click();
    await expectWin(microwin, page, AGENDA);
    await at(page, box(11)).click();
    await expectUndone(microwin, page, AGENDA.subject);
    await at(page, box(11)).click();
    await expectCredit(microwin, AGENDA);
  });

  test('a to-do, until the server refuses it', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    await set(page, { refuseNext: true, serverDelay: 800 });
    await at(page, box(11)).click();
    await expect.poll(async () => (await readToast(page))?.text).toContain(AGENDA.title);
    await expect(at(page, box(11))).not.toBeChecked();
    await expectUndone(microwin, page, AGENDA.subject);
  });

  test('a status, until another is chosen', async ({ microwin }) => {
    const page = await microwin.open(PROJECTS);
    await choose(page, 111, 'Done');
    await expectWin(microwin, page, BRIEF);
    await choose(page, 111, 'In progress');
    await expectUndone(microwin, page, BRIEF.subject);
  });

  test('to-dos that are ticked together, in one toast', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    await at(page, text(13)).hover();
    await page.mouse.down();
    await at(page, text(14)).hover();
    await page.mouse.up();
    await page.keyboard.press('Control+Enter');
    await expectOneToast(microwin, page, ['Prepare the workshop', 'Draft the slides'], [13, 14]);
  });

  // Of one the page tells, of the other the request.
  for (const where of ['beside', 'above']) {
    test(`rows that are finished together by a bar ${where} the page, in one toast`, async ({ microwin }) => {
      const page = await microwin.open(PROJECTS);
      if (where === 'above') await happen(page, 'Newer Notion');
      const rows = where === 'above' ? [121, 122] : [111, 112];
      for (const n of rows) await select(page, n);
      await page.locator('.bulk').getByRole('button', { name: 'Status' }).click();
      await chooseInMenu(page, 'Done');
      await expectOneToast(microwin, page, [], rows);
    });
  }

  test('nothing of what a teammate does while the person clicks around', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    await at(page, text(11)).click();
    await happen(page, 'Teammate checks a to-do', uuid(11));
    await at(page, cell(31, 0)).click();
    await happen(page, 'Teammate checks a row', uuid(31));
    await expect(at(page, box(11))).toBeChecked();
    await expectNothing(microwin, page);
  });
});

test.describe('what a database means', () => {
  const INVOICES = { id: uuid(22), name: 'Invoices' };
  const CONTACTS = { id: uuid(105), name: 'Contacts' };

  test('is asked for several checkboxes of which none is called done', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    const failures = await doubtsOf(microwin);
    await at(page, tick(51, PAID)).click();
    await expect(at(page, tick(51, PAID))).toBeChecked();
    await expect.poll(failures).toEqual([{ reason: 'todo: which property means done', undecided: INVOICES }]);
    // One of these is called done, so the other is not meant.
    await at(page, tick(41, BLOCKED)).click();
    await expect(at(page, tick(41, BLOCKED))).toBeChecked();
    await expectNothing(microwin, page);
    expect(await failures()).toHaveLength(1);
  });

  test('is asked for a select that is set to a name that means done', async ({ microwin }) => {
    const page = await microwin.open(PROJECTS);
    const failures = await doubtsOf(microwin);
    await choose(page, 151, 'Won');
    await choose(page, 152, 'Done');
    await expect
      .poll(failures)
      .toEqual([{ reason: 'status: which property means done', undecided: CONTACTS }]);
    await expectNothing(microwin, page);
  });

  test('is asked of a name that nobody knows, and then known', async ({ microwin }) => {
    const page = await microwin.open(RELEASES);
    const failures = await doubtsOf(microwin);
    const asked = { id: nameId('Released'), name: 'Released' };
    await choose(page, 211, 'Released', 2);
    await expect.poll(failures).toEqual([{ reason: 'status: which name means done', undecided: asked }]);
    await microwin.choose({ databases: [{ ...asked, counts: true }] });
    await choose(page, 212, 'Released', 2);
    await expectWin(microwin, page, {
      subject: subject(212),
      kind: 'status',
      title: 'Sign the build',
      // And the surprise that this log's salt brings.
      points: 10 + 25,
    });
    expect(await failures()).toHaveLength(1);
  });

  test('is asked no more when the person said it, in a page that is open', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    const failures = await doubtsOf(microwin);
    await at(page, tick(51, PAID)).click();
    await expect.poll(failures).toHaveLength(1);
    await microwin.choose({
      databases: [
        { ...INVOICES, counts: true },
        { id: uuid(20), name: 'Tasks', counts: false },
      ],
    });
    await at(page, tick(34, DONE)).click();
    await expect(at(page, tick(34, DONE))).toBeChecked();
    await at(page, tick(52, PUBLIC)).click();
    await expectWin(microwin, page, {
      subject: subject(52),
      kind: 'todo',
      title: 'March, travel',
      points: 3,
    });
    expect(await microwin.completions()).toHaveLength(1);
    expect(await failures()).toHaveLength(1);
  });

  test('is not asked for a box that is none of its properties; that is told of', async ({ microwin }) => {
    const page = await microwin.open(PLAN);
    await happen(page, 'Rename everything');
    const failures = await doubtsOf(microwin);
    await at(page, box(11)).click();
    await expect
      .poll(failures)
      .toEqual(expect.arrayContaining([{ reason: 'todo: a box outside all that is known' }]));
  });
});

async function expectOneToast(microwin: Microwin, page: Page, titles: string[], blocks: number[]) {
  await expect.poll(async () => (await readToast(page))?.text).toContain('2 wins');
  // Whichever detector was quicker to tell of one of them.
  for (const title of titles) expect((await readToast(page))?.text).toContain(title);
  const subjects = async () => (await microwin.credits()).map((credit) => credit.subject).sort();
  expect(await subjects()).toEqual(blocks.map(subject));
}

/** What the content scripts of this browser could not tell, from now on. */
async function doubtsOf(microwin: Microwin): Promise<() => Promise<unknown[]>> {
  const page = await microwin.context.newPage();
  await page.goto(`${microwin.root}manifest.json`);
  await page.evaluate(() => {
    const { chrome, heard } = Object.assign(globalThis, { heard: [] as unknown[] }) as unknown as {
      chrome: typeof import('webextension-polyfill');
      heard: unknown[];
    };
    chrome.runtime.onMessage.addListener((message: unknown) => {
      const { type, failure } = message as { type: string; failure: unknown };
      if (type === 'readFailure') heard.push(failure);
      return undefined;
    });
  });
  const [before] = microwin.context.pages().slice(-2);
  await before?.bringToFront();
  return () => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);
}

import { readFile } from 'node:fs/promises';
import { mergeTests, type Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { test as firefoxTest } from '#tests/e2e/firefox.ts';
import { expect, type Microwin, test } from '#tests/e2e/harness.ts';
import {
  log,
  makeKey,
  recognition,
  SCORED,
  stores,
  takeInWithFirefox,
  withOther,
} from '#tests/e2e/recognition-steps.ts';
import { ANY_DAY, logOf, storedFor } from '#tests/support/ledger.ts';
import { holdsForNode } from '#tests/support/verifiers.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';

const PART = 'Proof of your own work';
const CHECK = 'Check thanks or a proof you were given';
const TITLE = 'Fix the importer';
const SECRET = 'Talk to the lawyer of Initech';
const WORDS = 'I reviewed it, and it holds.';
const DAY_MS = 86_400_000;

/** Three wins, of a month that is over whatever day it is. @returns that month */
async function work(microwin: Microwin): Promise<string> {
  const at = Date.now() - 40 * DAY_MS;
  const card = (name: string, title: string, minutes: number) => ({
    ...({ id: name, type: 'complete', subject: `trello:card:${name}`, kind: 'card' } as const),
    site: 'trello',
    ...{ source: 'gesture', at: at + minutes * 60_000, offset: 0 },
    text: { title, url: `https://trello.com/c/${name}` },
  });
  const events = [
    { id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings: ANY_DAY, at, offset: 0 } as const,
    ...[card('aaaa', TITLE, 1), card('bbbb', SECRET, 2), card('cccc', 'Write the launch post', 3)],
  ];
  await microwin.write(storedFor(logOf(events)));
  return new Date(at).toISOString().slice(0, 7);
}

/** The line of a month, copied as a person does. */
async function copyLine(page: Page, month: string): Promise<string> {
  await page.getByText('The line of a month', { exact: true }).click();
  const line = page.getByRole('textbox', { name: /^The line of / });
  await expect(line).toBeVisible();
  await page.getByRole('combobox', { name: 'Month' }).selectOption(month);
  await line.locator('..').getByRole('button', { name: 'Copy the text' }).click();
  await expect
    .poll(async () => (await log(page)).some(({ subject }) => subject === `recognition:root:${month}`))
    .toBe(true);
  const text = await line.inputValue();
  await page.getByText('The line of a month', { exact: true }).click();
  return text;
}

/** Opens the form, with the wins of a month in it. */
async function openForm(page: Page, month: string): Promise<void> {
  await page.getByText('Make a proof', { exact: true }).click();
  await makeKey(page);
  await page.getByRole('combobox', { name: 'Month' }).selectOption(month);
}

/** Signs what is shown. @returns the line that carries it */
async function sign(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Show what I would sign' }).click();
  await expect(page.getByRole('region', { name: 'What you sign' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(page.getByText('Signed and kept.')).toBeVisible();
  await page.getByText('Line, file, delete').click();
  return page.getByLabel('The line that carries it').inputValue();
}

/** Two of the wins, one with its title. */
async function prove(page: Page, month: string): Promise<string> {
  await openForm(page, month);
  await page.getByRole('checkbox', { name: TITLE }).check();
  await page.getByRole('checkbox', { name: 'With title and link' }).check();
  await page.getByRole('checkbox', { name: SECRET }).check();
  return sign(page);
}

const checkBox = (page: Page) => page.getByLabel('Paste here what you were given');

test('work is proven in one profile, checked and endorsed in another, and scores nothing', async ({
  microwin,
}) => {
  test.setTimeout(240_000);
  const month = await work(microwin);
  const page = await recognition(microwin, PART);
  await microwin.context.grantPermissions(['clipboard-write']);
  const line = await copyLine(page, month);
  // Whatever is written first after weeks ends the days until now.
  const before = await stores(page, SCORED);
  expect(line).toMatch(/^Microwin log, \w+ \d{4}: 5 entries, SHA-256 [0-9a-f]{64}$/);
  const carried = await prove(page, month);
  expect(carried).toMatch(/^microwin-proof:1:[\w-]+$/);
  expect(await violationsInBothSchemes(page)).toEqual([]);

  // The file holds for whoever knows nothing of us, and tells no more than was ticked.
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const jwt = await readFile(await (await saving).path(), 'utf8');
  expect(holdsForNode(jwt)).toBe(true);
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const signed = Buffer.from(payload, 'base64url').toString();
  expect(signed).toContain(TITLE);
  expect(signed).not.toContain('Initech');
  expect(signed).not.toContain('bbbb');

  let endorsement = '';
  await withOther(async (colleague) => {
    const theirs = await recognition(colleague, CHECK);
    const box = checkBox(theirs);
    // What was tampered with is refused, in so many words.
    const forged = Buffer.from(signed.replace(TITLE, 'Fix the exporter')).toString('base64url');
    await box.fill([header, forged, signature].join('.'));
    await expect(theirs.getByText('It was altered after it was signed.')).toBeVisible();
    await box.fill(carried.replace('proof:1:', 'proof:2:'));
    await expect(theirs.getByText('A newer Microwin made this.')).toBeVisible();

    await box.fill(`Here you are:\n${carried}\n`);
    const found = theirs.getByRole('region', { name: 'What a check found' });
    await expect(found.getByText('Own work (self-issued)')).toBeVisible();
    await expect(found.getByText('nobody else has confirmed it.', { exact: false })).toBeVisible();
    await expect(found.getByText('These 2 wins are entries of one log, which had 5 entries.')).toBeVisible();
    await expect(found.getByRole('link', { name: TITLE })).toHaveAttribute(
      'href',
      'https://trello.com/c/aaaa',
    );
    await expect(found.getByText('title not told')).toBeVisible();
    const known = found.getByLabel('Were you given a line of this log before?');
    await known.fill(`> ${line.slice(0, 60)}\n> ${line.slice(60)}`);
    await expect(found.getByText('It is the same.')).toBeVisible();
    await known.fill(line.replace(/[0-9a-f]{64}/, '0'.repeat(64)));
    await expect(found.getByText('That is another line')).toBeVisible();
    await found.getByLabel('Whose key is it?').fill('Mira');
    await found.getByRole('button', { name: 'Save the name' }).click();
    await expect(found.getByText('Signed by Mira, unaltered')).toBeVisible();

    await found.getByText('Endorse it', { exact: true }).click();
    await makeKey(theirs);
    await found.getByLabel('What you can say of it').fill(WORDS);
    await found.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(found.getByText('Signed. Send this line back')).toBeVisible();
    expect(await violationsInBothSchemes(theirs)).toEqual([]);
    endorsement = await found.getByLabel('The line that carries it').inputValue();
    expect(endorsement).toMatch(/^microwin-endorsement:1:[\w-]+$/);

    // By itself it is of a proof that is elsewhere.
    await box.fill(endorsement);
    await expect(theirs.getByText('This endorses a proof that is not here.', { exact: false })).toBeVisible();

    // The owner takes it in; the proof has another line from then on.
    await page.getByText(CHECK, { exact: true }).click();
    await checkBox(page).fill(endorsement);
    await expect(page.getByText('This endorses Own work (self-issued)')).toBeVisible();
    await page.getByRole('button', { name: 'Add it to the proof' }).click();
    await expect(page.getByText('Added. The proof has a new line')).toBeVisible();
    await expect(page.locator('.own-proofs').getByText(WORDS)).toBeVisible();
    await checkBox(page).fill(endorsement);
    await expect(page.getByText('You have kept this already.')).toBeVisible();
    const more = page.getByLabel('The line that carries it');
    if (!(await more.isVisible())) await page.getByText('Line, file, delete').click();
    const endorsed = await more.inputValue();
    expect(endorsed).not.toBe(carried);
    await box.fill(endorsed);
    await expect(found.getByText(WORDS)).toBeVisible();
    await expect(found.getByText('Signed by you, unaltered')).toBeVisible();
    await expect(found.getByText('nobody but those above has confirmed it', { exact: false })).toBeVisible();
  });
  expect(await stores(page, SCORED)).toEqual(before);

  // It goes for good, and the log, its chain and its line stay what they were.
  await page.reload();
  await page.getByText(PART, { exact: true }).click();
  await page.getByText('Line, file, delete').click();
  await page.getByRole('button', { name: 'Delete its words…' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.locator('.own-proofs')).toHaveCount(0);
  const left = (await log(page)).filter(({ text }) => text?.credential);
  expect(left.map(({ subject }) => subject)).toEqual([`recognition:root:${month}`]);
  const options = await microwin.window('options');
  await options.getByRole('button', { name: 'Check my log' }).click();
  await expect(options.getByText(/^All .* are as they were written/)).toBeVisible();
  await page.bringToFront();
  expect(await copyLine(page, month)).toBe(line);
});

test('an achievement is proven by the wins of its day', async ({ microwin }) => {
  test.setTimeout(120_000);
  const month = await work(microwin);
  const page = await recognition(microwin, PART);
  await openForm(page, month);
  await page.getByRole('button', { name: 'Show what I would sign' }).click();
  await expect(page.getByText('Choose at least one win.')).toBeVisible();
  await page
    .getByRole('combobox', { name: 'What it is about' })
    .selectOption({ label: 'Achievement: First win' });
  await expect(page.getByRole('checkbox', { name: TITLE })).toBeChecked();
  await sign(page);
  await expect(page.getByRole('heading', { name: 'First win (self-issued)' })).toBeVisible();
  await expect(page.locator('.own-proofs').getByText('title not told')).toHaveCount(3);
});

mergeTests(test, firefoxTest)('what Chromium proves, Firefox checks', async ({ microwin, firefox }) => {
  test.setTimeout(240_000);
  const month = await work(microwin);
  const carried = await prove(await recognition(microwin, PART), month);
  const { page } = await takeInWithFirefox(firefox, carried);
  await page.waitForSelector('::-p-text(Own work (self-issued))');
  await page.waitForSelector(`::-p-text(${TITLE})`);
  await page.waitForSelector('::-p-text(These 2 wins are entries of one log)');
});

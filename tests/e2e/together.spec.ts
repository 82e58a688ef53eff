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
import { standInForPicker } from '#tests/support/opfs.ts';
import { cardJws, cardOf, type Signer, signer } from '#tests/support/signed.ts';
import { addDays, dayKey, localOffset } from '#utils/domain/calendar.ts';
import { jwkOf } from '#utils/domain/recognition/public-key.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import { mondayOf } from '#utils/domain/recognition/weeks.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

const PART = 'A milestone together';
const TARGET = 40;
/** This week's Monday, as the pages have it. */
const week = () => mondayOf(dayKey(Date.now(), localOffset(Date.now()), DEFAULTS.dayStart));

/** A line that carries a week card. */
const line = (jws: string) => `microwin-week:1:${jws}`;
const cardLine = (by: Signer, card: Partial<WeekCard>) =>
  line(cardJws(by, cardOf(by, { week: week(), ...card })));

async function addWin(microwin: Microwin, title: string): Promise<void> {
  const page = await microwin.window('newtab');
  await page.locator('#quick-win').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(title).first()).toBeVisible();
  await page.close();
}

/** Begins a milestone. @returns the text of its invitation */
async function begin(page: Page): Promise<string> {
  await page.getByLabel('What you call it').fill('The checkout');
  await page.getByLabel('Target days a month, all together').fill(String(TARGET));
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByText('Invite somebody').click();
  return page.getByLabel('The text', { exact: true }).inputValue();
}

/** Signs the card of this week. @returns the line that carries it */
async function giveCard(page: Page): Promise<string> {
  await page.getByText('Give a week card').click();
  const sign = page.getByRole('button', { name: 'Sign the card' });
  await expect(sign.or(page.getByLabel('The passphrase once more'))).toBeVisible();
  if (!(await sign.isVisible())) await makeKey(page);
  await sign.click();
  await expect(page.getByText('Signed, and counted here.')).toBeVisible();
  return page.getByLabel('The text', { exact: true }).first().inputValue();
}

const box = (page: Page) => page.getByLabel('Paste here what you were given');

/** Pastes a card, and keeps it. */
async function keep(page: Page, card: string): Promise<void> {
  await box(page).fill(card);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
}

const teamIn = (invitation: string) => {
  const [, payload = ''] = /microwin-team:1:([\w-]+)/.exec(invitation) ?? [];
  return { payload, says: JSON.parse(Buffer.from(payload, 'base64url').toString()) };
};

/** All files of members in the folder. Runs in a page of the extension's origin, so it stands alone. */
async function readCards(): Promise<[member: string, name: string, text: string][]> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('Cloud');
  const team = await root.getDirectoryHandle('team');
  const files: [string, string, string][] = [];
  for await (const [member, folder] of team.entries())
    for await (const [name, file] of (folder as FileSystemDirectoryHandle).entries())
      files.push([member, name, await (await (file as FileSystemFileHandle).getFile()).text()]);
  return files;
}

/** Lays a file where a member does. Runs in a page of the extension's origin, so it stands alone. */
async function putCard(file: { member: string; name: string; text: string }): Promise<void> {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('Cloud');
  const team = await root.getDirectoryHandle('team');
  const member = await team.getDirectoryHandle(file.member, { create: true });
  const stream = await (await member.getFileHandle(file.name, { create: true })).createWritable();
  await stream.write(file.text);
  await stream.close();
}

/** The team that a card is for. */
const teamOf = (card: string): string =>
  JSON.parse(Buffer.from(card.split('.')[1] ?? '', 'base64url').toString()).team;

test('a milestone is begun, joined and left; it shows from three people on, and scores nothing', async ({
  microwin,
}) => {
  test.setTimeout(180_000);
  await addWin(microwin, 'Call the print shop');
  const giver = await recognition(microwin, PART);
  const invitation = await begin(giver);
  expect(teamIn(invitation).says).toEqual({ name: 'The checkout', target: TARGET, salt: expect.any(String) });
  const card = await giveCard(giver);
  expect(card.length).toBeLessThanOrEqual(700);
  expect(Buffer.from(card.split('.')[1] ?? '', 'base64url').toString()).not.toContain('print');
  await expect(giver.getByText(/The sum shows once three people/)).toBeVisible();
  await expect(giver.locator('.together').getByRole('progressbar')).toHaveCount(0);
  expect(await violationsInBothSchemes(giver)).toEqual([]);
  const team = teamOf(card);

  await withOther(async (mira) => {
    const page = await recognition(mira, 'Check thanks or a proof you were given');
    const before = await stores(page, SCORED);
    await box(page).fill(card);
    await expect(page.getByText('This card is for a milestone that you are not in.')).toBeVisible();
    await box(page).fill(invitation);
    await expect(page.getByText('An invitation to “The checkout”: 40 target days a month')).toBeVisible();
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText('You are in.', { exact: false })).toBeVisible();
    await box(page).fill(invitation);
    await expect(page.getByText('You are in this one already.')).toBeVisible();

    // Each tampering is refused in its own words.
    const [ben, ada] = [signer(), signer()];
    const usual = cardOf(ben, { team, week: week() });
    const forged = card.replace(/\.([\w-]+)\./, (_, payload) => {
      const text = Buffer.from(payload, 'base64url').toString();
      return `.${Buffer.from(text.replace('"rest":false', '"rest":true')).toString('base64url')}.`;
    });
    const refused: [string, string][] = [
      [forged, 'It was altered after it was signed.'],
      [
        line(cardJws(ben, { ...usual, iss: cardOf(ada).iss })),
        'It says that it is from somebody else than the owner of its key.',
      ],
      [line(cardJws(ben, usual, { alg: 'none' })), 'Nobody signed this.'],
      [line(cardJws(ben, usual, { alg: 'RS256' })), 'It is signed in a way that Microwin does not accept.'],
      [line(cardJws(ben, { ...usual, exp: 1 })), 'It has expired.'],
      [line(cardJws(ben, { ...usual, nbf: 9e9 })), 'It is dated in the future.'],
      [line(cardJws(ben, { ...usual, more: 'x'.repeat(400) })), 'This is too long for a week card.'],
      [line(cardJws(ben, { ...usual, points: 9 })), 'It is signed, but it is no week card.'],
      [card.replace('week', 'weak'), 'Microwin finds nothing in this that it can check.'],
      [card.replace(':1:', ':2:'), 'A newer Microwin made this.'],
      [cardLine(ben, { team, week: addDays(week(), 14) }), 'This card is for a week that has not begun'],
      [cardLine(ben, { team, week: addDays(week(), -56) }), 'This card is for a week that has not begun'],
      [cardLine(ben, { team: 'ff'.repeat(32) }), 'This card is for a milestone that you are not in.'],
      [
        line(cardJws(ben, usual, { jwk: { ...jwkOf(ben.public), kty: 'RSA' } })),
        'It does not name a key by which it could be checked.',
      ],
    ];
    for (const [text, words] of refused) {
      await box(page).fill(text);
      await expect(page.getByText(words)).toBeVisible();
    }

    // With two people's cards the window is the same whatever the other one's say.
    await keep(page, card);
    await page.getByText('You do not know this key yet.').waitFor({ state: 'detached' });
    await keep(page, `${card}\n\n> ${cardLine(ben, { team, share: 20, days: 1 })}`);
    await expect(box(page)).toHaveValue('');
    const look = () => page.locator('.recognition').evaluate((part) => part.outerHTML);
    const withLittle = await look();
    await box(page).fill(cardLine(ben, { team, share: 20, days: 1 }));
    await expect(page.getByText('You have this card already.')).toBeVisible();
    await keep(page, cardLine(ben, { team, share: 100, days: 5, rest: true }));
    await box(page).fill('');
    expect(await look()).toBe(withLittle);
    await expect(page.getByText(/The sum shows once three people/)).toBeVisible();
    await box(page).fill(cardLine(ben, { team, share: 20, days: 2 }));
    await expect(page.getByText('A fuller card of theirs for that week is here already.')).toBeVisible();

    // With the third it shows, and what is replayed or comes again changes nothing.
    await keep(page, cardLine(ada, { team, share: 90, days: 4 }));
    const sum = page.locator('.shared-bar strong');
    await expect(sum).toHaveText(/^\d+ of 40 target days, together$/);
    const shown = Number.parseInt((await sum.textContent()) ?? '', 10);
    // Five, and 3.6, and a third of a day of whoever began it.
    expect(shown).toBe(8);
    await expect(page.locator('.together').getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      String(shown),
    );
    expect(await violationsInBothSchemes(page)).toEqual([]);
    expect(await stores(page, SCORED)).toEqual(before);

    // What was shown stays after a new start. Leaving takes the cards of all out of the log, and the chain holds.
    await page.reload();
    await expect(sum).toHaveText(`${shown} of 40 target days, together`);
    expect(JSON.stringify(await log(page))).toContain('"credential"');
    await page.getByRole('button', { name: 'Leave…' }).click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(page.getByLabel('What you call it')).toBeVisible();
    expect(JSON.stringify(await log(page))).not.toContain('"credential"');
    expect(JSON.stringify(await log(page))).not.toContain('-12 ');
    const options = await mira.window('options');
    await options.getByRole('button', { name: 'Check my log' }).click();
    await expect(options.getByText(/^All .* are as they were written/)).toBeVisible();
    await page.getByText('Check thanks or a proof you were given', { exact: true }).click();
    await box(page).fill(invitation);
    await page.getByRole('button', { name: 'Join' }).click();
    await expect(page.getByText(/The sum shows once three people/)).toBeVisible();
  });
});

test('nothing of it is there, or loaded, until somebody opens it', async ({ microwin }) => {
  const page = await microwin.window('newtab');
  await page.goto(`${microwin.root}newtab.html#/progress`);
  await expect(page.getByText(PART, { exact: true })).toBeVisible();
  const loaded = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('link')].map(({ href }) => href.replace(/.*\//, '')).join('\n'),
    );
  expect(await loaded()).not.toMatch(/^(Together|verify|sign|pack)/m);
  await page.getByText(PART, { exact: true }).click();
  await expect(page.getByLabel('What you call it')).toBeVisible();
  expect(await loaded()).toMatch(/^Together/m);
  // Nor are the person's own weeks compared until they want that.
  await expect(page.locator('.own-weeks')).toHaveCount(0);
  await page.getByText('You, and you four weeks ago').click();
  await expect(page.locator('.own-weeks').getByRole('progressbar')).toHaveCount(2);
  await page.getByLabel('Target days a month, all together').fill('3');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Enter a name of at most 60 characters.')).toBeVisible();
  await page.getByLabel('What you call it').fill('The checkout');
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('Enter a number from 5 to 999.')).toBeVisible();
});

test('cards are exchanged by the folder that somebody has chosen, and go from it when they leave', async ({
  microwin,
}) => {
  const options = await microwin.window('options');
  await options.evaluate(standInForPicker, 'Cloud');
  await options.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(options.getByText('Everything is written and read.')).toBeVisible();
  const page = await recognition(microwin, PART);
  await begin(page);
  const card = await giveCard(page);
  await page.getByText('By a shared folder').click();
  const exchange = page.getByRole('button', { name: 'Exchange cards' });
  await exchange.click();
  await expect(page.getByText('Laid there. There is nothing new.')).toBeVisible();
  const own = await page.evaluate(readCards);
  const team = teamOf(card);
  expect(own).toEqual([
    [expect.stringMatching(/^[0-9a-f]{16}$/), `${week()}-${team.slice(0, 16)}.card`, `${card}\n`],
  ]);

  const [ben, ada, kim] = [signer(), signer(), signer()];
  const lay = (by: Signer, text: string, name = `${week()}-${team.slice(0, 16)}.card`) =>
    page.evaluate(putCard, { member: cardOf(by).iss.slice(0, 16), name, text });
  await lay(ben, `${cardLine(ben, { team, share: 100, days: 3 })}\n`);
  await lay(ada, `${cardLine(ada, { team, share: 100, days: 4 })}\n`);
  // What is not all there, is another's, is too long or lies about, is passed over.
  await lay(kim, cardLine(kim, { team, share: 100, days: 5 }).slice(0, -9));
  await lay(ada, cardLine(ada, { team, share: 100, days: 7 }), 'notes.txt');
  await lay(
    ben,
    cardLine(ben, { team: 'ff'.repeat(32), share: 100, days: 7 }),
    `${addDays(week(), -7)}-${'f'.repeat(16)}.card`,
  );
  await lay(ben, 'x'.repeat(5000), `${addDays(week(), -7)}-${team.slice(0, 16)}.card`);
  await exchange.click();
  await expect(page.getByText('2 new cards')).toBeVisible();
  await expect(page.getByText('7 of 40 target days, together')).toBeVisible();
  await exchange.click();
  await expect(page.getByText('Laid there. There is nothing new.')).toBeVisible();

  // The worker that keeps the folder does not mind what is beside its own.
  await options.getByRole('button', { name: 'Sync now' }).click();
  await expect(options.getByText('Everything is written and read.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave…' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByLabel('What you call it')).toBeVisible();
  const left = await page.evaluate(readCards);
  expect(left.map(([member]) => member)).not.toContain(own[0]?.[0]);
  expect(left.length).toBeGreaterThan(0);
});

mergeTests(test, firefoxTest)(
  'what Chromium begins and signs, Firefox joins and reads',
  async ({ microwin, firefox }) => {
    test.setTimeout(180_000);
    const giver = await recognition(microwin, PART);
    const invitation = await begin(giver);
    const card = await giveCard(giver);
    const others = [signer(), signer()].map((by) =>
      cardLine(by, { team: teamOf(card), share: 100, days: 2 }),
    );

    const { page, paste } = await takeInWithFirefox(firefox, invitation);
    await (await page.waitForSelector('.offer button'))?.click();
    await page.waitForSelector('::-p-text(You are in.)');
    for (const text of [card, ...others]) {
      await paste(text);
      await (await page.waitForSelector('::-p-text(Keep it)'))?.click();
      await page.waitForSelector('::-p-text(Kept.)');
    }
    await page.waitForSelector('::-p-text(4 of 40 target days, together)');
    await expect
      .poll(async () => (await firefox.events()).filter(({ text }) => text?.credential).length)
      .toBe(4);
  },
);

import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { mergeTests } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { test as firefoxTest } from '#tests/e2e/firefox.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import {
  log,
  recognition,
  SCORED,
  stores,
  takeInWithFirefox,
  thank,
  WORDS,
  withOther,
} from '#tests/e2e/recognition-steps.ts';
import { jwt, payloadOf, signer } from '#tests/support/signed.ts';

const stranger = signer();
/** Thanks by somebody whose key nobody knows, as a JWT of no program of ours. */
const OTHERS = jwt(stranger, payloadOf(stranger, { words: 'Well done.' }, Date.now()));

test('thanks that are signed in one profile are read, kept and told in another, and score nothing', async ({
  microwin,
}) => {
  test.setTimeout(120_000);
  const giver = await recognition(microwin, 'Thank somebody');
  const text = await thank(giver);
  expect(text).toMatch(/^Thank you, Mira\.\nYou found .*\n\nmicrowin-thanks:1:[\w-]+$/);
  await giver.getByText('To the letter').click();
  expect(await violationsInBothSchemes(giver)).toEqual([]);

  // The file holds for whoever knows nothing of us.
  const saving = giver.waitForEvent('download');
  await giver.getByRole('button', { name: 'Save as a file' }).click();
  const jwt = await readFile(await (await saving).path(), 'utf8');
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const { jwk, kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  expect(
    verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  const signed = Buffer.from(payload, 'base64url').toString();
  expect(JSON.parse(signed)).toMatchObject({ iss: kid.slice(0, -2), issuer: { id: kid.slice(0, -2) } });
  expect(signed.toLowerCase()).not.toContain('mira');
  await giver.getByLabel('What for, in your own words').fill('Something else');
  await expect(giver.getByLabel('The text', { exact: true })).not.toHaveValue(/microwin-thanks/);

  await withOther(async (mira) => {
    const page = await recognition(mira, 'Your key, and what people call you');
    const before = await stores(page, SCORED);
    await page.getByLabel('An e-mail address or login of yours').fill('mira@example.com');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Remove mira@example.com' })).toBeVisible();
    await page.getByText('Check thanks or a proof you were given').click();
    const box = page.getByLabel('Paste here what you were given');

    // What was tampered with is refused, in so many words.
    await box.fill(text.replace('microwin-thanks:1:', 'microwin-thanks:2:'));
    await expect(page.getByText('A newer Microwin made this.')).toBeVisible();
    await box.fill(text.slice(0, -30));
    await expect(page.getByText('It is incomplete or damaged.')).toBeVisible();
    const forged = Buffer.from(signed.replace('calm', 'loud')).toString('base64url');
    await box.fill([header, forged, signature].join('.'));
    await expect(page.getByText('It was altered after it was signed.')).toBeVisible();
    await box.fill('Thank you, Mira.');
    await expect(page.getByText('Microwin finds nothing in this that it can check.')).toBeVisible();

    await box.fill(text);
    await expect(page.getByRole('figure').getByText(WORDS)).toBeVisible();
    await expect(page.getByText('You do not know this key yet.')).toBeVisible();
    await expect(page.getByText(/^For you · /)).toBeVisible();
    await page.getByLabel('Whose key is it?').fill('Ben');
    expect(await violationsInBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
    await expect(page.getByText('Signed by Ben, unaltered')).toBeVisible();
    await box.fill(text);
    await expect(page.getByText('You have kept this already.')).toBeVisible();
    expect(await stores(page, SCORED)).toEqual(before);

    // Whoever gives the same name to another key is told.
    const key = page.getByText('Key, file, delete');
    await key.click();
    await page.locator('.recognition-more').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText(/^Signed by a key without a name/)).toBeVisible();
    await page.locator('.recognition-more').getByLabel('Whose key is it?').fill('Ben');
    await page.getByRole('button', { name: 'Save the name' }).click();
    await expect(page.getByText('Signed by Ben, unaltered')).toBeVisible();
    await key.click();
    await box.fill(OTHERS);
    await page.locator('.offer').getByLabel('Whose key is it?').fill('ben');
    await expect(page.getByText('ben had another key until now.')).toBeVisible();
    await box.fill('');

    // They are told in the summary of what was done.
    const options = await mira.window('options');
    const place = options.getByRole('group', { name: 'Take your wins elsewhere' });
    const summary = options.waitForEvent('download');
    await place.getByRole('button', { name: 'Save the file' }).click();
    const told = await readFile(await (await summary).path(), 'utf8');
    expect(told).toContain(`> ${WORDS}`);
    expect(told).toContain('Signed by Ben');

    // Erasing them takes their words out of the log, and the chain holds.
    expect(JSON.stringify(await log(page))).toContain('"credential"');
    await page.reload();
    await page.getByText('Key, file, delete').click();
    await page.getByRole('button', { name: 'Delete its words…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('Signed by Ben, unaltered')).toHaveCount(0);
    expect(JSON.stringify(await log(page))).not.toContain('"credential"');
    await options.getByRole('button', { name: 'Check my log' }).click();
    await expect(options.getByText(/^All .* are as they were written/)).toBeVisible();
  });
});

test('thanks are given from a win, with its link only if that is ticked, and taken in from the address bar', async ({
  microwin,
}) => {
  test.setTimeout(120_000);
  const page = await microwin.window('newtab');
  await page.locator('#quick-win').fill('Fix the importer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Fix the importer').first()).toBeVisible();
  await page.goto(`${microwin.root}newtab.html#/history`);
  await page.locator('.past-line', { hasText: 'Fix the importer' }).click();
  await page.getByText('Thank somebody', { exact: true }).click();
  const text = await thank(page);
  expect(text).toContain('It helped me finish: Fix the importer');

  // The worker's own listener hears what is typed after the keyword.
  const worker = microwin.context.serviceWorkers()[0];
  if (!worker) throw new Error('no worker');
  const opened = microwin.context.waitForEvent('page', (tab) => tab.url().includes('#/progress'));
  await worker.evaluate(
    (typed) => {
      const { omnibox } = (globalThis as unknown as { chrome: { omnibox: Dispatching } }).chrome;
      omnibox.onInputEntered.dispatch(typed, 'currentTab');
      interface Dispatching {
        onInputEntered: { dispatch(typed: string, how: string): void };
      }
    },
    text.replaceAll('\n', ' '),
  );
  const dashboard = await opened;
  await expect(dashboard.getByRole('figure').getByText(WORDS)).toBeVisible();
  await expect(dashboard.getByText('Signed by you, unaltered')).toBeVisible();
});

test('a file is dropped and kept; what is no text of ours stays out', async ({ microwin }) => {
  test.setTimeout(120_000);
  const page = await recognition(microwin, 'Check thanks or a proof you were given');
  const choose = (name: string, text: string) =>
    page
      .locator('.recognition-part input[type=file]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await choose('letter.txt', 'Dear Mira');
  await expect(page.getByText('Microwin finds nothing in this that it can check.')).toBeVisible();
  await choose('huge.jwt', 'x'.repeat(1_000_001));
  await expect(page.getByText('This is longer than anything Microwin signs.')).toBeVisible();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'microwin-thanks.jwt'));
    return data;
  }, OTHERS);
  await page.locator('textarea.pasted').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByRole('figure').getByText('Well done.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByText(/^Signed by a key without a name/)).toBeVisible();
});

test('of several in one text, each is shown once the one before is kept', async ({ microwin }) => {
  const page = await recognition(microwin, 'Check thanks or a proof you were given');
  const box = page.getByLabel('Paste here what you were given');
  const lines = ['One.', 'Two.', 'Three.'].map((words) => {
    const parts = jwt(stranger, payloadOf(stranger, { words }, Date.now())).split('.');
    const bytes = parts.map((part) => Buffer.from(part, 'base64url'));
    const [header, payload, signature] = bytes as [Buffer, Buffer, Buffer];
    const end = Buffer.of(0);
    const packed = deflateRawSync(Buffer.concat([header, end, payload, end, signature])).toString(
      'base64url',
    );
    // Mail breaks long lines.
    return `microwin-thanks:1:${packed}`.replace(/.{72}/g, '$&\n> ');
  });
  await box.fill(`Dear Mira,\n> ${lines.join('\nThanks\n> ')}\nBest wishes`);
  const offer = page.locator('.offer');
  for (const words of ['One.', 'Two.', 'Three.']) {
    await expect(offer.getByText(words, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect(page.getByText('Kept.', { exact: true })).toBeVisible();
  }
  await expect(offer).toHaveCount(0);
  await expect(box).toHaveValue('');
  await expect(page.locator('.recognition-stream').getByRole('figure')).toHaveCount(3);
});

mergeTests(test, firefoxTest)(
  'what Chromium signed, Firefox reads and keeps',
  async ({ microwin, firefox }) => {
    test.setTimeout(180_000);
    const text = await thank(await recognition(microwin, 'Thank somebody'));
    const { page } = await takeInWithFirefox(firefox, text);
    await page.waitForSelector(`::-p-text(${WORDS})`);
    await (await page.waitForSelector('::-p-text(Keep it)'))?.click();
    await page.waitForSelector('::-p-text(Kept.)');
    await expect
      .poll(async () => (await firefox.events()).filter(({ text }) => text?.credential).length)
      .toBe(1);
  },
);

import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { expect, test } from '#tests/e2e/harness.ts';
import { makeKey, PASSPHRASE, recognition, thank, withOther } from '#tests/e2e/recognition-steps.ts';

test('a key comes back from its recovery file, and goes with everything else', async ({ microwin }) => {
  test.setTimeout(120_000);
  const page = await recognition(microwin, 'Your key, and what people call you');
  expect(await violationsInBothSchemes(page)).toEqual([]);
  await page.getByLabel('Passphrase for the recovery file').fill('short');
  await page.getByLabel('The passphrase once more').fill('short');
  await page.getByRole('button', { name: 'Make the key and save the file' }).click();
  await expect(page.getByText('Enter at least 12 characters.')).toBeVisible();
  const file = await makeKey(page);
  const fingerprint = page.getByText('You sign with the key').locator('code');
  await expect(fingerprint).toHaveText(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
  const own = (await fingerprint.textContent()) ?? '';

  // A new key takes its place; the file brings the old one back.
  await page.getByRole('button', { name: 'New key…' }).click();
  await makeKey(page);
  await expect(fingerprint).not.toHaveText(own);
  await page.getByRole('button', { name: 'New key…' }).click();
  await page.locator('.make-key input[type=file]').setInputFiles(file);
  await page.getByLabel('Passphrase for the recovery file').fill('a bicycle, a viola');
  await page.getByRole('button', { name: 'Restore the key' }).click();
  await expect(page.getByText('This passphrase does not open the file.')).toBeVisible();
  await page.getByLabel('Passphrase for the recovery file').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Restore the key' }).click();
  await expect(fingerprint).toHaveText(own);

  const options = await microwin.window('options');
  const all = options.getByRole('group', { name: 'Delete everything' });
  await all.getByRole('button', { name: 'Delete everything…' }).click();
  await all.getByLabel('Type “delete” to confirm').fill('delete');
  await all.getByLabel('Type “delete” to confirm').press('Enter');
  await expect(all.getByText('Everything was deleted.')).toBeVisible();
  const left = () => options.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(await left()).not.toContain('microwin-key');
});

test('a form that stands open signs by the key that there is now, wherever that was made', async ({
  microwin,
}) => {
  test.setTimeout(120_000);
  const page = await recognition(microwin, 'Thank somebody');
  const text = await thank(page);
  const preview = page.locator('.signed-preview dd code');
  const first = (await preview.textContent()) ?? '';
  const part = page.getByText('Your key, and what people call you');
  await part.click();
  const own = page.getByText('You sign with the key').locator('code');
  await expect(own).toHaveText(first);

  // Another key takes its place on the same page, and then in another tab.
  const replace = async (where: Page) => {
    await where.getByRole('button', { name: 'New key…' }).click();
    await makeKey(where);
    await expect(where.getByText('You sign with the key').locator('code')).not.toHaveText(first);
  };
  await replace(page);
  const second = (await own.textContent()) ?? '';
  await expect(preview).toHaveText(second);
  await replace(await recognition(microwin, 'Your key, and what people call you'));
  await expect(own).not.toHaveText(second);
  const third = (await own.textContent()) ?? '';
  await expect(preview).toHaveText(third);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const carried = page.getByLabel('The text', { exact: true });
  await expect(carried).not.toHaveValue(text);

  // What was signed before and what was signed now hold for whoever reads them, each by its key.
  const [before, now] = [text, await carried.inputValue()];
  await withOther(async (mira) => {
    const theirs = await recognition(mira, 'Check thanks or a proof you were given');
    for (const [given, key] of [
      [before, first],
      [now, third],
    ] as const) {
      await theirs.getByLabel('Paste here what you were given').fill(given);
      await expect(theirs.locator('.offer').getByText(key, { exact: true })).toBeVisible();
    }
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { violationsInBothSchemes } from '#tests/e2e/axe.ts';
import { test as base, expect, type Microwin } from '#tests/e2e/harness.ts';
import { withChangedBuild } from '#tests/support/changed-build.ts';

/**
 * The production build with what a new tab may ask for already given: no prompt can be clicked in a browser without a
 * head. In Firefox the real request is tested.
 */
const test = base.extend<object, { extension: string }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      await withChangedBuild(async (folder) => {
        const path = join(folder, 'manifest.json');
        const manifest = JSON.parse(await readFile(path, 'utf8'));
        manifest.permissions.push(...manifest.optional_permissions);
        delete manifest.optional_permissions;
        await writeFile(path, JSON.stringify(manifest));
      }, use);
    },
    { scope: 'worker' },
  ],
});

const row = (page: Page) => page.locator('.top-row');

/** Chooses a clock, the search and some shortcuts, as a person does. */
async function chooseRow(microwin: Microwin): Promise<Page> {
  const options = await microwin.window('options');
  await options.getByRole('checkbox', { name: 'Clock' }).click();
  await options.getByRole('checkbox', { name: /^Search with/ }).click();
  await expect(options.getByRole('checkbox', { name: /^Search with/ })).toBeChecked();
  await options.getByRole('radio', { name: 'Your own' }).click();
  for (const [address, name] of [
    ['docs.example.org/start', 'Docs'],
    ['http://wiki.example.org', ''],
  ] as const) {
    await options.getByLabel('Address of a shortcut').fill(address);
    await options.getByLabel('Name', { exact: true }).fill(name);
    await options.getByLabel('Address of a shortcut').press('Enter');
    await expect(options.getByText(`${name || 'wiki.example.org'} was added.`)).toBeVisible();
  }
  return options;
}

/** How far from the top today's card stands, as soon as it does. */
const topOfToday = (page: Page) =>
  page.locator('.card.today').evaluate((card) => Math.round(card.getBoundingClientRect().top));

test('a new tab has no row until it is chosen, and then what was chosen', async ({ microwin }) => {
  const before = await microwin.window('newtab');
  await expect(before.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  await expect(row(before)).toHaveCount(0);

  const options = await chooseRow(microwin);
  await options.getByLabel('Address of a shortcut').fill('javascript:alert(1)');
  await options.locator('#newtab').getByRole('button', { name: 'Add' }).click();
  await expect(options.getByText('Enter an address, such as example.org.')).toBeVisible();
  expect(await violationsInBothSchemes(options)).toEqual([]);

  const newtab = await microwin.window('newtab');
  const links = row(newtab).getByRole('link');
  await expect(links).toHaveText([/Docs/, /wiki\.example\.org/]);
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
    'https://docs.example.org/start',
    'http://wiki.example.org/',
  ]);
  await expect(row(newtab).locator('time')).toHaveText(/^\d{1,2}:\d\d\s[AP]M$/);
  // What the person types goes to the address bar.
  expect(await newtab.evaluate(() => document.activeElement?.localName)).toBe('body');
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  // It belongs to today.
  await newtab.getByRole('link', { name: 'Progress' }).click();
  await expect(row(newtab)).toHaveCount(0);

  await options.getByRole('button', { name: 'Remove Docs' }).click();
  await options.getByRole('checkbox', { name: 'Clock' }).click();
  await newtab.goto(`${microwin.root}newtab.html`);
  await newtab.reload();
  await expect(row(newtab).getByRole('link')).toHaveText([/wiki\.example\.org/]);
  await expect(row(newtab).locator('time')).toHaveCount(0);
});

test('the search is the browser’s own, in this tab', async ({ microwin }) => {
  await chooseRow(microwin);
  const asked: string[] = [];
  await microwin.context.route(
    (url) => url.searchParams.get('q') === 'how to rest',
    (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Found</title>' });
    },
  );
  const newtab = await microwin.window('newtab');
  await newtab.getByRole('searchbox', { name: 'Search the web' }).fill('  how to rest ');
  await newtab.keyboard.press('Enter');
  await expect(newtab).toHaveTitle('Found');
  expect(asked).toHaveLength(1);
});

test('the sites that are visited most are those that the browser lists', async ({ microwin }) => {
  const options = await microwin.window('options');
  await options.getByRole('radio', { name: /^The sites you visit most/ }).click();
  const newtab = await microwin.context.newPage();
  await newtab.addInitScript(() => {
    const { chrome } = globalThis as unknown as { chrome: { topSites: { get: unknown } } };
    // A profile that is new has visited nothing.
    if (chrome?.topSites)
      chrome.topSites.get = async () => [
        { title: 'News', url: 'https://news.example.org/' },
        { title: '', url: 'https://untitled.example.org/page' },
        { title: 'Settings', url: 'chrome://settings/' },
      ];
  });
  await newtab.goto(`${microwin.root}newtab.html`);
  await expect(row(newtab).getByRole('link')).toHaveText([/News/, /untitled\.example\.org/]);
});

for (const [width, compact] of [
  [1280, false],
  [700, false],
  [375, false],
  [1280, true],
] as const) {
  test(`nothing moves as the row comes, ${width} px wide${compact ? ', compact' : ''}`, async ({
    microwin,
  }) => {
    const options = await chooseRow(microwin);
    if (compact) await options.getByRole('radio', { name: 'only the bar and the year' }).click();
    // The next page's first frame is what this one shows.
    await expect(row(await microwin.window('newtab')).getByRole('link')).toHaveCount(2);

    const first = await microwin.context.newPage();
    await first.setViewportSize({ width, height: 720 });
    await first.addInitScript(() => {
      // What draws the whole page is loaded with the second frame, which never comes.
      Object.assign(globalThis, { requestAnimationFrame: () => 0 });
    });
    await first.goto(`${microwin.root}newtab.html`);
    await expect(first.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');

    const whole = await microwin.context.newPage();
    await whole.setViewportSize({ width, height: 720 });
    await whole.goto(`${microwin.root}newtab.html`);
    await expect(row(whole).getByRole('link')).toHaveCount(2);
    expect(await topOfToday(whole)).toBe(await topOfToday(first));
    expect(await whole.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('a compact day is its bar and the year, until all of it is asked for', async ({ microwin }) => {
  const options = await microwin.window('options');
  await options.getByRole('radio', { name: 'only the bar and the year' }).click();
  const newtab = await microwin.window('newtab');
  await expect(newtab.getByRole('heading', { level: 1 })).toHaveText('0 of 3 wins today');
  await expect(newtab.getByRole('region')).toHaveCount(1);
  await expect(newtab.getByRole('region', { name: 'Past year' })).toBeVisible();
  await expect(newtab.getByRole('combobox')).toHaveCount(0);
  expect(await violationsInBothSchemes(newtab)).toEqual([]);
  await newtab.getByRole('button', { name: 'Show all of today' }).click();
  await expect(newtab.getByRole('combobox', { name: /win/ })).toBeVisible();
  await expect(newtab.getByRole('region', { name: 'This week' })).toBeVisible();
  await expect(newtab.getByRole('button', { name: 'Show all of today' })).toHaveCount(0);
});

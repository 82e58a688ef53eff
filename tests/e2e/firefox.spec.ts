import type { Page } from 'puppeteer-core';
import { expect, type Firefox, test } from '#tests/e2e/firefox.ts';
import { readToast, type ShownToast } from '#tests/e2e/firefox-toast.ts';
import { createPerson } from '#tests/sites/person.ts';
import { HOSTILE_CSS } from '#tests/support/fake-sites.ts';
import { pause } from '#tests/support/wait.ts';

/** The detectors look for 3 s; what has not counted twice by now never will. */
const WINDOW_MS = 3500;

const card = '67318e20a4c9d1f05b7e2a01';
const todo = '5eed0000-0000-4000-8000-000000000011';
const notionPage = '5eed0000000040008000000000000001';

const TRELLO = {
  site: 'Trello',
  address: 'https://trello.com/b/RoAdMaP1/roadmap',
  control: `[data-card-id="${card}"] [data-testid="card-done-state-completion-button"]`,
  win: { subject: `trello:card:${card}`, kind: 'card', points: 10 },
  title: 'Write the launch post',
};
const SITES = [
  TRELLO,
  {
    site: 'GitHub',
    address: 'https://github.com/Octo-Org/Hello/issues/12',
    control: '[data-testid="comment-composer"] .octicon-issue-closed',
    win: { subject: 'github:github.com/octo-org/hello#12:closed', kind: 'issue', points: 12 },
    title: 'Give the settings page a quiet corner',
  },
  {
    site: 'Notion',
    address: `https://app.notion.com/Week-plan-${notionPage}`,
    control: `[data-block-id="${todo}"] .notion-list-item-box-left input`,
    win: { subject: `notion:block:${todo}`, kind: 'todo', points: 3 },
    title: 'Send the agenda',
  },
];

/** The ground of the toast in light colours. */
const SURFACE = [255, 253, 249];

/** Clicks as soon as it can be clicked. The driver's own click waits for a frame, which a busy machine draws late. */
function click(page: Page, control: string): Promise<void> {
  const noOther = () => Promise.reject(new Error('there is no other tab'));
  return createPerson(page, noOther).click(control);
}

/** Waits for the toast of a win. */
async function toasted(_firefox: Firefox, page: Page, { title, win }: typeof TRELLO): Promise<ShownToast> {
  const text = async () => (await readToast(page))?.text;
  await expect
    .poll(text, { message: 'a toast', intervals: [50] })
    .toContain(`${title} · 1 of 3 today · +${win.points}`);
  const toast = await readToast(page);
  if (!toast) throw new Error('the toast left too soon');
  return toast;
}

/** The toast is styled, in its corner, over everything else, and on the screen. */
async function expectDrawn(firefox: Firefox, page: Page, { box, look, onTop }: ShownToast): Promise<void> {
  expect(look).toEqual({ display: 'flex', radius: '14px', background: `rgb(${SURFACE.join(', ')})` });
  expect(onTop).toBe(true);
  const { width, height } = await page.evaluate(() => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    return { width, height };
  });
  expect(box.x + box.width).toBeCloseTo(width - 16, 0);
  expect(box.y + box.height).toBeCloseTo(height - 16, 0);
  expect(box.width).toBeGreaterThan(200);
  // Left of its first letter there is nothing but its own ground.
  expect(await firefox.pixel(page, Math.round(box.x) + 8, Math.round(box.y + box.height / 2))).toEqual(
    SURFACE,
  );
}

async function expectWindows(firefox: Firefox, wins: number, title?: string): Promise<void> {
  await expect.poll(() => firefox.badge(), { message: 'the badge' }).toBe(wins ? String(wins) : '');
  for (const name of ['popup', 'newtab'] as const) {
    const window = await firefox.window(name);
    const heading = () => window.$eval('h1', (h1) => h1.textContent);
    await expect.poll(heading, { message: name }).toBe(`${wins} of 3 wins today`);
    if (title) expect(await window.$eval('main', (main) => main.textContent)).toContain(title);
    await window.close();
  }
}

const completions = async (firefox: Firefox) =>
  (await firefox.events()).filter(({ type }) => type === 'complete');

for (const site of SITES) {
  test(`a completion on ${site.site} is toasted, counts once, and is in every window`, async ({
    firefox,
  }) => {
    const page = await firefox.open(site.address);
    await click(page, site.control);
    const toast = await toasted(firefox, page, site);
    expect(toast.mode).toBe('closed');
    await expectDrawn(firefox, page, toast);

    const over = Date.now() + WINDOW_MS;
    await expectWindows(firefox, 1, site.title);
    await pause(over - Date.now());
    expect(await completions(firefox)).toMatchObject([
      { subject: site.win.subject, kind: site.win.kind, text: { title: site.title } },
    ]);
    expect(await firefox.credits()).toMatchObject([site.win]);
    expect(firefox.fakeSites.writes).toHaveLength(1);
  });
}

test('an open tab counts on after a reload of the extension, once, and no toast is left to see', async ({
  firefox,
}) => {
  test.setTimeout(120_000);
  const page = await firefox.open(TRELLO.address);
  await click(page, TRELLO.control);
  await toasted(firefox, page, TRELLO);
  await firefox.reloadExtension();
  await page.bringToFront();
  await expect.poll(() => firefox.badge()).toBe('1');
  await expect.poll(async () => (await readToast(page))?.onTop ?? false).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await click(page, TRELLO.control.replace(card, '67318e20a4c9d1f05b7e2a02'));
  await expect.poll(async () => (await firefox.credits()).length).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
  expect(await completions(firefox)).toHaveLength(2);
});

test('a page gets the code of the toast with its first win, once, and a new document anew', async ({
  firefox,
}) => {
  test.setTimeout(120_000);
  const page = await firefox.open(TRELLO.address);
  const options = await firefox.window('options');
  const ran = (begin = false) => options.evaluate(toastScripts, begin);
  expect(await ran(true)).toBe(0);
  await page.bringToFront();
  const other = TRELLO.control.replace(card, '67318e20a4c9d1f05b7e2a02');
  await click(page, TRELLO.control);
  await click(page, other);
  await expect.poll(async () => (await readToast(page))?.text, { intervals: [50] }).toContain('2 of 3 today');
  expect(await ran()).toBe(1);

  await page.goto(`${TRELLO.address}?again`);
  expect(await ran(true)).toBe(0);
  await click(page, TRELLO.control.replace(card, '67318e20a4c9d1f05b7e2a03'));
  await expect.poll(async () => (await readToast(page))?.text, { intervals: [50] }).toContain(' reached');
  expect(await ran()).toBe(1);
});

test('it is installed under its own name, and shows an empty day', async ({ firefox }) => {
  expect(firefox.extension).toBe('microwin@microwin.app');
  await expectWindows(firefox, 0);
  expect(await firefox.events()).toEqual([]);
});

test('Undo on the toast takes the win back, and leaves the page as it is', async ({ firefox }) => {
  const page = await firefox.open(TRELLO.address);
  await click(page, TRELLO.control);
  const toast = await toasted(firefox, page, TRELLO);
  expect(await firefox.credits()).toMatchObject([TRELLO.win]);
  await toast.undo();
  await expect.poll(() => readToast(page)).toBeUndefined();
  await expect.poll(() => firefox.credits()).toEqual([]);
  expect(await page.$(`[data-card-id="${card}"] .mark-done`)).not.toBeNull();
  expect(firefox.fakeSites.writes).toHaveLength(1);
  await expectWindows(firefox, 0);
});

test('a page whose styles hide everything does not hide the toast', async ({ firefox }) => {
  const page = await firefox.open(TRELLO.address, HOSTILE_CSS);
  await click(page, TRELLO.control);
  const toast = await toasted(firefox, page, TRELLO);
  await expectDrawn(firefox, page, toast);
  await toast.undo();
  await expect.poll(() => firefox.credits()).toEqual([]);
});

test('a GitHub Enterprise Server counts once the person has added it, and no longer when it was removed', async ({
  firefox,
}) => {
  test.setTimeout(120_000);
  const address = 'https://github.example.com/Octo-Org/Hello/issues/12';
  const control = '[data-testid="comment-composer"] .octicon-issue-closed';
  const close = async () => {
    const page = await firefox.open(address);
    await click(page, control);
    return page;
  };
  const before = await close();
  await pause(WINDOW_MS);
  expect(await firefox.events()).toEqual([]);
  await before.close();

  const options = await firefox.window('options');
  const hosts = () => options.$$eval('.hosts li', (items) => items.map((item) => item.textContent));
  await options.type('[aria-label="Address of a GitHub Enterprise Server"]', 'github.example.com');
  await options.keyboard.press('Enter');
  await expect.poll(hosts).toEqual([expect.stringContaining('github.example.com')]);

  const page = await close();
  const win = { subject: 'github:github.example.com/octo-org/hello#12:closed', kind: 'issue', points: 12 };
  await expect.poll(() => firefox.credits()).toMatchObject([win]);
  await page.close();

  await options.bringToFront();
  await options.click('[aria-label="Remove github.example.com"]');
  await expect.poll(hosts).toEqual([]);
  const events = await firefox.events();
  await close();
  await pause(WINDOW_MS);
  expect(await firefox.events()).toEqual(events);

  // Taken back in the browser's own settings, it goes from the list by itself.
  await options.bringToFront();
  await options.type('[aria-label="Address of a GitHub Enterprise Server"]', 'github.example.com\n');
  await expect.poll(hosts).toEqual([expect.stringContaining('github.example.com')]);
  await options.evaluate(() => {
    const { browser } = globalThis as unknown as {
      browser: Pick<typeof import('webextension-polyfill'), 'permissions'>;
    };
    return browser.permissions.remove({ origins: ['https://github.example.com/*'] });
  });
  await expect.poll(hosts).toEqual([]);
});

test('the sidebar has what the popup has, takes no focus, and is opened by the popup', async ({
  firefox,
}) => {
  const sidebar = await firefox.window('sidepanel');
  for (const width of [300, 600]) {
    await sidebar.setViewport({ width, height: 800 });
    const drawn = () =>
      sidebar.evaluate(() => ({
        heading: document.querySelector('h1')?.textContent,
        isWide: document.documentElement.scrollWidth > innerWidth,
        foot: document.querySelector('footer')?.getBoundingClientRect().bottom,
      }));
    await expect.poll(drawn).toEqual({ heading: '0 of 3 wins today', isWide: false, foot: 800 });
  }
  expect(await sidebar.evaluate(() => document.activeElement?.localName)).toBe('body');
  expect(await sidebar.$('[aria-label="Show beside the page"]')).toBeNull();
  await sidebar.type('#quick-win', 'Replied to Sam\n');
  await expect.poll(() => sidebar.$eval('h1', (heading) => heading.textContent)).toBe('1 of 3 wins today');

  const popup = await firefox.window('popup');
  const isOpen = () =>
    sidebar.evaluate(() => {
      const { browser } = globalThis as unknown as {
        browser: { sidebarAction: { isOpen(of: object): Promise<boolean> } };
      };
      return browser.sidebarAction.isOpen({});
    });
  expect(await isOpen()).toBe(false);
  await popup.waitForSelector('[aria-label="Show beside the page"]');
  await click(popup, '[aria-label="Show beside the page"]');
  await expect.poll(isOpen).toBe(true);
});

test('first page and options: a site is allowed again, and deleting everything gives added hosts back', async ({
  firefox,
}) => {
  test.setTimeout(120_000);
  const welcome = await firefox.window('welcome');
  await expect.poll(() => welcome.$$eval('.sites li', (sites) => sites.length)).toBe(3);
  expect(await welcome.$eval('main', (main) => main.textContent)).not.toContain('no access');
  await welcome.close();

  const options = await firefox.window('options');
  const text = (id: string) => options.$eval(id, (part) => part.textContent ?? '').catch(() => '');
  await expect.poll(() => text('#newtab')).toContain('Firefox has its own switch');
  const trello = () => text('[aria-labelledby="trello-name"]');
  expect(await trello()).toContain('Microwin can read trello.com.');
  await options.evaluate(askPermissions, 'remove' as const, ['https://trello.com/*']);
  await expect.poll(trello).toContain('Microwin has no access to trello.com');
  await options.click('::-p-aria([name="Allow Trello"][role="button"])');
  await expect.poll(trello).toContain('Microwin can read trello.com.');

  const host = ['https://github.example.com/*'];
  await options.type('[aria-label="Address of a GitHub Enterprise Server"]', 'github.example.com\n');
  await expect.poll(() => options.evaluate(askPermissions, 'contains' as const, host)).toBe(true);
  await options.click('::-p-aria([name="Delete everything…"][role="button"])');
  await options.type('#forget-word', 'delete\n');
  await expect.poll(() => text('#data')).toContain('Everything was deleted.');
  expect(await options.evaluate(askPermissions, 'contains' as const, host)).toBe(false);
  expect(await options.evaluate(askPermissions, 'contains' as const, ['https://trello.com/*'])).toBe(true);
  await expect.poll(() => options.$$eval('.hosts li', (items) => items.length)).toBe(0);
  expect(await firefox.events()).toEqual([]);
});

test('a new tab can search once the person has allowed it, and no longer when everything was deleted', async ({
  firefox,
}) => {
  const options = await firefox.window('options');
  await options.waitForSelector('#newtab [type="checkbox"]');
  const boxes = await options.$$('#newtab [type="checkbox"]');
  await boxes[1]?.click();
  const allowed = () => options.evaluate(mayNewTabSearch);
  await expect.poll(allowed).toBe(true);
  const newtab = await firefox.window('newtab');
  await newtab.waitForSelector('.top-row [type="search"]');
  await newtab.close();

  await options.bringToFront();
  await options.click('::-p-aria([name="Delete everything…"][role="button"])');
  await options.type('#forget-word', 'delete\n');
  await expect.poll(allowed).toBe(false);
});

/** Whether new tabs may search, and the browser lets them. Runs in a page of the extension's origin. */
async function mayNewTabSearch(): Promise<boolean> {
  const { browser } = globalThis as unknown as {
    browser: Pick<typeof import('webextension-polyfill'), 'permissions'> & { search?: { query?: unknown } };
  };
  const isAllowed = await browser.permissions.contains({ permissions: ['search'] });
  return isAllowed && typeof browser.search?.query === 'function';
}

/** Asks the browser about origins. Runs in a page of the extension's origin, so it stands alone. */
function askPermissions(does: 'contains' | 'remove', origins: string[]): Promise<boolean> {
  const { browser } = globalThis as unknown as {
    browser: Pick<typeof import('webextension-polyfill'), 'permissions'>;
  };
  return browser.permissions[does]({ origins });
}

/**
 * How often the toast's script ran in the document of the one tab at Trello. Runs in a page of the extension's origin, so it
 * stands alone.
 * @param begin begins to count there
 */
async function toastScripts(begin: boolean): Promise<unknown> {
  const { browser } = globalThis as unknown as {
    browser: Pick<typeof import('webextension-polyfill'), 'scripting' | 'tabs'>;
  };
  const count = (begin: boolean) => {
    const slot = Symbol.for('microwin toast');
    const world = globalThis as unknown as { [slot]: (code: unknown) => void; toastScripts: number };
    if (!begin) return world.toastScripts;
    const give = world[slot];
    world.toastScripts = 0;
    world[slot] = (code) => {
      world.toastScripts++;
      give(code);
    };
    return world.toastScripts;
  };
  const [tab] = await browser.tabs.query({ url: 'https://trello.com/*' });
  const [answer] = await browser.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    func: count as () => number,
    args: [begin],
  });
  return answer?.result;
}

test('Escape closes what opens and gives the focus back, and the arrow keys lead through the year', async ({
  firefox,
}) => {
  const newtab = await firefox.window('newtab');
  const focused = () => newtab.evaluate(() => document.activeElement?.textContent?.trim());
  const isOpen = () =>
    newtab.$eval('.start .opener', (opener) => opener.getAttribute('aria-expanded') === 'true');
  await newtab.waitForSelector('.start .opener');
  const opener = await newtab.$eval('.start .opener', (button) => {
    (button as HTMLElement).click();
    return button.textContent?.trim();
  });
  await expect.poll(isOpen).toBe(true);
  await newtab.waitForSelector('#other-starts [role=toolbar]');
  await newtab.focus('#other-starts button');
  const first = await focused();
  await newtab.keyboard.press('ArrowRight');
  expect(await focused()).not.toBe(first);
  await newtab.keyboard.press('Home');
  expect(await focused()).toBe(first);
  await newtab.keyboard.press('Escape');
  await expect.poll(isOpen).toBe(false);
  expect(await focused()).toBe(opener);

  const day = () => newtab.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await newtab.$eval('[role=gridcell]', (cell) => (cell as SVGElement).focus());
  const today = await day();
  await newtab.keyboard.press('ArrowLeft');
  await expect.poll(day).not.toBe(today);
  const before = await day();
  expect(before?.split(',')[0]).toBe(today?.split(',')[0]);
  await newtab.keyboard.press('End');
  await expect.poll(day).toBe(today);
  await newtab.keyboard.press('Enter');
  await expect.poll(() => newtab.evaluate(() => location.hash)).toMatch(/^#\/history\?day=/);
});

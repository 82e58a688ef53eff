import { resolve } from 'node:path';
import { test as base, expect } from 'playwright/test';
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { contextOf, patiently, send } from '#tests/e2e/bidi.ts';
import type { Stage } from '#tests/e2e/play.ts';
import { requireBrowser } from '#tests/support/browsers.mjs';
import { answer, type FakeSites, startFakeSites, type Write } from '#tests/support/fake-sites.ts';
import {
  anyDay,
  creditsIn,
  emptyLedger,
  readStore,
  type Standing,
  sayChoices,
  writeRecords,
} from '#tests/support/ledger.ts';
import type { ItemRecord } from '#utils/background/ledger/schema.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

export { expect };

const BUILD = resolve(import.meta.dirname, '../../.output/firefox-mv3');
const ID = 'microwin@microwin.app';
/** Firefox draws one at random for each profile, unless it has drawn one already. */
const UUID = '5eed0000-0000-4000-8000-00000000f0f0';
const ROOT = `moz-extension://${UUID}/`;

const PREFERENCES = {
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  'layout.css.prefers-color-scheme.content-override': 1,
  // Things are where they stay from the start.
  'ui.prefersReducedMotion': 1,
  // The person says yes to whatever they are asked; a prompt of the browser's own cannot be clicked here.
  'extensions.webextOptionalPermissionPrompts': false,
};

type ExtensionGlobal = { browser: Pick<typeof import('webextension-polyfill'), 'action' | 'tabs'> };

/** One real Firefox with the production build and an empty ledger. */
export class Firefox {
  readonly #browser: Browser;
  /** A page of the extension's origin that runs none of its code. */
  #plain: Page;
  readonly fakeSites: FakeSites = startFakeSites();
  readonly errors: string[] = [];
  /** What Firefox calls the extension it installed. */
  readonly extension: string;

  private constructor(browser: Browser, plain: Page, extension: string) {
    this.#browser = browser;
    this.#plain = plain;
    this.extension = extension;
  }

  /** Starts a headless Firefox with a profile of its own and installs the extension in it. */
  static async launch(): Promise<Firefox> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      protocol: 'webDriverBiDi',
      executablePath: requireBrowser('firefox'),
      headless: true,
      timeout: 60_000,
      // A command without an answer fails by its name, and does not hang until the test's time is over.
      protocolTimeout: 45_000,
      defaultViewport: { width: 1000, height: 700 },
      // Without it WebDriver may not go to a page of an extension.
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: PREFERENCES,
    });
    const extension = await browser.installExtension(BUILD);
    const plain = await openPlain(browser);
    await patiently('the first page', () => plain.evaluate(closeWelcome));
    const firefox = new Firefox(browser, plain, extension);
    await firefox.#write();
    return firefox;
  }

  /** Ends the extension and starts it again, as an update does. Its own pages are closed by that. */
  async reloadExtension(): Promise<void> {
    const old = this.#plain;
    await old.evaluate(reloadSoon);
    await patiently(
      'the end of the extension',
      async () => old.isClosed() || (await this.#contextsAt(`${ROOT}manifest.json`)).length === 0,
    );
    this.#plain = await openPlain(this.#browser);
  }

  /** Any day and any hour will do. */
  async #write(): Promise<void> {
    await this.#plain.evaluate(writeRecords, JSON.stringify(anyDay(Date.now())));
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /**
   * Opens a fake site at the real site's address.
   * @param css is added to every stylesheet of the page
   */
  async open(address: string, css = ''): Promise<Page> {
    const page = await this.#browser.newPage();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('request', (request) => {
      this.#serve(request, css, page).catch((error) => this.errors.push(`${request.url()}: ${error}`));
    });
    await page.setRequestInterception(true);
    await page.goto(address);
    const { host } = new URL(address);
    expect(this.fakeSites.hits.get(host), `no fake site answered ${address}`).toBeGreaterThan(0);
    return page;
  }

  async #serve(request: HTTPRequest, css: string, page: Page): Promise<void> {
    if (!/^https?:/.test(request.url())) return request.continue();
    const given = await answer(
      {
        method: request.method(),
        url: request.url(),
        body: request.method() === 'GET' ? null : ((await request.fetchPostData()) ?? null),
        headers: request.headers(),
        forPage: request.isNavigationRequest(),
        page,
      },
      this.fakeSites,
    );
    if (!given) return request.abort();
    const styled = given.headers['content-type'] === 'text/css' ? `${given.body}${css}` : given.body;
    await request.respond({ ...given, body: styled });
  }

  /**
   * Opens one of our own pages in a tab: the popup's page, or what Firefox shows in every new tab. The tab is looked for by
   * its address: Firefox may make the browser of a new tab ahead of time, and then tells of no new one.
   */
  async window(name: 'popup' | 'sidepanel' | 'newtab' | 'options' | 'welcome'): Promise<Page> {
    const url = `${ROOT}${name}.html`;
    const before = await this.#contextsAt(url);
    await this.#plain.evaluate(
      async (url) => {
        const { browser } = globalThis as unknown as ExtensionGlobal;
        await browser.tabs.create(url ? { url } : {});
      },
      name === 'newtab' ? undefined : url,
    );
    const page = await patiently(`a tab with ${name}`, async () => {
      const [context] = (await this.#contextsAt(url)).filter((context) => !before.includes(context));
      return (await this.#browser.pages()).find((page) => contextOf(page) === context);
    });
    await patiently(`a heading in ${name}`, () =>
      page.evaluate(() => location.protocol === 'moz-extension:' && document.querySelector('h1') !== null),
    );
    expect(await page.evaluate(() => location.href)).toBe(url);
    return page;
  }

  /** The browsing contexts of all tabs that are at an address. */
  async #contextsAt(url: string): Promise<string[]> {
    const { contexts } = await send<{ contexts: { context: string; url: string }[] }>(
      this.#browser,
      'browsingContext.getTree',
      { maxDepth: 0 },
    );
    return contexts.filter((context) => context.url === url).map(({ context }) => context);
  }

  /** Everything in the log but what the person said about the game, oldest first. */
  async events(): Promise<StoredEvent[]> {
    const events = (await this.#plain.evaluate(readStore, 'events')) as StoredEvent[];
    return events.filter(({ subject }) => subject !== CONFIG_SUBJECT).sort((a, b) => a.seq - b.seq);
  }

  /** Every standing credit with its subject. */
  async credits(): Promise<Standing[]> {
    return creditsIn(
      (await this.#plain.evaluate(readStore, 'items')) as ItemRecord[],
      (await this.#plain.evaluate(readStore, 'config')) as ConfigHistory[],
    );
  }

  /** What rows of the corpora are played in. */
  stage(): Stage {
    return {
      // Tabs behind another draw no frames.
      lanes: 1,
      open: async (address) => {
        const tab = await this.open(address);
        const writes: Write[] = [];
        this.fakeSites.writesOf.set(tab, writes);
        return { tab, writes };
      },
      events: () => this.events(),
      credits: () => this.credits(),
      // A page stays open until all are closed.
      leave: () => undefined,
      reset: (choices) => this.reset(choices),
    };
  }

  /** Closes every fake site and window, then forgets all that was written down and said. */
  async reset(choices: Partial<DetectionSettings> = {}): Promise<void> {
    const others = (await this.#browser.pages()).filter((page) => page !== this.#plain);
    await Promise.all(others.map((page) => page.close()));
    await this.#plain.evaluate(emptyLedger);
    await this.#write();
    await this.#plain.evaluate(sayChoices, choices);
  }

  /** The number on the toolbar icon. */
  badge(): Promise<string> {
    return this.#plain.evaluate(() =>
      (globalThis as unknown as ExtensionGlobal).browser.action.getBadgeText({}),
    );
  }

  /** The colour that is on the screen at a point of its view: red, green, blue. */
  async pixel(page: Page, x: number, y: number): Promise<number[]> {
    const { data } = await send<{ data: string }>(this.#browser, 'browsingContext.captureScreenshot', {
      context: contextOf(page),
      clip: { type: 'box', x, y, width: 1, height: 1 },
    });
    return this.#plain.evaluate(async (png) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas?.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
      return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    }, data);
  }
}

/** Opens a page of the extension's origin that runs none of its code. */
async function openPlain(browser: Browser): Promise<Page> {
  const plain = await browser.newPage();
  // Puppeteer would wait for a load event, which Firefox does not send for such a page.
  await send<unknown>(browser, 'browsingContext.navigate', {
    context: contextOf(plain),
    url: `${ROOT}manifest.json`,
    wait: 'none',
  });
  const url = `${ROOT}manifest.json`;
  await patiently('a page of the extension', () => plain.evaluate((url) => location.href === url, url));
  return plain;
}

/** Reloads the extension after the answer, which would not come any more. Runs in a page of the extension's origin. */
function reloadSoon(): void {
  const { browser } = globalThis as unknown as {
    browser: Pick<typeof import('webextension-polyfill'), 'runtime'>;
  };
  setTimeout(() => browser.runtime.reload());
}

/** Closes the tab that opens by itself when the extension was installed; whether it was there. Runs in the page. */
async function closeWelcome(): Promise<boolean> {
  const { browser } = globalThis as unknown as {
    browser: Pick<typeof import('webextension-polyfill'), 'extension' | 'tabs'>;
  };
  type View = Window & { browser: typeof browser };
  const views = browser.extension.getViews({ type: 'tab' }) as View[];
  const welcome = views.find(({ location }) => location.pathname === '/welcome.html');
  const tab = await welcome?.browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  return tab !== undefined;
}

/** Playwright's `test` with a Firefox, new for every test. */
export const test = base.extend<{ firefox: Firefox }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const firefox = await Firefox.launch();
      await use(firefox);
      await firefox.close();
      expect(firefox.fakeSites.unknown, 'requests that nobody serves').toEqual([]);
      expect(firefox.errors, 'errors on pages').toEqual([]);
    },
    // A first start, with a profile to make, takes long where there is little to run it on.
    { timeout: 90_000 },
  ],
});

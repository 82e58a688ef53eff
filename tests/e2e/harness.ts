import type { BrowserContext, CDPSession, Page, WebError } from 'playwright';
import { test as base, expect } from 'playwright/test';
import { BUILD, closeWelcome, extensionRoot, launchChromium } from '#tests/support/chromium.ts';
import { stopClock } from '#tests/support/clock.ts';
import {
  askWorker,
  badgeColor,
  badgeText,
  forgetRest,
  keepInSession,
  openWindow,
  readSession,
  reloadSoon,
} from '#tests/support/extension-page.ts';
import { becomeDeveloper, setEnabled } from '#tests/support/extensions-page.ts';
import {
  type FakeSites,
  serve,
  serveFakeSites,
  startFakeSites,
  type Write,
} from '#tests/support/fake-sites.ts';
import {
  anyDay,
  creditsIn,
  emptyLedger,
  readStore,
  type Standing,
  type Stored,
  sayChoices,
  saySettings,
  writeRecords,
} from '#tests/support/ledger.ts';
import type { ItemRecord } from '#utils/background/ledger/schema.ts';
import { dayKey } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { DEFAULTS, type Settings } from '#utils/domain/settings.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

export { expect };

/** Ms after which deleting the ledger has waited long enough for the worker. */
const LATE_MS = 10_000;

/** One browser with the production build and an empty ledger. */
export class Microwin {
  readonly #fakeSites: FakeSites;
  /** A page of the extension's origin that runs none of its code. */
  #plain: Page;

  readonly context: BrowserContext;
  /** The address of the extension's root, with the final slash. */
  readonly root: string;

  private constructor(context: BrowserContext, root: string, fakeSites: FakeSites, plain: Page) {
    this.context = context;
    this.root = root;
    this.#fakeSites = fakeSites;
    this.#plain = plain;
  }

  static async in(context: BrowserContext, fakeSites: FakeSites): Promise<Microwin> {
    const root = await extensionRoot(context);
    await closeWelcome(context, root);
    const plain = context.pages()[0] ?? (await context.newPage());
    await plain.goto(`${root}manifest.json`);
    const microwin = new Microwin(context, root, fakeSites, plain);
    await microwin.write(anyDay(Date.now()));
    return microwin;
  }

  /** Writes that the fake sites sent. */
  get writes(): Write[] {
    return this.#fakeSites.writes;
  }

  /** The list of writes that this page sends from now on. */
  noteWrites(page: Page): Write[] {
    const writes: Write[] = [];
    this.#fakeSites.writesOf.set(page, writes);
    return writes;
  }

  /** Requests that nobody serves. */
  get unknown(): string[] {
    return this.#fakeSites.unknown;
  }

  /** Opens a fake site at the real site's address. */
  async open(address: string): Promise<Page> {
    const { host } = new URL(address);
    const before = this.#fakeSites.hits.get(host) ?? 0;
    const page = await this.context.newPage();
    await page.goto(address);
    expect(this.#fakeSites.hits.get(host) ?? 0, `no fake site answered ${address}`).toBeGreaterThan(before);
    return page;
  }

  /** Opens one of our own windows in a tab. */
  async window(name: 'popup' | 'newtab' | 'options' | 'welcome'): Promise<Page> {
    const page = await this.context.newPage();
    if (name === 'popup') await page.setViewportSize({ width: 380, height: 600 });
    await page.goto(`${this.root}${name}.html`);
    return page;
  }

  /** Opens an empty tab in a browser window of its own. What can be seen draws frames, and a tab behind another cannot. */
  async newWindow(): Promise<Page> {
    const url = `about:blank#${crypto.randomUUID()}`;
    const opened = this.context.waitForEvent('page', (page) => page.url() === url);
    await this.#plain.evaluate(openWindow, url);
    return opened;
  }

  /** Opens a window in which it is an hour of today, and stays it. The driver's own clock would stop for all tests. */
  async windowAt(hour: string, name: 'popup' | 'newtab'): Promise<Page> {
    const today = dayKey(Date.now(), -new Date().getTimezoneOffset(), DEFAULTS.dayStart);
    const window = await this.window(name);
    await window.addInitScript(stopClock, Date.parse(`${today}T${hour}`));
    await window.reload();
    return window;
  }

  /** Says how the person works, as the options page does. */
  async choose(choices: Partial<DetectionSettings>): Promise<void> {
    await this.#plain.evaluate(sayChoices, choices);
  }

  /** Says something about the game, as the options page does. */
  async say(settings: Partial<Settings>): Promise<void> {
    await this.#plain.evaluate(saySettings, { id: crypto.randomUUID(), settings });
  }

  /** Keeps values in session storage, as the worker does. */
  async keepInSession(values: Record<string, unknown>): Promise<void> {
    await this.#plain.evaluate(keepInSession, values);
  }

  /** Whether the worker keeps a request of the person's own that the server has not answered. */
  async hasRequestUnderWay(): Promise<boolean> {
    const stored = await this.#plain.evaluate(readSession);
    return Object.keys(stored).some((key) => key.startsWith('request:'));
  }

  /** Everything in a store of the ledger. */
  records(store: string): Promise<unknown[]> {
    return this.#plain.evaluate(readStore, store);
  }

  /** Everything in the log but what the person said about the game, oldest first. */
  async events(): Promise<StoredEvent[]> {
    const events = (await this.records('events')) as StoredEvent[];
    return events.filter(({ subject }) => subject !== CONFIG_SUBJECT).sort((a, b) => a.seq - b.seq);
  }

  /** Every standing credit with its subject. */
  async credits(): Promise<Standing[]> {
    return creditsIn(
      (await this.records('items')) as ItemRecord[],
      (await this.records('config')) as ConfigHistory[],
    );
  }

  /** The completions in the log, oldest first. */
  async completions(): Promise<StoredEvent[]> {
    return (await this.events()).filter(({ type }) => type === 'complete');
  }

  /** Forgets all that was written down, but that any day and any hour will do. @param more that was said days ago */
  async empty(more: Partial<Settings> = {}): Promise<void> {
    const emptied = this.#plain.evaluate(emptyLedger);
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, LATE_MS, 'late'));
    // A database is deleted once nobody has it open, and a worker may be in the midst of something.
    if ((await Promise.race([emptied, late])) === 'late') await this.stopWorker();
    await emptied;
    await this.write(anyDay(Date.now(), more));
  }

  /** Writes records into the stores of a ledger that has none of them. */
  async write(records: Stored[]): Promise<void> {
    await this.#plain.evaluate(writeRecords, JSON.stringify(records));
  }

  /** Makes it as good as new: closes every page and window, then forgets whatever was kept. */
  async renew(): Promise<void> {
    const others = this.context.pages().filter((page) => page !== this.#plain);
    // Routes are changed in the worker, too, which never answers while it is being stopped.
    await this.startWorker();
    await Promise.all(others.map((page) => page.close()));
    await this.context.unrouteAll({ behavior: 'ignoreErrors' });
    await serve(this.context, this.#fakeSites);
    await this.empty();
    await this.#plain.evaluate(forgetRest);
    Object.assign(this.#fakeSites, startFakeSites());
  }

  /** Starts the service worker, if it does not run. */
  async startWorker(): Promise<void> {
    await this.#plain.evaluate(askWorker);
  }

  /** A session of the DevTools protocol, of a page that is there until the test ends. */
  devtools(): Promise<CDPSession> {
    return this.context.newCDPSession(this.#plain);
  }

  /** Stops the service worker as the browser does when it is idle, whatever it is doing. */
  async stopWorker(): Promise<void> {
    const devtools = await this.devtools();
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await devtools.detach();
  }

  /** Ends the extension and starts it again, as an update does. Its own pages are closed by that. */
  async reloadExtension(): Promise<void> {
    // A browser starts an unpacked extension again only for developers.
    await this.#onExtensionsPage((page) => page.evaluate(becomeDeveloper));
    await this.#replacePlain(() => this.#plain.evaluate(reloadSoon));
  }

  /** Disables the extension and enables it again, as the browser's own page does. */
  async toggleExtension(): Promise<void> {
    const id = new URL(this.root).host;
    await this.#onExtensionsPage((page) =>
      this.#replacePlain(async () => {
        await page.evaluate(setEnabled, { id, enabled: false });
        await page.evaluate(setEnabled, { id, enabled: true });
      }),
    );
  }

  async #onExtensionsPage(use: (page: Page) => Promise<void>): Promise<void> {
    const page = await this.context.newPage();
    await page.goto('chrome://extensions');
    await use(page);
    await page.close();
  }

  /** @param restart closes all pages of the extension; a browser serves new ones once it is there again */
  async #replacePlain(restart: () => Promise<void>): Promise<void> {
    const closed = this.#plain.waitForEvent('close');
    await restart();
    await closed;
    this.#plain = await this.context.newPage();
    await expect(async () => {
      await this.#plain.goto(`${this.root}manifest.json`);
    }).toPass({ timeout: 20_000 });
  }

  /** The number on the toolbar icon. */
  async badge(): Promise<string> {
    return this.#plain.evaluate(badgeText);
  }

  /** Red, green, blue and opacity behind that number. */
  async badgeColor(): Promise<number[]> {
    return this.#plain.evaluate(badgeColor);
  }
}

/**
 * Playwright's `test` with a browser, the production build and the fake sites. A worker's tests share the browser,
 * which is as good as new for each of them: starting one takes longer than many of them.
 */
export const test = base.extend<{ microwin: Microwin }, { extension: string; shared: Microwin }>({
  extension: [BUILD, { option: true, scope: 'worker' }],
  shared: [
    async ({ extension }, use) => {
      const context = await launchChromium('', { extension });
      await use(await Microwin.in(context, await serveFakeSites(context)));
      await context.close();
    },
    { scope: 'worker' },
  ],
  microwin: [
    async ({ shared }, use) => {
      const errors: string[] = [];
      const note = (error: WebError) => errors.push(String(error.error()));
      shared.context.on('weberror', note);
      await use(shared);
      const unknown = shared.unknown;
      await shared.renew();
      shared.context.off('weberror', note);
      expect(unknown, 'requests that nobody serves').toEqual([]);
      expect(errors, 'errors on pages').toEqual([]);
    },
    // A browser that cannot be made as good as new again is left to the next try, which starts another.
    { timeout: 60_000 },
  ],
});

import type { Page } from 'playwright';
import { test as base, expect, type Microwin } from '#tests/e2e/harness.ts';
import { type Stage, WINDOW_MS } from '#tests/e2e/play.ts';
import type { Corpus } from '#tests/sites/corpus.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { notion } from '#tests/sites/notion/corpus.ts';
import { trello } from '#tests/sites/trello/corpus.ts';
import type { Write } from '#tests/support/fake-sites.ts';
import type { Standing } from '#tests/support/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

export { expect };

/** The corpus of every site. */
export const CORPORA: readonly Corpus[] = [trello, github, notion];

/**
 * A Chromium that uses its tabs again: a new one costs more than all that a row does in it.
 * @param script runs in each page before its own
 */
class Tabs implements Stage {
  readonly #microwin: Microwin;
  readonly #script: string;
  #spare: Page[] = [];
  /** What is loaded for the next row. */
  #next: { address: string; page: Promise<Page> } | undefined;
  /** Those of the row that is played. */
  #used: Page[] = [];
  /** Those of rows that are over, the oldest first, and since when. */
  #left: { page: Page; at: number }[] = [];

  constructor(microwin: Microwin, script = '') {
    this.#microwin = microwin;
    this.#script = script;
  }

  get writes(): Write[] {
    return this.#microwin.writes;
  }

  async open(address: string): Promise<Page> {
    const next = this.#next?.address === address ? this.#next : undefined;
    if (next) this.#next = undefined;
    const page = await (next?.page ?? load(this.#free() ?? (await this.#opened()), address));
    this.#used.push(page);
    // A page in the background draws no frames, and what waits for them waits long.
    await page.bringToFront();
    return page;
  }

  preload(address: string): void {
    // A new tab would come to the front.
    const free = this.#next ? undefined : this.#free();
    if (!free) return;
    const page = load(free, address);
    // Whoever opens it hears of it.
    page.catch(() => undefined);
    this.#next = { address, page };
  }

  /** A tab that no row needs any more: none of it is looked at. */
  #free(): Page | undefined {
    const [oldest] = this.#left;
    const over = oldest && Date.now() - oldest.at > WINDOW_MS;
    return this.#spare.pop() ?? (over ? this.#left.shift()?.page : undefined);
  }

  async #opened(): Promise<Page> {
    const page = await this.#microwin.context.newPage();
    if (this.#script) await page.addInitScript(this.#script);
    return page;
  }

  events(): Promise<StoredEvent[]> {
    return this.#microwin.events();
  }

  credits(): Promise<Standing[]> {
    return this.#microwin.credits();
  }

  leave(): void {
    const at = Date.now();
    this.#left.push(...this.#used.map((page) => ({ page, at })));
    this.#used = [];
  }

  /** Leaves every page, then forgets all that was written down and said. */
  async reset(choices: Partial<DetectionSettings> = {}): Promise<void> {
    if (this.#next) this.#used.push(await this.#next.page);
    this.#next = undefined;
    this.leave();
    const pages = this.#left.map(({ page }) => page);
    await Promise.all(pages.map((page) => page.goto('about:blank')));
    this.#spare.push(...pages);
    this.#left = [];
    await this.#microwin.empty();
    await this.#microwin.choose(choices);
  }

  async close(): Promise<void> {
    await this.reset();
    await Promise.all(this.#spare.map((page) => page.close()));
  }
}

async function load(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  return page;
}

/** The `test` of all others, with tabs that are used again. A script may run in each page before its own. */
export const test = base.extend<{ stage: (script?: string) => Stage }>({
  stage: async ({ microwin }, use) => {
    const opened: Tabs[] = [];
    await use((script) => {
      const tabs = new Tabs(microwin, script);
      opened.push(tabs);
      return tabs;
    });
    for (const tabs of opened) await tabs.close();
  },
});

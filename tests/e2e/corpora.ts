import type { Page } from 'playwright';
import { test as base, expect, type Microwin } from '#tests/e2e/harness.ts';
import type { OpenTab, Stage } from '#tests/e2e/play.ts';
import type { Corpus } from '#tests/sites/corpus.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { notion } from '#tests/sites/notion/corpus.ts';
import { trello } from '#tests/sites/trello/corpus.ts';
import type { Standing } from '#tests/support/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

export { expect };

/** The corpus of every site. */
export const CORPORA: readonly Corpus[] = [trello, github, notion];

/** As many rows at once as keep two cores busy, as two browsers run, and most rows wait for their pages. */
const LANES = 2;

/**
 * A Chromium in which several rows run at once, each in a window of its own: only what can be seen draws frames. Windows
 * are used again, as a new one costs more than all that a row does in it.
 * @param script runs in each page before its own
 */
class Windows implements Stage {
  readonly lanes = LANES;
  readonly #microwin: Microwin;
  readonly #script: string;
  /** Those that no row uses, and since when each may show something else, UTC ms. */
  #free: { page: Page; at: number }[] = [];
  #used = new Set<Page>();

  constructor(microwin: Microwin, script = '') {
    this.#microwin = microwin;
    this.#script = script;
  }

  async open(address: string): Promise<OpenTab> {
    const page = this.#spare() ?? (await this.#opened());
    this.#used.add(page);
    const writes = this.#microwin.noteWrites(page);
    await page.goto(address);
    return { tab: page, writes };
  }

  #spare(): Page | undefined {
    const at = this.#free.findIndex(({ at }) => at <= Date.now());
    return at < 0 ? undefined : this.#free.splice(at, 1)[0]?.page;
  }

  async #opened(): Promise<Page> {
    const page = await this.#microwin.newWindow();
    // Every frame of a toast that moves costs both cores, and no row is about it.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (this.#script) await page.addInitScript(this.#script);
    return page;
  }

  events(): Promise<StoredEvent[]> {
    return this.#microwin.events();
  }

  credits(): Promise<Standing[]> {
    return this.#microwin.credits();
  }

  leave(tabs: readonly OpenTab[], after: number): void {
    for (const { tab } of tabs) {
      this.#used.delete(tab as Page);
      this.#free.push({ page: tab as Page, at: Date.now() + after });
    }
  }

  /** Leaves every page, then forgets all that was written down and said. */
  async reset(choices: Partial<DetectionSettings> = {}): Promise<void> {
    const pages = [...this.#free.map(({ page }) => page), ...this.#used];
    await Promise.all(pages.map((page) => page.goto('about:blank')));
    this.#free = pages.map((page) => ({ page, at: 0 }));
    this.#used.clear();
    await this.#microwin.empty();
    await this.#microwin.choose(choices);
  }

  async close(): Promise<void> {
    const pages = [...this.#free.map(({ page }) => page), ...this.#used];
    await Promise.all(pages.map((page) => page.close()));
  }
}

/** The `test` of all others, with windows that are used again. A script may run in each page before its own. */
export const test = base.extend<{ stage: (script?: string) => Stage }>({
  stage: async ({ microwin }, use) => {
    const opened: Windows[] = [];
    await use((script) => {
      const windows = new Windows(microwin, script);
      opened.push(windows);
      return windows;
    });
    for (const windows of opened) await windows.close();
  },
});

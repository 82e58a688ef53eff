import { isAnswering } from '#utils/messaging/ask-tab.ts';
import { browser } from '#utils/platform/browser.ts';
import { type CustomHost, scriptFor } from '#utils/sites/hosts.ts';
import { SITES } from '#utils/sites/registry.ts';

/** The addresses of all sites themselves, as if each were a host that was added. */
export const OWN_HOSTS: readonly CustomHost[] = SITES.flatMap(({ id: site, matches }) =>
  matches.map((pattern): CustomHost => ({ pattern, site })),
);

/** What `entrypoints/toast.ts` is built to. No page has it before something open in it is pressed. */
const TOAST_SCRIPT = 'toast.js';

/**
 * Runs the content scripts of hosts in the tabs that are open there already: a browser runs them only in pages that
 * are loaded after the extension was installed, updated or enabled again. A tab whose script answers keeps it, with all that
 * it watches. A tab that was discarded is loaded anew anyway.
 */
export async function injectIntoOpenTabs(hosts: readonly CustomHost[]): Promise<void> {
  await Promise.all(
    hosts.map(async (host) => {
      const tabs = await browser.tabs.query({ url: host.pattern, discarded: false });
      await Promise.all(tabs.map(({ id }) => inject(host, id)));
    }),
  );
}

async function inject(host: CustomHost, tabId: number | undefined): Promise<void> {
  if (tabId === undefined || (await isAnswering(tabId))) return;
  await run(tabId, scriptFor(host).js);
}

/**
 * Runs the toast's script in a tab whose content script asked for it. Where that fails nothing is lost but the toast: a
 * win is written all the same.
 */
export async function injectToast(tabId: number): Promise<void> {
  await run(tabId, [TOAST_SCRIPT]);
}

async function run(tabId: number, files: readonly string[]): Promise<void> {
  try {
    // Frame 0 is the page itself; in other frames nothing is detected.
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [0] },
      files: [...files],
      injectImmediately: true,
    });
  } catch {
    // The tab was closed meanwhile, shows an error of the browser's, or belongs to those that a policy keeps for itself.
  }
}

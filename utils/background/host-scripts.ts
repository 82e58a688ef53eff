import { injectIntoOpenTabs } from '#utils/background/inject-scripts.ts';
import { setCustomHosts } from '#utils/background/site-lookup.ts';
import { browser } from '#utils/platform/browser.ts';
import { type CustomHost, scriptChanges, scriptFor } from '#utils/sites/hosts.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';
import { changeStored } from '#utils/storage/stored-value.ts';

/**
 * Keeps a content script on each host that the person added, and none anywhere else. All its listeners are there at
 * once, since a browser wakes a worker only for those.
 * @returns what to wait for before anybody is judged by their address: a worker that just woke knows no host yet
 */
export function followHosts(): () => Promise<void> {
  const load = async () => setCustomHosts(await customHosts.read());
  let ready = load();

  const reconcile = () => {
    ready = ready
      .then(register)
      .catch((error) => console.error('Microwin could not follow its hosts', error));
  };
  browser.permissions.onAdded.addListener(reconcile);
  browser.permissions.onRemoved.addListener(reconcile);
  // An update drops what was registered.
  browser.runtime.onInstalled.addListener(reconcile);
  browser.runtime.onStartup.addListener(reconcile);
  browser.storage.local.onChanged.addListener((changes) => {
    if (customHosts.key in changes) reconcile();
  });
  return () => ready;
}

async function register(): Promise<void> {
  const added = await customHosts.read();
  const granted = await Promise.all(added.map(isGranted));
  const refused = added.filter((_, index) => !granted[index]);
  if (refused.length > 0) {
    // The person took the permission back in the browser's own settings.
    await changeStored(customHosts, (all) =>
      all.filter(({ pattern }) => !refused.some((host) => host.pattern === pattern)),
    );
  }
  const readable = added.filter((host) => !refused.includes(host));
  setCustomHosts(readable);
  const registered = await browser.scripting.getRegisteredContentScripts();
  const { missing, over } = scriptChanges(
    readable,
    registered.map(({ id }) => id),
  );
  if (over.length > 0) await browser.scripting.unregisterContentScripts({ ids: over });
  // The polyfill's type asks for lists that may be changed.
  type Scripts = Parameters<typeof browser.scripting.registerContentScripts>[0];
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(missing as unknown as Scripts);
  const isNew = (host: CustomHost) => missing.some(({ id }) => id === scriptFor(host).id);
  await injectIntoOpenTabs(readable.filter(isNew));
}

function isGranted({ pattern }: CustomHost): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] });
}

import { browser } from '#utils/platform/browser.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** Whether the browser lets us read a site, and where it lies. */
export interface SitePermission {
  site: SiteId;
  /** Match patterns of its addresses. */
  patterns: readonly string[];
  allowed: boolean;
}

/** Calls back with the access to every site, now and whenever the person changes it, here or in the browser's settings. */
export function followSitePermissions(onAccess: (all: SitePermission[]) => void): void {
  const tell = () => void Promise.all(siteAddresses().map(withAccess)).then(onAccess);
  browser.permissions.onAdded.addListener(tell);
  browser.permissions.onRemoved.addListener(tell);
  tell();
}

/** Asks for the permission to read a site; whether the person said yes. Only right at a click. */
export function requestPermission({ patterns }: SitePermission): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

async function withAccess(known: Omit<SitePermission, 'allowed'>): Promise<SitePermission> {
  return { ...known, allowed: await browser.permissions.contains({ origins: [...known.patterns] }) };
}

/** As the manifest has them: the readers know them too, and are too large for a window. */
function siteAddresses(): Omit<SitePermission, 'allowed'>[] {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  return SITES.map((site) => ({
    site,
    // Firefox tells the whole address of a script.
    patterns: scripts.find(({ js }) => js?.some((name) => name.endsWith(`/${site}.js`)))?.matches ?? [],
  }));
}

const SITES: readonly SiteId[] = ['trello', 'github', 'notion'];

import { browser } from '#utils/platform/browser.ts';
import { SITES } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** Whether the browser lets us read a site, and where it lies. */
export interface SitePermission {
  site: SiteId;
  /** Match patterns of its addresses. */
  patterns: readonly string[];
  allowed: boolean;
}

/** Calls back with the permission for every site, now and whenever the person changes it, here or in the browser's settings. */
export function followSitePermissions(onAccess: (all: SitePermission[]) => void): void {
  const report = () => void Promise.all(ADDRESSES.map(withAccess)).then(onAccess);
  browser.permissions.onAdded.addListener(report);
  browser.permissions.onRemoved.addListener(report);
  report();
}

/** Asks for the permission to read a site; whether the person said yes. Only right at a click. */
export function requestPermission({ patterns }: SitePermission): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

async function withAccess(known: Omit<SitePermission, 'allowed'>): Promise<SitePermission> {
  return { ...known, allowed: await browser.permissions.contains({ origins: [...known.patterns] }) };
}

const ADDRESSES = SITES.map(({ id, matches }) => ({ site: id, patterns: matches }));

import { MatchPattern } from 'wxt/utils/match-patterns';
import type { CustomHost } from '#utils/sites/hosts.ts';
import { SITES, type SiteId } from '#utils/sites/registry.ts';

/** Addresses of a site, parsed once. */
interface Addresses {
  site: SiteId;
  pattern: MatchPattern;
}

const OWN: readonly Addresses[] = SITES.flatMap(({ id, matches }) =>
  matches.map((match) => ({ site: id, pattern: new MatchPattern(match) })),
);

let known = OWN;

/** Says which addresses belong to which site besides its own. Until it is said, none do. */
export function setCustomHosts(hosts: readonly CustomHost[]): void {
  known = [...OWN, ...hosts.map(({ site, pattern }) => ({ site, pattern: new MatchPattern(pattern) }))];
}

/** Whether an address is one of a site's own, and of no host that a person added. */
export function isOwnAddress(address: string): boolean {
  return OWN.some(({ pattern }) => pattern.includes(address));
}

/** The site that an address belongs to. */
export function siteAt(address: string): SiteId | undefined {
  return known.find(({ pattern }) => pattern.includes(address))?.site;
}

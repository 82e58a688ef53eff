import { MatchPattern } from 'wxt/utils/match-patterns';
import { github, githubRequests } from '#utils/sites/github/page.ts';
import type { CustomHost } from '#utils/sites/hosts.ts';
import { notion, notionRequests } from '#utils/sites/notion/page.ts';
import { trello, trelloRequests } from '#utils/sites/trello/page.ts';
import type { RequestReader, Site, SiteId } from '#utils/sites/types.ts';

/** Every site that Microwin reads. */
export const SITES: readonly Site[] = [trello, github, notion];

/** How each site's requests are read. */
export const REQUEST_READERS: Readonly<Record<SiteId, RequestReader>> = {
  trello: trelloRequests,
  github: githubRequests,
  notion: notionRequests,
};

let extraHosts: readonly CustomHost[] = [];

/** Says which addresses belong to which site besides its own. Until it is said, none do. */
export function setExtraHosts(hosts: readonly CustomHost[]): void {
  extraHosts = hosts;
}

/** The site that an address belongs to. */
export function siteAt(address: string): Site | undefined {
  const lies = (pattern: string) => new MatchPattern(pattern).includes(address);
  const extra = extraHosts.find(({ pattern }) => lies(pattern));
  return SITES.find(({ id, matches }) => matches.some(lies) || id === extra?.site);
}

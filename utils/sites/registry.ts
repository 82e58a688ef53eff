import { MatchPattern } from 'wxt/utils/match-patterns';
import { github, githubWrites } from '#utils/sites/github/page.ts';
import type { Host } from '#utils/sites/hosts.ts';
import { notion, notionWrites } from '#utils/sites/notion/page.ts';
import { trello, trelloWrites } from '#utils/sites/trello/page.ts';
import type { Site, SiteId, Writes } from '#utils/sites/types.ts';

/** Every site that Microwin reads. */
export const SITES: readonly Site[] = [trello, github, notion];

/** How each site's requests are read. */
export const WRITES: Readonly<Record<SiteId, Writes>> = {
  trello: trelloWrites,
  github: githubWrites,
  notion: notionWrites,
};

let extraHosts: readonly Host[] = [];

/** Says which addresses belong to which site besides its own. Until it is said, none do. */
export function setExtraHosts(hosts: readonly Host[]): void {
  extraHosts = hosts;
}

/** The site that an address belongs to. */
export function siteAt(address: string): Site | undefined {
  const lies = (pattern: string) => new MatchPattern(pattern).includes(address);
  const extra = extraHosts.find(({ pattern }) => lies(pattern));
  return SITES.find(({ id, matches }) => matches.some(lies) || id === extra?.site);
}

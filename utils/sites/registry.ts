import { MatchPattern } from 'wxt/utils/match-patterns';
import type { Site, SiteId, Writes } from './contract.ts';
import { github, githubWrites } from './github.ts';
import { notion, notionWrites } from './notion.ts';
import { trello, trelloWrites } from './trello.ts';

/** Every site that Microwin reads. */
export const SITES: readonly Site[] = [trello, github, notion];

/** How each site's requests are read. */
export const WRITES: Readonly<Record<SiteId, Writes>> = {
  trello: trelloWrites,
  github: githubWrites,
  notion: notionWrites,
};

/** The site that an address belongs to. */
export function siteAt(address: string): Site | undefined {
  return SITES.find(({ matches }) => matches.some((pattern) => new MatchPattern(pattern).includes(address)));
}

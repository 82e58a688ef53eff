import { MatchPattern } from 'wxt/utils/match-patterns';
import type { Site } from './contract.ts';
import { github } from './github.ts';
import { notion } from './notion.ts';
import { trello } from './trello.ts';

/** Every site that Microwin reads. */
export const SITES: readonly Site[] = [trello, github, notion];

/** The site that an address belongs to. */
export function siteAt(address: string): Site | undefined {
  return SITES.find(({ matches }) => matches.some((pattern) => new MatchPattern(pattern).includes(address)));
}

import type { SiteInfo } from '#utils/sites/site-info.ts';

/** Trello: cards and the items of their checklists. */
export const trello = {
  id: 'trello',
  name: 'Trello',
  matches: ['https://trello.com/*'],
  offeredHosts: [],
  subjectsNameHost: false,
  kinds: ['card', 'item'],
  optionalKinds: ['card', 'item'],
} as const satisfies SiteInfo;

import type { SiteInfo } from '#utils/sites/site-info.ts';

/** GitHub: issues, pull requests, reviews, conversations, task lists, and the cards of projects. */
export const github = {
  id: 'github',
  name: 'GitHub',
  matches: ['https://github.com/*'],
  offeredHosts: ['https://*.ghe.com/*'],
  subjectsNameHost: true,
  kinds: ['pull', 'issue', 'declined', 'review', 'task', 'thread', 'card'],
  optionalKinds: ['pull', 'issue', 'review', 'task', 'thread'],
} as const satisfies SiteInfo;

import type { SiteInfo } from '#utils/sites/site-info.ts';

/** Notion: to-dos, and the rows of databases. */
export const notion = {
  id: 'notion',
  name: 'Notion',
  matches: [
    'https://app.notion.com/*',
    'https://www.notion.com/*',
    'https://notion.so/*',
    'https://www.notion.so/*',
  ],
  offeredHosts: ['https://*.notion.site/*'],
  subjectsNameHost: false,
  kinds: ['todo', 'status'],
  optionalKinds: ['status', 'todo'],
} as const satisfies SiteInfo;

import { githubRequests } from '#utils/sites/github/requests.ts';
import { notionRequests } from '#utils/sites/notion/requests.ts';
import { trelloRequests } from '#utils/sites/trello/requests.ts';
import type { RequestReader, SiteId } from '#utils/sites/types.ts';

/** How each site's requests are read. */
export const REQUEST_READERS: Readonly<Record<SiteId, RequestReader>> = {
  trello: trelloRequests,
  github: githubRequests,
  notion: notionRequests,
};

import { slugTitle } from '#utils/sites/link-title.ts';
import { asKey, cardUrl } from '#utils/sites/trello/names.ts';
import type { LinkReader } from '#utils/sites/types.ts';

/** `/c/<short link>/<number>-<slug>`; the id of the card is learned when the card is seen. */
export const trelloLinks: LinkReader = {
  parse({ pathname }) {
    const [, shortLink] = /^\/c\/([A-Za-z0-9]{8})(?:\/|$)/.exec(pathname) ?? [];
    if (!shortLink) return undefined;
    return { subject: `trello:card:${asKey(shortLink)}`, kind: 'card', url: cardUrl(shortLink) };
  },

  titleIn: (address) => slugTitle(address, /^\d+-(.+)$/),
};

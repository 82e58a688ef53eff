import { githubLinks } from '#utils/sites/github/links.ts';
import { notionLinks } from '#utils/sites/notion/links.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';
import { trelloLinks } from '#utils/sites/trello/links.ts';
import type { LinkedItem, LinkReader, SiteId } from '#utils/sites/types.ts';

/** How each site's links are read. */
const LINK_READERS: Readonly<Record<SiteId, LinkReader>> = {
  trello: trelloLinks,
  github: githubLinks,
  notion: notionLinks,
};

/**
 * The item behind a link that a person copied from a site: a card, an issue, a pull request, a to-do or a page.
 * @param isSite whether an address belongs to a site, also at a host that the person added
 * @returns undefined for any other text
 */
export function parseLink(
  text: string,
  isSite: (site: SiteId, address: string) => boolean,
): LinkedItem | undefined {
  const typed = text.trim();
  if (!/^https:\/\/\S+$/.test(typed) || !URL.canParse(typed)) return undefined;
  const address = new URL(typed);
  const site = SITE_IDS.find((id) => isSite(id, address.href));
  const item = site && LINK_READERS[site].parse(address);
  return item && { ...item, site };
}

/**
 * What the item behind a link may be called, by what stands in the link; '' if that tells nothing.
 * @param text from which {@link parseLink} made it
 */
export function titleIn(text: string, { site }: LinkedItem): string {
  return LINK_READERS[site].titleIn(new URL(text.trim()));
}

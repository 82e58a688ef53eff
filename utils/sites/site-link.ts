import { SITES } from '#utils/sites/registry.ts';
import type { SiteInfo } from '#utils/sites/site-info.ts';

/**
 * An address as a link that leads to a page of the web and nowhere else: `https:`, without credentials, at the default
 * port, made anew of its host, path and fragment. Undefined for any other: a content script that its page took over can
 * report whatever it likes, and a scheme may start a program.
 */
export function secureLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, port, origin, pathname, hash } = new URL(url);
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  return isPlain ? `${origin}${pathname}${hash}` : undefined;
}

/**
 * An address in the ledger as a link to its site; undefined if it must not be one.
 * @param site its id; also one that no site has. A site whose subjects name their host may lie at a host that the person
 * added, or has removed since; all others have only their own.
 */
export function siteLink(url: string, site: string): string | undefined {
  const link = secureLink(url);
  const info: SiteInfo | undefined = SITES.find(({ id }) => id === site);
  if (!link || !info) return undefined;
  const isOfSite = info.subjectsNameHost || info.matches.includes(`${new URL(link).origin}/*`);
  return isOfSite ? link : undefined;
}

import { type CustomHost, hostOf, OFFERED_HOSTS, patternOf } from '#utils/sites/hosts.ts';
import { SITE_IDS, type SiteId } from '#utils/sites/registry.ts';
import { fieldsOf, isText, listOf } from '#utils/storage/guards.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** More than a person would add. */
const MOST_HOSTS = 100;
/** No name of a host is longer. */
const LONGEST_PATTERN = 300;

/** The hosts that were stored; anything that is not the pattern of a whole host is left out. */
export function parseCustomHosts(stored: unknown): readonly CustomHost[] {
  return listOf(stored, MOST_HOSTS, parseHost) ?? [];
}

function parseHost(stored: unknown): CustomHost | undefined {
  const { pattern, site } = fieldsOf(stored);
  if (!isText(pattern, LONGEST_PATTERN) || !SITE_IDS.includes(site as SiteId)) return undefined;
  const isHost =
    patternOf(hostOf(pattern)) === pattern || OFFERED_HOSTS.some((offered) => offered.pattern === pattern);
  return isHost ? { pattern, site: site as SiteId } : undefined;
}

/** Addresses that the person added. */
export const customHosts = storedValue('customHosts', parseCustomHosts);

import { SITES, type SiteId } from '#utils/sites/registry.ts';

/** Addresses that belong to a site only because the person said so, and the browser lets us read them. */
export interface CustomHost {
  /** A match pattern: https, and all of the host. */
  pattern: string;
  site: SiteId;
}

/** Hosts that are the same for everybody. Those of an own GitHub Enterprise Server are not. */
export const OFFERED_HOSTS: readonly CustomHost[] = SITES.flatMap(({ id, offeredHosts }) =>
  offeredHosts.map((pattern): CustomHost => ({ pattern, site: id })),
);

/** The pattern of all pages of a host, from its name or any of its addresses; undefined for everything else. */
export function patternOf(text: string): string | undefined {
  const address = text.trim();
  const scheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.exec(address)?.[0];
  const named = scheme ? address : `https://${address}`;
  if ((scheme && scheme.toLowerCase() !== 'https:') || !URL.canParse(named)) return undefined;
  const { hostname, username, password } = new URL(named);
  const isHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(hostname) && !hostname.includes('..');
  // A pattern names no port, and is good for all of them.
  return isHost && !username && !password ? `https://${hostname}/*` : undefined;
}

/** A pattern as people write it: `*.ghe.com`. */
export function hostOf(pattern: string): string {
  return pattern.slice('https://'.length, -'/*'.length);
}

/** A host that is known already moves to the end, and belongs to the site that was named last. */
export function withHost(hosts: readonly CustomHost[], host: CustomHost): readonly CustomHost[] {
  return [...withoutHost(hosts, host), host];
}

/** The hosts without this one. */
export function withoutHost(
  hosts: readonly CustomHost[],
  { pattern }: Pick<CustomHost, 'pattern'>,
): readonly CustomHost[] {
  return hosts.filter((other) => other.pattern !== pattern);
}

/** The content script for a host, as the browser registers it; the same as the manifest has for the site itself. */
export function scriptFor({ pattern, site }: CustomHost) {
  return {
    id: `${site} ${pattern}`,
    js: [`content-scripts/${site}.js`],
    matches: [pattern],
    runAt: 'document_start',
    allFrames: false,
    persistAcrossSessions: true,
  } as const;
}

/** Which scripts to register and which to drop, by id, so that each host has its own and nothing else has one. */
export function scriptChanges(hosts: readonly CustomHost[], registered: readonly string[]) {
  const wanted = hosts.map(scriptFor);
  return {
    missing: wanted.filter(({ id }) => !registered.includes(id)),
    over: registered.filter((id) => !wanted.some((script) => script.id === id)),
  };
}

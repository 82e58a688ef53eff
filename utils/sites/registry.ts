import { github } from '#utils/sites/github/site.ts';
import { notion } from '#utils/sites/notion/site.ts';
import { trello } from '#utils/sites/trello/site.ts';

/** The list of sites. Everything that lists sites or kinds derives from it, in this order. */
export const SITES = [trello, github, notion] as const;

type Site = (typeof SITES)[number];

/** The sites Microwin knows. The id is the first part of every subject found there. */
export type SiteId = Site['id'];

/** What was finished; the table of points is keyed by it. */
export type TaskKind = Site['kinds'][number];

/** The ids of all sites. */
export const SITE_IDS: readonly SiteId[] = SITES.map(({ id }) => id);

/** What can be finished at each site. */
export const KINDS = bySite(({ kinds }): readonly TaskKind[] => kinds);

/** What can be finished at each site and need not count, in the order of the options. */
export const OPTIONAL_KINDS = bySite(({ optionalKinds }) => optionalKinds) as {
  [S in Site as S['id']]: S['optionalKinds'];
};

/** Every kind once. */
export const TASK_KINDS: readonly TaskKind[] = [...new Set(Object.values(KINDS).flat())];

/** A site as people call it. @param id also one that no site has, which then is its own name */
export function siteName(id: string): string {
  return SITES.find((site) => site.id === id)?.name ?? id;
}

/** Where a site begins. */
export function siteHome(id: SiteId): string {
  return SITES.find((site) => site.id === id)?.matches[0].replace('*', '') ?? '';
}

/** The site of an item, by its subject; it may be one that is no site, such as `manual`. */
export function siteOf(subject: string): string {
  return subject.slice(0, subject.indexOf(':'));
}

/** How the subject of everything found at a host of a site begins. */
export function subjectPrefix(site: SiteId, host: string): string {
  return SITES.find(({ id }) => id === site)?.subjectsNameHost ? `${site}:${host}/` : `${site}:`;
}

function bySite<T>(of: (site: Site) => T): Record<SiteId, T> {
  return Object.fromEntries(SITES.map((site) => [site.id, of(site)])) as Record<SiteId, T>;
}

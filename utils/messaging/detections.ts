import * as v from 'valibot';
import { address, listRef, siteTitle, subject, uuid } from '#utils/messaging/fields.ts';
import type { Detection, NamedTask } from '#utils/sites/detection.ts';
import type { SiteId, TaskKind } from '#utils/sites/types.ts';

/** What each site can have seen. */
export const KINDS: Record<SiteId, readonly TaskKind[]> = {
  trello: ['card', 'item'],
  github: ['issue', 'pull', 'review', 'thread', 'task', 'card'],
  notion: ['todo', 'status'],
};

/** See {@link Detection}. */
export const detection = v.pipe(
  v.strictObject({
    id: uuid,
    site: v.picklist(['trello', 'github', 'notion']),
    subject,
    alias: v.exactOptional(subject),
    relatedTo: v.exactOptional(subject),
    kind: v.picklist(['card', 'item', 'issue', 'pull', 'review', 'thread', 'task', 'todo', 'status']),
    to: v.picklist(['open', 'done']),
    at: v.pipe(v.number(), v.safeInteger()),
    title: siteTitle,
    url: v.pipe(address, v.url()),
    source: v.picklist(['gesture', 'request']),
    moved: v.exactOptional(v.literal(true)),
  }),
  v.check(({ site, kind }) => KINDS[site].includes(kind)),
);

/** See `ReadFailure`. */
export const readFailure = v.strictObject({
  reason: v.pipe(v.string(), v.maxLength(120)),
  undecided: v.exactOptional(listRef),
});

/** Whether a detection is about what lies at one host of a site: a page speaks of nothing else. */
export function liesAt(
  { site, subject, alias = subject, relatedTo = subject, url }: Detection,
  at: { site: SiteId; host: string },
): boolean {
  if (site !== at.site || hostIn(url) !== at.host) return false;
  return [subject, alias, relatedTo].every((name) => name.startsWith(namesAt(at.site, at.host)));
}

/** The names that a tab at a host gave to requested changes; malformed ones, and those of another site or host, are null. */
export function acceptTaskNames(data: unknown, site: SiteId, host: string): (NamedTask | null)[] {
  const own = v.pipe(subject, v.startsWith(namesAt(site, host)));
  const name = v.nullable(
    v.strictObject({
      subject: own,
      alias: v.exactOptional(own),
      title: siteTitle,
      url: v.pipe(
        address,
        v.check((url) => hostIn(url) === host),
      ),
    }),
  );
  const names = v.safeParse(v.array(v.fallback(name, null)), data);
  return names.success ? names.output : [];
}

/** How the names of all items at a host begin; of the sites, only GitHub has items of its own at each. */
function namesAt(site: SiteId, host: string): string {
  return site === 'github' ? `github:${host}/` : `${site}:`;
}

function hostIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

import * as v from 'valibot';
import { address, listRef, siteTitle, subject, uuid } from '#utils/messaging/fields.ts';
import type { Detection, NamedTask } from '#utils/sites/detection.ts';
import { KINDS, SITE_IDS, type SiteId, subjectPrefix, TASK_KINDS } from '#utils/sites/registry.ts';
import { secureLink } from '#utils/sites/site-link.ts';

/** What our pages show as a link: it leads to a page of the web, and tells no more than that. */
export const link = v.pipe(address, v.transform(secureLink), v.string());

/** See {@link Detection}. */
export const detection = v.pipe(
  v.strictObject({
    id: uuid,
    site: v.picklist(SITE_IDS),
    subject,
    alias: v.exactOptional(subject),
    relatedTo: v.exactOptional(subject),
    kind: v.picklist(TASK_KINDS),
    to: v.picklist(['open', 'done']),
    at: v.pipe(v.number(), v.safeInteger()),
    title: siteTitle,
    url: link,
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
  return [subject, alias, relatedTo].every((name) => name.startsWith(subjectPrefix(at.site, at.host)));
}

/** The names that a tab at a host gave to requested changes; malformed ones, and those of another site or host, are null. */
export function acceptTaskNames(data: unknown, site: SiteId, host: string): (NamedTask | null)[] {
  const own = v.pipe(subject, v.startsWith(subjectPrefix(site, host)));
  const name = v.nullable(
    v.strictObject({
      subject: own,
      alias: v.exactOptional(own),
      title: siteTitle,
      url: v.pipe(
        link,
        v.check((url) => hostIn(url) === host),
      ),
    }),
  );
  const names = v.safeParse(v.array(v.fallback(name, null)), data);
  return names.success ? names.output : [];
}

function hostIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

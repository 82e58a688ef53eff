import * as v from 'valibot';
import { address, listRef, siteTitle, subject, uuid } from '#utils/messaging/fields.ts';
import type { TabAttribution } from '#utils/messaging/tab-messages.ts';
import type { Detection } from '#utils/sites/detection.ts';
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
    withoutRequest: v.exactOptional(v.literal(true)),
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

/** See `Landmarks`. */
export const landmarks = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(120)), v.boolean()),
  v.check((all) => Object.keys(all).length <= 10),
);

/**
 * What a tab at a host says of requested changes. Names that are malformed, or of another site or host, are null.
 */
export function acceptAttribution(data: unknown, site: SiteId, host: string): TabAttribution {
  const own = v.pipe(subject, v.startsWith(subjectPrefix(site, host)));
  const name = v.union([
    v.null(),
    v.literal(false),
    v.strictObject({
      subject: own,
      alias: v.exactOptional(own),
      title: siteTitle,
      url: v.pipe(
        link,
        v.check((url) => hostIn(url) === host),
      ),
    }),
  ]);
  const said = v.safeParse(
    v.strictObject({
      names: v.array(v.fallback(name, null)),
      press: v.picklist(['none', 'aimed', 'unaimed']),
    }),
    data,
  );
  return said.success ? said.output : { names: [], press: 'none' };
}

function hostIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

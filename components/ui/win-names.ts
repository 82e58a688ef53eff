import type { Win } from '#utils/domain/scoring/win.ts';
import { t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { siteName } from '#utils/sites/registry.ts';
import { siteLink } from '#utils/sites/site-link.ts';

/** What a win is called outside of our pages. */
export function winName({ title, kind }: Win): string {
  return title || untitled(kind);
}

/** Where a win was finished: the site, and of GitHub the repository. */
export function placeName({ site, subject }: Win): string {
  if (!site) return t('common.byHand');
  const [, repository] = /^github:[^/]+\/([^/#]+\/[^/#]+)#/.exec(subject) ?? [];
  return repository ? `${siteName(site)} · ${repository}` : siteName(site);
}

/** The address of a win, if there is one; only what may be a link on our pages is one elsewhere. */
export function winLink({ url, site }: Win): string | undefined {
  return siteLink(url, site);
}

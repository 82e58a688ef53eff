import type { WinKind } from '#utils/domain/rules.ts';
import { t } from '#utils/platform/i18n.ts';

/** What to call a thing of this kind that has no title: the page showed none, or it was erased. */
export function untitled(kind: WinKind): string {
  return t(`things.${kind}`);
}

const SITE_NAMES: Record<string, string> = { trello: 'Trello', github: 'GitHub', notion: 'Notion' };

/** A site as people call it. */
export function siteName(site: string): string {
  return SITE_NAMES[site] ?? site;
}

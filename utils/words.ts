import type { Kind } from './game/constants.ts';
import { t } from './i18n.ts';

const VERBS: Record<Kind, string> = {
  card: 'Finished',
  status: 'Finished',
  issue: 'Closed',
  pull: 'Merged',
  review: 'Reviewed',
  thread: 'Resolved',
  item: 'Ticked',
  task: 'Ticked',
  todo: 'Ticked',
  step: 'Took',
  focus: 'Focused on',
  starter: 'Started',
  manual: 'Did',
  weekly: 'Wrote',
  reflection: 'Wrote',
  declined: 'Decided on',
};

/** What a person did to finish a thing of this kind, in the past tense. */
export function verb(kind: Kind): string {
  return VERBS[kind];
}

/** What to call a thing of this kind that has no title: the page showed none, or it was erased. */
export function nameless(kind: Kind): string {
  return t(`things.${kind}`);
}

const SITE_NAMES: Record<string, string> = { trello: 'Trello', github: 'GitHub', notion: 'Notion' };

/** A site as people call it. */
export function siteName(site: string): string {
  return SITE_NAMES[site] ?? site;
}

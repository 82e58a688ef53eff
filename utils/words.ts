import type { Kind } from './game/constants.ts';

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

const NAMELESS: Record<Kind, string> = {
  card: 'a card',
  status: 'a task',
  issue: 'an issue',
  pull: 'a pull request',
  review: 'a pull request',
  thread: 'a conversation',
  item: 'a checklist item',
  task: 'a task',
  todo: 'a to-do',
  step: 'a step',
  focus: 'something',
  starter: 'something',
  manual: 'something',
  weekly: 'the review of the week',
  reflection: 'the reflection of the day',
  declined: 'an issue',
};

/** What to call a thing of this kind that has no title: the page showed none, or it was erased. */
export function nameless(kind: Kind): string {
  return NAMELESS[kind];
}

const SITE_NAMES: Record<string, string> = { trello: 'Trello', github: 'GitHub', notion: 'Notion' };

/** A site as people call it. */
export function siteName(site: string): string {
  return SITE_NAMES[site] ?? site;
}

import type { Kind } from './game/constants.ts';

const VERBS: Record<Kind, string> = {
  card: 'Finished',
  issue: 'Closed',
  pull: 'Merged',
  item: 'Ticked',
  task: 'Ticked',
  todo: 'Ticked',
};

/** What a person did to finish a thing of this kind, in the past tense. */
export function verb(kind: Kind): string {
  return VERBS[kind];
}

/** "1 win", "3 wins". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString()} ${noun}${count === 1 ? '' : 's'}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '#tests/sites/corpus.ts';

/** What `mutations.js` can make of every page. */
export const MUTATIONS = {
  classes: 'every class has another name',
  testids: 'the test ids are gone',
  wrap: 'everything lies one element deeper',
  reorder: 'what stands beside each other stands the other way round',
  german: 'the page speaks German',
  japanese: 'the page speaks Japanese',
  variant: 'buttons, headings and lists are other elements',
} as const;
export type Mutation = keyof typeof MUTATIONS;

/** The page's words in German and in Japanese; what people wrote themselves is not among them. */
const WORDS: Record<string, [german: string, japanese: string]> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'words.json'), 'utf8'),
);

/** The script that asks for a mutation, to be run before all of the page's own. */
export function asks(name: Mutation, { loose }: Corpus): string {
  const language = ['german', 'japanese'].indexOf(name);
  const words = Object.fromEntries(Object.entries(WORDS).map(([word, others]) => [word, others[language]]));
  return `window.mutation = ${JSON.stringify({ name, loose, ...(language >= 0 && { words }) })};`;
}

import { type Corpus, happen } from '#tests/sites/corpus.ts';
import { databases } from '#tests/sites/notion/databases.ts';
import { statuses } from '#tests/sites/notion/statuses.ts';
import { todos } from '#tests/sites/notion/todos.ts';
import { views } from '#tests/sites/notion/views.ts';

/** Every way to finish a thing on Notion. */
export const notion: Corpus = {
  site: 'notion',
  blind: [happen('Rename everything')],
  // Lines hold lines, and the fake site counts its boxes in order.
  loose: '.toolbar, .pseudoHover, .panel > *',
  rows: [...todos, ...databases, ...statuses, ...views],
};

import { type Corpus, practise } from '../corpus.ts';
import { databases } from './databases.ts';
import { statuses } from './statuses.ts';
import { todos } from './todos.ts';

/** Every way to finish a thing on Notion. */
export const notion: Corpus = {
  site: 'notion',
  blind: [practise('Rename everything')],
  // Lines hold lines, and the practice page counts its boxes in order.
  loose: '.toolbar, .pseudoHover, .panel > *',
  rows: [...todos, ...databases, ...statuses],
};

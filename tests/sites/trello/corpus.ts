import { type Corpus, practise } from '../corpus.ts';
import { cards } from './rows/cards.ts';
import { items } from './rows/items.ts';
import { moves } from './rows/moves.ts';
import { nothing } from './rows/nothing.ts';

/**
 * Every way to finish a thing on Trello, and everything that only looks like it. Mutated pages run one row of each
 * surface and gesture; what another row has already, late or refused or with a teammate, is `plainOnly`.
 */
export const trello: Corpus = {
  site: 'trello',
  blind: [practise('Rename the test ids')],
  loose: '.badges, .checklist-head, .back-header, .state',
  rows: [...cards, ...items, ...moves, ...nothing],
};

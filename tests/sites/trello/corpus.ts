import { type Corpus, happen } from '#tests/sites/corpus.ts';
import { cards } from '#tests/sites/trello/rows/cards.ts';
import { items } from '#tests/sites/trello/rows/items.ts';
import { moves } from '#tests/sites/trello/rows/moves.ts';
import { nothing } from '#tests/sites/trello/rows/nothing.ts';

/**
 * Every way to finish a thing on Trello, and everything that only looks like it. Mutated pages run one row of each
 * surface and gesture; what another row has already, late or refused or with a teammate, is `plainOnly`.
 */
export const trello: Corpus = {
  site: 'trello',
  blind: [happen('Rename the test ids')],
  loose: '.badges, .checklist-head, .back-header, .state',
  rows: [...cards, ...items, ...moves, ...nothing],
};

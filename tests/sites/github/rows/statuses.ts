import {
  click,
  drag,
  happen,
  press,
  type Row,
  saying,
  see,
  set,
  type Win,
  wait,
} from '#tests/sites/corpus.ts';
import { button, ISSUE, named, PROJECT, refused, SETTINGS } from '#tests/sites/github/rows/things.ts';

/* The status of a project's item, wherever it is set, and cards that move together or out of sight. */

const card = (title: string, subject: Win['subject']): Win => ({ subject, kind: 'card', title });
const QUIET = card(SETTINGS.title, /#12:closed$|\/item\/7012$/);
const PRINT = card('Print the report on one page', /#15:closed$|\/item\/7015$/);
const THANKS = card('Thank the testers', 'github:github.com/item/7071');
const QUARTER = card('Plan the next quarter', 'github:github.com/item/7072');
/** On its own page an issue tells nothing of the project's item. */
const BESIDE = { ...QUIET, subject: named(12, 'closed') };

/** Encoded, so that it stays the project's own issue. */
const PANEL = `${PROJECT}?pane=issue&itemId=7012&issue=Octo-Org%7CHello%7C12`;
const DRAFT_PANEL = `${PROJECT}?pane=issue&itemId=7071`;
const TABLE = `${PROJECT}/views/2`;

const field = (id: number, name = 'Status') => button(`value:${id}:${name}`);
const value = (id: number, to: string, name = 'Status') => button(`setValue:${id}:${name}:${to}`);
const choose = (id: number, to: string, name = 'Status') => [
  click(field(id, name)),
  click(value(id, to, name)),
];
const says = (id: number, to: string, name = 'Status') => see(saying(field(id, name), to));
const isIn = (id: number, column: string) =>
  see(`[data-board-column="${column}"] [data-board-card-id="${id}"]`);
const at = (id: number) => `#app [data-board-card-id="${id}"]`;
const move = (id: number, column: string) => drag(`${at(id)} h3`, `[data-board-column="${column}"] h2`);
const select = (...ids: number[]) =>
  ids.map((id) => click(`${at(id)} .octicon, ${at(id)} .glyph`, { keys: 'Control' }));
const byMenu = (id: number, column: string) =>
  ['card:', 'columns:', 'move:'].map((part) =>
    click(button(`${part}${id}${part === 'move:' ? `:${column}` : ''}`)),
  );
const MOVED = 'PUT /memexes/1/items';
const SET = 'POST /_graphql updateProjectFieldMutation';

/** A request tells that something about a card has changed; what it was only the page can show. */
const PAGE_TELLS: Pick<Row, 'seenBy'> = { seenBy: ['both', 'gesture'] };

export const statuses: readonly Row[] = [
  /* ---------- set in a panel, beside an issue, in a table ---------- */
  {
    name: 'the status of an issue set in its panel',
    at: PANEL,
    act: choose(7012, 'Done'),
    shows: [says(7012, 'Done'), isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of an issue set in its panel by keys, shown late',
    at: PANEL,
    given: [set({ commitDelay: 600 })],
    act: [press('Enter', field(7012)), press('Enter', value(7012, 'Done'))],
    shows: [says(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of an issue set in its panel, after the person clicked into the field that looks for one',
    at: PANEL,
    act: [click(field(7012)), click('[role="dialog"] input[aria-controls]'), click(value(7012, 'Done'))],
    shows: [says(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of a draft set in its panel',
    at: DRAFT_PANEL,
    act: choose(7071, 'Done'),
    shows: [says(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of an issue set on its own page',
    at: ISSUE,
    act: choose(7012, 'Done'),
    shows: [says(7012, 'Done')],
    sends: [SET],
    wins: [BESIDE],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of an issue set in a table',
    at: TABLE,
    act: choose(7012, 'Done'),
    shows: [says(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of a draft set in a table',
    at: TABLE,
    act: choose(7071, 'Done'),
    shows: [says(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
  },
  {
    name: 'a status that is set to what is open in a panel, and a teammate finishes it: the request holds',
    at: DRAFT_PANEL,
    act: [...choose(7071, 'In progress'), happen('Teammate moves a card', '7071')],
    shows: [says(7071, 'Done')],
    sends: [MOVED],
    wins: [],
    takenBack: [THANKS],
    // Where nothing is sent, nobody can tell.
    modes: ['both', 'request'],
  },
  {
    name: 'a status set to done and back in a panel',
    at: DRAFT_PANEL,
    act: [...choose(7071, 'Done'), says(7071, 'Done'), wait(400), ...choose(7071, 'Todo')],
    shows: [says(7071, 'Todo')],
    sends: [MOVED, MOVED],
    wins: [],
    takenBack: [THANKS],
  },
  {
    name: 'a status set to done, and on to one that nobody knows: what is finished stays so',
    at: DRAFT_PANEL,
    act: [...choose(7071, 'Done'), says(7071, 'Done'), wait(400), ...choose(7071, 'Released')],
    shows: [says(7071, 'Released')],
    sends: [MOVED, MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
    stays: true,
  },
  {
    name: 'a status whose change the server refuses, late',
    at: ISSUE,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: choose(7012, 'Done'),
    shows: [refused, says(7012, 'Todo')],
    sends: [SET],
    wins: [],
    takenBack: [BESIDE],
  },
  {
    name: 'another field that is set to done, in each place',
    at: PANEL,
    act: [
      ...choose(7012, 'Done', 'Docs'),
      says(7012, 'Done', 'Docs'),
      happen('Teammate moves a card', '7012'),
    ],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [],
  },
  {
    name: 'another field of a table that is set to done, and a teammate sets the status',
    at: TABLE,
    act: [...choose(7012, 'Done', 'Docs'), happen('Teammate moves a card', '7012')],
    shows: [says(7012, 'Done')],
    sends: [MOVED],
    wins: [],
  },
  {
    name: 'a status that a teammate sets while the person looks at the values',
    at: DRAFT_PANEL,
    act: [click(field(7071)), happen('Teammate moves a card', '7071'), press('Escape'), click('h2')],
    shows: [says(7071, 'Done')],
    sends: [],
    wins: [],
  },
  {
    name: 'a status that is set to what is open',
    at: TABLE,
    act: [...choose(7012, 'In progress'), says(7012, 'In progress'), happen('Teammate moves a card', '7012')],
    shows: [says(7012, 'Done')],
    sends: [MOVED],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a status of an issue that was closed before',
    at: TABLE,
    act: [...choose(7013, 'Todo'), says(7013, 'Todo'), wait(400), ...choose(7013, 'Done')],
    shows: [says(7013, 'Done')],
    sends: [MOVED, MOVED],
    wins: [],
    // The page alone knows that the issue is closed.
    modes: ['both'],
  },

  /* ---------- several cards at once ---------- */
  {
    name: 'selected cards dragged to a done column together',
    at: PROJECT,
    act: [...select(7012, 7071, 7072), move(7071, 'Done')],
    shows: [isIn(7012, 'Done'), isIn(7071, 'Done'), isIn(7072, 'Done')],
    sends: [MOVED, MOVED, MOVED],
    wins: [QUIET, THANKS, QUARTER],
    ...PAGE_TELLS,
  },
  {
    name: 'selected cards moved by the menu of one',
    at: PROJECT,
    act: [...select(7071, 7072), ...byMenu(7072, 'Done')],
    shows: [isIn(7071, 'Done'), isIn(7072, 'Done')],
    sends: [MOVED, MOVED],
    wins: [THANKS, QUARTER],
    ...PAGE_TELLS,
  },
  {
    name: 'a card dragged alone while others are selected, of which a teammate moves one',
    at: PROJECT,
    act: [
      ...select(7071, 7072),
      move(7015, 'Done'),
      isIn(7015, 'Done'),
      happen('Teammate moves a card', '7071'),
    ],
    shows: [isIn(7071, 'Done'), isIn(7015, 'Done')],
    sends: [MOVED],
    wins: [PRINT],
    ...PAGE_TELLS,
    stays: true,
  },
  {
    name: 'cards that are only selected, and a teammate moves them',
    at: PROJECT,
    act: [
      ...select(7071, 7072),
      happen('Teammate moves a card', '7071'),
      happen('Teammate moves a card', '7072'),
    ],
    shows: [isIn(7071, 'Done'), isIn(7072, 'Done')],
    sends: [],
    wins: [],
  },

  /* ---------- out of sight ---------- */
  {
    name: 'a card dropped on a done column that shows no cards',
    at: PROJECT,
    given: [happen('Collapse a column')],
    act: [move(7071, 'Done')],
    shows: [see('[data-board-column="Done"]')],
    sends: [MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
  },
  {
    name: 'a card put in a done column that shows no cards, by its menu',
    at: PROJECT,
    given: [happen('Collapse a column')],
    act: byMenu(7072, 'Done'),
    sends: [MOVED],
    wins: [QUARTER],
    ...PAGE_TELLS,
  },
  {
    name: 'a card dropped on an open column that shows no cards',
    at: PROJECT,
    given: [happen('Collapse a column', 'In progress')],
    act: [move(7071, 'In progress')],
    shows: [see('[data-board-column="In progress"]')],
    sends: [MOVED],
    wins: [],
  },
  {
    name: 'a card that the server refuses in a done column that shows no cards',
    at: PROJECT,
    given: [happen('Collapse a column'), set({ refuseNext: true, serverDelay: 1500 })],
    act: [move(7071, 'Done')],
    shows: [refused, isIn(7071, 'Todo')],
    sends: [MOVED],
    wins: [],
    takenBack: [THANKS],
  },
  {
    name: 'a card moved to a done column, and on to one that nobody knows: what is finished stays so',
    at: PROJECT,
    act: [move(7071, 'Done'), isIn(7071, 'Done'), wait(400), move(7071, 'Released')],
    shows: [isIn(7071, 'Released')],
    sends: [MOVED, MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
    stays: true,
  },
];

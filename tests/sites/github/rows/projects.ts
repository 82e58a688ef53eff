import {
  click,
  drag,
  happen,
  inAnotherTab,
  press,
  type Row,
  saying,
  script,
  see,
  set,
  type Win,
  wait,
} from '#tests/sites/corpus.ts';
import {
  button,
  CLOSE,
  heading,
  icon,
  issueIs,
  PROJECT,
  refused,
  SETTINGS,
} from '#tests/sites/github/rows/things.ts';

/** A card has two names: its own, and its issue's or pull request's. Either may be the one that is kept. */
const card = (title: string, subject: Win['subject']): Win => ({ subject, kind: 'card', title });
const QUIET = card(SETTINGS.title, /#12:closed$|\/item\/7012$/);
const IMPORTS = card('Sort the imports', /#25:merged$|\/item\/7025$/);
const THANKS = card('Thank the testers', 'github:github.com/item/7071');

const at = (id: number) => `#app [data-board-card-id="${id}"]`;
const to = (column: string) => `[data-board-column="${column}"] h2`;
const move = (id: number, column: string) => drag(`${at(id)} h3`, to(column));
const moveByKeys = (id: number, ...keys: string[]) => [
  press('Space', at(id)),
  ...[...keys, 'Space'].map((key) => press(key)),
];
const moveByMenu = (id: number, column: string) => [
  click(button(`card:${id}`)),
  click(button(`columns:${id}`)),
  click(button(`move:${id}:${column}`)),
];
const isIn = (id: number, column: string) =>
  see(`[data-board-column="${column}"] [data-board-card-id="${id}"]`);
const MOVED = 'PUT /memexes/1/items';

/** A request tells that something about a card has changed; what it was only the board can show. */
const BOARD_TELLS: Pick<Row, 'seenBy'> = { seenBy: ['both', 'gesture'] };

export const projects: readonly Row[] = [
  {
    name: 'a draft dragged to a done column',
    at: PROJECT,
    act: [move(7071, 'Done')],
    shows: [isIn(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...BOARD_TELLS,
  },
  {
    name: 'an issue’s card dragged to a done column, shown late',
    at: PROJECT,
    given: [set({ commitDelay: 600 })],
    act: [move(7012, 'Done')],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...BOARD_TELLS,
  },
  {
    name: 'a draft moved by keys, after it was pressed',
    at: PROJECT,
    act: [click(`${at(7071)} h3`), ...moveByKeys(7071, 'ArrowRight', 'ArrowRight')],
    shows: [isIn(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...BOARD_TELLS,
  },
  {
    name: 'an issue’s card moved by its menu',
    at: PROJECT,
    act: moveByMenu(7012, 'Done'),
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...BOARD_TELLS,
  },
  {
    name: 'a pull request’s card moved by its menu, with keys',
    at: PROJECT,
    act: ['card:7025', 'columns:7025', 'move:7025:Done'].map((name) => press('Enter', button(name))),
    shows: [isIn(7025, 'Done')],
    sends: [MOVED],
    wins: [IMPORTS],
    ...BOARD_TELLS,
  },
  {
    name: 'an issue’s card, which closes the issue and is moved on then: one win, as the issue stays closed',
    at: PROJECT,
    given: [happen('What is done is closed')],
    act: [
      move(7012, 'Done'),
      see(saying(at(7012), SETTINGS.title, icon('issue-closed'))),
      wait(400),
      move(7012, 'Todo'),
    ],
    shows: [isIn(7012, 'Todo')],
    sends: [MOVED, MOVED],
    wins: [QUIET],
    ...BOARD_TELLS,
    stays: true,
  },
  {
    name: 'an issue’s card, and the issue on its own page in another tab: one win',
    at: PROJECT,
    act: [
      move(7012, 'Done'),
      isIn(7012, 'Done'),
      wait(400),
      inAnotherTab(
        happen('Go to another issue', 'issues/12'),
        see(heading(SETTINGS.title)),
        click(CLOSE),
        issueIs('Closed'),
      ),
    ],
    sends: [MOVED, 'POST /_graphql updateIssueStateMutationCloseMutation'],
    wins: [QUIET],
    ...BOARD_TELLS,
    stays: true,
    plainOnly: true,
  },

  /* ---------- what counts for a moment at the most ---------- */
  {
    name: 'a draft moved to a done column and out again by keys',
    at: PROJECT,
    act: [move(7071, 'Done'), isIn(7071, 'Done'), wait(400), ...moveByKeys(7071, 'ArrowLeft')],
    shows: [isIn(7071, 'In progress')],
    sends: [MOVED, MOVED],
    wins: [],
    takenBack: [THANKS],
  },
  {
    name: 'a card that the server refuses to move, late',
    at: PROJECT,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [move(7012, 'Done'), isIn(7012, 'Done')],
    shows: [refused, isIn(7012, 'Todo')],
    sends: [MOVED],
    wins: [],
    takenBack: [QUIET],
  },

  /* ---------- not to a done column ---------- */
  {
    name: 'a card moved within its column',
    at: PROJECT,
    act: [move(7012, 'Todo')],
    shows: [isIn(7012, 'Todo')],
    sends: [MOVED],
    wins: [],
  },
  {
    name: 'cards moved between columns that are not done',
    at: PROJECT,
    act: [move(7025, 'In progress'), isIn(7025, 'In progress'), ...moveByKeys(7072, 'ArrowLeft')],
    shows: [isIn(7072, 'Todo')],
    sends: [MOVED, MOVED],
    wins: [],
  },
  {
    name: 'a card of an issue that was closed before, moved in the done column',
    at: PROJECT,
    act: [move(7013, 'Done')],
    shows: [isIn(7013, 'Done')],
    sends: [MOVED],
    wins: [],
  },
  {
    name: 'a card that is put back with Escape, and a teammate moves it',
    at: PROJECT,
    act: [
      press('Space', at(7012)),
      press('ArrowRight'),
      press('Escape'),
      happen('Teammate moves a card', '7012'),
    ],
    shows: [isIn(7012, 'Done')],
    sends: [],
    wins: [],
  },

  /* ---------- moved by a teammate, or a script ---------- */
  {
    name: 'cards that a teammate moves, and the person does nothing, presses one, or opens its menu',
    at: PROJECT,
    act: [
      happen('Teammate moves a card', '7025'),
      click(button('card:7012')),
      happen('Teammate moves a card', '7012'),
      isIn(7012, 'Done'),
      click(button('archive')),
      click(`${at(7071)} h3`),
      happen('Teammate moves a card', '7071'),
    ],
    shows: [isIn(7071, 'Done')],
    sends: [],
    wins: [],
  },
  {
    name: 'a card that the page’s own script drags',
    at: PROJECT,
    act: [
      script(
        'forge a drag',
        (css) => {
          const many = { bubbles: true, cancelable: true, composed: true, button: 0 };
          const { x, y } =
            document.querySelector('[data-board-column="Done"]')?.getBoundingClientRect() ?? new DOMRect();
          const there = { ...many, clientX: x + 40, clientY: y + 20 };
          document.querySelector(css)?.dispatchEvent(new PointerEvent('pointerdown', many));
          document.dispatchEvent(new PointerEvent('pointermove', there));
          document.dispatchEvent(new PointerEvent('pointerup', there));
        },
        `${at(7012)} h3`,
      ),
    ],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [],
    plainOnly: true,
  },
];

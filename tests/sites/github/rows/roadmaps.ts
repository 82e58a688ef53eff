import { click, drag, happen, type Row, script, see, set, type Win, wait } from '#tests/sites/corpus.ts';
import { button, PROJECT, refused, SETTINGS } from '#tests/sites/github/rows/things.ts';

/* A roadmap in groups by status, whose rows are dragged from group to group, and drafts on boards. */

const card = (title: string, subject: Win['subject']): Win => ({ subject, kind: 'card', title });
const QUIET = card(SETTINGS.title, /#12:closed$|\/item\/7012$/);
const THANKS = card('Thank the testers', 'github:github.com/item/7071');
const QUARTER = card('Plan the next quarter', 'github:github.com/item/7072');

const ROADMAP = `${PROJECT}/views/3`;
const bar = (id: number) => `#app [data-item="${id}"] .bar`;
const link = (id: number) => `#app [data-item="${id}"] a`;
const move = (id: number, group: string) => drag(bar(id), `[data-group="${group}"] h3`);
const isIn = (id: number, group: string) => see(`[data-group="${group}"] [data-item="${id}"]`);
const choose = (id: number, to: string) => [
  click(button(`value:${id}:Status`)),
  click(button(`setValue:${id}:Status:${to}`)),
];
const byMenu = (id: number, column: string) =>
  ['card:', 'columns:', 'move:'].map((part) =>
    click(button(`${part}${id}${part === 'move:' ? `:${column}` : ''}`)),
  );
const onBoard = (id: number, column: string) =>
  see(`[data-board-column="${column}"] [data-board-card-id="${id}"]`);
const dragCard = (id: number, column: string) =>
  drag(`#app [data-board-card-id="${id}"] h3`, `[data-board-column="${column}"] h2`);
const MOVED = 'PUT /memexes/1/items';

/** A request tells that something about an item has changed; what it was only the page can show. */
const PAGE_TELLS: Pick<Row, 'seenBy'> = { seenBy: ['both', 'gesture'] };

export const roadmaps: readonly Row[] = [
  {
    name: 'an issue’s row dragged to a done group of a roadmap',
    at: ROADMAP,
    act: [move(7012, 'Done')],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'a draft’s row dragged to a done group of a roadmap, shown late',
    at: ROADMAP,
    given: [set({ commitDelay: 600 })],
    act: [move(7071, 'Done')],
    shows: [isIn(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of an issue set in the panel that its row of a roadmap opens',
    at: ROADMAP,
    act: [click(link(7012)), see('[role="dialog"]'), ...choose(7012, 'Done')],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [QUIET],
    ...PAGE_TELLS,
  },
  {
    name: 'the status of a draft set in the panel that its row of a roadmap opens',
    at: ROADMAP,
    act: [click(link(7072)), see('[role="dialog"]'), ...choose(7072, 'Done')],
    shows: [isIn(7072, 'Done')],
    sends: [MOVED],
    wins: [QUARTER],
    ...PAGE_TELLS,
  },
  {
    name: 'a row dragged to a done group, and there once more: one win',
    at: ROADMAP,
    act: [move(7071, 'Done'), isIn(7071, 'Done'), wait(400), move(7071, 'Done')],
    shows: [isIn(7071, 'Done')],
    sends: [MOVED, MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
    stays: true,
  },
  {
    name: 'a row dragged to a done group, and on to one that nobody knows: what is finished stays so',
    at: ROADMAP,
    act: [move(7071, 'Done'), isIn(7071, 'Done'), wait(400), move(7071, 'Released')],
    shows: [isIn(7071, 'Released')],
    sends: [MOVED, MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
    stays: true,
  },
  {
    name: 'a draft’s card moved by its menu',
    at: PROJECT,
    act: byMenu(7071, 'Done'),
    shows: [onBoard(7071, 'Done')],
    sends: [MOVED],
    wins: [THANKS],
    ...PAGE_TELLS,
  },

  /* ---------- what counts for a moment at the most ---------- */
  {
    name: 'a row dragged to a done group and out again',
    at: ROADMAP,
    act: [move(7071, 'Done'), isIn(7071, 'Done'), wait(400), move(7071, 'Todo')],
    shows: [isIn(7071, 'Todo')],
    sends: [MOVED, MOVED],
    wins: [],
    takenBack: [THANKS],
  },
  {
    name: 'a row that the server refuses to move, late',
    at: ROADMAP,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [move(7012, 'Done'), isIn(7012, 'Done')],
    shows: [refused, isIn(7012, 'Todo')],
    sends: [MOVED],
    wins: [],
    takenBack: [QUIET],
  },
  {
    name: 'a draft’s card that the server refuses',
    at: PROJECT,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [dragCard(7071, 'Done')],
    shows: [refused, onBoard(7071, 'Todo')],
    sends: [MOVED],
    wins: [],
    takenBack: [THANKS],
  },
  {
    name: 'a row that is dragged to an open group, and a teammate finishes it: the request holds',
    at: ROADMAP,
    act: [move(7071, 'In progress'), happen('Teammate moves a card', '7071')],
    shows: [isIn(7071, 'Done')],
    sends: [MOVED],
    wins: [],
    takenBack: [THANKS],
    // Where nothing is sent, nobody can tell.
    modes: ['both', 'request'],
  },
  {
    name: 'a card that is dragged to an open column, and a teammate finishes it: the request holds',
    at: PROJECT,
    act: [dragCard(7071, 'In progress'), happen('Teammate moves a card', '7071')],
    shows: [onBoard(7071, 'Done')],
    sends: [MOVED],
    wins: [],
    takenBack: [THANKS],
    modes: ['both', 'request'],
  },

  /* ---------- not to a done group, or by somebody else ---------- */
  {
    name: 'a row dragged to a group that is not done, and one that was done at load within its group',
    at: ROADMAP,
    act: [move(7071, 'In progress'), isIn(7071, 'In progress'), move(7013, 'Done')],
    shows: [isIn(7013, 'Done')],
    sends: [MOVED, MOVED],
    wins: [],
  },
  {
    name: 'rows that a teammate moves, and the person presses one, or looks at its panel',
    at: ROADMAP,
    act: [
      click(bar(7071)),
      happen('Teammate moves a card', '7071'),
      isIn(7071, 'Done'),
      click(link(7012)),
      happen('Teammate moves a card', '7012'),
    ],
    shows: [isIn(7012, 'Done')],
    sends: [],
    wins: [],
  },
  {
    name: 'a row that the page’s own script drags',
    at: ROADMAP,
    act: [
      script(
        'forge a drag',
        (css) => {
          const many = { bubbles: true, cancelable: true, composed: true, button: 0 };
          const { x, y } =
            document.querySelector('[data-group="Done"] h3')?.getBoundingClientRect() ?? new DOMRect();
          const there = { ...many, clientX: x + 10, clientY: y + 5 };
          document.querySelector(css)?.dispatchEvent(new PointerEvent('pointerdown', many));
          document.dispatchEvent(new PointerEvent('pointermove', there));
          document.dispatchEvent(new PointerEvent('pointerup', there));
        },
        bar(7012),
      ),
    ],
    shows: [isIn(7012, 'Done')],
    sends: [MOVED],
    wins: [],
    plainOnly: true,
  },
];

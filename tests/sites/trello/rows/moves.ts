import { click, drag, happen, hover, miss, press, type Row, script, see, soon } from '#tests/sites/corpus.ts';
import {
  ARCHIVED,
  BACK,
  BOARD,
  CLICK_ASIDE,
  card,
  chooseList,
  circle,
  DOING,
  DONE,
  done,
  front,
  id,
  liesIn,
  listName,
  moved,
  putCard,
  REFUSED,
  refuse,
  TODO,
  title,
} from '#tests/sites/trello/rows/things.ts';

/* Lists that the person marked as done: a card is finished as soon as it lies there. */

const MARKED = { doneLists: [{ id: DONE, name: 'Done' }] };
const TWO_MARKED = { doneLists: [DONE, DOING].map((id) => ({ id, name: 'Done' })) };

const LAUNCH = card('2a01', 'Write the launch post');
const GARDEN = card('2a02', 'Plan the garden day');
const TRAP = card('2a03', 'Mark this card incomplete (trap)');
const INVOICES = card('2a06', 'Send the invoices');
const LOGIN = card('2a07', 'Fix the <b>login</b> form');

const dragTo = (end: string, list: string) => drag(title(end), listName(list));
/** To the list before, or after. */
const byKey = (end: string, key: '<' | '>') => [hover(front(end)), press(key)];
const byMenu = (end: string, below: number) => [
  ...[click(title(end)), click(`${BACK} .move`)],
  ...chooseList(below),
];
const select = (...ends: string[]) => ends.map((end) => click(title(end), { keys: 'Shift' }));
const bulkMove = `PUT /1/boards/${id('b001')}/cards/bulk/move`;

const counts: Row[] = [
  {
    name: 'a card dragged to a list that means done',
    at: BOARD,
    choices: MARKED,
    act: [dragTo('2a01', DONE)],
    shows: [liesIn('2a01', DONE)],
    sends: [putCard('2a01', moved(DONE))],
    wins: [LAUNCH],
    stays: true,
  },
  {
    name: 'a card moved there by the menu of its back',
    at: BOARD,
    choices: MARKED,
    act: byMenu('2a02', 2),
    shows: [liesIn('2a02', DONE)],
    sends: [putCard('2a02', moved(DONE))],
    wins: [GARDEN],
    stays: true,
  },
  {
    name: 'a card moved there by a key, of which only its write tells',
    at: BOARD,
    choices: MARKED,
    act: byKey('2a07', '>'),
    shows: [liesIn('2a07', DONE)],
    sends: [putCard('2a07', moved(DONE))],
    wins: [LOGIN],
    seenBy: ['both', 'request'],
  },
  {
    name: 'cards moved there together, but not one that was done; only their write tells',
    at: BOARD,
    choices: MARKED,
    act: [...select('2a03', '2a06', '2a05'), click('.move-picked'), ...chooseList(2)],
    shows: [liesIn('2a05', DONE)],
    sends: [bulkMove],
    wins: [TRAP, INVOICES],
    seenBy: ['both', 'request'],
    stays: true,
  },
  {
    name: 'a card moved there, ticked, moved away, moved back: one win',
    at: BOARD,
    choices: MARKED,
    act: [
      ...[
        dragTo('2a17', DONE),
        liesIn('2a17', DONE),
        hover(circle('2a17')),
        click(circle('2a17')),
        see(done('2a17')),
      ],
      ...[dragTo('2a17', DOING), liesIn('2a17', DOING), dragTo('2a17', DONE)],
    ],
    shows: [liesIn('2a17', DONE)],
    sends: [
      ...[putCard('2a17', moved(DONE)), putCard('2a17')],
      ...[putCard('2a17', moved(DOING)), putCard('2a17', moved(DONE))],
    ],
    wins: [card('2a17', 'Print the badges')],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'a card moved there, and on to a list that means nothing',
    at: BOARD,
    choices: MARKED,
    act: [dragTo('2a18', DONE), liesIn('2a18', DONE), hover(front('2a18')), dragTo('2a18', TODO)],
    shows: [liesIn('2a18', TODO)],
    sends: [putCard('2a18', moved(DONE)), putCard('2a18', moved(TODO))],
    wins: [card('2a18', 'Order the flags')],
    stays: true,
    plainOnly: true,
  },
];

const takenBack: Row[] = [
  {
    name: 'a move that the server refuses, early',
    at: BOARD,
    choices: MARKED,
    given: [refuse(120)],
    act: [dragTo('2a19', DONE)],
    shows: [see(REFUSED), liesIn('2a19', DOING)],
    sends: [putCard('2a19', moved(DONE))],
    wins: [],
    takenBack: [card('2a19', 'Paint the signs')],
  },
  {
    name: 'a move that the server refuses, late',
    at: BOARD,
    choices: MARKED,
    given: [refuse(1500)],
    act: [dragTo('2a20', DONE)],
    shows: [see(REFUSED), liesIn('2a20', DOING)],
    sends: [putCard('2a20', moved(DONE))],
    wins: [],
    takenBack: [card('2a20', 'Draw the map')],
    plainOnly: true,
  },
];

const mustNot: Row[] = [
  {
    name: 'moves while no list means done',
    at: BOARD,
    act: [dragTo('2a01', DONE), liesIn('2a01', DONE), ...byKey('2a07', '>')],
    shows: [liesIn('2a07', DONE)],
    sends: [putCard('2a01', moved(DONE)), putCard('2a07', moved(DONE))],
    wins: [],
  },
  {
    name: 'moves between lists that mean nothing',
    at: BOARD,
    choices: MARKED,
    act: [
      ...[dragTo('2a01', DOING), liesIn('2a01', DOING)],
      ...[...byKey('2a07', '<'), liesIn('2a07', TODO)],
      ...byMenu('2a02', 1),
    ],
    shows: [liesIn('2a02', DOING)],
    sends: [...[putCard('2a01', moved(DOING)), putCard('2a07', moved(TODO))], putCard('2a02', moved(DOING))],
    wins: [],
  },
  {
    name: 'moves out of a list that means done, or from one to another; a request alone tells not from where',
    at: BOARD,
    choices: TWO_MARKED,
    modes: ['both', 'gesture'],
    act: [
      ...[dragTo('2a11', DOING), liesIn('2a11', DOING)],
      ...[...byMenu('2a07', 2), liesIn('2a07', DONE), press('Escape'), miss(BACK)],
      dragTo('2a07', TODO),
    ],
    shows: [liesIn('2a07', TODO)],
    sends: [...[putCard('2a11', moved(DOING)), putCard('2a07', moved(DONE)), putCard('2a07', moved(TODO))]],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a card that was done, dragged or moved by a key',
    at: BOARD,
    choices: MARKED,
    act: [dragTo('2a05', DONE), liesIn('2a05', DONE), ...byKey('2a09', '>')],
    shows: [liesIn('2a09', DONE)],
    sends: [putCard('2a05', moved(DONE)), putCard('2a09', moved(DONE))],
    wins: [],
  },
  {
    name: 'a mirror, which leaves its card where it lies',
    at: BOARD,
    choices: MARKED,
    act: [dragTo('2a04', DONE)],
    shows: [liesIn('2a04', DONE), liesIn('2a06', DOING)],
    sends: [putCard('2a04', moved(DONE))],
    wins: [],
  },
  {
    name: 'cards that a teammate moves, whatever the person does with them',
    at: BOARD,
    choices: MARKED,
    act: [
      ...[click(title('2a02')), soon(100, 'Teammate moves a card', id('2a02'), DONE)],
      ...[click(`${BACK} .title`), press('Enter'), click('.close'), liesIn('2a02', DONE)],
      ...[click(circle('2a01'), { keys: 'Shift' }), soon(100, 'Teammate moves a card', id('2a01'), DONE)],
    ],
    shows: [liesIn('2a01', DONE)],
    sends: [],
    wins: [],
  },
  {
    name: 'a drag that Escape ends, though a teammate moves the card then',
    at: BOARD,
    choices: MARKED,
    act: [
      ...[drag(title('2a01'), listName(DONE), 'Escape'), liesIn('2a01', TODO)],
      happen('Teammate moves a card', id('2a01'), DONE),
    ],
    shows: [liesIn('2a01', DONE)],
    sends: [],
    wins: [],
  },
  {
    name: 'what the page’s own script drags',
    at: BOARD,
    choices: MARKED,
    act: [
      script(
        'forge',
        ([card, to]) => {
          const front = document.querySelector(card);
          const dataTransfer = new DataTransfer();
          const many = { bubbles: true, cancelable: true, composed: true };
          front?.dispatchEvent(new PointerEvent('pointerdown', many));
          front?.closest('li')?.dispatchEvent(new DragEvent('dragstart', { ...many, dataTransfer }));
          document.querySelector(to)?.dispatchEvent(new DragEvent('drop', { ...many, dataTransfer }));
        },
        [front('2a01'), listName(DONE)] as const,
      ),
    ],
    shows: [liesIn('2a01', DONE)],
    sends: [putCard('2a01', moved(DONE))],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a card that is archived in such a list, and one that is made there',
    at: BOARD,
    choices: MARKED,
    act: [
      ...[hover(front('2a11')), press('c'), miss(front('2a11')), CLICK_ASIDE],
      happen('Create a card', 'Try the new form', DONE),
    ],
    shows: [liesIn('2a16', DONE)],
    sends: [`PUT /1/cards/${id('2a11')} ${ARCHIVED}`, 'POST /1/cards'],
    wins: [],
  },
];

/** Cards moved to lists that mean done. */
export const moves: readonly Row[] = [...counts, ...takenBack, ...mustNot];

import {
  type Corpus,
  click,
  drag,
  inAnotherTab,
  miss,
  nth,
  practise,
  press,
  script,
  see,
  set,
  soon,
  type Win,
  wait,
} from '../corpus.ts';

const uuid = (n: number) => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const page = (name: string, n: number) => `https://app.notion.com/${name}-${uuid(n).replaceAll('-', '')}`;
const PLAN = page('Week-plan', 1);
const ERRANDS = page('Errands', 24);
const TRIP = page('Plan-the-team-trip', 33);

const todo = (n: number, title: string): Win => ({
  subject: `notion:block:${uuid(n)}`,
  kind: 'todo',
  title,
});
const AGENDA = todo(11, 'Send the agenda');

const block = (n: number) => `[data-block-id="${uuid(n)}"]`;
/** The box of a to-do, and not of those that it holds. */
const box = (n: number) => `${block(n)} > .line > :not(.column) input`;
const cell = (n: number, column: number) => `${block(n)} [data-col-index="${column}"] input`;
const ticked = (n: number) => `${box(n)}:checked`;
const text = (n: number) => `${block(n)} .notranslate`;
const DONE = 1;
const [BLOCKED, ERLEDIGT] = [0, 2];

/** A request about a block, as all of them look. */
const tick = (n: number) => `POST /api/v3/saveTransactionsFanout "id":"${uuid(n)}"`;

/** Every way to finish a thing on Notion. A row's requests name no to-do, so only the page tells of it. */
export const notion: Corpus = {
  site: 'notion',
  blind: [practise('Rename everything')],
  // Lines hold lines, and the practice page counts its boxes in order.
  loose: '.toolbar, .pseudoHover',
  rows: [
    /* ---------- what counts ---------- */
    {
      name: 'a to-do by a click',
      at: PLAN,
      act: [click(box(11))],
      shows: [see(ticked(11))],
      sends: [tick(11)],
      wins: [AGENDA],
    },
    {
      name: 'a to-do by Space, shown late',
      at: PLAN,
      given: [set({ commitDelay: 600 })],
      act: [press('Space', box(14))],
      shows: [see(ticked(14))],
      sends: [tick(14)],
      wins: [todo(14, 'Draft the slides')],
    },
    {
      name: 'a to-do by Ctrl+Enter in its text',
      at: PLAN,
      act: [click(text(16)), press('Control+Enter')],
      shows: [see(ticked(16))],
      sends: [tick(16)],
      wins: [todo(16, 'Answer the team survey')],
    },
    {
      name: 'a to-do that a synced block shows twice, once',
      at: PLAN,
      act: [click(nth(box(17), -1))],
      shows: [see(nth(ticked(17), 1))],
      sends: [tick(17)],
      wins: [todo(17, 'Water the plants')],
    },
    {
      name: 'a to-do that holds others, with the newer icons and requests',
      at: PLAN,
      given: [practise('Newer Notion')],
      act: [click(box(13))],
      shows: [see(ticked(13))],
      sends: [tick(13)],
      wins: [todo(13, 'Prepare the workshop')],
    },
    {
      name: 'a row of a table that leaves the view by it',
      at: PLAN,
      given: [practise('Hide done rows')],
      act: [click(cell(34, DONE))],
      shows: [miss(block(34))],
      sends: [tick(34)],
      wins: [todo(34, 'Ask for quotes')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a row by the property called Erledigt, beside one that does not mean done',
      at: PLAN,
      act: [press('Space', cell(42, ERLEDIGT))],
      shows: [see(`${cell(42, ERLEDIGT)}:checked`)],
      sends: [tick(42)],
      wins: [todo(42, 'Rechnung prüfen')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a card of a board',
      at: ERRANDS,
      act: [click(`${block(71)} input`)],
      shows: [see(`${block(71)} input:checked`)],
      sends: [tick(71)],
      wins: [todo(71, 'Return the parcel')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a row on its own page',
      at: TRIP,
      act: [click('.panel input')],
      shows: [see('.panel input:checked')],
      sends: [tick(33)],
      wins: [todo(33, 'Plan the team trip')],
      seenBy: ['both', 'gesture'],
    },
    {
      name: 'a to-do ticked in two tabs: one win',
      at: PLAN,
      act: [click(box(11)), inAnotherTab(click(box(11)), see(ticked(11)))],
      shows: [see(ticked(11))],
      sends: [tick(11), tick(11)],
      wins: [AGENDA],
    },

    /* ---------- what counts for a moment at the most ---------- */
    {
      name: 'a to-do ticked and undone by Ctrl+Z',
      at: PLAN,
      act: [click(box(11)), see(ticked(11)), wait(400), press('Control+z')],
      shows: [miss(ticked(11))],
      sends: [tick(11), tick(11)],
      wins: [],
      takenBack: [AGENDA],
    },
    {
      name: 'a row that the server refuses, late',
      at: PLAN,
      given: [set({ refuseNext: true, serverDelay: 800 })],
      act: [click(cell(34, DONE)), see(`${cell(34, DONE)}:checked`)],
      shows: [miss(`${cell(34, DONE)}:checked`)],
      sends: [tick(34)],
      wins: [],
      takenBack: [todo(34, 'Ask for quotes')],
    },

    /* ---------- what must not count ---------- */
    {
      name: 'a to-do that was done at load, and is unticked',
      at: PLAN,
      act: [click(text(12)), see(ticked(12)), click(box(12))],
      shows: [miss(ticked(12))],
      sends: [tick(12)],
      wins: [],
    },
    {
      name: 'what a teammate ticks while the person clicks around',
      at: PLAN,
      act: [
        soon(100, 'Teammate checks a to-do', uuid(11)),
        click(text(11)),
        see(ticked(11)),
        soon(100, 'Teammate checks a row', uuid(31)),
        click(`${block(31)} [data-col-index="0"]`),
      ],
      shows: [see(`${cell(31, DONE)}:checked`)],
      sends: [],
      wins: [],
    },
    {
      name: 'a press that ends elsewhere, though a teammate ticks it then',
      at: PLAN,
      act: [
        drag(box(11), text(2)),
        click(box(16), { button: 'right' }),
        practise('Teammate checks a to-do', uuid(11)),
        practise('Teammate checks a to-do', uuid(16)),
      ],
      shows: [see(ticked(11)), see(ticked(16))],
      sends: [],
      wins: [],
    },
    {
      name: 'a property that does not mean done',
      at: PLAN,
      act: [click(cell(41, BLOCKED))],
      shows: [see(`${cell(41, BLOCKED)}:checked`)],
      sends: [tick(41)],
      wins: [],
    },
    {
      name: 'rows that are selected',
      at: PLAN,
      act: [click(`${block(31)} .selector input`)],
      shows: [see(`${block(31)} .selector input:checked`)],
      sends: [],
      wins: [],
    },
    {
      name: 'what the page’s own script clicks',
      at: PLAN,
      act: [
        script(
          'forge',
          ([first, second]) => {
            document.querySelector<HTMLElement>(first)?.click();
            for (const type of ['pointerdown', 'pointerup', 'click'])
              document
                .querySelector(second)
                ?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
          },
          [box(11), box(14)] as const,
        ),
      ],
      shows: [see(ticked(11)), see(ticked(14))],
      sends: [tick(11), tick(14)],
      wins: [],
    },
  ],
};

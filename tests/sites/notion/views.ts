import {
  click,
  drag,
  happen,
  miss,
  press,
  type Row,
  saying,
  script,
  see,
  set,
  type,
  wait,
} from '#tests/sites/corpus.ts';
import {
  BOARDS,
  before,
  block,
  box,
  card,
  cell,
  choose,
  chooseInMenuOf,
  DOING,
  drop,
  FINISHED,
  groupOf,
  inGroup,
  option,
  PLAN,
  PROJECTS,
  pill,
  RELEASES,
  saves,
  sent,
  status,
  TO_DO,
  tick,
  ticked,
  todo,
  uuid,
  VIEWS,
  value,
} from '#tests/sites/notion/page.ts';

const CHANGELOG = status(211, 'Write the changelog');
const BUILD = status(212, 'Sign the build');
const PRESS = status(213, 'Tell the press');
const TEST = status(121, 'Test the release');
const CALL = status(141, 'Call the client');
const DEMO = status(144, 'Book a demo');
const WASH = todo(231, 'Wash up');
const SALT = todo(233, 'Buy salt');
const SCHOOL = status(241, 'Answer the school');
const SHOP = status(242, 'Answer the shop');
const TREE = status(251, 'Prune the apple tree');
const LEAVES = status(252, 'Rake the leaves');
const PAPER = status(261, 'Order paper');
const POST = status(262, 'Sort the post');

/** Columns of the database that fills its page. */
const [STATUS, NOTE, STAGE] = [2, 3, 4];
const chooses = (n: number, name: string) => choose(n, name, STATUS);
const shown = (n: number, name: string) => see(saying(value(n, STATUS), name));
const choosesPill = (n: number, name: string) => [click(pill(n)), option(name)];
const pillSays = (n: number, name: string) => see(saying(pill(n), name));
const inHand = (...cards: number[]) => cards.map((n) => click(card(n), { keys: 'Shift' }));

/** A request tells by itself of no status, so a gesture must, too. */
const seenBy = ['both', 'gesture'] as const;
/** Of a property whose icon tells nothing, and of a group that nobody can read, neither tells alone. */
const together = ['both'] as const;

/** Where a database fills its page, and its title stands after a relation. */
const names: Row[] = [
  {
    name: 'a status after a relation and the title, in a database that fills its page',
    at: RELEASES,
    act: chooses(211, 'Done'),
    shows: [shown(211, 'Done')],
    sends: [saves(211)],
    wins: [CHANGELOG],
    stays: true,
    seenBy,
  },
  {
    name: 'a status whose icon tells nothing, after a relation',
    at: RELEASES,
    given: [happen('Newer Notion')],
    act: chooses(212, 'Done'),
    shows: [shown(212, 'Done')],
    sends: [saves(212)],
    wins: [BUILD],
    stays: true,
    seenBy: together,
  },
  {
    name: 'a status that had a name that nobody knows',
    at: RELEASES,
    act: chooses(213, 'Done'),
    shows: [shown(213, 'Done')],
    sends: [saves(213)],
    wins: [PRESS],
    seenBy,
  },
  ...['Archived', 'Released', 'Vetted'].map(
    (name): Row => ({
      name: `a status that is done, and then ${name}: nothing is taken away`,
      at: RELEASES,
      act: [...chooses(212, 'Done'), shown(212, 'Done'), wait(400), ...chooses(212, name)],
      shows: [shown(212, name)],
      sends: [saves(212), saves(212)],
      wins: [BUILD],
      stays: true,
      seenBy,
    }),
  ),
  {
    name: 'a status whose icon tells nothing, and which is archived after it was done',
    at: RELEASES,
    given: [happen('Newer Notion')],
    act: [...chooses(211, 'Done'), shown(211, 'Done'), wait(400), ...chooses(211, 'Archived')],
    shows: [shown(211, 'Archived')],
    sends: [saves(211), saves(211)],
    wins: [CHANGELOG],
    stays: true,
    seenBy: together,
  },
  {
    name: 'the status of a task database that is archived after it was done',
    at: PROJECTS,
    act: [...choose(121, 'Done'), see(saying(value(121), 'Done')), wait(400), ...choose(121, 'Archived')],
    shows: [see(saying(value(121), 'Archived'))],
    sends: [saves(121), saves(121)],
    wins: [TEST],
    stays: true,
  },
  {
    name: 'a status of a page that the browser translates, and which is released later',
    at: RELEASES,
    act: [
      ...[...chooses(211, 'Done'), shown(211, 'Done'), wait(400), happen('Translate the page')],
      ...[shown(211, 'Erledigt'), ...chooses(211, 'Released')],
    ],
    shows: [shown(211, 'Released')],
    sends: [saves(211), saves(211)],
    wins: [CHANGELOG],
    seenBy,
  },
  {
    name: 'a status of a page that the browser has translated',
    at: RELEASES,
    given: [happen('Translate the page')],
    act: chooses(211, 'Done'),
    shows: [shown(211, 'Erledigt')],
    sends: [saves(211)],
    wins: [CHANGELOG],
    seenBy,
  },
  {
    name: 'a row by its own menu',
    at: RELEASES,
    act: [click(cell(212, 1), { button: 'right' }), ...chooseInMenuOf('Done')],
    shows: [shown(212, 'Done')],
    sends: [saves(212)],
    wins: [BUILD],
    seenBy: together,
  },

  /* ---------- for a moment at the most ---------- */
  {
    name: 'a status whose icon tells nothing, after which another is chosen',
    at: RELEASES,
    given: [happen('Newer Notion')],
    act: [...chooses(211, 'Done'), shown(211, 'Done'), wait(400), ...chooses(211, 'In progress')],
    shows: [shown(211, 'In progress')],
    sends: [saves(211), saves(211)],
    wins: [],
    takenBack: [CHANGELOG],
  },
  {
    name: 'a status that is undone to a name that nobody knows',
    at: RELEASES,
    act: [...chooses(213, 'Done'), shown(213, 'Done'), wait(400), press('Control+z')],
    shows: [shown(213, 'Vetted')],
    sends: [saves(213), saves(213)],
    wins: [],
    takenBack: [PRESS],
  },
  {
    name: 'a status of a translated page, after which another is chosen',
    at: RELEASES,
    given: [happen('Translate the page')],
    act: [...chooses(211, 'Done'), shown(211, 'Erledigt'), wait(400), ...chooses(211, 'In progress')],
    shows: [shown(211, 'Läuft gerade')],
    sends: [saves(211), saves(211)],
    wins: [],
    takenBack: [CHANGELOG],
    // Without its request, nobody knows what the translator made of it.
    modes: ['both'],
  },
  {
    name: 'a status whose icon tells nothing, and that the server refuses, late',
    at: RELEASES,
    given: [happen('Newer Notion'), set({ refuseNext: true, serverDelay: 800 })],
    act: [...chooses(211, 'Done'), shown(211, 'Done')],
    shows: [shown(211, 'Not started')],
    sends: [saves(211)],
    wins: [],
    takenBack: [CHANGELOG],
    plainOnly: true,
  },

  /* ---------- must not count ---------- */
  {
    name: 'statuses set to what is over, or to a name that nobody knows; and from what is over to done',
    at: RELEASES,
    act: [...chooses(211, 'Archived'), ...chooses(212, 'Released'), ...chooses(214, 'Done')],
    shows: [shown(211, 'Archived'), shown(212, 'Released'), shown(214, 'Done')],
    sends: [saves(211), saves(212), saves(214)],
    wins: [],
  },
  {
    name: 'a text, and a select, that say Done, with icons that tell nothing',
    at: RELEASES,
    given: [happen('Newer Notion')],
    act: [...[click(value(211, NOTE)), type('Done'), press('Enter')], ...choose(211, 'Done', STAGE)],
    shows: [see(saying(value(211, NOTE), 'Done')), see(saying(value(211, STAGE), 'Done'))],
    sends: [saves(211), saves(211)],
    wins: [],
  },
  {
    name: 'statuses whose icons tell nothing: done at load, set to something between, set by a teammate, forged',
    at: RELEASES,
    given: [happen('Newer Notion')],
    act: [
      ...[...chooses(215, 'Done'), ...chooses(213, 'In progress')],
      ...[click(value(211, STATUS)), happen('Teammate sets a property', uuid(211), 'sR|s', 'Done')],
      press('Escape'),
      script(
        'forge',
        (css) => {
          document.querySelector<HTMLElement>(css)?.click();
          const options = [...document.querySelectorAll<HTMLElement>('.option')];
          options.find(({ textContent }) => textContent === 'Done')?.click();
        },
        value(212, STATUS),
      ),
    ],
    shows: [shown(211, 'Done'), shown(212, 'Done')],
    sends: [saves(215), saves(213), saves(212)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a row whose menu is left, while a teammate finishes it',
    at: RELEASES,
    act: [
      ...[click(cell(212, 1), { button: 'right' }), press('Escape')],
      ...[happen('Teammate sets a property', uuid(212), 'sR|s', 'Done'), click(cell(211, 1))],
    ],
    shows: [shown(212, 'Done')],
    sends: [],
    wins: [],
    plainOnly: true,
  },
];

/** Boards by other properties than a status, with groups of groups, hidden groups, menus and many cards at once. */
const boards: Row[] = [
  {
    name: 'a card dragged on a board that is grouped by its only checkbox',
    at: BOARDS,
    act: [drag(card(231), groupOf(221, 1))],
    shows: [see(before(0, 231, block(221)))],
    sends: [saves(231)],
    wins: [WASH],
    stays: true,
    seenBy,
  },
  {
    name: 'a card dragged within a group of groups',
    at: BOARDS,
    act: [drag(card(241), groupOf(222, 2))],
    shows: [see(before(0, 241, block(222)))],
    sends: [saves(241)],
    wins: [SCHOOL],
    stays: true,
    seenBy,
  },
  {
    name: 'a card dragged to another group of groups, and to what means done there',
    at: BOARDS,
    act: [drag(card(242), groupOf(222, 5))],
    shows: [see(before(0, 242, block(222)))],
    sends: [saves(242), saves(242)],
    wins: [SHOP],
    seenBy: ['both'],
  },
  {
    name: 'a card dragged, between groups of persons, to the group of groups that means done, and to another person',
    at: BOARDS,
    act: [drag(card(261), groupOf(224, 4))],
    shows: [see(`.lane:nth-last-child(1) ${block(261)}`)],
    sends: [saves(261), saves(261)],
    wins: [PAPER],
    stays: true,
    seenBy: together,
  },
  {
    name: 'a card dropped on a group that is hidden',
    at: BOARDS,
    act: [drag(card(251), groupOf(223, 2))],
    shows: [miss(block(251))],
    sends: [saves(251)],
    wins: [TREE],
    stays: true,
    seenBy: together,
  },
  {
    name: 'all cards that are selected, by dragging one',
    at: PROJECTS,
    act: [...inHand(141, 144), drop(141, FINISHED)],
    shows: [see(inGroup(144, 2))],
    sends: [saves(141)],
    wins: [CALL, DEMO],
    stays: true,
    seenBy,
  },
  {
    name: 'a card by its own menu',
    at: PROJECTS,
    act: [click(`${block(141)} .more`), ...chooseInMenuOf('Done')],
    shows: [see(inGroup(141, 2))],
    sends: [saves(141)],
    wins: [CALL],
    seenBy,
  },
  {
    name: 'a card by the menu of the other button',
    at: PROJECTS,
    act: [click(card(144), { button: 'right' }), ...chooseInMenuOf('Done')],
    shows: [see(inGroup(144, 2))],
    sends: [saves(144)],
    wins: [DEMO],
    seenBy,
  },
  {
    name: 'a card dragged on a board that the browser has translated',
    at: PROJECTS,
    given: [happen('Translate the page')],
    act: [drop(144, FINISHED)],
    shows: [see(inGroup(144, 2))],
    sends: [saves(144)],
    wins: [DEMO],
    seenBy,
  },

  /* ---------- for a moment at the most ---------- */
  {
    name: 'a card dragged to where its checkbox is ticked, and back',
    at: BOARDS,
    act: [
      ...[drag(card(233), groupOf(221, 1)), see(before(0, 233, block(221))), wait(400)],
      drag(card(233), groupOf(221, 0)),
    ],
    shows: [see(before(1, 233, block(221)))],
    sends: [saves(233), saves(233)],
    wins: [],
    takenBack: [SALT],
  },
  {
    name: 'a card dropped on a hidden group, which is shown then, and dragged back',
    at: BOARDS,
    act: [
      ...[drag(card(252), groupOf(223, 2)), miss(block(252)), wait(400)],
      ...[happen('Show hidden groups'), drag(card(252), groupOf(223, 1))],
    ],
    shows: [see(before(1, 252, block(223)))],
    sends: [saves(252), saves(252)],
    wins: [],
    takenBack: [LEAVES],
  },
  {
    name: 'selected cards whose move the server refuses, late',
    at: PROJECTS,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [...inHand(141, 144), drop(144, FINISHED), see(inGroup(141, 2))],
    shows: [see(inGroup(141, 0))],
    sends: [saves(141)],
    wins: [],
    takenBack: [CALL, DEMO],
    plainOnly: true,
  },
  {
    name: 'a card dragged to done within a group of groups, and back',
    at: BOARDS,
    act: [
      ...[drag(card(241), groupOf(222, 2)), see(before(0, 241, block(222))), wait(400)],
      drag(card(241), groupOf(222, 0)),
    ],
    shows: [see(before(2, 241, block(222)))],
    sends: [saves(241), saves(241)],
    wins: [],
    takenBack: [SCHOOL],
  },

  {
    name: 'a card dragged to the group of groups that means done, and back',
    at: BOARDS,
    act: [
      ...[drag(card(262), groupOf(224, 4)), see(`.lane:nth-last-child(1) ${block(262)}`), wait(400)],
      drag(card(262), groupOf(224, 1)),
    ],
    shows: [miss(`.lane:nth-last-child(1) ${block(262)}`)],
    sends: [saves(262), saves(262)],
    wins: [],
    takenBack: [POST],
  },

  /* ---------- must not count ---------- */
  {
    name: 'cards dragged from person to person, also in a group of groups that is called Done',
    at: BOARDS,
    act: [
      drag(card(241), groupOf(222, 3)),
      drag(card(263), groupOf(224, 4)),
      drag(card(261), groupOf(224, 1)),
    ],
    shows: [see(`.lane:nth-last-child(1) ${block(241)}`), see(before(1, 263, block(224)))],
    sends: [saves(241), saves(263), saves(261)],
    wins: [],
  },
  {
    name: 'cards dragged to something between, or dropped on nothing, where a group is hidden',
    at: BOARDS,
    act: [drag(card(251), groupOf(223, 1)), drag(card(252), 'nav strong')],
    shows: [see(before(1, 251, block(223)))],
    sends: [saves(251)],
    wins: [],
  },
  {
    name: 'a card that was ticked at load, dragged to where it lies, and a teammate’s while another is in the hand',
    at: BOARDS,
    act: [
      drag(card(232), groupOf(221, 1)),
      ...[click(card(231)), happen('Teammate sets a property', uuid(233), 'kD~n', true)],
    ],
    shows: [see(before(0, 233, block(221)))],
    sends: [sent('Board.sort'), sent('Board.sort')],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a selected card that a teammate finishes, while others are dragged to something between',
    at: PROJECTS,
    act: [
      ...[...inHand(141, 144), drop(141, DOING), see(inGroup(144, 1))],
      happen('Teammate sets a property', uuid(142), 'gR:p', 'Done'),
    ],
    shows: [see(inGroup(142, 2))],
    sends: [saves(141)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a card whose menu is left, or in which something between is chosen',
    at: PROJECTS,
    act: [
      ...[click(`${block(144)} .more`), press('Escape')],
      ...[click(`${block(141)} .more`), ...chooseInMenuOf('In progress'), drop(144, TO_DO)],
    ],
    shows: [see(inGroup(141, 1))],
    sends: [saves(141), sent('Board.sort')],
    wins: [],
  },
];

/** Statuses that are nothing but their names, on lines, cards and bars. */
const pills: Row[] = [
  ...(
    [
      [301, 'a line of a list', 'Letters'],
      [302, 'a card of a gallery', 'Posters'],
      [303, 'a day of a calendar', 'Visits'],
      [304, 'a bar of a timeline', 'Trips'],
    ] as const
  ).flatMap(([n, where, name]): Row[] => [
    {
      name: `a status on ${where}`,
      at: VIEWS,
      act: choosesPill(n + 10, 'Done'),
      shows: [pillSays(n + 10, 'Done')],
      sends: [saves(n + 10)],
      wins: [status(n + 10, `${name}, first`)],
      stays: true,
      seenBy: together,
    },
    {
      name: `a status on ${where}, after which another is chosen`,
      at: VIEWS,
      act: [
        ...choosesPill(n + 20, 'Done'),
        pillSays(n + 20, 'Done'),
        wait(400),
        ...choosesPill(n + 20, 'Not started'),
      ],
      shows: [pillSays(n + 20, 'Not started')],
      sends: [saves(n + 20), saves(n + 20)],
      wins: [],
      takenBack: [status(n + 20, `${name}, second`)],
    },
    {
      name: `statuses on ${where} that were done at load, or are set to something else`,
      at: VIEWS,
      act: [
        ...choosesPill(n + 30, 'Done'),
        ...choosesPill(n + 10, 'In progress'),
        ...choosesPill(n + 20, 'Archived'),
      ],
      shows: [pillSays(n + 20, 'Archived')],
      sends: [saves(n + 30), saves(n + 10), saves(n + 20)],
      wins: [],
    },
  ]),
  {
    name: 'a pill that may be anything, and one that a teammate sets while its menu is open',
    at: VIEWS,
    act: [
      ...choosesPill(315, 'Done'),
      ...[click(pill(311)), happen('Teammate sets a property', uuid(311), 'p301', 'Done'), press('Escape')],
    ],
    shows: [pillSays(315, 'Done'), pillSays(311, 'Done')],
    sends: [saves(315)],
    wins: [],
    plainOnly: true,
  },
];

/** To-dos that are made as done, in newer requests; and keys that do nothing to a checkbox. */
const made: Row[] = [
  {
    name: 'to-dos that are pasted or duplicated as done, placed by newer requests',
    at: PLAN,
    given: [happen('Newer Notion')],
    act: [
      click(box(16)),
      click(box(16)),
      happen('Paste a checked to-do'),
      happen('Duplicate a checked to-do'),
    ],
    shows: [see(saying('[data-block-id]', 'Pasted as done')), miss(ticked(16))],
    sends: [saves(16), saves(16), sent('Block.create'), sent('Block.create')],
    wins: [],
    takenBack: [todo(16, 'Answer the team survey')],
    plainOnly: true,
  },
  {
    name: 'checkboxes on which Enter is pressed, which does nothing',
    at: PLAN,
    act: [press('Enter', box(11)), press('Enter', tick(31, 1)), press('Enter', tick(51, 1))],
    shows: [miss(ticked(11))],
    sends: [],
    wins: [],
  },
];

/** Databases as they are drawn since 2026, and boards and views of every kind. */
export const views: Row[] = [...names, ...boards, ...pills, ...made];

import {
  click,
  happen,
  miss,
  nth,
  press,
  type Row,
  saying,
  script,
  see,
  set,
  wait,
} from '#tests/sites/corpus.ts';
import {
  BILL,
  BLOCKED,
  block,
  cell,
  checked,
  choose,
  DONE,
  drop,
  ERLEDIGT,
  ERRANDS,
  FINISHED,
  PAID,
  PLAN,
  PROJECTS,
  PUBLIC,
  STATUS,
  saves,
  select,
  status,
  TRIP,
  tick,
  todo,
  uuid,
  value,
} from '#tests/sites/notion/page.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

const VENUE = todo(31, 'Choose a venue');
const TEAM_TRIP = todo(33, 'Plan the team trip');
const QUOTES = todo(34, 'Ask for quotes');
const RECHNUNG = todo(42, 'Rechnung prüfen');

/** A request names no property by a word, so only the page tells what a row's checkbox means. */
const seenBy = ['both', 'gesture'] as const;

/** Of some databases the person said whether any checkbox or done-name in them finishes a row. */
const answered: Partial<DetectionSettings> = {
  databases: [
    { id: uuid(22), name: 'Invoices', counts: true },
    { id: uuid(105), name: 'Contacts', counts: true },
    { id: uuid(20), name: 'Tasks', counts: false },
    { id: uuid(101), name: 'Roadmap', counts: false },
    { id: uuid(102), name: 'Sprint', counts: false },
    { id: uuid(103), name: 'Habits', counts: false },
    { id: uuid(104), name: 'Pipeline', counts: false },
  ],
};

/** The ways to finish a row by a checkbox. */
const counts: Row[] = [
  {
    name: 'a row of a table by a click',
    at: PLAN,
    act: [click(tick(31, DONE))],
    shows: [see(checked(tick(31, DONE)))],
    sends: [saves(31)],
    wins: [VENUE],
    stays: true,
    seenBy,
  },
  {
    name: 'a row by Space, with the newer icons',
    at: PLAN,
    given: [happen('Newer Notion')],
    act: [press('Space', tick(34, DONE))],
    shows: [see(checked(tick(34, DONE)))],
    sends: [saves(34)],
    wins: [QUOTES],
    seenBy,
  },
  {
    name: 'a row that leaves the view by it',
    at: PLAN,
    given: [happen('Hide done rows')],
    act: [click(tick(34, DONE))],
    shows: [miss(block(34))],
    sends: [saves(34)],
    wins: [QUOTES],
    seenBy,
  },
  {
    name: 'all rows that are selected, by the box of one',
    at: PLAN,
    act: [...select(31, 34), click(tick(31, DONE))],
    shows: [see(checked(tick(34, DONE)))],
    sends: [saves(31)],
    wins: [VENUE, QUOTES],
    stays: true,
    seenBy,
  },
  {
    name: 'a row by the property called Erledigt, beside one that does not mean done',
    at: PLAN,
    act: [press('Space', tick(42, ERLEDIGT))],
    shows: [see(checked(tick(42, ERLEDIGT)))],
    sends: [saves(42)],
    wins: [RECHNUNG],
    seenBy,
  },
  {
    name: 'a card of a board that shows no other property',
    at: ERRANDS,
    act: [click(`${block(71)} input`)],
    shows: [see(`${block(71)} input:checked`)],
    sends: [saves(71)],
    wins: [todo(71, 'Return the parcel')],
    seenBy,
  },
  {
    name: 'a line of a list by the property whose label means done',
    at: ERRANDS,
    act: [press('Space', nth(`${block(73)} input`, 1))],
    shows: [see(`${block(73)} input:checked`)],
    sends: [saves(73)],
    wins: [todo(73, 'Pay the rent')],
    seenBy,
  },
  {
    name: 'a row on its own page',
    at: TRIP,
    act: [click('.panel input')],
    shows: [see('.panel input:checked')],
    sends: [saves(33)],
    wins: [TEAM_TRIP],
    seenBy,
  },
  {
    name: 'a row on its own page, beside a property that does not mean done',
    at: BILL,
    act: [click(nth('.panel input', 1))],
    shows: [see(nth('.panel input:checked', 1))],
    sends: [saves(42)],
    wins: [RECHNUNG],
    seenBy,
  },
  {
    name: 'a row in a peek over the table that shows it, too',
    at: PLAN,
    given: [happen('Peek at a row')],
    act: [click('.dialog .panel input')],
    shows: [see(checked(tick(33, DONE)))],
    sends: [saves(33)],
    wins: [TEAM_TRIP],
    seenBy,
  },
  {
    name: 'a row by any checkbox, where the person said so',
    at: PLAN,
    choices: answered,
    act: [click(tick(51, PUBLIC))],
    shows: [see(checked(tick(51, PUBLIC)))],
    sends: [saves(51)],
    wins: [todo(51, 'March, studio')],
    seenBy,
  },
  {
    name: 'a row by a select with a name that means done, where the person said so',
    at: PROJECTS,
    choices: answered,
    act: choose(151, 'Done'),
    shows: [see(saying(value(151), 'Done'))],
    sends: [saves(151)],
    wins: [status(151, 'Acme')],
    seenBy,
  },
];

/** Rows that count for a moment at the most. */
const takenBack: Row[] = [
  {
    name: 'a row that the server refuses, late',
    at: PLAN,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [click(tick(34, DONE)), see(checked(tick(34, DONE)))],
    shows: [miss(checked(tick(34, DONE)))],
    sends: [saves(34)],
    wins: [],
    takenBack: [QUOTES],
  },
  {
    name: 'a row ticked and undone by Ctrl+Z',
    at: PLAN,
    act: [click(tick(31, DONE)), see(checked(tick(31, DONE))), wait(400), press('Control+z')],
    shows: [miss(checked(tick(31, DONE)))],
    sends: [saves(31), saves(31)],
    wins: [],
    takenBack: [VENUE],
    plainOnly: true,
  },
  {
    name: 'a row that left the view, and is put back as the server refuses it',
    at: PLAN,
    given: [happen('Hide done rows'), set({ refuseNext: true, serverDelay: 600 })],
    act: [click(tick(33, DONE)), miss(block(33))],
    shows: [see(tick(33, DONE))],
    sends: [saves(33)],
    wins: [],
    takenBack: [TEAM_TRIP],
  },
];

/** Rows that must not count. */
const mustNot: Row[] = [
  {
    name: 'a row that was done at load, and is unticked',
    at: PLAN,
    act: [click(tick(32, DONE))],
    shows: [miss(checked(tick(32, DONE)))],
    sends: [saves(32)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a property that does not mean done, and then a row that is unticked: neither confirms the other',
    at: PLAN,
    act: [click(tick(41, BLOCKED)), click(tick(32, DONE))],
    shows: [see(checked(tick(41, BLOCKED))), miss(checked(tick(32, DONE)))],
    sends: [saves(41), saves(32)],
    wins: [],
  },
  {
    name: 'properties of which none is called done',
    at: PLAN,
    act: [click(tick(51, PAID)), press('Space', tick(51, PUBLIC))],
    shows: [see(checked(tick(51, PAID))), see(checked(tick(51, PUBLIC)))],
    sends: [saves(51), saves(51)],
    wins: [],
  },
  {
    name: 'a property that does not mean done on the page of its row',
    at: BILL,
    act: [click(nth('.panel input', 0))],
    shows: [miss('.panel input:checked')],
    sends: [saves(42)],
    wins: [],
  },
  {
    name: 'cards whose properties are called otherwise, or not shown by name, or were done at load',
    at: ERRANDS,
    act: [
      click(nth(`${block(73)} input`, 0)),
      ...[click(nth(`${block(74)} input`, 0)), click(nth(`${block(74)} input`, 1))],
      click(`${block(72)} input`),
    ],
    shows: [see(nth(`${block(74)} input:checked`, 1)), miss(`${block(72)} input:checked`)],
    sends: [saves(73), saves(74), saves(74), saves(72)],
    wins: [],
  },
  {
    name: 'rows that are selected, one by one or by the header of their table',
    at: PLAN,
    act: [
      ...[...select(31), click(`${block(42)} .selector label`, { offset: [3, 3] })],
      click(nth('.selector input', 0)),
    ],
    shows: [see(`${block(34)} .selector input:checked`)],
    sends: [],
    wins: [],
  },
  {
    name: 'what the page’s own script clicks in a table',
    at: PLAN,
    act: [
      script('forge a click', (css) => document.querySelector<HTMLElement>(css)?.click(), tick(34, DONE)),
    ],
    shows: [see(checked(tick(34, DONE)))],
    sends: [saves(34)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a row of a database that the person said does not count',
    at: PLAN,
    choices: answered,
    act: [click(tick(34, DONE))],
    shows: [see(checked(tick(34, DONE)))],
    sends: [saves(34)],
    wins: [],
  },
  {
    name: 'statuses of databases that the person said do not count',
    at: PROJECTS,
    choices: answered,
    act: [
      ...[...choose(111, 'Done'), ...choose(121, 'Done')],
      ...[click(`${cell(131, STATUS)} input`), drop(141, FINISHED)],
    ],
    shows: [see(saying(value(111), 'Done'))],
    sends: [saves(111), saves(121), saves(131), saves(141)],
    wins: [],
  },
];

/** Rows of databases by their checkboxes, and what the person said of databases. */
export const databases: Row[] = [...counts, ...takenBack, ...mustNot];

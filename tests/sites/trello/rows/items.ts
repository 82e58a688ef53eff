import { click, hover, miss, nth, press, type Row, saying, see, soon, wait } from '#tests/sites/corpus.ts';
import {
  box,
  CALENDAR,
  DIG,
  hideChecked,
  id,
  item,
  LATE,
  label,
  mark,
  marked,
  oneOfAll,
  oneOfSeveral,
  PLAN,
  putAll,
  putItem,
  REFUSED,
  refuse,
  SLOW,
  tickAll,
  ticked,
  UNTICKED,
  YOUR_ITEMS,
} from '#tests/sites/trello/rows/things.ts';

const BARROW = item('3b02', 'Borrow a wheelbarrow');
const PLANTS = item('3b03', 'Order 20 plants');
/** Two items have these words. */
const [WEATHER, WEATHER_TOO] = [item('3b04', 'Check the weather'), item('3b05', 'Check the weather')];
const COFFEE = item('3c01', 'Make coffee');
const HANG = item('3c02', 'Hang the plan');
const EDGES = item('3d02', 'Mark the edges');
const SOIL = item('3d03', 'Turn the soil');
const COMPOST = item('3d04', 'Spread the compost');
const PEAS = item('3d05', 'Sow the peas');

/** On a label, but not on its box. */
const EDGE = { offset: [3, 3] } as const;

const oneByOne: Row[] = [
  {
    name: 'an item by a click on its box',
    at: PLAN,
    act: [click(box(BARROW.title))],
    shows: [see(ticked(BARROW.title))],
    sends: [putItem('3b02')],
    wins: [BARROW],
  },
  {
    name: 'an item by a click on its label, which clicks twice',
    at: PLAN,
    act: [click(label(PLANTS.title), EDGE)],
    shows: [see(ticked(PLANTS.title))],
    sends: [putItem('3b03')],
    wins: [PLANTS],
  },
  {
    name: 'an item by Space, told from one of the same words',
    at: PLAN,
    act: [press('Space', nth(box(WEATHER_TOO.title), 1))],
    shows: [see(ticked(WEATHER_TOO.title))],
    sends: [putItem('3b05')],
    wins: [WEATHER_TOO],
  },
  {
    name: 'an item by its box, shown late',
    at: PLAN,
    given: [LATE],
    act: [click(box(COFFEE.title))],
    shows: [see(ticked(COFFEE.title))],
    sends: [putItem('3c01')],
    wins: [COFFEE],
  },
  {
    name: 'an item by its label, shown late',
    at: PLAN,
    given: [LATE],
    act: [click(label(HANG.title), EDGE)],
    shows: [see(ticked(HANG.title))],
    sends: [putItem('3c02')],
    wins: [HANG],
    plainOnly: true,
  },
  {
    name: 'an item by Space, shown late',
    at: DIG,
    given: [LATE],
    act: [press('Space', box(EDGES.title))],
    shows: [see(ticked(EDGES.title))],
    sends: [putItem('3d02')],
    wins: [EDGES],
    plainOnly: true,
  },
  {
    name: 'an item ticked, unticked and ticked again: one win',
    at: DIG,
    act: [
      ...[click(box(EDGES.title)), wait(400), click(label(EDGES.title), EDGE), wait(400)],
      press('Space', box(EDGES.title)),
    ],
    shows: [see(ticked(EDGES.title))],
    sends: [putItem('3d02'), putItem('3d02', UNTICKED), putItem('3d02')],
    wins: [EDGES],
    plainOnly: true,
  },
  {
    name: 'an item ticked thrice before its first write leaves: one win',
    at: PLAN,
    given: [SLOW],
    act: [click(box(COFFEE.title)), wait(250), click(box(COFFEE.title)), wait(250), click(box(COFFEE.title))],
    shows: [see(ticked(COFFEE.title))],
    sends: [putItem('3c01'), putItem('3c01', UNTICKED), putItem('3c01')],
    wins: [COFFEE],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'several items ticked before the first write leaves: one win each',
    at: PLAN,
    given: [SLOW],
    act: [BARROW, PLANTS, COFFEE, HANG].map(({ title }) => click(box(title))),
    shows: [see(ticked(HANG.title))],
    sends: ['3b02', '3b03', '3c01', '3c02'].map((end) => putItem(end)),
    wins: [
      oneOfSeveral('3b02', BARROW.title),
      oneOfSeveral('3b03', PLANTS.title),
      oneOfSeveral('3c01', COFFEE.title),
      oneOfSeveral('3c02', HANG.title),
    ],
    stays: true,
    plainOnly: true,
  },
];

const hidden: Row[] = [
  {
    name: 'an item whose row vanishes by it',
    at: DIG,
    given: [click(hideChecked(0))],
    act: [click(box(SOIL.title))],
    shows: [miss(box(SOIL.title))],
    sends: [putItem('3d03')],
    wins: [SOIL],
    stays: true,
  },
  {
    name: 'an item whose row vanishes by it, late',
    at: DIG,
    given: [click(hideChecked(0)), LATE],
    act: [click(box(COMPOST.title))],
    shows: [miss(box(COMPOST.title))],
    sends: [putItem('3d04')],
    wins: [COMPOST],
    plainOnly: true,
  },
  {
    name: 'an item that is hidden right after',
    at: DIG,
    act: [click(box(PEAS.title)), wait(400), click(hideChecked(0))],
    shows: [miss(box(PEAS.title))],
    sends: [putItem('3d05')],
    wins: [PEAS],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'an item that is hidden before its write leaves',
    at: PLAN,
    given: [SLOW],
    act: [click(box(HANG.title)), wait(100), click(hideChecked(1))],
    shows: [miss(box(HANG.title))],
    sends: [putItem('3c02')],
    wins: [HANG],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'an item whose row vanishes by it, and one of the same words moves up',
    at: PLAN,
    given: [click(hideChecked(0))],
    act: [click(nth(box(WEATHER.title), 0))],
    shows: [miss(nth(box(WEATHER.title), 1)), miss(ticked(WEATHER.title))],
    sends: [putItem('3b04')],
    wins: [WEATHER],
    stays: true,
  },
];

const wholeChecklists: Row[] = [
  {
    name: 'a whole checklist: every item of it that was open, once',
    at: DIG,
    act: [click(tickAll(0))],
    shows: [see(ticked(EDGES.title)), see(ticked(PEAS.title))],
    sends: [putAll('3d00')],
    wins: [
      oneOfAll('3d02', EDGES.title),
      oneOfAll('3d03', SOIL.title),
      oneOfAll('3d04', COMPOST.title),
      oneOfAll('3d05', PEAS.title),
    ],
    seenBy: ['both'],
    stays: true,
  },
  {
    name: 'a whole checklist ticked, and unticked at once',
    at: PLAN,
    act: [click(tickAll(1)), see(ticked(COFFEE.title)), wait(600), click(tickAll(1))],
    shows: [miss(ticked(COFFEE.title))],
    sends: [putAll('3c00'), putAll('3c00', UNTICKED)],
    wins: [],
    takenBack: [COFFEE, HANG],
  },
  {
    name: 'a whole checklist that the server refuses',
    at: PLAN,
    given: [refuse(800)],
    act: [click(tickAll(1))],
    shows: [see(REFUSED), miss(ticked(COFFEE.title))],
    sends: [putAll('3c00')],
    wins: [],
    takenBack: [COFFEE, HANG],
    plainOnly: true,
  },
  {
    name: 'a whole checklist of which no request tells',
    at: PLAN,
    act: [click(tickAll(0))],
    shows: [see(ticked(PLANTS.title))],
    sends: [putAll('3b00')],
    wins: [],
    modes: ['gesture'],
  },
  {
    name: 'a checklist that is hidden and shown, and one that is deleted',
    at: PLAN,
    act: [click(hideChecked(0)), click(hideChecked(0)), click(nth('.checklist .delete', 1))],
    shows: [miss(box(COFFEE.title)), see(ticked('Ring the printer'))],
    sends: [`DELETE /1/checklists/${id('3c00')}`],
    wins: [],
  },
];

const takenBack: Row[] = [
  {
    name: 'an item that the server refuses',
    at: PLAN,
    given: [refuse(800)],
    act: [click(box(BARROW.title))],
    shows: [see(REFUSED), miss(ticked(BARROW.title))],
    sends: [putItem('3b02')],
    wins: [],
    takenBack: [BARROW],
  },
  {
    name: 'an item whose row vanished by it, until the server refused it, late',
    at: PLAN,
    given: [click(hideChecked(0)), refuse(1500)],
    act: [click(box(PLANTS.title)), miss(box(PLANTS.title))],
    shows: [see(REFUSED), see(box(PLANTS.title)), miss(ticked(PLANTS.title))],
    sends: [putItem('3b03')],
    wins: [],
    takenBack: [PLANTS],
    plainOnly: true,
  },
  {
    name: 'one of two items of the same words, ticked and unticked',
    at: PLAN,
    act: [
      ...[click(nth(box(WEATHER.title), 1)), wait(400)],
      ...[click(nth(box(WEATHER.title), 1)), miss(ticked(WEATHER.title))],
    ],
    sends: [putItem('3b05'), putItem('3b05', UNTICKED)],
    wins: [],
    takenBack: [WEATHER_TOO],
    plainOnly: true,
  },
];

/** Views in which an item lies beside a link to its card. */
const otherViews: Row[] = (
  [
    ['the calendar', CALENDAR, COFFEE, '3c01', HANG, '3c02'],
    ['“your items”', YOUR_ITEMS, BARROW, '3b02', PLANTS, '3b03'],
  ] as const
).flatMap(([view, at, first, firstEnd, second, secondEnd]): Row[] => [
  {
    name: `an item in ${view}`,
    at,
    act: [click(mark(first.title))],
    shows: [see(marked(first.title))],
    sends: [putItem(firstEnd)],
    wins: [first],
    plainOnly: true,
  },
  {
    name: `an item in ${view}, shown late`,
    at,
    given: [LATE],
    act: [click(mark(second.title))],
    shows: [see(marked(second.title))],
    sends: [putItem(secondEnd)],
    wins: [second],
    plainOnly: true,
  },
  {
    name: `an item in ${view}, ticked and unticked`,
    at,
    act: [click(mark(first.title)), wait(400), click(mark(first.title))],
    shows: [miss(marked(first.title))],
    sends: [putItem(firstEnd), putItem(firstEnd, UNTICKED)],
    wins: [],
    plainOnly: true,
    takenBack: [first],
  },
  {
    name: `an item in ${view} that the server refuses`,
    at,
    given: [refuse(800)],
    act: [click(mark(second.title))],
    shows: [see(REFUSED), miss(marked(second.title))],
    sends: [putItem(secondEnd)],
    wins: [],
    plainOnly: true,
    takenBack: [second],
  },
  {
    name: `an item in ${view} that a teammate ticks, while the person is there`,
    at,
    act: [
      soon(150, 'Teammate ticks an item', PLANTS.title),
      click(saying('.entry', PLANTS.title), { offset: [300, 8] }),
      hover(mark(PLANTS.title)),
    ],
    shows: [see(marked(PLANTS.title))],
    sends: [],
    wins: [],
    plainOnly: true,
  },
]);

/** Checklist items: one by one, all at once, hidden when they are done, and in other views. */
export const items: readonly Row[] = [
  ...oneByOne,
  ...hidden,
  ...wholeChecklists,
  ...takenBack,
  ...otherViews,
];

import {
  click,
  drag,
  happen,
  inAnotherTab,
  miss,
  nth,
  press,
  type Row,
  type Step,
  saying,
  script,
  see,
  set,
  soon,
  type,
  wait,
} from '#tests/sites/corpus.ts';
import {
  block,
  box,
  OLD_PLAN,
  PLAN,
  saves,
  sent,
  TRIP,
  text,
  ticked,
  todo,
  uuid,
} from '#tests/sites/notion/page.ts';

const AGENDA = todo(11, 'Send the agenda');
const WORKSHOP = todo(13, 'Prepare the workshop');
const SLIDES = todo(14, 'Draft the slides');
const SURVEY = todo(16, 'Answer the team survey');
const PLANTS = todo(17, 'Water the plants');
const WHO = todo(61, 'Ask who comes');

/** Longer than any page of the corpus is open. */
const HOURS_MS = 10_000_000;

/** The long list of to-dos at the end is mounted as it is scrolled; the one of this number is in sight then. */
const scrollTo = (n: number): Step =>
  script(
    `scroll to to-do ${n} of the list`,
    (n) => {
      const scroller = document.querySelector('.vertical') as HTMLElement;
      const list = document.querySelector('.backlog') as HTMLElement;
      const top = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollTop += top + 30 * n - 200;
    },
    n,
  );

/** The ways to tick a to-do. */
const counts: Row[] = [
  {
    name: 'a to-do by a click',
    at: PLAN,
    act: [click(box(11))],
    shows: [see(ticked(11))],
    sends: [saves(11)],
    wins: [AGENDA],
    stays: true,
  },
  {
    name: 'a to-do by Space, shown late',
    at: PLAN,
    given: [set({ commitDelay: 600 })],
    act: [press('Space', box(14))],
    shows: [see(ticked(14))],
    sends: [saves(14)],
    wins: [SLIDES],
  },
  {
    name: 'a to-do by Ctrl+Enter in its text',
    at: PLAN,
    act: [click(text(16)), press('Control+Enter')],
    shows: [see(ticked(16))],
    sends: [saves(16)],
    wins: [SURVEY],
  },
  {
    name: 'a to-do by Cmd+Enter in its text, on the page of a row',
    at: TRIP,
    act: [click(text(61)), press('Meta+Enter')],
    shows: [see(ticked(61))],
    sends: [saves(61)],
    wins: [WHO],
  },
  {
    name: 'all to-dos that are selected, by Ctrl+Enter',
    at: PLAN,
    act: [drag(text(13), text(14)), press('Control+Enter')],
    shows: [see(ticked(13)), see(ticked(14))],
    sends: [saves(13), saves(14)],
    wins: [WORKSHOP, SLIDES],
  },
  {
    name: 'a to-do in another',
    at: PLAN,
    act: [click(box(14))],
    shows: [see(ticked(14)), miss(ticked(13))],
    sends: [saves(14)],
    wins: [SLIDES],
    plainOnly: true,
  },
  {
    name: 'a to-do that holds others, with the newer icons and requests',
    at: PLAN,
    given: [happen('Newer Notion')],
    act: [click(box(13))],
    shows: [see(ticked(13)), miss(ticked(14))],
    sends: [saves(13)],
    wins: [WORKSHOP],
  },
  {
    name: 'a to-do that a synced block shows twice, once',
    at: PLAN,
    act: [click(nth(box(17), -1))],
    shows: [see(nth(ticked(17), 1))],
    sends: [saves(17)],
    wins: [PLANTS],
  },
  {
    name: 'a to-do far down a list that is mounted as it is scrolled',
    at: PLAN,
    act: [scrollTo(118), click(box(1118))],
    shows: [see(ticked(1118))],
    sends: [saves(1118)],
    wins: [todo(1118, 'Write to the supplier, part 119')],
  },
  {
    name: 'a to-do on the old host',
    at: OLD_PLAN,
    act: [click(box(16))],
    shows: [see(ticked(16))],
    sends: [saves(16)],
    wins: [SURVEY],
    plainOnly: true,
  },
  {
    name: 'a to-do that is drawn anew under the press',
    at: PLAN,
    given: [happen('Remount on press')],
    act: [click(box(11))],
    shows: [see(ticked(11))],
    sends: [saves(11)],
    wins: [AGENDA],
    plainOnly: true,
  },
  {
    name: 'a to-do that is drawn anew after the click',
    at: PLAN,
    given: [set({ commitDelay: 300 })],
    act: [click(box(13)), happen('Remount')],
    shows: [see(ticked(13))],
    sends: [saves(13)],
    wins: [WORKSHOP],
    plainOnly: true,
  },
  {
    name: 'a to-do whose request waits two seconds to leave with others',
    at: PLAN,
    given: [happen('Newer Notion'), set({ serverDelay: 2000 })],
    act: [click(box(16))],
    shows: [see(ticked(16))],
    sends: [saves(16)],
    wins: [SURVEY],
    stays: true,
    plainOnly: true,
  },

  /* ---------- one act is one win ---------- */
  {
    name: 'a to-do ticked in two tabs: one win',
    at: PLAN,
    act: [click(box(11)), inAnotherTab(click(box(11)), see(ticked(11)))],
    shows: [see(ticked(11))],
    sends: [saves(11), saves(11)],
    wins: [AGENDA],
    plainOnly: true,
  },
  {
    name: 'a to-do ticked, unticked and ticked again: one win',
    at: PLAN,
    act: [click(box(14)), wait(400), click(box(14)), wait(400), click(box(14))],
    shows: [see(ticked(14))],
    sends: [saves(14), saves(14), saves(14)],
    wins: [SLIDES],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'a to-do whose write fails twice before the server takes it: one win',
    at: PLAN,
    given: [set({ failNext: 2, retryDelay: 1000 })],
    act: [click(box(13))],
    shows: [see(ticked(13))],
    sends: [saves(13), saves(13), saves(13)],
    wins: [WORKSHOP],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'a to-do ticked again after a teammate unticked it: one win',
    at: PLAN,
    act: [click(box(17)), wait(3500), happen('Teammate unchecks a to-do', uuid(17)), click(box(17))],
    shows: [see(ticked(17))],
    sends: [saves(17), saves(17)],
    wins: [PLANTS],
    stays: true,
    plainOnly: true,
  },
  {
    name: 'a to-do whose unticking the server refuses: it stays a win',
    at: PLAN,
    act: [
      ...[click(box(13)), see(ticked(13)), wait(400)],
      ...[set({ refuseNext: true, serverDelay: 600 }), click(box(13)), miss(ticked(13))],
    ],
    shows: [see(ticked(13))],
    sends: [saves(13), saves(13)],
    wins: [WORKSHOP],
    stays: true,
    plainOnly: true,
  },
];

/** To-dos that count for a moment at the most. */
const takenBack: Row[] = [
  {
    name: 'a to-do ticked and unticked',
    at: PLAN,
    act: [click(box(14)), see(ticked(14)), wait(400), press('Space', box(14))],
    shows: [miss(ticked(14))],
    sends: [saves(14), saves(14)],
    wins: [],
    takenBack: [SLIDES],
  },
  {
    name: 'a to-do ticked and undone by Ctrl+Z',
    at: PLAN,
    act: [click(box(11)), see(ticked(11)), wait(400), press('Control+z')],
    shows: [miss(ticked(11))],
    sends: [saves(11), saves(11)],
    wins: [],
    takenBack: [AGENDA],
    plainOnly: true,
  },
  {
    name: 'a to-do that is undone, and what Ctrl+Shift+Z and Ctrl+Y repeat much later',
    at: PLAN,
    act: [
      ...[click(box(16)), wait(400), press('Control+z'), miss(ticked(16)), wait(3600)],
      ...[press('Control+Shift+z'), see(ticked(16)), press('Control+z'), miss(ticked(16))],
      press('Control+y'),
    ],
    shows: [see(ticked(16))],
    sends: [saves(16), saves(16), saves(16), saves(16), saves(16)],
    wins: [],
    takenBack: [SURVEY],
    plainOnly: true,
  },
  {
    name: 'a to-do that the server refuses, late',
    at: PLAN,
    given: [set({ refuseNext: true, serverDelay: 800 })],
    act: [click(box(13)), see(ticked(13))],
    shows: [miss(ticked(13))],
    sends: [saves(13)],
    wins: [],
    takenBack: [WORKSHOP],
  },
  {
    name: 'a to-do that the server refuses seconds after it was asked, as only the answer tells',
    at: PLAN,
    given: [set({ refuseNext: true, answerDelay: 4000 })],
    act: [click(box(13)), see(ticked(13))],
    shows: [miss(ticked(13))],
    sends: [saves(13)],
    wins: [],
    takenBack: [WORKSHOP],
    modes: ['both', 'request'],
    plainOnly: true,
  },
];

/** To-dos that must not count. */
const mustNot: Row[] = [
  {
    name: 'a to-do that was done at load, and is unticked',
    at: PLAN,
    act: [click(text(12)), see(ticked(12)), click(box(12))],
    shows: [miss(ticked(12))],
    sends: [saves(12)],
    wins: [],
  },
  {
    name: 'to-dos that were done at load: unticking them is refused, or undone by Ctrl+Z',
    at: PLAN,
    given: [set({ refuseNext: true, serverDelay: 600 })],
    act: [
      ...[click(box(12)), miss(ticked(12)), see(ticked(12))],
      ...[click(box(15)), miss(ticked(15)), wait(300), press('Control+z')],
    ],
    shows: [see(ticked(15))],
    sends: [saves(12), saves(15), saves(15)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a to-do that was done at load, is unticked by mistake, and brought back by Ctrl+Z, saved late',
    at: PLAN,
    given: [set({ serverDelay: 2000 })],
    act: [click(box(15)), miss(ticked(15)), wait(300), press('Control+z')],
    shows: [see(ticked(15))],
    sends: [saves(15), saves(15)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'known boxes on which Enter is pressed, which does nothing',
    at: PLAN,
    act: [...Array.from({ length: 3 }, () => press('Enter', box(11))), wait(200)],
    shows: [miss(ticked(11))],
    sends: [],
    wins: [],
  },
  {
    name: 'to-dos that are scrolled into view done',
    at: PLAN,
    act: [scrollTo(119), click(text(1119)), scrollTo(0), click(text(1002))],
    shows: [see(ticked(1002))],
    sends: [],
    wins: [],
  },
  {
    name: 'a box that is used again for a to-do that is done, right after the click',
    at: PLAN,
    given: [set({ commitDelay: HOURS_MS })],
    act: [scrollTo(118), click(box(1118)), scrollTo(38)],
    // The element of to-do 118 is that of 38, too.
    shows: [see(ticked(1038)), miss(block(1118))],
    sends: [],
    wins: [],
  },

  /* ---------- what others do ---------- */
  {
    name: 'what a teammate ticks while the person clicks around',
    at: PLAN,
    act: [
      happen('Teammate checks a to-do', uuid(14)),
      soon(100, 'Teammate checks a to-do', uuid(11)),
      ...[click(text(11)), see(ticked(11))],
      soon(100, 'Teammate checks a row', uuid(31)),
      click(`${block(31)} [data-col-index="0"]`),
    ],
    shows: [see(`${block(31)} [data-col-index="1"] input:checked`)],
    sends: [],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'what a teammate ticks while the person unticks another',
    at: PLAN,
    act: [click(box(12)), happen('Teammate checks a to-do', uuid(16))],
    shows: [see(ticked(16))],
    sends: [saves(12)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a press that ends elsewhere, though a teammate ticks it then',
    at: PLAN,
    act: [
      ...[drag(box(11), text(2)), click(box(16), { button: 'right' })],
      ...[happen('Teammate checks a to-do', uuid(11)), happen('Teammate checks a to-do', uuid(16))],
    ],
    shows: [see(ticked(11)), see(ticked(16))],
    sends: [],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'what an old cache did not know, and is corrected late',
    at: PLAN,
    act: [...[click(text(16)), click(`${block(34)} [data-col-index="0"]`)], happen('Late cache correction')],
    shows: [see(ticked(16)), see(`${block(34)} input:checked`)],
    sends: [],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'what is left from another time and sent when the page opens',
    at: PLAN,
    act: [happen('Flush an old change')],
    shows: [see(ticked(16))],
    sends: [saves(16)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'what is sent long after the person did anything, where pages send at all',
    at: PLAN,
    act: [click(text(16)), wait(5200), happen('Flush an old change')],
    shows: [see(ticked(16))],
    sends: [saves(16)],
    wins: [],
    modes: ['both', 'request'],
    plainOnly: true,
  },
  {
    name: 'what the page’s own script clicks, and the keys it presses',
    at: PLAN,
    act: [
      script(
        'forge',
        ([clicked, pressed, words]) => {
          document.querySelector<HTMLElement>(clicked)?.click();
          for (const type of ['pointerdown', 'pointerup', 'click'])
            document
              .querySelector(pressed)
              ?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
          // The caret, too, was not put there by anybody.
          const leaf = document.querySelector(words);
          document.querySelector<HTMLElement>('.whenContentEditable')?.focus();
          getSelection()?.collapse(leaf, 0);
          leaf?.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
          );
        },
        [box(11), box(14), text(16)] as const,
      ),
    ],
    shows: [see(ticked(11)), see(ticked(14)), see(ticked(16))],
    sends: [saves(11), saves(14), saves(16)],
    wins: [],
    plainOnly: true,
  },

  /* ---------- what is no finishing ---------- */
  {
    name: 'a to-do that its write alone could tell of, but the server refuses: not even for a moment',
    at: PLAN,
    given: [set({ refuseNext: true, serverDelay: 600 })],
    act: [click(box(11)), see(ticked(11))],
    shows: [miss(ticked(11))],
    sends: [saves(11)],
    wins: [],
    modes: ['request'],
  },
  {
    name: 'a to-do that is typed as done',
    at: PLAN,
    act: [type('[x] Eh', text(6))],
    shows: [see(ticked(6)), see(saying(text(6), 'Eh'))],
    // One for each key.
    sends: [saves(6), saves(6), saves(6), saves(6), saves(6), saves(6)],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a to-do that is a copy of one that is done',
    at: PLAN,
    act: [click(text(12)), happen('Duplicate a checked to-do')],
    shows: [see(nth(saying('.notranslate', 'Book the meeting room'), 1))],
    sends: [sent('Block.create')],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'a to-do in whose text Space and Enter are typed',
    at: PLAN,
    act: [click(text(11)), press('End'), press('Space'), press('Enter'), type('%')],
    shows: [see(saying('.notranslate', '%')), miss(ticked(11))],
    sends: [saves(11), sent('Block.create'), sent('TextBlock.type')],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'boxes and switches of the page itself',
    at: PLAN,
    act: [
      ...[click('.switch input'), miss(block(32))],
      ...[click(nth('nav button', -1)), click('.setting input')],
    ],
    shows: [see('.setting input:checked')],
    sends: [sent('Settings.update')],
    wins: [],
  },
  {
    name: 'what is clicked just before another page is opened, and dropped by that',
    at: PLAN,
    given: [set({ commitDelay: 2000 })],
    act: [
      ...[click(box(11)), click(`${block(34)} [data-col-index="1"] input`)],
      ...[happen('Go to another page'), click(text(62))],
    ],
    shows: [see(ticked(62))],
    sends: [],
    wins: [],
    plainOnly: true,
  },
  {
    name: 'what a page that draws itself anew did not change',
    at: PLAN,
    given: [set({ commitDelay: HOURS_MS })],
    act: [
      ...[click(box(11)), click(`${block(34)} [data-col-index="1"] input`)],
      ...[happen('Remount'), happen('Newer Notion')],
    ],
    shows: [see(box(11)), miss(ticked(11))],
    sends: [],
    wins: [],
    plainOnly: true,
  },
];

/** To-dos, wherever they are written. */
export const todos: Row[] = [...counts, ...takenBack, ...mustNot];

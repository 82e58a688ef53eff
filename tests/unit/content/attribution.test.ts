import { describe, expect, it } from 'vitest';
import { type Attribution, attributeToUser } from '#utils/content/attribution.ts';
import type { Asked } from '#utils/content/recent-targets.ts';
import type { RequestedChange, Target } from '#utils/sites/types.ts';

const ITEM = 'trello:item:5f0000000000000000000001';
const OTHER = 'trello:item:5f0000000000000000000002';

/** A target with a name of its own; `more` says what else is so. */
const target = (subject: string, more: Partial<Target> = {}): Target => ({
  subject,
  kind: 'item',
  title: 'Make coffee',
  url: 'https://trello.com/c/AbCdEfGh',
  before: 'open',
  ...more,
});
/** One that is known only by its text. */
const weak = (end: string, more: Partial<Target> = {}) =>
  target(`trello:item:~abcdefgh:00000000000000${end}`, more);
const change = (more: Partial<RequestedChange> = {}): RequestedChange => ({
  subject: ITEM,
  kind: 'item',
  to: 'done',
  proof: true,
  ...more,
});

const NAMED = target(ITEM);
const WEAK = weak('01');
const OTHER_WEAK = weak('02');
const WAITING = weak('03', { needsRequest: true });
const OF_OTHER = target(OTHER);
const CARD = target('trello:card:5f0000000000000000000003', { kind: 'card' });
const SHOWN = target(ITEM, { title: 'As shown', url: 'https://trello.com/c/shown' });

const task = (subject: string, { title, url }: Target, alias?: string) => ({
  subject,
  ...(alias && { alias }),
  title,
  url,
});
/** That of somebody else, from which nothing follows. */
const nobodys: Attribution = { watch: [], isSpent: false };
const unplaced: Attribution = { ...nobodys, isUnplaced: true };

/** A card on a board, known by the group that it lies in; and one whose group nobody can read. */
const DRAGGED = target(ITEM, { kind: 'status', byPlace: true });
const UNREAD = target(ITEM, { kind: 'status', byPlace: true, needsRequest: true });
const chosen = (more: Partial<RequestedChange> = {}) =>
  change({ kind: 'status', needsGesture: true, ...more });

interface Row {
  name: string;
  change: RequestedChange;
  recent?: Target[];
  /** What was asked for before; without more words it was to be done. */
  asked?: Record<string, Partial<Asked>>;
  isRepeating?: boolean;
  shown?: Target;
  is: Attribution;
}

const NOW = 1_000_000;
const DONE: Asked = { first: 'done', last: 'done', at: NOW - 5000 };

const ROWS: Row[] = [
  {
    name: 'of a card on a board, what the request makes of it counts',
    change: chosen(),
    recent: [DRAGGED],
    is: { task: task(ITEM, DRAGGED), watch: [], target: DRAGGED, isSpent: true },
  },
  ...[true, false].map((proof) => ({
    name: `one that says otherwise than the group overrules it, whether it proves anything: ${proof}`,
    change: chosen({ to: 'open', proof }),
    recent: [DRAGGED],
    is: { watch: [], target: DRAGGED, isSpent: proof, isOverruled: true as const },
  })),
  {
    name: 'one that says otherwise than a value does not: it may be about another property',
    change: chosen({ to: 'open' }),
    recent: [target(ITEM, { kind: 'status' })],
    is: { watch: [], target: target(ITEM, { kind: 'status' }), isSpent: true },
  },
  {
    name: 'one about a name that nobody knows uses a target up that was read by its value',
    change: chosen({ to: 'open', proof: false }),
    recent: [target(ITEM, { kind: 'status' })],
    is: { watch: [], target: target(ITEM, { kind: 'status' }), isSpent: true },
  },
  {
    name: 'one that moves a card from done to a name that nobody knows only lets the page be read',
    change: chosen({ to: 'open', proof: false }),
    recent: [{ ...DRAGGED, before: 'done' }],
    is: {
      watch: [{ ...DRAGGED, before: 'done' }],
      target: { ...DRAGGED, before: 'done' },
      isSpent: true,
    },
  },
  ...(['done', 'open'] as const).map((to) => ({
    name: `a card in a group that nobody can read becomes what its request says: ${to}`,
    change: chosen({ to }),
    recent: [UNREAD],
    is: { task: task(ITEM, UNREAD), watch: [], target: UNREAD, isSpent: true },
  })),
  {
    name: 'a target of its name is the person’s own, with the words of the target',
    change: change(),
    recent: [OF_OTHER, NAMED],
    shown: SHOWN,
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'a target that has its name as an alias is so, too, and gives its own name as the alias',
    change: change(),
    recent: [{ ...WEAK, alias: ITEM }],
    is: {
      task: task(ITEM, WEAK, WEAK.subject),
      watch: [],
      target: { ...WEAK, alias: ITEM },
      isSpent: true,
    },
  },
  {
    name: 'the only target known by its text learns the name',
    change: change(),
    recent: [WEAK, CARD],
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'a target of its name goes before one known by its text',
    change: change(),
    recent: [WEAK, OTHER_WEAK, NAMED],
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'of several targets known by their text nobody can say which it is',
    change: change(),
    recent: [WEAK, OTHER_WEAK],
    shown: SHOWN,
    is: nobodys,
  },
  {
    name: 'a target known by its text that is in that state already is not meant',
    change: change(),
    recent: [WEAK, weak('02', { before: 'done' })],
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'a target known by its text that only waits is not meant',
    change: change(),
    recent: [WEAK, WAITING],
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'a target of another kind, or with a strong other name, is not meant',
    change: change(),
    recent: [weak('01', { kind: 'card' }), OF_OTHER],
    is: { ...nobodys, task: { subject: ITEM, title: '', url: '' } },
  },
  {
    name: 'with no target left it is what an earlier request named',
    change: change(),
    asked: { [ITEM]: { target: WEAK } },
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'with nothing known of it, it is what the page shows',
    change: change(),
    shown: SHOWN,
    is: { ...nobodys, task: task(ITEM, SHOWN) },
  },
  {
    name: 'with nothing known and nothing shown, its own address is kept',
    change: change({ url: 'https://trello.com/c/own' }),
    is: { ...nobodys, task: { subject: ITEM, title: '', url: 'https://trello.com/c/own' } },
  },
  {
    name: 'an alias that the page shows is kept',
    change: change(),
    shown: { ...SHOWN, alias: WEAK.subject },
    is: { ...nobodys, task: task(ITEM, SHOWN, WEAK.subject) },
  },
  {
    name: 'a change that names nothing is of what the page shows',
    change: change({ subject: '' }),
    shown: SHOWN,
    is: { ...nobodys, task: task(ITEM, SHOWN) },
  },
  {
    name: 'a change that names nothing where the page shows nothing has no name',
    change: change({ subject: '' }),
    is: nobodys,
  },

  // Undo and redo.
  {
    name: 'a redo does nothing new',
    change: change(),
    recent: [CARD],
    asked: { [ITEM]: { target: NAMED } },
    isRepeating: true,
    shown: SHOWN,
    is: nobodys,
  },
  {
    name: 'what was pressed after an undo is new work',
    change: change(),
    recent: [NAMED],
    isRepeating: true,
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'what the person opened by its control, and did not press again, was brought back',
    change: change(),
    recent: [CARD],
    asked: { [ITEM]: { last: 'open', target: target(ITEM, { before: 'done' }) } },
    is: nobodys,
  },
  {
    name: 'what they pressed thrice, before its first request left, is finished by the third',
    change: change(),
    asked: { [ITEM]: { last: 'open', target: WEAK } },
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'what was done when they opened it, somehow, was brought back',
    change: change(),
    asked: { [ITEM]: { first: 'open', last: 'open' } },
    is: nobodys,
  },
  {
    name: 'what was opened long ago may be finished in a way that nobody knows',
    change: change(),
    asked: {
      [ITEM]: { last: 'open', target: target(ITEM, { before: 'done' }), at: NOW - 60_000 },
    },
    is: {
      task: task(ITEM, NAMED),
      watch: [],
      target: target(ITEM, { before: 'done' }),
      isSpent: true,
    },
  },
  {
    name: 'what they pressed again since is new work',
    change: change(),
    recent: [NAMED],
    asked: { [ITEM]: { first: 'open', last: 'open', target: NAMED } },
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'what they finished and opened here, by nothing that is known, may be finished again by that',
    change: change(),
    asked: { [ITEM]: { last: 'open' } },
    shown: SHOWN,
    is: { ...nobodys, task: task(ITEM, SHOWN) },
  },
  {
    name: 'what no gesture is known for is not missed among them',
    change: change({ withoutTarget: true }),
    asked: { [ITEM]: { first: 'open', last: 'open' } },
    shown: SHOWN,
    is: { ...nobodys, task: task(ITEM, SHOWN) },
  },
  {
    name: 'what they opened can be opened again',
    change: change({ to: 'open' }),
    asked: { [ITEM]: { first: 'open', last: 'open', target: NAMED } },
    shown: { ...SHOWN, before: 'done' },
    is: { task: task(ITEM, NAMED, undefined), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'an undo opens what the page shows as done',
    change: change({ to: 'open' }),
    isRepeating: true,
    shown: { ...SHOWN, before: 'done' },
    is: { ...nobodys, task: task(ITEM, SHOWN) },
  },
  {
    name: 'an undo of what needs a gesture is watched anew',
    change: change({ to: 'open', needsGesture: true }),
    asked: { [ITEM]: { target: NAMED } },
    isRepeating: true,
    is: { ...nobodys, undone: { ...NAMED, before: 'done' } },
  },
  {
    name: 'an undo of what nobody did here is nobody’s',
    change: change({ to: 'open', needsGesture: true }),
    asked: { [OTHER]: { target: OF_OTHER } },
    isRepeating: true,
    is: unplaced,
  },

  // Changes that mean something only together with a gesture.
  {
    name: 'what needs a gesture is the person’s by a target of its name and kind',
    change: change({ needsGesture: true }),
    recent: [NAMED],
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },
  {
    name: 'what needs a gesture is not the person’s by a target of its name and another kind',
    change: change({ needsGesture: true }),
    recent: [target(ITEM, { kind: 'card' })],
    shown: SHOWN,
    is: unplaced,
  },
  {
    name: 'what needs none is, by a target of its name and another kind',
    change: change(),
    recent: [target(ITEM, { kind: 'card' })],
    is: { task: task(ITEM, NAMED), watch: [], target: target(ITEM, { kind: 'card' }), isSpent: true },
  },
  {
    name: 'what needs a gesture is the person’s by the only target known by its text',
    change: change({ needsGesture: true }),
    recent: [WEAK],
    is: { task: task(ITEM, WEAK, WEAK.subject), watch: [], target: WEAK, isSpent: true },
  },
  {
    name: 'what needs a gesture is nobody’s by what an earlier request named',
    change: change({ needsGesture: true }),
    asked: { [ITEM]: { target: NAMED } },
    shown: SHOWN,
    is: unplaced,
  },
  {
    name: 'what needs a gesture is nobody’s without one, though the page shows it',
    change: change({ needsGesture: true }),
    shown: SHOWN,
    is: unplaced,
  },

  // What is so already.
  {
    name: 'a late request for what the person has turned back changes nothing, and keeps the target',
    change: change(),
    recent: [target(ITEM, { before: 'done' })],
    shown: SHOWN,
    is: { watch: [], target: target(ITEM, { before: 'done' }), isSpent: false },
  },
  {
    name: 'the same uses up the target where a gesture is needed',
    change: change({ needsGesture: true }),
    recent: [target(ITEM, { before: 'done' })],
    is: { watch: [], target: target(ITEM, { before: 'done' }), isSpent: true },
  },
  {
    name: 'what the page shows in that state changes nothing',
    change: change(),
    shown: { ...SHOWN, before: 'done' },
    is: nobodys,
  },
  {
    name: 'what the page shows counts also for a target known by its text, which stays',
    change: change(),
    recent: [WEAK],
    shown: { ...SHOWN, before: 'done' },
    is: { watch: [], target: WEAK, isSpent: false },
  },
  {
    name: 'of a target of its name the target’s state counts, not what is shown by now',
    change: change(),
    recent: [NAMED],
    shown: { ...SHOWN, before: 'done' },
    is: { task: task(ITEM, NAMED), watch: [], target: NAMED, isSpent: true },
  },

  // What a success does not prove.
  {
    name: 'without proof the target of its name is watched',
    change: change({ proof: false }),
    recent: [NAMED, WAITING],
    shown: SHOWN,
    is: { watch: [NAMED], target: NAMED, isSpent: true },
  },
  {
    name: 'without proof, and without such a target, what the page shows is watched',
    change: change({ proof: false }),
    recent: [WEAK, WAITING],
    shown: SHOWN,
    is: { watch: [SHOWN], target: WEAK, isSpent: true },
  },
  {
    name: 'without proof, and with nothing shown, all targets that wait for it are watched',
    change: change({ proof: false }),
    recent: [WAITING, weak('04', { needsRequest: true }), weak('05', { needsRequest: true, before: 'done' })],
    is: { ...nobodys, watch: [WAITING, weak('04', { needsRequest: true })] },
  },
  {
    name: 'without proof, and with nothing shown or waiting, it is unplaced',
    change: change({ proof: false }),
    is: unplaced,
  },
  {
    name: 'without proof a stale one is not watched',
    change: change({ proof: false }),
    recent: [target(ITEM, { before: 'done' })],
    is: { watch: [], target: target(ITEM, { before: 'done' }), isSpent: false },
  },
];

describe('whose a requested change is', () => {
  it.each(ROWS)('$name', ({ change, recent = [], asked = {}, isRepeating = false, shown, is }) => {
    const known = Object.entries(asked).map(([name, one]) => [name, { ...DONE, ...one }] as const);
    const past = { recent, asked: new Map(known), isRepeating, now: NOW };
    expect(attributeToUser(change, past, () => shown)).toEqual(is);
  });

  it('asks the page only where that matters', () => {
    const ask = () => {
      throw new Error('asked');
    };
    const past = { recent: [], asked: new Map(), isRepeating: false, now: NOW };
    expect(attributeToUser(change({ needsGesture: true }), past, ask)).toEqual(unplaced);
    expect(attributeToUser(change(), { ...past, isRepeating: true }, ask)).toEqual(nobodys);
    expect(attributeToUser(change(), { ...past, recent: [WEAK, OTHER_WEAK] }, ask)).toEqual(nobodys);
    expect(() => attributeToUser(change(), past, ask)).toThrow('asked');
  });
});

import fc from 'fast-check';
import { addDays, DAY_MS, dayKey, HOUR_MS, latestWeekday } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT, type LedgerEvent, orderAfter } from '#utils/domain/event.ts';
import { BATCH_PAUSE_MS } from '#utils/domain/rules.ts';
import { DEFAULTS, dayAt, type Settings, type SettingsChange } from '#utils/domain/settings.ts';

const FIRST = Date.parse('2026-03-01T12:00:00Z');

type Item = Pick<LedgerEvent, 'subject' | 'kind' | 'site' | 'relatedTo'>;

const CARDS: Item[] = ['a', 'b', '~a', '~b', 'a:0123456789abcdef'].map((name) => ({
  subject: `trello:card:${name}`,
  kind: 'card',
  site: 'trello',
}));
const ITEMS: Item[] = ['1', '2', '3', '4', '5', '6', '1:0123456789abcdef'].map((name, index) => ({
  subject: `trello:item:${name}`,
  kind: 'item',
  site: 'trello',
  relatedTo: `trello:card:${['a', 'a', '~a', 'a', 'a', '~a', 'b'][index]}`,
}));
const PULL = 'github:github.com/o/r#1';
/** What can be finished, some of it under several names. */
const WORK: Item[] = [
  ...CARDS,
  ...CARDS,
  ...ITEMS,
  { subject: `${PULL}:merged`, kind: 'pull', site: 'github' },
  { subject: `${PULL}:review:a`, kind: 'review', site: 'github' },
  { subject: `${PULL}:review:b`, kind: 'review', site: 'github' },
  { subject: 'github:github.com/o/r#2:closed', kind: 'issue', site: 'github' },
  { subject: 'github:github.com/o/r#3:closed', kind: 'declined', site: 'github' },
  { subject: 'github:github.com/o/r#2:task:0:0123456789abcdef', kind: 'task', site: 'github' },
  { subject: `${PULL}:thread:1`, kind: 'thread', site: 'github' },
  { subject: 'notion:block:d', kind: 'todo', site: 'notion' },
  { subject: 'notion:block:e', kind: 'status', site: 'notion' },
  ...[1, 2, 3, 4].map((id): Item => ({ subject: `manual:${id}`, kind: 'manual' })),
  ...[1, 2].map((id): Item => ({ subject: `timer:${id}`, kind: 'starter' })),
  { subject: 'timer:3', kind: 'focus' },
];
/** Steps of two goals, and what each stands for. */
const STEPS: Item[] = ['g', 'h'].flatMap((goal) =>
  [undefined, undefined, 'trello:card:a', 'trello:card:~b', 'notion:block:d', undefined].map(
    (relatedTo, index): Item => ({
      subject: `goal:${goal}:step:${index}`,
      kind: 'step',
      ...(relatedTo && { relatedTo }),
    }),
  ),
);
const SETTINGS: Partial<Settings>[] = [
  { dailyTarget: 1 },
  { dailyTarget: 5 },
  { schedule: [1, 2, 3, 4, 5, 6, 7] },
  { weekStart: 7 },
  { weekStart: 3 },
  { schedule: [2, 4] },
  { schedule: [] },
  { dayStart: 0 },
  { dayStart: 480, dailyTarget: 2 },
  { momentum: false },
  { surprise: 'steady' },
  { surprise: 'chance' },
  { quietHours: { from: 0, to: 0 } },
  { rewards: true },
  { rewards: false },
  { numbers: false },
];

/**
 * Logs of up to `length` events, most of them that long: wandering over some months, dense with batches, or of few cards
 * that come again and again.
 */
export function logs(length: number): fc.Arbitrary<LedgerEvent[]> {
  return fc.oneof(
    { weight: 4, arbitrary: wanderings(length, length) },
    { weight: 1, arbitrary: wanderings(0, length) },
    { weight: 1, arbitrary: batches(Math.ceil(length / 5)) },
    { weight: 1, arbitrary: repeats(length) },
  );
}

/** How far a clock may jump, either way: by seconds, hours, days and years. */
const JUMP = fc
  .tuple(fc.constantFrom(1000, HOUR_MS, DAY_MS, 365 * DAY_MS), fc.integer({ min: -3, max: 3 }))
  .map(([unit, count]) => unit * count);

/** What is done next, how much later, and by whom. */
const NEXT = fc.record({
  type: fc.constantFrom<LedgerEvent['type']>(
    ...(['complete', 'complete', 'complete', 'complete', 'complete', 'complete', 'complete'] as const),
    ...(['uncomplete', 'uncomplete', 'void', 'void', 'priority', 'rest', 'settings', 'goal'] as const),
    ...(['step', 'step', 'timer', 'reflect', 'redeem', 'note', 'note'] as const),
  ),
  item: fc.nat(2 ** 20),
  choice: fc.nat(2 ** 20),
  /** Mostly forward; a clock that is set right can go back. */
  pause: fc.oneof(
    { weight: 4, arbitrary: fc.nat(30_000) },
    { weight: 4, arbitrary: fc.nat(3 * HOUR_MS) },
    { weight: 4, arbitrary: fc.nat(2 * DAY_MS) },
    { weight: 1, arbitrary: fc.integer({ min: -DAY_MS, max: 0 }) },
    { weight: 1, arbitrary: JUMP },
    { weight: 1, arbitrary: fc.nat(9 * DAY_MS) },
  ),
  device: fc.constantFrom('here', 'here', 'there'),
  offset: fc.constantFrom(60, 60, 60, 60, 0, 330, -210, 840, -660),
  /** Whether it shows another name of the thing, comes twice, drops a goal or a step, or moves a card. */
  rarely: fc.constantFrom(...Array<undefined>(7), 'learns', 'twice', 'drops', 'moves'),
  back: fc.nat(12),
});

/**
 * Logs on a few items, with all that the ledger writes, from two devices whose clocks may jump and whose zones may
 * change, in the order in which they were written. Weak names turn out to be strong ones now and then.
 */
function wanderings(minLength: number, maxLength: number): fc.Arbitrary<LedgerEvent[]> {
  return fc.array(NEXT, { minLength, maxLength, size: 'max' }).map((steps) => {
    let at = FIRST;
    const events: LedgerEvent[] = [];
    const changes: SettingsChange[] = [];
    const numbers: Record<string, number> = {};
    const orders: Record<string, number> = {};
    for (const { type, item, choice, pause, device, offset, rarely, back } of steps) {
      at += pause;
      const day = dayAt({ at, offset }, changes);
      const dropped = rarely === 'drops' && { dropped: true };
      const seq = (numbers[device] ?? 0) + 1;
      numbers[device] = seq;
      const order = orderAfter(orders[device] ?? 0, at);
      orders[device] = order;
      const own = { id: `${device}${seq}`, at, offset, day, device, seq, order };
      const write = (more: Pick<LedgerEvent, 'type' | 'subject'> & Partial<LedgerEvent>) => {
        events.push({ ...own, ...more });
        if (more.settings) changes.push({ from: addDays(day, 1), settings: more.settings });
      };
      const done = pickOf([...WORK, ...STEPS], item);
      const names = CARDS.includes(done) ? CARDS : ITEMS.slice(0, 1);
      const learned = pickOf(names, choice).subject;
      const alias = rarely === 'learns' &&
        (CARDS.includes(done) || done === ITEMS.at(-1)) &&
        learned !== done.subject && { alias: learned };
      switch (type) {
        case 'complete':
          // A step that stands for something else is done with that.
          write({
            ...{ type, ...(done.kind === 'step' ? { subject: done.subject, kind: 'step' } : done), ...alias },
            ...(rarely === 'moves' && done.kind === 'card' && { moved: true as const }),
          });
          break;
        case 'uncomplete':
          write({ type, ...(done.kind === 'step' ? { subject: done.subject, kind: 'step' } : done) });
          break;
        case 'void': {
          const past = events.at(-1 - back);
          if (!past) write({ type: 'note', subject: done.subject });
          else
            write({
              ...{ type, ref: past.id, subject: past.subject },
              ...(past.relatedTo && { relatedTo: past.relatedTo }),
            });
          break;
        }
        case 'priority':
          write({ type, subject: done.subject });
          break;
        case 'rest': {
          const from = addDays(day, (choice % 25) - 12);
          const reason = 'holiday';
          write({
            type,
            subject: CONFIG_SUBJECT,
            rest: { from, to: addDays(from, (item % 12) - 1), reason },
          });
          break;
        }
        case 'settings':
          write({ type, subject: CONFIG_SUBJECT, settings: pickOf(SETTINGS, choice) });
          break;
        case 'goal':
          write({ type, subject: pickOf(['goal:g', 'goal:h'], choice), ...dropped });
          break;
        case 'step': {
          const { subject, relatedTo } = pickOf(STEPS, choice);
          write({ type, subject, ...(relatedTo && { relatedTo }), ...dropped });
          break;
        }
        case 'timer':
          write({
            type,
            subject: `timer:${1 + (choice % 3)}`,
            relatedTo: pickOf(CARDS, item).subject,
            minutes: 5,
          });
          break;
        case 'reflect':
          write({
            type,
            ...(choice % 2
              ? { subject: `reflection:${day}`, kind: 'reflection' as const }
              : {
                  subject: `review:${latestWeekday(day, 1)}`,
                  kind: 'weekly' as const,
                  relatedTo: done.subject,
                }),
          });
          break;
        case 'redeem':
          write({ type, subject: `redeem:${own.id}`, price: 1 + (choice % 30) });
          break;
        case 'note':
          write({
            type,
            ...pickOf<Pick<LedgerEvent, 'subject'> & Partial<LedgerEvent>>(
              [
                { subject: done.subject },
                { subject: CONFIG_SUBJECT, noteKind: 'salt', surpriseSalt: device === 'here' ? 'aa' : 'bb' },
                { subject: `note:${own.id}`, noteKind: 'exported' },
                { subject: `note:${own.id}`, noteKind: 'log-checked' },
                { subject: 'trello:card:a', alias: 'trello:card:~a' },
                { subject: 'trello:card:~b', alias: 'trello:card:b' },
                { subject: 'trello:item:1:0123456789abcdef', alias: 'trello:item:1' },
              ],
              choice,
            ),
          });
      }
      const last = events.at(-1);
      if (rarely === 'twice' && last) events.push(last);
    }
    return events;
  });
}

function pickOf<T>(all: readonly T[], index: number): T {
  return all[index % all.length] as T;
}

const BATCHED = {
  a: 'card',
  e: 'pull',
  f: 'item',
  g: 'card',
  h: 'todo',
  i: 'issue',
  j: 'card',
  k: 'todo',
} as const;
const LETTERS = Object.keys(BATCHED) as (keyof typeof BATCHED)[];

/**
 * Logs of up to `length` steps on a few subjects over a few days: many are done at once on the first three days,
 * here and there one is taken back days later or voided, in no order of time, so that batches grow and shrink beneath
 * what was taken back of them.
 */
export function batches(length: number): fc.Arbitrary<LedgerEvent[]> {
  const step = fc.record({
    type: fc.constantFrom<LedgerEvent['type']>('complete', 'complete', 'uncomplete', 'void'),
    letters: fc.shuffledSubarray(LETTERS, { minLength: 1 }),
    date: fc.nat(2),
    /** Ms after noon; some batches join others. */
    start: fc.constantFrom(0, 10_000, 60_000),
    /** Ms between wins; the last is the shortest pause that ends a batch. */
    within: fc.constantFrom(0, 0, 1000, BATCH_PAUSE_MS, BATCH_PAUSE_MS + 1),
    back: fc.nat(12),
  });
  return fc.array(step, { minLength: 1, maxLength: length }).map((steps) => {
    const events: LedgerEvent[] = [];
    const add = (type: LedgerEvent['type'], subject: string, at: number, more: Partial<LedgerEvent>) => {
      const day = dayKey(at, 0, DEFAULTS.dayStart);
      events.push({
        id: `${events.length}`,
        type,
        subject,
        at,
        offset: 0,
        day,
        device: 'here',
        seq: events.length + 1,
        order: orderAfter(events.at(-1)?.order ?? 0, at),
        ...more,
      });
    };
    for (const { type, letters, date, start, within, back } of steps) {
      const at = FIRST + date * DAY_MS + start;
      const [first = 'a'] = letters;
      const ref = events.filter((past) => past.type === 'complete').at(-1 - back);
      if (type === 'uncomplete') add(type, `trello:card:${first}`, at + 3 * DAY_MS, { kind: BATCHED[first] });
      else if (type === 'void')
        add(type, ref?.subject ?? 'none', at + 6 * DAY_MS, { ref: ref?.id ?? 'none' });
      else
        for (const [index, letter] of letters.entries())
          add(type, `trello:card:${letter}`, at + index * within, { kind: BATCHED[letter] });
    }
    return events;
  });
}

/**
 * Logs of up to `length` events on three recurring cards, days apart or on the same day: done, opened again, taken back
 * by the person, and refused by the site.
 */
export function repeats(length: number): fc.Arbitrary<LedgerEvent[]> {
  const step = fc.record({
    act: fc.constantFrom('complete', 'complete', 'complete', 'uncomplete', 'undo', 'refuse'),
    card: fc.constantFrom('a', 'a', 'a', 'b', 'c'),
    /** Days since the step before; a clock may be set back. */
    days: fc.constantFrom(0, 0, 0, 1, 1, 2, 7, -3),
    /** How many of the card's completions are later than the one that is taken back. */
    back: fc.constantFrom(0, 0, 0, 1, 2),
    moved: fc.constantFrom(false, false, false, true),
  });
  return fc.array(step, { minLength: 1, maxLength: length }).map((steps) => {
    const events: LedgerEvent[] = [];
    let at = FIRST;
    for (const { act, card, days, back, moved } of steps) {
      at += days * DAY_MS + 60_000;
      const subject = `trello:card:${card}`;
      const done = events
        .filter((past) => past.subject === subject && past.type === 'complete')
        .at(-1 - back);
      const type = act === 'complete' || act === 'uncomplete' ? act : 'void';
      events.push({
        id: `${events.length}`,
        type,
        subject,
        at,
        offset: 0,
        day: dayKey(at, 0, DEFAULTS.dayStart),
        device: 'here',
        seq: events.length + 1,
        order: orderAfter(events.at(-1)?.order ?? 0, at),
        ...(type === 'void' ? { ref: done?.id ?? 'none' } : { kind: 'card', site: 'trello' }),
        ...(act === 'refuse' && { refused: true }),
        ...(act === 'complete' && moved && { moved }),
      });
    }
    return events;
  });
}

import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { logOf } from '#tests/support/ledger.ts';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import type { CompletionEntry } from '#utils/background/ledger/append.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { readChainPart } from '#utils/background/ledger/log-parts.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { canonical } from '#utils/domain/canonical.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { ChainLink } from '#utils/messaging/queries.ts';

const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const DAY_MS = 86_400_000;
let databases = 0;

function open() {
  const name = `merge-${++databases}`;
  return { name, ledger: createLedger(name) };
}

const on = (date: number, minutes = 0) => ({
  at: MONDAY + (date - 2) * DAY_MS + minutes * 60_000,
  offset: 60,
});
const entry = (id: string, more: Partial<CompletionEntry> = {}): CompletionEntry => ({
  ...{ id, type: 'complete', subject: `trello:card:${id}`, kind: 'card', site: 'trello', source: 'gesture' },
  text: { title: `Card ${id}`, url: `https://trello.com/c/${id}` },
  ...more,
});
const reflection = {
  id: 'r',
  type: 'reflect',
  kind: 'reflection',
  subject: 'reflection:2026-03-02',
  text: { title: 'A long day', url: '' },
} as const;

/** What is stored is what the whole log projects to. */
async function expectWhole({ name, ledger }: { name: string; ledger: Ledger }) {
  await ledger.snapshot(on(30));
  const db = await openDB(name);
  const expected = new Map<string, object[]>(PROJECTIONS.map((store) => [store, []]));
  for (const [store, , value] of recordsOf(projectAll(await db.getAll('events'))))
    expected.get(store)?.push(value);
  for (const store of PROJECTIONS) {
    const stored = await db.getAll(store);
    expect(stored.map((value) => canonical(value)).sort()).toEqual(
      expected
        .get(store)
        ?.map((value) => canonical(value))
        .sort(),
    );
  }
  db.close();
}

/** A ledger with four wins of its own and a reflection. */
async function written() {
  const made = open();
  for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) await made.ledger.record(entry(id), on(2, index));
  await made.ledger.record(reflection, on(2, 10));
  return { ...made, log: await wholeLog(made.ledger) };
}

const total = async ({ ledger }: { ledger: Ledger }) => (await ledger.snapshot(on(30))).totals?.total ?? 0;
const namesOf = (aside: readonly { id: string; why: string }[]) => aside.map(({ id, why }) => [id, why]);
const seqOf = (log: readonly StoredEvent[], seq: number) =>
  log.find((event) => event.seq === seq) as StoredEvent;

describe('texts', () => {
  it('come back to events that were taken in without them', async () => {
    const there = await written();
    const here = open();
    await mergeInto(here.ledger, await wholeLog(there.ledger, false));
    expect((await here.ledger.event('r'))?.text).toBeUndefined();
    const part = await here.ledger.takeIn(there.log);
    expect(part).toMatchObject({ fresh: 0, known: there.log.length, texts: 1, aside: [] });
    await here.ledger.finishMerge();
    expect((await here.ledger.event('r'))?.text).toEqual(reflection.text);
    expect(await wholeLog(here.ledger)).toEqual(there.log);
  });

  it('that were erased on purpose stay erased: a note taken back, one written anew, the words on a win', async () => {
    const { ledger } = await written();
    await ledger.setWinNote('n1', 'a', 'Quite hard', on(3));
    await ledger.setWinNote('n2', 'b', 'First words', on(3));
    const before = await wholeLog(ledger);
    await ledger.setWinNote('n3', 'a', '', on(3, 1));
    await ledger.setWinNote('n4', 'b', 'Better words', on(3, 1));
    expect(await ledger.eraseText('c', on(3, 2))).toBe(true);
    // They are no moment in the database, either.
    expect(await ledger.takeIn(before)).toMatchObject({ fresh: 0, texts: 0, aside: [] });
    await mergeInto(ledger, before);
    const words = JSON.stringify(await wholeLog(ledger));
    expect(words).not.toMatch(/Quite hard|First words|Card c/);
    expect(words).toMatch(/Better words/);
  });

  it('are erased on another device as well, whichever copy comes first', async () => {
    const { ledger, log } = await written();
    await ledger.eraseText('c', on(3));
    const after = await wholeLog(ledger);
    for (const copies of [
      [log, after],
      [after, log],
      [after.slice(-1), log],
    ]) {
      const other = open();
      for (const copy of copies) await mergeInto(other.ledger, copy);
      expect(JSON.stringify(await wholeLog(other.ledger))).not.toContain('Card c');
      expect((await other.ledger.event('c'))?.textHash).toBeDefined();
      await expectWhole(other);
    }
  });

  /** A goal with steps for the wins a and b, one of the person's own, and a timer for a; and one step that left its item. */
  async function planned({ ledger }: { ledger: Ledger }) {
    const goal = `goal:${crypto.randomUUID()}`;
    const step = (id: string, title: string, item?: string): Parameters<Ledger['record']>[0] => ({
      ...{ id, type: 'step', subject: `${goal}:step:${id.slice(0, 2)}`, position: 1 },
      text: { title, url: item ? `https://trello.com/c/${item}` : '' },
      ...(item && { relatedTo: `trello:card:${item}` }),
    });
    const text = { title: 'Card a', url: '' };
    const about = { subject: 'timer:t', relatedTo: 'trello:card:a', minutes: 25 };
    for (const entry of [
      { id: 'goal', type: 'goal', subject: goal, text: { title: 'My goal', url: '' } } as const,
      ...[step('s1', 'Card a', 'a'), step('s2', 'Card b', 'b'), step('s3', 'My own step')],
      ...[step('s4', 'Card a', 'a'), step('s4-left', 'Card a')],
      { id: 'timer', type: 'timer', ...about, text } as const,
    ])
      await ledger.record(entry, on(3));
  }

  it.each(['words', 'site'])('of an item are erased where steps and timers have them (%s)', async (what) => {
    const { name, ledger } = await written();
    await planned({ ledger });
    const before = await wholeLog(ledger);
    if (what === 'words') await ledger.eraseText('a', on(5));
    else await ledger.eraseWins('erase', { site: 'trello' }, on(5));
    const gone = what === 'words' ? /Card a|\/c\/a/ : /Card [abcd]|\/c\//;
    const copies = [before, await wholeLog(ledger)];
    for (const order of [copies, copies.toReversed()]) {
      const other = open();
      for (const copy of order) await mergeInto(other.ledger, copy);
      for (const one of [ledger, other.ledger]) {
        const words = JSON.stringify(await wholeLog(one));
        expect(words).not.toMatch(gone);
        expect(words).toMatch(/My goal.*My own step|My own step.*My goal/);
        if (what === 'words') expect(words).toContain('Card b');
        const steps = (await wholeLog(one)).filter(({ type }) => type === 'step');
        expect(steps.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4', 's4-left']);
      }
      await expectWhole(other);
    }
    await expectWhole({ name, ledger });
  });

  it('that are not what was sealed are left out, and their events are taken in', async () => {
    const { log } = await written();
    const here = open();
    const forged = log.map((event) =>
      event.id === 'b' ? { ...event, text: { title: 'Another', url: '' } } : event,
    );
    expect(namesOf(await mergeInto(here.ledger, forged))).toEqual([['b', 'text']]);
    expect((await here.ledger.event('b'))?.text).toBeUndefined();
    expect(namesOf(await mergeInto(here.ledger, forged))).toEqual([['b', 'text']]);
    await mergeInto(here.ledger, log);
    expect((await here.ledger.event('b'))?.text?.title).toBe('Card b');
  });
});

describe('a line that is none', () => {
  const broken: [string, (event: StoredEvent) => unknown][] = [
    ['no object', () => 'b'],
    ['null', () => null],
    ['a list', (event) => [event]],
    ['no id', ({ id: _, ...event }) => event],
    ['an unknown type', (event) => ({ ...event, type: 'party' })],
    ['a day that there is not', (event) => ({ ...event, day: '2026-02-30' })],
    ['a day before all others', (event) => ({ ...event, day: '0001-01-01' })],
    ['a day after all others', (event) => ({ ...event, day: '9999-12-31' })],
    ['a moment after all others', (event) => ({ ...event, at: 8.64e15 })],
    ['a place that is nowhere', (event) => ({ ...event, offset: 1e12 })],
    [
      'a rest that never ends',
      (event) => ({ ...event, rest: { from: '2026-03-02', to: '9999-12-31', reason: 'sick' } }),
    ],
    ['an order beyond all', (event) => ({ ...event, order: Number.MAX_SAFE_INTEGER })],
    ['an order that is none', (event) => ({ ...event, order: null })],
    ['no kind', ({ kind: _, ...event }) => event],
    ['a price below nothing', (event) => ({ ...event, price: -1000 })],
    ['settings of another shape', (event) => ({ ...event, settings: { dailyTarget: 'x' } })],
    ['an endless title', (event) => ({ ...event, text: { title: 'x'.repeat(5000), url: '' } })],
    ['an address that runs', (event) => ({ ...event, text: { title: 'x', url: 'javascript:alert(1)' } })],
    ['an endless field that nobody knows', (event) => ({ ...event, more: 'x'.repeat(30_000) })],
    ['a hash that is none', (event) => ({ ...event, hash: 'nonsense' })],
  ];
  it.each(broken)('is set aside, and everything else is taken in: %s', async (_, spoil) => {
    const { log } = await written();
    const here = open();
    const aside = await mergeInto(
      here.ledger,
      log.map((event) => (event.id === 'b' ? spoil(event) : event) as object),
    );
    expect(aside).toMatchObject([{ why: 'unreadable' }]);
    expect((await wholeLog(here.ledger)).map(({ id }) => id)).toEqual(
      log.map(({ id }) => id).filter((id) => id !== 'b'),
    );
    await expectWhole(here);
  });
});

describe('an event that is not what was sealed', () => {
  it.each([
    ['its day', { day: '2020-01-01' }],
    ['its kind', { kind: 'pull' }],
    ['its subject', { subject: 'trello:card:other' }],
    ['its order', { order: 5 }],
    ['its device', { device: 'another' }],
    ['a field more', { moved: true }],
  ])('is set aside where it breaks the chain: %s', async (_, change) => {
    const { log } = await written();
    const [here, known] = [open(), open()];
    const forged = log.map((event) => (event.id === 'b' ? { ...event, ...change } : event));
    if (!('device' in change)) {
      expect(namesOf(await mergeInto(here.ledger, forged))).toEqual([['b', 'changed']]);
      expect(await here.ledger.event('b')).toBeUndefined();
      // What comes after it is taken in, and the true one at last as well.
      await mergeInto(here.ledger, log);
      expect(await wholeLog(here.ledger)).toEqual(log);
    }
    await mergeInto(known.ledger, log);
    expect(namesOf(await mergeInto(known.ledger, forged))).toEqual([['b', 'changed']]);
    expect(await wholeLog(known.ledger)).toEqual(log);
  });

  it('is set aside where another one has its id here', async () => {
    const { ledger, log } = await written();
    const twin = logOf([{ ...entry('b', { subject: 'trello:card:z' }), ...on(3) }], 'elsewhere');
    expect(namesOf(await mergeInto(ledger, twin))).toEqual([['b', 'other']]);
    const after = await wholeLog(ledger);
    expect(after.filter(({ device }) => device === log[0]?.device)).toEqual(log);
    expect(after).toHaveLength(log.length + 1);
  });

  it('is a chain’s first, which nothing comes before', async () => {
    const { log } = await written();
    const here = open();
    const forged = log.map((event) => (event.seq === 1 ? { ...event, surpriseSalt: 'ab' } : event));
    expect(namesOf(await mergeInto(here.ledger, forged))).toEqual([[log[0]?.id, 'changed']]);
  });

  it('is known by its part before, also where only a look is taken', async () => {
    const { log } = await written();
    const here = open();
    const forged = log.map((event) => (event.id === 'c' ? { ...event, kind: 'pull' } : event));
    const first = await here.ledger.tryTakingIn(forged.slice(0, 3));
    expect(first).toMatchObject({ fresh: 3, last: [{ seq: 2 }, { seq: 3, hash: seqOf(log, 3).hash }] });
    const second = await here.ledger.tryTakingIn(forged.slice(3), first.last);
    expect([second.fresh, namesOf(second.aside)]).toEqual([2, [['c', 'changed']]]);
    expect(await wholeLog(here.ledger)).toEqual([]);
  });

  /** Takes a log in, in parts of a size. @returns the ids that were set aside */
  async function takeInParts({ ledger }: { ledger: Ledger }, log: readonly StoredEvent[], size: number) {
    const aside: string[] = [];
    let previous: ChainLink[] = [];
    for (let from = 0; from < log.length; from += size) {
      const part = await ledger.takeIn(log.slice(from, from + size), previous);
      aside.push(...part.aside.map(({ id }) => id));
      previous = part.last;
    }
    await ledger.finishMerge();
    return aside;
  }

  it.each<[name: string, size: number, isForged: (place: number) => boolean]>([
    ['all', 100, () => true],
    ['all, one by one', 1, () => true],
    ['all, in parts of three', 3, () => true],
    ['all but the first', 100, (place) => place > 0],
    ['two of three', 2, (place) => place % 3 !== 0],
    ['every second one', 1, (place) => place % 2 === 0],
  ])('leaves none after it to be taken at its word: %s', async (_, size, isForged) => {
    const { log } = await written();
    const here = open();
    const change = (event: StoredEvent) =>
      event.seq === 1 ? { ...event, surpriseSalt: 'ab' } : { ...event, day: '2026-02-01' };
    const forged = log.map((event, place) => (isForged(place) ? change(event) : event));
    const ids = log.filter((_, place) => isForged(place)).map(({ id }) => id);
    expect(await takeInParts(here, forged, size)).toEqual(ids);
    expect(await takeInParts(here, log, size)).toEqual([]);
    expect(await wholeLog(here.ledger)).toEqual(log);
    expect((await here.ledger.verify()).faults).toEqual([]);
  });

  it.each([1, 2, 100])('in its hash alone keeps none after it out: parts of %i', async (size) => {
    const { log } = await written();
    const here = open();
    const forged = log.map((event) => (event.id === 'b' ? { ...event, hash: '0'.repeat(64) } : event));
    expect(await takeInParts(here, forged, size)).toEqual(['b']);
    expect(await takeInParts(here, log, size)).toEqual([]);
    expect(await wholeLog(here.ledger)).toEqual(log);
  });
});

describe('a browser profile that was copied', () => {
  /** Two ledgers of one device, each of which goes on. */
  async function cloned() {
    const one = await written();
    const two = open();
    const db = await createConnection(one.name)();
    const device = await db.get('meta', 'device');
    db.close();
    await mergeInto(two.ledger, one.log);
    const copy = await createConnection(two.name)();
    await copy.put('meta', device ?? true, 'device');
    copy.close();
    two.ledger = createLedger(two.name);
    await one.ledger.record(entry('one'), on(3));
    await two.ledger.record(entry('two'), on(3, 1));
    await two.ledger.record(entry('too'), on(3, 2));
    return { one, two, device: typeof device === 'object' ? device.id : '' };
  }

  it('is a fork that is kept, and each goes on under a name of its own', async () => {
    const { one, two, device } = await cloned();
    expect((await two.ledger.event('two'))?.device).toBe(device);
    const part = await one.ledger.takeIn(await wholeLog(two.ledger));
    expect(part).toMatchObject({ fresh: 2, forks: 1, aside: [] });
    await one.ledger.finishMerge();
    await mergeInto(two.ledger, await wholeLog(one.ledger));
    await one.ledger.record(entry('more'), on(4));
    await two.ledger.record(entry('yet more'.replace(' ', '-')), on(4, 1));
    await mergeInto(one.ledger, await wholeLog(two.ledger));
    await mergeInto(two.ledger, await wholeLog(one.ledger));
    const log = await wholeLog(one.ledger);
    expect(await wholeLog(two.ledger)).toEqual(log);
    const devices = ['one', 'two', 'too', 'more', 'yet-more'].map(
      (id) => log.find((event) => event.id === id)?.device,
    );
    expect(devices.slice(0, 3)).toEqual([device, device, device]);
    expect(new Set([device, ...devices.slice(3)]).size).toBe(3);
    expect(await total(one)).toBe(await total(two));
    await expectWhole(one);
    await expectWhole(two);
  });

  it('is named by the check of the log, in which nothing is wrong', async () => {
    const { one, two, device } = await cloned();
    await mergeInto(one.ledger, await wholeLog(two.ledger));
    const { checked, faults } = await one.ledger.verify();
    expect(checked).toBe(6 + 3);
    expect(faults).toMatchObject([{ device, seq: 7, what: 'fork' }]);
  });

  it.each([1, 2, 3, 4, 7])(
    'is known in the parts of a copy, wherever it is cut: parts of %i',
    async (size) => {
      const { one, two } = await cloned();
      await one.ledger.record(entry('three'), on(3, 3));
      await mergeInto(one.ledger, await wholeLog(two.ledger));
      const log = await wholeLog(one.ledger);
      const [looked, taken] = [open(), open()];
      for (const take of [looked.ledger.tryTakingIn, taken.ledger.takeIn]) {
        let previous: ChainLink[] = [];
        let fresh = 0;
        for (let from = 0; from < log.length; from += size) {
          const part = await take(log.slice(from, from + size), previous);
          expect(part.aside).toEqual([]);
          fresh += part.fresh;
          previous = part.last;
        }
        expect(fresh).toBe(log.length);
      }
    },
  );

  it.each([1, 2, 3, 7])(
    'ends no part of a log between two events of one place: parts of %i',
    async (size) => {
      const { one, two } = await cloned();
      await mergeInto(one.ledger, await wholeLog(two.ledger));
      const db = await createConnection(one.name)();
      const log: StoredEvent[] = [];
      for (let more = true; more; ) {
        const { device = '', seq = 0 } = log.at(-1) ?? {};
        const part = await readChainPart(db, log.length > 0 ? [device, seq] : undefined, size);
        log.push(...part.events);
        more = part.more;
      }
      db.close();
      expect(log).toEqual(await wholeLog(one.ledger));
      expect(log).toHaveLength(9);
    },
  );
});

describe('a merge that was cut off', () => {
  it('is finished when the ledger is opened the next time', async () => {
    const { log } = await written();
    const here = open();
    await here.ledger.takeIn(log);
    const again = { name: here.name, ledger: createLedger(here.name) };
    expect(await total(again)).toBeGreaterThan(0);
    await expectWhole(again);
  });

  it('takes in what a detector told meanwhile', async () => {
    const { log } = await written();
    const here = open();
    await here.ledger.takeIn(log.slice(0, 3));
    await here.ledger.record(entry('e'), on(2, 30));
    await here.ledger.takeIn(log.slice(3));
    await here.ledger.finishMerge();
    await expectWhole(here);
  });
});

describe('order', () => {
  it.each([-3, 3])('T6: what was said last holds, though the other clock is %i days off', async (days) => {
    const [here, there] = [open(), open()];
    const card = (id: string, type: 'complete' | 'uncomplete') =>
      entry(id, { type, subject: 'trello:card:x' });
    await there.ledger.record(card('done', 'complete'), on(10 + days));
    await mergeInto(here.ledger, await wholeLog(there.ledger));
    await here.ledger.record(card('open', 'uncomplete'), on(10));
    await mergeInto(there.ledger, await wholeLog(here.ledger));
    await there.ledger.record(card('again', 'complete'), on(10 + days, 5));
    await there.ledger.record(card('shut', 'uncomplete'), on(10 + days, 6));
    await mergeInto(here.ledger, await wholeLog(there.ledger));
    const log = await wholeLog(here.ledger);
    const order = ['done', 'open', 'again', 'shut'].map(
      (id) => log.find((event) => event.id === id)?.order ?? 0,
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(4);
    for (const side of [here, there]) await expectWhole(side);
    expect(await wholeLog(there.ledger)).toEqual(log);
  });
});

describe('wins that are erased', () => {
  it('of a site are gone with their points, here and wherever the log comes', async () => {
    const { name, ledger, log } = await written();
    await ledger.record(
      entry('hub', { site: 'github', kind: 'issue', subject: 'github:github.com/o/r#1:closed' }),
      on(3),
    );
    await ledger.setWinNote('n', 'a', 'Words on it', on(3, 1));
    const before = await wholeLog(ledger);
    await ledger.eraseWins('erase', { site: 'trello' }, on(3, 2));
    const after = await wholeLog(ledger);
    expect(JSON.stringify(after)).not.toMatch(/Card [abcd]|trello:card|Words on it/);
    expect((await ledger.wins('2026-03-01', '2026-03-31')).map(({ site, kind }) => site || kind)).toEqual([
      'github',
      'reflection',
    ]);
    expect((await ledger.verify()).faults).toEqual([]);
    await expectWhole({ name, ledger });
    for (const copies of [
      [before, after],
      [after, before],
      [after.filter(({ id }) => id === 'erase'), log, before],
    ]) {
      const other = open();
      for (const copy of copies) expect(await mergeInto(other.ledger, copy)).toEqual([]);
      expect(JSON.stringify(await wholeLog(other.ledger))).not.toMatch(/Card [abcd]|trello:card|Words on it/);
      await expectWhole(other);
    }
    await mergeInto(ledger, before);
    expect(await wholeLog(ledger)).toEqual(after);
    // What is finished afterwards counts.
    await ledger.record(entry('late', { subject: 'trello:card:a' }), on(4));
    expect((await ledger.wins('2026-03-04', '2026-03-04')).map(({ id }) => id)).toEqual(['late']);
    await expectWhole({ name, ledger });
  });

  it('are all gone, with all words, and settings stay', async () => {
    const { name, ledger } = await written();
    await ledger.record(
      { id: 's', type: 'settings', subject: 'config', settings: { dailyTarget: 7 } },
      on(3),
    );
    await ledger.eraseWins('erase', { all: true }, on(3, 2));
    expect(JSON.stringify(await wholeLog(ledger))).not.toMatch(/Card|A long day/);
    expect((await ledger.config()).changes).toMatchObject([{ settings: { dailyTarget: 7 } }]);
    expect(await total({ ledger })).toBe(0);
    await expectWhole({ name, ledger });
  });

  it('take a repeated detection, an undo and a note without a stir', async () => {
    const { name, ledger } = await written();
    await ledger.eraseWins('erase', { site: 'trello' }, on(3));
    expect(await ledger.record(entry('a'), on(2))).toMatchObject({ gained: [] });
    expect(await ledger.record({ id: 'v', type: 'void', ref: 'a' }, on(3))).toMatchObject({
      gained: [],
      lost: [],
    });
    await ledger.setWinNote('n', 'a', 'Words', on(3));
    expect(await ledger.winDetails('a', on(3))).toBeUndefined();
    await ledger.renameWin('t', 'a', 'Words', on(3));
    expect(await ledger.move({ id: 'm', ref: 'a', day: '2026-03-03', moment: on(3) }, on(3))).toBe('missing');
    expect(await ledger.eraseText('a', on(3))).toBe(false);
    expect(await ledger.event('a')).toBeUndefined();
    expect(JSON.stringify(await wholeLog(ledger))).not.toContain('Words');
    await expectWhole({ name, ledger });
  });
});

import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { logOf } from '#tests/support/ledger.ts';
import { mergeInto } from '#tests/support/merge.ts';
import { createConnection, toRefusal } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { areProjectionsComplete } from '#utils/background/ledger/projections/completeness.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS, type Schema, STORES, type Transaction } from '#utils/background/ledger/schema.ts';
import { momentAt } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

let databases = 0;
const now = momentAt(new Date(2026, 2, 4, 12));
const win = (id: string, more: Partial<StoredEvent> = {}) =>
  ({
    id,
    type: 'complete',
    subject: `trello:card:${id}`,
    kind: 'card',
    site: 'trello',
    source: 'gesture',
    text: { title: `Card ${id}`, url: '' },
    at: now.at - 60_000,
    offset: now.offset,
    ...more,
  }) as const;
const entry = (id: string) => {
  const { at: _, offset: __, ...rest } = win(id);
  return { ...rest, type: 'complete', kind: 'card', source: 'gesture' } as const;
};

/** A ledger of two wins and a goal, closed again. @returns its name */
async function made(events: readonly Parameters<typeof logOf>[0][number][] = [win('a'), win('b')]) {
  const name = `states-${++databases}`;
  const ledger = createLedger(name);
  await mergeInto(ledger, logOf(events));
  const db = await openDB(name);
  db.close();
  return name;
}

/** Changes a database in the way that no build of ours does. */
async function tamper(name: string, change: (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>) {
  const db = await openDB(name);
  await change(db);
  db.close();
}

async function winsOf(ledger: ReturnType<typeof createLedger>) {
  const { totals, wins } = await ledger.snapshot(now);
  return { total: totals?.total, titles: wins.map(({ title }) => title).sort() };
}

/** What is stored is what the whole log projects to. */
async function expectWhole(name: string) {
  const db = await openDB(name);
  const expected = new Map<string, object[]>(PROJECTIONS.map((store) => [store, []]));
  for (const [store, , value] of recordsOf(projectAll(await db.getAll('events'))))
    expected.get(store)?.push(value);
  for (const store of PROJECTIONS)
    expect(await db.getAll(store), store).toEqual(expect.arrayContaining(expected.get(store) as object[]));
  db.close();
}

describe('a ledger that cannot be opened', () => {
  it('is of a newer version', async () => {
    const name = await made();
    (await openDB(name, 99)).close();
    const ledger = createLedger(name);
    const refused = new RefusedError('ledger newer');
    await expect(ledger.snapshot(now)).rejects.toEqual(refused);
    await expect(ledger.record(entry('c'), now)).rejects.toEqual(refused);
    await expect(ledger.rebuild()).rejects.toEqual(refused);
    // What can be read can be saved all the same, and the database is left as it was.
    const { events, more } = await ledger.logPart(undefined, true);
    expect(events.map(({ id }) => id)).toEqual(['salt', 'a', 'b']);
    expect(more).toBe(false);
    expect((await openDB(name)).version).toBe(99);
  });

  it('is erased without being opened, and then is a new one', async () => {
    const name = await made();
    (await openDB(name, 99)).close();
    const ledger = createLedger(name);
    await ledger.erase();
    expect(await winsOf(ledger)).toEqual({ total: undefined, titles: [] });
    await ledger.record(entry('c'), now);
    expect((await winsOf(ledger)).titles).toEqual(['Card c']);
  });

  it('is blocked, for as long as something else holds an older version', async () => {
    const name = `states-${++databases}`;
    const holder = await openDB(name, 5, { upgrade: (db) => void db.createObjectStore('meta') });
    const connect = createConnection(name);
    await expect(connect()).rejects.toEqual(new RefusedError('ledger blocked'));
    await expect(connect()).rejects.toEqual(new RefusedError('ledger blocked'));
    holder.close();
    // The version 5 here has no events, so it cannot be brought over; what matters is that it is not blocked any more.
    await expect.poll(() => connect().catch(({ reason }) => reason)).not.toBe('ledger blocked');
  });

  it('is full, gone or unreadable by what the browser says', () => {
    expect(toRefusal(new DOMException('', 'QuotaExceededError'))).toEqual(new RefusedError('ledger full'));
    expect(toRefusal(new DOMException('', 'VersionError'))).toEqual(new RefusedError('ledger newer'));
    expect(toRefusal(new TypeError('of ours'))).toBeUndefined();
  });

  it('is gone if something deleted it that is not us, and is not made anew without a word', async () => {
    const name = `states-${++databases}`;
    let isThere = false;
    const mark = {
      read: async () => isThere,
      set: async (now: boolean) => {
        isThere = now;
      },
    };
    const first = createLedger(name, undefined, mark);
    await first.record(entry('a'), now);
    expect(isThere).toBe(true);
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(name).onsuccess = resolve;
    });
    await expect(first.snapshot(now)).rejects.toEqual(new RefusedError('ledger gone'));
    await expect(createLedger(name, undefined, mark).snapshot(now)).rejects.toEqual(
      new RefusedError('ledger gone'),
    );
    await first.erase();
    expect(await winsOf(first)).toEqual({ total: undefined, titles: [] });
  });
});

describe('projections that are missing or broken', () => {
  const EMPTIED: [string, readonly string[]][] = [
    ['all of them', PROJECTIONS],
    ...PROJECTIONS.filter((store) => store !== 'aliases' && store !== 'goals').map(
      (store): [string, string[]] => [store, [store]],
    ),
    ['days and totals', ['days', 'totals']],
  ];
  it.each(EMPTIED)('are rebuilt as the ledger is opened: %s', async (_, stores) => {
    const name = await made();
    const before = await winsOf(createLedger(name));
    await tamper(name, async (db) => {
      for (const store of stores) await db.clear(store);
    });
    expect(await winsOf(createLedger(name))).toEqual(before);
    await expectWhole(name);
  });

  const WEAK = 'trello:card:~abcdefgh';
  const STRONG = 'trello:card:0123456789abcdef01234567';
  it.each<[string, (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>]>([
    ['all of them', (db) => db.clear('aliases')],
    ['whether there are any, as before that was noted', (db) => db.delete('meta', 'names')],
  ])('are rebuilt as the ledger is opened, where names are gone: %s', async (_, change) => {
    const name = await made();
    const ledger = createLedger(name);
    await ledger.record({ ...entry('c'), subject: STRONG, alias: WEAK }, now);
    await ledger.record({ ...entry('d'), subject: STRONG, alias: `${WEAK}i` }, now);
    const before = await winsOf(ledger);
    await tamper(name, change);
    const again = createLedger(name);
    await again.record({ ...entry('e'), subject: WEAK, source: 'request' as never }, now);
    expect(await winsOf(again)).toEqual(before);
    await expectWhole(name);
  });

  it('are not, where nothing is', async () => {
    const name = await made();
    await createLedger(name).record({ ...entry('c'), subject: STRONG, alias: WEAK }, now);
    const db = await openDB<Schema>(name);
    expect(await areProjectionsComplete(db.transaction(STORES) as Transaction)).toBe(true);
    db.close();
  });

  it.each<[string, string, unknown, string | undefined]>([
    ['the config', 'config', {}, 'config'],
    ['the config, a text', 'config', 'x', 'config'],
    ['the latest totals', 'totals', {}, '2026-03-04'],
    ['totals without numbers', 'totals', { total: Number.NaN, streaks: {} }, '2026-03-04'],
    ['a day', 'days', { day: '2026-03-04' }, undefined],
    ['an item', 'items', { subject: 'trello:card:a', days: ['2026-03-04'] }, undefined],
    ['a goal', 'goals', { subject: 'goal:x', days: [] }, undefined],
    ['the device', 'meta', {}, 'device'],
  ])('are rebuilt when they are read or written: %s', async (_, store, value, key) => {
    const name = await made();
    const before = await winsOf(createLedger(name));
    await tamper(name, (db) => db.put(store, value, key));
    const ledger = createLedger(name);
    expect(await winsOf(ledger)).toEqual(before);
    const { total } = await ledger.record(entry('c'), now);
    expect(total).toBeGreaterThan(before.total ?? 0);
    expect((await winsOf(ledger)).titles).toEqual(['Card a', 'Card b', 'Card c']);
    await expectWhole(name);
  });
});

describe('one broken event', () => {
  it.each<[string, object]>([
    ['has no kind', { kind: undefined }],
    ['has a kind that nobody knows', { kind: 'dance' }],
    ['is of no day', { day: 'someday' }],
    ['is of no time', { at: 'noon' }],
    ['is of a type that nobody knows', { type: 'dance' }],
    ['has no subject', { subject: 7 }],
    ['is of a day before all others', { day: '0001-01-01' }],
    ['is of a day after all others', { day: '9999-12-31' }],
    ['is of a day of a far year', { day: '2999-01-01' }],
    ['is of no moment that a log has', { at: 8.64e15 }],
    ['is of no place on earth', { offset: 1e12 }],
    ['is of a place just beyond', { offset: -1441 }],
    ['has a word for its order', { order: 'x' }],
    ['has a date for its order', { order: new Date(0) }],
    ['has a list for its order', { order: [] }],
    ['has no end to its order', { order: Number.POSITIVE_INFINITY }],
    ['has no order', { order: null }],
    ['has no end to its place', { seq: Number.POSITIVE_INFINITY }],
    ['has a word for its place', { seq: 'x' }],
    ['has no place', { seq: null }],
    ['is nothing but a name', { type: undefined, subject: undefined, at: undefined, device: undefined }],
  ])('is set aside and named if it %s; the rest works', async (_, change) => {
    const name = await made();
    await tamper(name, async (db) => {
      await db.put('events', { ...(await db.get('events', 'b')), ...change });
      await db.clear('totals');
    });
    const ledger = createLedger(name);
    expect((await winsOf(ledger)).titles).toEqual(['Card a']);
    await ledger.record(entry('c'), now);
    expect((await winsOf(ledger)).titles).toEqual(['Card a', 'Card c']);
    expect((await ledger.wins('2026-01-01', '2026-12-31')).map(({ title }) => title)).toHaveLength(2);
    const { faults } = await ledger.verify();
    expect(faults).toContainEqual(expect.objectContaining({ id: 'b', what: 'unreadable' }));
  });

  it.each([
    { order: 8.64e15 },
    { order: 1e300 },
    { order: -1 },
    { seq: Number.MAX_SAFE_INTEGER },
    { seq: 1e300 },
    { seq: 7.5 },
  ])('is followed by others that count, wherever its numbers put it: %j', async (change) => {
    const name = await made();
    await tamper(name, async (db) => {
      await db.put('events', { ...(await db.get('events', 'b')), ...change });
      await db.clear('totals');
    });
    const ledger = createLedger(name);
    for (const id of ['c', 'd', 'e']) await ledger.record(entry(id), now);
    expect((await winsOf(ledger)).titles).toEqual(['Card a', 'Card b', 'Card c', 'Card d', 'Card e']);
    await expectWhole(name);
  });

  it.each([7, null, { title: 7, url: '' }, { title: 'x' }, 'words'])(
    'keeps its win without its text: %j',
    async (text) => {
      const name = await made();
      await tamper(name, async (db) => db.put('events', { ...(await db.get('events', 'b')), text }));
      const ledger = createLedger(name);
      expect((await winsOf(ledger)).titles).toEqual(['', 'Card a']);
      const all = await ledger.wins('2026-01-01', '2026-12-31');
      expect(all.map(({ title }) => title).sort()).toEqual(['', 'Card a']);
    },
  );
});

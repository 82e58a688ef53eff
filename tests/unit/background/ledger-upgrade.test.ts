import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import type { OldEvent } from '#utils/background/ledger/old-log.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { type Device, PROJECTIONS, STORES } from '#utils/background/ledger/schema.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { roll } from '#utils/domain/scoring/surprise.ts';

/** A database as the build of 6de2672 left it, store by store: keys and values. */
interface Profile {
  total: number;
  stores: {
    events: [string, OldEvent & Pick<StoredEvent, 'at' | 'offset' | 'day' | 'text' | 'textHash'>][];
    days: [string, { day: string; wins: number; points: number; consistency: number }][];
    meta: ['device', Device][];
    [store: string]: [unknown, unknown][];
  };
}

const OLD: Profile = JSON.parse(
  readFileSync(new URL('../../support/profile-6de2672.json', import.meta.url), 'utf8'),
);
const [[, DEVICE] = []] = OLD.stores.meta;
let databases = 0;

/** Makes a database of an old version, filled with the profile. @returns its name */
async function oldDatabase(version: number, change: (event: OldEvent) => object = (event) => event) {
  const name = `old-${++databases}`;
  const db: IDBPDatabase = await openDB(name, version, {
    upgrade(db) {
      const events = db.createObjectStore('events', { keyPath: 'id' });
      events.createIndex('day', 'day');
      events.createIndex('subject', 'subject');
      events.createIndex('sequence', ['device', 'seq'], { unique: true });
      const subjects = db.createObjectStore('subjects', { keyPath: 'subject' });
      subjects.createIndex('days', 'days', { multiEntry: true });
      db.createObjectStore('days', { keyPath: 'day' });
      db.createObjectStore('aliases', { keyPath: 'alias' }).createIndex('subject', 'subject');
      db.createObjectStore('meta');
      if (version < 3) return;
      events.createIndex('about', 'about');
      const goals = db.createObjectStore('goals', { keyPath: 'subject' });
      goals.createIndex('days', 'days', { multiEntry: true });
      db.createObjectStore('runs');
      db.createObjectStore('terms');
    },
  });
  for (const [store, records] of Object.entries(OLD.stores)) {
    if (!db.objectStoreNames.contains(store)) continue;
    const tx = db.transaction(store, 'readwrite');
    for (const [key, value] of records)
      void tx.store.put(
        store === 'events' ? change(value as OldEvent) : value,
        tx.store.keyPath ? undefined : (key as string),
      );
    await tx.done;
  }
  db.close();
  return name;
}

/** Everything in a database: of each store, its keys and values. */
async function dump(db: IDBPDatabase): Promise<Record<string, [unknown, unknown][]>> {
  const stores = [...db.objectStoreNames].map(async (store) => {
    const keys = await db.getAllKeys(store);
    return [store, (await db.getAll(store)).map((value, index) => [keys[index], value])] as const;
  });
  return Object.fromEntries(await Promise.all(stores)) as Record<string, [unknown, unknown][]>;
}

/** What the new build makes of a database of an old version. */
async function upgraded(version = 5) {
  const name = await oldDatabase(version);
  const db = await createConnection(name)();
  const events = new Map((await db.getAll('events')).map((event) => [event.id, event]));
  return { name, db, events };
}

describe.each([1, 3, 5])('a profile of version %i', (version) => {
  it('keeps every event with its place, its day and its text, and keeps its device', async () => {
    const { db, events } = await upgraded(version);
    expect(events.size).toBe(OLD.stores.events.length);
    for (const [id, { device, seq, at, offset, day, text, textHash, salt }] of OLD.stores.events) {
      const event = events.get(id);
      expect(event).toMatchObject({ id, device, seq, at, offset, day, textSalt: salt });
      expect([event?.text, event?.textHash]).toEqual([text, textHash]);
    }
    expect(await db.get('meta', 'device')).toEqual(DEVICE);
    db.close();
  });

  it('is worth on every day what it was worth before', async () => {
    const { db } = await upgraded(version);
    const days = await db.getAll('days');
    const worth = days.map(({ day, wins, points, consistency }) => ({
      ...{ day, wins, points, consistency: consistency?.weighted ?? 0 },
    }));
    expect(worth).toEqual(
      OLD.stores.days.map(([, { day, wins, points, consistency }]) => ({ day, wins, points, consistency })),
    );
    const latest = (await db.getAll('totals')).at(-1);
    expect(latest?.total).toBe(OLD.total);
    db.close();
  });
});

describe('a profile of', () => {
  it.each([6, 7])(
    'version %i keeps every record, may hold two events at one place of a chain, and what is brought in',
    async (version) => {
      const { name, db } = await upgraded();
      const before = await dump(db as unknown as IDBPDatabase);
      db.close();
      // The same stores, as the builds before made them: in version 6 no two events could have one place.
      const old = `${name} of version ${version}`;
      const made: IDBPDatabase = await openDB(old, version, {
        upgrade(db) {
          for (const store of STORES.filter((store) => store !== 'past')) {
            const options = {
              events: 'id',
              items: 'subject',
              goals: 'subject',
              days: 'day',
              aliases: 'alias',
            };
            const keyPath = options[store as keyof typeof options];
            const own = db.createObjectStore(store, keyPath ? { keyPath } : {});
            if (store !== 'events') continue;
            own.createIndex('sequence', ['device', 'seq'], { unique: version === 6 });
            for (const index of ['day', 'subject', 'relatedTo', 'order']) own.createIndex(index, index);
            own.createIndex('typeDay', ['type', 'day']);
          }
        },
      });
      for (const [store, records] of Object.entries(before))
        for (const [key, value] of records)
          await made.put(store, value, made.transaction(store).store.keyPath ? undefined : (key as string));
      made.close();
      const now = await createConnection(old)();
      expect(await dump(now as unknown as IDBPDatabase)).toEqual(before);
      const [first] = await now.getAll('events');
      await now.add('events', { ...(first as StoredEvent), id: 'twin' });
      expect(await now.countFromIndex('events', 'sequence', [first?.device ?? '', first?.seq ?? 0])).toBe(2);
      now.close();
    },
  );
});

describe('a profile of the old words', () => {
  it('has projections that equal a full projection, in the stores of today alone', async () => {
    const { db, events } = await upgraded();
    expect([...db.objectStoreNames]).toEqual([...STORES].sort());
    const expected = [...recordsOf(projectAll(events.values()))];
    for (const store of PROJECTIONS) {
      const values = expected.filter(([own]) => own === store).map(([, , value]) => value);
      const stored = await db.getAll(store);
      expect(stored).toHaveLength(values.length);
      expect(stored).toEqual(expect.arrayContaining(values));
    }
    db.close();
  });

  it('has a chain that is whole, with the erased text erased', async () => {
    const { name, db, events } = await upgraded();
    db.close();
    expect(await createLedger(name).verify()).toEqual({ checked: OLD.stores.events.length, faults: [] });
    const erased = OLD.stores.events.filter(([, { text, textHash }]) => textHash && !text);
    expect(erased.length).toBeGreaterThan(0);
    for (const [id] of erased) expect(events.get(id)).not.toHaveProperty('text');
  });

  it('has none of the old words left in its fields, but for the names from which surprises were drawn', async () => {
    const { db, events } = await upgraded();
    db.close();
    const fields = new Set([...events.values()].flatMap((event) => Object.keys(event)));
    for (const field of ['about', 'by', 'fresh', 'lot', 'place', 'rules', 'salt', 'says'])
      expect(fields).not.toContain(field);
    for (const { text: _, id: _id, ref: _ref, ...event } of events.values()) {
      const words = JSON.stringify({ ...event, subject: event.subject.replace(/^manual:ritual:/, '') });
      expect(words).not.toMatch(
        /"(pick|setting|write|terms|later|checked|helps)"|"(goal|quiet|why)":|ritual|weekly:|remark/,
      );
    }
  });

  it('says the same in the words of today', async () => {
    const { db, events } = await upgraded();
    db.close();
    const all = [...events.values()];
    const some = (event: Partial<StoredEvent>) => expect(all).toContainEqual(expect.objectContaining(event));
    some({ type: 'settings', subject: 'config', immediate: true });
    some({ settings: { dailyTarget: 2, quietHours: { from: 1260, to: 420 }, rewards: true } });
    some({ type: 'priority', subject: 'trello:card:67318e20a4c9d1f05b7e2a01' });
    some({ type: 'rest', rest: { from: '2026-03-18', to: '2026-03-24', reason: 'sick' } });
    some({ type: 'step', relatedTo: 'trello:card:67318e20a4c9d1f05b7e2a01', position: 4 });
    some({ type: 'reflect', kind: 'weekly', subject: 'review:2026-03-02' });
    some({ type: 'note', noteKind: 'postponed', subject: 'review:2026-03-09' });
    for (const noteKind of [
      'exported',
      'log-checked',
      'helpful',
      'unhelpful',
      'rest-offered',
      'level',
      'salt',
    ] as const)
      some({ type: 'note', noteKind, subject: 'config' });
    some({ type: 'complete', source: 'request', rulesVersion: 1 });
    some({ type: 'complete', source: 'request', moved: true });
    some({ type: 'complete', source: 'gesture', site: 'trello' });
    some({ type: 'complete', source: 'hand', kind: 'manual' });
    for (const type of ['habit', 'reward'] as const) {
      const definitions = all.filter((event) => event.type === type);
      expect(definitions.length).toBeGreaterThan(1);
      for (const { subject, noteKind } of definitions) {
        expect(subject).toMatch(new RegExp(`^${type}:`));
        expect(noteKind).toBeUndefined();
      }
    }
  });

  it('keeps the surprises of habits, which would be others under their new names', async () => {
    const { db, events } = await upgraded();
    const items = await db.getAll('items');
    db.close();
    const habits = items.filter(({ subject }) => subject.startsWith('manual:habit:'));
    const drawn = habits.map(({ subject, credits }) => ({
      kept: roll(DEVICE?.salt ?? '', credits[0]?.name ?? '').points,
      renamed: roll(DEVICE?.salt ?? '', subject).points,
    }));
    expect(drawn.filter(({ kept, renamed }) => kept > renamed).length).toBeGreaterThan(0);
    expect(drawn.filter(({ kept, renamed }) => kept < renamed).length).toBeGreaterThan(0);
    expect(items.filter(({ subject }) => subject.includes('ritual'))).toEqual([]);
    expect(
      [...events.values()].filter(({ alias }) => alias?.startsWith('manual:habit:')).length,
    ).toBeGreaterThan(0);
  });

  it('goes on with its device, its chain and its habits', async () => {
    const { name, db } = await upgraded();
    const [habit] = (await db.getAll('items')).filter(({ subject }) => subject.startsWith('manual:habit:'));
    db.close();
    const ledger = createLedger(name);
    const { habits, rewards } = (await ledger.snapshot({ at: Date.parse('2026-03-24T15:00Z'), offset: 60 }))
      .plan;
    expect(habits.map(({ title }) => title)).toEqual(['Water the plants', 'Stretch']);
    expect(habits[0]?.doneOn).toContain('2026-03-24');
    expect(rewards.map(({ title }) => title)).toEqual(['A coffee']);
    const again = { type: 'complete', kind: 'manual', source: 'hand', text: { title: '', url: '' } } as const;
    const [credit] = habit?.credits ?? [];
    const moment = { at: (credit?.at ?? 0) + 1000, offset: 60 };
    const { changed } = await ledger.record({ ...again, id: 'again', subject: habit?.subject ?? '' }, moment);
    expect(changed).toBe(false);
    await ledger.record(
      { ...again, id: 'more', subject: 'manual:more' },
      { at: Date.parse('2026-03-25T12:00Z'), offset: 60 },
    );
    expect(await ledger.verify()).toEqual({ checked: OLD.stores.events.length + 1, faults: [] });
    expect(await ledger.event('more')).toMatchObject({ device: DEVICE?.id });
  });

  it('is upgraded once: a second opening changes nothing', async () => {
    const { name, db } = await upgraded();
    const first = await dump(db as unknown as IDBPDatabase);
    db.close();
    const again = await createConnection(name)();
    expect(await dump(again as unknown as IDBPDatabase)).toEqual(first);
    again.close();
  });

  it('brings over what it can, and sets a broken event aside', async () => {
    const spoil = (event: OldEvent) => (event.type === 'complete' ? { ...event, kind: undefined } : event);
    const db = await createConnection(await oldDatabase(5, spoil))();
    expect(await db.count('events')).toBe(OLD.stores.events.length);
    const credits = (await db.getAll('items')).flatMap(({ credits }) => credits);
    expect(credits.map(({ kind }) => kind)).toEqual(['reflection', 'reflection', 'weekly']);
    expect((await db.getAll('config'))[0]?.changes.length).toBeGreaterThan(0);
    db.close();
  });

  it('is left as it was, to its last record, where it cannot be brought over', async () => {
    // No JSON holds such a number, so no chain of hashes can be made of it.
    const name = await oldDatabase(5, (event) => ({ ...event, minutes: 5n }));
    const before = await openDB(name).then(async (db) => {
      const all = await dump(db);
      db.close();
      return all;
    });
    await expect(createConnection(name)()).rejects.toThrow();
    const db = await openDB(name);
    expect(db.version).toBe(5);
    expect(await dump(db)).toEqual(before);
    db.close();
  });
});

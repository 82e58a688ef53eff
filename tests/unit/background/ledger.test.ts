import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { DEVICE, logOf } from '#tests/support/ledger.ts';
import { batches, logs } from '#tests/support/logs.ts';
import { mergeInto, sealed } from '#tests/support/merge.ts';
import type { CompletionEntry } from '#utils/background/ledger/append.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { seal } from '#utils/background/ledger/hash-chain.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { rebuildProjections, updateProjections } from '#utils/background/ledger/projections/index.ts';
import { type Device, type Schema, STORES } from '#utils/background/ledger/schema.ts';
import { NO_CONFIG } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { RECENT_WINS, SUGGESTED, selectDashboard } from '#utils/domain/views/dashboard.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

const MONDAY = Date.parse('2026-03-02T10:00:00Z');
const DAY_MS = 86_400_000;
let databases = 0;

/** What the log tells, without the device's own first line. */
function told({ events }: { events: StoredEvent[] }): StoredEvent[] {
  return events.filter(({ subject }) => subject !== CONFIG_SUBJECT).sort((a, b) => a.seq - b.seq);
}

/** A ledger whose salt brings nothing by chance to what is finished here. */
async function open() {
  const name = `ledger-${++databases}`;
  const made = await createConnection(name)();
  await made.put('meta', DEVICE, 'device');
  made.close();
  const ledger = createLedger(name);
  const dump = async () => {
    await ledger.snapshot(on(6));
    const db = await openDB<Schema>(name);
    const stores = await Promise.all(STORES.map((store) => db.getAll(store)));
    db.close();
    return Object.fromEntries(STORES.map((store, index) => [store, stores[index]])) as {
      [S in (typeof STORES)[number]]: S extends 'meta' ? Device[] : Schema[S]['value'][];
    };
  };
  return { ledger, name, dump };
}

function sighted(id: string, more: Partial<CompletionEntry> = {}): CompletionEntry {
  return {
    id,
    type: 'complete',
    subject: 'trello:card:a',
    kind: 'card',
    site: 'trello',
    source: 'gesture',
    text: { title: 'Write', url: 'https://trello.com/c/aaaaaaaa' },
    ...more,
  };
}

/** A win that the person typed in. */
function byHand(id: string, title: string): CompletionEntry {
  return {
    ...{ id, type: 'complete', subject: `manual:${id}`, kind: 'manual', source: 'hand' },
    text: { title, url: '' },
  };
}

const on = (date: number, minutes = 0) => ({
  at: MONDAY + (date - 2) * DAY_MS + minutes * 60_000,
  offset: 60,
});

describe('ledger', () => {
  it('a refusal takes back what was done again after a late undo, and then it is open', async () => {
    const { ledger } = await open();
    const total = async (date: number) => (await ledger.snapshot(on(date, 9))).totals?.total;
    await ledger.record(sighted('done'), on(2));
    await ledger.record(sighted('late', { type: 'uncomplete' }), on(5));
    const opened = await total(5);
    await ledger.record(sighted('again'), on(9));
    expect(await total(9)).toBeGreaterThan(opened ?? 0);
    const refusal = { subject: 'trello:card:a', type: 'complete', since: on(9).at } as const;
    expect(await ledger.refuse(refusal, on(9, 1))).toMatchObject({ changed: true });
    expect(await total(9)).toBe(opened);
    await ledger.record(sighted('really'), on(9, 8));
    expect(await total(9)).toBeGreaterThan(opened ?? 0);
  });

  it('a repeat that is undone while a clock runs ahead leaves the next one to count', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('done'), on(2));
    await ledger.record(sighted('ahead'), on(400));
    await ledger.record({ id: 'undo', type: 'void', ref: 'ahead' }, on(9));
    await ledger.record(sighted('open', { type: 'uncomplete' }), on(9, 1));
    const { gained } = await ledger.record(sighted('now'), on(9, 20));
    expect(gained).toMatchObject([{ id: 'now' }]);
    expect((await ledger.snapshot(on(9, 21))).wins.map(({ id }) => id)).toEqual(['now', 'done']);
  });

  it('writes a completion with all that the contract names', async () => {
    const { ledger, dump } = await open();
    const outcome = await ledger.record(sighted('e1'), on(2));
    expect(outcome.gained).toMatchObject([{ id: 'e1', kind: 'card' }]);
    expect(outcome.day).toMatchObject({
      day: '2026-03-02',
      wins: 1,
      targetWins: 1,
      earned: 10,
      targetReached: false,
    });
    expect(outcome.without).toMatchObject({
      day: '2026-03-02',
      wins: 0,
      targetWins: 0,
      earned: 0,
      targetReached: false,
    });
    const { events, meta } = await dump();
    const [device] = meta;
    expect(events.sort((a, b) => a.seq - b.seq)).toEqual([
      // P4: the salt lies in the log, from its first line on.
      expect.objectContaining({
        type: 'note',
        subject: CONFIG_SUBJECT,
        noteKind: 'salt',
        surpriseSalt: device?.salt,
        seq: 1,
        ...on(2),
      }),
      {
        ...sighted('e1'),
        device: device?.id,
        seq: 2,
        ...on(2),
        // The salt's note was written at the same moment.
        order: on(2).at + 1,
        dayStart: 240,
        day: '2026-03-02',
        rulesVersion: 1,
        textSalt: expect.stringMatching(/^[0-9a-f]{32}$/),
        textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('answers a repeated entry as the first time, and writes nothing', async () => {
    const { ledger, dump } = await open();
    const first = await ledger.record(sighted('e1'), on(2));
    expect(await ledger.record(sighted('e1'), on(2, 1))).toEqual(first);
    expect(first.changed).toBe(true);
    expect(await dump().then(told)).toHaveLength(1);
  });

  it('takes what many tabs saw at once as one', async () => {
    const { ledger, dump } = await open();
    const outcomes = await Promise.all(
      ['e1', 'e2', 'e3', 'e4'].map((id) => ledger.record(sighted(id), on(2))),
    );
    expect(outcomes.flatMap(({ gained }) => gained)).toHaveLength(1);
    expect(await dump().then(told)).toHaveLength(1);
  });

  it('does not write what would change nothing', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('u', { type: 'uncomplete' }), on(2));
    await ledger.record({ id: 'v', type: 'void', ref: 'unknown' }, on(2));
    expect(await dump().then(told)).toEqual([]);
  });

  it('takes a win back early, and gives it again', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1'), on(2));
    const { lost, day } = await ledger.record(sighted('e2', { type: 'uncomplete' }), on(2, 1));
    expect(lost).toMatchObject([{ id: 'e1' }]);
    expect(day).toMatchObject({ day: '2026-03-02', wins: 0, targetWins: 0, points: 0, targetReached: false });
    expect((await ledger.record(sighted('e3'), on(2, 2))).gained).toMatchObject([{ id: 'e3' }]);
  });

  it('gives and takes no credit by a late undo, nor by doing it again, though points move', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1'), on(2));
    const undone = await ledger.record(sighted('e2', { type: 'uncomplete' }), on(5));
    expect(undone).toMatchObject({ gained: [], lost: [], changed: true, day: { wins: 0, points: -10 } });
    const again = await ledger.record(sighted('e3'), on(6));
    expect(again).toMatchObject({ gained: [], lost: [], changed: true });
    expect(await ledger.snapshot(on(6))).toMatchObject({ totals: { total: 10 }, wins: [{ id: 'e1' }] });
  });

  it('voids a completion whatever name it was seen under', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1', { subject: 'trello:card:~aaaaaaaa' }), on(2));
    await ledger.record(sighted('e2', { subject: 'trello:card:a', alias: 'trello:card:~aaaaaaaa' }), on(4));
    await ledger.record({ id: 'v', type: 'void', ref: 'e1' }, on(5));
    const { items, days } = await dump();
    expect(items).toMatchObject([{ subject: 'trello:card:a', credits: [{ id: 'e2' }] }]);
    expect(days.map(({ day, wins }) => [day, wins])).toEqual([
      ['2026-03-04', 1],
      // It is counted that something was taken back.
      ['2026-03-05', 0],
    ]);
  });

  it('learns that two names are one thing without counting it twice', async () => {
    const { ledger, dump } = await open();
    const byText = 'trello:item:a:0123456789abcdef';
    await ledger.record(sighted('e1', { subject: byText, kind: 'item' }), on(2, 1));
    const confirmed = sighted('e2', {
      subject: 'trello:item:b',
      alias: byText,
      kind: 'item',
      source: 'request',
    });
    expect(await ledger.record(confirmed, on(2, 1))).toMatchObject({ gained: [], lost: [] });
    const { items, ...rest } = await dump();
    expect(told(rest).map(({ type }) => type)).toEqual(['complete', 'note']);
    expect(items).toMatchObject([{ subject: 'trello:item:b', credits: [{ id: 'e1' }] }]);
    expect((await ledger.record(sighted('e3', { subject: byText, kind: 'item' }), on(2, 9))).gained).toEqual(
      [],
    );
  });

  it('takes the same act from the slower witness as told', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('w', { source: 'request' }), on(2, 1));
    expect(await ledger.record(sighted('g'), on(2, 0))).toMatchObject({ gained: [], lost: [] });
    expect(await dump().then(told)).toHaveLength(1);
  });

  it('keeps what was done after a request left, however late its answer', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('g1'), on(2, 0));
    await ledger.record(sighted('g2', { type: 'uncomplete' }), on(2, 5));
    expect((await ledger.record(sighted('w1', { source: 'request' }), on(2, 1))).gained).toEqual([]);
    await ledger.record(sighted('g3', { subject: 'trello:card:b' }), on(2, 0));
    await ledger.record({ id: 'v', type: 'void', ref: 'g3' }, on(2, 2));
    expect(
      (await ledger.record(sighted('w2', { subject: 'trello:card:b', source: 'request' }), on(2, 1))).gained,
    ).toEqual([]);
    expect(await ledger.snapshot(on(6))).toMatchObject({ totals: { total: 0 }, wins: [] });
  });

  it('keeps what was undone before its write left', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('g'), { at: MONDAY, offset: 60 });
    await ledger.record({ id: 'v', type: 'void', ref: 'g' }, { at: MONDAY + 200, offset: 60 });
    const late = await ledger.record(sighted('w', { source: 'request' }), { at: MONDAY + 1500, offset: 60 });
    expect(late.gained).toEqual([]);
    const again = await ledger.record(sighted('g2'), { at: MONDAY + 5000, offset: 60 });
    expect(again.gained).toMatchObject([{ id: 'g2' }]);
  });

  it.each([
    ['a few seconds', 2 / 60],
    ['two hours', 120],
    ['a year', 365 * 1440],
  ])(
    'last word: writes, counts and shows an act again after the clock was set back by %s',
    async (_, back) => {
      for (const source of ['gesture', 'request', 'hand']) {
        const { ledger } = await open();
        await ledger.record(sighted('done', { source }), on(2, 0));
        await ledger.record(sighted('open', { source, type: 'uncomplete' }), on(2, 1 / 60));
        const again = await ledger.record(sighted('again', { source }), on(2, -back));
        expect(again.gained).toMatchObject([{ id: 'again' }]);
        const { plan: _plan, ...shown } = await ledger.snapshot(on(2, 5));
        expect(shown.wins).toMatchObject([{ id: 'again' }]);
      }
    },
  );

  it('last word: keeps the note that was written last, whatever the clock shows', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1'), on(2));
    await ledger.setWinNote(crypto.randomUUID(), 'e1', 'first', on(2, 120));
    await ledger.setWinNote(crypto.randomUUID(), 'e1', 'better', on(2, 5));
    expect(await ledger.winNotes()).toEqual([{ ref: 'e1', note: 'better' }]);
    expect((await ledger.winDetails('e1', on(2, 6)))?.note).toBe('better');
  });

  it('orders what a device writes after all that it knows, from other devices as well', async () => {
    const [here, there] = [await open(), await open()];
    const theirs = logOf([{ ...sighted('ahead'), ...on(40) }], 'another-device');
    await mergeInto(here.ledger, theirs);
    await here.ledger.record(byHand('h1', 'One'), on(2));
    await here.ledger.record(byHand('h2', 'Two'), on(1));
    const events = (await here.dump()).events;
    const order = (id: string) => events.find((event) => event.id === id)?.order ?? 0;
    expect([order('ahead'), order('h1'), order('h2')]).toEqual([
      order('ahead'),
      order('ahead') + 2,
      order('ahead') + 3,
    ]);
    await mergeInto(there.ledger, events.toReversed());
    const { meta: _, ...copied } = await there.dump();
    const { meta: __, ...own } = await here.dump();
    expect(copied).toEqual(own);
  });

  it('chains every event of the device to the one before', async () => {
    const { ledger, dump } = await open();
    for (const [index, subject] of ['a', 'b', 'c'].entries()) {
      await ledger.record(sighted(`e${index}`, { subject: `trello:card:${subject}` }), on(2, index));
    }
    const events = (await dump()).events.sort((a, b) => a.seq - b.seq);
    let previous = '';
    for (const event of events) {
      const { hash, textHash, ...draft } = event;
      expect(seal(draft, previous)).toEqual(event);
      expect(seal({ ...draft, text: { title: 'Other', url: '' } }, previous).hash).not.toBe(hash);
      expect(seal({ ...draft, day: '2026-03-09' }, previous).hash).not.toBe(hash);
      expect(textHash === undefined).toBe(event.text === undefined);
      previous = hash;
    }
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('verifies: what was changed, what is missing and whose text is another one is named, and nothing else', async () => {
    const { ledger, name } = await open();
    for (let index = 2; index <= 9; index++)
      await ledger.record(sighted(`e${index}`, { subject: `trello:card:${index}` }), on(2, index));
    await mergeInto(ledger, logOf([{ ...sighted('x1'), ...on(3) }], 'elsewhere'));
    expect(await ledger.verify()).toEqual({ checked: 11, faults: [] });

    const db = await openDB<Schema>(name);
    const at = async (seq: number) =>
      (await db.getFromIndex('events', 'sequence', [DEVICE.id, seq])) as StoredEvent;
    await db.put('events', { ...(await at(3)), at: 0 });
    await db.put('events', { ...(await at(4)), text: { title: 'Another', url: '' } });
    const { text: _, ...erased } = await at(6);
    await db.put('events', erased);
    await db.delete('events', (await at(7)).id);
    db.close();
    const device = DEVICE.id;
    expect(await ledger.verify()).toEqual({
      checked: 10,
      faults: [
        { device, seq: 3, id: 'e3', what: 'changed' },
        { device, seq: 4, id: 'e4', what: 'text' },
        { device, seq: 8, id: 'e8', what: 'missing' },
      ],
    });
  });

  it('verifies a log of several parts whole', async () => {
    const { ledger } = await open();
    const many = Array.from({ length: 450 }, (_, index) => ({
      ...sighted(`m${index}`, { subject: `trello:card:${index}` }),
      ...on(2, index),
    }));
    await mergeInto(ledger, logOf(many));
    expect(await ledger.verify()).toEqual({ checked: 451, faults: [] });
  });

  it('writes several entries in one go, each once, and answers for each', async () => {
    const { ledger, dump } = await open();
    const entries = ['a', 'b', 'a'].map((name) => sighted(`e-${name}`, { subject: `trello:card:${name}` }));
    const outcomes = await ledger.recordAll(entries, on(2));
    expect(outcomes.map(({ gained, total }) => [gained.map(({ id }) => id), total])).toEqual([
      [['e-a'], 10],
      [['e-b'], 20],
      [['e-a'], 20],
    ]);
    expect(await dump().then(told)).toHaveLength(2);
    expect((await ledger.recordAll(entries, on(2))).map(({ total }) => total)).toEqual([20, 20, 20]);
    expect(await dump().then(told)).toHaveLength(2);
  });

  it('writes none of several entries if one of them cannot be written', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    const before = await dump();
    const broken = {
      ...sighted('e3', { subject: 'trello:card:c' }),
      kind: undefined,
    } as unknown as CompletionEntry;
    await expect(
      ledger.recordAll([sighted('e2', { subject: 'trello:card:b' }), broken], on(2, 1)),
    ).rejects.toEqual(new RefusedError('malformed'));
    expect(await dump()).toEqual(before);
  });

  it('keeps the chain whole when a text is erased', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    const [first, event] = (await dump()).events.sort((a, b) => a.seq - b.seq);
    const { text: _, hash, textHash, ...rest } = event as StoredEvent;
    expect(seal({ ...rest, textHash } as typeof rest, first?.hash ?? '').hash).toBe(hash);
  });

  it('shows in its snapshot what was recorded, newest first', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1', { subject: 'trello:card:a' }), on(2));
    await ledger.record(
      sighted('e2', { subject: 'trello:card:b', text: { title: 'Second', url: '' } }),
      on(3),
    );
    await ledger.record(sighted('e3', { subject: 'trello:card:c' }), on(3, 1));
    await ledger.record(sighted('e4', { subject: 'trello:card:c', type: 'uncomplete' }), on(3, 2));
    const snapshot = await ledger.snapshot(on(6));
    expect(snapshot).toMatchObject({
      totals: { total: 20, streaks: { chain: 2, last: { day: '2026-03-03' } } },
    });
    expect(snapshot.wins.map(({ id, title }) => [id, title])).toEqual([
      ['e2', 'Second'],
      ['e1', 'Write'],
    ]);
    expect(selectDashboard(snapshot, on(3, 9))).toMatchObject({
      streaks: { streak: 2 },
      today: { wins: 1, points: 10 },
    });
  });

  it('writes a win by hand once, however often it is told, and needs no site for it', async () => {
    const { ledger, dump } = await open();
    const outcome = await ledger.record(byHand('e1', 'Called the bank'), on(2));
    expect(outcome.gained).toMatchObject([{ id: 'e1', kind: 'manual' }]);
    const again = await ledger.record(byHand('e1', 'Called the bank'), on(2, 1));
    expect(again.gained).toEqual(outcome.gained);
    const [event, ...more] = told(await dump());
    expect(event).toMatchObject({ ...byHand('e1', 'Called the bank'), ...on(2) });
    expect(event).not.toHaveProperty('site');
    expect(more).toEqual([]);
    expect(await ledger.snapshot(on(6))).toMatchObject({
      totals: { total: 5 },
      wins: [{ id: 'e1', site: '', title: 'Called the bank', points: 5 }],
    });

    await ledger.record({ id: 'e2', type: 'void', ref: 'e1' }, on(2, 2));
    // Told once more, late: what was taken back stays so.
    await ledger.record(byHand('e1', 'Called the bank'), on(2, 3));
    expect(await ledger.snapshot(on(6))).toMatchObject({ totals: { total: 0 }, wins: [] });
  });

  it('remembers the titles of the latest wins by hand, each once, behind however many others', async () => {
    const { ledger } = await open();
    const typed = async (id: string, title: string, date: number) =>
      ledger.record(byHand(id, title), on(date, Number(id)));
    await typed('1', 'Called the bank', 2);
    await typed('2', 'Went for a run', 2);
    await typed('3', 'Called the bank', 3);
    await typed('4', 'A mistake', 3);
    await ledger.record({ id: 'undo', type: 'void', ref: '4' }, on(3, 5));
    for (let index = 0; index < 2 * RECENT_WINS; index++)
      await ledger.record(sighted(`e${index}`, { subject: `trello:card:${index}` }), on(4, index));
    const snapshot = await ledger.snapshot(on(6));
    expect(snapshot.wins.every(({ kind }) => kind === 'card')).toBe(true);
    expect(snapshot.manualTitles).toEqual(['Called the bank', 'Went for a run']);
    expect(selectDashboard(snapshot, on(4, 60)).manualTitles).toEqual(snapshot.manualTitles);
  });

  it('remembers no more titles than it suggests, and looks no further back for them', async () => {
    const { ledger } = await open();
    for (let date = 2; date <= 12; date++)
      for (const half of [0, 1]) {
        const number = 2 * date + half;
        await ledger.record(byHand(`e${number}`, `Win ${number}`), on(date, half));
      }
    const { titles } = SUGGESTED;
    expect((await ledger.snapshot(on(12, 2))).manualTitles).toEqual(
      Array.from({ length: titles }, (_, index) => `Win ${25 - index}`),
    );
    for (let date = 13; date < 13 + SUGGESTED.days; date++)
      await ledger.record(byHand(`r${date}`, 'Went for a run'), on(date));
    expect((await ledger.snapshot(on(30))).manualTitles).toEqual(['Went for a run']);
  });

  it('P2: tells of each win of a batch what it added, so that all add up in whatever order they come', async () => {
    const { ledger } = await open();
    let added = 0;
    for (let index = 0; index < 25; index++) {
      // Ids and moments do not go the way in which they are told.
      const entry = sighted(`e${(index * 7) % 25}`, { subject: `trello:card:${index}` });
      const moment = { at: MONDAY + ((index * 11) % 25) * 1000, offset: 60 };
      const { day, without } = await ledger.record(entry, moment);
      added += day.points - without.points;
    }
    const { totals, wins } = await ledger.snapshot(on(2, 1));
    expect(totals?.total).toBe(95 + 10);
    expect(added).toBe(totals?.total);
    expect(wins.map(({ points }) => points)).toEqual(
      [Array(5).fill(0), Array(10).fill(2), Array(5).fill(5), Array(5).fill(10)].flat(),
    );
  });

  it('P2, C4: a win that leaves a batch also changes what was taken back of another one, on a later day', async () => {
    const { ledger, dump } = await open();
    for (let index = 0; index < 6; index++) {
      await ledger.record(sighted(`e${index}`, { subject: `trello:card:${index}` }), {
        ...on(2),
        at: on(2).at + index,
      });
    }
    await ledger.record(sighted('u', { type: 'uncomplete', subject: 'trello:card:5' }), on(5));
    expect((await dump()).days.map(({ points }) => points)).toEqual([65, -5]);
    await ledger.record({ id: 'v', type: 'void', ref: 'e0' }, on(9));
    expect((await dump()).days.map(({ points }) => points)).toEqual([60, -10, 0]);
  });

  it('rebuild: what is derived act by act equals a fold of the whole log', async () => {
    const step = fc.record({
      letter: fc.constantFrom('a', 'b', '~a', 'a:0123456789abcdef'),
      other: fc.constantFrom('a', '~a', '~b', 'a:0123456789abcdef'),
      type: fc.constantFrom<CompletionEntry['type'] | 'void'>('complete', 'complete', 'uncomplete', 'void'),
      minutes: fc.integer({ min: -2000, max: 4000 }),
      offset: fc.constantFrom(60, 840, -660),
      learns: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { ledger, dump } = await open();
        let at = MONDAY;
        for (const [index, { letter, other, type, minutes, offset, learns }] of steps.entries()) {
          at += minutes * 60_000;
          const id = `e${index}`;
          const alias = learns && letter !== other && { alias: `trello:card:${other}` };
          const entry =
            type === 'void'
              ? { id, type, ref: `e${Math.max(0, index - 2)}` }
              : sighted(id, { type, subject: `trello:card:${letter}`, ...alias });
          await ledger.record(entry, { at, offset });
        }
        const derived = await dump();
        await ledger.rebuild();
        expect(await dump()).toEqual(derived);
      }),
      { numRuns: 60 },
    );
  });

  it('rebuild: however batches grow and shrink beneath what was taken back of them', async () => {
    await fc.assert(
      fc.asyncProperty(batches(12), async (events) => {
        const { ledger, dump } = await open();
        for (const { id, type, subject, kind = 'card', ref = '', at } of events) {
          if (type === 'void') await ledger.record({ id, type, ref }, { at, offset: 0 });
          else
            await ledger.record(sighted(id, { type: type as CompletionEntry['type'], subject, kind }), {
              at,
              offset: 0,
            });
        }
        const derived = await dump();
        await ledger.rebuild();
        expect(await dump()).toEqual(derived);
      }),
      { numRuns: 60 },
    );
  });

  it('rebuild: whatever comes, in whatever order, each event by itself brings what the whole log does', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs(60).chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
        ),
        async ([log, shuffled]) => {
          const name = `ledger-${++databases}`;
          const db = await createConnection(name)();
          const dump = async () => {
            const tx = db.transaction(STORES);
            const stores = await Promise.all(
              STORES.map(async (store) => [
                await tx.objectStore(store).getAllKeys(),
                await tx.objectStore(store).getAll(),
              ]),
            );
            return Object.fromEntries(STORES.map((store, index) => [store, stores[index]]));
          };
          for (const event of shuffled) {
            const tx = db.transaction(STORES, 'readwrite');
            if (await tx.objectStore('events').getKey(event.id)) continue;
            await tx.objectStore('events').add(event as StoredEvent);
            await updateProjections(tx, event as StoredEvent, await readConfig(tx));
            await tx.done;
          }
          const derived = await dump();
          const tx = db.transaction(STORES, 'readwrite');
          await rebuildProjections(tx);
          await tx.done;
          expect(derived).toEqual(await dump());
          db.close();
          expect(projectAll(log).days.size).toBe(derived.days?.[0]?.length);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('all wins of some days', () => {
  it('are those that stand, newest first, as their days score them', async () => {
    const { ledger } = await open();
    for (const [index, date] of [2, 3, 3, 4].entries())
      await ledger.record(sighted(`e${index}`, { subject: `trello:card:${index}` }), on(date, index));
    await ledger.record({ id: 'v', type: 'void', ref: 'e2' }, on(4, 10));
    await ledger.record(byHand('e5', 'Called the bank'), on(3, 30));
    const wins = await ledger.wins('2026-03-02', '2026-03-03');
    expect(wins.map(({ id, day, title, points }) => [id, day, title, points])).toEqual([
      ['e5', '2026-03-03', 'Called the bank', 6],
      ['e1', '2026-03-03', 'Write', 10],
      ['e0', '2026-03-02', 'Write', 10],
    ]);
    expect(await ledger.wins('2026-03-05', '2026-03-31')).toEqual([]);
  });

  it('are the same whether they are asked for by day, by month or at once', async () => {
    await fc.assert(
      fc.asyncProperty(logs(60), async (log) => {
        const { ledger } = await open();
        await mergeInto(ledger, sealed(log));
        const last = log.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1) ?? on(2);
        // Settings may have been said since by which an earlier day goes on.
        const { days } = await ledger.snapshot({ ...last, at: last.at + 2 * DAY_MS });
        const all = await ledger.wins(days[0]?.day ?? '9999-12-31', '9999-12-31');
        const byDay = await Promise.all(days.toReversed().map(({ day }) => ledger.wins(day, day)));
        expect(byDay.flat()).toEqual(all);
        for (const { day, earned } of days) {
          const own = all.filter((win) => win.day === day);
          expect(own.reduce((sum, { points }) => sum + points, 0)).toBe(earned);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('what there is to tell of a win', () => {
  it('says how things would stand without it, and changes nothing', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    await ledger.record(sighted('e2', { subject: 'trello:card:b' }), on(2, 1));
    await ledger.record(sighted('e3', { subject: 'trello:card:c' }), on(2, 2));
    const before = await dump();
    const story = await ledger.winDetails('e1', on(2, 5));
    expect(story?.undo).toMatchObject({
      now: { day: { wins: 3, points: 43 }, total: 43, streak: 1 },
      after: { day: { wins: 2, points: 21 }, total: 21, streak: 1 },
    });
    expect(await dump()).toEqual(before);
    await ledger.record({ id: 'v', type: 'void', ref: 'e1' }, on(2, 5));
    expect((await dump()).days[0]).toMatchObject(story?.undo.after.day ?? {});
  });

  it('of a win that is none, nothing changes; of one that there never was, there is no story', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1'), on(2));
    await ledger.record({ id: 'v', type: 'void', ref: 'e1' }, on(2));
    const story = await ledger.winDetails('e1', on(2));
    expect(story?.undo.after).toEqual(story?.undo.now);
    expect(await ledger.winDetails('e9', on(2))).toBeUndefined();
  });

  it('the latest note is the one; of those before it, and of one taken away, no word is left', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    const note = async () => (await ledger.winDetails('e1', on(2)))?.note;
    expect(await note()).toBe('');
    await ledger.setWinNote('n1', 'e1', 'Took three tries', on(2));
    await ledger.setWinNote('n2', 'e1', 'Worth it', on(3));
    // A sender that got no answer sends it again.
    await ledger.setWinNote('n1', 'e1', 'Took three tries', on(4));
    expect(await note()).toBe('Worth it');
    await ledger.setWinNote('n3', 'e1', '', on(4));
    expect(await note()).toBe('');
    expect(JSON.stringify((await dump()).events)).not.toMatch(/three tries|Worth it/);
    await ledger.setWinNote('n4', 'e9', 'On nothing', on(4));
    expect(JSON.stringify(await dump())).not.toContain('On nothing');
  });

  it('a note neither scores nor counts', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    const { days, items, totals } = await dump();
    await ledger.setWinNote('n1', 'e1', 'Took three tries', on(3));
    expect(await dump()).toMatchObject({ days, items, totals });
  });
});

describe('what is said before anything was done', () => {
  const settings = { dailyTarget: 5 };
  const said = (id: string) => ({ id, type: 'settings', subject: CONFIG_SUBJECT, settings }) as const;
  const goalOn = async (ledger: ReturnType<typeof createLedger>, date: number) =>
    selectDashboard(await ledger.snapshot(on(date)), on(date)).activeSettings.dailyTarget;

  it('holds at once on the first day', async () => {
    const { ledger } = await open();
    await ledger.record(said('s1'), on(2));
    expect(await goalOn(ledger, 2)).toBe(5);
  });

  it('holds from tomorrow once there is a win', async () => {
    const { ledger } = await open();
    await ledger.record(sighted('e1'), on(2));
    await ledger.record(said('s1'), on(2));
    expect([await goalOn(ledger, 2), await goalOn(ledger, 3)]).toEqual([3, 5]);
  });

  it('holds from tomorrow on any later day', async () => {
    const { ledger } = await open();
    await ledger.record(said('s1'), on(2));
    await ledger.record({ ...said('s2'), settings: { dailyTarget: 7 } }, on(3));
    expect([await goalOn(ledger, 3), await goalOn(ledger, 4)]).toEqual([5, 7]);
  });
});

describe('the whole log', () => {
  it('is told in parts, each event once, and the last part says so', async () => {
    const { ledger, dump } = await open();
    const first = logOf(
      Array.from({ length: 2100 }, (_, index) => ({
        ...{
          id: `e${index}`,
          type: 'complete',
          subject: `manual:${index}`,
          kind: 'manual',
          at: MONDAY + index,
        },
        ...{ offset: 0, text: { title: 'Write', url: '' } },
      })),
    );
    await mergeInto(ledger, first);
    const one = await ledger.logPart(undefined, true);
    const { device = '', seq = 0 } = one.events.at(-1) ?? {};
    const two = await ledger.logPart({ device, seq }, true);
    expect([one.more, two.more, one.all]).toEqual([true, false, 2101]);
    expect([...one.events, ...two.events]).toEqual((await dump()).events.toSorted((a, b) => a.seq - b.seq));
  });

  it('once erased, is gone with all that was derived from it, and so is the device', async () => {
    const { ledger, dump } = await open();
    await ledger.record(sighted('e1'), on(2));
    const { meta } = await dump();
    await ledger.erase();
    expect(await ledger.snapshot(on(6))).toMatchObject({ days: [], wins: [], manualTitles: [] });
    const { meta: fresh, config, ...stores } = await dump();
    expect(Object.values(stores).flat()).toEqual([]);
    expect(config).toEqual([NO_CONFIG]);
    expect(fresh[0]?.id).not.toBe(meta[0]?.id);
    await ledger.record(sighted('e2'), on(2));
    expect((await dump()).events.map(({ id }) => id)).toContain('e2');
  });
});

import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { mergeInto, wholeLog } from '#tests/support/merge.ts';
import { createLedger, type Ledger } from '#utils/background/ledger/ledger.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { canonical } from '#utils/domain/canonical.ts';
import type { ChainLink, TakenPart } from '#utils/messaging/queries.ts';
import { readLines } from '#utils/pages/read-lines.ts';
import { type CopyReport, readCopy } from '#utils/pages/restore-copy.ts';
import { writeCopy } from '#utils/pages/save-copy.ts';

let databases = 0;
const on = (minutes: number) => ({ at: Date.parse('2026-03-02T10:00:00Z') + minutes * 60_000, offset: 60 });
const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

function open() {
  const name = `copy-${++databases}`;
  return { name, ledger: createLedger(name) };
}

/** A ledger with some of everything that a log may hold. */
async function written() {
  const made = open();
  const { ledger } = made;
  for (const id of ['a', 'b', 'c', 'd'])
    await ledger.record(
      {
        ...{
          id,
          type: 'complete',
          subject: `trello:card:${id}`,
          kind: 'card',
          site: 'trello',
          source: 'gesture',
        },
        text: { title: `Card ${id} “é” 銀行`, url: `https://trello.com/c/${id}` },
      },
      on(id.charCodeAt(0)),
    );
  await ledger.setWinNote('n', 'a', 'Two\nlines', on(200));
  await ledger.eraseText('b', on(201));
  await ledger.record({ id: 'v', type: 'void', ref: 'c' }, on(202));
  await ledger.record(
    { id: 's', type: 'settings', subject: 'config', settings: { dailyTarget: 5 } },
    on(203),
  );
  return made;
}

const copyOf = (ledger: Ledger, own = true) => writeCopy((after) => ledger.logPart(after, own), own);

async function restore(ledger: Ledger, file: Blob): Promise<CopyReport> {
  const answer = await readCopy(file, (events, previous) => ledger.takeIn(events, previous), watch());
  await ledger.finishMerge();
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.report;
}

async function stores({ name, ledger }: { name: string; ledger: Ledger }) {
  await ledger.config();
  const db = await openDB(name);
  const all: Record<string, unknown[]> = {};
  for (const store of [...PROJECTIONS, 'events'])
    all[store] = (await db.getAll(store)).map((value) => canonical(value));
  db.close();
  return all;
}

describe('a copy', () => {
  it('restored after everything was deleted makes the same log, the same projections, and the same copy', async () => {
    const made = await written();
    const before = await stores(made);
    const copy = await copyOf(made.ledger);
    await made.ledger.erase();
    expect(await wholeLog(made.ledger)).toEqual([]);
    const report = await restore(made.ledger, copy);
    expect(report).toMatchObject({ fresh: 9, known: 0, aside: 0, state: 'whole' });
    expect(await stores(made)).toEqual(before);
    expect(await (await copyOf(made.ledger)).text()).toBe(await copy.text());
    expect((await made.ledger.verify()).faults).toEqual([]);
  });

  it('is restored any number of times, in any order, and what is here stays', async () => {
    const one = await written();
    const [work, all] = [await copyOf(one.ledger, false), await copyOf(one.ledger)];
    await one.ledger.record(
      { id: 'late', type: 'settings', subject: 'config', settings: { dailyTarget: 2 } },
      on(300),
    );
    const later = await copyOf(one.ledger);
    for (const files of [
      [work, all, later],
      [later, all, work],
      [work, later, later, work],
    ]) {
      const two = open();
      for (const file of files)
        expect(await restore(two.ledger, file)).toMatchObject({ aside: 0, state: 'whole' });
      expect(await stores(two)).toEqual(await stores(one));
    }
  });

  it('says before anything is taken in what is in it', async () => {
    const [one, two] = [await written(), open()];
    const file = await copyOf(one.ledger, false);
    const look = () =>
      readCopy(file, (events, previous) => two.ledger.tryTakingIn(events, previous), watch());
    const [{ device = '' } = {}] = await wholeLog(one.ledger);
    expect(await look()).toEqual({
      report: {
        ...{ fresh: 9, known: 0, texts: 0, forks: 0, aside: 0, firstAside: [], state: 'whole' },
        days: ['2026-03-02', '2026-03-02'],
        devices: [{ id: device, events: 9, isThis: false }],
      },
    });
    expect(await wholeLog(two.ledger)).toEqual([]);
    await restore(two.ledger, file);
    expect(await look()).toMatchObject({ report: { fresh: 0, known: 9 } });
    expect(
      await readCopy(await copyOf(one.ledger), (events) => two.ledger.tryTakingIn(events), watch()),
    ).toMatchObject({
      report: { fresh: 0, known: 9, texts: 1 },
    });
  });

  it('has the lines that the format tells of, without the words that were not ticked', async () => {
    const { ledger } = await written();
    const lines = (await (await copyOf(ledger, false)).text()).split('\n');
    expect(lines[0]).toBe('{"microwin":"copy","format":1,"texts":"work"}');
    expect(lines.at(-1)).toBe('');
    expect(JSON.parse(lines.at(-2) ?? '')).toEqual({
      events: 9,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(lines.join('')).not.toContain('Two');
    expect(lines).toHaveLength(12);
  });
});

describe('a file that is no whole copy', () => {
  const read = (file: Blob) => readCopy(file, (events) => open().ledger.tryTakingIn(events), watch());

  it.each([
    ['empty', '', 'foreign'],
    ['a text', 'Dear Mira,\nhow are you?\n', 'foreign'],
    ['JSON of somebody else', '{"events":[]}', 'foreign'],
    ['a list', '[{"microwin":"copy","format":1}]', 'foreign'],
    ['a binary file', '\u0000\u0001\ufffd\ufffd'.repeat(10_000), 'foreign'],
    ['one endless line', 'x'.repeat(300_000), 'foreign'],
    ['a header without a number', '{"microwin":"copy","format":"one"}\n', 'foreign'],
    ['a copy of the next format', '{"microwin":"copy","format":2,"whatever":[]}\n{}\n', 'newer'],
    ['a copy of a format before the first', '{"microwin":"copy","format":0}\n', 'older'],
    ['a short copy of the first builds', '{"microwin":"0.1.0","saved":"2026-11-01","events":[]}', 'older'],
    [
      'a long copy of the first builds',
      `{"microwin":"0.1.0","saved":"2026-11-01","events":[${'{"id":"a"},'.repeat(20_000)}{}]}`,
      'older',
    ],
  ] as const)('says so: %s', async (_, text, problem) => {
    expect(await read(new Blob([text]))).toEqual({ problem });
  });

  it.each([
    ['its last line', (lines: string[]) => lines.slice(0, -2), 'cut', 9],
    ['half of it', (lines: string[]) => lines.slice(0, 5), 'cut', 4],
    [
      'the end of a line',
      (lines: string[]) => [...lines.slice(0, 5), (lines[5] ?? '').slice(0, 40)],
      'cut',
      4,
    ],
    ['a line', (lines: string[]) => lines.toSpliced(4, 1), 'changed', 8],
    ['nothing, but it has one line more', (lines: string[]) => [...lines, '{}'], 'changed', 9],
    ['nothing, but two lines are in another order', swapped, 'changed', 9],
  ])('is read as far as it goes where it lacks %s', async (_, change, state, fresh) => {
    const { ledger } = await written();
    const text = change((await (await copyOf(ledger)).text()).split('\n')).join('\n');
    expect(await read(new Blob([text]))).toMatchObject({ report: { state, fresh } });
  });

  function swapped(lines: string[]): string[] {
    return lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '');
  }

  it('sets a changed line aside, names it, and takes in everything else', async () => {
    const { ledger } = await written();
    const text = (await (await copyOf(ledger)).text()).replace('"kind":"card"', '"kind":"pull"');
    const two = open();
    const report = await restore(two.ledger, new Blob([text]));
    expect(report).toMatchObject({
      state: 'changed',
      fresh: 8,
      aside: 1,
      firstAside: [{ id: 'a', why: 'changed' }],
    });
    const nonsense = `${(await (await copyOf(ledger)).text()).split('\n').slice(0, -2).join('\n')}\n{"a":\n`;
    expect(await restore(two.ledger, new Blob([nonsense]))).toMatchObject({
      ...{ state: 'cut', fresh: 1, aside: 1 },
      firstAside: [{ id: '', seq: 0, why: 'unreadable' }],
    });
  });

  it('is a copy all the same where an editor has put a mark before it and other ends to its lines', async () => {
    const { ledger } = await written();
    const text = `\ufeff${(await (await copyOf(ledger)).text()).replaceAll('\n', '\r\n')}`;
    expect(await read(new Blob([text]))).toMatchObject({ report: { state: 'whole', fresh: 9, aside: 0 } });
  });
});

describe('a large file', () => {
  const LINES = 100_000;

  /** A copy whose events nothing checks, in blobs, as the browser keeps a file on the disk. */
  function largeCopy(): Blob {
    const line = (seq: number) =>
      `{"device":"d","id":"${seq}","seq":${seq},"day":"2026-03-02","text":{"title":"${'Write the launch post '.repeat(8)}"}}\n`;
    const parts = ['{"microwin":"copy","format":1,"texts":"all"}\n'];
    for (let from = 1; from <= LINES; from += 1000)
      parts.push(Array.from({ length: 1000 }, (_, index) => line(from + index)).join(''));
    return new Blob(parts);
  }

  const taken = (events: unknown[]): TakenPart => ({
    ...{ fresh: events.length, known: 0, texts: 0, forks: 0, aside: [] },
    last: [],
  });

  it('is read in parts of 2,000, one after the other, with progress, while others get their turn', async () => {
    const sizes: number[] = [];
    const shares: number[] = [];
    let [atWork, turns] = [0, 0];
    const timer = setInterval(() => turns++, 1);
    const take = async (events: unknown[], _previous: ChainLink[]) => {
      expect(++atWork).toBe(1);
      sizes.push(events.length);
      await new Promise((resolve) => setTimeout(resolve));
      atWork--;
      return taken(events);
    };
    const { signal } = new AbortController();
    const answer = await readCopy(largeCopy(), take, { signal, onProgress: (share) => shares.push(share) });
    clearInterval(timer);
    expect(answer).toMatchObject({ report: { fresh: LINES, state: 'cut' } });
    expect(sizes).toEqual(Array(50).fill(2000));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(turns).toBeGreaterThan(50);
  });

  it('is left when the person stops it', async () => {
    const stop = new AbortController();
    let parts = 0;
    const take = async (events: unknown[]) => {
      if (++parts === 3) stop.abort();
      return taken(events);
    };
    const answer = await readCopy(largeCopy(), take, { signal: stop.signal, onProgress: () => undefined });
    expect([parts, answer]).toMatchObject([3, { report: { fresh: 6000 } }]);
  });

  it('never holds more of a line than fits', async () => {
    const file = new Blob(Array.from({ length: 200 }, () => 'x'.repeat(100_000)));
    const lines = [];
    for await (const some of readLines(file)) lines.push(...some);
    expect(lines.map(({ length }) => length)).toEqual([50_000]);
  });

  it('is taken in whole by a ledger in several parts', async () => {
    const { ledger } = await written();
    const many = await wholeLog(ledger);
    const two = open();
    for (const event of many) await two.ledger.takeIn([event]);
    await two.ledger.finishMerge();
    expect(await wholeLog(two.ledger)).toEqual(many);
    expect(await mergeInto(two.ledger, many)).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { zipOf } from '#tests/support/zip.ts';
import type { PastPart } from '#utils/messaging/past.ts';
import { type PastReport, readPast } from '#utils/pages/past/bring-in.ts';
import { withWhen } from '#utils/pages/past/columns.ts';
import { type OpenFile, openFiles, type PastChoice } from '#utils/pages/past/open-file.ts';
import { LARGEST_FILE } from '#utils/pages/past/zip.ts';

const NOW = Date.parse('2026-03-10T10:00:00Z');

async function open(...files: (string | Blob)[]): Promise<OpenFile> {
  const opened = await openFiles(
    files.map((file) => new Blob([file])),
    'dmy',
  );
  if ('problem' in opened) throw new Error(opened.problem);
  return opened;
}

const problemOf = async (...files: (string | Blob)[]) => {
  const opened = await openFiles(
    files.map((file) => new Blob([file])),
    'dmy',
  );
  return 'problem' in opened ? opened.problem : undefined;
};

/** Reads a file into an own log: what came of it, and the parts that were sent. */
async function bring(
  file: OpenFile,
  choice: PastChoice = {},
  known = new Set<string>(),
  stop = new AbortController(),
) {
  const parts: PastPart[] = [];
  const take = async (part: PastPart) => {
    parts.push(part);
    const fresh = part.entries.filter(({ key }) => !known.has(key));
    for (const { key } of fresh) known.add(key);
    return { fresh: fresh.length, known: part.entries.length - fresh.length };
  };
  const watch = { onProgress: () => undefined, signal: stop.signal };
  const report: PastReport = await readPast(file, choice, NOW, take, watch);
  return { report, parts, entries: parts.flatMap(({ entries }) => entries), known };
}

const TABLE = `Task;Created;Done;Link
Write;2024-01-01;05/03/2024;https://tracker.example.org/1
Plan;2024-01-01;04/03/2024 10:30;javascript:alert(1)
Read;2024-01-01;;
;2024-01-01;05/03/2024;
Sing;2024-01-01;35/03/2024;
Fly;2024-01-01;05/03/2034;
Write;2024-01-01;05/03/2024;https://tracker.example.org/2
`;

describe('a table of anything', () => {
  it('is asked about, with a guess of which columns are which', async () => {
    const { source, table } = await open(TABLE);
    expect(source).toBe('csv');
    expect(table).toMatchObject({
      names: ['Task', 'Created', 'Done', 'Link'],
      guess: { title: 0, when: 2, order: 'dmy' },
    });
    const { table: unnamed } = await open(
      '2024-03-05,Wrote a letter,https://example.org/1\n2024-03-06,Ran,https://example.org/2\n',
    );
    expect(unnamed).toMatchObject({ names: ['', '', ''], guess: { title: 1, when: 0, link: 2 } });
    expect(unnamed?.rows).toHaveLength(2);
    expect(unnamed?.guess.order).toBeUndefined();
    // Another column for the date has an order of its own.
    const { table: american } = await open('Title,Added,Done\nWrite,2024-03-05,03/25/2024\n');
    expect(american?.guess).toMatchObject({ when: 2, order: 'mdy' });
    if (american) expect(withWhen(american, american.guess, 1)).toEqual({ title: 0, when: 1 });
  });

  it('goes in row by row; what cannot is left out, and said why', async () => {
    const file = await open(TABLE);
    const { report, entries, known } = await bring(file, {
      columns: { title: 0, when: 2, link: 3, order: 'dmy' },
    });
    expect(report).toEqual({
      ...{ fresh: 2, known: 0, left: { undated: 1, broken: 2, ahead: 1, twice: 1 } },
      ...{ years: [['2024', 2]], days: ['2024-03-04', '2024-03-05'] },
    });
    expect(entries).toMatchObject([
      { title: 'Write', url: 'https://tracker.example.org/1', dayOnly: true },
      { title: 'Plan', url: '', at: new Date(2024, 2, 4, 10, 30).getTime() },
    ]);
    const again = await bring(file, { columns: { title: 0, when: 2, order: 'dmy' } }, known);
    expect(again.report).toMatchObject({ fresh: 0, known: 2 });
    const otherOrder = await bring(file, { columns: { title: 0, when: 2, order: 'mdy' } });
    expect(otherOrder.report.days).toEqual(['2024-04-03', '2024-05-03']);
  });

  it.each([
    ['times without a zone', '2024-03-05 23:30', '2024-03-06T00:30:00'],
    ['times with one', '2024-03-05T23:30:00Z', '2024-03-06T00:30:00+02:00'],
    ['days', '2024-03-05', '2024/03/06'],
  ])('is known again in another time zone: %s', async (_, one, two) => {
    const here = process.env.TZ;
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'];
    const known = new Set<string>();
    try {
      for (const [place, zone] of zones.entries()) {
        process.env.TZ = zone;
        const file = await open(`Title,Done\nWrite,${one}\nPlan,${two}\n`);
        const { report } = await bring(file, {}, known);
        expect([zone, report.fresh, report.known]).toEqual([zone, place ? 0 : 2, place ? 2 : 0]);
      }
    } finally {
      process.env.TZ = here;
    }
  });

  it('that an earlier build brought in is known by its moment', async () => {
    const { entries } = await bring(await open('Title,Done\nWrite,2024-03-05 10:11\nPlan,2024-03-05\n'));
    const told = JSON.stringify(['Write', new Date(2024, 2, 5, 10, 11).getTime()]);
    const earlier = createHash('sha256').update(told).digest('hex').slice(0, 32);
    expect(entries.map(({ before }) => before)).toEqual([earlier, undefined]);
  });

  it('with a date that could be two is not guessed at, where nobody was asked', async () => {
    const early = Array.from({ length: 300 }, (_, index) => `Thing ${index},2024-03-05\n`).join('');
    const { report } = await bring(await open(`Title,Done\n${early}Late,03/04/2024\n`));
    expect(report).toMatchObject({ fresh: 300, left: { broken: 1 } });
  });

  it('of a day that is not over yet is no future, and of tomorrow it is', async () => {
    const [today, tomorrow] = ['2026-03-10', '2026-03-12'];
    const file = await open(`Title,Done\nNow,${today}\nSoon,${tomorrow}\nBefore time,1969-05-05\n`);
    const { report, entries } = await bring(file);
    expect(report).toMatchObject({ fresh: 1, left: { ahead: 1, broken: 1 } });
    expect(entries[0]?.at).toBeLessThanOrEqual(NOW);
  });

  it('has titles that are short, of one line, and plain text', async () => {
    const long = 'x'.repeat(299);
    const rows = [`"two\nlines"`, `<b>bold</b>`, `${long}💡`, 'a\u0007b', '\u202eabc'];
    const { entries } = await bring(
      await open(`Title,Done\n${rows.map((row) => `${row},2024-03-05\n`).join('')}`),
    );
    expect(entries.map(({ title }) => title)).toEqual(['two lines', '<b>bold</b>', long, 'a b', 'abc']);
  });

  it('of any length is sent in parts of 2,000 at most, and ends where the person stops it', async () => {
    const lines = Array.from({ length: 9001 }, (_, index) => `Thing ${index},2024-03-05\n`);
    const file = await open(`Title,Done\n${lines.join('')}`);
    const { report, parts } = await bring(file);
    expect(parts.map(({ entries }) => entries.length)).toEqual([2000, 2000, 2000, 2000, 1001]);
    expect(report.fresh).toBe(9001);
    const stop = new AbortController();
    stop.abort();
    expect((await bring(file, {}, new Set(), stop)).report.fresh).toBe(2000);
  });
});

describe('a file', () => {
  const page = (id: string) =>
    JSON.stringify({
      items: [{ id, content: `Task ${id}`, completed_at: '2024-03-05T10:00:00Z' }],
      next_cursor: null,
    });

  it('of a program is known by what is in it, whatever its name', async () => {
    const { report, parts } = await bring(await open(`\u{feff}${page('a')}`));
    expect(parts[0]?.source).toBe('todoist');
    expect(report).toMatchObject({ fresh: 1, left: {} });
    const wide = new Blob([Buffer.from(`\u{feff}${page('a')}`, 'utf16le')]);
    expect((await bring(await open(wide))).report.fresh).toBe(1);
  });

  /** Some of what a program saves, of any number of things with long names. */
  const exportsOf = (count: number): [source: string, value: object][] => {
    const things = Array.from({ length: count }, (_, index) => [`id-${index}`, 'word '.repeat(40)] as const);
    const date = '2024-03-05T10:00:00Z';
    const doneOn = Date.parse(date);
    return [
      ['todoist', { items: things.map(([id, content]) => ({ id, content, completed_at: date })) }],
      [
        'github',
        things.map(([, title], index) => ({
          ...{ title, state: 'merged', closedAt: date },
          url: `https://github.com/o/r/pull/${index}`,
        })),
      ],
      [
        'trello',
        {
          ...{ cards: [], lists: [] },
          actions: things.map(([id, name]) => ({
            ...{ type: 'updateCard', date, idMemberCreator: 'm' },
            data: { old: { dueComplete: false }, card: { id, name, dueComplete: true } },
          })),
        },
      ],
      [
        'habitica',
        {
          tasks: {
            dailys: [],
            todos: things.map(([id, text]) => ({ id, text, completed: true, dateCompleted: date })),
          },
        },
      ],
      [
        'superproductivity',
        {
          task: {
            entities: Object.fromEntries(
              things.map(([id, title]) => [id, { id, title, isDone: true, doneOn }]),
            ),
          },
        },
      ],
    ];
  };

  it.each([
    ['of 120 kB', 500],
    ['of 300 kB', 1250],
  ])('of a program %s is read, though it is all one line', async (_, count) => {
    for (const [source, value] of exportsOf(count)) {
      const text = JSON.stringify(value);
      expect(text.length).toBeGreaterThan(count * 240);
      const file = await open(text);
      const { report } = await bring(file, { person: 'm' });
      expect([file.source, report.fresh, report.left]).toEqual([source, count, {}]);
    }
  });

  it('goes together with others of the same program', async () => {
    const { report } = await bring(await open(page('a'), page('b'), page('a')));
    expect(report).toMatchObject({ fresh: 2, left: { twice: 1 } });
    expect(await problemOf(page('a'), '[{"url":"https://github.com/o/r/pull/1"}]')).toBe('mixed');
    expect(await problemOf(page('a'), TABLE)).toBe('mixed');
    expect(await problemOf(TABLE, TABLE)).toBe('mixed');
  });

  it('of Loop is its zip, or the table in it', async () => {
    const marks = 'Date,Run,\n2024-03-06,2,\n2024-03-05,0,\n';
    const zip = zipOf({
      'Habits.csv': 'Position,Name\n1,Run\n',
      '001 Run/Checkmarks.csv': 'x',
      'Checkmarks.csv': marks,
    });
    const [packed, plain] = [await bring(await open(zip)), await bring(await open(marks))];
    expect(packed.report).toMatchObject({ fresh: 1, left: {} });
    expect(packed.entries).toEqual(plain.entries);
    expect(packed.parts[0]?.source).toBe('loop');
    expect(
      (await bring(await open(zipOf({ 'data.json': page('a'), 'read me.txt': 'x' })))).report.fresh,
    ).toBe(1);
    // macOS puts files of its own beside each.
    const ofMac = { 'data.json': page('a'), '__MACOSX/._data.json': 'Mac OS X', 'old/._x.csv': 'x' };
    expect((await bring(await open(zipOf(ofMac)))).report.fresh).toBe(1);
  });

  it.each<[name: string, file: () => string | Blob]>([
    ['nothing', () => ''],
    ['one word', () => 'Hello'],
    ['one endless line', () => 'x'.repeat(300_000)],
    ['a letter', () => 'Dear Mira,\nhow are you?\nI am well.\n'.replaceAll(',', '')],
    ['JSON of nobody', () => '{"a":1}'],
    ['JSON that is cut off', () => '{"items":[{"completed_at":'],
    ['JSON that is endlessly nested', () => '['.repeat(200_000)],
    [
      'a picture',
      () => new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49, 0xff, 0xfe, 0])]),
    ],
    ['a zip without a known file', () => zipOf({ 'a.txt': 'x', 'b.csv': 'x', 'c.csv': 'x' })],
    ['a zip in a zip', () => new Blob([zipOf({ 'a.csv': 'PK\u0003\u0004' })])],
    ['a zip that is cut off', () => zipOf({ 'a.json': page('a') }).slice(0, 60)],
    ['a zip of nonsense', () => new Blob([`PK\u0003\u0004${'x'.repeat(5000)}`])],
  ])('is none: %s', async (_, file) => expect(await problemOf(file())).toBe('foreign'));

  it('that unpacks to more than it may is not unpacked, whatever it says of its size', async () => {
    const bomb = new Uint8Array(LARGEST_FILE + 1_000_000).fill(32);
    const zip = zipOf({ 'data.csv': bomb }, 10);
    expect(zip.size).toBeLessThan(LARGEST_FILE / 500);
    expect(await problemOf(zip)).toBe('large');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, viewOf } from '#tests/support/events.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { type BragWords, bragDocument, escapeMarkdown } from '#utils/domain/views/brag.ts';
import { winsAsCalendar } from '#utils/domain/views/calendar-file.ts';
import { type CsvStyle, csvCell, winsAsCsv } from '#utils/domain/views/csv.ts';
import { heatmapSvg } from '#utils/domain/views/heatmap-svg.ts';
import type { PastEntry } from '#utils/domain/views/past-entry.ts';
import { periodOf } from '#utils/domain/views/period.ts';

function win(title: string, more: Partial<Win> = {}): Win {
  return {
    ...{ id: 'a', name: 'trello:card:a', subject: 'trello:card:a', site: 'trello', kind: 'card', title },
    ...{ url: 'https://trello.com/c/AbCdEf12', at: Date.parse('2026-11-19T14:30:05Z'), offset: 60 },
    ...{ day: '2026-11-19', parts: {} as Win['parts'], raw: 10, points: 10, scored: true, isWin: true },
    ...more,
  };
}

/** Any text, of nasty signs more often than not. */
const TEXT = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'=+-@\t\r\n"\',;|<>[]()*_`#!&:/\\.0 é銀🎉＝＠'),
      fc.string({ unit: 'binary' }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join('').toWellFormed());

const STYLE: CsvStyle = {
  header: ['Day', 'Time', 'Zone', 'Title', 'What', 'Where', 'Points', 'Link', 'Id'],
  kindName: () => 'Cards',
  placeName: () => 'Trello',
  separator: ',',
};

/** The cells of a table, by RFC 4180 and nothing else. */
function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  while (place < text.length) {
    let cell = '';
    if (text[place] === '"') {
      for (place++; text[place] !== '"' || text[place + 1] === '"'; place++) {
        if (text[place] === '"') place++;
        cell += text[place];
      }
      place++;
    } else
      while (place < text.length && text[place] !== separator && text[place] !== '\r') cell += text[place++];
    row.push(cell);
    if (text[place] === separator) place++;
    else {
      expect(text.slice(place, place + 2)).toBe('\r\n');
      place += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

describe('a table of wins', () => {
  it('has a row for each win, with the clock of its place', () => {
    const table = winsAsCsv([win('Write the launch post'), win('Call', { offset: -210, points: 0 })], STYLE);
    expect(table).toBe(
      '\ufeffDay,Time,Zone,Title,What,Where,Points,Link,Id\r\n' +
        '2026-11-19,2026-11-19 15:30:05,UTC+01:00,Write the launch post,Cards,Trello,10,https://trello.com/c/AbCdEf12,a\r\n' +
        '2026-11-19,2026-11-19 11:00:05,UTC-03:30,Call,Cards,Trello,0,https://trello.com/c/AbCdEf12,a\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 123', "'+49 30 123"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("https://example.org","x")', '"\'=HYPERLINK(""https://example.org"",""x"")"'],
    ['a, b', '"a, b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
    ['a = b', 'a = b'],
    ['', ''],
  ])('writes %j so that nothing is calculated', (text, cell) => expect(csvCell(text, ',')).toBe(cell));

  it('can be read back cell by cell, whatever a title holds, and no cell begins like a formula', () => {
    fc.assert(
      fc.property(
        fc.array(TEXT, { maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const),
        (titles, separator) => {
          const table = winsAsCsv(
            titles.map((title) => win(title)),
            { ...STYLE, separator },
          );
          const [header, ...rows] = parseCsv(table.slice(1), separator);
          expect(header).toEqual(STYLE.header);
          expect(rows).toHaveLength(titles.length);
          for (const [index, row] of rows.entries()) {
            expect(row).toHaveLength(9);
            expect([titles[index], `'${titles[index]}`]).toContain(row[3]);
            for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
          }
        },
      ),
    );
  });
});

describe('a calendar of wins', () => {
  const nameOf = ({ title }: Win) => title;
  const plain = (text: string) => text.replace(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign));

  it('is one that any calendar reads', () => {
    expect(winsAsCalendar([win('Call; write, and\\or sing\nloud')], nameOf, 'My wins')).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Microwin//Wins//EN',
        'CALSCALE:GREGORIAN',
        'X-WR-CALNAME:My wins',
        'BEGIN:VEVENT',
        'UID:a@microwin',
        'DTSTAMP:20261119T143005Z',
        'DTSTART:20261119T143005Z',
        'SUMMARY:Call\\; write\\, and\\\\or sing\\nloud',
        'URL:https://trello.com/c/AbCdEf12',
        'TRANSP:TRANSPARENT',
        'CLASS:PRIVATE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('has no line of more than 75 octets, and tells each title whole, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1, maxLength: 4 }), (titles) => {
        const file = winsAsCalendar(
          titles.map((title) => win(title.repeat(3))),
          nameOf,
          'Wins',
        );
        const lines = file.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          // Nothing was broken within a character.
          expect(line.isWellFormed()).toBe(true);
        }
        const told = file.replaceAll('\r\n ', '').split('\r\n');
        const summaries = told
          .filter((line) => line.startsWith('SUMMARY:'))
          .map((line) => plain(line.slice(8)));
        expect(summaries).toEqual(
          titles.map((title) =>
            title
              .repeat(3)
              .replace(/\r\n?/g, '\n')
              .replace(/(?!\n)\p{Cc}/gu, ''),
          ),
        );
        expect(told.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(titles.length);
      }),
    );
  });

  it.each(['javascript:alert(1)', 'https://a b', '', 'https://a\r\nATTACH:x'])('links to no %j', (url) => {
    expect(winsAsCalendar([win('x', { url })], nameOf, 'Wins')).not.toMatch(/URL|ATTACH/);
  });
});

describe('a picture of the year', () => {
  const { year } = viewOf(on(2, 2, 2, 3, 4), 5);

  it('stands alone, holds no title, and has a square for each day until today', () => {
    const svg = heatmapSvg(year, 'A year & "more" <b>');
    expect(svg).toContain('aria-label="A year &amp; &quot;more&quot; &lt;b&gt;"');
    expect(svg).not.toMatch(/<script|<text|<title|<image|href|url\(|@import|trello/);
    const squares = svg.match(/M\d+ \d+h11/g) ?? [];
    expect(squares).toHaveLength(year.flat().filter(({ future }) => !future).length);
    expect(new Set(squares).size).toBe(squares.length);
    expect(svg.match(/<path class="h[1-4]"/g)?.length).toBeGreaterThan(1);
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  it('is one of an empty year as well', () => {
    expect(heatmapSvg(viewOf([], 5).year, 'x')).toMatch(
      /^<svg [^>]*>\n<style>[^<]*<\/style>\n<path class="h0"/,
    );
    expect(heatmapSvg([], 'x')).toMatch(/^<svg [^>]*width="11" height="95"/);
  });
});

const WORDS: BragWords = {
  title: (from, to) => `What I finished, ${from} to ${to}`,
  sum: (wins, days) => `${wins} wins on ${days} days`,
  goals: 'Goals',
  reached: (title, on) => `${title}: reached on ${on}`,
  kinds: 'What',
  places: 'Where',
  written: 'In my words',
  thanks: 'What others said',
  signedBy: (signer) => ('name' in signer ? `Signed by ${signer.name}` : `Signed by ${signer.fingerprint}`),
  date: (day) => day,
  counted: (name, wins) => `${name} (${wins})`,
  kindName: (kind) => kind,
  placeName: ({ site }) => site || 'by hand',
  nameOf: ({ title }) => title || 'a card',
  past: (things) => `Elsewhere: ${things}`,
  sourceName: ({ source }) => source,
};

describe('what somebody did, for a review', () => {
  const step = (subject: string, relatedTo?: string) => ({
    ...{ subject, title: '', url: '', position: 1, done: true },
    ...(relatedTo && { relatedTo }),
  });
  const goal: GoalView = {
    ...{ subject: 'goal:g', title: 'Give the workshop', share: 1, dropped: false, reached: '2026-11-20' },
    steps: [step('goal:g:step:1'), step('goal:g:step:2', 'trello:card:b')],
  };
  const wins = [
    win('Rehearse it', { id: 'r', subject: 'goal:g:step:1', kind: 'step', site: '', url: '' }),
    win('Book the room', { id: 'b', subject: 'trello:card:b', day: '2026-11-18' }),
    win('Fix [login]', {
      id: 'f',
      subject: 'github:x',
      site: 'github',
      kind: 'pull',
      url: 'https://github.com/o/r/pull/1',
    }),
    win('', { id: 'u', subject: 'trello:card:u', url: '' }),
    win('Too early', { id: 'e', subject: 'trello:card:e', day: '2026-09-30' }),
    win('', { id: 'w', subject: 'reflection:2026-11-19', kind: 'reflection', isWin: false }),
  ];
  const sources = {
    span: ['2026-10-01', '2026-12-31'] as [string, string],
    wins,
    goals: [goal, { ...goal, subject: 'goal:h', title: 'Old', reached: '2026-01-01', steps: [] }],
    notes: new Map<string, string>(),
    written: [],
    thanks: [],
    past: [],
  };

  it('names goals with their wins, then what is left by place and kind, with links', () => {
    expect(bragDocument(sources, WORDS)).toBe(
      `# What I finished, 2026-10-01 to 2026-12-31

4 wins on 2 days

## What

- card (2)
- pull (1)
- step (1)

## Goals

### Give the workshop: reached on 2026-11-20

- [Book the room](<https://trello.com/c/AbCdEf12>) · 2026-11-18
- Rehearse it · 2026-11-19

## Where

### github (1)

#### pull (1)

- [Fix \\[login\\]](<https://github.com/o/r/pull/1>) · 2026-11-19

### trello (1)

#### card (1)

- a card · 2026-11-19
`,
    );
  });

  it('tells apart what was brought in, and counts it as no win', () => {
    const entry = (id: string, more: Partial<PastEntry> = {}): PastEntry => ({
      ...{
        isPast: true,
        id,
        subject: `past:todoist:${id}`,
        source: 'todoist',
        site: '',
        title: `Task ${id}`,
      },
      ...{ url: '', at: 1, offset: 0, day: '2026-10-02', ...more },
    });
    const past = [
      entry('b', { source: 'csv', url: 'https://tracker.example.org/7' }),
      entry('a', { title: '' }),
      entry('c', { day: '2026-01-01' }),
    ];
    const [without, within] = [bragDocument(sources, WORDS), bragDocument({ ...sources, past }, WORDS)];
    expect(within).toBe(`${without}
## Elsewhere: 2

### csv (1)

- [Task b](<https://tracker.example.org/7>) · 2026-10-02

### todoist (1)

- a card · 2026-10-02
`);
  });

  it('tells own words where the person wants that, and only of the span', () => {
    const written = [
      { id: '1', kind: 'reflection' as const, day: '2026-11-19', line: 'A # good day', answers: [] },
      { id: '2', kind: 'weekly' as const, day: '2026-11-16', line: '', answers: ['Much', '', 'The sun'] },
      { id: '3', kind: 'reflection' as const, day: '2026-01-01', line: 'Long ago', answers: [] },
    ];
    const text = bragDocument({ ...sources, written, notes: new Map([['b', 'Took\nthree tries']]) }, WORDS);
    expect(text).toContain('2026-11-18\n  > Took three tries\n');
    expect(text).toContain('## In my words');
    expect(text).toContain('### 2026-11-16\n\n> Much\n>\n> The sun\n');
    expect(text).toContain('> A \\# good day\n');
    expect(text).not.toContain('Long ago');
  });

  it('tells thanks of the span, the oldest first, with who signed them', () => {
    const thanks = [
      { day: '2026-11-19', words: 'You stayed calm.\n# Really', signer: { name: 'Mira' } },
      { day: '2026-10-19', words: 'Danke', signer: { fingerprint: '3f0e' } },
      { day: '2026-01-19', words: 'Long ago', signer: { name: 'Ben' } },
    ];
    const text = bragDocument({ ...sources, thanks }, WORDS);
    expect(text).toContain(
      '\n## What others said\n\n> Danke\n>\n> Signed by 3f0e · 2026-10-19\n\n> You stayed calm. \\# Really\n>\n> Signed by Mira · 2026-11-19\n',
    );
    expect(text).not.toContain('Long ago');
    // They are in no number.
    expect(text).toContain('4 wins on 2 days');
  });

  it('has nothing of what is only logged, in no list and no number', () => {
    const logged = [
      win('Not worth it', { id: 'x', kind: 'declined', isWin: false }),
      win('A line', { id: 'y', kind: 'reflection', isWin: false }),
      win('Had it before', { id: 'z', isWin: false }),
    ];
    expect(bragDocument({ ...sources, wins: [...sources.wins, ...logged] }, WORDS)).toBe(
      bragDocument(sources, WORDS),
    );
  });

  it('is a heading and a sentence where nothing was finished', () => {
    expect(bragDocument({ ...sources, wins: [], goals: [] }, WORDS)).toBe(
      '# What I finished, 2026-10-01 to 2026-12-31\n\n0 wins on 0 days\n',
    );
  });

  it.each([
    ['# head', '\\# head'],
    ['- a point', '\\- a point'],
    ['1. first', '1\\. first'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](b)', '\\[a\\](b)'],
    ['see https://example.org', 'see https\\://example.org'],
    ['www.example.org', 'www\\.example.org'],
    ['mira@example.org', 'mira\\@example.org'],
    ['a | b', 'a \\| b'],
    ['two\nlines', 'two lines'],
  ])('writes %j as plain text', (text, plain) => expect(escapeMarkdown(text)).toBe(plain));

  it('has the same lines whatever the titles hold, and every one of them is a point', () => {
    fc.assert(
      fc.property(TEXT, (title) => {
        const lines = bragDocument({ ...sources, wins: [win(`x${title}`)], goals: [] }, WORDS).split('\n');
        expect(lines).toHaveLength(
          bragDocument({ ...sources, wins: [win('x')], goals: [] }, WORDS).split('\n').length,
        );
        const point = lines.find((line) => line.startsWith('- ['));
        const [, name = ''] =
          /^- \[(.*)\]\(<https:\/\/trello.com\/c\/AbCdEf12>\) · 2026-11-19$/.exec(point ?? '') ?? [];
        // Nothing that begins something is left without the sign that makes it a sign.
        expect(name.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[`*_{}[\]<>#|~\\]/);
      }),
    );
  });
});

describe('a period', () => {
  it.each([
    ['quarter', '2026-11-19', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['lastQuarter', '2026-11-19', '2026-07-01', '2026-09-30'],
    ['lastQuarter', '2026-02-01', '2025-10-01', '2025-12-31'],
    ['year', '2026-11-19', '2026-01-01', '2026-12-31'],
    ['lastYear', '2026-11-19', '2025-01-01', '2025-12-31'],
    ['all', '2026-11-19', '1970-01-01', '2026-11-19'],
  ] as const)('%s as of %s is %s to %s', (period, today, from, to) => {
    expect(periodOf(period, today)).toEqual([from, to]);
  });
});

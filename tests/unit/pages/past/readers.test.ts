import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_READERS, TABLE_READERS } from '#utils/pages/past/readers/registry.ts';
import type { JsonReader, PastRow, TableReader } from '#utils/pages/past/types.ts';

const json = (source: string) => JSON_READERS.find((one) => one.source === source) as JsonReader;
const table = (source: string) => TABLE_READERS.find((one) => one.source === source) as TableReader;
const rowsOf = (source: string, value: unknown, person?: string) => [...json(source).read(value, person)];
/** What a row comes to, in short. */
const short = (row: PastRow) =>
  typeof row === 'string' ? row : [row.title, row.when, row.url].filter((one) => one !== '');
const at = (text: string) => Date.parse(text);

const SUPER_PRODUCTIVITY = {
  task: {
    ids: ['a', 'b'],
    entities: {
      a: { id: 'a', title: 'Write', isDone: true, doneOn: at('2024-03-05T10:00:00Z'), timeSpentOnDay: {} },
      b: { id: 'b', title: 'Plan', isDone: false, timeSpentOnDay: { '2024-03-01': 5 } },
    },
  },
  archiveOld: {
    task: {
      entities: {
        c: {
          id: 'c',
          title: 'Old',
          isDone: true,
          timeSpentOnDay: { '2019-03-02': 5, '2019-03-09': 1, now: 2 },
        },
        d: { id: 'd', title: 'Older', isDone: true, timeSpentOnDay: {} },
        e: { title: 'Nameless' },
      },
    },
  },
};
const HABITICA = {
  tasks: {
    habits: [{ id: 'h', text: 'Water', history: [{ date: at('2024-03-05T12:00:00Z'), value: 1 }] }],
    dailys: [
      {
        id: 'd',
        text: 'Read',
        history: [
          { date: at('2024-03-05T12:00:00Z'), value: 1 },
          { date: at('2024-03-06T12:00:00Z'), value: 0 },
          { date: String(at('2024-03-07T12:00:00Z')), value: -1, completed: true },
          { date: 'soon', value: 5 },
        ],
      },
    ],
    todos: [
      { id: 't', text: 'Post it', completed: true, dateCompleted: '2024-03-05T10:00:00.000Z' },
      { id: 'u', text: 'Later', completed: false },
      { _id: 'v', text: 'When?', completed: true },
    ],
  },
};
const MIRA = { id: 'm', fullName: 'Mira', username: 'mira' };
const card = { id: 'c1', name: 'Launch', shortLink: 'AbCdEf12' };
const action = (date: string, type: string, data: object, who = 'm') => ({
  ...{ id: date, type, data, date: `2024-03-${date}T10:00:00.000Z`, idMemberCreator: who },
  memberCreator: { id: who, fullName: who === 'm' ? 'Mira' : '', username: who },
});
const item = (id: string, state: string) => ({ card, checkItem: { id, name: `Item ${id}`, state } });
/** The newest first, as Trello has it. */
const TRELLO = {
  ...{ cards: [card], lists: [], members: [MIRA] },
  actions: [
    action('12', 'updateCheckItemStateOnCard', item('i2', 'incomplete')),
    action('11', 'updateCheckItemStateOnCard', item('i2', 'complete')),
    action('10', 'updateCheckItemStateOnCard', item('i1', 'complete'), 'zoe'),
    action('09', 'updateCheckItemStateOnCard', item('i3', 'complete')),
    action('08', 'updateCard', {
      card: { ...card, id: 'c2' },
      listBefore: { name: 'Done' },
      listAfter: { name: 'Doing' },
    }),
    action('07', 'updateCard', {
      card: { ...card, id: 'c2' },
      listBefore: { name: 'Doing' },
      listAfter: { name: 'Done' },
    }),
    action('06', 'updateCard', {
      card: { ...card, id: 'c3' },
      listBefore: { name: 'Done' },
      listAfter: { name: '2023' },
    }),
    action('05', 'updateCard', {
      card: { ...card, id: 'c3' },
      listBefore: { name: 'Doing' },
      listAfter: { name: 'Done ✅' },
    }),
    action('04', 'updateCard', { card: { ...card, dueComplete: true }, old: { dueComplete: false } }),
    action('03', 'updateCard', { card, old: { name: 'Launhc' } }),
    action('02', 'commentCard', { card, text: 'Done!' }),
  ],
};
const TODOIST = {
  items: [
    { id: '6X7', content: 'Call the bank', completed_at: '2024-03-05T10:00:00.000000Z', project_id: '1' },
    { id: '6X7', content: 'Call the bank', completed_at: '2024-03-06T10:00:00.000000Z' },
    { id: '6X8', content: 'Open', completed_at: null },
    { id: '6X9', content: 'Odd', completed_at: 'yesterday' },
    { content: 'Nameless', completed_at: '2024-03-05T10:00:00Z' },
  ],
  next_cursor: null,
};
const GITHUB = [
  {
    number: 1,
    title: 'Fix it',
    url: 'https://github.com/o/r/pull/1',
    state: 'merged',
    closedAt: '2024-03-05T10:00:00Z',
  },
  { number: 2, title: 'Open', url: 'https://github.com/o/r/issues/2', state: 'open', closedAt: null },
  { number: 3, title: 'When?', url: 'https://github.com/o/r/issues/3', state: 'closed' },
  { number: 4, title: 'Elsewhere', url: 'https://example.org/4', closedAt: '2024-03-05T10:00:00Z' },
];
const FILES = {
  superproductivity: SUPER_PRODUCTIVITY,
  habitica: HABITICA,
  trello: TRELLO,
  todoist: TODOIST,
  github: GITHUB,
};

describe('a file of JSON', () => {
  it.each(Object.entries(FILES))(
    'of %s is known as one of it, and as one of nobody else',
    (source, value) => {
      expect(JSON_READERS.filter((one) => one.recognises(value)).map((one) => one.source)).toEqual([source]);
    },
  );

  it.each([
    null,
    1,
    'text',
    [],
    {},
    { items: [{ id: 1 }] },
    { tasks: [] },
    { actions: [], cards: 1 },
    [{ url: 'x' }],
  ])('of nobody is known to none: %j', (value) =>
    expect(JSON_READERS.filter((one) => one.recognises(value))).toEqual([]),
  );

  it('of Super Productivity has what is done, an old thing on its last day of work', () => {
    const rows = [
      ['Write', at('2024-03-05T10:00:00Z')],
      'open',
      ['Old', { day: '2019-03-09' }],
      'undated',
      'broken',
    ];
    expect(rowsOf('superproductivity', SUPER_PRODUCTIVITY).map(short)).toEqual(rows);
    const wrapped = { timestamp: 1, data: SUPER_PRODUCTIVITY };
    expect(json('superproductivity').recognises(wrapped)).toBe(true);
    expect(rowsOf('superproductivity', wrapped).map(short)).toEqual(rows);
  });

  it('of Habitica has to-dos and the days of dailies, by what they say or by their value', () => {
    expect(rowsOf('habitica', HABITICA).map(short)).toEqual([
      ['Post it', at('2024-03-05T10:00:00Z')],
      'open',
      'undated',
      ['Read', { day: '2024-03-05' }],
      'open',
      ['Read', { day: '2024-03-07' }],
      'broken',
    ]);
  });

  it('of Habitica tells the nights of a daily apart wherever it is read, also by what earlier builds knew', () => {
    const here = process.env.TZ;
    const date = at('2024-03-05T23:30:00Z');
    const dailys = [{ id: 'd', text: 'Read', history: [{ date, value: 1 }] }];
    try {
      for (const [zone, day] of [
        ['Europe/Berlin', '2024-03-06'],
        ['Asia/Tokyo', '2024-03-06'],
        ['America/New_York', '2024-03-05'],
      ] as const) {
        process.env.TZ = zone;
        const when = { day };
        expect(rowsOf('habitica', { tasks: { dailys, todos: [] } })).toEqual([
          { title: 'Read', url: '', when, own: `d ${date}`, before: `d ${day}` },
        ]);
      }
    } finally {
      process.env.TZ = here;
    }
  });

  it('of Trello has what one member finished and nobody opened again', () => {
    expect(json('trello').people?.(TRELLO)).toEqual([
      { id: 'm', name: 'Mira' },
      { id: 'zoe', name: 'zoe' },
    ]);
    const url = 'https://trello.com/c/AbCdEf12';
    expect(rowsOf('trello', TRELLO, 'm').map(short)).toEqual([
      ['Launch', at('2024-03-04T10:00:00Z'), url],
      ['Launch', at('2024-03-05T10:00:00Z'), url],
      ['Item i3', at('2024-03-09T10:00:00Z'), url],
      'others',
    ]);
    expect(rowsOf('trello', TRELLO, 'zoe').map(short)).toEqual([
      'others',
      'others',
      'others',
      ['Item i1', at('2024-03-10T10:00:00Z'), url],
    ]);
  });

  it('of Todoist has each time that a task was completed', () => {
    const rows = rowsOf('todoist', TODOIST);
    expect(rows.map(short)).toEqual([
      ['Call the bank', at('2024-03-05T10:00:00Z')],
      ['Call the bank', at('2024-03-06T10:00:00Z')],
      'open',
      'broken',
      'broken',
    ]);
    expect(new Set(rows.slice(0, 2).map((row) => typeof row === 'object' && row.own)).size).toBe(2);
    expect(json('todoist').recognises({ items: [], next_cursor: null })).toBe(true);
  });

  it('of GitHub has what was closed and merged', () => {
    expect(rowsOf('github', GITHUB).map(short)).toEqual([
      ['Fix it', at('2024-03-05T10:00:00Z'), 'https://github.com/o/r/pull/1'],
      'open',
      'undated',
      'broken',
    ]);
  });

  it('may hold anything: nothing makes a reader throw', () => {
    // Values with the fields that readers look for.
    const names = [
      'task',
      'entities',
      'tasks',
      'dailys',
      'todos',
      'history',
      'items',
      'actions',
      'cards',
      'lists',
    ];
    const more = [
      'data',
      'members',
      'memberCreator',
      'date',
      'completed_at',
      'content',
      'url',
      'type',
      'id',
      'isDone',
    ];
    const key = fc.constantFrom(...names, ...more);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5, depthSize: 'small' }, tie('leaf'), tie('list'), tie('object')),
      leaf: fc.constantFrom(
        null,
        true,
        1,
        '',
        'updateCard',
        '2024-03-05T10:00:00Z',
        'https://github.com/o/r/pull/1',
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(value, (value) => {
        for (const reader of JSON_READERS) {
          reader.recognises(value);
          reader.people?.(value);
          for (const row of reader.read(value, 'm'))
            if (typeof row === 'object')
              expect(row).toMatchObject({ title: expect.any(String), url: expect.any(String) });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table', () => {
  const read = (source: string, [head = [], ...rows]: string[][]) => {
    const readRow = table(source).begin(head);
    return rows.flatMap((row) => [...readRow(row)]);
  };

  it('of Loop has the days of ticks and of amounts, and none that a rhythm filled in', () => {
    const marks = [
      ['Date', 'Run', 'Read', 'Run', ''],
      ['2024-03-05', '2', '1', '0', ''],
      ['2024-03-06', 'YES_MANUAL', 'SKIP', '2500', ''],
      ['2024-03-07', '-1', '3', '2'],
    ];
    expect(TABLE_READERS.filter((one) => one.recognises(marks)).map(({ source }) => source)).toEqual([
      'loop',
    ]);
    const rows = read('loop', [...marks, ['Total', '2', '2', '2']]);
    expect(rows.map(short)).toEqual([
      ['Run', { day: '2024-03-05' }],
      ['Run', { day: '2024-03-06' }],
      ['Run', { day: '2024-03-06' }],
      ['Run', { day: '2024-03-07' }],
      'broken',
    ]);
    // Two habits of one name are two.
    expect(new Set(rows.map((row) => (typeof row === 'string' ? row : row.own))).size).toBe(5);
  });

  it('of Habitica has the days on which the value of a daily rose', () => {
    const history = [
      ['Task Name', 'Task ID', 'Task Type', 'Date', 'Value'],
      ['Read', 'd', 'daily', '2024-03-05 12:00:00', '1'],
      ['Water', 'h', 'habit', '2024-03-05 12:00:00', '1'],
      ['Read', 'd', 'daily', '2024-03-06 12:00:00', '0.1'],
      ['Read', 'd', 'daily', '2024-03-07 12:00:00', '1.1'],
      ['Read', 'd', 'daily', 'soon', '5'],
    ];
    expect(TABLE_READERS.filter((one) => one.recognises(history)).map(({ source }) => source)).toEqual([
      'habitica',
    ]);
    expect(read('habitica', history).map(short)).toEqual([
      ['Read', { day: '2024-03-05' }],
      'open',
      ['Read', { day: '2024-03-07' }],
      'broken',
    ]);
  });

  it('of anybody else is nobody’s', () => {
    const tables = [
      [
        ['Date', 'Title'],
        ['2024-03-05', 'Write'],
      ],
      [
        ['Title', 'Finished'],
        ['Write', '2024-03-05'],
      ],
      [['Date', 'Run']],
      [],
    ];
    for (const rows of tables) expect(TABLE_READERS.filter((one) => one.recognises(rows))).toEqual([]);
  });
});

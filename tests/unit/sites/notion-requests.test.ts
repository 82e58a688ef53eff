import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameId } from '#utils/sites/done-names.ts';
import { notionRequests } from '#utils/sites/notion/requests.ts';
import type { DetectionSettings, PageRequest, RequestedChange } from '#utils/sites/types.ts';

const ID = '5eed0000-0000-4000-8000-00000000000a';
const ID_IN_URL = ID.replaceAll('-', '');
const OTHER = '5eed0000-0000-4000-8000-00000000000b';
const OTHER_ROW = '5eed0000-0000-4000-8000-00000000000c';
const PATH = '/api/v3/saveTransactionsFanout';
const ORIGIN = 'https://app.notion.com';
const ADDRESS = `${ORIGIN}${PATH}`;

const operation = (path: unknown, command: unknown, args: unknown, id: unknown = ID, table = 'block') => ({
  pointer: { table, id, spaceId: OTHER },
  path,
  command,
  args,
});
const wrapped = (path: unknown, command: string, args: unknown) => ({
  ...operation(path, 'updateBlockPropertyValue', { primitiveOp: { command, args } }),
  blockPropertyValueExpectedVersions: {},
  additionalUpdatedPointers: [{ table: 'block', id: ID, spaceId: OTHER }],
});
const tick = (value = 'Yes', id: unknown = ID) => operation(['properties', 'checked'], 'set', [[value]], id);
const edited = operation([], 'update', { last_edited_time: 1_790_000_000_000, last_edited_by_id: OTHER });

const transaction = (...operations: unknown[]) => ({
  id: '7a5c0000-0000-4000-8000-000000000001',
  spaceId: OTHER,
  debug: { userAction: 'TodoBlock.toggleChecked' },
  operations,
});
const bodyOf = (...transactions: unknown[]) => ({
  requestId: '7a5c0000-0000-4000-8000-000000000002',
  transactions,
  unretryable_error_behavior: 'continue',
});

const CHOICES: DetectionSettings = {
  ignored: [],
  doneLists: [],
  doneColumns: [],
  doneNames: ['Done', 'Erledigt', '完了'],
  databases: [],
};
const read = (body: unknown, url = ADDRESS, method = 'POST') =>
  notionRequests.read({ method, url: new URL(url), body }, CHOICES);
const change = (to: 'open' | 'done' = 'done', id = ID): RequestedChange => ({
  kind: 'todo',
  to,
  subject: `notion:block:${id}`,
  url: `${ORIGIN}/${id.replaceAll('-', '')}`,
  proof: true,
});
/** What a checkbox or a status of a row may mean; only a gesture at it can tell. */
const perhaps = (kind: 'todo' | 'status', to: 'open' | 'done' = 'done', id = ID): RequestedChange => ({
  ...change(to, id),
  kind,
  needsGesture: true,
  ...(kind === 'todo' && { saysLittle: true }),
});

/** The forms in which clients have written that a to-do is checked or not. */
const FORMS: Record<string, (value: string) => unknown> = {
  'set of the property': (value) => operation(['properties', 'checked'], 'set', [[value]]),
  'update of the properties': (value) => operation(['properties'], 'update', { checked: [[value]] }),
  'wrapped set': (value) => wrapped(['properties', 'checked'], 'set', [[value]]),
  'wrapped update': (value) => wrapped(['properties'], 'update', { checked: [[value]] }),
};

const TASK_STATUS = 'notion://tasks/status_property';

/** The forms in which clients have written a property of a row. */
const PROPERTY_FORMS: Record<string, (id: string, value: unknown) => unknown> = {
  'plain set': (id, value) => operation(['properties', id], 'set', value),
  'wrapped set': (id, value) => wrapped(['properties', id], 'set', value),
  'update of several': (id, value) =>
    operation(['properties'], 'update', { 'due@': [['‣', [['d', {}]]]], [id]: value }),
  'wrapped update': (id, value) => wrapped(['properties'], 'update', { [id]: value }),
};

describe('a property of a row', () => {
  for (const [form, write] of Object.entries(PROPERTY_FORMS)) {
    const said = (id: string, value: unknown) => read(bodyOf(transaction(write(id, value), edited)));

    it(`may be its checkbox: ${form}`, () => {
      expect(said('{L~P', [['Yes']])).toEqual([perhaps('todo')]);
      expect(said('hcOM', [['No']])).toEqual([perhaps('todo', 'open')]);
    });

    it(`may be its status: ${form}`, () => {
      expect(said('MM^g', [['Done']])).toEqual([perhaps('status')]);
      expect(said('MM^g', [['erledigt ✅']])).toEqual([perhaps('status')]);
      expect(said('MM^g', [['完了']])).toEqual([perhaps('status')]);
      expect(said('MM^g', [['In progress']])).toEqual([perhaps('status', 'open')]);
    });

    it.each(['Almost done', 'Archived', 'To Verify', 'Released', 'Bob'])(
      `proves nothing by a name that is not known as open: ${form}, %s`,
      (name) => {
        const unknown = { ...perhaps('status', 'open'), proof: false };
        expect(said('MM^g', [[name]])).toEqual([unknown]);
        expect(said(TASK_STATUS, [[name]])).toEqual([unknown]);
      },
    );

    it(`is the status of a task database by its name: ${form}`, () => {
      expect(said(TASK_STATUS, [['Done']])).toEqual([{ ...change(), kind: 'status' }]);
      expect(said(TASK_STATUS, [['In Review']])).toEqual([{ ...change('open'), kind: 'status' }]);
    });

    it.each([
      ['a title', 'title', [['Done']]],
      ['of two pieces', 'MM^g', [['Done'], [' and dusted']]],
      ['with a mark', 'MM^g', [['Done', [['b']]]]],
      ['a person', 'MM^g', [['‣', [['u', OTHER]]]]],
      ['long', 'MM^g', [['Done'.repeat(40)]]],
      ['emptied', 'MM^g', [['']]],
      ['taken away', 'MM^g', []],
      ['no text', 'MM^g', [[true]]],
    ])(`says nothing when it is ${form}: %s`, (_, id, value) => {
      expect(said(id, value)).toEqual([]);
    });
  }

  it.each([
    ['created', operation([], 'set', { id: ID, type: 'page' })],
    ['put into its database', operation(['content'], 'listAfter', { id: ID }, OTHER)],
  ])('says nothing of a row that is %s in the same transaction', (_, made) => {
    for (const id of ['MM^g', TASK_STATUS]) {
      const write = operation(['properties'], 'update', { [id]: [['Done']] });
      expect(read(bodyOf(transaction(made, write)))).toEqual([]);
      expect(read(bodyOf(transaction(write, made)))).toEqual([]);
    }
  });

  it('says nothing when its title comes with it: it is written anew', () => {
    const anew = operation(['properties'], 'update', { title: [['Milk']], [TASK_STATUS]: [['Done']] });
    expect(read(bodyOf(transaction(anew)))).toEqual([]);
  });

  it('is told of a row that finds its place in a view, too', () => {
    const sorts = operation(['page_sort'], 'listAfter', { id: ID }, OTHER, 'collection_view');
    const set = operation(['properties', 'MM^g'], 'set', [['Done']]);
    expect(read(bodyOf(transaction(set, sorts)))).toEqual([perhaps('status')]);
  });

  it('is told of a row whose place among cards is given by its newer name, too', () => {
    const sorts = operation(['page_sort'], 'insertChildrenAfter', { ids: [ID] }, OTHER, 'collection_view');
    expect(read(bodyOf(transaction(operation(['properties', 'MM^g'], 'set', [['Done']]), sorts)))).toEqual([
      perhaps('status'),
    ]);
  });

  it.each<[string, [string, string][], RequestedChange[]]>([
    [
      'the last value of a property',
      [
        ['MM^g', 'Done'],
        ['MM^g', 'In progress'],
      ],
      [perhaps('status', 'open')],
    ],
    [
      'nothing when two properties say the opposite',
      [
        ['MM^g', 'In progress'],
        ['nO:t', 'Done'],
      ],
      [],
    ],
    [
      'what is known of one, whatever another is called',
      [
        ['MM^g', 'Done'],
        ['pE@r', 'Bob'],
      ],
      [perhaps('status')],
    ],
    [
      'what two properties say alike',
      [
        ['MM^g', 'Done'],
        ['nO:t', 'Erledigt'],
      ],
      [perhaps('status')],
    ],
    [
      'a checkbox and a status apart',
      [
        ['MM^g', 'Done'],
        ['hcOM', 'Yes'],
      ],
      [perhaps('status'), perhaps('todo')],
    ],
  ])('of several in one request says %s', (_, values, expected) => {
    const writes = values.map(([id, text]) => operation(['properties', id], 'set', [[text]]));
    expect(read(bodyOf(transaction(...writes)))).toEqual(expected);
    expect(read(bodyOf(...writes.map((write) => transaction(write))))).toEqual(expected);
  });

  it('is what the person said of a name that nobody knows', () => {
    const write = operation(['properties', 'MM^g'], 'set', [['Released']]);
    const said = (counts: boolean) =>
      notionRequests.read(
        { method: 'POST', url: new URL(ADDRESS), body: bodyOf(transaction(write)) },
        { ...CHOICES, databases: [{ id: nameId('released'), name: 'Released', counts }] },
      );
    expect(said(true)).toEqual([perhaps('status')]);
    expect(said(false)).toEqual([perhaps('status', 'open')]);
  });

  it('is told for each of several rows', () => {
    const set = (id: string) => operation(['properties', TASK_STATUS], 'set', [['Done']], id);
    const subjects = read(bodyOf(transaction(set(ID), set(OTHER)))).map(({ subject }) => subject);
    expect(subjects).toEqual([`notion:block:${ID}`, `notion:block:${OTHER}`]);
  });

  it('does not hide another kind of the same row', () => {
    const status = operation(['properties', TASK_STATUS], 'set', [['Done']]);
    const text = operation(['properties', 'hcOM'], 'set', [['a note']]);
    expect(read(bodyOf(transaction(status, text)))).toEqual([
      { ...change(), kind: 'status' },
      { ...perhaps('status', 'open'), proof: false },
    ]);
  });
});

describe('a request of Notion', () => {
  for (const [form, write] of Object.entries(FORMS)) {
    it(`says what a to-do becomes: ${form}`, () => {
      expect(read(bodyOf(transaction(write('Yes'), edited)))).toEqual([change('done')]);
      expect(read(bodyOf(transaction(write('No'), edited)))).toEqual([change('open')]);
      for (const value of ['yes', '', 'true', 'Ye', 'Yes ']) {
        expect(read(bodyOf(transaction(write(value), edited)))).toEqual([]);
      }
    });
  }

  it.each(['saveTransactions', 'saveTransactionsFanout', 'saveTransactionsMain'])('counts at %s', (name) => {
    expect(read(bodyOf(transaction(tick())), `${ORIGIN}/api/v3/${name}`)).toEqual([change()]);
  });

  it.each([
    ['another endpoint', `https://app.notion.com/api/v3/syncRecordValuesMain`, 'POST'],
    ['an endpoint below', `${ADDRESS}/more`, 'POST'],
    ['an endpoint elsewhere', `https://app.notion.com/p${PATH}`, 'POST'],
    ['a later version', `https://app.notion.com/api/v4/saveTransactionsFanout`, 'POST'],
    ['a question', ADDRESS, 'GET'],
    ['another method', ADDRESS, 'PUT'],
  ])('says nothing at %s', (_, url, method) => {
    expect(read(bodyOf(transaction(tick())), url, method)).toEqual([]);
  });

  const nearMisses: Record<string, unknown[]> = {
    'a title': [operation(['properties', 'title'], 'set', [['Yes']])],
    'a title with the tick, as pasted': [
      operation(['properties'], 'update', { title: [['Milk']], checked: [['Yes']] }),
    ],
    'a block made with it': [operation([], 'set', { type: 'to_do', properties: { checked: [['Yes']] } })],
    'an edited block with it': [operation([], 'update', { properties: { checked: [['Yes']] } })],
    'the property of something else': [operation(['format', 'checked'], 'set', [['Yes']])],
    'a path too long': [operation(['properties', 'checked', '0'], 'set', [['Yes']])],
    'a path that is one text': [operation('properties,checked', 'set', [['Yes']])],
    'a command unheard of': [operation(['properties', 'checked'], 'toggle', [['Yes']])],
    'two commands deep': [
      wrapped(['properties', 'checked'], 'updateBlockPropertyValue', { primitiveOp: { command: 'set' } }),
    ],
    'a record of another table': [operation(['properties', 'checked'], 'set', [['Yes']], ID, 'collection')],
    'an id that is none': [tick('Yes', 'a')],
    'an id with more after it': [tick('Yes', `${ID}/x`)],
    'an id in a list': [tick('Yes', [ID])],
    'a bare text': [operation(['properties', 'checked'], 'set', 'Yes')],
    'a flat list': [operation(['properties', 'checked'], 'set', ['Yes'])],
    'text of two pieces': [operation(['properties', 'checked'], 'set', [['Yes'], ['No']])],
    'text with a mark': [operation(['properties', 'checked'], 'set', [['Yes', [['b']]]])],
    nothing: [operation(['properties', 'checked'], 'set', null)],
    'no operation': [],
    'only who edited last': [edited],
  };
  it.each(Object.entries(nearMisses))('says nothing of %s', (_, operations) => {
    expect(read(bodyOf(transaction(...operations)))).toEqual([]);
  });

  it.each([
    ['created', operation([], 'set', { id: ID, type: 'to_do' })],
    ['put after another', operation(['content'], 'listAfter', { id: ID, after: OTHER }, OTHER)],
    ['put before another', operation(['content'], 'listBefore', { id: ID, before: OTHER }, OTHER)],
    [
      'put after others with its like',
      operation(['content'], 'insertChildrenAfter', { ids: [OTHER_ROW, ID] }, OTHER),
    ],
    ['put into a block', operation([], 'insertChildrenAfter', { ids: [ID], after: OTHER_ROW }, OTHER)],
    ['given another parent', operation([], 'setParent', { parentId: OTHER, parentTable: 'block' })],
    ['turned into a to-do', operation([], 'update', { type: 'to_do' })],
    ['turned into a to-do by its type', operation(['type'], 'set', 'to_do')],
  ])('says nothing of a to-do that is %s in the same transaction', (_, made) => {
    expect(read(bodyOf(transaction(made, tick(), edited)))).toEqual([]);
    expect(read(bodyOf(transaction(tick(), made)))).toEqual([]);
    // A page may do so in two transactions of one request. Its neighbour's tick is a person's.
    expect(read(bodyOf(transaction(made), transaction(tick())))).toEqual([]);
    expect(read(bodyOf(transaction(tick()), transaction(made)))).toEqual([]);
    expect(read(bodyOf(transaction(made, tick(), tick('Yes', OTHER))))).toEqual([change('done', OTHER)]);
  });

  it('speaks once of each to-do, and the last word holds', () => {
    expect(
      read(bodyOf(transaction(tick('Yes'), tick('Yes', OTHER)), transaction(tick('No'), tick('Yes', OTHER)))),
    ).toEqual([change('open'), change('done', OTHER)]);
    expect(read(bodyOf(transaction(tick('Yes', ID.toUpperCase()), tick())))).toEqual([change()]);
  });

  it('is asked for by one path alone, of any host that may be read', () => {
    expect(notionRequests.requests).toEqual(['https://*/api/v3/saveTransactions*']);
  });
});

describe('whatever is sent', () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true });
  const method = fc.oneof(fc.constantFrom('POST', 'GET', 'post', ''), fc.string());
  const url = fc
    .oneof(fc.constantFrom(ADDRESS, 'https://www.notion.so/api/v3/saveTransactions'), fc.webUrl())
    .map((address) => new URL(address));
  const known = fc.constantFrom(
    ...Object.values(FORMS).map((write) => write('Yes')),
    ...Object.values(PROPERTY_FORMS).flatMap((write) => [
      write('hcOM', [['Yes']]),
      write('MM^g', [['Done']]),
      write(TASK_STATUS, [['Open']]),
    ]),
    edited,
  );

  /** A body of known parts, with one place in it replaced by something else or taken away. */
  const mutated = fc
    .tuple(fc.array(known, { minLength: 1, maxLength: 4 }), fc.nat(), fc.option(anything))
    .map(([operations, at, stranger]) => {
      const body = structuredClone(bodyOf(transaction(...operations)));
      const places = placesIn(body);
      const [holder, key] = places[at % places.length] ?? [];
      if (holder && key !== undefined) {
        if (stranger === null) delete holder[key];
        else holder[key] = stranger;
      }
      return body;
    });

  it('never throws, and claims nothing but a kind, a state, an id and its address', () => {
    fc.assert(
      fc.property(method, url, fc.oneof(anything, mutated), (method, url, body) => {
        for (const { needsGesture, saysLittle: _, kind, proof, ...said } of notionRequests.read(
          { method, url, body } as PageRequest,
          CHOICES,
        )) {
          expect([true, undefined]).toContain(needsGesture);
          // What proves nothing never finishes anything, and never without a gesture.
          expect(proof || (needsGesture && said.to === 'open')).toBe(true);
          expect(['todo', 'status']).toContain(kind);
          const here = ({ kind: _, proof: __, ...known }: RequestedChange) => ({
            ...known,
            url: `${url.origin}/${ID_IN_URL}`,
          });
          expect([change('done'), change('open')].map(here)).toContainEqual(said);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws for what only looks like a transaction', () => {
    fc.assert(
      fc.property(fc.array(anything), anything, anything, anything, (path, command, args, id) => {
        const strange = [operation(path, command, args, id), operation(path, 'set', args, id), path, args];
        for (const body of [bodyOf(transaction(...strange)), bodyOf(...strange), { transactions: args }]) {
          expect(read(body)).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

type Holder = Record<string, unknown>;

/** Every place in a value where something lies, with what holds it. */
function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [[holder, key] as [Holder, string], ...placesIn(holder[key])]);
}

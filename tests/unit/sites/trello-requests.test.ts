import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosen } from '#tests/support/detection-settings.ts';
import { trelloRequests } from '#utils/sites/trello/requests.ts';
import type { PageRequest, RequestedChange } from '#utils/sites/types.ts';

const CARD = '67318e20a4c9d1f05b7e2a01';
const ITEM = '67318e20a4c9d1f05b7e3b02';
const LIST = '67318e20a4c9d1f05b7e3b00';
const OTHER_CARD = '67318e20a4c9d1f05b7e2a02';
const SHORT = 'wRiTeP01';
/** The list that the person marked as done, and one that they did not. */
const DONE = '67318e20a4c9d1f05b7e1003';
const CHOICES = chosen({ doneLists: [{ id: DONE, name: 'Done' }] });
const ONE_CARD = `/1/cards/${CARD}`;
const ONE_ITEM = `${ONE_CARD}/checkItem/${ITEM}`;
const ALL_ITEMS = `/1/checklist/${LIST}/checkItems/all`;
const BULK = `/1/boards/${CARD}/cards/bulk/move`;
/** What Trello repeats from a cookie in its bodies. */
const SECRET = 'b0d1e5-secret-9f27';

const sent = (method: string, path: string, body?: unknown): PageRequest => ({
  method,
  url: new URL(`https://trello.com${path}`),
  body,
});
const put = (path: string, body?: unknown) => trelloRequests.read(sent('PUT', path, body), CHOICES);
const card = (to: 'open' | 'done', id = CARD, key = id) => [
  { kind: 'card', to, subject: `trello:card:${key}`, proof: true, url: `https://trello.com/c/${id}` },
];
const item = (to: 'open' | 'done', id = CARD, about = id) => [
  {
    kind: 'item',
    to,
    subject: `trello:item:${ITEM}`,
    relatedTo: `trello:card:${about}`,
    proof: true,
    url: `https://trello.com/c/${id}`,
  },
];

const items = (to: 'open' | 'done') => [{ kind: 'item', to, subject: '', proof: false }];
const moved = (...ids: string[]) =>
  ids.flatMap((id) => card('done', id).map((change) => ({ ...change, moved: true, withoutTarget: true })));
/** What a move always carries besides its list. */
const MOVE = { idBoard: CARD, pos: 65536, closed: false, dsc: SECRET };

describe('a request of Trello’s own claims', () => {
  it.each([
    ['a card done', ONE_CARD, { dueComplete: true, dsc: SECRET }, card('done')],
    ['a card open', ONE_CARD, { dueComplete: false, dsc: SECRET }, card('open')],
    ['a card done, by a form', ONE_CARD, { dueComplete: 'true', invitationTokens: '' }, card('done')],
    ['a card open, by a form', ONE_CARD, { dueComplete: 'false' }, card('open')],
    [
      'a card by its short link',
      `/1/cards/${SHORT}`,
      { dueComplete: true },
      card('done', SHORT, '~writep01'),
    ],
    ['a card with a final slash', `${ONE_CARD}/`, { dueComplete: true }, card('done')],
    ['a card, whatever is asked back', `${ONE_CARD}?fields=all`, { dueComplete: true }, card('done')],
    ['an item done', ONE_ITEM, { state: 'complete', idChecklist: LIST, dsc: SECRET }, item('done')],
    ['an item open', ONE_ITEM, { state: 'incomplete' }, item('open')],
    [
      'an item of a card by its short link',
      `/1/cards/${SHORT}/checkItem/${ITEM}`,
      { state: 'complete' },
      item('done', SHORT, `~${SHORT.toLowerCase()}`),
    ],
    [
      'an item, as older code sends it',
      `${ONE_CARD}/checklist/${LIST}/checkItem/${ITEM}`,
      { state: 'complete' },
      item('done'),
    ],
    [
      'an item open, as older code sends it',
      `${ONE_CARD}/checklist/${LIST}/checkItem/${ITEM}`,
      { state: 'incomplete' },
      item('open'),
    ],
    ['an item with a final slash', `${ONE_ITEM}/`, { state: 'complete' }, item('done')],
    ['all items of a checklist done', ALL_ITEMS, { state: 'complete', dsc: SECRET }, items('done')],
    ['all items of a checklist open', ALL_ITEMS, { state: 'incomplete' }, items('open')],
    [
      'all items, by another word',
      ALL_ITEMS.replace('checklist', 'checklists'),
      { state: 'complete' },
      items('done'),
    ],
    ['a card moved to a list marked as done', ONE_CARD, { ...MOVE, idList: DONE }, moved(CARD)],
    ['a card moved there, by a form', ONE_CARD, { idList: DONE, closed: 'false' }, moved(CARD)],
    [
      'several cards moved there, each once',
      BULK,
      { idCards: [CARD, OTHER_CARD, CARD], idBoard: CARD, idList: DONE },
      moved(CARD, OTHER_CARD),
    ],
    [
      'of several cards moved there those that have an id',
      BULK,
      { idCards: ['Optimistic_Card_1b4e28ba', CARD, null, 1, { toString: 1 }], idList: DONE },
      moved(CARD),
    ],
    [
      'a card ticked and moved at once: ticked',
      ONE_CARD,
      { ...MOVE, idList: DONE, dueComplete: true },
      card('done'),
    ],
  ] as const)('%s', (_, path, body, changes) => {
    expect(put(path, body)).toEqual(changes);
  });
});

describe('a request claims nothing', () => {
  it.each([
    ['that reads a card', 'GET', ONE_CARD, undefined],
    ['that reads, with a body all the same', 'GET', ONE_CARD, { dueComplete: true }],
    ['that deletes a card', 'DELETE', ONE_CARD, { dueComplete: true }],
    ['that posts to a card', 'POST', ONE_CARD, { dueComplete: true }],
    ['that posts to an item', 'POST', ONE_ITEM, { state: 'complete' }],
    ['that patches a card', 'PATCH', ONE_CARD, { dueComplete: true }],
    ['that makes or copies a card', 'POST', '/1/cards', { name: 'x', dueComplete: true }],
    ['that makes a card by another verb', 'PUT', '/1/cards', { dueComplete: true }],
    [
      'that makes an item, ticked',
      'POST',
      `/1/checklists/${LIST}/checkItems`,
      { checked: true, state: 'complete' },
    ],
    ['that archives a card', 'PUT', ONE_CARD, { closed: true }],
    ['that brings an archived card back', 'PUT', ONE_CARD, { closed: false }],
    ['that moves a card to a list that is not marked', 'PUT', ONE_CARD, { ...MOVE, idList: LIST }],
    ['that makes a card in a marked list', 'POST', '/1/cards', { name: 'x', idList: DONE }],
    ['that moves a card within its list', 'PUT', ONE_CARD, { pos: 1 }],
    ['that archives a card of a marked list', 'PUT', ONE_CARD, { ...MOVE, closed: true, idList: DONE }],
    ['that archives one, by a form', 'PUT', ONE_CARD, { idList: DONE, closed: 'true' }],
    ['that posts a move', 'POST', ONE_CARD, { ...MOVE, idList: DONE }],
    ['that moves an item to a marked list', 'PUT', ONE_ITEM, { ...MOVE, idList: DONE }],
    ['that moves several cards to another list', 'PUT', BULK, { idCards: [CARD], idList: LIST }],
    ['that moves several cards, but says not which', 'PUT', BULK, { idCards: CARD, idList: DONE }],
    ['that moves no card', 'PUT', BULK, { idCards: [], idList: DONE }],
    ['that copies several cards', 'PUT', BULK.replace('move', 'copy'), { idCards: [CARD], idList: DONE }],
    ['that changes a list', 'PUT', `/1/lists/${DONE}`, { idList: DONE }],
    [
      'that moves several cards',
      'PUT',
      `/1/boards/${CARD}/cards/bulk/move`,
      { idCards: [CARD], dueComplete: true },
    ],
    ['that renames a card', 'PUT', ONE_CARD, { name: 'dueComplete', dsc: SECRET }],
    ['that sets a date', 'PUT', ONE_CARD, { due: '2026-11-20T12:00:00.000Z', dueReminder: -1 }],
    [
      'that makes a card recur',
      'POST',
      `${ONE_CARD}/recurrenceRule`,
      { triggers: [{ trigger: 'dueComplete', value: true }] },
    ],
    ['that changes how a card recurs', 'PUT', `${ONE_CARD}/recurrenceRule`, { dueComplete: true }],
    ['that ticks a whole checklist of no id', 'PUT', '/1/checklist/x/checkItems/all', { state: 'complete' }],
    ['that asks for all items', 'GET', ALL_ITEMS, { state: 'complete' }],
    ['that deletes a checklist', 'DELETE', `/1/checklists/${LIST}`, { state: 'complete' }],
    ['that renames a checklist', 'PUT', `/1/checklist/${LIST}`, { name: 'complete', state: 'complete' }],
    ['that ticks all of a card’s items', 'PUT', `${ONE_CARD}/checkItem/all`, { state: 'complete' }],
    ['that renames an item', 'PUT', ONE_ITEM, { name: 'complete' }],
    ['that moves an item', 'PUT', ONE_ITEM, { pos: 1, idChecklist: LIST }],
    ['that says an item’s field of a card', 'PUT', ONE_CARD, { state: 'complete' }],
    ['that says a card’s field of an item', 'PUT', ONE_ITEM, { dueComplete: true }],
    ['about one field of a card', 'PUT', `${ONE_CARD}/dueComplete`, { value: true }],
    ['about something below a card', 'PUT', `${ONE_CARD}/checklists`, { dueComplete: true }],
    ['about something below an item', 'PUT', `${ONE_ITEM}/name`, { state: 'complete' }],
    ['about a card with an id too long', 'PUT', `${ONE_CARD}0`, { dueComplete: true }],
    ['about a card with an id too short', 'PUT', ONE_CARD.slice(0, -1), { dueComplete: true }],
    ['about a card with an id in capitals', 'PUT', ONE_CARD.toUpperCase(), { dueComplete: true }],
    ['about a card that is not made yet', 'PUT', '/1/cards/Optimistic_Card_1b4e28ba', { dueComplete: true }],
    ['about a card with a short link too long', 'PUT', `/1/cards/${SHORT}x`, { dueComplete: true }],
    ['about a card with other signs in its id', 'PUT', '/1/cards/wRiTeP-1', { dueComplete: true }],
    [
      'about an item with an id of another shape',
      'PUT',
      `${ONE_CARD}/checkItem/${SHORT}`,
      { state: 'complete' },
    ],
    ['about an item of no card', 'PUT', `/1/checkItem/${ITEM}`, { state: 'complete' }],
    ['about an item of a card with a wrong id', 'PUT', `/1/cards/x/checkItem/${ITEM}`, { state: 'complete' }],
    [
      'about an item of a checklist with a wrong id',
      'PUT',
      `${ONE_CARD}/checklist/x/checkItem/${ITEM}`,
      { state: 'complete' },
    ],
    ['behind another path', 'PUT', `/2${ONE_CARD}`, { dueComplete: true }],
    ['of another version', 'PUT', ONE_CARD.replace('/1/', '/2/'), { dueComplete: true }],
    ['about a board', 'PUT', `/1/boards/${CARD}`, { dueComplete: true }],
    ['that says it in the address', 'PUT', `${ONE_CARD}?dueComplete=true`, {}],
    ['without a body', 'PUT', ONE_CARD, undefined],
    ['with a body of null', 'PUT', ONE_CARD, null],
    ['with a body that is text', 'PUT', ONE_CARD, '{"dueComplete":true}'],
    ['with a body that is a list', 'PUT', ONE_CARD, [{ dueComplete: true }]],
    ['with the field further inside', 'PUT', ONE_CARD, { card: { dueComplete: true } }],
    ['with the field in other letters', 'PUT', ONE_CARD, { duecomplete: true }],
    ...[
      'yes',
      'TRUE',
      'on',
      '',
      1,
      0,
      null,
      [true],
      ['true'],
      { value: true },
      { toString: 1, valueOf: 1 },
    ].map(
      (value) =>
        [`that says dueComplete: ${JSON.stringify(value)}`, 'PUT', ONE_CARD, { dueComplete: value }] as const,
    ),
    ...['Complete', 'done', 'completed', '', true, 1, null, ['complete'], { toString: 1 }].map(
      (value) => [`that says state: ${JSON.stringify(value)}`, 'PUT', ONE_ITEM, { state: value }] as const,
    ),
  ] as const)('%s', (_, method, path, body) => {
    expect(trelloRequests.read(sent(method, path, body), CHOICES)).toEqual([]);
  });
});

describe('while no list is marked as done', () => {
  it('no move claims anything, wherever it leads', () => {
    const read = (path: string, body: unknown) => trelloRequests.read(sent('PUT', path, body), chosen());
    expect(read(ONE_CARD, { ...MOVE, idList: DONE })).toEqual([]);
    expect(read(ONE_CARD, { ...MOVE, idList: undefined })).toEqual([]);
    expect(read(BULK, { idCards: [CARD], idList: DONE })).toEqual([]);
    expect(read(ONE_CARD, { dueComplete: true })).toEqual(card('done'));
  });
});

describe('any request', () => {
  const method = fc.oneof(
    { weight: 5, arbitrary: fc.constant('PUT') },
    fc.constantFrom('POST', 'GET', 'DELETE', 'put'),
    fc.string(),
  );
  const segment = fc.oneof(
    fc.constantFrom('1', 'cards', 'checkItem', 'checkItems', 'checklist', 'all', CARD, ITEM, LIST, SHORT),
    fc.stringMatching(/^[0-9a-fA-F]{6,25}$/),
    fc.webSegment(),
  );
  const path = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(ONE_CARD, ONE_ITEM, `/1/cards/${SHORT}`, ALL_ITEMS, BULK) },
    fc.array(segment, { maxLength: 8 }).map((parts) => `/${parts.join('/')}`),
    fc.array(segment, { maxLength: 3 }).map((parts) => [ONE_CARD, ...parts].join('/')),
  );
  const value = fc.oneof(
    fc.constantFrom<unknown>(true, false, 'true', 'complete', 'incomplete'),
    fc.anything(),
  );
  const list = fc.constantFrom<unknown>(DONE, DONE, LIST, [DONE], null, 1, { toString: 1 });
  const cards = fc.oneof(
    fc.array(fc.constantFrom<unknown>(CARD, OTHER_CARD, SHORT, null, 1, { toString: 1 }), { maxLength: 4 }),
    fc.constantFrom<unknown>(CARD, {}, null),
  );
  const known = fc
    .record(
      { dueComplete: value, state: value, idChecklist: value, closed: value, idList: list, idCards: cards },
      { requiredKeys: [] },
    )
    .map((fields) => ({ ...fields, dsc: SECRET }));
  const body = fc.oneof({ weight: 4, arbitrary: known }, fc.anything(), fc.jsonValue());

  /** What may be claimed, told anew from the facts: which values mean what, at which addresses. */
  const expected = (method: string, path: string, body: unknown): string[] => {
    const parts = new URL(`https://trello.com${path}`).pathname.replace(/\/$/, '').split('/').slice(1);
    const fields = typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : new Map();
    const isId = (part = '') => /^[0-9a-f]{24}$/.test(part);
    const isArchived = [true, 'true'].includes(fields.get('closed'));
    const isMove = fields.get('idList') === DONE && !isArchived;
    const [version, cards, card = '', ...below] = parts;
    if (method !== 'PUT' || version !== '1') return [];
    if (
      parts.length === 5 &&
      parts.slice(2).join() === `${card},checkItems,all` &&
      /^checklists?$/.test(cards ?? '')
    ) {
      const to = new Map<unknown, string>([
        ['complete', 'done'],
        ['incomplete', 'open'],
      ]).get(fields.get('state'));
      return isId(card) && to ? [`${to} `] : [];
    }
    if (cards === 'boards' && below.join('/') === 'cards/bulk/move' && isMove) {
      const ids: unknown = fields.get('idCards');
      const named = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string' && isId(id)) : [];
      return [...new Set(named)].map((id) => `done trello:card:${id} moved`);
    }
    if (cards !== 'cards') return [];
    if (!isId(card) && !/^[0-9a-z]{8}$/i.test(card)) return [];
    if (below.length === 0) {
      const said = new Map<unknown, string>([
        [true, 'done'],
        ['true', 'done'],
        [false, 'open'],
        ['false', 'open'],
      ]);
      const to = said.get(fields.get('dueComplete'));
      const name = `trello:card:${isId(card) ? card : `~${card.toLowerCase()}`}`;
      return to ? [`${to} ${name}`] : isMove ? [`done ${name} moved`] : [];
    }
    const [word, id] = below.slice(-2);
    const between = below.slice(0, -2);
    const isBelow =
      between.length === 0 || (between.length === 2 && between[0] === 'checklist' && isId(between[1]));
    const said = new Map<unknown, string>([
      ['complete', 'done'],
      ['incomplete', 'open'],
    ]);
    const to = said.get(fields.get('state'));
    return word === 'checkItem' && isId(id) && isBelow && to ? [`${to} trello:item:${id}`] : [];
  };

  it('never throws, claims what its shape says and nothing else, and keeps nothing of the body', () => {
    let claimed = 0;
    fc.assert(
      fc.property(method, path, body, (method, path, body) => {
        const changes = trelloRequests.read(sent(method, path, body), CHOICES);
        const told = ({ to, subject, moved }: RequestedChange) => `${to} ${subject}${moved ? ' moved' : ''}`;
        expect(changes.map(told)).toEqual(expected(method, path, body));
        for (const { moved, withoutTarget, ...change } of changes) {
          claimed++;
          expect(withoutTarget).toBe(moved);
          if (change.subject === '') {
            expect(Object.keys(change).sort()).toEqual(['kind', 'proof', 'subject', 'to']);
            continue;
          }
          const about = change.kind === 'item' ? ['relatedTo'] : [];
          expect(Object.keys(change).sort()).toEqual(['kind', 'proof', ...about, 'subject', 'to', 'url']);
          expect(change.relatedTo ?? 'trello:card:~abcdefgh').toMatch(
            /^trello:card:([0-9a-f]{24}|~[0-9a-z]{8})$/,
          );
          expect(change.url).toMatch(/^https:\/\/trello\.com\/c\/([0-9a-f]{24}|[0-9a-zA-Z]{8})$/);
          expect(change.subject).toMatch(/^trello:(card:([0-9a-f]{24}|~[0-9a-z]{8})|item:[0-9a-f]{24})$/);
        }
        expect(JSON.stringify(changes)).not.toContain(SECRET);
      }),
      { numRuns: 10_000 },
    );
    // Else this would be about refusals alone.
    expect(claimed).toBeGreaterThan(500);
  });
});

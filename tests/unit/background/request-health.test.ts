import { describe, expect, it } from 'vitest';
import { bodyOf } from '#utils/background/request-body.ts';
import { claimsOf, createRequestHealth } from '#utils/background/request-health.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import type { LastPress, TabAttribution } from '#utils/messaging/tab-messages.ts';
import { HEALTHY, type SiteHealth } from '#utils/sites/health.ts';
import type { PageRequest, RequestedChange } from '#utils/sites/types.ts';

const AT = Date.UTC(2026, 10, 20, 12);
const NAME = { subject: 'trello:card:1', title: '', url: '' };

function setUp() {
  let record = HEALTHY;
  let writes = 0;
  const note = async (_: unknown, by: (past: SiteHealth) => SiteHealth) => {
    writes++;
    record = by(record);
  };
  const health = createRequestHealth(REQUEST_READERS, note, () => AT);
  return { ...health, record: () => record, writes: () => writes };
}

const put = (body: unknown, method = 'PUT'): PageRequest => ({
  method,
  url: new URL('https://trello.com/1/cards/67318e20a4c9d1f05b7e2a01'),
  body,
});
const pressed = (press: LastPress) => async (): Promise<TabAttribution> => ({ names: [], press });
const bytes = (text: string) => ({ raw: [{ bytes: new TextEncoder().encode(text).buffer }] });

describe('a body', () => {
  it.each([
    ['JSON', bytes('{"a":1}'), { value: { a: 1 } }],
    ['a form', { formData: { a: ['1'] } }, { value: { a: '1' } }],
    ['nothing', undefined, {}],
    ['a file', { raw: [{ file: 'x' }] }, { isUnreadable: true }],
    ['what the browser does not show', { raw: [] }, { isUnreadable: true }],
    ['what is packed', bytes('\u001f\u008b\b'), { isUnreadable: true }],
    ['what is too long', { raw: [{ bytes: new ArrayBuffer(1_000_001) }] }, {}],
  ])('of %s', (_, body, is) => {
    expect(bodyOf(body as Parameters<typeof bodyOf>[0])).toEqual(is);
  });
});

describe('a request that nobody knows', () => {
  it('with a body that nobody can read counts after a press, until one can be read', async () => {
    const { onUnknown, onKnown, record } = setUp();
    const unreadable = { isUnreadable: true } as const;
    await onUnknown('trello', put(undefined), unreadable, pressed('none'));
    await onUnknown('trello', put(undefined, 'POST'), unreadable, pressed('aimed'));
    expect(record().unreadable).toBe(0);
    for (const press of ['aimed', 'unaimed'] as const)
      await onUnknown('trello', put(undefined), unreadable, pressed(press));
    expect(record().unreadable).toBe(2);
    await onUnknown('trello', put({ name: 'x' }), { value: { name: 'x' } }, pressed('aimed'));
    expect(record().unreadable).toBe(0);
    await onUnknown('trello', put(undefined), unreadable, pressed('aimed'));
    await onKnown('trello', []);
    expect(record().unreadable).toBe(0);
  });

  it('tells its name right after a press that found nothing, if it may mean that something is finished', async () => {
    const { onUnknown, record } = setUp();
    const body = { completedState: true, name: 'My words', 'my status': 1 };
    await onUnknown('trello', put(body), { value: body }, pressed('aimed'));
    expect(record().unknownNames).toEqual([]);
    await onUnknown('trello', put(body), { value: body }, pressed('unaimed'));
    expect(record().unknownNames).toEqual(['completedState']);
  });

  it('is asked about only where it tells something', async () => {
    const { onUnknown, writes } = setUp();
    const never = () => Promise.reject(new Error('asked'));
    await onUnknown('trello', put({ name: 'x' }), { value: { name: 'x' } }, never);
    await onUnknown('trello', put({ name: 'x' }), { value: { name: 'x' } }, never);
    expect(writes()).toBe(1);
  });
});

it.each([
  ['github', { persistedQueryName: 'completeIssueMutation' }, 'completeIssueMutation'],
  ['notion', { transactions: [{ operations: [{ command: 'setStatus' }] }] }, 'setStatus'],
  ['trello', { isCompleted: true }, 'isCompleted'],
] as const)('the code of %s has names', (site, body, name) => {
  expect(REQUEST_READERS[site].namesIn(body)).toEqual([name]);
  for (const anything of [undefined, null, 'x', 1, [], { transactions: 1 }])
    expect(Array.isArray(REQUEST_READERS[site].namesIn(anything))).toBe(true);
});

it.each([
  ['trello', 'X-Trello-Client-Version', 'build-240418'],
  ['github', 'x-github-client-version', 'af8b8db961ba78e3d23e4b92e239c190ef136f06'],
  ['notion', 'notion-client-version', '23.13.20260822.1'],
] as const)('a page of %s tells its build by a header', async (site, name, value) => {
  const { onHeaders, record, writes } = setUp();
  await onHeaders(site, [
    { name: 'cookie', value: 'secret' },
    { name, value },
  ]);
  await onHeaders(site, [{ name, value }]);
  await onHeaders(undefined, [{ name, value }]);
  await onHeaders(site);
  expect(record().builds).toEqual([{ build: value, day: '2026-11-20' }]);
  expect(writes()).toBe(1);
  await onHeaders(site, [{ name, value: 'my words' }]);
  expect(record().builds).toEqual([{ build: value, day: '2026-11-20' }]);
});

describe('what a request finishes', () => {
  const change: RequestedChange = { kind: 'card', to: 'done', subject: 'trello:card:1', proof: true };
  const claim = (more: Partial<RequestedChange>, name: TabAttribution['names'][number], press: LastPress) =>
    claimsOf([{ ...change, ...more }], { names: [name], press });

  it('is placed by its name, or where something was aimed at', () => {
    expect(claim({}, NAME, 'aimed')).toEqual([{ kind: 'card', placed: true, isSure: true }]);
    expect(claim({ proof: false }, null, 'aimed')).toEqual([{ kind: 'card', placed: true, isSure: true }]);
  });

  it('is unplaced where the tab says so', () => {
    expect(claim({}, false, 'unaimed')).toEqual([{ kind: 'card', placed: false, isSure: true }]);
    expect(claim({ needsGesture: true }, false, 'unaimed')).toMatchObject([{ isSure: false }]);
  });

  it('is nothing where nobody pressed anything, and where it says little', () => {
    expect(claim({}, null, 'none')).toEqual([]);
    expect(claim({ to: 'open' }, NAME, 'aimed')).toEqual([]);
    expect(claim({ saysLittle: true }, false, 'unaimed')).toEqual([]);
    expect(claimsOf([change], { names: [], press: 'none' })).toEqual([]);
  });

  it.each([
    ['a comment, as on what is one’s own', 'comment', []],
    ['an approval', 'approve', [{ kind: 'review', placed: false, isSure: true }]],
    ['a request for changes', 'request changes', [{ kind: 'review', placed: false, isSure: true }]],
  ])('by a review that nobody can place is told of %s', (_, event, claims) => {
    const url = new URL('https://github.com/o/r/pull/1/page_data/submit_review');
    const settings = { ignored: [], doneLists: [], doneColumns: [], doneNames: undefined, databases: [] };
    const changes = REQUEST_READERS.github.read({ method: 'PUT', url, body: { event } }, settings);
    expect(changes).toHaveLength(1);
    expect(claimsOf(changes, { names: [false], press: 'unaimed' })).toEqual(claims);
  });

  it('is noted once the server agreed', async () => {
    const { onTaken, record } = setUp();
    await onTaken('trello', [{ kind: 'card', placed: false, isSure: true }]);
    expect(record()).toMatchObject({
      readFailures: { 'card: asked for, not shown': 1 },
      claims: [{ day: '2026-11-20', kind: 'card', placed: 0, unplaced: 1 }],
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fakeSession } from '#tests/support/storage.ts';
import { createPendingRequests } from '#utils/background/pending-requests.ts';
import {
  createRequestDetector,
  type RequestDetectorContext,
  type ServerResponse,
} from '#utils/background/request-detector.ts';
import type { RequestHealth } from '#utils/background/request-health.ts';
import type { Verdict } from '#utils/messaging/tab-messages.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import type { PageRequest, RequestedChange } from '#utils/sites/types.ts';

type Begun = WebRequest.OnBeforeRequestDetailsType;

const TAB = 7;
const BEGUN = 1_800_000_000_000;
const HERE = 'https://trello.com/1/cards/67318e20a4c9d1f05b7e2a01';
const SECRET = 'b0d1e5-secret-9f27';

const change = (key: string, to: RequestedChange['to'] = 'done'): RequestedChange => ({
  kind: 'card',
  to,
  subject: `trello:card:${key}`,
  proof: true,
});
const nameOf = ({ subject }: RequestedChange): NamedTask => ({
  subject,
  title: 'Write',
  url: 'https://trello.com/c/wRiTeP01',
});

const bytes = (text: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(text)).buffer;
const raw = (...parts: ArrayBuffer[]) => ({ raw: parts.map((part) => ({ bytes: part })) });
const json = (value: unknown) => raw(bytes(JSON.stringify(value)));

const request = (more: Partial<Begun> = {}): Begun =>
  ({
    requestId: '1',
    tabId: TAB,
    frameId: 0,
    method: 'PUT',
    url: HERE,
    timeStamp: BEGUN,
    requestBody: json({ dueComplete: true, dsc: SECRET }),
    ...more,
  }) as Begun;

/** What a fake tab answers: the names alone. */
type NamesOf = (...asked: Parameters<RequestDetectorContext['attribute']>) => Promise<(NamedTask | null)[]>;
type Fakes = Omit<RequestDetectorContext, 'attribute'> & { attribute: NamesOf };

/** Hears nothing. */
const health: RequestHealth = {
  onHeaders: async () => {},
  onUnknown: async () => {},
  onKnown: async () => {},
  onTaken: async () => {},
};

/** A request detector among fakes: every request claims `a` is done, and the tab stands behind all of it. */
function setUp(more: Partial<Fakes> = {}) {
  const answered: ServerResponse[] = [];
  const fakes = {
    siteAt: vi.fn(async (address: string) =>
      address.startsWith('https://trello.com/') ? ('trello' as const) : undefined,
    ),
    read: vi.fn(async (_site: string, _sent: PageRequest): Promise<RequestedChange[]> => [change('a')]),
    attribute: vi.fn(
      async (
        _tab: number,
        changes: RequestedChange[],
        _at: { chainMs: number },
      ): Promise<(NamedTask | null)[]> => changes.map(nameOf),
    ),
    onServerResponse: async (answer: ServerResponse) => void answered.push(answer),
    health,
    pending: createPendingRequests(fakeSession()),
  };
  const { attribute, ...rest } = { ...fakes, ...more };
  const detector = createRequestDetector({
    ...rest,
    attribute: async (...asked) => ({ names: await attribute(...asked), press: 'aimed' }),
  });
  return { ...fakes, answered, detector };
}

/** What is told of a change that nobody can name. */
const unnamed = (begun = expect.any(Number)) => ({
  id: expect.any(String),
  tab: TAB,
  site: 'trello',
  verdict: 'unsaid',
  begun,
});
const win = (verdict: Verdict = 'agreed') => ({
  id: expect.any(String),
  tab: TAB,
  site: 'trello',
  change: { ...change('a'), title: 'Write', url: 'https://trello.com/c/wRiTeP01' },
  verdict,
  begun: BEGUN,
});

describe('a request', () => {
  it('is told of in the order of the answers, though the tab is slow to speak of the first', async () => {
    const slow = Promise.withResolvers<void>();
    const attribute = vi.fn(async (_tab: number, changes: readonly RequestedChange[]) => {
      if (attribute.mock.calls.length === 1) await slow.promise;
      return changes.map(nameOf);
    });
    const { detector, answered } = setUp({ attribute });
    for (const requestId of ['1', '2'])
      detector.begin(request({ requestId, timeStamp: BEGUN + Number(requestId) }));
    const both = ['1', '2'].map((requestId) => detector.end({ requestId, statusCode: 200 }));
    await Promise.race([both[1], new Promise((resolve) => setTimeout(resolve, 20))]);
    expect(answered).toEqual([]);
    slow.resolve();
    await Promise.all(both);
    expect(answered.map(({ begun }) => begun - BEGUN)).toEqual([1, 2]);
  });

  it('is told of when the server has answered, and not before', async () => {
    const { detector, answered } = setUp();
    detector.begin(request());
    await Promise.resolve();
    expect(answered).toEqual([]);
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toEqual([win()]);
  });

  it.each([
    [200, 'agreed'],
    [422, 'refused'],
  ] as const)(
    'answered with %s is %s though the browser tells of its end first',
    async (statusCode, verdict) => {
      const { detector, answered } = setUp();
      await detector.end({ requestId: '1', statusCode });
      expect(answered).toEqual([]);
      detector.begin(request());
      await vi.waitFor(() => expect(answered).toEqual([win(verdict)]));
      detector.begin(request({ timeStamp: BEGUN + 1 }));
      await detector.resumed();
      expect(answered).toHaveLength(1);
    },
  );

  it('that leads to what it changed is agreed to though the browser tells of its way first', async () => {
    const url = 'https://trello.com/c/wRiTeP01';
    const { detector, answered } = setUp({ read: async () => [{ ...change('a'), url }] });
    await detector.redirect({ requestId: '1', redirectUrl: url });
    detector.begin(request());
    await vi.waitFor(() => expect(answered).toMatchObject([{ verdict: 'agreed' }]));
  });

  it('is not taken for another whose end was told of before', async () => {
    const { detector, answered } = setUp();
    await detector.end({ requestId: '1', statusCode: 200 });
    detector.begin(request({ requestId: '2' }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).toEqual([]);
  });

  it.each([
    [200, 'agreed'],
    [201, 'agreed'],
    [204, 'agreed'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [409, 'refused'],
    [422, 'refused'],
    // Nobody has decided anything.
    [undefined, 'unsaid'],
    [304, 'unsaid'],
    [408, 'unsaid'],
    [425, 'unsaid'],
    [429, 'unsaid'],
    [500, 'unsaid'],
    [502, 'unsaid'],
    [503, 'unsaid'],
    [504, 'unsaid'],
  ] as const)('answered with %s is %s', async (statusCode, verdict) => {
    const { detector, answered } = setUp();
    detector.begin(request());
    await detector.end({ requestId: '1', ...(statusCode && { statusCode }) });
    expect(answered).toEqual([win(verdict)]);
  });

  it.each([
    [200, 'unsaid'],
    [503, 'unsaid'],
    [403, 'refused'],
  ] as const)(
    'of which a success proves nothing, answered with %s, is %s, whoever stands behind it',
    async (statusCode, verdict) => {
      const unproven = { ...change(''), subject: '', proof: false };
      const { detector, answered } = setUp({ read: async () => [unproven], attribute: async () => [null] });
      detector.begin(request());
      await detector.end({ requestId: '1', statusCode });
      expect(answered).toEqual([{ ...win(verdict), change: unproven }]);
    },
  );

  it('follows others that were under way, or had just been answered', async () => {
    const { detector, attribute } = setUp();
    const begin = (requestId: string, at: number, tabId = TAB) =>
      detector.begin(request({ requestId, tabId, timeStamp: BEGUN + at }));
    const end = (requestId: string, at: number) =>
      detector.end({ requestId, statusCode: 200, timeStamp: BEGUN + at });
    begin('a', 0);
    begin('b', 4000);
    await end('b', 5000);
    begin('other tab', 5500, TAB + 1);
    await end('a', 9000);
    begin('c', 10_000);
    await end('c', 10_100);
    begin('d', 11_101);
    await end('d', 11_200);
    await end('other tab', 11_300);
    const chains = attribute.mock.calls.map(([tab, , { chainMs }]) => [tab, chainMs]);
    expect(chains).toEqual([
      [TAB, 0],
      [TAB, 4000],
      [TAB + 1, 0],
      [TAB, 10_000],
      [TAB, 0],
    ]);
  });

  it('that only asks for something, as for a page, is followed by none, and waited for by nobody', async () => {
    const { detector, attribute } = setUp();
    detector.begin(request({ requestId: 'page', method: 'GET' }));
    expect(detector.isWaiting(TAB)).toBe(false);
    detector.begin(request({ timeStamp: BEGUN + 3000 }));
    expect(detector.isWaiting(TAB)).toBe(true);
    await detector.end({ requestId: 'page', statusCode: 404 });
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(attribute.mock.calls.map(([, , { chainMs }]) => chainMs)).toEqual([0]);
    expect(detector.isWaiting(TAB)).toBe(false);
  });

  it.each([
    ['of no tab', { tabId: -1 }],
    ['of a frame in the page', { frameId: 3 }],
    ['to a site that we do not know', { url: 'https://trello.com.example.org/1/cards/x' }],
  ])('%s is not even read', async (_, more) => {
    const { detector, read, attribute, answered } = setUp();
    detector.begin(request(more));
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(read).not.toHaveBeenCalled();
    expect(attribute).not.toHaveBeenCalled();
    expect(answered).toEqual([]);
  });

  it.each([
    ['PUT', [{ id: expect.any(String), tab: TAB, site: 'trello', verdict: 'unsaid', begun: BEGUN }]],
    ['POST', [{ id: expect.any(String), tab: TAB, site: 'trello', verdict: 'unsaid', begun: BEGUN }]],
    // What only asks for something changes nothing.
    ['GET', []],
  ])(
    'of which nobody can read what it changes is put to no tab; a %s may be told to have ended',
    async (method, told) => {
      for (const statusCode of [200, 409, 503]) {
        const { detector, attribute, answered } = setUp({ read: async () => [] });
        detector.begin(request({ method }));
        await detector.end({ requestId: '1', statusCode });
        expect(attribute).not.toHaveBeenCalled();
        expect(answered).toEqual(told);
      }
    },
  );

  it('is put to its own tab, by its claims alone', async () => {
    const { detector, attribute } = setUp();
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(attribute.mock.calls).toEqual([
      [TAB, [change('a')], { site: 'trello', host: 'trello.com', chainMs: 0 }],
    ]);
  });

  it('of a tab that is gone is nothing', async () => {
    const gone = () => Promise.reject(new Error('Could not establish connection'));
    const { detector, answered } = setUp({ attribute: gone });
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toEqual([]);
  });

  it.each([
    ['stands behind nothing', async () => [null]],
    ['answers with too little', async () => []],
  ])(
    'of a tab that %s counts nothing, and is told to have ended, as another may look like it',
    async (_, attribute) => {
      for (const statusCode of [200, 400, 503]) {
        const { detector, answered } = setUp({ attribute });
        detector.begin(request());
        await detector.end({ requestId: '1', statusCode });
        expect(answered).toEqual([unnamed(BEGUN)]);
      }
    },
  );

  it('counts as far as the tab stands behind it, under the tab’s names', async () => {
    const changes = [change('a'), change('b', 'open'), change('')];
    const better = { ...nameOf(change('c')), alias: 'trello:card:~c' };
    const { detector, answered } = setUp({
      read: async () => changes,
      attribute: async () => [null, nameOf(change('b')), better],
    });
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered.map((answer) => answer.change)).toEqual([
      undefined,
      { ...change('b', 'open'), ...nameOf(change('b')) },
      { ...change('c'), ...better },
    ]);
  });

  it('answered before the tab has answered waits for it', async () => {
    let say: (names: NamedTask[]) => void = () => undefined;
    const { detector, answered } = setUp({
      attribute: () => new Promise((resolve) => (say = resolve)),
    });
    detector.begin(request());
    const ended = detector.end({ requestId: '1', statusCode: 200 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(answered).toEqual([]);
    say([nameOf(change('a'))]);
    await ended;
    expect(answered).toEqual([win()]);
  });

  it('answered before it could be read, since the choices were not known yet, is told of all the same', async () => {
    let choose: () => void = () => undefined;
    const chosen = new Promise<void>((resolve) => (choose = resolve));
    const { detector, answered } = setUp({ read: () => chosen.then(() => [change('a')]) });
    detector.begin(request());
    const ended = detector.end({ requestId: '1', statusCode: 200 });
    choose();
    await ended;
    expect(answered).toEqual([win()]);
  });

  it('that cannot be read, since the choices cannot, is nothing', async () => {
    const { detector, attribute, answered } = setUp({ read: () => Promise.reject(new Error('no storage')) });
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(attribute).not.toHaveBeenCalled();
    expect(answered).toEqual([]);
  });

  it('is told of once, and one that never began is not', async () => {
    const { detector, answered } = setUp();
    detector.begin(request());
    await detector.end({ requestId: '2', statusCode: 200 });
    expect(answered).toEqual([]);
    await detector.end({ requestId: '1', statusCode: 200 });
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toHaveLength(1);
  });

  it('is told from another that is under way too', async () => {
    const { detector, answered } = setUp({
      read: async (_, { url }) => [change(url.pathname.slice(-1))],
    });
    detector.begin(request({ requestId: '1', url: 'https://trello.com/a', tabId: 1, timeStamp: 10 }));
    detector.begin(request({ requestId: '2', url: 'https://trello.com/b', tabId: 2, timeStamp: 20 }));
    await detector.end({ requestId: '2', statusCode: 400 });
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered.map(({ change, tab, verdict, begun }) => [change?.subject, tab, verdict, begun])).toEqual(
      [
        ['trello:card:b', 2, 'refused', 20],
        ['trello:card:a', 1, 'agreed', 10],
      ],
    );
  });
});

describe('a body', () => {
  /** What the reader gets to see of a body. */
  const seen = async (requestBody: unknown): Promise<unknown> => {
    const { detector, read } = setUp();
    detector.begin(request({ requestBody } as Partial<Begun>));
    await detector.end({ requestId: '1' });
    return read.mock.calls[0]?.[1].body;
  };
  const cut = (whole: ArrayBuffer, ...at: number[]) =>
    raw(...[0, ...at].map((from, index) => whole.slice(from, at[index])));

  it('comes with its method and address', async () => {
    const { detector, read } = setUp();
    detector.begin(request({ method: 'POST', url: `${HERE}?a=b` }));
    await detector.end({ requestId: '1' });
    expect(read.mock.calls).toEqual([
      ['trello', { method: 'POST', url: new URL(`${HERE}?a=b`), body: { dueComplete: true, dsc: SECRET } }],
    ]);
  });

  it.each([
    ['JSON', json({ state: 'complete' }), { state: 'complete' }],
    ['JSON that is no object', json([1, 'a', null]), [1, 'a', null]],
    ['JSON in parts', cut(bytes('{"state":"complete"}'), 3, 4, 12), { state: 'complete' }],
    ['JSON with an empty part', cut(bytes('{"state":"complete"}'), 5, 5), { state: 'complete' }],
    [
      'a form that the browser has read',
      { formData: { state: ['complete'], pos: ['1', '2'] } },
      { state: 'complete', pos: '1' },
    ],
    ['a form with a field that is no list', { formData: { state: 'complete' } }, { state: 'complete' }],
    ['a form with an empty list', { formData: { state: [] } }, { state: undefined }],
    [
      'a form that does not say so',
      raw(bytes('dueComplete=true&dsc=a%3Db')),
      { dueComplete: 'true', dsc: 'a=b' },
    ],
    ['a form in parts', cut(bytes('dueComplete=true&pos=1'), 7), { dueComplete: 'true', pos: '1' }],
  ])('%s is read', async (_, body, value) => {
    expect(await seen(body)).toEqual(value);
  });

  it('with a character that is cut in two is read', async () => {
    const whole = bytes(JSON.stringify({ name: 'Bäume 🌳', state: 'complete' }));
    for (let at = 1; at < whole.byteLength; at++) {
      expect(await seen(cut(whole, at))).toEqual({ name: 'Bäume 🌳', state: 'complete' });
    }
  });

  it.each([
    ['none', undefined],
    ['null', null],
    ['an empty one', {}],
    ['one without parts', { raw: [] }],
    ['one that the browser could not read', { error: 'Unknown error.' }],
    ['one with a file', { raw: [{ bytes: bytes('{"state":') }, { file: 'plan.txt' }] }],
    ['one that is a file', { raw: [{ file: 'plan.txt' }] }],
    ['invalid JSON', raw(bytes('{"state":"complete"'))],
    ['text', raw(bytes('state is complete'))],
    ['an image', raw(new Uint8Array([137, 80, 78, 71, 255, 254, 61]).buffer)],
    ['one too long', json({ dueComplete: true, name: 'x'.repeat(1_000_000) })],
    ['one too long in parts', cut(bytes(JSON.stringify('x'.repeat(1_000_000))), 400_000, 800_000)],
  ])('says nothing: %s', async (_, body) => {
    expect(await seen(body)).toBeUndefined();
  });

  it('of any bytes, parts and fields throws nothing', () => {
    const part = fc.oneof(
      fc.uint8Array().map((some) => ({ bytes: new Uint8Array(some).buffer })),
      fc.record({ file: fc.string() }),
      fc.constant({}),
    );
    const form = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())));
    const body = fc.record({ raw: fc.array(part), formData: form, error: fc.string() }, { requiredKeys: [] });
    return fc.assert(
      fc.asyncProperty(body, async (body) => void (await seen(body))),
      { numRuns: 2000 },
    );
  });
});

describe('what is kept while a request is under way', () => {
  /** Every value reachable from what a detector put into its maps. */
  async function kept(requestBody: unknown): Promise<string> {
    const put = vi.spyOn(Map.prototype, 'set');
    try {
      const { detector } = setUp();
      put.mockClear();
      detector.begin(request({ requestBody } as Partial<Begun>));
      const values = put.mock.calls.map(
        ([, value]) => value as Record<'changes' | 'claims', Promise<unknown>>,
      );
      expect(values).toHaveLength(1);
      return JSON.stringify(
        await Promise.all(
          values.map(async (value) => ({
            ...value,
            changes: await value.changes,
            claims: await value.claims,
          })),
        ),
      );
    } finally {
      put.mockRestore();
    }
  }

  it.each([
    ['JSON', json({ dueComplete: true, dsc: SECRET })],
    ['a form', { formData: { dueComplete: ['true'], dsc: [SECRET] } }],
  ])('is nothing of its body: %s', async (_, body) => {
    const { verdict: __, ...own } = win();
    expect(JSON.parse(await kept(body))).toEqual([
      {
        tab: TAB,
        order: BEGUN,
        since: BEGUN,
        changes: [{ ...own, requestId: '1', host: 'trello.com' }],
        claims: { site: 'trello', claims: [{ kind: 'card', placed: true, isSure: true }] },
      },
    ]);
    expect(await kept(body)).not.toContain(SECRET);
  });

  it('is gone when it has ended', async () => {
    const { detector, answered } = setUp();
    const dropped = vi.spyOn(Map.prototype, 'delete');
    try {
      detector.begin(request());
      await detector.end({ requestId: '1', statusCode: 200 });
      expect(dropped).toHaveBeenCalledWith('1');
    } finally {
      dropped.mockRestore();
    }
    expect(answered).toHaveLength(1);
  });
});

describe('a worker that is stopped with a request in its hands', () => {
  const NOW = Date.now();
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  /** A worker that begins with what lies in the session. */
  const start = (session: ReturnType<typeof fakeSession>, more: Partial<Fakes> = {}) =>
    setUp({ ...more, pending: createPendingRequests(session) });

  it.each([
    ['agreed', 200, 'agreed'],
    ['refused', 400, 'refused'],
    ['never sent', undefined, 'unsaid'],
  ] as const)('is followed by one that reports the answer: %s', async (_, statusCode, verdict) => {
    const session = fakeSession();
    start(session).detector.begin(request({ timeStamp: NOW }));
    await settled();
    const { detector, answered, attribute } = start(session);
    await detector.end({ requestId: '1', ...(statusCode && { statusCode }) });
    expect(answered).toEqual([{ ...win(verdict), begun: NOW }]);
    expect(attribute).not.toHaveBeenCalled();
    expect(session.stored).toEqual({});
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toHaveLength(1);
  });

  it('is followed by one that understands where a form led to', async () => {
    const url = 'https://trello.com/c/wRiTeP01';
    for (const [redirectUrl, told] of [
      [`${url}#done`, 1],
      ['https://trello.com/login', 0],
    ] as const) {
      const session = fakeSession();
      start(session).detector.begin(request({ timeStamp: NOW }));
      await settled();
      const { detector, answered } = start(session);
      await detector.redirect({ requestId: '1', redirectUrl });
      expect(answered).toHaveLength(told);
      expect(session.stored).toEqual({});
    }
  });

  it('is followed by one that reports what was answered, but not yet written, before all else and under its name', async () => {
    const session = fakeSession();
    const cut: ServerResponse[] = [];
    const first = start(session, {
      onServerResponse: (answer) => {
        cut.push(answer);
        return new Promise(() => undefined);
      },
    });
    first.detector.begin(request({ timeStamp: NOW }));
    await settled();
    void first.detector.end({ requestId: '1', statusCode: 200 });
    await settled();
    const { detector, answered } = start(session);
    detector.begin(request({ requestId: '2', timeStamp: NOW + 1 }));
    await detector.end({ requestId: '2', statusCode: 200 });
    await detector.resumed();
    expect(answered.map(({ id, begun }) => [id, begun - NOW])).toEqual([
      [cut[0]?.id, 0],
      [expect.any(String), 1],
    ]);
    expect(session.stored).toEqual({});
  });

  it('keeps the order of answers that come as it starts anew', async () => {
    const session = fakeSession();
    start(session).detector.begin(request({ timeStamp: NOW }));
    await settled();
    const { detector, answered } = start(session);
    detector.begin(request({ requestId: '2', timeStamp: NOW + 1 }));
    await Promise.all(['1', '2'].map((requestId) => detector.end({ requestId, statusCode: 200 })));
    expect(answered.map(({ begun }) => begun - NOW)).toEqual([0, 1]);
  });

  it('is not held up for long by a tab that is asleep', async () => {
    const session = fakeSession();
    const first = start(session, { onServerResponse: () => new Promise(() => undefined) });
    first.detector.begin(request({ timeStamp: NOW }));
    await settled();
    void first.detector.end({ requestId: '1', statusCode: 200 });
    await settled();
    vi.useFakeTimers();
    try {
      const { detector } = start(session, { onServerResponse: () => new Promise(() => undefined) });
      const resumed = detector.resumed().then(() => 'resumed');
      await vi.advanceTimersByTimeAsync(3000);
      expect(await Promise.race([resumed, Promise.resolve('held up')])).toBe('resumed');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['asks for nothing', { read: async () => [] }],
    ['only the tab sees the end of', { read: async () => [{ ...change('a'), proof: false }] }],
  ])('kept nothing of a request that %s', async (_, more) => {
    const session = fakeSession();
    const put = vi.spyOn(session, 'set');
    start(session, { ...more, attribute: async () => [null] }).detector.begin(request());
    await settled();
    expect(put).not.toHaveBeenCalled();
  });

  it('keeps nothing of a request any more that no tab stands behind', async () => {
    const session = fakeSession();
    start(session, { attribute: async () => [null] }).detector.begin(request());
    await settled();
    expect(session.stored).toEqual({});
  });

  describe('before the tab has answered', () => {
    const never = () => new Promise<never>(() => undefined);
    /** What a worker leaves that is stopped while it waits for the tab. */
    async function stoppedWhileAsking(more: Partial<Fakes> = {}) {
      const session = fakeSession();
      start(session, { attribute: never, ...more }).detector.begin(request({ timeStamp: NOW }));
      await settled();
      return session;
    }

    it('is followed by one that asks again, and reports the answer under the tab’s names', async () => {
      const session = await stoppedWhileAsking();
      expect(JSON.stringify(session.stored)).not.toContain(SECRET);
      const { detector, answered, attribute } = start(session);
      await detector.end({ requestId: '1', statusCode: 200 });
      expect(answered).toEqual([{ ...win(), begun: NOW }]);
      const { host } = new URL(HERE);
      const chainMs = expect.toSatisfy((ms) => ms >= 0 && ms < 60_000);
      expect(attribute.mock.calls).toEqual([[TAB, [change('a')], { site: 'trello', host, chainMs }]]);
      expect(session.stored).toEqual({});
    });

    it('is followed by others that are stopped as well, and the name of the first stays', async () => {
      const session = await stoppedWhileAsking();
      const [id] = Object.keys(session.stored);
      start(session, { attribute: never });
      await settled();
      const named = start(session);
      await settled();
      expect(Object.keys(session.stored)).toEqual([id]);
      expect(named.attribute).toHaveBeenCalledOnce();
      const { detector, answered, attribute } = start(session);
      await detector.end({ requestId: '1', statusCode: 200 });
      expect(attribute).not.toHaveBeenCalled();
      expect(answered).toEqual([{ ...win(), begun: NOW, id: id?.replace('request:', '') }]);
    });

    it.each([
      ['the tab denies it', { attribute: async () => [null] }, [unnamed()]],
      ['nobody is there any more', { attribute: () => Promise.reject(new Error('gone')) }, []],
    ])('counts nothing where %s', async (_, more, told) => {
      const session = await stoppedWhileAsking();
      const { detector, answered } = start(session, more);
      await detector.end({ requestId: '1', statusCode: 200 });
      expect(answered).toEqual(told);
    });

    it('takes of several changes those that the tab stands behind', async () => {
      const session = fakeSession();
      const read = async () => [change('a'), change('b'), change('c')];
      start(session, { read, attribute: never }).detector.begin(request({ timeStamp: NOW }));
      await settled();
      const { detector, answered, attribute } = start(session, {
        attribute: async (_, changes) =>
          changes.map((one) => (one.subject.endsWith('b') ? null : nameOf(one))),
      });
      await detector.end({ requestId: '1', statusCode: 200 });
      const subjects = answered.map(({ change }) => change?.subject);
      expect(subjects).toEqual(['trello:card:a', undefined, 'trello:card:c']);
      expect(attribute).not.toHaveBeenCalled();
      expect(session.stored).toEqual({});
    });
  });

  it('kept no more than it may, and nothing of a body', async () => {
    const session = fakeSession();
    const { detector } = start(session);
    for (let index = 0; index < 300; index++)
      detector.begin(request({ requestId: String(index), timeStamp: NOW }));
    await settled();
    expect(Object.keys(session.stored)).toHaveLength(100);
    expect(JSON.stringify(session.stored)).not.toContain(SECRET);
  });

  it('leaves its requests to be reported as ever where nothing can be kept', async () => {
    const broken = () => Promise.reject(new Error('no room'));
    const { detector, answered } = start({ ...fakeSession(), get: broken, set: broken, remove: broken });
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toEqual([win()]);
  });

  it.each([
    ['no record', 7],
    ['null', null],
    ['another name', { id: 'x' }],
    ['a site that there is not', { site: 'tasko' }],
    ['a kind of another site', { change: { kind: 'issue' } }],
    ['a link that runs a script', { change: { url: 'javascript:alert(1)' } }],
    ['a name that is none', { change: { subject: 'Hello World' } }],
    ['a title without end', { change: { title: 'x'.repeat(100_000) } }],
    ['more than belongs into it', { change: { note: 'x' } }],
    ['no tab', { tab: -1 }],
    ['an answer that is none', { verdict: 'yes' }],
    ['a moment long ago', { begun: NOW - 3_600_000 }],
    ['a moment to come', { begun: NOW + 3_600_000 }],
  ])('leaves nothing to read but what is sound: %s', async (_, wrong) => {
    const session = fakeSession();
    start(session).detector.begin(request({ timeStamp: NOW }));
    await settled();
    const [[key, sound] = ['', {}]] = Object.entries(session.stored) as [string, Record<string, object>][];
    const isPart = typeof wrong === 'object' && wrong !== null;
    session.stored[key] = isPart
      ? { ...sound, ...wrong, change: { ...sound.change, ...(wrong as { change?: object }).change } }
      : wrong;
    const { detector, answered } = start(session);
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toEqual([]);
    expect(session.stored).toEqual({});
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  createRequestDetector,
  type RequestDetectorContext,
  type ServerResponse,
} from '#utils/background/request-detector.ts';
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

/** A request detector among fakes: every request claims `a` is done, and the tab stands behind all of it. */
function setUp(more: Partial<RequestDetectorContext> = {}) {
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
  };
  return { ...fakes, answered, detector: createRequestDetector({ ...fakes, ...more }) };
}

const win = (verdict: Verdict = 'agreed') => ({
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
    ['PUT', [{ tab: TAB, site: 'trello', verdict: 'unsaid', begun: BEGUN }]],
    ['POST', [{ tab: TAB, site: 'trello', verdict: 'unsaid', begun: BEGUN }]],
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

  it.each([
    ['is gone', () => Promise.reject(new Error('Could not establish connection'))],
    ['stands behind nothing', async () => [null]],
    ['answers with too little', async () => []],
  ])('of a tab that %s is nothing', async (_, attribute) => {
    const { detector, answered } = setUp({ attribute });
    detector.begin(request());
    await detector.end({ requestId: '1', statusCode: 200 });
    expect(answered).toEqual([]);
  });

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
      const values = put.mock.calls.map(([, value]) => value as { judged: Promise<unknown> });
      expect(values).toHaveLength(1);
      return JSON.stringify(
        await Promise.all(values.map(async (value) => ({ ...value, judged: await value.judged }))),
      );
    } finally {
      put.mockRestore();
    }
  }

  it.each([
    ['JSON', json({ dueComplete: true, dsc: SECRET })],
    ['a form', { formData: { dueComplete: ['true'], dsc: [SECRET] } }],
  ])('is nothing of its body: %s', async (_, body) => {
    expect(JSON.parse(await kept(body))).toEqual([
      {
        tab: TAB,
        at: BEGUN,
        order: BEGUN,
        since: BEGUN,
        judged: { site: 'trello', changes: [win().change], isUnread: false },
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

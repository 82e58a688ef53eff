import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseAnswer } from '#utils/messaging/answer.ts';
import { askLists } from '#utils/messaging/ask-tab.ts';
import { send } from '#utils/messaging/send.ts';
import { createTabListener, type TabHandlers } from '#utils/messaging/tab-messages.ts';

/** What comes back where nobody answered: a worker that died, a browser that says so its own way, anybody else's words. */
const NO_ANSWER: [string, unknown][] = [
  ['undefined', undefined],
  ['null, as Chromium has it', null],
  ['true', true],
  ['a text', 'ok'],
  ['an empty object', {}],
  ['an empty list', []],
  ['success without a value', { ok: true }],
  ['success in words', { ok: 'true', value: 1 }],
  ['success as a number', { ok: 1, value: 1 }],
  ['a refusal without a reason', { ok: false }],
  ['a refusal for an unknown reason', { ok: false, reason: 'because' }],
  ['a refusal for a reason of the prototype', { ok: false, reason: 'constructor' }],
  ['a bare value', { value: 1 }],
];

describe('an answer', () => {
  it.each(NO_ANSWER)('is not %s', (_, reply) => {
    expect(parseAnswer(reply)).toBeUndefined();
  });

  it.each([
    { ok: true, value: null },
    { ok: true, value: false },
    { ok: true, value: [] },
    { ok: false, reason: 'not allowed' },
    { ok: false, reason: 'malformed' },
    { ok: false, reason: 'too often' },
    { ok: false, reason: 'not found' },
    { ok: false, reason: 'too long ago' },
  ])('is %j, also after its way', (answer) => {
    expect(parseAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });
});

/** The browser's `sendMessage`, replaced by what a test says. */
function stubSending(on: 'runtime' | 'tabs', replies: (() => Promise<unknown>)[]) {
  const sendMessage = vi.fn((..._sent: unknown[]) => (replies.length > 1 ? replies.shift() : replies[0])?.());
  const { browser } = globalThis as unknown as { browser: Record<string, object> };
  browser[on] = { ...browser[on], sendMessage };
  return sendMessage;
}

describe('sending', () => {
  const ref = '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';
  const done = async () => ({ ok: true, value: null });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** What becomes of a message, once all its attempts are over. */
  async function outcome(): Promise<unknown> {
    const sent = send('undo', { id: ref, ref }).catch((error: Error) => error.message);
    await vi.runAllTimersAsync();
    return sent;
  }

  it('resolves with the answer, and asks no second time', async () => {
    const sendMessage = stubSending('runtime', [done]);
    expect(await outcome()).toEqual({ ok: true, value: null });
    expect(sendMessage.mock.calls).toEqual([[{ type: 'undo', id: ref, ref }]]);
  });

  it('takes a refusal for an answer', async () => {
    const refusal = { ok: false, reason: 'not found' };
    const sendMessage = stubSending('runtime', [async () => refusal]);
    expect(await outcome()).toEqual(refusal);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it.each(NO_ANSWER)('sends the same again after %s', async (_, reply) => {
    const sendMessage = stubSending('runtime', [async () => reply, done]);
    expect(await outcome()).toEqual({ ok: true, value: null });
    expect(sendMessage).toHaveBeenCalledTimes(2);
    expect(sendMessage.mock.calls[0]).toEqual(sendMessage.mock.calls[1]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a failure', async () => Promise.reject(new Error('no receiving end'))],
    ['silence', () => new Promise(() => {})],
    [
      'an extension that is gone',
      () => {
        throw new Error('context invalidated');
      },
    ],
  ])('sends the same again after %s', async (_, reply) => {
    const sendMessage = stubSending('runtime', [reply, done]);
    expect(await outcome()).toEqual({ ok: true, value: null });
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it('throws when nobody ever answers', async () => {
    const sendMessage = stubSending('runtime', [async () => null]);
    expect(await outcome()).toBe('no answer to undo');
    expect(sendMessage).toHaveBeenCalledTimes(6);
  });
});

describe('asking a tab', () => {
  const list = { id: '67318e20a4c9d1f05b7e2a01', name: 'Done' };

  it('gives what its content script answers', async () => {
    const listen = createTabListener({ lists: () => [list] } as unknown as TabHandlers);
    const answer = (message: unknown) =>
      new Promise((resolve) => expect(listen(message, undefined, resolve)).toBe(true));
    const sendMessage = stubSending('tabs', [() => answer({ type: 'lists' })]);
    expect(await askLists(7)).toEqual([list]);
    expect(sendMessage.mock.calls).toEqual([[7, { type: 'lists' }, { frameId: 0 }]]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['nobody is there', async () => Promise.reject(new Error('no receiving end'))],
    ['it was refused', async () => ({ ok: false, reason: 'malformed' })],
    ['a list has no id', async () => ({ ok: true, value: [{ name: 'Done' }] })],
    ['a list has more to it', async () => ({ ok: true, value: [{ ...list, points: 5 }] })],
    ['a name is endless', async () => ({ ok: true, value: [{ ...list, name: 'x'.repeat(301) }] })],
    ...NO_ANSWER.map(([name, reply]): [string, () => Promise<unknown>] => [
      `it answers with ${name}`,
      async () => reply,
    ]),
  ])('gives nothing if %s', async (_, reply) => {
    stubSending('tabs', [reply]);
    expect(await askLists(7)).toEqual([]);
  });
});

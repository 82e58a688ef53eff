import { describe, expect, it } from 'vitest';
import { askLists, tellServerResponse } from '#utils/messaging/ask-tab.ts';
import { browser } from '#utils/platform/browser.ts';

/** A tab that answers with this, whatever it is asked. */
function answering(reply: unknown): void {
  Object.assign(browser, { tabs: { sendMessage: async () => reply } });
}
const list = (n: number) => ({ id: n.toString(16).padStart(24, '0'), name: `List ${n}` });
const listsOf = async (value: unknown) => {
  answering({ ok: true, value });
  return askLists(1);
};

describe('the lists that a tab answers with', () => {
  it('are taken as they are', async () => {
    expect(await listsOf([list(1), { ...list(2), name: '' }])).toEqual([list(1), { ...list(2), name: '' }]);
  });

  it.each([
    ['null among them', [null]],
    ['a number', [7]],
    ['no id', [{ name: 'Done' }]],
    ['an id that is none', [{ id: '<b>', name: 'Done' }]],
    ['a name that is no text', [{ ...list(1), name: { toString: 'Done' } }]],
    ['an endless name', [{ ...list(1), name: 'x'.repeat(301) }]],
    ['a field too many', [{ ...list(1), points: 1000 }]],
  ])('are the others where one has %s', async (_, wrong) => {
    expect(await listsOf([...wrong, list(2)])).toEqual([list(2)]);
  });

  it.each([undefined, null, 'lists', 7, {}, { length: 3 }])('are none where they are %j', async (value) => {
    expect(await listsOf(value)).toEqual([]);
  });

  it('are no more than a board has', async () => {
    const shown = await listsOf(Array.from({ length: 20_000 }, (_, n) => list(n)));
    expect(shown).toEqual(Array.from({ length: 500 }, (_, n) => list(n)));
  });

  it.each([undefined, null, true, { ok: false, reason: 'not allowed' }, { ok: 'yes', value: [] }])(
    'are none where the answer is %j',
    async (reply) => {
      answering(reply);
      expect(await askLists(1)).toEqual([]);
    },
  );

  it('are none where nobody answers', async () => {
    Object.assign(browser, { tabs: { sendMessage: () => Promise.reject(new Error('no receiver')) } });
    expect(await askLists(1)).toEqual([]);
  });
});

describe('whether a gesture had aimed at it', () => {
  it.each([
    [true, true],
    [false, false],
    ['true', undefined],
    [null, undefined],
    [[], undefined],
  ])('of the answer %j is %s', async (value, aimed) => {
    answering({ ok: true, value });
    const result = { status: 'nothing new' } as const;
    const change = { kind: 'card', to: 'done', names: ['trello:card:a'] } as const;
    const response = { ...change, verdict: 'agreed', begun: 0, result } as const;
    expect(await tellServerResponse(1, response)).toBe(aimed);
  });
});

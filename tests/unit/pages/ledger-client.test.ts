import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { ask, command, recordPlan } from '#utils/pages/ledger-client.ts';

const UUID = /^[0-9a-f-]{36}$/;
let answer: unknown;
const sendMessage = vi.fn(async (_message: { type: string }) => answer);

beforeEach(() => {
  answer = { ok: true, value: null };
  sendMessage.mockClear();
  const { browser } = globalThis as unknown as { browser: { runtime: object } };
  Object.assign(browser.runtime, { sendMessage });
});
const sent = () => sendMessage.mock.calls.map(([message]) => message);

describe('a page', () => {
  it('gets what it asks for', async () => {
    answer = { ok: true, value: [] };
    expect(await ask('goals', {})).toEqual([]);
    expect(sent()).toEqual([{ type: 'goals' }]);
  });

  it('sends each command under an id of its own', async () => {
    await command('undo', { ref: 'a' });
    await command('undo', { ref: 'a' });
    const uuid = expect.stringMatching(UUID);
    expect(sent()).toEqual([
      { type: 'undo', id: uuid, ref: 'a' },
      { type: 'undo', id: uuid, ref: 'a' },
    ]);
    expect(new Set(sent().map((message) => 'id' in message && message.id)).size).toBe(2);
  });

  it('never takes a refusal for success', async () => {
    answer = { ok: false, reason: 'too long ago' };
    await expect(command('addWin', { title: 'Called', day: '2020-01-01' })).rejects.toEqual(
      new RefusedError('too long ago'),
    );
    await expect(ask('deleteEverything', {})).rejects.toEqual(new RefusedError('too long ago'));
  });
});

describe('plans', () => {
  const plan = (title: string): PlanCommand => ({
    type: 'priority',
    subject: 'trello:card:1',
    text: { title, url: '' },
  });

  it('are sent together, each under an id of its own', async () => {
    await recordPlan('2026-03-02', plan('One'), plan('Two'));
    const id = expect.stringMatching(UUID);
    expect(sent()).toEqual([
      {
        type: 'recordPlan',
        today: '2026-03-02',
        entries: [
          { id, command: plan('One') },
          { id, command: plan('Two') },
        ],
      },
    ]);
    const [message] = sent() as unknown as { entries: { id: string }[] }[];
    expect(new Set(message?.entries.map(({ id }) => id)).size).toBe(2);
  });

  it('are not sent if there are none', async () => {
    await recordPlan('2026-03-02');
    expect(sent()).toEqual([]);
  });
});

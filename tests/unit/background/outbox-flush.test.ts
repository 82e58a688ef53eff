import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeStorage } from '#tests/support/storage.ts';
import { createOutboxFlush } from '#utils/background/outbox-flush.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { addToOutbox, dropFromOutbox, readOutbox } from '#utils/storage/outbox.ts';

const detection = (place: number, more: Partial<Detection> = {}): Detection => ({
  id: `6f1c2a4e-8f0b-4c8e-9d6a-${String(place).padStart(12, '0')}`,
  site: 'trello',
  subject: `trello:card:${String(place).padStart(24, '0')}`,
  kind: 'card',
  to: 'done',
  at: 1_000_000 + place,
  title: 'Write',
  url: 'https://trello.com/c/abc',
  source: 'gesture',
  ...more,
});

let stored: Record<string, unknown>;
beforeEach(() => {
  stored = fakeStorage({ detectionSettings: {} });
});

function setUp() {
  const record = vi.fn(async (_: Detection): Promise<unknown> => undefined);
  return {
    record,
    ...createOutboxFlush(record, ({ site, url }) => site === 'trello' && new URL(url).host === 'trello.com'),
  };
}
const waiting = () => Object.keys(stored).filter((key) => key.startsWith('outbox:'));

describe('the outbox', () => {
  it('last word: is written down in the order in which it came, whatever the clocks showed, and is empty then', async () => {
    for (const place of [3, 1, 2]) expect(await addToOutbox(detection(place))).toBe(true);
    const { flush, record } = setUp();
    await flush();
    expect(record.mock.calls).toEqual([[detection(3)], [detection(1)], [detection(2)]]);
    expect(waiting()).toEqual([]);
    expect(stored).toEqual({ detectionSettings: {} });
  });

  it('last word: goes on in that order after a part of it was written down', async () => {
    for (const place of [9, 8, 7]) await addToOutbox(detection(place));
    const { flush, record, note } = setUp();
    record.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new RefusedError('ledger blocked'));
    await flush();
    for (const place of [6, 5]) await addToOutbox(detection(place));
    note();
    await flush();
    expect(record.mock.calls.slice(2).map(([{ at }]) => at - 1_000_000)).toEqual([8, 7, 6, 5]);
  });

  it('has first what an earlier build added, by its moments, and minds no place that is none', async () => {
    for (const place of [4, 2, 3]) stored[`outbox:${detection(place).id}`] = detection(place);
    stored[`outbox:${detection(5).id}`] = { ...detection(5), place: 'x' };
    stored['outbox:nothing'] = null;
    await addToOutbox(detection(1));
    const { flush, record } = setUp();
    await flush();
    expect(record.mock.calls.map(([{ at }]) => at - 1_000_000)).toEqual([2, 3, 4, 5, 1]);
    expect(waiting()).toEqual([]);
  });

  it('holds a detection once, however often it is added', async () => {
    await addToOutbox(detection(1));
    await addToOutbox(detection(1));
    expect(waiting()).toHaveLength(1);
  });

  it('forgets what its site has refused since', async () => {
    for (const place of [1, 2]) await addToOutbox(detection(place));
    await dropFromOutbox(detection(1).id);
    await dropFromOutbox(detection(7).id);
    const { flush, record } = setUp();
    await flush();
    expect(record.mock.calls).toEqual([[detection(2)]]);
  });

  it('keeps what could not be written down, and goes on from there', async () => {
    for (const place of [1, 2, 3]) await addToOutbox(detection(place));
    const { flush, record, note } = setUp();
    record.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new RefusedError('ledger blocked'));
    await flush();
    expect(waiting()).toHaveLength(2);
    note();
    await flush();
    expect(waiting()).toEqual([]);
    expect(record).toHaveBeenCalledTimes(4);
  });

  it('keeps nothing that the ledger refuses for good', async () => {
    await addToOutbox(detection(1));
    const { flush, record } = setUp();
    record.mockRejectedValueOnce(new RefusedError('malformed'));
    await flush();
    expect(waiting()).toEqual([]);
  });

  it('is read only when something may wait', async () => {
    const { flush, record, note } = setUp();
    await flush();
    await addToOutbox(detection(1));
    await flush();
    expect(record).not.toHaveBeenCalled();
    note();
    await flush();
    expect(record).toHaveBeenCalledTimes(1);
  });

  it.each<[string, unknown]>([
    ['a text', 'x'],
    ['null', null],
    ['an object', {}],
    ['a site that is not read', detection(1, { site: 'github', subject: 'github:x' })],
    ['a title that is a number', { ...detection(1), title: 7 }],
    ['an address elsewhere', detection(1, { url: 'https://evil.example/' })],
    ['a subject of another site', detection(1, { subject: 'github:github.com/a/b#1:closed' })],
    ['more than there is to it', { ...detection(1), points: 1000 }],
  ])('drops what was planted there, and writes the rest: %s', async (_, planted) => {
    stored['outbox:planted'] = planted;
    await addToOutbox(detection(9));
    const { flush, record } = setUp();
    await flush();
    expect(record.mock.calls).toEqual([[detection(9)]]);
    expect(waiting()).toEqual([]);
  });

  it('has room for so many, and for so much', async () => {
    for (let place = 0; place < 220; place++) await addToOutbox(detection(place));
    expect(waiting().length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(stored).length).toBeLessThan(70_000);
    expect(await addToOutbox(detection(500))).toBe(false);
    for (let place = 1000; place < 2000; place++) stored[`outbox:${place}`] = detection(place);
    expect((await readOutbox()).length).toBeLessThanOrEqual(200);
    expect(waiting().length).toBeLessThanOrEqual(200);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSnapshotBroadcast } from '#utils/background/snapshot-broadcast.ts';
import { EMPTY_SNAPSHOT, type Snapshot } from '#utils/domain/views/dashboard.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import { SNAPSHOT_CHANNEL } from '#utils/messaging/snapshot-channel.ts';

/** A Monday morning, by this computer's clock. */
const NOW = new Date(2026, 2, 2, 10).getTime();
const running: Snapshot = {
  ...EMPTY_SNAPSHOT,
  plan: {
    ...EMPTY_SNAPSHOT.plan,
    timer: { id: 't', subject: 'timer:t', startedAt: NOW, planned: 5, kept: 0, title: 'Write' },
  },
};

const alarms = {
  create: vi.fn(async (_: string, __: { when?: number }) => {}),
  clear: vi.fn(async () => true),
};
const action = { setBadgeText: vi.fn(async () => {}), setBadgeBackgroundColor: vi.fn(async () => {}) };
const local = { get: vi.fn(async () => ({})), remove: vi.fn(async () => {}) };

/** The moments for which an alarm was created. */
const created = (alarm: string) =>
  alarms.create.mock.calls.flatMap(([name, { when }]) => (name === alarm ? [when] : []));

/** A broadcast of one snapshot, with a page that hears of it. */
function setUp(snapshot: Snapshot = EMPTY_SNAPSHOT) {
  const ledger = { snapshot: vi.fn(async () => snapshot), settleSettings: vi.fn(async () => false) };
  const page = new BroadcastChannel(SNAPSHOT_CHANNEL);
  const heard = new Promise((resolve) =>
    page.addEventListener('message', ({ data }) => resolve(data), { once: true }),
  );
  return { ledger, heard: heard.finally(() => page.close()), ...createSnapshotBroadcast(ledger) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  vi.clearAllMocks();
  const { browser } = globalThis as unknown as { browser: object };
  Object.assign(browser, { alarms, action, storage: { local } });
});
afterEach(() => void vi.useRealTimers());

describe('the broadcast', () => {
  it('asks the ledger once, and shows every page and the badge what it says', async () => {
    const { broadcast, ledger, heard } = setUp(running);
    await broadcast();
    expect(ledger.snapshot).toHaveBeenCalledTimes(1);
    expect(await heard).toEqual({ ok: true, value: running });
    expect(action.setBadgeText.mock.calls).toEqual([[{ text: '5m' }]]);
    expect(alarms.create.mock.calls[0]).toEqual(['badge-change', { when: NOW + 60_000 }]);
  });

  it('shows changes that come while it shows one together, after it', async () => {
    const { broadcast, ledger } = setUp();
    const first = Promise.withResolvers<Snapshot>();
    ledger.snapshot.mockReturnValueOnce(first.promise);
    const shown = [broadcast()];
    await vi.waitFor(() => expect(ledger.snapshot).toHaveBeenCalledTimes(1));
    shown.push(broadcast(), broadcast(), broadcast());
    await Promise.resolve();
    expect(ledger.snapshot).toHaveBeenCalledTimes(1);
    first.resolve(running);
    await Promise.all(shown);
    expect(ledger.snapshot).toHaveBeenCalledTimes(2);
    expect(action.setBadgeText.mock.calls).toEqual([[{ text: '5m' }], [{ text: '' }]]);
  });

  it('catches up: a worker that has shown nothing shows what is so, and another waits for what it shows', async () => {
    const { broadcast, catchUp, ledger } = setUp(running);
    await catchUp();
    expect(ledger.snapshot).toHaveBeenCalledTimes(1);
    await catchUp();
    expect(ledger.snapshot).toHaveBeenCalledTimes(1);
    const slow = Promise.withResolvers<Snapshot>();
    ledger.snapshot.mockReturnValueOnce(slow.promise);
    const over: string[] = [];
    const all = [broadcast().then(() => over.push('shown')), catchUp().then(() => over.push('caught up'))];
    await new Promise((resolve) => setTimeout(resolve));
    expect(over).toEqual([]);
    slow.resolve(EMPTY_SNAPSHOT);
    await Promise.all(all);
    expect(over).toEqual(['shown', 'caught up']);
    expect(ledger.snapshot).toHaveBeenCalledTimes(2);
  });

  it('catches up with what failed while others waited for it', async () => {
    const { broadcast, catchUp, ledger } = setUp(running);
    await broadcast();
    ledger.snapshot.mockRejectedValueOnce(new Error('broken'));
    await expect(broadcast()).rejects.toThrow('broken');
    await catchUp();
    expect(ledger.snapshot).toHaveBeenCalledTimes(3);
    expect(action.setBadgeText).toHaveBeenCalledTimes(2);
  });

  it('goes on after one that failed', async () => {
    const { broadcast, ledger } = setUp(running);
    ledger.snapshot.mockRejectedValueOnce(new Error('broken'));
    await expect(broadcast()).rejects.toThrow('broken');
    await broadcast();
    expect(action.setBadgeText.mock.calls).toEqual([[{ text: '5m' }]]);
  });

  it('wakes the worker for the badge only while a timer runs', async () => {
    await setUp().broadcast();
    expect(created('badge-change')).toEqual([]);
    expect(alarms.clear.mock.calls).toEqual([['badge-change']]);
  });
});

describe('a day that begins', () => {
  it('ends the wait of settings that a clock dated later, and shows what holds then', async () => {
    const { startDay, ledger } = setUp();
    ledger.settleSettings.mockResolvedValue(true);
    await startDay();
    expect(ledger.settleSettings.mock.calls).toEqual([[expect.objectContaining({ at: NOW })]]);
    expect(ledger.snapshot).toHaveBeenCalledTimes(2);
  });

  it('asks the ledger once, and wakes the worker when the next day begins', async () => {
    const { startDay, ledger, heard } = setUp();
    await startDay();
    expect(ledger.snapshot).toHaveBeenCalledTimes(1);
    expect(await heard).toEqual({ ok: true, value: EMPTY_SNAPSHOT });
    const when = new Date(2026, 2, 3, 4).getTime();
    expect(alarms.create.mock.calls).toEqual([['new-day', { when }]]);
    expect(local.get).toHaveBeenCalledTimes(1);
  });

  it('is the day’s alarm and not that of the badge', async () => {
    const { onAlarm } = setUp();
    await onAlarm({ name: 'badge-change' });
    expect(action.setBadgeBackgroundColor).not.toHaveBeenCalled();
    await onAlarm({ name: 'new-day' });
    expect(action.setBadgeBackgroundColor).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a year back', new Date(2026, 2, 2, 10), new Date(2026, 2, 3, 4)],
    ['some hours back', new Date(2027, 2, 1, 23), new Date(2027, 2, 2, 4)],
    ['a day on', new Date(2027, 2, 3, 10), new Date(2027, 2, 4, 4)],
  ])('is waited for anew, and settles, once the clock was set %s', async (_, to, next) => {
    vi.setSystemTime(new Date(2027, 2, 2, 10));
    const { startDay, broadcast, ledger } = setUp();
    await startDay();
    await broadcast();
    expect(created('new-day')).toEqual([new Date(2027, 2, 3, 4).getTime()]);
    expect(ledger.settleSettings).toHaveBeenCalledTimes(1);
    vi.setSystemTime(to);
    await broadcast();
    await broadcast();
    expect(created('new-day').slice(1)).toEqual([next.getTime()]);
    expect(ledger.settleSettings).toHaveBeenCalledTimes(2);
  });

  it('is waited for from where the person is, after a journey, and no day has begun by that', async () => {
    const { broadcast, ledger } = setUp();
    await broadcast();
    const home = new Date(NOW).getTimezoneOffset();
    const zone = vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(home - 180);
    await broadcast();
    zone.mockRestore();
    const [before = 0, after] = created('new-day');
    expect(after).toBe(before - 3 * 3_600_000);
    expect(ledger.settleSettings).toHaveBeenCalledTimes(1);
  });

  it('is waited for again once the ledger works, after it did not', async () => {
    const { startDay, broadcast, ledger } = setUp();
    await startDay();
    ledger.snapshot.mockRejectedValueOnce(new RefusedError('ledger blocked'));
    await startDay();
    expect(created('new-day').at(-1)).toBeUndefined();
    await broadcast();
    expect(created('new-day').at(-1)).toBe(new Date(2026, 2, 3, 4).getTime());
  });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clock } from '#tests/support/events.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { HOUR_MS } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { habitSubjectOn } from '#utils/domain/planning/habits.ts';
import { selectDashboard } from '#utils/domain/views/dashboard.ts';

const HABIT = 'habit:a';
const text = { title: 'Water', url: '' };
const done = (subject: string): NewEvent => ({
  ...{ id: subject, type: 'complete', subject, kind: 'manual', source: 'hand' },
  text,
});
const EVENTS: [time: string, NewEvent][] = [
  ['09:00', { id: 'h', type: 'habit', subject: HABIT, weekdays: [1, 2, 3, 4, 5], text }],
  ['09:01', { id: 'p', type: 'priority', subject: 'manual:a', text }],
  ['10:00', done('manual:a')],
  ['10:01', done(habitSubjectOn(HABIT, '2026-03-05'))],
  [
    '10:02',
    {
      ...{ id: 'rest', type: 'rest', subject: CONFIG_SUBJECT },
      rest: { from: '2026-03-06', to: '2026-03-07', reason: 'other' },
    },
  ],
  ['10:03', { id: 'r', type: 'redeem', subject: 'reward:a', price: 1, text }],
  ['10:04', { id: 't', type: 'timer', subject: 'timer:t', minutes: 5, text }],
];

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it('clock: a page painted from an earlier snapshot shows what one shows that asks now, if nothing was written', async () => {
  const ledger = createLedger('clock-law');
  for (const [time, entry] of EVENTS) await ledger.record(entry, { at: clock(5, time), offset: 60 });
  const begun = clock(5, '10:05');
  vi.setSystemTime(begun);
  const earlier = await ledger.snapshot({ at: begun, offset: 60 });
  const states = new Set<string>();
  for (let at = begun; at < clock(11, '00:00'); at += HOUR_MS) {
    vi.setSystemTime(at);
    const now = { at, offset: 60 };
    const shown = selectDashboard(earlier, now);
    expect(shown).toEqual(selectDashboard(await ledger.snapshot(now), now));
    states.add(JSON.stringify(shown));
  }
  expect(states.size).toBeGreaterThan(10);
});

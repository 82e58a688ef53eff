import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day as march, newSettings, rests, win } from '#tests/support/events.ts';
import { offsetIn, ZONES } from '#tests/support/zones.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Moment, type OffsetAt } from '#utils/domain/calendar.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { challengeView, offeredChallenges } from '#utils/domain/planning/challenge.ts';
import { NO_PLAN, type Plan } from '#utils/domain/planning/plan.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { Settings } from '#utils/domain/settings.ts';
import { EMPTY_SNAPSHOT, type Snapshot, selectDashboard, toDayView } from '#utils/domain/views/dashboard.ts';
import { nextChange } from '#utils/domain/views/next-change.ts';

/** What a page knows of a log, and of a plan. */
function snapshotOf(log: readonly LedgerEvent[], plan: Partial<Plan> = {}): Snapshot {
  const { config, days, totals } = projectAll(log);
  const last = [...totals.values()].at(-1);
  return {
    ...EMPTY_SNAPSHOT,
    config,
    ...(last && { totals: last }),
    days: [...days.values()].map(toDayView),
    plan: {
      ...NO_PLAN,
      promptContext: { days: [...days.values()], notes: [], settledOn: [], first: log[0]?.day ?? '' },
      ...plan,
    },
  };
}

const early = {
  challenges: {
    chosen: {
      ...{ id: 'c', kind: 'early' as const, week: '2026-03-02', day: '2026-03-02' },
      lastWins: [2, 3, 4, 5].map((date) => ({ day: march(date), at: clock(date, '12:00'), offset: 60 })),
    },
  },
};
const timer = (startedAt: number, planned = 5) => ({
  timer: { id: 't', subject: 'timer:t', title: 'Write', startedAt, planned, kept: 0 },
});
const redeemed = (at: number) => ({
  redeemed: [{ id: 'r', subject: 'reward:r', title: 'Tea', price: 5, at }],
});

describe('T8: what a page shows changes by the clock', () => {
  const berlin = () => 60;
  const after = (date: number, time: string, snapshot: Snapshot) =>
    nextChange(snapshot, { at: clock(date, time), offset: 60 }, berlin);
  const log = [win(2, '10:00')];

  it.each<[what: string, from: string, Snapshot, date: number, time: string]>([
    ['the quiet hours end', '04:00', snapshotOf(log), 2, '08:00'],
    ['noon', '08:00', snapshotOf(log), 2, '12:00'],
    ['the week can be reviewed', '12:00', snapshotOf(log), 2, '15:00'],
    ['the day can be reflected on', '15:00', snapshotOf(log), 2, '16:00'],
    ['a day of the week’s challenge is done', '16:00', snapshotOf(log, early), 2, '18:00'],
    ['the quiet hours begin', '16:00', snapshotOf(log), 2, '20:00'],
    ['a timer ends', '12:01', snapshotOf(log, timer(clock(2, '12:00'))), 2, '12:05'],
    [
      'a reward cannot be given back any more',
      '12:01',
      snapshotOf(log, redeemed(clock(2, '12:00'))),
      2,
      '12:10',
    ],
    ['the day begins', '01:00', snapshotOf(log), 2, '04:00'],
    [
      'the quiet hours end that were just set',
      '04:00',
      snapshotOf([...log, newSettings(2, { quietHours: { from: 0, to: 300 } })]),
      2,
      '05:00',
    ],
  ])('when %s', (_, from, snapshot, date, time) => {
    const at = after(2, from, snapshot);
    expect(at - clock(date, time)).toBeGreaterThanOrEqual(0);
    expect(at - clock(date, time)).toBeLessThanOrEqual(1);
  });

  it('and between two such moments in nothing, in every zone and across every change of the clock', () => {
    const minute = fc.nat(1439);
    const settings = fc.record<Partial<Settings>>(
      {
        dayStart: fc.nat(719),
        quietHours: fc.record({ from: minute, to: minute }),
        schedule: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        game: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const moment = fc.oneof(
      fc.integer({ min: clock(1, '00:00'), max: clock(45, '00:00') }),
      // Around changes of the clock.
      ...['2026-03-29T01:00Z', '2026-04-05T03:00Z', '2026-04-04T15:00Z', '2026-03-08T05:00Z'].map((change) =>
        fc.integer({ min: Date.parse(change) - DAY_MS, max: Date.parse(change) + DAY_MS }),
      ),
    );
    let changes = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), settings), { maxLength: 3 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 4 })), { maxLength: 2 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(-600, 60, 540)), {
          maxLength: 12,
        }),
        moment,
        fc.constantFrom(...ZONES),
        fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 2 }),
        fc.nat(40),
        (set, rested, won, at, zone, shares, ago) => {
          const offsetAt = offsetIn(zone);
          const log = [
            ...set.map(([date, settings]) => newSettings(date, settings)),
            ...rested.map(([date, days]) => rests(date, date, date + days)),
            ...won.map(([date, offset]) => win(date, '12:00', { offset })),
          ];
          const begun = at - ago * MINUTE_MS;
          const snapshot = snapshotOf(log, { ...timer(begun), ...redeemed(begun - 1), ...early });
          const shown = (at: number) => shownAt(snapshot, at, offsetAt);
          const next = nextChange(snapshot, momentIn(at, offsetAt), offsetAt);
          expect(next).toBeGreaterThan(at);
          expect(next - at).toBeLessThanOrEqual(DAY_MS + HOUR_MS);
          for (const share of shares) {
            const between = at + Math.floor(((next - at) * share) / 1000);
            expect(shown(between)).toBe(shown(at));
          }
          expect(shown(next - 1)).toBe(shown(at));
          if (shown(next) !== shown(at)) changes++;
        },
      ),
      { numRuns: 80 },
    );
    // It would hold as well of a page that never changes.
    expect(changes).toBeGreaterThan(5);
  });

  it('also where the clock of a journey’s beginning starts another day', () => {
    const log = [win(9, '05:00', { offset: -480 })];
    const snapshot = snapshotOf(log);
    const tokyo = () => 540;
    const states = new Set<string>();
    for (let at = clock(11, '00:00', 540); at < clock(13, '00:00', 540); ) {
      const next = nextChange(snapshot, { at, offset: 540 }, tokyo);
      for (let t = at; t < next; t += 15 * MINUTE_MS)
        expect(shownAt(snapshot, t, tokyo)).toBe(shownAt(snapshot, at, tokyo));
      states.add(shownAt(snapshot, at, tokyo));
      at = next;
    }
    expect(states.size).toBeGreaterThan(2);
  });
});

function momentIn(at: number, offsetAt: OffsetAt): Moment {
  return { at, offset: offsetAt(at) };
}

/** Everything that a page shows. */
function shownAt(snapshot: Snapshot, at: number, offsetAt: OffsetAt): string {
  const now = momentIn(at, offsetAt);
  const view = selectDashboard(snapshot, now);
  const { challenges } = view.plan;
  return JSON.stringify([view, offeredChallenges(challenges, now), challengeView(challenges, now)]);
}

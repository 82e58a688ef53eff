import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day as march } from '#tests/support/events.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory, Rest } from '#utils/domain/config-history.ts';
import { CONFETTI_A_DAY } from '#utils/domain/rules.ts';
import { levelOf } from '#utils/domain/scoring/level.ts';
import { PROFILES, type Settings } from '#utils/domain/settings.ts';
import { type Celebrated, dueCelebration, NOTHING_CELEBRATED } from '#utils/domain/views/celebration.ts';
import { type DashboardState, EMPTY_SNAPSHOT, selectDashboard } from '#utils/domain/views/dashboard.ts';

const MONDAY = march(9);
const TUESDAY = march(10);
const at = (day: string, time: string): Moment => ({ at: Date.parse(`${day}T${time}:00+01:00`), offset: 60 });

interface Day {
  day?: string;
  time?: string;
  goal?: boolean;
  /** All points ever, and those of the day. */
  total?: number;
  points?: number;
  settings?: Partial<Settings>;
  rests?: Rest[];
  /** Goals with steps that were reached, and when. */
  reached?: Record<string, string>;
}

/** What a window shows at noon of a day on which nothing happened but this. */
function shown({
  day = MONDAY,
  time = '12:00',
  goal = false,
  total = 0,
  points = 0,
  settings = {},
  rests = [],
  reached = {},
}: Day): [DashboardState, Moment] {
  const config: ConfigHistory = {
    ...EMPTY_SNAPSHOT.config,
    rests,
    changes: [{ from: '2026-01-01', settings }],
  };
  const now = at(day, time);
  const empty = selectDashboard({ ...EMPTY_SNAPSHOT, config }, now);
  const goals = Object.entries(reached).map(([subject, reached]) => ({
    ...{ subject, reached, title: '', steps: [], share: 1, dropped: false },
  }));
  const plan = { ...empty.plan, goals };
  return [
    { ...empty, plan, total, level: levelOf(total), today: { ...empty.today, targetReached: goal, points } },
    now,
  ];
}

const thrown = (day: Day, past: Celebrated = NOTHING_CELEBRATED) => dueCelebration(...shown(day), past);
const PLAYFUL = PROFILES.playful;

describe('confetti', () => {
  it('B1: for the goal of the day, once, also when it was undone and reached anew', () => {
    expect(thrown({}).due).toBe(false);
    const { due, ...past } = thrown({ goal: true });
    expect(due).toBe(true);
    expect(thrown({ goal: true }, past).due).toBe(false);
    expect(thrown({ goal: true, time: '17:00' }, thrown({}, past)).due).toBe(false);
    expect(thrown({ goal: true, day: TUESDAY }, past).due).toBe(true);
  });

  it('O2: for a goal with steps that was reached today, once, also when it is reached anew on another day', () => {
    const reached = { 'goal:a': MONDAY };
    const { due, ...past } = thrown({ reached });
    expect(due).toBe(true);
    expect(thrown({ reached }, past).due).toBe(false);
    // A window that knows nothing yet forgets nothing.
    expect(thrown({ reached }, thrown({}, past)).due).toBe(false);
    expect(thrown({ reached, day: TUESDAY }).due).toBe(false);
    expect(thrown({ reached: { 'goal:a': TUESDAY }, day: TUESDAY }, past).due).toBe(false);
    expect(thrown({ reached: { ...reached, 'goal:b': MONDAY } }, past).due).toBe(true);
    expect(thrown({ reached, settings: PROFILES.calm }).due).toBe(false);
  });

  it('B1: never in Calm; for a level only where the person wants that', () => {
    const level = { total: 30, points: 20 };
    expect(thrown({ goal: true, ...level, settings: PROFILES.calm }).due).toBe(false);
    expect(thrown(level).due).toBe(false);
    expect(thrown({ ...level, settings: PLAYFUL }).due).toBe(true);
    // One for both.
    const both = thrown({ goal: true, ...level, settings: PLAYFUL });
    expect(both).toMatchObject({ due: true, times: 1, goal: MONDAY, level: 2 });
    expect(thrown({ goal: true, ...level, settings: PLAYFUL }, both).due).toBe(false);
  });

  it('V2: for a level that no day before had reached, and on the day that reached it', () => {
    expect(thrown({ total: 30, points: 0, settings: PLAYFUL }).due).toBe(false);
    expect(thrown({ total: 30, points: 3, settings: PLAYFUL }).due).toBe(false);
    // It was seen on the day before; then something was taken back.
    const seen = thrown({ total: 30, points: 0, settings: PLAYFUL });
    expect(thrown({ day: TUESDAY, total: 28, points: 10, settings: PLAYFUL }, seen).due).toBe(false);
    expect(thrown({ day: TUESDAY, total: 80, points: 60, settings: PLAYFUL }, seen).due).toBe(true);
  });

  it('B2: not while it is silent; later on the same day it is', () => {
    expect(thrown({ goal: true, time: '20:30' }).due).toBe(false);
    expect(thrown({ goal: true, settings: { game: false } }).due).toBe(false);
    const rests = [{ from: MONDAY, to: MONDAY, reason: 'sick' as const }];
    expect(thrown({ goal: true, rests }).due).toBe(false);
    const saturday = { day: march(14), total: 30, points: 20, settings: PLAYFUL };
    expect(thrown(saturday).due).toBe(false);
    const early = thrown({ goal: true, time: '07:30' });
    expect(early.due).toBe(false);
    expect(thrown({ goal: true, time: '08:00' }, early).due).toBe(true);
  });

  it('is thrown three times a day at the most, for each goal and level once, whatever happens', () => {
    const windows = fc.array(
      fc.record({
        day: fc.constantFrom(MONDAY, TUESDAY, march(14)),
        time: fc.constantFrom('06:00', '10:00', '14:00', '21:00'),
        goal: fc.boolean(),
        total: fc.nat(2000),
        points: fc.nat(400),
        settings: fc.constantFrom<Partial<Settings>>({}, PROFILES.calm, PLAYFUL, { ...PLAYFUL, game: false }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(windows, (seen) => {
        let past: Celebrated = NOTHING_CELEBRATED;
        const times = new Map<string, number>();
        const levels: number[] = [];
        const ordered = seen.toSorted((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1));
        for (const one of ordered) {
          const { due, ...after } = thrown(one, past);
          expect(after.level).toBeGreaterThanOrEqual(past.level);
          if (due) {
            times.set(one.day, (times.get(one.day) ?? 0) + 1);
            expect([one.time, one.day]).not.toContain('21:00');
            expect(one.settings).not.toEqual(PROFILES.calm);
            const countsForTarget = after.goal !== past.goal;
            const forLevel = after.level > past.level;
            expect(countsForTarget || forLevel).toBe(true);
            if (countsForTarget) expect(one.goal).toBe(true);
            levels.push(after.level);
          }
          past = after;
        }
        expect(Math.max(0, ...times.values())).toBeLessThanOrEqual(CONFETTI_A_DAY);
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});

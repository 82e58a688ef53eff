import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../utils/game/act.ts';
import type { Credit } from '../../../utils/game/credits.ts';
import { scoreDay } from '../../../utils/game/day.ts';
import { addDays, type DayKey, type Moment, mondayOf } from '../../../utils/game/days.ts';
import { goThrough } from '../../../utils/game/fold.ts';
import { scoreCredits } from '../../../utils/game/points.ts';
import { offeredReview, weekFacts, weeklySubject } from '../../../utils/game/review.ts';
import { NO_RUN } from '../../../utils/game/run.ts';
import { NO_TERMS, type Terms } from '../../../utils/game/terms.ts';

/** A moment in Berlin in the winter of 2026, by the clock on the wall. */
function when(day: DayKey, time: string): Moment {
  return { at: Date.parse(`${day}T${time}:00+01:00`), offset: 60 };
}
/** Of March 2026, whose 2nd is a Monday. */
const march = (date: number) => addDays('2026-03-01', date - 1);
const WEEK = 'weekly:2026-03-02';
const never = (_: string) => false;

/** A person who works and rests on these days. */
function terms(schedule: number[], ...rests: [from: DayKey, to: DayKey][]): Terms {
  return {
    ...NO_TERMS,
    changes: [{ from: '2026-01-01', settings: { schedule } }],
    rests: rests.map(([from, to]) => ({ from, to, why: 'holiday' })),
  };
}
const WORKDAYS = [1, 2, 3, 4, 5];

describe('W1: the review of the week', () => {
  const offered = (date: number, time: string, terms: Terms = NO_TERMS, isSettled = never) =>
    offeredReview(when(march(date), time), terms, isSettled);

  it('is named by its Monday', () => {
    expect([2, 6, 8, 9].map((date) => weeklySubject(march(date)))).toEqual([
      ...[WEEK, WEEK, WEEK],
      'weekly:2026-03-09',
    ]);
  });

  it('is offered from 15:00 on on the last scheduled day', () => {
    expect(offered(6, '14:59')).toBeUndefined();
    expect(offered(6, '15:00')).toBe(WEEK);
    expect(offered(6, '19:59')).toBe(WEEK);
    expect(offered(5, '15:00')).toBeUndefined();
  });

  it('is offered on the whole next day, and not any more after that', () => {
    expect(offered(7, '08:00')).toBe(WEEK);
    expect(offered(7, '19:59')).toBe(WEEK);
    expect(offered(8, '12:00')).toBeUndefined();
    expect(offered(9, '16:00')).toBeUndefined();
  });

  it('is offered once', () => {
    expect(offered(6, '16:00', NO_TERMS, (subject) => subject === WEEK)).toBeUndefined();
    expect(offered(7, '16:00', NO_TERMS, (subject) => subject === WEEK)).toBeUndefined();
    expect(offered(6, '16:00', NO_TERMS, (subject) => subject === 'weekly:2026-02-23')).toBe(WEEK);
  });

  it('S2: goes by the days of the person', () => {
    expect(offered(4, '16:00', terms([1, 3]))).toBe(WEEK);
    expect(offered(5, '09:00', terms([1, 3]))).toBe(WEEK);
    expect(offered(6, '16:00', terms([1, 3]))).toBeUndefined();
    expect(offered(6, '16:00', terms([]))).toBeUndefined();
  });

  it('is of the week before on a Monday after a scheduled Sunday', () => {
    const sundays = terms([1, 7]);
    expect(offered(8, '16:00', sundays)).toBe(WEEK);
    expect(offered(9, '09:00', sundays)).toBe(WEEK);
    // A week of Monday alone comes to its own review when the one before is settled.
    const resting = terms([1, 7], [march(10), march(15)]);
    expect(offered(9, '16:00', resting)).toBe(WEEK);
    expect(offered(9, '16:00', resting, (subject) => subject === WEEK)).toBe('weekly:2026-03-09');
    expect(offered(9, '14:00', resting, (subject) => subject === WEEK)).toBeUndefined();
  });

  it('S3: a rest moves the last day, and nothing is offered within it', () => {
    const holiday = terms(WORKDAYS, [march(5), march(8)]);
    expect(offered(4, '16:00', holiday)).toBe(WEEK);
    expect([5, 6, 7].map((date) => offered(date, '16:00', holiday))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('B2, B10: is not offered in quiet hours nor in record-only', () => {
    expect(offered(6, '20:00')).toBeUndefined();
    const changes = [{ from: '2026-01-01', settings: { game: false } }];
    expect(offered(6, '16:00', { ...NO_TERMS, changes })).toBeUndefined();
  });

  it('T1: the hours before the day start are the late evening of their day', () => {
    const changes = [{ from: '2026-01-01', settings: { quiet: { from: 0, to: 0 } } }];
    expect(offered(6, '03:59', { ...NO_TERMS, changes })).toBeUndefined();
    expect(offered(7, '03:59', { ...NO_TERMS, changes })).toBe(WEEK);
    expect(offered(8, '03:59', { ...NO_TERMS, changes })).toBe(WEEK);
    expect(offered(8, '04:00', { ...NO_TERMS, changes })).toBeUndefined();
  });

  it('of a week in which anything was scheduled can be written, and each only once, by whoever looks in all day', () => {
    const schedules = fc.subarray([1, 2, 3, 4, 5, 6, 7]);
    const rests = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(5)), { maxLength: 3 });
    fc.assert(
      fc.property(schedules, rests, (schedule, rests) => {
        const all = terms(
          schedule,
          ...rests.map(([from, days]): [DayKey, DayKey] => [march(from), march(from + days)]),
        );
        // The review of the week before is written already.
        const written = ['weekly:2026-02-23'];
        for (let date = 2; date <= 30; date++)
          for (const time of ['09:00', '16:00', '21:00']) {
            const subject = offered(date, time, all, (subject) => written.includes(subject));
            if (subject) written.push(subject);
          }
        const resting = (day: DayKey) => all.rests.some(({ from, to }) => from <= day && day <= to);
        const expected = [2, 9, 16, 23].flatMap((monday) => {
          const days = Array.from({ length: 7 }, (_, index) => march(monday + index));
          const some = days.some((day, index) => schedule.includes(index + 1) && !resting(day));
          return some ? [weeklySubject(march(monday))] : [];
        });
        expect(written.slice(1).filter((subject) => subject !== 'weekly:2026-03-30')).toEqual(expected);
      }),
    );
  });
});

describe('W2: the facts of a week', () => {
  /** A card finished at noon of a day, or as said. */
  const win = (id: string, day: DayKey, more: Partial<Credit> = {}): Credit => ({
    ...{ id, name: `trello:card:${id}`, kind: 'card', ...when(day, '12:00'), day },
    ...{ device: 'here', site: 'trello', ties: [], ...more },
  });
  /** The facts of the week from March 9, as of some moment; by default when it is over. */
  function facts(wins: Credit[], more: { since?: Record<string, DayKey>; now?: Moment; terms?: Terms } = {}) {
    const { since = {}, now = when(march(16), '12:00'), terms = NO_TERMS } = more;
    const byDay = [...Map.groupBy(wins, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1));
    const none = { facts: { spent: 0 }, goals: { split: 0, reached: 0, points: 0 }, takenBack: [] };
    const scores = byDay.map(([day, earned]) => scoreDay({ day, earned, ...none }, terms));
    const credits = byDay
      .filter(([day]) => mondayOf(day) === march(9))
      .flatMap(([day, own]) => scoreCredits(day, own, terms))
      .reverse();
    const days = [...goThrough(scores, NO_RUN, terms).days.values()];
    return weekFacts(march(9), { days, credits, since: ({ id }) => since[id] }, now, terms);
  }
  const days = (...dates: number[]) => dates.map((date) => win(`${date}`, march(date)));

  it('of a week of nothing are nothing', () => {
    expect(facts([])).toEqual({
      ...{ monday: '2026-03-09', wins: 0, sites: [], points: 0 },
      consistency: { before: 0, after: 0 },
    });
  });

  it('count wins by site, most first, and own wins apart', () => {
    const { site: _, ...own } = win('own', march(10), { kind: 'manual' });
    const wins = [
      win('a', march(9), { kind: 'pull', site: 'github' }),
      ...[win('b', march(10)), own, win('c', march(15))],
      // What is only recorded, and what is written about the week, is no win.
      win('d', march(11), { kind: 'declined', site: 'github' }),
      win('e', march(13), { kind: 'weekly' }),
      ...days(8, 16),
    ];
    expect(facts(wins)).toMatchObject({
      wins: 4,
      sites: [{ site: 'trello', wins: 2 }, { wins: 1 }, { site: 'github', wins: 1 }],
    });
  });

  it('set its points beside the mean of the four weeks before', () => {
    const far = { kind: 'pull', name: 'github:github.com/a/b#1:merged' } as const;
    // One card of 10 points in the week; weeks of 20, 10, 30 and 10 before it; and one that is too long ago.
    const before = [win('x', '2026-02-06', far), ...['2026-02-10', '2026-02-11', '2026-02-17', '2026-02-24']]
      .map((one) => (typeof one === 'string' ? win(one, one) : one))
      .concat([win('y', '2026-02-26', far), win('z', march(2))]);
    expect(facts([...before, ...days(9, 16)])).toMatchObject({ points: 10, usual: 70 / 4 });
  });

  it('B5: leave weeks in which nothing was done out of the mean', () => {
    expect(facts(days(3, 4, 9))).toMatchObject({ points: 10, usual: 20 });
    expect(facts(days(9, 10))).not.toHaveProperty('usual');
  });

  it('S4: tell how consistency changed', () => {
    const change = (wins: Credit[], now: Moment) => facts(wins, { now }).consistency;
    const m = 0.5 ** (1 / 13);
    const grown = (count: number) => 1 - m ** count;
    // Five days before it and five in it: S = 1 − m^n.
    const all = days(2, 3, 4, 5, 6, 9, 10, 11, 12, 13);
    const over = change(all, when(march(16), '12:00'));
    expect(over.before).toBeCloseTo(grown(5), 12);
    expect(over.after).toBeCloseTo(grown(10), 12);
    // The next week says nothing about this one.
    expect(change([...all, ...days(16)], when(march(20), '12:00'))).toEqual(over);
    // A Friday that is not over yet is no missed day; once it is, it is.
    const four = days(2, 3, 4, 5, 6, 9, 10, 11, 12);
    expect(change(four, when(march(13), '16:00')).after).toBeCloseTo(grown(9), 12);
    expect(change(four, when(march(14), '16:00')).after).toBeCloseTo(grown(9) * m, 12);
    // A week without a win is five missed days, and no more however late it is looked at.
    const missed = change(days(2, 3, 4, 5, 6), when(march(25), '12:00'));
    expect(missed.before).toBeCloseTo(grown(5), 12);
    expect(missed.after).toBeCloseTo(grown(5) * m ** 5, 12);
  });

  it('S3: a week of rest leaves consistency as it was', () => {
    const resting = terms(WORKDAYS, [march(9), march(15)]);
    const { before, after } = facts(days(2, 3), { terms: resting }).consistency;
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(before);
  });

  it('name the win that was known for longest', () => {
    const wins = days(9, 10, 11, 12);
    const oldest = (since: Record<string, DayKey>) => facts(wins, { since }).oldest;
    expect(oldest({ 9: march(8), 10: march(1), 11: march(4) })).toEqual({ id: '10', since: march(1) });
    expect(oldest({ 11: march(4), 10: march(4) })).toEqual({ id: '10', since: march(4) });
    // What was first heard of on the day of the win was not known before.
    expect(oldest({ 9: march(9), 12: march(12) })).toBeUndefined();
    expect(oldest({})).toBeUndefined();
  });

  it('of what is no win name none', () => {
    const wins = [win('a', march(9), { kind: 'declined' }), win('b', march(10))];
    expect(facts(wins, { since: { a: march(1), b: march(5) } }).oldest).toEqual({ id: 'b', since: march(5) });
  });

  it('the wins by site come to all wins, whatever they are', () => {
    const kinds = fc.constantFrom<NonNullable<Act['kind']>>(
      'pull',
      'card',
      'manual',
      'declined',
      'reflection',
    );
    const some = fc.array(
      fc.record({ date: fc.integer({ min: 1, max: 20 }), kind: kinds, site: fc.constantFrom('a', 'b', '') }),
    );
    fc.assert(
      fc.property(some, (some) => {
        const wins = some.map(({ date, kind, site }, index) => win(`${index}`, march(date), { kind, site }));
        const shown = facts(wins);
        const counts = shown.sites.map(({ wins }) => wins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shown.wins);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        expect(shown.consistency.after).toBeGreaterThanOrEqual(0);
        expect(shown.consistency.after).toBeLessThan(1);
      }),
    );
  });
});

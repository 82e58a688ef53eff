import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, event, on, rests, span, win } from '#tests/support/events.ts';
import { type DayKey, latestWeekday, type Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, NO_CONFIG, weekStartOf } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import {
  endsWorkingWeek,
  offeredReview,
  reviewSubject,
  weekFacts,
} from '#utils/domain/planning/week-review.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';

/** A moment of March 2026 by the clock on the wall. */
const when = (date: number, time: string): Moment => ({ at: clock(date, time), offset: 60 });
const WEEK = 'review:2026-03-02';
const never = (_: string) => false;

/** A person who works and rests on these days. */
function config(schedule: number[], ...rests: [from: DayKey, to: DayKey][]): ConfigHistory {
  return {
    ...NO_CONFIG,
    changes: [{ from: '2026-01-01', settings: { schedule } }],
    rests: rests.map(([from, to]) => ({ from, to, reason: 'holiday' })),
  };
}
const WORKDAYS = [1, 2, 3, 4, 5];

describe('W1: the review of the week', () => {
  const offered = (date: number, time: string, config: ConfigHistory = NO_CONFIG, isSettled = never) =>
    offeredReview(when(date, time), config, isSettled);

  it('is named by its first day', () => {
    expect([2, 6, 8, 9].map((date) => reviewSubject(weekStartOf(NO_CONFIG, day(date))))).toEqual([
      ...[WEEK, WEEK, WEEK],
      'review:2026-03-09',
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
    expect(offered(6, '16:00', NO_CONFIG, (subject) => subject === WEEK)).toBeUndefined();
    expect(offered(7, '16:00', NO_CONFIG, (subject) => subject === WEEK)).toBeUndefined();
    expect(offered(6, '16:00', NO_CONFIG, (subject) => subject === 'review:2026-02-23')).toBe(WEEK);
  });

  it('ends the working week with the last scheduled day, rest left out, and never where nothing is scheduled', () => {
    const ends = (config: ConfigHistory) =>
      [2, 3, 4, 5, 6, 7, 8, 9].filter((date) => endsWorkingWeek(day(date), config));
    expect(ends(NO_CONFIG)).toEqual([6, 7, 8]);
    expect(ends(config([1, 3]))).toEqual([4, 5, 6, 7, 8]);
    expect(ends(config(WORKDAYS, [day(5), day(6)]))).toEqual([4, 5, 6, 7, 8]);
    expect(ends(config([]))).toEqual([]);
  });

  it('S2: goes by the days of the person', () => {
    expect(offered(4, '16:00', config([1, 3]))).toBe(WEEK);
    expect(offered(5, '09:00', config([1, 3]))).toBe(WEEK);
    expect(offered(6, '16:00', config([1, 3]))).toBeUndefined();
    expect(offered(6, '16:00', config([]))).toBeUndefined();
  });

  it('is of the week before on a Monday after a scheduled Sunday', () => {
    const sundays = config([1, 7]);
    expect(offered(8, '16:00', sundays)).toBe(WEEK);
    expect(offered(9, '09:00', sundays)).toBe(WEEK);
    // A week of Monday alone comes to its own review when the one before is settled.
    const resting = config([1, 7], [day(10), day(15)]);
    expect(offered(9, '16:00', resting)).toBe(WEEK);
    expect(offered(9, '16:00', resting, (subject) => subject === WEEK)).toBe('review:2026-03-09');
    expect(offered(9, '14:00', resting, (subject) => subject === WEEK)).toBeUndefined();
  });

  it('S3: a rest moves the last day, and nothing is offered within it', () => {
    const holiday = config(WORKDAYS, [day(5), day(8)]);
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
    expect(offered(6, '16:00', { ...NO_CONFIG, changes })).toBeUndefined();
  });

  it('T1: the hours before the day start are the late evening of their day', () => {
    const changes = [{ from: '2026-01-01', settings: { quietHours: { from: 0, to: 0 } } }];
    expect(offered(6, '03:59', { ...NO_CONFIG, changes })).toBeUndefined();
    expect(offered(6, '04:00', { ...NO_CONFIG, changes })).toBeUndefined();
    expect(offered(7, '03:59', { ...NO_CONFIG, changes })).toBe(WEEK);
    expect(offered(8, '03:59', { ...NO_CONFIG, changes })).toBe(WEEK);
    expect(offered(8, '04:00', { ...NO_CONFIG, changes })).toBeUndefined();
  });

  it('of a week in which anything was scheduled can be written, and each only once, by whoever looks in all day', () => {
    const schedules = fc.subarray([1, 2, 3, 4, 5, 6, 7]);
    const rests = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(5)), { maxLength: 3 });
    fc.assert(
      fc.property(schedules, rests, (schedule, rests) => {
        const all = config(
          schedule,
          ...rests.map(([from, days]): [DayKey, DayKey] => [day(from), day(from + days)]),
        );
        // The review of the week before is written already.
        const written = ['review:2026-02-23'];
        for (let date = 2; date <= 30; date++)
          for (const time of ['09:00', '16:00', '21:00']) {
            const subject = offered(date, time, all, (subject) => written.includes(subject));
            if (subject) written.push(subject);
          }
        const resting = (day: DayKey) => all.rests.some(({ from, to }) => from <= day && day <= to);
        const expected = [2, 9, 16, 23].flatMap((monday) => {
          const days = span(monday, monday + 6).map(day);
          const some = days.some((day, index) => schedule.includes(index + 1) && !resting(day));
          return some ? [reviewSubject(day(monday))] : [];
        });
        expect(written.slice(1).filter((subject) => subject !== 'review:2026-03-30')).toEqual(expected);
      }),
    );
  });
});

describe('W2: the facts of a week', () => {
  /** The facts of the week from March 9, as of some moment; by default when it is over. */
  function facts(log: LedgerEvent[], now = when(16, '12:00'), since: Record<string, DayKey> = {}) {
    const { days, items, config } = projectAll(log);
    const credits = [...items.values()].flatMap(({ credits }) => credits);
    const week = [...Map.groupBy(credits, ({ day }) => day)]
      .filter(([one]) => latestWeekday(one, 1) === day(9))
      .flatMap(([day, own]) => scoreCredits(day, own, config));
    const known = {
      days: [...days.values()],
      credits: week.reverse(),
      since: ({ id }: { id: string }) => since[id],
    };
    return weekFacts(day(9), known, now, config);
  }
  /** A card of that name. */
  const card = (id: string, date: number, more: Partial<LedgerEvent> = {}) =>
    event(id, 'complete', date, { subject: `trello:card:${id}`, site: 'trello', ...more });

  it('of a week of nothing are nothing', () => {
    expect(facts([])).toEqual({
      ...{ first: '2026-03-09', wins: 0, sites: [], points: 0 },
      consistency: {},
    });
  });

  it('count wins by site, most first, and own wins apart', () => {
    const log = [
      card('a', 9, { kind: 'pull', site: 'github' }),
      ...[card('b', 10), win(10, '13:00', { kind: 'manual' }), card('c', 15)],
      // What is worth nothing, and what is written about the week, is no win.
      card('d', 11, { kind: 'declined', site: 'github' }),
      card('e', 13, { kind: 'weekly' }),
      ...on(8, 16),
    ];
    expect(facts(log)).toMatchObject({
      wins: 4,
      sites: [{ site: 'trello', wins: 2 }, { wins: 1 }, { site: 'github', wins: 1 }],
    });
  });

  it('tell sites with as many wins by their names, whichever came first', () => {
    const log = [card('a', 9), card('b', 10, { site: 'github' }), win(11), card('c', 12, { site: 'notion' })];
    expect(facts(log).sites.map(({ site }) => site)).toEqual([undefined, 'github', 'notion', 'trello']);
    expect(facts(log.toReversed()).sites).toEqual(facts(log).sites);
  });

  it('set its points beside the mean of the four weeks before', () => {
    const pull = (date: number) => win(date, '12:00', { kind: 'pull' });
    // Of 20, 10, 30 and 10 points; what is in the week before them is too long ago, and what is after it is too late.
    const log = [pull(-22), ...on(-18, -17), ...on(-11), ...on(-4), pull(-2), ...on(2), ...on(9, 16)];
    expect(facts(log)).toMatchObject({ points: 10, usual: 70 / 4 });
  });

  it('B5: leave weeks in which nothing was done out of the mean', () => {
    expect(facts(on(3, 4, 9))).toMatchObject({ points: 10, usual: 20 });
    expect(facts(on(9, 10))).not.toHaveProperty('usual');
  });

  it('S4: tell how consistency changed', () => {
    const change = (dates: number[], now: Moment) => facts(on(...dates), now).consistency;
    const fade = 0.5 ** (1 / 13);
    // So many days, then so many missed, as a share of what all of them could reach.
    const share = (active: number, missed = 0) =>
      ((1 - fade ** active) * fade ** missed) / (1 - fade ** (active + missed));
    const before = span(2, 6);
    const over = change([...before, ...span(9, 13)], when(16, '12:00'));
    expect(over).toEqual({ before: 1, after: 1 });
    // The next week says nothing about this one.
    expect(change([...before, ...span(9, 13), 16], when(20, '12:00'))).toEqual(over);
    // A Friday that is not over yet is no missed day; once it is, it is.
    const four = [...before, ...span(9, 12)];
    expect(change(four, when(13, '16:00')).after).toBe(1);
    expect(change(four, when(14, '16:00')).after).toBeCloseTo(share(9, 1), 8);
    // A week without a win is five missed days, and no more however late it is looked at.
    const missed = change(before, when(25, '12:00'));
    expect(missed.before).toBe(1);
    expect(missed.after).toBeCloseTo(share(5, 5), 8);
  });

  it('S4b: tell of no consistency before three working days since the first win', () => {
    expect(facts(on(9, 10), when(10, '16:00')).consistency).toEqual({});
    expect(facts(on(9, 10, 11), when(11, '16:00')).consistency).toEqual({ after: 1 });
    expect(facts(on(5, 6, 9), when(9, '16:00')).consistency).toEqual({ after: 1 });
  });

  it('S3: a week of rest leaves consistency as it was', () => {
    const { before, after } = facts([...on(2, 3, 5), rests(9, 9, 15)]).consistency;
    expect(before).toBeGreaterThan(0);
    expect(after).toBe(before);
  });

  it('name the win that was known for longest', () => {
    const log = span(9, 12).map((date) => card(`${date}`, date));
    const oldest = (since: Record<string, number>) =>
      facts(
        log,
        when(16, '12:00'),
        Object.fromEntries(Object.entries(since).map(([id, date]) => [id, day(date)])),
      ).oldest;
    expect(oldest({ 9: 8, 10: 1, 11: 4 })).toEqual({ id: '10', since: day(1) });
    expect(oldest({ 10: 4, 9: 4, 11: 6 })).toEqual({ id: '9', since: day(4) });
    // What the log first knew on the day of the win was not known before.
    expect(oldest({ 9: 9, 12: 12 })).toBeUndefined();
    expect(oldest({})).toBeUndefined();
  });

  it('name nothing that is no win', () => {
    const log = [card('a', 9, { kind: 'declined' }), card('b', 10)];
    const since = { a: day(1), b: day(5) };
    expect(facts(log, when(16, '12:00'), since).oldest).toEqual({ id: 'b', since: day(5) });
  });

  it('the wins by site come to all wins, whatever they are', () => {
    const some = fc.array(
      fc.record({
        date: fc.integer({ min: 1, max: 20 }),
        kind: fc.constantFrom<WinKind>('pull', 'card', 'manual', 'declined', 'reflection'),
        site: fc.constantFrom('github', 'trello', ''),
      }),
    );
    fc.assert(
      fc.property(some, (some) => {
        const log = some.map(({ date, kind, site }, index) => card(`${index}`, date, { kind, site }));
        const { sites, wins, consistency } = facts(log);
        const counts = sites.map(({ wins }) => wins);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(wins);
        expect(wins).toBe(
          some.filter(
            ({ date, kind }) => date >= 9 && date <= 15 && ['pull', 'card', 'manual'].includes(kind),
          ).length,
        );
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        for (const share of Object.values(consistency)) expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

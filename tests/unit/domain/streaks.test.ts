import { describe, expect, it } from 'vitest';
import { clock, day, event, newSettings, on, rests, span, win, wins } from '#tests/support/events.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import { NO_CONFIG } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import {
  NO_CONSISTENCY,
  shownConsistency,
  steadyDays,
  withActiveDay,
} from '#utils/domain/scoring/consistency.ts';
import { consistencyAfter, NO_STREAK, type StreakChange, streakOn } from '#utils/domain/scoring/streaks.ts';

/** What a person sees at ten on a day, or at another moment of it. */
function seen(events: LedgerEvent[], now: number, moment: Moment = { at: clock(now, '10:00'), offset: 60 }) {
  const { totals, config } = projectAll(events);
  return streakOn([...totals.values()].at(-1)?.streaks ?? NO_STREAK, day(now), moment, config);
}
const streak = (events: LedgerEvent[], now: number) => seen(events, now).streak;
const changeOn = (events: LedgerEvent[], date: number): StreakChange | undefined =>
  projectAll(events).days.get(day(date))?.streakChange;
/** The scheduled days from one date to another, Monday to Friday. */
const weekdays = (from: number, to: number) => span(from, to).filter((date) => (date + 5) % 7 < 5);

describe('S5, S6: streak and shields, Monday 2 March 2026, Monday to Friday', () => {
  it.each([
    { active: span(2, 6), now: 7, streak: 5, shields: 2 },
    { active: span(2, 6), now: 9, streak: 5, shields: 2 },
    { active: span(2, 8), now: 8, streak: 5, shields: 2 },
    { active: [2, 3], now: 5, streak: 2, shields: 0 },
    { active: [2, 3, 5], now: 5, streak: 3, shields: 0 },
    { active: [2, 3, 6], now: 6, streak: 1, shields: 1 },
    { active: [...span(2, 6), 11], now: 11, streak: 6, shields: 0 },
    { active: [...span(2, 6), 12, 13], now: 13, streak: 2, shields: 2 },
    { active: [...span(2, 6), 12, 13, 16], now: 16, streak: 8, shields: 2 },
  ])('active on $active, on the $now: streak $streak, shields $shields', ({ active, now, ...expected }) => {
    expect(seen(on(...active), now)).toMatchObject(expected);
  });

  it('active on 2, 3 and 9, with a rest from 4 to 6 dated back, on the 9: streak 3, shields 1', () => {
    expect(seen([...on(2, 3, 9), rests(9, 4, 6)], 9)).toMatchObject({ streak: 3, shields: 1, covering: 0 });
    expect(streak(on(2, 3, 9), 9)).toBe(1);
  });
});

describe('S5: streak', () => {
  it('before the first day there is none', () => {
    expect(streakOn(NO_STREAK, day(2), { at: clock(2, '10:00'), offset: 60 }, NO_CONFIG)).toEqual({
      ...{ streak: 0, shields: 1, covering: 0, weeks: 0 },
    });
  });

  it('S2: off days neither add nor are missed', () => {
    expect(streak(on(7, 8), 9)).toBe(0);
    expect(streak(on(6, 7, 8, 9), 9)).toBe(2);
    expect(streak(on(6, 9), 9)).toBe(2);
  });

  it('S2: what is scheduled is what was set', () => {
    const changed = newSettings(1, { schedule: [1, 3, 5] });
    expect(seen([changed, ...on(2, 4, 6, 9)], 9)).toMatchObject({ streak: 4, shields: 1 });
    expect(seen([changed, ...on(2, 3, 4)], 4)).toMatchObject({ streak: 2, shields: 1 });
  });

  it('today unfinished never breaks it; yesterday unfinished takes a shield at the most', () => {
    expect(seen(on(2, 3), 4)).toMatchObject({ streak: 2, shields: 1, covering: 0 });
    expect(seen(on(2, 3), 5)).toMatchObject({ streak: 2, shields: 0, covering: 1 });
    expect(seen(on(2, 3), 6)).toMatchObject({ streak: 0, shields: 1, covering: 0 });
  });

  it('S3: rest days bridge and never add, also when they are worked', () => {
    expect(streak([rests(4, 4, 6), ...on(2, 3, 9)], 9)).toBe(3);
    expect(streak([rests(4, 4, 6), ...on(2, 3, 5, 9)], 9)).toBe(3);
  });

  it('S1: a day on which nothing scored is missed', () => {
    expect(streak([...on(2, 3, 6), ...[4, 5].flatMap((date) => wins(1, date, '12:00', 'declined'))], 6)).toBe(
      1,
    );
    expect(
      streak([...on(2, 3, 6), ...[4, 5].flatMap((date) => wins(1, date, '12:00', 'reflection'))], 6),
    ).toBe(5);
  });

  it('C6: a late undo leaves it, an early one does not', () => {
    const events = on(2, 3, 4);
    const undone = (date: number) => event('u', 'uncomplete', date, { subject: events[1]?.subject ?? '' });
    expect(seen([...events, undone(5)], 5)).toMatchObject({ streak: 3, shields: 1 });
    expect(seen([...events, undone(4)], 5)).toMatchObject({ streak: 2, shields: 0 });
  });
});

describe('S6: shields', () => {
  it('one is earned with every fifth active scheduled day, and two are held at the most', () => {
    const shields = [4, 5, 10, 15].map((count) => {
      const dates = weekdays(2, 60).slice(0, count);
      return seen(on(...dates), dates.at(-1) ?? 0).shields;
    });
    expect(shields).toEqual([1, 2, 2, 2]);
    expect(changeOn(on(...span(2, 6)), 6)).toEqual({ earned: true });
    expect(changeOn(on(...span(2, 6), ...span(9, 13)), 13)).toEqual({});
  });

  it('off days earn none', () => {
    expect(seen(on(...span(3, 6), 7, 8), 8).shields).toBe(1);
  });

  it('a gap that is too long spends none', () => {
    expect(seen(on(...span(2, 6), 12), 12)).toMatchObject({ streak: 1, shields: 2 });
    expect(changeOn(on(...span(2, 6), 12), 12)).toEqual({ ended: 5 });
  });

  it('a gap that is bridged costs what it is long', () => {
    expect(changeOn(on(...span(2, 6), 11), 11)).toEqual({ bridged: 2 });
    expect(changeOn(on(2, 4), 4)).toEqual({ bridged: 1 });
    expect(changeOn(on(2, 3), 3)).toEqual({});
  });

  it('a win that comes late, and a rest, give them back', () => {
    expect(seen(on(2, 3, 5), 5).shields).toBe(0);
    expect(seen([...on(2, 3, 5), ...on(4)], 5)).toMatchObject({ streak: 4, shields: 1 });
    expect(seen([...on(2, 3, 5), rests(6, 4, 4)], 6)).toMatchObject({ streak: 3, shields: 1 });
  });

  it('the gap goes on over days off that are worked', () => {
    // Friday and Monday are missed, with a Saturday between them.
    expect(seen(on(2, 3, 4, 5, 7, 10), 10)).toMatchObject({ streak: 1, shields: 2 });
    expect(seen(on(...span(2, 5), 7, 9), 9)).toMatchObject({ streak: 5, shields: 1 });
  });
});

describe('S7: rejoin', () => {
  it('adds the old length with the third day in a row', () => {
    const events = on(...span(2, 6), 12, 13, 16);
    expect([12, 13, 16].map((date) => changeOn(events, date))).toEqual([{ ended: 5 }, {}, { rejoined: 5 }]);
    expect(streak([...events, ...on(17)], 17)).toBe(9);
  });

  it.each([
    ['a chain of four', [...span(3, 6), 12, 13, 16], 3],
    ['a gap of four', [...span(2, 6), 13, 16, 17], 3],
    ['a new gap, though it is bridged', [...span(2, 6), 12, 13, 17, 18], 4],
    ['a second time within thirty days', [...span(2, 6), 12, 13, 16, 20, 23, 24], 3],
    ['after 29 days', [...span(2, 6), 12, 13, ...weekdays(16, 37), 41, 44, 45], 3],
  ])('not for %s', (_, dates, expected) => {
    expect(streak(on(...dates), dates.at(-1) ?? 0)).toBe(expected);
  });

  it('again after thirty days', () => {
    const dates = [...span(2, 6), 12, 13, ...weekdays(16, 38), 44, 45, 46];
    expect(changeOn(on(...dates), 46)).toEqual({ rejoined: 8 + weekdays(17, 38).length });
  });
});

describe('S4: consistency', () => {
  const percent = (events: LedgerEvent[], now: number) => {
    const { consistency } = seen(events, now);
    return consistency === undefined ? undefined : Math.round(consistency * 1000) / 10;
  };
  /** As the achievements have it, at the end of a day. */
  const weighted = (events: LedgerEvent[], date: number) => {
    const { streaks = NO_STREAK } = [...projectAll(events).totals.values()].at(-1) ?? {};
    const { weighted = 0 } = consistencyAfter(streaks, day(date), NO_CONFIG) ?? {};
    return Math.round(weighted * 1000) / 10;
  };
  const dates = weekdays(2, 27);
  const butOne = (days: number[]) => days.filter((date) => date !== 18);

  it('20 days are 65.6 %, with one miss 62.0 %', () => {
    expect(dates).toHaveLength(20);
    expect(weighted(on(...dates), 27)).toBe(65.6);
    expect(weighted(on(...butOne(dates)), 27)).toBe(62);
  });

  it('is half after thirteen days, and half of that after thirteen missed', () => {
    const half = on(...weekdays(2, 18));
    expect(weighted(half, 18)).toBe(50);
    expect(weighted(half, 18 + 19)).toBe(25);
  });

  it('S4b: is shown as a share that is fair from the first days on', () => {
    expect(percent(on(...dates), 27)).toBe(100);
    expect(percent(on(...butOne(dates)), 27)).toBe(94.5);
    const longer = weekdays(2, 31);
    expect(longer).toHaveLength(22);
    expect(percent(on(...longer), 31)).toBe(100);
    expect(percent(on(...butOne(longer)), 31)).toBeCloseTo(95, 0);
  });

  it('S4b: all days are 100 %, however many, and no rounding makes less of it', () => {
    let consistency = NO_CONSISTENCY;
    for (let count = 1; count <= 1000; count++) {
      consistency = withActiveDay(consistency);
      expect(shownConsistency(consistency)).toBe(count < 3 ? undefined : 1);
    }
  });

  it('S4b: is not shown before it has seen three scheduled days since the first win, rest and off days not', () => {
    const shown = (events: LedgerEvent[], ...nows: number[]) => nows.map((now) => percent(events, now));
    expect([2, 3, 4].map((now) => percent(on(...span(2, now)), now))).toEqual([undefined, undefined, 100]);
    // Missed days are seen once they are over.
    expect(shown(on(2), 3, 4, 5).map((one) => one === undefined)).toEqual([true, true, false]);
    expect(shown([rests(2, 4, 6), ...on(2, 3)], 9, 10)).toEqual([undefined, expect.any(Number)]);
    expect(shown(on(1), 2, 4, 5)).toEqual([undefined, undefined, 0]);
    expect(shown([], 27)).toEqual([undefined]);
  });

  it('today counts only if it is active, off and rest days never', () => {
    const friday = percent(on(2, 3, 4, 5), 5);
    expect([6, 7, 9].map((now) => percent(on(2, 3, 4, 5), now) === friday)).toEqual([true, false, false]);
    expect(percent([...on(2, 3, 4, 5), rests(6, 6, 9)], 9)).toBe(friday);
    expect(percent(on(2, 3, 4, 5, 7), 7)).toBe(percent(on(2, 3, 4, 5), 7));
  });
});

describe('S8: weekly streak', () => {
  const weeks = (events: LedgerEvent[], now: number) => seen(events, now).weeks;

  it('a week counts with three active scheduled days, from the third on', () => {
    expect(
      [3, 4, 9, 11].map((now) => weeks(on(...[2, 3, 4, 9, 10, 11].filter((date) => date <= now)), now)),
    ).toEqual([0, 1, 1, 2]);
    expect(weeks(on(2, 3, 7, 8), 8)).toBe(0);
  });

  it('this week unfinished does not break it, a past one does', () => {
    expect([15, 16].map((now) => weeks(on(2, 3, 4, 9, 10), now))).toEqual([1, 0]);
    expect([15, 16].map((now) => weeks(on(2, 3, 4), now))).toEqual([1, 0]);
  });

  it('of a week with fewer scheduled days all are needed', () => {
    const changed = newSettings(1, { schedule: [1, 2] });
    expect(weeks([changed, ...on(2, 3)], 3)).toBe(1);
    expect(weeks([changed, ...on(2, 4)], 4)).toBe(0);
    expect(weeks([rests(2, 4, 6), ...on(2, 3)], 3)).toBe(1);
  });

  it('a week in which nothing is expected is bridged, and worked adds nothing', () => {
    expect(weeks([rests(9, 9, 13), ...on(2, 3, 4, 16, 17, 18)], 18)).toBe(2);
    expect(weeks([rests(9, 9, 13), ...on(2, 3, 4, 9, 10, 11)], 11)).toBe(1);
    expect(weeks([rests(9, 9, 12), ...on(2, 3, 4, 16, 17, 18)], 18)).toBe(1);
  });

  it('T4: a schedule that is changed in the week takes back nothing that the week was', () => {
    const events = [newSettings(-10, { schedule: [1, 2] }), ...on(2, 3)];
    const more = newSettings(3, { schedule: [1, 2, 3, 4, 5] });
    const counts = (log: LedgerEvent[]) => projectAll(log).totals.get(day(3))?.counts.weeks;
    expect([counts(events), counts([...events, more])]).toEqual([1, 1]);
    expect(weeks([...events, more], 6)).toBe(0);
  });
});

describe('T5: travel', () => {
  /** 10 March, 22:00 in Los Angeles. */
  const angeles = win(10, '22:00', { offset: -420 });
  /** 12 March, 10:00 in another place, by default Tokyo. */
  const arrived = (offset = 540) => win(12, '10:00', { offset });

  it('Los Angeles to Tokyo: the streak goes on, no shield is used', () => {
    const events = [...on(9), angeles, arrived()];
    expect(seen(events, 12)).toMatchObject({ streak: 3, shields: 1, covering: 0 });
    expect(changeOn(events, 12)).toEqual({ travelled: 1 });
  });

  it('already on the way: now is where one is', () => {
    const now = { at: clock(12, '08:00', 540), offset: 540 };
    expect(seen([...on(9), angeles], 12, now)).toMatchObject({ streak: 2, shields: 1, covering: 0 });
    const home = { at: clock(12, '08:00', -420), offset: -420 };
    expect(seen([...on(9), angeles], 12, home)).toMatchObject({ streak: 2, shields: 0, covering: 1 });
  });

  it('the lost day is no miss for consistency either', () => {
    expect(seen([...on(9), angeles, arrived()], 12).consistency).toBe(seen(on(9, 10, 11), 11).consistency);
  });

  it.each([
    ['at home', win(10, '22:00', { offset: 540 }), arrived()],
    ['to the west', win(10, '22:00', { offset: 540 }), arrived(-420)],
    [
      'with two days between by both clocks',
      win(10, '12:00', { offset: -420 }),
      win(12, '23:00', { offset: -300 }),
    ],
    ['of less than two hours', win(10, '22:00'), win(12, '04:30', { offset: 179 })],
  ])('%s nothing is excused', (_, from, to) => {
    expect(changeOn([...on(9), from, to], 12)).toEqual({ bridged: 1 });
  });

  it('of two hours it is, where the day begins in between', () => {
    expect(changeOn([...on(9), win(10, '22:00'), win(12, '04:30', { offset: 180 })], 12)).toEqual({
      travelled: 1,
    });
    expect(changeOn([...on(9), win(10, '22:00'), win(12, '10:00', { offset: 180 })], 12)).toEqual({
      bridged: 1,
    });
  });

  it('one day at the most', () => {
    const events = [...on(9), angeles, win(13, '10:00', { offset: 540 })];
    expect(changeOn(events, 13)).toEqual({ travelled: 1, bridged: 1 });
  });

  it('one day at the most, also from one end of the world to the other', () => {
    const events = [...on(9), win(10, '23:30', { offset: -660 }), win(13, '04:30', { offset: 840 })];
    expect(changeOn(events, 13)).toEqual({ travelled: 1, bridged: 1 });
  });

  it('the change of the clock is no journey', () => {
    const events = [...on(26), win(27, '23:00'), win(31, '09:00', { offset: 120 })];
    expect(changeOn(events, 31)).toEqual({ bridged: 1 });
  });
});

describe('the days that consistency as it is weighted stands for', () => {
  it.each([
    [0, 0],
    [49, 12],
    [50, 13],
    [65, 19],
    [79, 29],
    [80, 30],
    [95, 56],
  ])('%i per cent are %i', (percent, days) => {
    expect(steadyDays(percent)).toBe(days);
  });

  it('are never more than there were, and at most one fewer while a day is at least one per cent', () => {
    let consistency = NO_CONSISTENCY;
    for (let count = 1; count <= 30; count++) {
      consistency = withActiveDay(consistency);
      const days = steadyDays(Math.floor(consistency.weighted * 100));
      expect(days).toBeLessThanOrEqual(count);
      expect(days).toBeGreaterThanOrEqual(count - 1);
    }
  });
});

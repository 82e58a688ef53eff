import { describe, expect, it } from 'vitest';
import { clock, day, event, on, rests, span, viewOf, win, wins } from '#tests/support/events.ts';
import { daysBetween } from '#utils/domain/calendar.ts';
import { sumBySite, weekTrends } from '#utils/domain/views/trends.ts';

describe('trends', () => {
  it('a week has the wins and points of its days, Monday to Sunday', () => {
    const weeks = weekTrends(viewOf([...wins(2, 2), ...wins(1, 8), ...wins(1, 9)], 10));
    expect(weeks.slice(-2)).toMatchObject([
      { first: day(2), wins: 3, points: 31 },
      { first: day(9), wins: 1, points: 10 },
    ]);
  });

  it('a week has what was finished where, by hand too', () => {
    const log = [
      ...[2, 4].map((date) => win(date, '12:00', { site: 'trello' })),
      ...[5, 9].map((date) => win(date, '12:00', { site: 'github', kind: 'pull' })),
      win(8, '12:00', { kind: 'manual' }),
    ];
    const weeks = weekTrends(viewOf(log, 10)).slice(-2);
    expect(weeks.map(({ bySite }) => bySite)).toEqual([
      { trello: { wins: 2, points: 20 }, github: { wins: 1, points: 20 }, '': { wins: 1, points: 5 } },
      { github: { wins: 1, points: 20 } },
    ]);
    expect(sumBySite(weeks)).toEqual({
      trello: { wins: 2, points: 20 },
      github: { wins: 2, points: 40 },
      '': { wins: 1, points: 5 },
    });
  });

  it('an empty log has none, a new one those since its first win, a long one twenty-six', () => {
    expect(weekTrends(viewOf([], 4))).toEqual([]);
    expect(weekTrends(viewOf(on(4), 4))).toMatchObject([{ first: day(2), wins: 1 }]);
    expect(weekTrends(viewOf(on(4), 18))).toMatchObject([{ wins: 1 }, { wins: 0 }, { wins: 0 }]);
    expect(weekTrends(viewOf(on(-82, 4), 4))).toHaveLength(13);
    expect(weekTrends(viewOf(on(-200, 4), 4))).toHaveLength(26);
  });

  it('S4: the end of a week has the consistency that the next one began with', () => {
    const [late = win(4)] = on(4);
    const log = [
      // A rest that is entered later, a week without anything, a win on a Sunday, one that is opened again days later.
      ...[...on(-40, -39, -33, -20, 2, 3, 8), late, ...on(9, 11, 13, 30, 31)],
      ...[rests(5, 5, 6), event('again', 'uncomplete', 20, { subject: late.subject })],
    ];
    const weeks = weekTrends(viewOf(log, 32));
    for (const { first, consistency } of weeks.slice(0, -1)) {
      const next = daysBetween(day(0), first) + 7;
      const before = log.filter(({ at, type }) => at < clock(next, '04:00') || type === 'rest');
      const { consistency: then } = viewOf(before, next, '05:00').streaks;
      expect(consistency === undefined).toBe(then === undefined);
      expect(consistency ?? 0).toBeCloseTo(then ?? 0, 8);
    }
    expect(weeks.filter(({ consistency }) => consistency !== undefined).length).toBeGreaterThan(5);
    expect(weeks.at(-1)?.consistency).toBe(viewOf(log, 32).streaks.consistency);
  });

  it('S4b: nothing before the first win counts for it, whatever was said then', () => {
    const log = [event('saved', 'note', -20, { subject: 'config', noteKind: 'exported' }), ...on(3, 4)];
    expect(weekTrends(viewOf(log, 4)).some(({ consistency }) => consistency !== undefined)).toBe(false);
    const weeks = weekTrends(viewOf([...log, ...on(5, 6)], 9));
    expect(weeks.map(({ consistency }) => consistency)).toEqual([1, 1]);
  });

  it('S4: today is missed only once it is over', () => {
    const log = on(...span(2, 6));
    const [friday, monday] = [viewOf(log, 6), viewOf(log, 9)].map(
      (view) => weekTrends(view).at(-1)?.consistency,
    );
    expect(friday).toBe(1);
    expect(monday).toBe(friday);
    expect(weekTrends(viewOf(log, 10)).at(-1)?.consistency).toBeLessThan(monday ?? 0);
  });
});

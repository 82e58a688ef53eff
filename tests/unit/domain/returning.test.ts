import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, rests, viewOf, win } from '#tests/support/events.ts';

describe('a return', () => {
  it('is a day before which a week or more had no win, whatever is done on it', () => {
    const date = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(date, { minLength: 1, maxLength: 6 }), date, (dates, today) => {
        const known = dates.filter((date) => date <= today).sort((a, b) => a - b);
        const before = known.filter((date) => date < today).at(-1);
        const view = viewOf(on(...known), today);
        expect(view.returning).toBe(before !== undefined && today - before >= 7);
        expect(view.totalWins).toBe(known.length);
      }),
    );
  });

  it('is one after a year as well', () => {
    expect(viewOf(on(2), 500).returning).toBe(true);
    expect(viewOf([...on(2), win(500)], 500).returning).toBe(true);
    expect(viewOf([...on(2), win(500)], 501).returning).toBe(false);
  });

  it('asks nothing', () => {
    // A Monday morning, on which the priority may be asked for.
    expect(viewOf(on(2, 3, 4), 9, '09:00').plan.asksForPriority).toBe(true);
    expect(viewOf(on(2), 9, '09:00').plan.asksForPriority).toBe(false);
    expect(viewOf([...on(2), win(9, '08:30')], 9, '09:00').plan.asksForPriority).toBe(false);
  });

  it('may come from a rest', () => {
    expect(viewOf([...on(2), rests(3, 3, 12)], 13).returning).toBe(true);
  });
});

describe('the best streak', () => {
  it('is the longest there ever was, the current one included', () => {
    const ended = [2, 3, 4, 5, 6];
    expect(viewOf(on(...ended), 6).bestStreak).toBe(5);
    const later = viewOf(on(...ended, 23, 24), 24);
    expect([later.streaks.streak, later.bestStreak]).toEqual([2, 5]);
    expect(viewOf([], 6).bestStreak).toBe(0);
  });
});

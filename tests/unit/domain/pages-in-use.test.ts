import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, on, viewOf } from '#tests/support/events.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { pagesInUse } from '#utils/domain/views/pages-in-use.ts';

describe('pages in use', () => {
  it('goals are from the first one on, whatever became of it', () => {
    for (const hadGoals of [false, true])
      expect(pagesInUse({ hadGoals }, NO_TOTALS, '2026-03-02')).toEqual({ goals: hadGoals, review: false });
  });

  it('a review is a week after the first win, on whichever day that was, and for good', () => {
    const some = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 5 }), some, (first, later, days) => {
        const dates = later.map((date) => first + date).filter((date) => date <= first + days);
        const log = on(first, ...dates.sort((a, b) => a - b));
        expect(viewOf(log, first + days).inUse.review).toBe(days >= 7);
      }),
      { numRuns: 30 },
    );
    expect(viewOf([], 20).inUse.review).toBe(false);
  });

  it('a review that was written is one', () => {
    const review = event('review', 'reflect', 3, { subject: 'review:2026-03-02', kind: 'weekly' });
    expect(viewOf([...on(2), review], 3).inUse.review).toBe(true);
  });
});

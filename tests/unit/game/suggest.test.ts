import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestedGoal } from '../../../utils/game/suggest.ts';

describe('G3: the suggested goal', () => {
  it('of medians 2, 6 and 1 is 2, 5 and 1', () => {
    expect([[2], [6], [1]].map((recent) => suggestedGoal(recent, 3))).toEqual([2, 5, 1]);
  });

  it('is 0.8 of the day in the middle, whatever the best and the worst one were', () => {
    expect(suggestedGoal([40, 1, 6, 1, 7], 3)).toBe(5);
    // As numbers, not as texts.
    expect(suggestedGoal([9, 10, 11], 3)).toBe(8);
  });

  it('of an even count lies between the two in the middle', () => {
    // Medians 2.5, 3.5 and 4.5, of which 0.8 are 2, 2.8 and 3.6.
    expect(suggestedGoal([1, 2, 3, 9], 5)).toBe(2);
    expect(suggestedGoal([4, 3], 5)).toBe(3);
    expect(suggestedGoal([9, 4, 5, 0], 5)).toBe(4);
  });

  it('G1: is 1 to 12', () => {
    expect(suggestedGoal([0, 0, 1], 3)).toBe(1);
    expect(suggestedGoal([16, 16, 16], 3)).toBe(12);
  });

  it('is none without days, and none that is the goal already', () => {
    expect(suggestedGoal([], 3)).toBeUndefined();
    expect(suggestedGoal([4, 4, 4], 3)).toBeUndefined();
    expect(suggestedGoal([30], 12)).toBeUndefined();
  });
});

describe('laws of the suggested goal', () => {
  const recent = fc.array(fc.nat(40), { minLength: 1, maxLength: 10 });
  const goal = fc.integer({ min: 1, max: 12 });
  const held = (recent: number[], goal: number) => suggestedGoal(recent, goal) ?? goal;

  it('G1, G3: it is a whole number of wins in range that half of the days or more would have met', () => {
    fc.assert(
      fc.property(recent, goal, (recent, goal) => {
        const suggested = suggestedGoal(recent, goal);
        fc.pre(suggested !== undefined);
        expect(Number.isInteger(suggested)).toBe(true);
        expect(suggested).toBeGreaterThanOrEqual(1);
        expect(suggested).toBeLessThanOrEqual(12);
        const met = recent.filter((wins) => wins >= suggested).length;
        expect(suggested === 1 || 2 * met >= recent.length).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the days, and taken, is not suggested again', () => {
    fc.assert(
      fc.property(recent, goal, (recent, goal) => {
        const suggested = suggestedGoal(recent, goal);
        expect(suggestedGoal(recent.toReversed(), goal)).toBe(suggested);
        expect(suggestedGoal(recent, held(recent, goal))).toBeUndefined();
      }),
    );
  });

  it('never goes down because of more wins', () => {
    fc.assert(
      fc.property(recent, goal, fc.nat(9), (recent, goal, at) => {
        const more = recent.map((wins, index) => (index === at ? wins + 3 : wins));
        expect(held(more, goal)).toBeGreaterThanOrEqual(held(recent, goal));
      }),
    );
  });
});

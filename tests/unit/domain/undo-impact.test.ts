import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '#utils/domain/settings.ts';
import { undoImpact } from '#utils/domain/views/undo-impact.ts';

const UNDO = {
  now: { day: { wins: 3, points: 40 }, total: 240, streak: 4, consistency: 0.651 },
  after: { day: { wins: 2, points: 20 }, total: 220, streak: 3, consistency: 0.62 },
};

describe('what an undo changes', () => {
  it('is all that does change', () => {
    expect(undoImpact(UNDO, DEFAULTS)).toEqual([
      { what: 'wins', now: 3, after: 2 },
      { what: 'points', now: 40, after: 20 },
      { what: 'total', now: 240, after: 220 },
      { what: 'level', now: 5, after: 4 },
      { what: 'streak', now: 4, after: 3 },
      { what: 'consistency', now: 0.65, after: 0.62 },
    ]);
  });

  it('is nothing where all stays as it is, or too near to show', () => {
    const after = { ...UNDO.now, consistency: 0.6509 };
    expect(undoImpact({ ...UNDO, after }, DEFAULTS)).toEqual([]);
  });

  it('S4b: is no consistency where there is none to see before or after', () => {
    const { consistency: _, ...after } = UNDO.after;
    expect(undoImpact({ ...UNDO, after }, DEFAULTS).map(({ what }) => what)).not.toContain('consistency');
    expect(undoImpact({ now: after, after: UNDO.now }, DEFAULTS).map(({ what }) => what)).not.toContain(
      'consistency',
    );
  });

  it.each([
    [{ numbers: false }, ['wins', 'streak', 'consistency']],
    [{ streaks: 'consistency' as const }, ['wins', 'points', 'total', 'level', 'consistency']],
    [{ game: false }, ['wins']],
  ])('is nothing that the person does not want to see: %j', (settings, expected) => {
    expect(undoImpact(UNDO, { ...DEFAULTS, ...settings }).map(({ what }) => what)).toEqual(expected);
  });
});

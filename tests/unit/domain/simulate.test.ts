import { expect, it } from 'vitest';
import { tableOf, yearOf } from '#tests/scripts/simulate.ts';

it('the simulated year is the same for the same seed, and another for another one', () => {
  const table = (seed: number) => tableOf(yearOf('steady', seed).months);
  expect(table(7)).toBe(table(7));
  expect(table(7)).not.toBe(table(8));
});

it.each(['light', 'steady', 'heavy'] as const)(
  'what is printed of a %s year is all that the projections have',
  (name) => {
    const { projected, months } = yearOf(name, 3);
    const printed = months.reduce((sum, { points }) => sum + points, 0);
    expect(printed).toBe([...projected.days.values()].reduce((sum, { points }) => sum + points, 0));
    expect(printed).toBe([...projected.totals.values()].at(-1)?.total);
    expect(tableOf(months)).toContain(` ${printed} `);
  },
);

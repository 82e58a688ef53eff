import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeAfter } from '#utils/pages/arrow-keys.ts';

const row = fc
  .integer({ min: 1, max: 20 })
  .chain((count) =>
    fc.record({ count: fc.constant(count), at: fc.integer({ min: 0, max: count - 1 }), rtl: fc.boolean() }),
  );

it('goes round at the ends, and back where it came from', () => {
  expect(placeAfter('ArrowRight', 2, 3, false)).toBe(0);
  expect(placeAfter('ArrowLeft', 0, 3, false)).toBe(2);
  fc.assert(
    fc.property(row, ({ at, count, rtl }) => {
      for (const [there, back] of [
        ['ArrowRight', 'ArrowLeft'],
        ['ArrowDown', 'ArrowUp'],
      ] as const) {
        const next = placeAfter(there, at, count, rtl) ?? -1;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
        expect(placeAfter(back, next, count, rtl)).toBe(at);
      }
      expect(placeAfter('Home', at, count, rtl)).toBe(0);
      expect(placeAfter('End', at, count, rtl)).toBe(count - 1);
    }),
  );
});

it('goes the way that the row runs', () => {
  expect(placeAfter('ArrowRight', 1, 3, false)).toBe(2);
  expect(placeAfter('ArrowRight', 1, 3, true)).toBe(0);
  expect(placeAfter('ArrowLeft', 1, 3, true)).toBe(2);
  expect(placeAfter('ArrowDown', 1, 3, true)).toBe(2);
});

it('leaves every other key alone', () => {
  for (const key of ['Tab', 'Enter', ' ', 'Escape', 'a', 'PageUp'])
    expect(placeAfter(key, 1, 3, false)).toBeUndefined();
});

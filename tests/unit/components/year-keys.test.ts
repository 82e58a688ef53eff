import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayAfter } from '#components/today/year-keys.ts';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

it('goes a week to the sides, a day up and down, and to both ends', () => {
  expect(KEYS.map((key) => dayAfter(key, 20, 0, 40))).toEqual([13, 27, 19, 21, 0, 40]);
});

it('stays where there is no day in that direction', () => {
  expect(KEYS.slice(0, 4).map((key) => dayAfter(key, 6, 6, 12))).toEqual([6, 6, 6, 7]);
  expect(KEYS.slice(0, 4).map((key) => dayAfter(key, 12, 6, 12))).toEqual([12, 12, 11, 12]);
});

it('never leaves the days that can be seen, wherever the keys lead', () => {
  const span = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(span, fc.array(fc.constantFrom(...KEYS), { maxLength: 50 }), ([first, last], keys) => {
      let at = last;
      for (const key of keys) {
        at = dayAfter(key, at, first, last) ?? Number.NaN;
        expect(at).toBeGreaterThanOrEqual(first);
        expect(at).toBeLessThanOrEqual(last);
      }
    }),
  );
});

it('leaves every other key alone', () => {
  for (const key of ['Tab', 'a', 'PageUp']) expect(dayAfter(key, 1, 0, 3)).toBeUndefined();
});

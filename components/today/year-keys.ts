/** Days that each key goes on. */
const STEPS: Record<string, number> = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 };

/**
 * Where a key leads to among the days of a year, whose columns are weeks. A year runs from left to right in every language.
 * @param at the day that has the focus, from 0
 * @param first the oldest day that can be seen
 * @param last the latest day
 * @returns a day, the same one where there is none in that direction; undefined where the key leads nowhere
 */
export function dayAfter(key: string, at: number, first: number, last: number): number | undefined {
  if (key === 'Home') return first;
  if (key === 'End') return last;
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const next = at + step;
  return next < first || next > last ? at : next;
}

import { GOAL_RANGE, SUGGEST_SHARE } from './constants.ts';

/**
 * G3: the daily goal that the latest days suggest, downward as readily as upward; undefined where there are no such days,
 * or where it is the goal already.
 * @param recent wins of the last scheduled active days, as `Run` keeps them, today's apart
 * @param goal what the person said last, in wins
 */
export function suggestedGoal(recent: readonly number[], goal: number): number | undefined {
  if (recent.length === 0) return undefined;
  const share = Math.round(SUGGEST_SHARE * median(recent));
  const suggested = Math.min(GOAL_RANGE.max, Math.max(GOAL_RANGE.min, share));
  return suggested === goal ? undefined : suggested;
}

/** The middle one of some numbers, or the mean of the two in the middle. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low = 0, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return (low + high) / 2;
}

import { addDays, type DayKey, isScheduled } from './days.ts';
import type { DayTotal } from './score.ts';

/** An unbroken run of active scheduled days. */
export interface Chain {
  /** Active scheduled days in it. */
  length: number;
  /** The latest of them. */
  last: DayKey;
}

/**
 * The chain that ends with the latest active scheduled day (S1, S2, S5); undefined when there was none yet.
 * @param days every day with a total, in ascending order
 */
export function latestChain(days: readonly DayTotal[]): Chain | undefined {
  const active = days.filter(({ day, wins }) => wins > 0 && isScheduled(day)).map(({ day }) => day);
  const last = active.at(-1);
  if (!last) return undefined;
  let first = active.length - 1;
  while (first > 0 && bridged(active[first - 1] as DayKey, active[first] as DayKey)) first--;
  return { length: active.length - first, last };
}

/** S5: the streak as of a day. An unfinished today never breaks it. */
export function streakOn(today: DayKey, chain: Chain | undefined): number {
  return chain && bridged(chain.last, today) ? chain.length : 0;
}

/** Whether no scheduled day lies strictly between two days, so that a chain goes on from one to the other. */
function bridged(from: DayKey, to: DayKey): boolean {
  // Off days never run longer than a week, so a longer gap holds a scheduled day.
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) if (isScheduled(day)) return false;
  return true;
}

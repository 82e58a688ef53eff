import { CONSISTENCY_FROM, CONSISTENCY_HALF_LIFE } from '#utils/domain/rules.ts';

/** How steadily scheduled days are active. */
export interface Consistency {
  /** Their weighted share, the latest weighing most; 0…1. It begins at 0, and so takes weeks to become fair. */
  weighted: number;
  /** The scheduled days that it has seen since the first win, active or not. */
  days: number;
}

export const NO_CONSISTENCY: Consistency = { weighted: 0, days: 0 };

/** What is left of a scheduled day's weight after one more. */
const FADE = 0.5 ** (1 / CONSISTENCY_HALF_LIFE);

/** After an active scheduled day. */
export function withActiveDay({ weighted, days }: Consistency): Consistency {
  return { weighted: weighted * FADE + (1 - FADE), days: days + 1 };
}

/** After scheduled days without a win. */
export function withMissedDays({ weighted, days }: Consistency, missed: number): Consistency {
  return { weighted: weighted * FADE ** missed, days: days + missed };
}

/**
 * Consistency as pages show it, 0…1: its share of what that many days can reach, so that it is fair from the first days
 * on. Undefined while they are too few to mean anything.
 */
export function shownConsistency({ weighted, days }: Consistency): number | undefined {
  if (days < CONSISTENCY_FROM) return undefined;
  // Without the rounding errors of long sums, which would make 99 % of what is all.
  return Math.round((weighted / (1 - FADE ** days)) * 1e9) / 1e9;
}

/**
 * Whole days with a win, one working day after another from the first on, that bring consistency as it is weighted to a
 * share. @param percent 0…99
 */
export function steadyDays(percent: number): number {
  return Math.floor(CONSISTENCY_HALF_LIFE * Math.log2(100 / (100 - percent)));
}

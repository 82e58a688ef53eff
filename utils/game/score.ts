import { DAILY_GOAL, GOAL_BONUS } from './constants.ts';
import type { Credit } from './credits.ts';
import { type DayKey, isScheduled } from './days.ts';

/** What one day came to. */
export interface DayTotal {
  day: DayKey;
  /** Scored completions of the day. */
  wins: number;
  /** Points of the day, goal bonus included and late undos deducted. */
  points: number;
  /** Whether the daily goal was reached on a scheduled day. */
  goal: boolean;
}

/**
 * The total of a day (P8).
 * @param credits every credit earned on `day` or taken back on it
 */
export function scoreDay(day: DayKey, credits: readonly Credit[]): DayTotal {
  const earned = credits.filter((credit) => credit.day === day);
  const takenBack = credits.filter((credit) => credit.debit === day);
  const goal = isScheduled(day) && earned.length >= DAILY_GOAL;
  return {
    day,
    wins: earned.length,
    points: sum(earned) - sum(takenBack) + (goal ? GOAL_BONUS : 0),
    goal,
  };
}

/** The days on which a credit shows: where it was earned and, if so, where it was taken back. */
export function daysOf({ day, debit }: Credit): DayKey[] {
  return debit ? [day, debit] : [day];
}

function sum(credits: readonly Credit[]): number {
  return credits.reduce((total, { points }) => total + points, 0);
}

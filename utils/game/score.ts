import type { ScoredCredit } from './batch.ts';
import { DAILY_GOAL, GOAL_BONUS } from './constants.ts';
import type { Credit } from './credits.ts';
import { type DayKey, isScheduled } from './days.ts';

/** What one day came to. */
export interface DayTotal {
  day: DayKey;
  /** Scored completions of the day. */
  wins: number;
  /** Those of them that count for the daily goal: of a batch only the first (P2). */
  goalWins: number;
  /** Points of the day, goal bonus included and late undos deducted. */
  points: number;
  /** Whether the daily goal was reached on a scheduled day. */
  goal: boolean;
}

/**
 * The total of a day (P8). A late undo takes back what the credit is worth on its own day (C4).
 * @param credits among them every one earned on `day` or taken back on it
 */
export function scoreDay(day: DayKey, credits: readonly ScoredCredit[]): DayTotal {
  const earned = credits.filter((credit) => credit.day === day);
  const takenBack = credits.filter((credit) => credit.debit === day);
  const goalWins = earned.filter(({ forGoal }) => forGoal).length;
  const goal = isScheduled(day) && goalWins >= DAILY_GOAL;
  return {
    day,
    wins: earned.length,
    goalWins,
    points: sum(earned) - sum(takenBack) + (goal ? GOAL_BONUS : 0),
    goal,
  };
}

/**
 * The wins of a day as they are told beside its goal: on the way to it those that count for it, then all of them.
 * @param target the goal in wins
 */
export function winsTold({ wins, goalWins }: DayTotal, target: number): number {
  return goalWins < target ? goalWins : wins;
}

/** The days on which a credit shows: where it was earned and, if so, where it was taken back. */
export function daysOf({ day, debit }: Credit): DayKey[] {
  return debit ? [day, debit] : [day];
}

function sum(credits: readonly ScoredCredit[]): number {
  return credits.reduce((total, { points }) => total + points, 0);
}

import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, settingsFor, weekStartOf } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { WEEK_BONUS, WEEK_SHARE } from '#utils/domain/rules.ts';
import { type Achieved, updateAchieved } from '#utils/domain/scoring/achievements.ts';
import type { Consistency } from '#utils/domain/scoring/consistency.ts';
import { type Counts, countDay, NO_COUNTS } from '#utils/domain/scoring/counters.ts';
import { type DayScore, targetBonus } from '#utils/domain/scoring/day-score.ts';
import {
  advanceStreak,
  consistencyAfter,
  NO_STREAK,
  type StreakChange,
  type StreakState,
  type StreakView,
  scheduledIn,
  streakOn,
} from '#utils/domain/scoring/streaks.ts';

/** Everything that goes on from day to day, as of the end of one that has a score. */
export interface RunningTotals {
  /** All points ever; never below 0. */
  total: number;
  streaks: StreakState;
  /** The first day of a week, its wins that count for its target, and whether they reached it. */
  week: { first: DayKey; wins: number; reached: boolean };
  /** Points that can be spent; below 0 after an undo of what was spent. */
  wallet: number;
  counts: Counts;
  achieved: Achieved;
}

/** Before the first day. */
export const NO_TOTALS: RunningTotals = {
  total: 0,
  streaks: NO_STREAK,
  week: { first: '', wins: 0, reached: false },
  wallet: 0,
  counts: NO_COUNTS,
  achieved: {},
};

/** What a day came to, with what the days before it make of it. */
export interface DayTotal extends DayScore {
  /** All points of the day: what was earned, all bonuses, less what was taken back. */
  points: number;
  /** Points for the weekly target, if this is the day that reached it. */
  weekBonus: number;
  /** Consistency at its end; undefined before the first win. */
  consistency?: Consistency;
  /** What it did to the streak. */
  streakChange: StreakChange;
}

/** A day without a credit has no moment of its own, and needs none: nothing is missed on the way to it. */
const NO_VIEW: StreakView = { streak: 0, shields: 0, covering: 0, weeks: 0 };

/** Goes on by one day. @param score of a day that comes after all those that the totals know */
export function addDay(
  totals: RunningTotals,
  score: DayScore,
  config: ConfigHistory,
): [RunningTotals, DayTotal] {
  const { day, last } = score;
  const [streaks, streakChange] = advanceStreak(totals.streaks, score, config);
  const week = weekWith(totals.week, score, config);
  const reachedBefore = totals.week.reached && totals.week.first === week.first;
  const weekBonus = week.reached && !reachedBefore ? WEEK_BONUS : 0;
  const points = score.earned + targetBonus(score) + weekBonus + score.reached - score.debits;
  const counts = countDay(totals.counts, {
    score,
    streaks: last ? streakOn(streaks, day, last, config) : NO_VIEW,
    consistency: streaks.consistency.weighted,
    streakChange,
    config,
  });
  const { rewards } = settingsFor(config, day);
  const next: RunningTotals = {
    total: totals.total + points,
    streaks,
    week,
    wallet: totals.wallet + (rewards ? points : 0) - score.spent,
    counts,
    achieved: updateAchieved(totals.achieved, counts, day),
  };
  const consistency = consistencyAfter(streaks, day, config);
  // A score that was stored may still have what has gone.
  return [next, defined({ ...score, points, weekBonus, consistency, streakChange })];
}

function weekWith(
  week: RunningTotals['week'],
  { day, targetWins }: DayScore,
  config: ConfigHistory,
): RunningTotals['week'] {
  const first = weekStartOf(config, day);
  const before = week.first === first ? week : { first, wins: 0, reached: false };
  const wins = before.wins + targetWins;
  const target = weeklyTarget(day, config);
  // It takes a win: a target that became less is not reached by an undo.
  const reaches = targetWins > 0 && target > 0 && wins >= target;
  return { first, wins, reached: before.reached || reaches };
}

/** The weekly target in wins, as a day of the week knows it; 0 for a week in which nothing is expected. */
export function weeklyTarget(day: DayKey, config: ConfigHistory): number {
  const { dailyTarget } = settingsFor(config, day);
  // Whole wins first: the share of them is exact where it is a whole number.
  return Math.ceil(WEEK_SHARE * (scheduledIn(weekStartOf(config, day), config, day) * dailyTarget));
}

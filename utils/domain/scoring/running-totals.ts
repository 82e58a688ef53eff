import { type DayKey, mondayOf } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { SUGGEST_DAYS, WEEK_BONUS, WEEK_SHARE } from '#utils/domain/rules.ts';
import {
  type Achieved,
  achieved,
  type Counts,
  counted,
  NO_COUNTS,
} from '#utils/domain/scoring/achievements.ts';
import { type DayScore, targetBonus } from '#utils/domain/scoring/day-score.ts';
import {
  advanceStreak,
  consistencyAfter,
  NO_STREAK,
  type StreakChange,
  type StreakState,
  scheduledIn,
  streakOn,
} from '#utils/domain/scoring/streaks.ts';

/** Everything that goes on from day to day, as of the end of one that has a score. */
export interface RunningTotals {
  /** C7: all points ever; never below 0. */
  total: number;
  streaks: StreakState;
  /** G5: this week's wins for its goal, and whether they reached it. */
  week: { monday: DayKey; wins: number; reached: boolean };
  /** G3: wins for the goal on the last scheduled active days, oldest first. */
  recent: number[];
  /** R1: points that can be spent; below 0 after an undo of what was spent. */
  wallet: number;
  counts: Counts;
  achieved: Achieved;
}

/** Before the first day. */
export const NO_TOTALS: RunningTotals = {
  total: 0,
  streaks: NO_STREAK,
  week: { monday: '', wins: 0, reached: false },
  recent: [],
  wallet: 0,
  counts: NO_COUNTS,
  achieved: {},
};

/** What a day came to, with what the days before it make of it. */
export interface DayTotal extends DayScore {
  /** All points of the day: what was earned, all bonuses, less what was taken back. */
  points: number;
  /** P8: points for the weekly goal, if this is the day that reached it. */
  weekBonus: number;
  /** S4 as of its end. */
  consistency: number;
  /** What it did to the streak. */
  streakChange: StreakChange;
}

/** Goes on by one day. @param score of a day that comes after all those that the run has seen */
export function addDay(
  run: RunningTotals,
  score: DayScore,
  config: ConfigHistory,
): [RunningTotals, DayTotal] {
  const { day, last } = score;
  const [streaks, told] = advanceStreak(run.streaks, score, config);
  const week = weekWith(run.week, score, config);
  const weekBonus = week.reached && !(run.week.reached && run.week.monday === week.monday) ? WEEK_BONUS : 0;
  const points = score.earned + targetBonus(score) + weekBonus + score.reached - score.debits;
  const total = run.total + points;
  // A day without a credit has no moment of its own, and needs none: nothing is missed on the way to it.
  const counts = counted(
    run.counts,
    score,
    last
      ? streakOn(streaks, day, last, config)
      : { consistency: 0, streak: 0, shields: 0, covering: 0, weeks: 0 },
    told,
    config,
  );
  const { rewards } = settingsFor(config, day);
  const next: RunningTotals = {
    total,
    streaks,
    week,
    recent:
      score.active && isScheduled(config, day)
        ? [...run.recent, score.targetWins].slice(-SUGGEST_DAYS)
        : run.recent,
    wallet: run.wallet + (rewards ? points : 0) - score.spent,
    counts,
    achieved: achieved(run.achieved, counts, day),
  };
  const consistency = consistencyAfter(streaks, day, config);
  return [next, { ...score, points, weekBonus, consistency, streakChange: told }];
}

function weekWith(
  week: RunningTotals['week'],
  { day, targetWins }: DayScore,
  config: ConfigHistory,
): RunningTotals['week'] {
  const monday = mondayOf(day);
  const before = week.monday === monday ? week : { monday, wins: 0, reached: false };
  const wins = before.wins + targetWins;
  const goal = weeklyTarget(day, config);
  // It takes a win: a goal that became less is not reached by an undo.
  const reaches = targetWins > 0 && goal > 0 && wins >= goal;
  return { monday, wins, reached: before.reached || reaches };
}

/** G5: the weekly goal in wins, as one of its days knows it; 0 for a week in which nothing is expected. */
export function weeklyTarget(day: DayKey, config: ConfigHistory): number {
  const { dailyTarget } = settingsFor(config, day);
  // Whole wins first: the share of them is exact where it is a whole number.
  return Math.ceil(WEEK_SHARE * (scheduledIn(mondayOf(day), config, day) * dailyTarget));
}

import { addDays, type DayKey, daysBetween } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, weekStartOf } from '#utils/domain/config-history.ts';
import type { DayScore, TallyKey } from '#utils/domain/scoring/day-score.ts';
import type { StreakChange, StreakView } from '#utils/domain/scoring/streaks.ts';

/** A day that is counted, with what the days before it make of it. */
export interface CountedDay {
  score: DayScore;
  /** The streaks at its end. */
  streaks: StreakView;
  /** Consistency as it is weighted, 0…1: what pages show of it is reached too soon to be an achievement. */
  consistency: number;
  streakChange: StreakChange;
  config: ConfigHistory;
}

/** What counting must know of the days until one, the last of them that has a score. */
interface CountedUntil {
  /** Sites with a win in the week of the last day. */
  weekSites: string[];
  /** The latest day with a win; '' for none. */
  lastWin: DayKey | '';
  /** The last day; '' before the first. */
  lastDay: DayKey | '';
}

/** A day, the latest day with a win before it, and the sites of its week, its own included. */
type CountInput = CountedDay & Pick<CountedUntil, 'lastWin' | 'weekSites'>;

/** Counts a day. @param count of all days before it */
type CountRule = (count: number, day: CountInput) => number;

/** Days without a win after which one more is a return. */
export const AWAY_DAYS = 7;
/** Wins beyond the daily target with which it is still enough. */
const ENOUGH_WINS = 3;
/** The shortest rest that is a real one, and the days within which one is back from it. */
const REAL_REST = { days: 3, back: 3 } as const;

/** Everything that is counted over all days until now. None of it ever goes down. */
const COUNTERS = {
  wins: sumOf(({ score }) => score.wins),
  /** Most wins of a day. */
  dayWins: bestOf(({ score }) => score.wins),
  starters: tallied('starter'),
  starts: tallied('starter', 'focus'),
  started: tallied('started'),
  targetDays: daysOn(({ score }) => score.targetReached),
  priorities: tallied('priority'),
  old: tallied('old'),
  whole: tallied('whole'),
  split: tallied('split'),
  reached: tallied('reached'),
  pulls: tallied('pull'),
  reviews: tallied('review'),
  declined: tallied('declined'),
  /** Most sites of a week. */
  sites: bestOf(({ weekSites }) => weekSites.length),
  /** The highest consistency, in whole per cent. */
  consistency: bestOf(({ consistency }) => Math.floor(consistency * 100)),
  /** The longest streak. */
  streak: bestOf(({ streaks }) => streaks.streak),
  /** The longest weekly streak. */
  weeks: bestOf(({ streaks }) => streaks.weeks),
  returned: daysOn(
    ({ score: { wins, day }, lastWin }) =>
      wins > 0 && lastWin !== '' && daysBetween(lastWin, day) >= AWAY_DAYS,
  ),
  rejoined: daysOn(({ streakChange }) => streakChange.rejoined !== undefined),
  rests: daysOn(
    ({ score: { wins, day }, lastWin, config }) => wins > 0 && isBackFromRest(lastWin, day, config),
  ),
  cleanEvenings: daysOn(
    ({ score: { day, active, tally }, config }) => isScheduled(config, day) && active && !tally.quiet,
  ),
  enoughDays: daysOn(
    ({ score: { targetReached, wins, target } }) => targetReached && wins <= target + ENOUGH_WINS,
  ),
  weekly: tallied('weekly'),
  kept: tallied('kept'),
  voided: tallied('voided'),
  exported: tallied('exported'),
  checked: tallied('checked'),
} satisfies Record<string, CountRule>;
export type Counter = keyof typeof COUNTERS;

/** What is counted over all days until one. */
export interface Counts extends Record<Counter, number>, CountedUntil {}

export const NO_COUNTS: Counts = { ...counters(() => 0), weekSites: [], lastWin: '', lastDay: '' };

/** Counts one more day. */
export function countDay(counts: Counts, counted: CountedDay): Counts {
  const { day, wins, bySite } = counted.score;
  const { lastWin, lastDay } = counts;
  const { config } = counted;
  const sameWeek = lastDay !== '' && weekStartOf(config, lastDay) === weekStartOf(config, day);
  const sites = [...(sameWeek ? counts.weekSites : []), ...Object.keys(bySite).filter(Boolean)];
  const weekSites = [...new Set(sites)].sort();
  const input: CountInput = { ...counted, lastWin, weekSites };
  return {
    ...counters((counter) => COUNTERS[counter](counts[counter], input)),
    weekSites,
    lastWin: wins > 0 ? day : lastWin,
    lastDay: day,
  };
}

function counters(of: (counter: Counter) => number): Record<Counter, number> {
  const names = Object.keys(COUNTERS) as Counter[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Counter, number>;
}

function sumOf(of: (day: CountInput) => number): CountRule {
  return (count, day) => count + of(day);
}

function bestOf(of: (day: CountInput) => number): CountRule {
  return (count, day) => Math.max(count, of(day));
}

function daysOn(holds: (day: CountInput) => boolean): CountRule {
  return sumOf((day) => (holds(day) ? 1 : 0));
}

function tallied(...keys: TallyKey[]): CountRule {
  return sumOf(({ score }) => keys.reduce((sum, key) => sum + (score.tally[key] ?? 0), 0));
}

/** Whether a rest lies between two days with wins, long enough, not worked in, and just over. */
function isBackFromRest(before: DayKey, day: DayKey, { rests }: ConfigHistory): boolean {
  return rests.some(
    ({ from, to }) =>
      daysBetween(from, to) + 1 >= REAL_REST.days &&
      before < from &&
      to < day &&
      day <= addDays(to, REAL_REST.back),
  );
}

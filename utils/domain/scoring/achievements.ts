import { addDays, type DayKey, daysBetween, mondayOf } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled } from '#utils/domain/config-history.ts';
import { compareText } from '#utils/domain/event.ts';
import { SETTLED_DAYS } from '#utils/domain/rules.ts';
import type { DayScore } from '#utils/domain/scoring/day-score.ts';
import type { StreakChange, StreakView } from '#utils/domain/scoring/streaks.ts';

/** What achievements count, over all days until now. None of it ever goes down with time. */
export interface Counts {
  wins: number;
  /** Most wins of a day. */
  dayWins: number;
  starters: number;
  starts: number;
  started: number;
  targetDays: number;
  picked: number;
  old: number;
  whole: number;
  split: number;
  reached: number;
  pulls: number;
  reviews: number;
  declined: number;
  /** Most sites of a week, and those of this one. */
  sites: number;
  weekSites: string[];
  /** Best ever, in per cent. */
  consistency: number;
  /** Best ever. */
  weeks: number;
  returned: number;
  rejoined: number;
  rests: number;
  cleanEvenings: number;
  enoughDays: number;
  weekly: number;
  kept: number;
  voided: number;
  exported: number;
  checked: number;
  /** The latest day with a win, and the latest one with anything. */
  lastWin: DayKey;
  lastDay: DayKey;
}

/** What an achievement can need a number of. */
type Countable = { [C in keyof Counts]: Counts[C] extends number ? C : never }[keyof Counts];

export const NO_COUNTS: Counts = {
  ...{
    wins: 0,
    dayWins: 0,
    starters: 0,
    starts: 0,
    started: 0,
    targetDays: 0,
    picked: 0,
    old: 0,
    whole: 0,
    split: 0,
  },
  ...{
    reached: 0,
    pulls: 0,
    reviews: 0,
    declined: 0,
    sites: 0,
    weekSites: [],
    consistency: 0,
    weeks: 0,
    returned: 0,
  },
  ...{
    rejoined: 0,
    rests: 0,
    cleanEvenings: 0,
    enoughDays: 0,
    weekly: 0,
    kept: 0,
    voided: 0,
    exported: 0,
    checked: 0,
  },
  ...{ lastWin: '', lastDay: '' },
};

/** Every achievement: what is counted, and how many it takes. In the order in which they are shown. */
export const ACHIEVEMENTS = {
  'first win': ['wins', 1],
  'three today': ['dayWins', 3],
  'just five': ['starters', 1],
  'started and finished': ['started', 1],
  '25 starts': ['starts', 25],
  '10 wins': ['wins', 10],
  '100 wins': ['wins', 100],
  '500 wins': ['wins', 500],
  '1,000 wins': ['wins', 1000],
  '5 goal days': ['targetDays', 5],
  '25 goal days': ['targetDays', 25],
  '100 goal days': ['targetDays', 100],
  'the one that mattered': ['picked', 1],
  'ten picks': ['picked', 10],
  'old dragon': ['old', 1],
  'spring clean': ['old', 10],
  'whole list': ['whole', 1],
  'broke it down': ['split', 1],
  reached: ['reached', 1],
  'five goals': ['reached', 5],
  shipped: ['pulls', 1],
  '25 shipped': ['pulls', 25],
  'second pair of eyes': ['reviews', 10],
  gatekeeper: ['declined', 10],
  'three tools': ['sites', 3],
  'consistency 50': ['consistency', 50],
  'consistency 80': ['consistency', 80],
  'consistency 95': ['consistency', 95],
  'weekly streak 4': ['weeks', 4],
  'weekly streak 12': ['weeks', 12],
  'welcome back': ['returned', 1],
  rejoined: ['rejoined', 1],
  'real rest': ['rests', 1],
  'clean evenings': ['cleanEvenings', 10],
  'enough is enough': ['enoughDays', 10],
  'four weekly reviews': ['weekly', 4],
  'next step kept': ['kept', 1],
  'kept it honest': ['voided', 1],
  'backed up': ['exported', 1],
  'ledger checked': ['checked', 1],
} as const satisfies Record<string, [count: Countable, need: number]>;
export type Achievement = keyof typeof ACHIEVEMENTS;

/** Days without a win after which one more is a return. */
const AWAY_DAYS = 7;
/** Wins beyond the goal with which it is still enough. */
const ENOUGH_WINS = 3;
/** The shortest rest that is a real one, and the days within which one is back from it. */
const REAL_REST = { days: 3, back: 3 } as const;

/** Counts one more day. @param now the rhythm on that day, which goes on from there as `told` */
export function counted(
  counts: Counts,
  score: DayScore,
  now: StreakView,
  told: StreakChange,
  config: ConfigHistory,
): Counts {
  const { day, wins, targetReached, target, active, tally } = score;
  const scheduled = isScheduled(config, day);
  const sameWeek = counts.lastDay !== '' && mondayOf(counts.lastDay) === mondayOf(day);
  const weekSites = [
    ...new Set([...(sameWeek ? counts.weekSites : []), ...Object.keys(score.bySite).filter(Boolean)]),
  ].sort();
  const plus = (count: number, more: number | undefined) => count + (more ?? 0);
  const one = (holds: boolean) => (holds ? 1 : 0);
  return {
    wins: plus(counts.wins, wins),
    dayWins: Math.max(counts.dayWins, wins),
    starters: plus(counts.starters, tally.starter),
    starts: plus(plus(counts.starts, tally.starter), tally.focus),
    started: plus(counts.started, tally.started),
    targetDays: plus(counts.targetDays, one(targetReached)),
    picked: plus(counts.picked, tally.picked),
    old: plus(counts.old, tally.old),
    whole: plus(counts.whole, tally.whole),
    split: plus(counts.split, tally.split),
    reached: plus(counts.reached, tally.reached),
    pulls: plus(counts.pulls, tally.pull),
    reviews: plus(counts.reviews, tally.review),
    declined: plus(counts.declined, tally.declined),
    sites: Math.max(counts.sites, weekSites.length),
    weekSites,
    consistency: Math.max(counts.consistency, Math.floor(now.consistency * 100)),
    weeks: Math.max(counts.weeks, now.weeks),
    returned: plus(
      counts.returned,
      one(wins > 0 && counts.lastWin !== '' && daysBetween(counts.lastWin, day) >= AWAY_DAYS),
    ),
    rejoined: plus(counts.rejoined, one(told.rejoined !== undefined)),
    rests: plus(counts.rests, one(wins > 0 && isBackFromRest(counts.lastWin, day, config))),
    cleanEvenings: plus(counts.cleanEvenings, one(scheduled && active && !tally.quiet)),
    enoughDays: plus(counts.enoughDays, one(targetReached && wins <= target + ENOUGH_WINS)),
    weekly: plus(counts.weekly, tally.weekly),
    kept: plus(counts.kept, tally.kept),
    voided: plus(counts.voided, tally.voided),
    exported: plus(counts.exported, tally.exported),
    checked: plus(counts.checked, tally.checked),
    lastWin: wins > 0 ? day : counts.lastWin,
    lastDay: day,
  };
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

/** Achievement → the day on which it was reached. */
export type Achieved = Partial<Record<Achievement, DayKey>>;

/** What is reached now and was not before stands with this day. */
export function achieved(before: Achieved, counts: Counts, day: DayKey): Achieved {
  const names = Object.keys(ACHIEVEMENTS) as Achievement[];
  const fresh = names.filter((name) => !before[name] && isReached(name, counts));
  return fresh.length === 0 ? before : { ...before, ...Object.fromEntries(fresh.map((name) => [name, day])) };
}

function isReached(name: Achievement, counts: Counts): boolean {
  const [count, need] = ACHIEVEMENTS[name];
  return counts[count] >= need;
}

/** How far an achievement is on a day. */
export interface AchievementProgress {
  name: Achievement;
  count: number;
  need: number;
  /** When it was reached. */
  on?: DayKey;
  /** Whether an undo may still take it back: its day is not settled yet (C6). */
  provisional: boolean;
}

/** All achievements, with honest progress. */
export function achievementProgress(before: Achieved, counts: Counts, today: DayKey): AchievementProgress[] {
  return (Object.keys(ACHIEVEMENTS) as Achievement[]).map((name) => {
    const [count, need] = ACHIEVEMENTS[name];
    const on = before[name];
    return {
      name,
      count: Math.min(need, counts[count]),
      need,
      ...(on && { on }),
      provisional: on !== undefined && today < addDays(on, SETTLED_DAYS),
    };
  });
}

/** The latest that were reached, newest first. */
export function latestReached(all: readonly AchievementProgress[], count: number): AchievementProgress[] {
  return all
    .filter(({ on }) => on !== undefined)
    .toSorted(({ on: a = '' }, { on: b = '' }) => compareText(b, a))
    .slice(0, count);
}

/** The nearest that are not reached yet, the nearest first; of those that count the same, only the next one. */
export function nearest(all: readonly AchievementProgress[], count: number): AchievementProgress[] {
  const open = all.filter(({ on }) => on === undefined);
  const next = [...Map.groupBy(open, ({ name }) => ACHIEVEMENTS[name][0]).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
  return next.toSorted((a, b) => b.count / b.need - a.count / a.need).slice(0, count);
}

import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import { OVERWORK, TARGET_BONUS } from '#utils/domain/rules.ts';
import type { Credit, CreditFlag } from '#utils/domain/scoring/credits.ts';
import type { DayFacts, GoalFacts } from '#utils/domain/scoring/day-facts.ts';
import {
  type DayProgress,
  NO_PROGRESS,
  type ScoredCredit,
  scoreAll,
  scoreNext,
} from '#utils/domain/scoring/points.ts';
import { minuteOf } from '#utils/domain/settings.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/** What one day came to by itself. What the days before it make of it is in `running-totals.ts`. */
export interface DayScore {
  day: DayKey;
  /** Finished work; reflections and reviews of the week are none, and what only scores nothing is one. */
  wins: number;
  /** Those of them that count for the daily target: of a batch only the first. */
  targetWins: number;
  /** Whether anything scored. */
  active: boolean;
  /** Wins that make the daily target; 0 on a day that is not scheduled. */
  target: number;
  /** Whether the target was reached on a scheduled day. */
  targetReached: boolean;
  /** Points of the day's credits as if a day could not be full. */
  raw: number;
  /** Points of the day's credits. */
  earned: number;
  /** Points for goals that were reached. */
  reached: number;
  /** Points that left with late undos. */
  debits: number;
  /** When and where the first and the last credit of the day were earned. */
  first?: Moment;
  last?: Moment;
  /** Points spent on rewards. */
  spent: number;
  /** How many of each there were. */
  tally: Tally;
  /** Site → its wins, and their points; '' is by hand. In order of their names. */
  bySite: Record<string, SiteTotals>;
  /** How far scoring its credits has come. */
  scoring: DayProgress;
}

/** What was finished on one site. */
export interface SiteTotals {
  wins: number;
  points: number;
}

/** What days are counted by. Only what is above 0 is there. */
export type Tally = Partial<Record<TallyKey, number>>;
export type TallyKey =
  | Credit['kind']
  | Exclude<CreditFlag, UntalliedFlag>
  /** Wins while it was quiet, and wins late in the evening. */
  | 'quiet'
  | 'late'
  | Exclude<keyof DayFacts, 'spent'>
  | Exclude<keyof GoalFacts, 'points'>;

type UntalliedFlag = 'beyond' | 'capped' | 'step';

/** All that one day is scored by. */
export interface DayInput {
  day: DayKey;
  /** Every credit earned on the day. */
  earned: readonly Credit[];
  /** What was taken back on the day, as the day on which it was earned scored it. */
  takenBack: readonly ScoredCredit[];
  facts: DayFacts;
  goals: GoalFacts;
}

/** The score of a day. */
export function scoreDay(
  { day, earned, takenBack, facts, goals }: DayInput,
  config: ConfigHistory,
): DayScore {
  const { scored, progress } = scoreAll(day, earned, config);
  const { dayStart } = settingsFor(config, day);
  const own = sumOf(scored, dayStart);
  const { spent, ...events } = facts;
  const { points, ...ofGoals } = goals;
  return defined({
    ...own,
    day,
    ...targetOn(day, own.targetWins, config),
    reached: points,
    debits: sum(takenBack.map(({ points }) => points)),
    first: momentOf(scored[0]),
    last: momentOf(scored.at(-1)),
    spent,
    tally: addTallies(own.tally, { ...events, ...ofGoals }),
    scoring: progress,
  });
}

/**
 * The score of a day that has a win more than before, at the cost of that one alone; undefined if all of the day has to
 * be scored anew, since it does not come after all others.
 */
export function growScore(
  score: DayScore,
  credit: Credit,
  config: ConfigHistory,
): { score: DayScore; win: ScoredCredit } | undefined {
  const { day, first } = score;
  // A score that was stored by an earlier build may not have it.
  if (!first || !hasShapeOf(score.scoring, NO_PROGRESS)) return undefined;
  const next = scoreNext(score.scoring, credit, config);
  if (!next) return undefined;
  const own = sumOf([next.scored], settingsFor(config, day).dayStart);
  const targetWins = score.targetWins + own.targetWins;
  return {
    win: next.scored,
    score: {
      ...score,
      wins: score.wins + own.wins,
      targetWins,
      active: score.active || own.active,
      ...targetOn(day, targetWins, config),
      raw: score.raw + own.raw,
      earned: score.earned + own.earned,
      last: { at: credit.at, offset: credit.offset },
      tally: addTallies(score.tally, own.tally),
      bySite: addSites(score.bySite, own.bySite),
      scoring: next.progress,
    },
  };
}

/** What some credits of a day come to together. */
function sumOf(scored: readonly ScoredCredit[], dayStart: number) {
  const wins = scored.filter(({ win }) => win);
  return {
    wins: wins.length,
    targetWins: wins.filter(({ countsForTarget }) => countsForTarget).length,
    active: scored.some(({ scored }) => scored),
    raw: sum(scored.map(({ raw }) => raw)),
    earned: sum(scored.map(({ points }) => points)),
    tally: tallyOf(scored, dayStart),
    bySite: totalsBySite(wins),
  };
}

function targetOn(
  day: DayKey,
  targetWins: number,
  config: ConfigHistory,
): Pick<DayScore, 'target' | 'targetReached'> {
  const scheduled = isScheduled(config, day);
  const target = scheduled ? settingsFor(config, day).dailyTarget : 0;
  return { target, targetReached: scheduled && targetWins >= target };
}

function momentOf(credit: Credit | undefined): Moment | undefined {
  return credit && { at: credit.at, offset: credit.offset };
}

/** The points that the daily target brings. */
export function targetBonus({ targetReached }: Pick<DayScore, 'targetReached'>): number {
  return targetReached ? TARGET_BONUS : 0;
}

/**
 * The wins of a day as they are shown beside its target: on the way to it those that count for it, then all of them.
 * @param target in wins
 */
export function shownWins(
  { wins, targetWins }: Pick<DayScore, 'wins' | 'targetWins'>,
  target: number,
): number {
  return targetWins < target ? targetWins : wins;
}

function tallyOf(scored: readonly ScoredCredit[], dayStart: number): Tally {
  const counts: Tally = {};
  for (const credit of scored)
    for (const key of tallyKeys(credit, dayStart)) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function addTallies(a: Tally, b: Tally): Tally {
  const counts: Tally = { ...a };
  for (const [key, times] of Object.entries(b) as [TallyKey, number][])
    if (times > 0) counts[key] = (counts[key] ?? 0) + times;
  return byName(counts);
}

/** What a credit counts as. */
function tallyKeys(credit: ScoredCredit, dayStart: number): TallyKey[] {
  const { kind, scored, win, flags, parts } = credit;
  // A decision is worth nothing, and counts all the same.
  if (!scored) return kind === 'declined' ? [kind] : [];
  const keys: TallyKey[] = [kind, ...flags.filter(isTallied)];
  if (win && isLate(credit, dayStart)) keys.push('late');
  if (win && parts.quiet) keys.push('quiet');
  return keys;
}

function isTallied(flag: CreditFlag): flag is Exclude<CreditFlag, UntalliedFlag> {
  return flag !== 'beyond' && flag !== 'capped' && flag !== 'step';
}

/** Whether something was done late in the evening, or in the night that belongs to it. */
function isLate(moment: Moment, dayStart: number): boolean {
  const minute = minuteOf(moment);
  return minute >= OVERWORK.eveningFrom || minute < dayStart;
}

function totalsBySite(wins: readonly ScoredCredit[]): DayScore['bySite'] {
  const totals = [...Map.groupBy(wins, ({ site = '' }) => site)].map(
    ([site, own]) => [site, { wins: own.length, points: sum(own.map(({ points }) => points)) }] as const,
  );
  return byName(Object.fromEntries(totals));
}

function addSites(a: DayScore['bySite'], b: DayScore['bySite']): DayScore['bySite'] {
  const sums = Object.entries(b).map(([site, { wins, points }]) => {
    const before = a[site] ?? { wins: 0, points: 0 };
    return [site, { wins: before.wins + wins, points: before.points + points }] as const;
  });
  return byName({ ...a, ...Object.fromEntries(sums) });
}

/** The same fields, in the order of their names. */
function byName<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compareText(a, b))) as T;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import { OVERWORK, TARGET_BONUS } from '#utils/domain/rules.ts';
import type { Credit, CreditFlag } from '#utils/domain/scoring/credits.ts';
import type { DayFacts, GoalFacts } from '#utils/domain/scoring/day-facts.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { minuteOf } from '#utils/domain/settings.ts';

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
  const scored = scoreCredits(day, earned, config);
  const wins = scored.filter(({ win }) => win);
  const targetWins = wins.filter(({ countsForTarget }) => countsForTarget).length;
  const { dailyTarget, dayStart } = settingsFor(config, day);
  const scheduled = isScheduled(config, day);
  const target = scheduled ? dailyTarget : 0;
  return defined({
    day,
    wins: wins.length,
    targetWins,
    active: scored.some(({ scored }) => scored),
    target,
    targetReached: scheduled && targetWins >= target,
    raw: sum(scored.map(({ raw }) => raw)),
    earned: sum(scored.map(({ points }) => points)),
    reached: goals.points,
    debits: sum(takenBack.map(({ points }) => points)),
    first: momentOf(scored[0]),
    last: momentOf(scored.at(-1)),
    spent: facts.spent,
    tally: tally(scored, { facts, goals }, dayStart),
    bySite: totalsBySite(wins),
  });
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

function tally(
  scored: readonly ScoredCredit[],
  { facts, goals }: Pick<DayInput, 'facts' | 'goals'>,
  dayStart: number,
): Tally {
  const { spent: _, ...events } = facts;
  const { points: __, ...ofGoals } = goals;
  const counts: Tally = {};
  const add = (key: TallyKey, times = 1) => {
    if (times > 0) counts[key] = (counts[key] ?? 0) + times;
  };
  for (const credit of scored) for (const key of tallyKeys(credit, dayStart)) add(key);
  for (const [key, times] of Object.entries({ ...events, ...ofGoals })) add(key as TallyKey, times);
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareText(a, b)));
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
  return Object.fromEntries(totals.sort(([a], [b]) => compareText(a, b)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

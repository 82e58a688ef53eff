import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import { compareText, type LedgerEvent } from '#utils/domain/event.ts';
import { OVERWORK, TARGET_BONUS } from '#utils/domain/rules.ts';
import type { Credit, CreditFlag } from '#utils/domain/scoring/credits.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { isRefundable } from '#utils/domain/scoring/rewards.ts';
import { minuteOf } from '#utils/domain/settings.ts';

/** What one day came to by itself. What the days before it make of it is in `run.ts`. */
export interface DayScore {
  day: DayKey;
  /** Finished work; reflections and reviews of the week are none, and what only scores nothing is one. */
  wins: number;
  /** Those of them that count for the daily goal: of a batch only the first (P2). */
  targetWins: number;
  /** S1: whether anything scored. */
  active: boolean;
  /** G1: wins that make the goal; 0 on a day that is not scheduled. */
  target: number;
  /** P8: whether the goal was reached on a scheduled day. */
  targetReached: boolean;
  /** Points of the day's credits before P7. */
  raw: number;
  /** What counts of them (P7). */
  earned: number;
  /** O2: points for goals that were reached. */
  reached: number;
  /** Points that left with late undos (C4). */
  debits: number;
  /** The first and the last credit of the day (T5). */
  first?: Moment;
  last?: Moment;
  /** R1: points spent on rewards. */
  spent: number;
  /** How many of each there were. */
  tally: Tally;
  /** Site → its wins, and what they are worth; '' is by hand. In order of their names. */
  bySite: Record<string, SiteTotals>;
}

/** What was finished in one place. */
export interface SiteTotals {
  wins: number;
  points: number;
}

/** What days are counted by. Only what is above 0 is there. */
export type Tally = Partial<Record<TallyKey, number>>;
export type TallyKey =
  | Credit['kind']
  | Exclude<CreditFlag, 'beyond' | 'capped' | 'step'>
  /** Wins while it was quiet, and wins late in the evening (B7). */
  | 'quiet'
  | 'late'
  /** Wins that the person took back, and what else they did with the log. */
  | 'voided'
  | 'exported'
  | 'checked'
  /** Goals that came to five steps, and goals reached. */
  | 'split'
  | 'reached';

/** What of goals falls on a day. */
export interface GoalFacts {
  /** Goals that came to five steps. */
  split: number;
  /** Goals reached with enough steps over enough days, and their points. */
  reached: number;
  points: number;
}
export const NO_GOALS: GoalFacts = { split: 0, reached: 0, points: 0 };

/** What the acts of a day tell besides its credits. */
export interface DayFacts extends Pick<Tally, 'voided' | 'exported' | 'checked'> {
  /** R1: points spent on rewards, those given back in time apart. */
  spent: number;
}

/** All that one day is scored by. */
export interface DayInput {
  day: DayKey;
  /** Every credit earned on the day. */
  earned: readonly Credit[];
  /** What was taken back on the day (C4), as its own day scored it. */
  takenBack: readonly ScoredCredit[];
  /** The acts of the day that are no credits. */
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
  const settings = settingsFor(config, day);
  const scheduled = isScheduled(config, day);
  const target = scheduled ? settings.dailyTarget : 0;
  const [first, last] = [scored[0], scored.at(-1)].map(
    (credit) => credit && { at: credit.at, offset: credit.offset },
  );
  return {
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
    ...(first && { first }),
    ...(last && { last }),
    spent: facts.spent,
    tally: tally(scored, { facts, goals }, settings.dayStart),
    bySite: totalsBySite(wins),
  };
}

/** P8: what the day's own goal brings. */
export function targetBonus({ targetReached }: Pick<DayScore, 'targetReached'>): number {
  return targetReached ? TARGET_BONUS : 0;
}

/**
 * What the acts of a day tell besides its credits.
 * @param find the act that a `void` took away
 * @param undone the `void` that took an act away, if there is one
 */
export function dayFacts(
  events: readonly LedgerEvent[],
  find: (ref: string) => LedgerEvent | undefined,
  undone: (event: LedgerEvent) => LedgerEvent | undefined,
): DayFacts {
  const count = (is: (event: LedgerEvent) => boolean) => events.filter(is).length;
  const spent = events.filter((event) => event.type === 'redeem' && !isRefunded(event, undone(event)));
  return {
    // Of a thing that a site refused to open, the un-completion is voided, and not by the person.
    voided: count(({ type, ref }) => type === 'void' && find(ref ?? '')?.type === 'complete'),
    exported: count(({ noteKind }) => noteKind === 'exported'),
    checked: count(({ noteKind }) => noteKind === 'log-checked'),
    spent: sum(spent.map(({ price = 0 }) => price)),
  };
}

function isRefunded(event: LedgerEvent, undone: LedgerEvent | undefined): boolean {
  return undone !== undefined && isRefundable(event, undone.at);
}

/**
 * The wins of a day as they are told beside its goal: on the way to it those that count for it, then all of them.
 * @param target the goal in wins
 */
export function shownWins(
  { wins, targetWins }: Pick<DayScore, 'wins' | 'targetWins'>,
  target: number,
): number {
  return targetWins < target ? targetWins : wins;
}

/** B7: whether something was done late in the evening, or in the night that belongs to it. */
function isLate(moment: Moment, dayStart: number): boolean {
  const minute = minuteOf(moment);
  return minute >= OVERWORK.eveningFrom || minute < dayStart;
}

function tally(
  scored: readonly ScoredCredit[],
  { facts, goals }: Pick<DayInput, 'facts' | 'goals'>,
  dayStart: number,
): Tally {
  const counts: Tally = {};
  const count = (what: TallyKey, times = 1) => {
    if (times > 0) counts[what] = (counts[what] ?? 0) + times;
  };
  for (const credit of scored) {
    if (credit.scored || credit.kind === 'declined') count(credit.kind);
    if (!credit.scored) continue;
    for (const flag of credit.flags)
      if (flag !== 'beyond' && flag !== 'capped' && flag !== 'step') count(flag);
    if (credit.win && isLate(credit, dayStart)) count('late');
    if (credit.win && credit.parts.quiet) count('quiet');
  }
  for (const fact of ['voided', 'exported', 'checked'] as const) count(fact, facts[fact]);
  count('split', goals.split);
  count('reached', goals.reached);
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function totalsBySite(wins: readonly ScoredCredit[]): DayScore['bySite'] {
  const winsOfSite = Map.groupBy(wins, ({ site = '' }) => site);
  const totals = [...winsOfSite].map(
    ([site, own]) => [site, { wins: own.length, points: sum(own.map(({ points }) => points)) }] as const,
  );
  return Object.fromEntries(totals.sort(([a], [b]) => compareText(a, b)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

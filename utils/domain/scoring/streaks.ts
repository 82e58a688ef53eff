import { addDays, between, type DayKey, dayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  daysOfWeek,
  isScheduled,
  nextWeekStart,
  settingsFor,
  weekStartOf,
} from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { REJOIN, SHIELDS, TRAVEL_MINUTES, WEEK_ACTIVE_DAYS, WEEK_LEAST_DAYS } from '#utils/domain/rules.ts';
import {
  type Consistency,
  NO_CONSISTENCY,
  shownConsistency,
  withActiveDay,
  withMissedDays,
} from '#utils/domain/scoring/consistency.ts';
import type { DayScore } from '#utils/domain/scoring/day-score.ts';

/** Everything about active days in a row, as of the latest active one. Active days are days with a scored credit. */
export interface StreakState {
  consistency: Consistency;
  /** Active scheduled days in the current chain; 0 before the first. */
  chain: number;
  /** Missed days that can still be bridged. */
  shields: number;
  /** Active scheduled days ever. */
  lifetime: number;
  /** Scheduled days that were missed since the latest active scheduled day. */
  gap: number;
  /** The length of the chain that may be joined again. */
  lost: number;
  /** The day on which one last was. */
  rejoined?: DayKey;
  /** Full weeks in a row before the latest one; the first day of that one; its active scheduled days. */
  weeks: { streak: number; first: DayKey; active: number };
  /** The latest active day, and its last credit. */
  last?: { day: DayKey; moment: Moment };
}

export const NO_STREAK: StreakState = {
  consistency: NO_CONSISTENCY,
  chain: 0,
  shields: SHIELDS.start,
  lifetime: 0,
  gap: 0,
  lost: 0,
  weeks: { streak: 0, first: '', active: 0 },
};

/** What a day did to the chain. */
export interface StreakChange {
  /** Missed days that shields bridged. */
  bridged?: number;
  /** The length of the chain that ended before this day. */
  ended?: number;
  /** The length of the chain that this day joined again. */
  rejoined?: number;
  /** Whether it earned a shield. */
  earned?: true;
  /** Missed days that travel excused. */
  travelled?: number;
}

/** Goes on to an active day. Any other day changes nothing by itself: it is missed once it is past. */
export function advanceStreak(
  streaks: StreakState,
  { day, active, first, last }: DayScore,
  config: ConfigHistory,
): [StreakState, StreakChange] {
  if (!active || !first || !last) return [streaks, {}];
  const { travelled, ...before } = skipDays(streaks, day, first, config);
  const change: StreakChange = travelled > 0 ? { travelled } : {};
  const next: StreakState = { ...before, last: { day, moment: last } };
  if (!isScheduled(config, day)) return [next, change];

  next.consistency = withActiveDay(next.consistency);
  next.lifetime++;
  next.weeks = { ...next.weeks, active: next.weeks.active + 1 };
  if (next.gap <= next.shields) {
    if (next.gap > 0) change.bridged = next.gap;
    next.shields -= next.gap;
    next.chain++;
    // Joining again takes days without any gap.
    if (next.gap > 0) next.lost = 0;
  } else {
    change.ended = next.chain;
    next.lost = next.chain >= REJOIN.chain && next.gap <= REJOIN.gap ? next.chain : 0;
    next.chain = 1;
  }
  next.gap = 0;
  if (next.lifetime % SHIELDS.every === 0 && next.shields < SHIELDS.max) {
    next.shields++;
    change.earned = true;
  }
  if (next.lost > 0 && next.chain === REJOIN.days) {
    if (!next.rejoined || daysBetween(next.rejoined, day) >= REJOIN.apart) {
      change.rejoined = next.lost;
      next.chain += next.lost;
      next.rejoined = day;
    }
    next.lost = 0;
  }
  return [next, change];
}

/** The streaks as a person sees them on a day. */
export interface StreakView {
  /** 0…1; undefined while too few days are known. */
  consistency?: number;
  /** Active scheduled days in a row. */
  streak: number;
  shields: number;
  /** Shields that the streak rests on just now: they are spent only when it goes on. */
  covering: number;
  /** Full weeks in a row. */
  weeks: number;
}

/** The streaks as of a moment. Today unfinished never breaks anything. */
export function streakOn(
  streaks: StreakState,
  today: DayKey,
  now: Moment,
  config: ConfigHistory,
): StreakView {
  const { consistency, chain, shields, gap, weeks } = skipDays(streaks, today, now, config);
  const holds = gap <= shields;
  return defined({
    consistency: shownConsistency(consistency),
    streak: holds ? chain : 0,
    shields: holds ? shields - gap : shields,
    covering: holds ? gap : 0,
    weeks: weeks.streak + (isFull(weeks, config, today) ? 1 : 0),
  });
}

/**
 * Consistency once a day is over: if something was expected of the day and it was not active, that counts. Undefined
 * before the first win.
 */
export function consistencyAfter(
  streaks: StreakState,
  day: DayKey,
  config: ConfigHistory,
): Consistency | undefined {
  const { last } = streaks;
  return last && skipDays(streaks, addDays(day, 1), last.moment, config).consistency;
}

/**
 * The state after the days between the latest active day and another one, which do not count as missed where travel
 * excuses them.
 * @param moment of that other day's first credit, or now
 */
function skipDays(
  streaks: StreakState,
  to: DayKey,
  moment: Moment,
  config: ConfigHistory,
): StreakState & { travelled: number } {
  const { last } = streaks;
  if (!last) return { ...streaks, weeks: { ...streaks.weeks, first: weekStartOf(config, to) }, travelled: 0 };
  const scheduled = between(last.day, to).filter((day) => isScheduled(config, day)).length;
  const travelled = Math.min(
    scheduled,
    daysLost(last, { day: to, moment }, settingsFor(config, to).dayStart),
  );
  const missed = scheduled - travelled;
  return {
    ...streaks,
    consistency: withMissedDays(streaks.consistency, missed),
    gap: streaks.gap + missed,
    weeks: weeksUntil(streaks.weeks, weekStartOf(config, to), config),
    travelled,
  };
}

/** The days that the calendar jumped over on a journey east: 1 at the most. */
function daysLost(
  from: NonNullable<StreakState['last']>,
  to: NonNullable<StreakState['last']>,
  dayStart: number,
): number {
  const [a, b] = [from.moment, to.moment];
  if (b.offset - a.offset < TRAVEL_MINUTES) return 0;
  const lived = [a.offset, b.offset].map((offset) =>
    daysBetween(dayKey(a.at, offset, dayStart), dayKey(b.at, offset, dayStart)),
  );
  return Math.max(0, Math.min(1, daysBetween(from.day, to.day) - Math.min(...lived)));
}

/** Closes every week up to another one. @param until the first day of that */
function weeksUntil(
  { streak, first, active }: StreakState['weeks'],
  until: DayKey,
  config: ConfigHistory,
): StreakState['weeks'] {
  let week = { streak, first, active };
  while (week.first < until) {
    const next = nextWeekStart(config, week.first);
    const last = addDays(next, -1);
    const expects = scheduledIn(week.first, config, last) > 0;
    // A week in which nothing was expected is no break.
    const full = !expects ? week.streak : isFull(week, config, last) ? week.streak + 1 : 0;
    week = { streak: full, first: next, active: 0 };
  }
  return week;
}

function isFull({ first, active }: StreakState['weeks'], config: ConfigHistory, knownOn: DayKey): boolean {
  const scheduled = scheduledIn(first, config, knownOn);
  return scheduled > 0 && active >= Math.min(WEEK_ACTIVE_DAYS, scheduled);
}

/**
 * How many days of a week are scheduled. Nothing is expected of a week that was cut to a few days, so that it neither
 * breaks anything nor brings what a whole one does.
 * @param first its first day
 * @param knownOn see {@link isScheduled}: what a day made of its week stays
 */
export function scheduledIn(first: DayKey, config: ConfigHistory, knownOn: DayKey): number {
  const week = daysOfWeek(config, first);
  if (week.length < WEEK_LEAST_DAYS) return 0;
  return week.filter((day) => isScheduled(config, day, knownOn)).length;
}

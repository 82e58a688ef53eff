import { addDays, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  daysOfWeek,
  isScheduled,
  nextWeekStart,
  settingsFor,
  weekStartOf,
} from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { compareText } from '#utils/domain/event.ts';
import { isQuietNow } from '#utils/domain/planning/prompts.ts';
import { REVIEW_FROM, REVIEW_WEEKS } from '#utils/domain/rules.ts';
import type { ScoredCredit } from '#utils/domain/scoring/points.ts';
import type { DayTotal } from '#utils/domain/scoring/running-totals.ts';
import { advanceStreak, NO_STREAK, type StreakState, streakOn } from '#utils/domain/scoring/streaks.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { dayAt, minuteOf } from '#utils/domain/settings.ts';

/** The subject of the review of a week. @param first its first day */
export function reviewSubject(first: DayKey): string {
  return `review:${first}`;
}

/**
 * The subject of the review that is offered at a moment: of the week whose last scheduled day is today, from the
 * afternoon on, or was yesterday. There is none in rest, in quiet hours or in record-only, nor of a week in which nothing
 * was scheduled.
 * @param isSettled whether the review of that subject was written or put off
 */
export function offeredReview(
  now: Moment,
  config: ConfigHistory,
  isSettled: (subject: string) => boolean,
): string | undefined {
  if (isQuietNow(now, config)) return undefined;
  const today = dayAt(now, config.changes);
  const { dayStart } = settingsFor(config, today);
  const minute = minuteOf(now);
  // The hours before the day start are the late evening of their day.
  const isAfternoon = minute >= REVIEW_FROM || minute < dayStart;
  return [addDays(today, -1), ...(isAfternoon ? [today] : [])]
    .filter((day) => day === lastScheduled(day, config))
    .map((day) => reviewSubject(weekStartOf(config, day)))
    .find((subject) => !isSettled(subject));
}

/** Whether a day is the last scheduled one of its week, or comes after that. No day of a week without any is. */
export function endsWorkingWeek(day: DayKey, config: ConfigHistory): boolean {
  return day >= (lastScheduled(day, config) ?? '9999-12-31');
}

/** The last scheduled day of a day's week; undefined for a week of none. */
function lastScheduled(day: DayKey, config: ConfigHistory): DayKey | undefined {
  return daysOfWeek(config, weekStartOf(config, day)).findLast((day) => isScheduled(config, day));
}

/** What a review shows of its week. */
export interface WeekFacts {
  /** Its first day. */
  first: DayKey;
  wins: number;
  /** Its wins by site, most first, then by name; without a site are those by hand and by timer. */
  sites: { site?: string; wins: number }[];
  points: number;
  /**
   * Mean points of the person's own last four weeks, of those in which anything was done: a holiday, or the time before
   * the first day, is no week to be compared with. Undefined if there was none. Not rounded.
   */
  usual?: number;
  /** When the week began, and at its end, or now if it still goes on; 0…1, and undefined while too few days are known. */
  consistency: { before?: number; after?: number };
  /** The win whose item had been known for longest, and since when; undefined if none was known on an earlier day. */
  oldest?: { id: string; since: DayKey };
}

/** A week, as its review shows it. */
export interface ReviewedWeek extends Omit<WeekFacts, 'oldest'> {
  /** The win whose item had been known for longest, and since when. */
  oldest?: { win: Win; since: DayKey };
  /** Goals of which steps were done, most first. */
  goals: { title: string; steps: number }[];
}

/** What a week's facts are read from. */
export interface WeekLog {
  /** Days with a score, in order; those of a year before the week are enough for consistency. */
  days: readonly DayTotal[];
  /** All credits of the week, in any order. */
  credits: readonly ScoredCredit[];
  /**
   * The day on which the log first knew a credit's item; undefined where that tells nothing, as of a card that comes back
   * every week.
   */
  since: (credit: ScoredCredit) => DayKey | undefined;
}

/** The facts of a week, as far as it has come. */
export function weekFacts(
  first: DayKey,
  { days, credits, since }: WeekLog,
  now: Moment,
  config: ConfigHistory,
): WeekFacts {
  const wins = credits.filter(({ win }) => win);
  return defined({
    first,
    wins: wins.length,
    sites: bySite(wins),
    points: pointsOf(first, days, config),
    usual: meanPoints(first, days, config),
    consistency: defined({
      before: consistencyBefore(first, days, now, config),
      after: consistencyBefore(nextWeekStart(config, first), days, now, config),
    }),
    oldest: oldestOf(wins, since),
  });
}

/** Wins by site, most first, then by name. */
function bySite(wins: readonly ScoredCredit[]): WeekFacts['sites'] {
  return [...Map.groupBy(wins, ({ site }) => site)]
    .map(([site, { length }]) => defined({ site, wins: length }))
    .sort((a, b) => b.wins - a.wins || compareText(a.site ?? '', b.site ?? ''));
}

/** The points of a week. */
function pointsOf(first: DayKey, days: readonly DayTotal[], config: ConfigHistory): number {
  return totalsOf(first, days, config).reduce((sum, { points }) => sum + points, 0);
}

/** The mean points of the weeks before one, of those with an active day. */
function meanPoints(first: DayKey, days: readonly DayTotal[], config: ConfigHistory): number | undefined {
  const weeks: DayKey[] = [];
  let week = first;
  while (weeks.length < REVIEW_WEEKS) {
    week = weekStartOf(config, addDays(week, -1));
    weeks.push(week);
  }
  const points = weeks
    .filter((week) => totalsOf(week, days, config).some(({ active }) => active))
    .map((week) => pointsOf(week, days, config));
  return points.length === 0 ? undefined : points.reduce((sum, points) => sum + points) / points.length;
}

/** Consistency as a day begins, of all days before it; now, if that day is still to come. */
function consistencyBefore(
  day: DayKey,
  days: readonly DayTotal[],
  now: Moment,
  config: ConfigHistory,
): number | undefined {
  const today = dayAt(now, config.changes);
  const streaks = days
    .filter((total) => total.day < day)
    .reduce<StreakState>((streaks, total) => advanceStreak(streaks, total, config)[0], NO_STREAK);
  return streakOn(streaks, day < today ? day : today, now, config).consistency;
}

/** The win whose item was known first, before the day of the win; of several, the first win. */
function oldestOf(wins: readonly ScoredCredit[], since: WeekLog['since']): WeekFacts['oldest'] {
  const [oldest] = wins
    .map((win) => ({ ...win, since: since(win) ?? win.day }))
    .filter(({ since, day }) => since < day)
    .sort((a, b) => compareText(a.since, b.since) || a.at - b.at || compareText(a.id, b.id));
  return oldest && { id: oldest.id, since: oldest.since };
}

function totalsOf(first: DayKey, days: readonly DayTotal[], config: ConfigHistory): DayTotal[] {
  const next = nextWeekStart(config, first);
  return days.filter(({ day }) => day >= first && day < next);
}

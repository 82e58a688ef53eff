import { addDays, type DayKey, latestWeekday, type Moment } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  daysOfWeek,
  isRestDay,
  isScheduled,
  NO_CONFIG,
  settingsFor,
  weekStartOf,
} from '#utils/domain/config-history.ts';
import { NO_PLAN, type Plan, type PlanView, planView } from '#utils/domain/planning/plan.ts';
import { type AchievementProgress, achievementProgress } from '#utils/domain/scoring/achievements.ts';
import { type Level, levelOf } from '#utils/domain/scoring/level.ts';
import {
  type DayTotal,
  NO_TOTALS,
  type RunningTotals,
  weeklyTarget,
} from '#utils/domain/scoring/running-totals.ts';
import { type StreakView, streakOn } from '#utils/domain/scoring/streaks.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { dayAt, isQuiet, latestSettings, type Settings } from '#utils/domain/settings.ts';
import { type PagesInUse, pagesInUse } from '#utils/domain/views/pages-in-use.ts';
import { isReturning } from '#utils/domain/views/returning.ts';

/** A day's total without what no page shows. */
export type DayView = Omit<DayTotal, 'first' | 'last' | 'tally' | 'spent' | 'scoring'>;

/**
 * What the pages are painted from, as of the moment at which the ledger was asked. A {@link DashboardState} is selected
 * from it for a moment that is hardly later.
 */
export interface Snapshot {
  config: ConfigHistory;
  /** The totals at the end of the latest day until today; undefined before the first. */
  totals?: RunningTotals;
  /** Days with a total until today, ascending, back to {@link HEATMAP_DAYS}. */
  days: DayView[];
  /** Newest first: as many of today's as {@link TODAYS_WINS} allows, and {@link RECENT_WINS} in all if there are so many. */
  wins: Win[];
  /** How many wins of the day on which the ledger was asked are not among them. */
  unlisted: { day: DayKey; wins: number };
  /** The newest of those that are dated after today, newest first: a clock ran ahead. They count when their day comes. */
  ahead: Win[];
  /** Titles of the latest wins by hand, newest first, each once; {@link SUGGESTED} at the most. */
  manualTitles: string[];
  /** What the person means to do. */
  plan: Plan;
  /** What was brought in from elsewhere: how much on which of these days, and on how many days ever. */
  past: { days: PastDay[]; everOn: number };
  /** The calendar years until now of which there is anything, ascending. */
  years: number[];
}

/** How much was brought in from elsewhere on a day. */
export interface PastDay {
  day: DayKey;
  count: number;
}

/** What is known of some days, of those of which there is anything; in any order. */
export interface DaysView {
  days: readonly DayView[];
  past: readonly PastDay[];
}

/** A snapshot of an empty ledger. */
export const EMPTY_SNAPSHOT: Snapshot = {
  config: NO_CONFIG,
  days: [],
  wins: [],
  unlisted: { day: '', wins: 0 },
  ahead: [],
  manualTitles: [],
  plan: NO_PLAN,
  past: { days: [], everOn: 0 },
  years: [],
};

/** 53 weeks: a year of whole columns. */
export const HEATMAP_DAYS = 371;

/** Wins that a page may list besides today's. */
export const RECENT_WINS = 20;

/** Wins of today that a page may list, and characters of their words in all; the others are in the history. */
export const TODAYS_WINS = { most: 50, words: 38_000 } as const;

/** Wins dated after today that a page lists at once. */
export const AHEAD_WINS = 10;

/** Titles that a page may suggest for a win by hand, and the latest days with such wins that they are taken from. */
export const SUGGESTED = { titles: 8, days: 8 } as const;

/** One day of the heatmap or the week. */
export interface DayCell extends DayView {
  scheduled: boolean;
  /** Whether it lies after today. */
  future: boolean;
  /** How many things were brought in of it from elsewhere; none of them is a win. */
  past: number;
  /** By the wins that count for the target: 0 nothing, 1 a win, 2 on the way, 3 the daily target, 4 twice that. */
  heat: 0 | 1 | 2 | 3 | 4;
}

/** Everything that a page shows, as of a moment. */
export interface DashboardState {
  today: DayCell & {
    /** The daily target in wins, also on a day that is not scheduled. */
    dailyTarget: number;
    /** How far it is reached, 0…1. */
    progress: number;
    /** Whether the person rests today. */
    resting: boolean;
    /** While it is quiet, until when, in minutes after midnight. */
    quietUntil?: number;
  };
  /** Newest first; the oldest of very many are left out, see `unlistedToday`. */
  todaysWins: Win[];
  earlierWins: Win[];
  /** How many other wins of today there are. */
  unlistedToday: number;
  /** Those that are dated after today. */
  ahead: Win[];
  /** Titles to suggest for a win by hand, newest first. */
  manualTitles: string[];
  /** The days of today's week: seven, or fewer where the weekday on which weeks begin has just changed. */
  week: DayCell[];
  /** The week's wins that count for its target; a target of 0 is none. */
  weekly: { wins: number; target: number; reached: boolean };
  /** Columns of seven days, each a week; the last column holds today. */
  year: DayCell[][];
  streaks: StreakView;
  /** The longest streak there ever was, this one included. */
  bestStreak: number;
  level: Level;
  /** Points ever. */
  total: number;
  /** Wins ever. */
  totalWins: number;
  /** Whether the person comes back today after a pause; nothing is asked of them then. */
  returning: boolean;
  achievements: AchievementProgress[];
  /** The settings after all changes until now. Those that score hold from tomorrow. */
  settings: Settings;
  /** On how many days ever there is anything that was brought in. */
  pastDays: number;
  /** The calendar years until now of which there is anything to show, ascending. */
  years: number[];
  /** What the person means to do, as of today. */
  plan: PlanView;
  /** Which of the pages that are used by some alone are in use. */
  inUse: PagesInUse;
  /** The settings that score today. */
  activeSettings: Settings;
  config: ConfigHistory;
}

/** The one selector: popup, new tab, options and badge all read from it, so they cannot disagree. */
export function selectDashboard(
  { config, totals = NO_TOTALS, days, wins, unlisted, ahead, manualTitles, plan, past, years }: Snapshot,
  now: Moment,
): DashboardState {
  const today = dayAt(now, config.changes);
  const activeSettings = settingsFor(config, today);
  const cell = dayCells({ days, past: past.days }, config, today);
  const first = latestWeekday(today, activeSettings.weekStart);
  const column = (start: DayKey) => Array.from({ length: 7 }, (_, index) => cell(addDays(start, index)));
  const own = cell(today);
  const settings = latestSettings(config.changes);
  const returning = isReturning(totals.counts.wins, days, today);
  const { week } = totals;
  const weekStart = weekStartOf(config, today);
  const weekWins = week.first === weekStart ? week : { wins: 0, reached: false };

  return {
    today: {
      ...own,
      dailyTarget: activeSettings.dailyTarget,
      progress: Math.min(1, own.targetWins / activeSettings.dailyTarget),
      resting: isRestDay(config, today),
      ...(isQuiet(now, settings) && { quietUntil: settings.quietHours.to }),
    },
    todaysWins: wins.filter(({ day }) => day === today),
    earlierWins: wins.filter(({ day }) => day < today),
    unlistedToday: unlisted.day === today ? unlisted.wins : 0,
    ahead: ahead.filter(({ day }) => day > today),
    manualTitles,
    week: daysOfWeek(config, weekStart).map(cell),
    weekly: { wins: weekWins.wins, target: weeklyTarget(today, config), reached: weekWins.reached },
    year: Array.from({ length: HEATMAP_DAYS / 7 }, (_, index) =>
      column(addDays(first, (index + 1) * 7 - HEATMAP_DAYS)),
    ),
    streaks: streakOn(totals.streaks, today, now, config),
    bestStreak: totals.counts.streak,
    level: levelOf(totals.total),
    total: totals.total,
    totalWins: totals.counts.wins,
    returning,
    achievements: achievementProgress(totals.achieved, totals.counts, today),
    settings,
    pastDays: past.everOn,
    years,
    plan: planView(plan, now, config, totals.wallet, own.targetReached || returning),
    inUse: pagesInUse(plan, totals, today),
    activeSettings,
    config,
  };
}

/** Makes a cell of each day. */
export function dayCells(
  { days, past }: DaysView,
  config: ConfigHistory,
  today: DayKey,
): (day: DayKey) => DayCell {
  const totals = new Map(days.map((total) => [total.day, total]));
  const pastCounts = new Map(past.map(({ day, count }) => [day, count]));
  return (day) => {
    const total = totals.get(day) ?? nothingOn(day, config);
    const { dailyTarget } = settingsFor(config, day);
    return {
      ...total,
      scheduled: isScheduled(config, day),
      future: day > today,
      past: pastCounts.get(day) ?? 0,
      heat: heat(total.targetWins, dailyTarget),
    };
  };
}

/** A day's total as the pages need it. */
export function toDayView({
  first: _,
  last: __,
  tally: ___,
  spent: ____,
  scoring: _____,
  ...shown
}: DayTotal): DayView {
  return shown;
}

function nothingOn(day: DayKey, config: ConfigHistory): DayView {
  const target = isScheduled(config, day) ? settingsFor(config, day).dailyTarget : 0;
  return {
    day,
    wins: 0,
    targetWins: 0,
    active: false,
    target,
    targetReached: false,
    raw: 0,
    earned: 0,
    reached: 0,
    debits: 0,
    points: 0,
    weekBonus: 0,
    bySite: {},
    streakChange: {},
  };
}

function heat(targetWins: number, dailyTarget: number): DayCell['heat'] {
  if (targetWins === 0) return 0;
  if (targetWins >= 2 * dailyTarget) return 4;
  if (targetWins >= dailyTarget) return 3;
  return targetWins === 1 ? 1 : 2;
}

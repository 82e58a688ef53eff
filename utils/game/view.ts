import { DAILY_GOAL, type Kind } from './constants.ts';
import { addDays, type DayKey, isScheduled, weekday } from './days.ts';
import { type Level, levelOf } from './level.ts';
import type { DayTotal } from './score.ts';
import { type Chain, streakOn } from './streak.ts';

/** A credit with what a person needs to recognise it. */
export interface Win {
  /** The completing event. */
  id: string;
  site: string;
  kind: Kind;
  title: string;
  /** Where it was finished; '' when unknown. */
  url: string;
  /** UTC ms */
  at: number;
  day: DayKey;
  /** What it is worth on its day; 0 far into a batch. */
  points: number;
}

/** What the windows are painted from. Holds no clock: a view of it is made for a day. */
export interface Snapshot {
  /** All points ever. */
  total: number;
  /** Days with a total, ascending, back to {@link HEATMAP_DAYS} before the latest. */
  days: DayTotal[];
  chain?: Chain;
  /** Newest first: all of the latest day's and at least {@link RECENT_WINS} if there are so many. */
  wins: Win[];
}

/** A snapshot of an empty ledger. */
export const EMPTY: Snapshot = { total: 0, days: [], wins: [] };

/** 53 weeks: a year of whole columns. */
export const HEATMAP_DAYS = 371;

/** Wins that a window may list besides today's. */
export const RECENT_WINS = 20;

/** One day of the heatmap or the week. */
export interface DayCell extends DayTotal {
  scheduled: boolean;
  /** Whether it lies after today. */
  future: boolean;
  /** How full, by the wins that count for the goal: 0 nothing, 1 a win, 2 on the way, 3 the daily goal, 4 twice that. */
  heat: 0 | 1 | 2 | 3 | 4;
}

/** Everything a window shows, as of a day. */
export interface View {
  today: DayTotal & {
    /** The daily goal in wins. */
    target: number;
    /** 0…1 of the way to it. */
    progress: number;
  };
  todaysWins: Win[];
  earlierWins: Win[];
  /** Monday to Sunday of today's week. */
  week: DayCell[];
  /** Columns of seven days, Monday first; the last column holds today. */
  year: DayCell[][];
  streak: number;
  level: Level;
  total: number;
}

/** The one selector: popup, new tab, badge and toast all read this, so they cannot disagree. */
export function view(snapshot: Snapshot, today: DayKey): View {
  const totals = new Map(snapshot.days.map((total) => [total.day, total]));
  const cell = (day: DayKey): DayCell => {
    const total = totals.get(day) ?? { day, wins: 0, goalWins: 0, points: 0, goal: false };
    return { ...total, scheduled: isScheduled(day), future: day > today, heat: heat(total.goalWins) };
  };
  const monday = addDays(today, 1 - weekday(today));
  const column = (start: DayKey) => Array.from({ length: 7 }, (_, index) => cell(addDays(start, index)));
  const { wins, goalWins, points, goal } = cell(today);

  return {
    today: {
      ...{ day: today, wins, goalWins, points, goal, target: DAILY_GOAL },
      progress: Math.min(1, goalWins / DAILY_GOAL),
    },
    todaysWins: snapshot.wins.filter(({ day }) => day === today),
    earlierWins: snapshot.wins.filter(({ day }) => day < today),
    week: column(monday),
    year: Array.from({ length: HEATMAP_DAYS / 7 }, (_, index) =>
      column(addDays(monday, (index + 1) * 7 - HEATMAP_DAYS)),
    ),
    streak: streakOn(today, snapshot.chain),
    level: levelOf(snapshot.total),
    total: snapshot.total,
  };
}

function heat(goalWins: number): DayCell['heat'] {
  if (goalWins === 0) return 0;
  if (goalWins >= 2 * DAILY_GOAL) return 4;
  if (goalWins >= DAILY_GOAL) return 3;
  return goalWins === 1 ? 1 : 2;
}

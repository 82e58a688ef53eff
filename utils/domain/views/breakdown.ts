import type { DayKey } from '#utils/domain/calendar.ts';
import { BASE_POINTS, type WinKind } from '#utils/domain/rules.ts';
import { targetBonus } from '#utils/domain/scoring/day-score.ts';
import { levelOf, levelStart } from '#utils/domain/scoring/level.ts';
import type { Roll } from '#utils/domain/scoring/surprise.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState, DayCell, DayView } from '#utils/domain/views/dashboard.ts';

/** One part of a win's points, and what it adds; the pages have words for it. */
export type PointBreakdownLine =
  | { part: 'base'; points: number; kind: WinKind }
  /** Recorded only: a cap is reached, or the kind is worth nothing. */
  | { part: 'recorded'; points: 0; kind: WinKind }
  | { part: 'batch'; points: number; place: number }
  | { part: 'momentum' | 'priority' | 'step' | 'steady'; points: number }
  | { part: 'surprise'; points: number; roll: Roll }
  /** It was quiet: nothing but base and priority counts. */
  | { part: 'quiet'; points: 0 }
  /** What a full day leaves out. */
  | { part: 'full'; points: number };

/** What made a win's points; the lines add up to them. */
export function explainWin({ kind, parts, raw, points, scored }: Win): PointBreakdownLine[] {
  if (!scored) return [{ part: 'recorded', points: 0, kind }];
  const { base, batch, place, momentum, priority, step, surprise, steady, quiet, roll } = parts;
  const lines: PointBreakdownLine[] = [
    { part: 'base', points: base, kind },
    { part: 'batch', points: batch - base, place },
    { part: 'momentum', points: momentum },
    { part: 'priority', points: priority },
    { part: 'step', points: step },
    ...(roll ? [{ part: 'surprise' as const, points: surprise, roll }] : []),
    { part: 'steady', points: steady },
    { part: 'full', points: points - raw },
  ];
  return [
    ...lines.filter(({ part, points }) => part === 'base' || part === 'surprise' || points !== 0),
    ...(quiet ? [{ part: 'quiet' as const, points: 0 as const }] : []),
  ];
}

/** One part of a day's points. */
export interface DayLine {
  part: 'wins' | 'full' | 'goal' | 'week' | 'reached' | 'debits';
  points: number;
}

/** What made a day's points; the lines add up to them. */
export function explainDay(day: DayView): DayLine[] {
  const { raw, earned, weekBonus, reached, debits } = day;
  const lines: DayLine[] = [
    { part: 'wins', points: raw },
    { part: 'full', points: earned - raw },
    { part: 'goal', points: targetBonus(day) },
    { part: 'week', points: weekBonus },
    { part: 'reached', points: reached },
    { part: 'debits', points: -debits },
  ];
  return lines.filter(({ part, points }) => part === 'wins' || points !== 0);
}

/** What made the level: where it began, how far into it the total is, and what the next one takes; in points. */
export function explainLevel({ total }: Pick<DashboardState, 'total'>): {
  level: number;
  begins: number;
  into: number;
  need: number;
  next: number;
} {
  const { level, into, need } = levelOf(total);
  return { level, begins: levelStart(level), into, need, next: levelStart(level + 1) };
}

/** What made the streak. */
export interface StreakBreakdown {
  /** Its first day, as far as it is known: no further back than a year. */
  since?: DayKey;
  /** Active scheduled days of it that are known. */
  days: number;
  /** Days in it that shields bridged, and that travel excused. */
  bridged: number;
  travelled: number;
  /** The days of an earlier chain that were joined again. */
  rejoined: number;
  /** Days that shields cover just now; they are spent when it goes on. */
  covering: number;
}

/** What made the streak, from the days that the dashboard shows. */
export function explainStreak({ year, streaks }: Pick<DashboardState, 'year' | 'streaks'>): StreakBreakdown {
  const breakdown: StreakBreakdown = {
    days: 0,
    bridged: 0,
    travelled: 0,
    rejoined: 0,
    covering: streaks.covering,
  };
  for (const { day, streakChange } of activeDays(year).toReversed()) {
    if (breakdown.days + breakdown.rejoined >= streaks.streak) break;
    breakdown.days++;
    breakdown.since = day;
    breakdown.bridged += streakChange.bridged ?? 0;
    breakdown.travelled += streakChange.travelled ?? 0;
    breakdown.rejoined += streakChange.rejoined ?? 0;
  }
  return breakdown;
}

/** What made the shields, newest first: when one was earned, and when some were spent. */
export function explainShields({ year }: Pick<DashboardState, 'year'>): { day: DayKey; shields: number }[] {
  return activeDays(year)
    .toReversed()
    .flatMap(({ day, streakChange: { bridged = 0, earned } }) => [
      ...(earned ? [{ day, shields: 1 }] : []),
      ...(bridged ? [{ day, shields: -bridged }] : []),
    ]);
}

/** The scheduled days that weigh most in consistency, newest first, and whether each was active. */
export function explainConsistency(
  { year, today }: Pick<DashboardState, 'year' | 'today'>,
  days = 10,
): { day: DayKey; active: boolean }[] {
  return year
    .flat()
    .filter(({ day, scheduled, future, active }) => scheduled && !future && (active || day < today.day))
    .slice(-days)
    .reverse()
    .map(({ day, active }) => ({ day, active }));
}

/** The base points of every kind, highest first. */
export function priceList(): { kind: WinKind; points: number }[] {
  return (Object.keys(BASE_POINTS) as WinKind[])
    .map((kind) => ({ kind, points: BASE_POINTS[kind] }))
    .sort((a, b) => b.points - a.points);
}

function activeDays(year: readonly DayCell[][]): DayCell[] {
  return year.flat().filter(({ active, scheduled }) => active && scheduled);
}

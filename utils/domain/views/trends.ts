import type { DayKey } from '#utils/domain/calendar.ts';
import { weekStartOf } from '#utils/domain/config-history.ts';
import { defined } from '#utils/domain/defined.ts';
import { type Consistency, shownConsistency, withMissedDays } from '#utils/domain/scoring/consistency.ts';
import type { SiteTotals } from '#utils/domain/scoring/day-score.ts';
import type { DashboardState, DayCell } from '#utils/domain/views/dashboard.ts';

/** What a week came to. */
export interface WeekTrend {
  /** Its first day. */
  first: DayKey;
  wins: number;
  points: number;
  /** Site → what was finished there; '' is by hand. */
  bySite: Record<string, SiteTotals>;
  /** Consistency at its end, 0…1; of this week, now. Undefined while too few days are known. */
  consistency?: number;
}

/** The most weeks that are shown. */
const MOST_WEEKS = 26;

/** The latest weeks, this one last; none from before the first win. */
export function weekTrends({
  year,
  today,
  streaks,
  config,
}: Pick<DashboardState, 'year' | 'today' | 'streaks' | 'config'>): WeekTrend[] {
  let past: Consistency | undefined;
  const byWeek = Map.groupBy(year.flat(), ({ day }) => weekStartOf(config, day));
  const weeks = [...byWeek].map(([first, days]): WeekTrend => {
    for (const day of days) if (day.day < today.day) past = after(past, day);
    const isThisWeek = days.some(({ day }) => day === today.day);
    return defined({
      first,
      wins: sum(days, 'wins'),
      points: sum(days, 'points'),
      bySite: sumBySite(days),
      consistency: isThisWeek ? streaks.consistency : past && shownConsistency(past),
    });
  });
  const since = weeks.findIndex(({ wins }) => wins > 0);
  return since < 0 ? [] : weeks.slice(since).slice(-MOST_WEEKS);
}

/** Consistency after a day that is over. A day on which nothing happened has no total that tells. */
function after(
  before: Consistency | undefined,
  { consistency, scheduled }: DayCell,
): Consistency | undefined {
  return consistency ?? (before && withMissedDays(before, scheduled ? 1 : 0));
}

function sum(days: readonly DayCell[], what: 'wins' | 'points'): number {
  return days.reduce((sum, day) => sum + day[what], 0);
}

/** What was finished where, over some days or weeks. */
export function sumBySite(
  spans: readonly { bySite: Record<string, SiteTotals> }[],
): Record<string, SiteTotals> {
  const bySite: Record<string, SiteTotals> = {};
  for (const [site, { wins, points }] of spans.flatMap(({ bySite }) => Object.entries(bySite))) {
    const before = bySite[site] ?? { wins: 0, points: 0 };
    bySite[site] = { wins: before.wins + wins, points: before.points + points };
  }
  return bySite;
}

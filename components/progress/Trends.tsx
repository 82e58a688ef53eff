import { useState } from 'preact/hooks';
import { SiteTrends } from '#components/progress/SiteTrends.tsx';
import { SERIES, type Series, TrendChart } from '#components/progress/TrendChart.tsx';
import { WeekTable } from '#components/progress/WeekTable.tsx';
import { formatDate, formatShare } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type WeekTrend, weekTrends } from '#utils/domain/views/trends.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Week by week: wins, points and consistency, each in a small chart, and all of them in one table. */
export function Trends(view: Pick<DashboardState, 'year' | 'today' | 'streaks' | 'settings' | 'config'>) {
  const [pointedAt, pointAt] = useState<DayKey>();
  const weeks = weekTrends(view);
  const current = weeks.at(-1);
  if (!current) return <p class="empty">{t('trends.empty')}</p>;

  const { numbers } = view.settings;
  const { wins, points, consistency } = SERIES;
  const series: Series[] = numbers ? [wins, points] : [wins];
  // A line leads from one week to another.
  if (weeks.filter((week) => week.consistency !== undefined).length > 1) series.push(consistency);
  const week = weeks.find(({ first }) => first === pointedAt) ?? current;
  const when = week === current ? t('trends.thisWeek') : t('trends.weekOf', formatDate(week.first));
  return (
    <>
      <div class="charts">
        {series.map((one) => (
          <TrendChart key={one.id} series={one} weeks={weeks} pointedAt={pointedAt} onPoint={pointAt} />
        ))}
      </div>
      {/* A week in which nothing has begun yet has nothing to tell. */}
      {(week.wins > 0 || pointedAt) && <p class="quiet">{weekLine(week, when, numbers)}</p>}
      <SiteTrends weeks={weeks} numbers={numbers} />
      <WeekTable weeks={weeks} series={series} />
    </>
  );
}

/** A week in one line. @param when which one */
function weekLine({ wins, points, consistency }: WeekTrend, when: string, numbers: boolean): string {
  const won = n('common.wins', wins);
  const made = n('common.points', points);
  if (consistency === undefined)
    return numbers ? t('trends.weekWinsWithPoints', when, won, made) : t('trends.weekWins', when, won);
  const share = formatShare(consistency);
  return numbers ? t('trends.weekWithPoints', when, won, made, share) : t('trends.week', when, won, share);
}

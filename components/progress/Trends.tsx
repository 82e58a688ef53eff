import { useState } from 'preact/hooks';
import { SiteTrends } from '#components/progress/SiteTrends.tsx';
import { SERIES, type Series, TrendChart } from '#components/progress/TrendChart.tsx';
import { WeekTable } from '#components/progress/WeekTable.tsx';
import { formatDate, formatShare } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { weekTrends } from '#utils/domain/views/trends.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Week by week: wins, points and consistency, each in a small chart, and all of them in one table. */
export function Trends(view: Pick<DashboardState, 'year' | 'today' | 'streaks' | 'settings'>) {
  const [pointedAt, pointAt] = useState<DayKey>();
  const weeks = weekTrends(view);
  const current = weeks.at(-1);
  if (!current || weeks.filter(({ wins }) => wins > 0).length < 2)
    return <p class="empty">{t('trends.empty')}</p>;

  const { numbers } = view.settings;
  const { wins, points, consistency } = SERIES;
  const series: Series[] = numbers ? [wins, points, consistency] : [wins, consistency];
  const week = weeks.find(({ first }) => first === pointedAt) ?? current;
  const when = week === current ? t('trends.thisWeek') : t('trends.weekOf', formatDate(week.first));
  const sum = n('common.wins', week.wins);
  const share = formatShare(week.consistency);
  return (
    <>
      <div class="charts">
        {series.map((one) => (
          <TrendChart key={one.id} series={one} weeks={weeks} pointedAt={pointedAt} onPoint={pointAt} />
        ))}
      </div>
      <p class="quiet">
        {numbers
          ? t('trends.weekWithPoints', when, sum, n('common.points', week.points), share)
          : t('trends.week', when, sum, share)}
      </p>
      <SiteTrends weeks={weeks} numbers={numbers} />
      <WeekTable weeks={weeks} series={series} />
    </>
  );
}

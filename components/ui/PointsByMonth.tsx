import { formatLongMonth, formatNumber } from '#components/ui/format.ts';
import type { DashboardState, DayCell } from '#utils/domain/views/dashboard.ts';
import { t } from '#utils/platform/i18n.ts';

/** Where the points came from, month by month; what the year does not reach is one row. */
export function PointsByMonth({ year, total }: Pick<DashboardState, 'year' | 'total'>) {
  const active = year.flat().filter(({ points }) => points !== 0);
  if (active.length === 0) return t('stats.pointsIs');
  const months = [...Map.groupBy(active, ({ day }) => day.slice(0, 7))].reverse();
  const earlier = total - points(active);
  return (
    <table>
      <tbody>
        {months.map(([month, days]) => (
          <tr key={month}>
            <th scope="row">{formatLongMonth(`${month}-01`)}</th>
            <td>{formatNumber(points(days))}</td>
          </tr>
        ))}
        {earlier > 0 && (
          <tr>
            <th scope="row">{t('stats.earlier')}</th>
            <td>{formatNumber(earlier)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function points(days: DayCell[]): number {
  return days.reduce((sum, day) => sum + day.points, 0);
}

import { DayLines } from '#components/ui/DayLines.tsx';
import { formatLongDay, formatNumber } from '#components/ui/format.ts';
import { explainDay } from '#utils/domain/views/breakdown.ts';
import type { DayCell } from '#utils/domain/views/dashboard.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  days: DayCell[];
  /** Whether points are shown. */
  numbers: boolean;
}

/** The days with entries, newest first, each with a way to these. */
export function DayTable({ days, numbers }: Props) {
  const hasPast = days.some(({ past }) => past > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('year.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('year.days')}</th>
            <th scope="col">{t('year.wins')}</th>
            {numbers && <th scope="col">{t('year.points')}</th>}
            {hasPast && <th scope="col">{t('past.word')}</th>}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((cell) => (
            <tr key={cell.day}>
              <th scope="row">
                <a href={formatRoute({ page: 'history', find: { day: cell.day } })}>
                  {formatLongDay(cell.day)}
                </a>
              </th>
              <td>{formatNumber(cell.wins)}</td>
              {numbers && (
                <td>
                  <Points {...cell} />
                </td>
              )}
              {hasPast && <td>{formatNumber(cell.past)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A day's points; they open into what made them, unless that is the wins alone. */
function Points(day: DayCell) {
  const lines = explainDay(day);
  if (lines.length === 1) return formatNumber(day.points);
  return (
    <details class="day-points">
      <summary>{formatNumber(day.points)}</summary>
      <DayLines lines={lines} />
    </details>
  );
}

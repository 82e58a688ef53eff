import { useState } from 'preact/hooks';
import { siteColumns } from '#components/progress/SiteTrends.tsx';
import type { Series } from '#components/progress/TrendChart.tsx';
import { formatDate, formatNumber } from '#components/ui/format.ts';
import type { WeekTrend } from '#utils/domain/views/trends.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  weeks: WeekTrend[];
  series: Series[];
}

/** The weeks, newest first; drawn when opened, so that it costs nothing until then. */
export function WeekTable(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('trends.table')}</summary>
      {open && <Table {...props} />}
    </details>
  );
}

function Table({ weeks, series }: Props) {
  const columns = [
    ...series.map(({ id, value, format }) => ({
      name: t(`trends.${id}`),
      cell: (week: WeekTrend) => {
        const known = value(week);
        return known === undefined ? '' : format(known);
      },
    })),
    ...siteColumns(weeks).map(({ name, winsIn }) => ({
      name,
      cell: (week: WeekTrend) => formatNumber(winsIn(week)),
    })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('trends.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trends.weeks')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map((week) => (
            <tr key={week.first}>
              <th scope="row">{formatDate(week.first)}</th>
              {columns.map(({ name, cell }) => (
                <td key={name}>{cell(week)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

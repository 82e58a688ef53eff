import { barPath, ChartFrame } from '#components/progress/ChartFrame.tsx';
import { formatNumber } from '#components/ui/format.ts';
import { sumBySite, type WeekTrend } from '#utils/domain/views/trends.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

/** Where there were wins: a site, or the person's own typing. */
export interface SiteColumn {
  /** '' for what was typed. */
  site: string;
  name: string;
  winsIn: (week: WeekTrend) => number;
}

/** The sites by their ids, and after them what was typed. */
export function siteColumns(weeks: readonly WeekTrend[]): SiteColumn[] {
  return Object.keys(sumBySite(weeks))
    .sort((a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1))
    .map((site) => ({
      site,
      name: site ? siteName(site) : t('common.byHand'),
      winsIn: ({ bySite }) => bySite[site]?.wins ?? 0,
    }));
}

/** The wins of each site, week by week one above the other, and what each site comes to. */
export function SiteTrends({ weeks, numbers }: { weeks: WeekTrend[]; numbers: boolean }) {
  const columns = siteColumns(weeks);
  const sums = sumBySite(weeks);
  return (
    <div class="by-site">
      <StackedChart weeks={weeks} columns={columns} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('progress.tool')}</th>
            <th scope="col">{t('trends.wins')}</th>
            {numbers && <th scope="col">{t('trends.points')}</th>}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ site, name }) => (
            <tr key={site}>
              <th scope="row">
                <span class={`swatch ${colorClass(site)}`} />
                {name}
              </th>
              <td>{formatNumber(sums[site]?.wins ?? 0)}</td>
              {numbers && <td>{formatNumber(sums[site]?.points ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StackedChart({ weeks, columns }: { weeks: WeekTrend[]; columns: SiteColumn[] }) {
  const most = Math.max(...weeks.map(({ wins }) => wins), 1);
  /** A site's bars, each on top of those of the sites after it. */
  const path = (index: number) =>
    weeks
      .map((week, x) => {
        const [own = 0, ...below] = columns.slice(index).map(({ winsIn }) => winsIn(week));
        return barPath(x, own / most, below.reduce((sum, wins) => sum + wins, 0) / most);
      })
      .join('');
  return (
    <ChartFrame
      name={t('progress.byTool')}
      top={t('trends.upTo', formatNumber(most))}
      label={t('progress.byToolIs')}
      weeks={weeks}
    >
      {columns.map(({ site }, index) => (
        <path key={site} class={`site-area ${colorClass(site)}`} d={path(index)} />
      ))}
    </ChartFrame>
  );
}

function colorClass(site: string): string {
  return `site-${site || 'manual'}`;
}

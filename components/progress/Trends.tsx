import { useState } from 'preact/hooks';
import { formatDate, formatMonth, formatNumber, formatShare } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { sumBySite, type WeekTrend, weekTrends } from '#utils/domain/views/trends.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

/** What a chart shows of each week. */
interface Series {
  id: 'wins' | 'points' | 'consistency';
  value: (week: WeekTrend) => number;
  format: (value: number) => string;
  /** Full height; without it, the highest value. */
  top?: number;
  /** What is so at a moment is a line; what adds up over a week is a bar. */
  line?: true;
}

const SERIES = {
  wins: { id: 'wins', value: ({ wins }) => wins, format: formatNumber },
  points: { id: 'points', value: ({ points }) => points, format: formatNumber },
  consistency: {
    id: 'consistency',
    value: ({ consistency }) => consistency,
    format: formatShare,
    top: 1,
    line: true,
  },
} satisfies Record<string, Series>;

/** Week by week: wins, points and consistency, each in a small chart, and all of them in one table. */
export function Trends(view: Pick<DashboardState, 'year' | 'today' | 'streaks' | 'settings'>) {
  const [pointedAt, pointAt] = useState<DayKey>();
  const weeks = weekTrends(view);
  const current = weeks.at(-1);
  if (!current || weeks.filter(({ wins }) => wins > 0).length < 2)
    return <p class="empty">{t('trends.empty')}</p>;

  const { wins, points, consistency } = SERIES;
  const shown: Series[] = view.settings.numbers ? [wins, points, consistency] : [wins, consistency];
  const week = weeks.find(({ monday }) => monday === pointedAt) ?? current;
  const when = week === current ? t('trends.thisWeek') : t('trends.weekOf', formatDate(week.monday));
  const sum = n('common.wins', week.wins);
  const share = formatShare(week.consistency);
  return (
    <>
      <div class="charts">
        {shown.map((series) => (
          <Chart key={series.id} series={series} weeks={weeks} pointedAt={pointedAt} onPoint={pointAt} />
        ))}
      </div>
      <p class="quiet">
        {view.settings.numbers
          ? t('trends.weekWithPoints', when, sum, n('common.points', week.points), share)
          : t('trends.week', when, sum, share)}
      </p>
      <Tools weeks={weeks} numbers={view.settings.numbers} />
      <WeekTable weeks={weeks} series={shown} />
    </>
  );
}

interface ChartProps {
  series: Series;
  weeks: WeekTrend[];
  pointedAt: DayKey | undefined;
  onPoint: (monday?: DayKey) => void;
}

/** Each week is one wide and all of them one high; the window stretches that to the room there is. */
function Chart({ series: { id, value, format, top, line }, weeks, pointedAt, onPoint }: ChartProps) {
  const values = weeks.map(value);
  const most = top ?? Math.max(...values, 1);
  // A week in which more was taken back than earned stands at nought.
  const heights = values.map((one) => Math.max(0, one) / most);
  const at = weeks.findIndex(({ monday }) => monday === pointedAt);
  const latest = weeks.length - 1;
  return (
    <figure>
      <figcaption>
        {t(`trends.${id}`)} <span class="quiet">{top ? format(most) : t('trends.upTo', format(most))}</span>
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${weeks.length} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={n(
          `trends.chart.${id}`,
          weeks.length,
          format(Math.min(...values)),
          format(Math.max(...values)),
        )}
        onPointerMove={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          onPoint(weeks[Math.floor(((clientX - left) / width) * weeks.length)]?.monday);
        }}
        onPointerLeave={() => onPoint()}
      >
        {at >= 0 && <path class="pointed" d={`M${at} 0h1v1h-1z`} />}
        {line ? (
          <path class="trend" d={`M${heights.map((height, x) => `${x + 0.5} ${1 - height}`).join('L')}`} />
        ) : (
          <>
            <path
              class="bars"
              d={heights
                .slice(0, latest)
                .map((height, x) => bar(x, height))
                .join('')}
            />
            <path class="bars current" d={bar(latest, heights[latest] ?? 0)} />
          </>
        )}
      </svg>
      <Months weeks={weeks} />
    </figure>
  );
}

/** @param from the height at which it begins */
function bar(x: number, height: number, from = 0): string {
  return `M${x + 0.15} ${1 - from}v-${height}h.7v${height}z`;
}

/** Where the wins were, week by week one above the other, and what each place came to. */
function Tools({ weeks, numbers }: { weeks: WeekTrend[]; numbers: boolean }) {
  const bySite = toolNames(weeks);
  const sums = sumBySite(weeks);
  const most = Math.max(...weeks.map(({ wins }) => wins), 1);
  const paths = bySite.map((_, index) =>
    weeks
      .map((week, x) => {
        const below = bySite.slice(index + 1).reduce((sum, tool) => sum + winsIn(week, tool), 0);
        return bar(x, winsIn(week, bySite[index] ?? '') / most, below / most);
      })
      .join(''),
  );
  return (
    <div class="bySite">
      <figure>
        <figcaption>
          {t('progress.byTool')} <span class="quiet">{t('trends.upTo', formatNumber(most))}</span>
        </figcaption>
        <svg
          class="chart"
          viewBox={`0 0 ${weeks.length} 1`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('progress.byToolIs')}
        >
          {bySite.map((tool, index) => (
            <path key={tool} class={`tool tool-${tool || 'hand'}`} d={paths[index] ?? ''} />
          ))}
        </svg>
        <Months weeks={weeks} />
      </figure>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('progress.tool')}</th>
            <th scope="col">{t('trends.wins')}</th>
            {numbers && <th scope="col">{t('trends.points')}</th>}
          </tr>
        </thead>
        <tbody>
          {bySite.map((tool) => (
            <tr key={tool}>
              <th scope="row">
                <span class={`swatch tool-${tool || 'hand'}`} />
                {toolName(tool)}
              </th>
              <td>{formatNumber(sums[tool]?.wins ?? 0)}</td>
              {numbers && <td>{formatNumber(sums[tool]?.points ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where there were wins: the sites first, and what was typed in after them. */
function toolNames(weeks: WeekTrend[]): string[] {
  return Object.keys(sumBySite(weeks)).sort(
    (a, b) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1),
  );
}

function winsIn({ bySite }: WeekTrend, tool: string): number {
  return bySite[tool]?.wins ?? 0;
}

function toolName(tool: string): string {
  return tool ? siteName(tool) : t('history.byHand');
}

/** The name of a month under the first week that begins in it; every other one is enough to find the rest. */
function Months({ weeks }: { weeks: WeekTrend[] }) {
  const firsts = weeks.flatMap(({ monday }, x) => (Number(monday.slice(8)) <= 7 ? [{ monday, x }] : []));
  return (
    <div class="months" aria-hidden="true">
      {firsts.map(
        ({ monday, x }, index) =>
          (firsts.length - index) % 2 === 1 && (
            <span key={monday} style={{ left: `${(x / weeks.length) * 100}%` }}>
              {formatMonth(monday)}
            </span>
          ),
      )}
    </div>
  );
}

/** The weeks, newest first; built when opened, so that it costs nothing until then. */
function WeekTable({ weeks, series }: { weeks: WeekTrend[]; series: Series[] }) {
  const [open, setOpen] = useState(false);
  const bySite = toolNames(weeks);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('trends.table')}</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-label={t('trends.table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('trends.weeks')}</th>
                {series.map(({ id }) => (
                  <th key={id} scope="col">
                    {t(`trends.${id}`)}
                  </th>
                ))}
                {bySite.map((tool) => (
                  <th key={tool} scope="col">
                    {toolName(tool)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map((week) => (
                <tr key={week.monday}>
                  <th scope="row">{formatDate(week.monday)}</th>
                  {series.map(({ id, value, format }) => (
                    <td key={id}>{format(value(week))}</td>
                  ))}
                  {bySite.map((tool) => (
                    <td key={tool}>{formatNumber(winsIn(week, tool))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

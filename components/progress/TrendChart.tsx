import { barPath, ChartFrame, chartSpan } from '#components/progress/ChartFrame.tsx';
import { formatNumber, formatShare } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { WeekTrend } from '#utils/domain/views/trends.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** What a chart shows of each week. */
export interface Series {
  id: 'wins' | 'points' | 'consistency';
  /** Undefined for a week of which it is not known. */
  value: (week: WeekTrend) => number | undefined;
  format: (value: number) => string;
  /** The value at full height; without it, the highest one. */
  top?: number;
  /** A value at a moment is a line; a sum over a week is a bar. */
  line?: true;
}

export const SERIES = {
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

interface Props {
  series: Series;
  weeks: WeekTrend[];
  pointedAt: DayKey | undefined;
  onPoint: (first?: DayKey) => void;
}

/** One series, week by week; the week under the pointer is marked in all charts. */
export function TrendChart({ series: { id, value, format, top, line }, weeks, pointedAt, onPoint }: Props) {
  const values = weeks.map(value);
  const known = values.filter((one) => one !== undefined);
  const most = top ?? Math.max(...known, 1);
  // A week in which more was taken back than earned stands at nought.
  const heights = values.map((one) => one && Math.max(0, one) / most);
  const at = weeks.findIndex(({ first }) => first === pointedAt);
  return (
    <ChartFrame
      name={t(`trends.${id}`)}
      top={top ? format(most) : t('trends.upTo', format(most))}
      label={n(`trends.chart.${id}`, known.length, format(Math.min(...known)), format(Math.max(...known)))}
      weeks={weeks}
      onPointerMove={({ currentTarget, clientX }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onPoint(weeks[Math.floor(((clientX - left) / width) * chartSpan(weeks))]?.first);
      }}
      onPointerLeave={() => onPoint()}
    >
      {at >= 0 && <path class="pointed" d={`M${at} 0h1v1h-1z`} />}
      {line ? <Line heights={heights} /> : <Bars heights={heights} />}
    </ChartFrame>
  );
}

interface Heights {
  /** 0…1 for each week; undefined where nothing is known. */
  heights: (number | undefined)[];
}

function Line({ heights }: Heights) {
  const points = heights.flatMap((height, x) => (height === undefined ? [] : `${x + 0.5} ${1 - height}`));
  return <path class="trend" d={`M${points.join('L')}`} />;
}

/** The current week's bar may still grow, and looks like it. */
function Bars({ heights }: Heights) {
  const latest = heights.length - 1;
  const bars = heights.map((height = 0, x) => barPath(x, height));
  return (
    <>
      <path class="bars" d={bars.slice(0, latest).join('')} />
      <path class="bars current" d={bars[latest] ?? ''} />
    </>
  );
}

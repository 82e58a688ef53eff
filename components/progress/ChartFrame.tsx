import type { ComponentChildren, SVGAttributes } from 'preact';
import { formatMonth } from '#components/ui/format.ts';
import type { WeekTrend } from '#utils/domain/views/trends.ts';

interface Props extends Pick<SVGAttributes<SVGSVGElement>, 'onPointerMove' | 'onPointerLeave'> {
  /** Stands above the chart, followed by what its full height is. */
  name: string;
  top: string;
  /** The same in words, for those who cannot see it. */
  label: string;
  weeks: readonly WeekTrend[];
  children: ComponentChildren;
}

/** A chart has room for so many weeks, at its end for those to come. */
const LEAST_WEEKS = 8;

/** How many weeks wide a chart of some weeks is. */
export function chartSpan(weeks: readonly WeekTrend[]): number {
  return Math.max(weeks.length, LEAST_WEEKS);
}

/** Where a chart is drawn: each week is one unit wide and the chart one unit high; the page stretches that to its room. */
export function ChartFrame({ name, top, label, weeks, children, ...pointer }: Props) {
  return (
    <figure>
      <figcaption>
        {name} <span class="quiet">{top}</span>
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${chartSpan(weeks)} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        {...pointer}
      >
        {children}
      </svg>
      <MonthLabels weeks={weeks} />
    </figure>
  );
}

/** The path of a bar. @param x which week @param from the height at which it begins, 0…1 */
export function barPath(x: number, height: number, from = 0): string {
  return `M${x + 0.15} ${1 - from}v-${height}h.7v${height}z`;
}

/** The name of a month under the first week that begins in it; every other one is enough to find the rest. */
function MonthLabels({ weeks }: Pick<Props, 'weeks'>) {
  const firsts = weeks.flatMap(({ first }, x) => (Number(first.slice(8)) <= 7 ? [{ first, x }] : []));
  return (
    <div class="months" aria-hidden="true">
      {firsts.map(
        ({ first, x }, index) =>
          (firsts.length - index) % 2 === 1 && (
            <span key={first} style={{ left: `${(x / chartSpan(weeks)) * 100}%` }}>
              {formatMonth(first)}
            </span>
          ),
      )}
    </div>
  );
}

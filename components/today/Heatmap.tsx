import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { CELL, frameOf, HEAD, isPast, PITCH, withPast } from '#components/today/year-grid.ts';
import { formatMonth, formatWeekday } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DayCell } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

// The picture stands without them.
const YearCells = lazy(() => import('#components/today/YearCells.tsx').then((it) => it.YearCells));
const DayTable = lazy(() => import('#components/today/DayTable.tsx').then((it) => it.DayTable));

interface Props {
  /** Columns of seven days, each a week; no day of another calendar year, where one is shown. */
  year: (DayCell | undefined)[][];
  /** Which calendar year it is; none for the last 53 weeks. */
  of?: number | undefined;
  /** Whether points are shown. */
  numbers: boolean;
  /** The person wants to see the wins of a day. */
  onOpen: (day: DayKey) => void;
}

/** The year, a cell for each day: as a picture to take in at once, and as a table to read. */
export function Heatmap({ year, of, numbers, onOpen }: Props) {
  /** What there is to say of the day that is pointed at. */
  const [told, tell] = useState('');
  const past = year.flat().filter(isPast);
  const active = past.filter(({ wins }) => wins > 0);
  const broughtIn = past.reduce((sum, { past }) => sum + past, 0);
  const summary = withPast(summaryOf(active, of), broughtIn);

  return (
    <>
      <div class="heatmap">
        <Weekdays days={year[1] ?? []} />
        <div class="year-cells">
          <Picture year={year} name={summary} />
          <YearCells year={year} numbers={numbers} onTell={tell} onOpen={onOpen} />
        </div>
      </div>
      <div class="heatmap-foot">
        <p>{told || summary}</p>
        <Legend broughtIn={broughtIn > 0} />
      </div>
      <DayByDay days={past.filter(({ wins, past }) => wins > 0 || past > 0)} numbers={numbers} />
    </>
  );
}

/** One path for each heat: hundreds of shapes would cost the first paint more than the rest of the page. */
function Picture({ year, name }: Pick<Props, 'year'> & { name: string }) {
  const paths: Record<string, string> = {};
  for (const [x, column] of year.entries()) {
    for (const [y, cell] of column.entries()) {
      if (!isPast(cell)) continue;
      const plain = cell.heat === 0 && !cell.scheduled ? 'heat-0 off' : `heat-${cell.heat}`;
      const look = cell.heat === 0 && cell.past > 0 ? 'heat-past' : plain;
      paths[look] = (paths[look] ?? '') + square(x * PITCH, HEAD + y * PITCH);
    }
  }
  return (
    // Where there is no room for the whole year, the picture is cut at its old end.
    <svg class="year" {...frameOf(year)} role="img" aria-label={name}>
      {year.map((column, index) => {
        const first = column.find((cell) => cell?.day.endsWith('-01'));
        return (
          first && (
            <text key={first.day} x={index * PITCH} y={11}>
              {formatMonth(first.day)}
            </text>
          )
        );
      })}
      {Object.entries(paths).map(([look, path]) => (
        <path key={look} class={`heat ${look}`} d={path} />
      ))}
    </svg>
  );
}

/** The inner square of a cell; its stroke, as wide as the rest, rounds the corners. */
function square(left: number, top: number): string {
  const inner = CELL / 2;
  return `M${left + inner / 2} ${top + inner / 2}h${inner}v${inner}h-${inner}z`;
}

/** Every other weekday is enough to find the rest. */
function Weekdays({ days }: { days: (DayCell | undefined)[] }) {
  return (
    <div class="weekdays" aria-hidden="true">
      {days.map(
        (cell, row) =>
          cell &&
          row % 2 === 0 && (
            <span key={row} style={{ '--row': row }}>
              {formatWeekday(cell.day)}
            </span>
          ),
      )}
    </div>
  );
}

/** @param broughtIn whether any day shows what was brought in */
function Legend({ broughtIn }: { broughtIn: boolean }) {
  return (
    <p class="legend">
      {broughtIn && (
        <>
          <svg viewBox={`0 0 ${CELL} ${CELL}`} aria-hidden="true">
            <path class="heat heat-past" d={square(0, 0)} />
          </svg>
          <span class="legend-past">{t('past.word')}</span>
        </>
      )}
      {t('year.none')}
      <svg viewBox={`0 0 ${5 * PITCH - (PITCH - CELL)} ${CELL}`} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((heat) => (
          <path key={heat} class={`heat heat-${heat}`} d={square(heat * PITCH, 0)} />
        ))}
      </svg>
      {t('year.twice')}
    </p>
  );
}

/** The same days as a table, which is fetched when it is opened. */
function DayByDay(props: ComponentProps<typeof DayTable>) {
  const [open, setOpen] = useState(false);
  if (props.days.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('year.table')}</summary>
      {open && <DayTable {...props} />}
    </details>
  );
}

/** @param active the days with wins */
function summaryOf(active: DayCell[], of: number | undefined): string {
  if (active.length === 0) return t('year.empty');
  const days = n('year.sumDays', active.length);
  return of === undefined
    ? n('year.sum', total(active), days)
    : n('year.sumOf', total(active), days, String(of));
}

function total(days: DayCell[]): number {
  return days.reduce((sum, { wins }) => sum + wins, 0);
}

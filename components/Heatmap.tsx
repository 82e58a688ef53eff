import { useMemo, useState } from 'preact/hooks';
import type { DayCell } from '../utils/game/view.ts';
import { plural } from '../utils/words.ts';
import { formatLongDay, formatMonth, formatNumber, formatWeekday } from './format.ts';

/** From one cell to the next, in the drawing's units. */
const PITCH = 18;
const CELL = 14;
/** Room above the cells for the names of the months. */
const HEAD = 20;
const HEIGHT = HEAD + 7 * PITCH - (PITCH - CELL);

interface Props {
  /** Columns of seven days, Monday first. */
  year: DayCell[][];
}

/** The year, a cell for each day: as a picture to take in at once, and as a table to read. */
export function Heatmap({ year }: Props) {
  const [pointedAt, pointAt] = useState<DayCell>();
  const past = year.flat().filter(({ future }) => !future);
  const active = past.filter(({ wins }) => wins > 0);
  const summary =
    active.length === 0
      ? 'Each day takes its colour from its wins'
      : `${plural(total(active), 'win')} on ${plural(active.length, 'day')} in the last year`;
  // Pointing at a day redraws the line below it, not 371 cells.
  const picture = useMemo(() => <Picture year={year} name={summary} />, [year, summary]);

  return (
    <>
      <div
        class="heatmap"
        onPointerOver={({ target }) => {
          const day = target instanceof SVGElement && target.dataset.day;
          if (day) pointAt(past.find((cell) => cell.day === day));
        }}
        onPointerLeave={() => pointAt(undefined)}
      >
        <Weekdays days={year[0] ?? []} />
        {picture}
      </div>
      <div class="heatmap-foot">
        <p>{pointedAt ? describe(pointedAt) : summary}</p>
        <Legend />
      </div>
      <DayTable days={active} />
    </>
  );
}

function Picture({ year, name }: Props & { name: string }) {
  const width = year.length * PITCH - (PITCH - CELL);
  return (
    // Where there is no room for the whole year, the picture is cut at its old end.
    <svg
      class="year"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMid slice"
      role="img"
      aria-label={name}
    >
      {year.map((column, index) => {
        const month = startsMonth(column);
        return (
          month && (
            <text key={month.day} x={index * PITCH} y={11}>
              {formatMonth(month.day)}
            </text>
          )
        );
      })}
      {year.flatMap((column, x) =>
        column.map(
          ({ day, heat, scheduled, future }, y) =>
            !future && (
              <rect
                key={day}
                class={`heat-${heat} ${scheduled ? '' : 'off'}`}
                data-day={day}
                x={x * PITCH}
                y={HEAD + y * PITCH}
                width={CELL}
                height={CELL}
                rx={3.5}
              />
            ),
        ),
      )}
    </svg>
  );
}

/** Every other weekday is enough to find the rest. */
function Weekdays({ days }: { days: DayCell[] }) {
  return (
    <div class="weekdays" aria-hidden="true">
      {days.map(
        ({ day }, row) =>
          row % 2 === 0 && (
            <span key={day} style={{ '--row': row }}>
              {formatWeekday(day)}
            </span>
          ),
      )}
    </div>
  );
}

function Legend() {
  return (
    <p class="legend">
      No wins
      <svg viewBox={`0 0 ${5 * PITCH - (PITCH - CELL)} ${CELL}`} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((heat) => (
          <rect key={heat} class={`heat-${heat}`} x={heat * PITCH} width={CELL} height={CELL} rx={3.5} />
        ))}
      </svg>
      Twice the goal
    </p>
  );
}

/** The days with wins, newest first; built when opened, so that it costs nothing until then. */
function DayTable({ days }: { days: DayCell[] }) {
  const [open, setOpen] = useState(false);
  if (days.length === 0) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Day by day</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="scroll" tabIndex={0} aria-label="Day by day">
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Wins</th>
                <th scope="col">Points</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ day, wins, points }) => (
                <tr key={day}>
                  <th scope="row">{formatLongDay(day)}</th>
                  <td>{formatNumber(wins)}</td>
                  <td>{formatNumber(points)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function describe({ day, wins, points }: DayCell): string {
  return `${formatLongDay(day)}: ${plural(wins, 'win')}, ${plural(points, 'point')}`;
}

/** The first day of a month if it lies in this column. */
function startsMonth(column: DayCell[]): DayCell | undefined {
  return column.find(({ day }) => day.endsWith('-01'));
}

function total(days: DayCell[]): number {
  return days.reduce((sum, { wins }) => sum + wins, 0);
}

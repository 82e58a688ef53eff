import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CELL, frameOf, HEAD, isPast, PITCH, withPast, type Year } from '#components/today/year-grid.ts';
import { dayAfter } from '#components/today/year-keys.ts';
import { formatLongDay } from '#components/ui/format.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { DayCell } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  year: Year;
  /** Whether points are shown. */
  numbers: boolean;
  /** Hears what there is to say of the day that is pointed at; '' of none. */
  onTell: (text: string) => void;
  onOpen: (day: DayKey) => void;
}

/**
 * The days of the picture below it, for the pointer and for the keyboard: one of them is a stop of the Tab key, and the
 * arrow keys lead to the others. Of all cells there is only that one: hundreds would cost more than the rest of the page.
 */
export function YearCells({ year, numbers, onTell, onOpen }: Props) {
  const grid = useRef<SVGSVGElement>(null);
  const cursor = useRef<SVGRectElement>(null);
  const days = placesOf(year);
  const [chosen, choose] = useState<DayKey>();
  const index = days.findIndex(({ cell }) => cell.day === chosen);
  const at = index < 0 ? days.length - 1 : index;
  // A cell is an element of its own, so that its day is heard.
  useLayoutEffect(() => {
    if (chosen) cursor.current?.focus();
  }, [chosen]);
  const place = days[at];
  if (!place) return null;
  const { cell, x, y } = place;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') onOpen(cell.day);
    else {
      const left = grid.current ? leftOf(grid.current) : 0;
      const first = Math.max(
        0,
        days.findIndex((place) => place.x * PITCH >= left),
      );
      const next = dayAfter(event.key, at, first, days.length - 1);
      if (next === undefined) return;
      choose(days[next]?.cell.day);
    }
    event.preventDefault();
  };
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: a drawing has no elements of tables
    // biome-ignore-start lint/a11y/noNoninteractiveElementToInteractiveRole: its cell has the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: its cell hears the keys
    <svg
      ref={grid}
      class="year-grid"
      {...frameOf(year)}
      role="grid"
      aria-label={t('year.cells')}
      aria-rowcount={7}
      aria-colcount={year.length}
      onPointerMove={(event) => {
        const cell = cellAt(event, year);
        onTell(cell ? describe(cell, numbers) : '');
      }}
      onPointerLeave={() => onTell('')}
      onClick={(event) => {
        const cell = cellAt(event, year);
        if (cell) onOpen(cell.day);
      }}
    >
      <g role="row" aria-rowindex={y + 1}>
        <rect
          key={cell.day}
          ref={cursor}
          class="day-cursor"
          role="gridcell"
          // In a drawing, names of attributes have no other form.
          tabindex={0}
          aria-colindex={x + 1}
          aria-label={describe(cell, numbers)}
          x={x * PITCH}
          y={HEAD + y * PITCH}
          width={CELL}
          height={CELL}
          rx={3}
          onKeyDown={onKeyDown}
          onFocus={() => onTell(describe(cell, numbers))}
          onBlur={() => onTell('')}
        />
      </g>
    </svg>
    // biome-ignore-end lint/a11y/noNoninteractiveElementToInteractiveRole: see above
    // biome-ignore-end lint/a11y/useSemanticElements: see above
  );
}

interface Place {
  cell: DayCell;
  x: number;
  y: number;
}

/** How far the ring around the cell that has the focus goes beyond it, at the most. */
const RING = 2;

/** The days that have begun, each with its place in the picture, from the oldest. */
function placesOf(year: Year): Place[] {
  return year.flatMap((column, x) => column.flatMap((cell, y) => (isPast(cell) ? [{ cell, x, y }] : [])));
}

/** Where the cells begin that are seen whole, in the drawing's own units: its left may be cut off. */
function leftOf(drawing: SVGSVGElement): number {
  const { left, top } = drawing.getBoundingClientRect();
  const cut = new DOMPoint(left, top).matrixTransform(drawing.getScreenCTM()?.inverse()).x;
  return cut < 1 ? 0 : cut + RING;
}

function cellAt(
  { currentTarget, clientX, clientY }: { currentTarget: SVGSVGElement; clientX: number; clientY: number },
  year: Year,
): DayCell | undefined {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(currentTarget.getScreenCTM()?.inverse());
  const cell = year[Math.floor(x / PITCH)]?.[Math.floor((y - HEAD) / PITCH)];
  return isPast(cell) ? cell : undefined;
}

function describe({ day, wins, points, past }: DayCell, numbers: boolean): string {
  const [when, done] = [formatLongDay(day), n('common.wins', wins)];
  const text = numbers ? t('year.day', when, done, n('common.points', points)) : t('week.day', when, done);
  return withPast(text, past);
}

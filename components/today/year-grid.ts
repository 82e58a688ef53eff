import type { DayCell } from '#utils/domain/views/dashboard.ts';
import { n } from '#utils/platform/i18n.ts';

/** Columns of seven days, each a week; no day where the year shown has none. */
export type Year = readonly (readonly (DayCell | undefined)[])[];

/** From one cell to the next, in the drawing's units. */
export const PITCH = 18;
export const CELL = 14;
/** Room above the cells for the names of the months. */
export const HEAD = 20;

/** How a drawing of a year is fitted into its room: where it is too narrow, the old end is cut off. */
export function frameOf(year: Year) {
  const gap = PITCH - CELL;
  return {
    viewBox: `0 0 ${year.length * PITCH - gap} ${HEAD + 7 * PITCH - gap}`,
    preserveAspectRatio: 'xMaxYMid slice',
  };
}

/** Whether there is such a day, and it has begun. */
export function isPast(cell: DayCell | undefined): cell is DayCell {
  return cell !== undefined && !cell.future;
}

/** A text with how much was brought in beside what it tells. */
export function withPast(text: string, past: number): string {
  return past > 0 ? `${text} · ${n('past.count', past)}` : text;
}

import { formatLongWeekday, formatWeekday } from '#components/ui/format.ts';
import { addDays } from '#utils/domain/calendar.ts';

/** 1 is Monday, 7 is Sunday. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Any Monday, to name weekdays by. */
const MONDAY = '2026-03-02';

/** Mon, for 1 */
export function weekdayName(weekday: number): string {
  return formatWeekday(addDays(MONDAY, weekday - 1));
}

/** Monday, for 1 */
export function longWeekdayName(weekday: number): string {
  return formatLongWeekday(addDays(MONDAY, weekday - 1));
}

/** Some weekdays in order, with another one, or without it if it was among them. */
export function toggleWeekday(chosen: readonly number[], weekday: number): number[] {
  return WEEKDAYS.filter((other) => chosen.includes(other) !== (other === weekday));
}

interface Props {
  chosen: readonly number[];
  /** Several may be toggled before the page is drawn anew, so that `chosen` is older than they are. */
  onToggle: (weekday: number) => void;
}

/** The days of the week, each with a check mark if it is chosen. */
export function WeekdayBoxes({ chosen, onToggle }: Props) {
  return WEEKDAYS.map((weekday) => (
    <label key={weekday}>
      <input type="checkbox" checked={chosen.includes(weekday)} onChange={() => onToggle(weekday)} />
      {weekdayName(weekday)}
    </label>
  ));
}

import {
  addDays,
  type DayKey,
  daysBetween,
  latestWeekday,
  type Month,
  monthOf,
} from '#utils/domain/calendar.ts';

/** Weeks for which cards are kept, this one included. */
export const KEPT_WEEKS = 8;
const MONDAY = 1;

/** The Monday of a day's week. A team's weeks begin on Mondays, whatever a member's own weeks begin with. */
export function mondayOf(day: DayKey): DayKey {
  return latestWeekday(day, MONDAY);
}

/** Whether a day is one that a week is named by. */
export function isMonday(day: DayKey): boolean {
  return mondayOf(day) === day;
}

/** The month that a week counts for: that of its Thursday, so that most of its days lie in it. @param week its Monday */
export function monthOfWeek(week: DayKey): Month {
  return monthOf(addDays(week, 3));
}

/** Whether cards of a week are kept on a day. Where a colleague is it may be tomorrow already. @param week its Monday */
export function isKeptWeek(week: DayKey, today: DayKey): boolean {
  return week <= mondayOf(addDays(today, 1)) && daysBetween(week, mondayOf(today)) < KEPT_WEEKS * 7;
}

import type { DayKey } from '#utils/domain/calendar.ts';

/** What a person can put away for the rest of a day. `localStorage` holds for each the latest day on which they did. */
export type Dismissible = 'welcome' | 'priority';

const keyOf = (what: Dismissible) => `put-away-${what}`;

/** Whether something was put away on a day. */
export function isPutAway(what: Dismissible, day: DayKey): boolean {
  try {
    return localStorage.getItem(keyOf(what)) === day;
  } catch {
    return false;
  }
}

/** Keeps in mind that something was put away on a day. */
export function putAway(what: Dismissible, day: DayKey): void {
  try {
    localStorage.setItem(keyOf(what), day);
  } catch {
    // Where there is no storage, the next page shows it once more.
  }
}

import type { DayKey } from '#utils/domain/calendar.ts';

/** Holds in `localStorage` the latest day on which a person was welcomed back and put that away. */
const KEY = 'welcomed';

/** Whether the welcome of a day was put away. */
export function isWelcomed(day: DayKey): boolean {
  try {
    return localStorage.getItem(KEY) === day;
  } catch {
    return false;
  }
}

/** Keeps in mind that the welcome of a day was put away. */
export function setWelcomed(day: DayKey): void {
  try {
    localStorage.setItem(KEY, day);
  } catch {
    // Where there is no storage, the next page welcomes once more.
  }
}

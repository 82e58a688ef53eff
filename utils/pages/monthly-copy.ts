import { type DayKey, dayKey, daysBetween, isDay, momentAt } from '#utils/domain/calendar.ts';
import { saveCopy } from '#utils/pages/copies.ts';

/** Lies in `localStorage`: it is of this browser alone. */
const KEY = 'monthly-copy';
/** Days after which another copy is offered. */
const MONTH_DAYS = 30;

/** A copy of everything, offered once a month where a browser gives an extension no folder. */
export const monthlyCopy = {
  /** The day of the last one; undefined for none. */
  lastDay(): DayKey | undefined {
    const stored = localStorage.getItem(KEY);
    return stored && isDay(stored) ? stored : undefined;
  },
  /** Whether another one is to be offered. */
  isDue(): boolean {
    const last = monthlyCopy.lastDay();
    return !last || daysBetween(last, today()) >= MONTH_DAYS;
  },
  /** Saves one with all words. @returns the name of its file @throws when the log could not be read */
  async onSave(): Promise<string> {
    const name = await saveCopy(true);
    localStorage.setItem(KEY, today());
    return name;
  },
};

function today(): DayKey {
  const { at, offset } = momentAt(new Date());
  return dayKey(at, offset, 0);
}

/** A civil date `YYYY-MM-DD`: the day something counts for. Sorts as text. */
export type DayKey = string;

/** A civil month `YYYY-MM`. */
export type Month = string;

/** When and where something happened. */
export interface Moment {
  /** UTC ms */
  at: number;
  /** Minutes east of UTC. */
  offset: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * The first and the last day of any log. A clock may be wrong by many years; but the rules go through all days between
 * two, so that there must be an end to them.
 */
export const [FIRST_DAY, LAST_DAY] = ['1900-01-01', '2199-12-31'] as const;
/** How far any moment lies from 1970, in ms, and any clock on a wall from UTC, in minutes. */
export const FARTHEST = { at: 7.3e12, offset: 1440 };

/** When a date is, and where by its own clock. */
export function momentAt(date: Date): Moment {
  // Not its negation, which of 0 is -0: no JSON tells the two apart, so that a copy of the log would be another one.
  return { at: date.getTime(), offset: 0 - date.getTimezoneOffset() };
}

/**
 * The day that a moment counts for: its civil date by the clock on the wall, less the day start.
 * @param at UTC ms
 * @param offset minutes east of UTC where it happened
 * @param dayStart minutes after midnight at which a day begins
 */
export function dayKey(at: number, offset: number, dayStart: number): DayKey {
  return civilDay(Math.floor((at + (offset - dayStart) * MINUTE_MS) / DAY_MS));
}

/** Minutes east of UTC at a moment (UTC ms) in some place: a place's clock is set forward and back. */
export type OffsetAt = (at: number) => number;

/** Where this machine is. */
export const localOffset: OffsetAt = (at) => momentAt(new Date(at)).offset;

/**
 * The next moment (UTC ms) at which the clock on the wall shows one of some times, or at which it is set forward or
 * back, since then it may have jumped over one of them, or show it again.
 * @param at UTC ms
 * @param minutes after midnight
 */
export function nextOnClock(at: number, minutes: readonly number[], offsetAt: OffsetAt): number {
  const shift = offsetAt(at) * MINUTE_MS;
  const midnight = Math.floor((at + shift) / DAY_MS) * DAY_MS - shift;
  const times = minutes.flatMap((minute) => [0, DAY_MS].map((day) => midnight + day + minute * MINUTE_MS));
  const next = Math.min(midnight + DAY_MS, ...times.filter((time) => time > at));
  return clockChange(at, next, offsetAt) ?? next;
}

/** The moment after one and until another at which a clock is set forward or back; undefined if it is not. */
function clockChange(from: number, until: number, offsetAt: OffsetAt): number | undefined {
  const before = offsetAt(from);
  if (offsetAt(until) === before) return undefined;
  let [still, changed] = [from, until];
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2);
    if (offsetAt(middle) === before) still = middle;
    else changed = middle;
  }
  return changed;
}

/** Whether a text is a civil date that the calendar has, and a log can have. */
export function isDay(text: string): boolean {
  if (text < FIRST_DAY || text > LAST_DAY) return false;
  if (numbers.has(text)) return true;
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A civil day's running number. Civil days are all alike, so numbers of two days subtract to their distance. */
export function dayNumber(day: DayKey): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (!Number.isNaN(number) && civilDay(number) === day) remember(numbers, day, number);
  return number;
}

/** The civil date `days` after `day`; negative goes back. */
export function addDays(day: DayKey, days: number): DayKey {
  return civilDay(dayNumber(day) + days);
}

// A log of years asks the same few thousand days again and again, and to read and to write dates was a quarter of all
// that its projection took. Both hold days of the calendar only.
const numbers = new Map<DayKey, number>();
const civilDays = new Map<number, DayKey>();
/** More days than a long life has. */
const REMEMBERED = 50_000;

function civilDay(number: number): DayKey {
  const known = civilDays.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
  remember(civilDays, number, day);
  return day;
}

function remember<K, V>(all: Map<K, V>, key: K, value: V): void {
  if (all.size >= REMEMBERED) all.clear();
  all.set(key, value);
}

/** The month of a day. */
export function monthOf(day: DayKey): Month {
  return day.slice(0, 7);
}

/** What is left of a number, below zero as well, once whole steps are taken away. */
export function modulo(number: number, step: number): number {
  return ((number % step) + step) % step;
}

/** Monday is 1, Sunday is 7. */
export function weekday(day: DayKey): number {
  return modulo(dayNumber(day) + 3, 7) + 1;
}

/** The latest day until a day that is of some weekday. */
export function latestWeekday(day: DayKey, wanted: number): DayKey {
  return addDays(day, -modulo(weekday(day) - wanted, 7));
}

/** How many days the second comes after the first. */
export function daysBetween(first: DayKey, second: DayKey): number {
  return dayNumber(second) - dayNumber(first);
}

/** Every day strictly between two. */
export function between(first: DayKey, second: DayKey): DayKey[] {
  const count = Math.max(0, daysBetween(first, second) - 1);
  return Array.from({ length: count }, (_, index) => addDays(first, index + 1));
}

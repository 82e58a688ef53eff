import { MINUTE_MS } from '#utils/domain/calendar.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** Ms that two clocks may differ. */
const CLOCKS_MS = 5 * MINUTE_MS;

/** A moment in whole seconds, as a JWT has it. @param at UTC ms */
export function secondsOf(at: number): number {
  return Math.floor(at / 1000);
}

/** The end of the last year that is read, and the beginning of its last day, which it is for whoever is furthest east. */
const [END, LAST_DAY] = [Date.UTC(10_000), Date.UTC(9999, 11, 31)];

/**
 * A moment in the years 1970…9999 as a credential says it.
 * @param form a text, as a credential has it, or seconds, as a JWT has them
 * @returns UTC ms; NaN for anything else
 */
export function readMoment(time: unknown, form: 'text' | 'seconds' = 'text'): number {
  let at = Number.NaN;
  if (form === 'text' && typeof time === 'string') at = Date.parse(time);
  if (form === 'seconds' && typeof time === 'number') at = time * 1000;
  return at >= 0 && at < END ? Math.min(at, LAST_DAY) : Number.NaN;
}

/**
 * Whether a credential holds at a moment, by the times of the JWT and by those of the credential in it.
 * @param now UTC ms
 */
export function refusalOfTimes(payload: Record<string, unknown>, now: number): Refusal | undefined {
  const { nbf, exp, validFrom, validUntil } = payload;
  const [begins, ends] = [timesIn(nbf, validFrom), timesIn(exp, validUntil)];
  // A time that nobody can read holds never.
  if ([...begins, ...ends].some(Number.isNaN)) return 'shape';
  if (begins.some((at) => at > now + CLOCKS_MS)) return 'future';
  return ends.some((at) => at < now - CLOCKS_MS) ? 'expired' : undefined;
}

/** Those of two times that are there, NaN for what is none. @param seconds of the JWT @param text of the credential */
function timesIn(seconds: unknown, text: unknown): number[] {
  return [
    ...(seconds === undefined ? [] : [readMoment(seconds, 'seconds')]),
    ...(text === undefined ? [] : [readMoment(text)]),
  ];
}

import { MINUTE_MS } from '#utils/domain/calendar.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** Ms that two clocks may differ. */
const CLOCKS_MS = 5 * MINUTE_MS;

/** A moment in whole seconds, as a JWT has it. @param at UTC ms */
export function secondsOf(at: number): number {
  return Math.floor(at / 1000);
}

/**
 * Whether a credential holds at a moment, by the times of the JWT and by those of the credential in it.
 * @param now UTC ms
 */
export function refusalOfTimes(payload: Record<string, unknown>, now: number): Refusal | undefined {
  const { nbf, exp, validFrom, validUntil } = payload;
  const begins = [momentOf(nbf, 1000), momentOf(validFrom)].flatMap((at) => at ?? []);
  const ends = [momentOf(exp, 1000), momentOf(validUntil)].flatMap((at) => at ?? []);
  // A time that nobody can read holds never.
  if ([...begins, ...ends].some(Number.isNaN)) return 'shape';
  if (begins.some((at) => at > now + CLOCKS_MS)) return 'future';
  return ends.some((at) => at < now - CLOCKS_MS) ? 'expired' : undefined;
}

/** UTC ms; undefined where nothing is said, NaN for what is no time. */
function momentOf(time: unknown, unit?: number): number | undefined {
  if (time === undefined) return undefined;
  if (unit !== undefined) return typeof time === 'number' ? time * unit : Number.NaN;
  return typeof time === 'string' ? Date.parse(time) : Number.NaN;
}

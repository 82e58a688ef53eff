import type { DayKey } from '#utils/domain/calendar.ts';
import { locale } from '#utils/platform/i18n.ts';

const LOCALE = locale();

const whole = new Intl.NumberFormat(LOCALE);
const signed = new Intl.NumberFormat(LOCALE, { signDisplay: 'exceptZero' });
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent' });
const odds = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 2 });
const twoDigits = new Intl.NumberFormat(LOCALE, { minimumIntegerDigits: 2 });
const wallClock = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
const span = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const list = new Intl.ListFormat(LOCALE);
const moment = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });

/** 1,234 */
export const formatNumber = (value: number): string => whole.format(value);

/** 66 %, of a number from 0 to 1; never more than there is. */
export const formatShare = (value: number): string => percent.format(Math.floor(value * 100) / 100);

/** 5.83 %, of a number from 0 to 1. */
export const formatOdds = (value: number): string => odds.format(value);

/** 0.0833, with so many decimals. */
export const formatDecimals = (value: number, decimals: number): string =>
  new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

/** +10, -3, 0 */
export const formatGain = (points: number): string => signed.format(points);

/** 14:32, by the clock where it happened. @param at UTC ms @param offset minutes east of UTC */
export const formatTime = (at: number, offset: number): string => wallClock.format(at + offset * 60_000);

/** 20 Nov 2026, 14:32, by this machine's clock. */
export const formatMoment = (at: number): string => moment.format(at);

/** 4:59, of ms that are left; its seconds are those that have not ended. */
export function formatCountdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${formatNumber(Math.floor(seconds / 60))}:${twoDigits.format(seconds % 60)}`;
}

/** 04:00, of minutes after midnight. */
export const formatMinute = (minute: number): string => wallClock.format(minute * 60_000);

/** Mon, Tue and Wed */
export const formatList = (names: readonly string[]): string => list.format(names);

/** Fri, 20 Nov */
export const formatDay = civil({ weekday: 'short', day: 'numeric', month: 'short' });

/** 20 Nov 2026 */
export const formatDate = civil({ day: 'numeric', month: 'short', year: 'numeric' });

/** Friday, 20 November 2026 */
export const formatLongDay = civil({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** Fri */
export const formatWeekday = civil({ weekday: 'short' });

/** Friday */
export const formatLongWeekday = civil({ weekday: 'long' });

/** Nov */
export const formatMonth = civil({ month: 'short' });

/** November 2026 */
export const formatLongMonth = civil({ month: 'long', year: 'numeric' });

/** 16 – 22 Nov */
export const formatSpan = (from: DayKey, to: DayKey): string =>
  span.formatRange(Date.parse(from), Date.parse(to));

/** Day keys are civil dates; they are read and shown as UTC so that no zone shifts them. */
function civil(options: Intl.DateTimeFormatOptions): (day: DayKey) => string {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
  return (day) => format.format(Date.parse(day));
}

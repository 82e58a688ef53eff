import { type DayKey, dayKey, isDay, localOffset, MINUTE_MS } from '#utils/domain/calendar.ts';
import type { When } from '#utils/pages/past/types.ts';

/** Whether the day or the month comes first where both are numbers and the year comes last. */
export type DateOrder = 'dmy' | 'mdy';

/** The day that the calendar on this machine's wall shows at a moment (UTC ms). */
export function localDay(at: number): DayKey {
  return dayKey(at, localOffset(at), 0);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;
const DIGITS_ONLY = /^(\d{4})(\d\d)(\d\d)(?=$|t| )/;
const DAY_AND_NAME = /^(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4}|\d\d(?![\d:]))/;
const NAME_AND_DAY = /^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})/;
const TIME =
  /^(?:t|,| |at|um|à)*(\d{1,2})[:h.]?(\d\d)(?:[:.]?(\d\d)(?:[.,]\d+)?)?(?: ?(?:([ap])\.? ?m?\.?|uhr|h)(?![a-z]))? ?(.*)$/;
/** How far from UTC; the name of a zone says no more, and is nothing without that. */
const ZONE = /^(?:z|utc|gmt|(?:utc|gmt)?([+-])(\d\d):?(\d\d)?(?: [a-z]{3,5})?)(?: ?[([].*)?$/;

/**
 * When a text says that something was: a moment, a time without a zone, or a day where it has no time, or midnight, which
 * stands for none. Undefined for what is no date, or could be two.
 * @param order how to read a date of numbers with its year at the end; without it there is none
 */
export function parseWhen(written: string, order?: DateOrder): When | undefined {
  const text = clean(written);
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const date = dateIn(text, order);
  if (!date || !isDay(date.day)) return undefined;
  const rest = text.slice(date.length).trim();
  if (rest === '') return { day: date.day };
  const time = TIME.exec(rest);
  if (!time) return undefined;
  const [, hours = '', minutes = '', seconds = '00', half, zone = ''] = time;
  const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12))
    return undefined;
  // Programs that know the day alone write its midnight.
  if (hour === 0 && Number(minutes) === 0 && Number(seconds) === 0) return { day: date.day };
  if (zone === '') return { day: date.day, time: `${String(hour).padStart(2, '0')}:${minutes}:${seconds}` };
  const [year = 0, month = 1, day = 1] = date.day.split('-').map(Number);
  const offset = offsetOf(zone);
  if (offset === undefined) return undefined;
  return Date.UTC(year, month - 1, day, hour, Number(minutes), Number(seconds)) - offset * MINUTE_MS;
}

/** In which order some dates must be read: `either` if nothing tells, undefined where none has its year at the end. */
export function dateOrder(texts: readonly string[]): DateOrder | 'either' | undefined {
  const dates = texts.flatMap((text) => {
    const [, first, second] = YEAR_LAST.exec(clean(text)) ?? [];
    return first && second ? [[Number(first), Number(second)] as const] : [];
  });
  if (dates.length === 0) return undefined;
  const [isDayFirst, isMonthFirst] = [
    dates.some(([first]) => first > 12),
    dates.some(([, second]) => second > 12),
  ];
  if (isDayFirst === isMonthFirst) return 'either';
  return isDayFirst ? 'dmy' : 'mdy';
}

/** Without the name of a weekday, and with the signs of a Japanese or Chinese date as others have them. */
function clean(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? /, '')
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日/, '$1-$2-$3');
}

function dateIn(text: string, order: DateOrder | undefined): { day: DayKey; length: number } | undefined {
  const find = (pattern: RegExp, read: (parts: string[]) => [year: string, month: string, day: string]) => {
    const [whole, ...parts] = pattern.exec(text) ?? [];
    if (whole === undefined) return undefined;
    const [year, month, day] = read(parts);
    const full = year.length === 2 ? `20${year}` : year;
    return { day: `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, length: whole.length };
  };
  const named = (name: string) => String(MONTHS.indexOf(name) + 1);
  return (
    find(YEAR_FIRST, ([year = '', month = '', day = '']) => [year, month, day]) ??
    find(DIGITS_ONLY, ([year = '', month = '', day = '']) => [year, month, day]) ??
    find(DAY_AND_NAME, ([day = '', name = '', year = '']) => [year, named(name), day]) ??
    find(NAME_AND_DAY, ([name = '', day = '', year = '']) => [year, named(name), day]) ??
    (order &&
      find(YEAR_LAST, ([first = '', second = '', year = '']) =>
        order === 'dmy' ? [year, second, first] : [year, first, second],
      ))
  );
}

/** Minutes east of UTC; undefined where nothing says how many. */
function offsetOf(zone: string): number | undefined {
  const said = ZONE.exec(zone);
  const [, sign, hours = '0', minutes = '0'] = said ?? [];
  return said ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : undefined;
}

import { MINUTE_MS } from '#utils/domain/calendar.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

/** How a table of wins is written: its words, and what separates its cells. */
export interface CsvStyle {
  /** What stands above each column, in the order of {@link winRow}. */
  header: readonly string[];
  /** What wins of a kind are called. */
  kindName: (win: Win) => string;
  placeName: (win: Win) => string;
  /** A comma, or a semicolon where the comma is the decimal sign: a spreadsheet there expects no other. */
  separator: ',' | ';';
}

/** Before the first cell, so that a spreadsheet reads UTF-8. */
const MARK = '\u{feff}';
/** What a spreadsheet would calculate: also behind blanks, and in the wide form of East Asian writing. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Wins as a table for a spreadsheet, in the order given (RFC 4180). No cell of it is ever calculated. */
export function winsAsCsv(wins: readonly Win[], style: CsvStyle): string {
  const rows = [style.header, ...wins.map((win) => winRow(win, style))];
  const lines = rows.map((row) => row.map((cell) => csvCell(cell, style.separator)).join(style.separator));
  return MARK + lines.map((line) => `${line}\r\n`).join('');
}

/** Day, time by the clock where it happened, zone, title, kind, place, points, address, and id of the event. */
function winRow(win: Win, { kindName, placeName }: CsvStyle): string[] {
  const { day, at, offset, title, points, url, id } = win;
  const time = new Date(at + offset * MINUTE_MS).toISOString();
  return [
    ...[day, `${time.slice(0, 10)} ${time.slice(11, 19)}`, zoneOf(offset), title, kindName(win)],
    ...[placeName(win), String(points), url, id],
  ];
}

/** UTC+05:30 */
function zoneOf(offset: number): string {
  const minutes = Math.abs(offset);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `UTC${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** A cell as it stands in its row. An apostrophe before it says that it is text. */
export function csvCell(text: string, separator: CsvStyle['separator']): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

import type { Win } from '#utils/domain/scoring/win.ts';

/** Octets of a line, without its end. */
const LINE = 75;
/** What no text of a calendar may hold, but for the line feed, which is escaped. */
const CONTROL = /(?!\n)\p{Cc}/gu;

/**
 * Wins as a calendar (RFC 5545): each an event at its moment that takes no time. Their ids stay the same, so a calendar
 * that is imported again changes what is there.
 * @param nameOf what to call a win
 * @param name of the calendar
 */
export function winsAsCalendar(wins: readonly Win[], nameOf: (win: Win) => string, name: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Microwin//Wins//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...wins.flatMap((win) => eventLines(win, nameOf(win))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines({ id, at, url }: Win, name: string): string[] {
  const time = utc(at);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(id)}@microwin`,
    `DTSTAMP:${time}`,
    `DTSTART:${time}`,
    `SUMMARY:${escapeText(name)}`,
    ...(/^https:\/\/\S+$/.test(url) ? [`URL:${url.replace(CONTROL, '')}`] : []),
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

/** 20261119T143000Z */
function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Breaks a line after so many octets at the most, and never within a character; a blank begins what goes on. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = octetsOf(character);
    if (octets + length > LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

/** How long a character is in UTF-8. Half a pair of surrogates is written as a replacement of three. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

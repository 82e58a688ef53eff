/** The version of the format of copies, which `docs/format.md` describes. */
export const COPY_FORMAT = 1;

/** Whether a file is a copy that this build reads, or why it is not one. */
export type CopyKind = 'readable' | 'newer' | 'older' | 'foreign';

/** How a copy ends: with the number of its events, and the SHA-256 of all lines before, in hex. */
export interface CopyEnd {
  events: number;
  sha256: string;
}

/** The first line of a copy. @param own whether it holds what the person wrote to themselves */
export function copyHeader(own: boolean): string {
  return JSON.stringify({ microwin: 'copy', format: COPY_FORMAT, texts: own ? 'all' : 'work' });
}

/** The last line of a copy. */
export function copyEnd({ events, sha256 }: CopyEnd): string {
  return JSON.stringify({ events, sha256 });
}

/** What kind of file begins with a line, or with a part of one that is too long to be read. */
export function copyKind(line: string): CopyKind {
  const header = parseLine(line);
  if (!header) return /^\{"microwin":"\d/.test(line) ? 'older' : 'foreign';
  if (typeof header.microwin !== 'string') return 'foreign';
  if (header.microwin !== 'copy') return Array.isArray(header.events) ? 'older' : 'foreign';
  const { format } = header;
  if (!Number.isSafeInteger(format)) return 'foreign';
  if (format === COPY_FORMAT) return 'readable';
  return Number(format) > COPY_FORMAT ? 'newer' : 'older';
}

/** The object that a line is; undefined if it is none. */
export function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What a line says of the end of a copy; undefined if it is no last line. */
export function parseEnd(line: Record<string, unknown> | undefined): CopyEnd | undefined {
  const { events, sha256 } = line ?? {};
  return typeof events === 'number' && typeof sha256 === 'string' ? { events, sha256 } : undefined;
}

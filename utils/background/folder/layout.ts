import { parseLine } from '#utils/domain/copy-format.ts';

/** The version of the layout of a folder, which `docs/format.md` describes. */
const FORMAT = 1;
/** The name of the file that says what a device's folder holds. */
export const HEAD = 'head';
/** Bytes of a file that are read at the most: what is larger was not written by us. */
export const MOST_BYTES = { head: 1e6, segment: 64e6 };

const WRITER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEGMENT = /^\d{6}-[0-9a-f]{16}\.mw$/;
/** What we leave behind when we are stopped as we write one. */
const LEFTOVER = /^\d{6}-[0-9a-f]{16}\.mw(\.crswap)?$/;

/** What one device's folder holds. */
export interface Head {
  /** Its bytes, as they are compared with what was read before. */
  text: string;
  /** The names of its segments, in order. */
  segments: readonly string[];
}

/** Whether a folder has the name of one that a device of ours writes; names like "… (1)" are none. */
export function isWriter(name: string): boolean {
  return WRITER.test(name);
}

/** Whether a file is a segment, or what is left of one that was being written. */
export function isOwnFile(name: string): boolean {
  return LEFTOVER.test(name);
}

/** The name of a segment. @param sequence its number in its folder, from 1 @param sha256 of its bytes, hex */
export function segmentName(sequence: number, sha256: string): string {
  return `${digits(sequence)}-${sha256.slice(0, 16)}.mw`;
}

/** What a segment is sealed to, its writer and its number, so that none can stand in another's place. */
export function placeOf(writer: string, sequence: number): string {
  return `${writer}/${digits(sequence)}`;
}

function digits(sequence: number): string {
  return String(sequence).padStart(6, '0');
}

/** The number and the hash that a segment's name tells. */
export function parseSegmentName(name: string): { sequence: number; hash: string } {
  return { sequence: Number(name.slice(0, 6)), hash: name.slice(7, 23) };
}

/** The text of a browser's head file, which lists its segments. */
export function headText(segments: readonly string[]): string {
  return `${JSON.stringify({ microwin: 'folder', format: FORMAT, segments })}\n`;
}

/** What a head says; undefined if it is none, or one of a later build. */
export function parseHead(text: string): Head | undefined {
  const { microwin, format, segments } = parseLine(text) ?? {};
  if (microwin !== 'folder' || format !== FORMAT || !Array.isArray(segments)) return undefined;
  const isName = (name: unknown) => typeof name === 'string' && SEGMENT.test(name);
  return segments.every(isName) ? { text, segments } : undefined;
}

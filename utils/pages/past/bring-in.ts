import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DayKey } from '#utils/domain/calendar.ts';
import { localOffset } from '#utils/domain/calendar.ts';
import { LONGEST_TITLE, parseTitle } from '#utils/domain/title.ts';
import type { PastPart, PastTaken } from '#utils/messaging/past.ts';
import { LOG_PART } from '#utils/messaging/queries.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { localDay } from '#utils/pages/past/dates.ts';
import type { OpenFile, PastChoice } from '#utils/pages/past/open-file.ts';
import type { LeftOut, PastItem, PastRow } from '#utils/pages/past/types.ts';
import type { CopyWatch } from '#utils/pages/restore-copy.ts';

type PastEntryIn = PastPart['entries'][number];

/** What a file holds that is new here, and what is left out of it, by why. */
export interface PastReport extends PastTaken {
  left: Partial<Record<LeftOut, number>>;
  /** How many things there are of each year, known or not, in order. */
  years: [year: string, count: number][];
  /** The first and the last day that they are of. */
  days?: [from: DayKey, to: DayKey];
}

/** What takes a part in, or only looks at it. */
type Take = (part: PastPart) => Promise<PastTaken>;

/** Ms that a part may take before it counts as lost. */
const PATIENCE_MS = 60_000;
/** The longest address that is kept. */
const LONGEST_ADDRESS = 2000;
/** Ms since 1970 before which nothing is taken for true. */
const EARLIEST = 86_400_000;

/** What would come of bringing a file in. Throws as `ask` does. @param now UTC ms */
export function checkPast(
  file: OpenFile,
  choice: PastChoice,
  now: number,
  watch: CopyWatch,
): Promise<PastReport> {
  return readPast(file, choice, now, (part) => ask('checkPast', part, PATIENCE_MS), watch);
}

/** Brings in what is not here yet. What was taken in before it was ended stays. Throws as `ask` does. @param now UTC ms */
export function takePast(
  file: OpenFile,
  choice: PastChoice,
  now: number,
  watch: CopyWatch,
): Promise<PastReport> {
  return readPast(file, choice, now, (part) => ask('takePast', part, PATIENCE_MS), watch);
}

/** Reads a file, and hands on what is in it in parts. */
export async function readPast(
  file: OpenFile,
  choice: PastChoice,
  now: number,
  take: Take,
  { onProgress, signal }: CopyWatch,
): Promise<PastReport> {
  const sums = { fresh: 0, known: 0 };
  const left: PastReport['left'] = {};
  const years = new Map<string, number>();
  const seen = new Set<string>();
  let days: [DayKey, DayKey] | undefined;
  let part: PastEntryIn[] = [];

  async function flush(): Promise<void> {
    if (part.length === 0) return;
    const { fresh, known } = await take({ source: file.source, entries: part });
    sums.fresh += fresh;
    sums.known += known;
    part = [];
  }

  function add(row: PastRow): void {
    let entry = typeof row === 'string' ? row : toEntry(row, now);
    if (typeof entry !== 'string' && seen.has(entry.key)) entry = 'twice';
    if (typeof entry === 'string') {
      left[entry] = (left[entry] ?? 0) + 1;
      return;
    }
    seen.add(entry.key);
    part.push(entry);
    const day = localDay(entry.at);
    const [from, to] = days ?? [day, day];
    days = [day < from ? day : from, day > to ? day : to];
    years.set(day.slice(0, 4), (years.get(day.slice(0, 4)) ?? 0) + 1);
  }

  read: for await (const rows of file.rows(choice, onProgress)) {
    for (const row of rows) {
      add(row);
      if (part.length < LOG_PART) continue;
      await flush();
      if (signal.aborted) break read;
    }
  }
  await flush();
  return { ...sums, left, years: [...years].sort(), ...(days && { days }) };
}

/** What is sent of an item, or why it is left out. */
function toEntry({ title, url, when, own, before }: PastItem, now: number): PastEntryIn | LeftOut {
  const name = parseTitle(shorten(title.replace(/\p{Cc}/gu, ' ')));
  const isDay = typeof when === 'object' && when.time === undefined;
  const at =
    typeof when === 'number' ? Math.floor(when) : new Date(`${when.day}T${when.time ?? '12:00'}`).getTime();
  if (name === undefined || !(at >= EARLIEST)) return 'broken';
  const isAhead = isDay ? when.day > localDay(now) : at > now;
  if (isAhead) return 'ahead';
  // The noon of today may be still to come.
  const past = Math.min(at, now);
  // A clock on the wall shows another moment elsewhere, by which earlier builds told things apart.
  const isTold = own !== undefined || isDay || typeof when === 'number';
  const earlier = isTold ? before : JSON.stringify([name, at]);
  return {
    key: keyOf(own ?? JSON.stringify([name, when])),
    ...(earlier !== undefined && { before: keyOf(earlier) }),
    title: name,
    url: url.length <= LONGEST_ADDRESS && /^https:\/\/\S+$/.test(url) ? url : '',
    at: past,
    offset: localOffset(past),
    ...(isDay && { dayOnly: true as const }),
  };
}

/** A title of the most characters that one may have, and no half of one at its end. */
function shorten(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE)
    .replace(/[\ud800-\udbff]$/, '');
}

/** A name of one form for whatever tells a thing from all others of its source. */
function keyOf(own: string): string {
  return bytesToHex(sha256(utf8ToBytes(own.toWellFormed()))).slice(0, 32);
}

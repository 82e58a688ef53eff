import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type DayKey, isDay } from '#utils/domain/calendar.ts';
import { type CopyEnd, type CopyKind, copyKind, parseEnd, parseLine } from '#utils/domain/copy-format.ts';
import { type ChainLink, LOG_PART, type SetAside, type TakenPart } from '#utils/messaging/queries.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { readLines } from '#utils/pages/read-lines.ts';

/** What a copy holds that is new here, and what became, or would become, of it. */
export interface CopyReport extends Pick<TakenPart, 'fresh' | 'known' | 'texts' | 'forks'> {
  /** How many entries are set aside… */
  aside: number;
  /** …and the first of these. */
  firstAside: SetAside[];
  /** The first and the last day that its entries tell of. */
  days?: [from: DayKey, to: DayKey];
  /** Whose entries these are, those with most of them first. */
  devices: { id: string; events: number; isThis: boolean }[];
  /** Whether the file is as it was saved: `cut` if its end is missing, `changed` if it is another than was saved. */
  state: 'whole' | 'cut' | 'changed';
}

/** What reading a file came to. */
export type CopyAnswer = { problem: Exclude<CopyKind, 'readable'> } | { report: CopyReport };

/** How a person follows the reading of a file, and ends it. */
export interface CopyWatch {
  /** @param share how much of the file was read, 0…1 */
  onProgress: (share: number) => void;
  /** Ends the reading after the part that is being read; the report is then of what was read. */
  signal: AbortSignal;
}

/** What takes in a part of a copy, or only looks at it; see `takeIn` of the ledger. */
type Take = (events: unknown[], previous: ChainLink[]) => Promise<TakenPart>;

/** Entries that are named one by one. */
const NAMED = 20;
/** Devices that are told apart. */
const MOST_DEVICES = 100;
/** Ms that a part, and the end of it all, may take before it counts as lost. */
const PATIENCE_MS = { part: 60_000, finish: 240_000 };

/** What would come of restoring a copy. Throws as `ask` does. */
export function checkCopy(file: Blob, watch: CopyWatch): Promise<CopyAnswer> {
  return readCopy(
    file,
    (events, previous) => ask('checkCopy', { events, previous }, PATIENCE_MS.part),
    watch,
  );
}

/** Restores a copy: takes in what is not here yet. What was taken in before it was ended stays. Throws as `ask` does. */
export async function takeCopy(file: Blob, watch: CopyWatch): Promise<CopyAnswer> {
  try {
    return await readCopy(
      file,
      (events, previous) => ask('takeCopy', { events, previous }, PATIENCE_MS.part),
      watch,
    );
  } finally {
    await ask('finishCopy', {}, PATIENCE_MS.finish);
  }
}

/** Reads a copy as a stream, and hands its entries on in parts. */
export async function readCopy(
  file: Blob,
  take: Take,
  { onProgress, signal }: CopyWatch,
): Promise<CopyAnswer> {
  const tally = createTally();
  const sum = sha256.create();
  let kind: CopyKind | undefined;
  let end: CopyEnd | undefined;
  let hasMore = false;
  let part: unknown[] = [];
  let previous: ChainLink[] = [];
  let [events, bytes] = [0, 0];

  async function flush(): Promise<void> {
    if (part.length === 0) return;
    const taken = await take(part, previous);
    previous = taken.last;
    tally.add(part, taken);
    part = [];
    onProgress(Math.min(1, bytes / file.size));
  }

  for await (const lines of readLines(file)) {
    for (const line of lines) {
      kind ??= copyKind(line);
      if (kind !== 'readable') return { problem: kind };
      if (end) {
        hasMore ||= line !== '';
        continue;
      }
      const encoded = utf8ToBytes(`${line}\n`);
      bytes += encoded.length;
      const isHeader = bytes === encoded.length;
      const value = parseLine(line);
      end = parseEnd(value);
      if (end) continue;
      sum.update(encoded);
      if (isHeader) continue;
      part.push(value ?? null);
      events++;
      if (part.length < LOG_PART) continue;
      await flush();
      if (signal.aborted) return { report: tally.report('cut') };
    }
  }
  await flush();
  if (!kind) return { problem: 'foreign' };
  const isAsSaved = end?.events === events && end.sha256 === bytesToHex(sum.digest()) && !hasMore;
  return { report: tally.report(end ? (isAsSaved ? 'whole' : 'changed') : 'cut') };
}

/** Adds up what came of the parts of a copy. */
function createTally() {
  const sums = { fresh: 0, known: 0, texts: 0, forks: 0, aside: 0 };
  const firstAside: SetAside[] = [];
  const devices = new Map<string, number>();
  let days: [DayKey, DayKey] | undefined;
  let own: string | undefined;

  function note({ device, day }: Record<string, unknown>): void {
    if (typeof device === 'string' && (devices.has(device) || devices.size < MOST_DEVICES))
      devices.set(device, (devices.get(device) ?? 0) + 1);
    if (typeof day !== 'string' || !isDay(day)) return;
    const [from, to] = days ?? [day, day];
    days = [day < from ? day : from, day > to ? day : to];
  }

  return {
    add(part: readonly unknown[], taken: TakenPart): void {
      for (const event of part) note((event ?? {}) as Record<string, unknown>);
      for (const name of ['fresh', 'known', 'texts', 'forks'] as const) sums[name] += taken[name];
      sums.aside += taken.aside.length;
      firstAside.push(...taken.aside.slice(0, NAMED - firstAside.length));
      own = taken.device;
    },
    report(state: CopyReport['state']): CopyReport {
      const all = [...devices].sort(([, a], [, b]) => b - a);
      return {
        ...sums,
        firstAside,
        ...(days && { days }),
        devices: all.map(([id, events]) => ({ id, events, isThis: id === own })),
        state,
      };
    },
  };
}

import type { Cipher } from '#utils/background/folder/cipher.ts';
import { readHead, removeOthers, writeBytes } from '#utils/background/folder/files.ts';
import { HEAD, headText } from '#utils/background/folder/layout.ts';
import { entriesOf, isErasure } from '#utils/background/folder/read-others.ts';
import { makeSegment } from '#utils/background/folder/segment.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { LOG_PART, type LogPlace } from '#utils/messaging/queries.ts';
import type { FolderProgress } from '#utils/storage/folder.ts';

/** Small segments that there may be before they are joined. */
const MOST_SMALL = 16;
/** Events from which on a segment is not small. */
const LARGE = 1000;

interface WriteContext {
  root: FileSystemDirectoryHandle;
  writers: ReadonlyMap<string, FileSystemDirectoryHandle>;
  /** The own head that lies in the folder; '' for none. */
  ownHead: string;
  cipher: Cipher | undefined;
  ledger: Pick<Ledger, 'chainPart' | 'ownEvents'>;
  save: (progress: FolderProgress) => Promise<unknown>;
  /** Ends it, between two files, by throwing. */
  signal: AbortSignal;
}

/** Writes what the folder has not got yet: the latest events of this device, or, where more has changed, all. */
export async function writeOwn(progress: FolderProgress, context: WriteContext): Promise<void> {
  const { ledger, ownHead } = context;
  const { device, events } = await ledger.ownEvents(progress.written);
  if (progress.isStale || progress.device !== device || events.some(isErasure))
    return writeAnew(progress, device, context);
  if (events.length === 0) {
    // We were stopped before the head was written, or before all that it names no more was gone.
    if (ownHead !== progress.head || progress.before !== progress.head) await publish(progress, context);
    return;
  }
  const small = progress.segments.filter(({ from }) => from !== undefined);
  const [oldest] = small.length >= MOST_SMALL ? small : [];
  if (oldest?.from === undefined) return addSegments(progress, progress.segments, events, context);
  const large = progress.segments.filter(({ from }) => from === undefined);
  const joined = await ledger.ownEvents(oldest.from - 1);
  return addSegments(progress, large, joined.events, context);
}

/** Writes this device's latest events. @param kept the segments that stay */
async function addSegments(
  progress: FolderProgress,
  kept: FolderProgress['segments'],
  events: readonly StoredEvent[],
  context: WriteContext,
): Promise<void> {
  const batch = createBatch(progress, context);
  for (const event of events) await batch.add(event);
  const added = await batch.end();
  const segments = added.map(({ name, from, size }) => ({ name, ...(size < LARGE && { from }) }));
  await publish(
    {
      ...progress,
      written: events.at(-1)?.seq ?? progress.written,
      segments: [...kept, ...segments],
      sequence: progress.sequence + added.length,
    },
    context,
  );
}

/**
 * Writes the whole log, but for what others hold: all others, if this one holds nothing yet, and otherwise those whose
 * names come before its own, so that no two leave the same event to each other.
 */
async function writeAnew(progress: FolderProgress, device: string, context: WriteContext): Promise<void> {
  const held = await heldByOthers(progress, context);
  const batch = createBatch(progress, context);
  let written = 0;
  let after: LogPlace | undefined;
  for (;;) {
    const { events, more } = await context.ledger.chainPart(after);
    for (const event of events) {
      if (event.device === device) written = event.seq;
      if (!held.has(heldAs(event, event.text !== undefined))) await batch.add(event);
    }
    const last = events.at(-1);
    if (!more || !last) break;
    after = { device: last.device, seq: last.seq };
  }
  const added = await batch.end();
  await publish(
    {
      ...progress,
      device,
      written,
      isStale: false,
      segments: added.map(({ name }) => ({ name })),
      sequence: progress.sequence + added.length,
    },
    context,
  );
}

/** The events that the others hold; see {@link heldAs}. */
async function heldByOthers(
  { writer: own, head }: FolderProgress,
  { writers, cipher, signal }: WriteContext,
): Promise<Set<string>> {
  const held = new Set<string>();
  for (const [writer, folder] of writers) {
    if (writer === own || (head !== '' && writer > own)) continue;
    const theirs = await readHead(folder);
    if (typeof theirs === 'string') continue;
    for (const name of theirs.segments) {
      signal.throwIfAborted();
      const entries = await entriesOf(folder, writer, name, cipher);
      if (typeof entries === 'string') continue;
      for (const entry of entries as (StoredEvent | undefined)[]) {
        if (entry) held.add(heldAs(entry, false));
        if (entry?.text) held.add(heldAs(entry, true));
      }
    }
  }
  return held;
}

/** An event as somebody holds it: with its words, or without. */
function heldAs({ id, hash }: StoredEvent, hasWords: boolean): string {
  return `${id} ${hash} ${hasWords}`;
}

interface Written {
  name: string;
  /** The seq of its first event, and how many there are. */
  from: number;
  size: number;
}

/** Writes events as segments, as many in each as cross a border between processes at once. */
function createBatch({ writer, sequence }: FolderProgress, { root, cipher, signal }: WriteContext) {
  const written: Written[] = [];
  let waiting: StoredEvent[] = [];
  async function flush(): Promise<void> {
    const [first] = waiting;
    if (!first) return;
    signal.throwIfAborted();
    const folder = await root.getDirectoryHandle(writer, { create: true });
    const place = { writer, sequence: sequence + written.length + 1, cipher };
    const { name, bytes } = await makeSegment(waiting, place);
    await writeBytes(folder, name, bytes);
    written.push({ name, from: first.seq, size: waiting.length });
    waiting = [];
  }
  return {
    async add(event: StoredEvent): Promise<void> {
      waiting.push(event);
      if (waiting.length === LOG_PART) await flush();
    },
    async end(): Promise<Written[]> {
      await flush();
      return written;
    },
  };
}

/**
 * Makes the head say what there is, then deletes what it names no more. Before, it is noted what the head is to be, so
 * that it is known for our own wherever we are stopped; that it is, once all else is gone.
 */
async function publish(
  progress: FolderProgress,
  { root, ownHead, save, signal }: WriteContext,
): Promise<void> {
  const names = progress.segments.map(({ name }) => name);
  const next = { ...progress, head: headText(names), before: ownHead };
  signal.throwIfAborted();
  const folder = await root.getDirectoryHandle(progress.writer, { create: true });
  if (ownHead !== next.head) {
    await save(next);
    await writeBytes(folder, HEAD, next.head);
  }
  if (await removeOthers(folder, names)) await save({ ...next, before: next.head });
}

import type { Cipher } from '#utils/background/folder/cipher.ts';
import { readBytes, readHead } from '#utils/background/folder/files.ts';
import { MOST_BYTES } from '#utils/background/folder/layout.ts';
import { readSegment } from '#utils/background/folder/segment.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { ChainLink } from '#utils/messaging/queries.ts';
import type { FolderProgress } from '#utils/storage/folder.ts';

/** What came of reading what other devices have written. */
export interface ReadNews {
  /** How many events were new here, or got words back that were missing. */
  fresh: number;
  /** How many are set aside. */
  aside: number;
  /** Files that are not all there yet, or that only a later build can read. */
  waiting: number;
  /** Whether something needs another passphrase. */
  isLocked: boolean;
}

interface ReadContext {
  writers: ReadonlyMap<string, FileSystemDirectoryHandle>;
  cipher: Cipher | undefined;
  ledger: Pick<Ledger, 'takeIn' | 'finishMerge'>;
  save: (progress: FolderProgress) => Promise<unknown>;
  /** Ends it, between two files, by throwing. */
  signal: AbortSignal;
}

/**
 * Takes in what the others have written since they were read last. Of those that have written nothing, only the head is
 * read.
 * @returns what is new, and how far this installation has come
 */
export async function readOthers(
  progress: FolderProgress,
  { writers, cipher, ledger, save, signal }: ReadContext,
): Promise<{ news: ReadNews; progress: FolderProgress }> {
  const news: ReadNews = { fresh: 0, aside: 0, waiting: 0, isLocked: false };
  const read: FolderProgress['read'] = {};
  let { isStale } = progress;

  let hasTaken = false;

  async function readWriter(
    writer: string,
    folder: FileSystemDirectoryHandle,
    again: boolean,
  ): Promise<void> {
    const known = read[writer] ?? progress.read[writer];
    const head = await readHead(folder);
    if (known && head !== 'gone') read[writer] = known;
    if (head === 'later') news.waiting++;
    if (typeof head === 'string' || (!again && head.text === known?.head)) return;
    const done = head.segments.filter((name) => known?.segments.includes(name));
    let isWhole = true;
    let previous: ChainLink[] = [];
    for (const name of head.segments) {
      if (done.includes(name)) continue;
      signal.throwIfAborted();
      const entries = await entriesOf(folder, writer, name, cipher);
      if (entries === 'locked') news.isLocked = true;
      if (typeof entries === 'string') {
        if (entries === 'later') news.waiting++;
        isWhole = false;
        continue;
      }
      hasTaken = true;
      const tellsOfErasure = entries.some(isErasure);
      // Once it is taken in it is no news, so it is noted before, for whenever we are stopped.
      if (tellsOfErasure && !isStale) await save({ ...progress, isStale: true });
      const { fresh, texts, aside, last } = await ledger.takeIn(entries, previous, 'show');
      previous = last;
      news.fresh += fresh + texts;
      news.aside += aside.length;
      isStale ||= fresh > 0 && tellsOfErasure;
      if (aside.length === 0) done.push(name);
    }
    read[writer] = { head: isWhole ? head.text : '', segments: done };
  }

  try {
    let known: number;
    let again = false;
    do {
      known = news.fresh;
      // What is not taken in yet is looked at again.
      news.aside = 0;
      news.waiting = 0;
      for (const [writer, folder] of writers)
        if (writer !== progress.writer) await readWriter(writer, folder, again);
      again = true;
      // What is new may be what others were set aside for.
    } while (news.fresh > known);
  } finally {
    if (hasTaken) await ledger.finishMerge();
  }
  // What lay in a folder that is gone lies nowhere, unless somebody writes it again.
  isStale ||= Object.keys(progress.read).some((writer) => !read[writer]);
  return { news, progress: { ...progress, read, isStale } };
}

/** The entries of a segment; see `readSegment`. */
export async function entriesOf(
  folder: FileSystemDirectoryHandle,
  writer: string,
  name: string,
  cipher: Cipher | undefined,
): Promise<unknown[] | 'later' | 'locked'> {
  const bytes = await readBytes(folder, name, MOST_BYTES.segment);
  return typeof bytes === 'string' ? 'later' : readSegment({ name, bytes }, writer, cipher);
}

/** Whether an entry says that something was erased: then older segments hold what should be gone. */
export function isErasure(entry: unknown): boolean {
  return (entry as { noteKind?: unknown } | undefined)?.noteKind === 'erased';
}

import { createCipher, newSalt } from '#utils/background/folder/cipher.ts';
import { readHeadText, writersIn } from '#utils/background/folder/files.ts';
import { type ReadNews, readOthers } from '#utils/background/folder/read-others.ts';
import { writeOwn } from '#utils/background/folder/write-own.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { FolderProgress } from '#utils/storage/folder.ts';

/** What a sync works with. */
export interface SyncContext {
  root: FileSystemDirectoryHandle;
  /** See `FolderLink`. */
  secret?: CryptoKey | undefined;
  ledger: Pick<Ledger, 'takeIn' | 'finishMerge' | 'chainPart' | 'ownEvents'>;
  /** How far this installation has come; undefined before its first time. */
  progress: FolderProgress | undefined;
  save: (progress: FolderProgress) => Promise<unknown>;
  /** Ends it, between two files, by throwing. */
  signal: AbortSignal;
}

/** What came of it. */
export interface SyncNews extends ReadNews {
  /** How many other devices write in the folder. */
  others: number;
}

/**
 * Takes in what other devices have written into a folder, and writes what it has not got of this one.
 * @throws what the browser throws where the folder is gone, full, or may not be written any more
 */
export async function syncFolder({
  root,
  secret,
  ledger,
  save,
  signal,
  ...context
}: SyncContext): Promise<SyncNews> {
  const writers = await writersIn(root);
  const known = context.progress ?? newProgress();
  const disk = await readHeadText(writers.get(known.writer));
  const start = disk === undefined || isOwn(disk, known) ? known : { ...newProgress(), read: known.read };
  const cipher = secret && createCipher(secret, start.salt);

  let saved = context.progress;
  const saveMeanwhile = (next: FolderProgress) => {
    saved = next;
    return save(next);
  };
  const { news, progress } = await readOthers(start, {
    writers,
    cipher,
    ledger,
    save: saveMeanwhile,
    signal,
  });
  const others = writers.size - (writers.has(progress.writer) ? 1 : 0);
  if (JSON.stringify(progress) !== JSON.stringify(saved)) await save(progress);
  // A head that cannot be read now may say that another one writes there.
  if (disk === undefined) return { ...news, others, waiting: news.waiting + 1 };
  if (!secret && mayBeSealed(news, progress)) return { ...news, others };
  const ownHead = start === known ? disk : '';
  await writeOwn(progress, { root, writers, ownHead, cipher, ledger, save, signal });
  return { ...news, others };
}

/**
 * Whether others may keep their words from whoever has the files: some of theirs are sealed or, before the first time,
 * cannot be looked at yet. Then nothing is written there without the passphrase.
 */
function mayBeSealed({ isLocked, waiting }: ReadNews, { head }: FolderProgress): boolean {
  return isLocked || (waiting > 0 && head === '');
}

/**
 * Whether what lies in the own folder was written here. If not, the browser's profile was copied, and the other one
 * writes there, or somebody emptied it: then this one takes up a folder of another name, and writes all anew.
 */
function isOwn(disk: string, { head, before }: FolderProgress): boolean {
  return disk === head || disk === before;
}

function newProgress(): FolderProgress {
  return {
    writer: crypto.randomUUID(),
    device: '',
    written: 0,
    segments: [],
    sequence: 0,
    head: '',
    before: '',
    isStale: true,
    read: {},
    salt: newSalt(),
  };
}

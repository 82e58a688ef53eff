/** The folder that the person chose, as Chromium's File System Access gives it. No other browser has its two methods. */
export interface ChosenFolder extends FileSystemDirectoryHandle {
  /** Whether it may be written. Asks nobody. */
  queryPermission(access: { mode: 'readwrite' }): Promise<PermissionState>;
  /** The same, after the person was asked; only in a page, right at a click. */
  requestPermission(access: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** What the person chose. */
export interface FolderLink {
  folder: ChosenFolder;
  /** Their passphrase, as a key that others are derived from and that nobody can read; undefined for none. */
  secret?: CryptoKey;
}

/** How far this installation has come with the folder. */
export interface FolderProgress {
  /** The name of the folder in it that this installation alone writes, a UUID. */
  writer: string;
  /** The device whose events were written up to `written`, by their seq; '' and 0 before the first. */
  device: string;
  written: number;
  /** What it names in its head, in order; `from` is the first seq of one that is small, and may be joined with others. */
  segments: { name: string; from?: number }[];
  /** The sequence of the last one that it wrote. */
  sequence: number;
  /** Its head as it should be, and as it was before that; the same once it is written. '' for none. */
  head: string;
  before: string;
  /** Whether all that it has written is to be written anew: something other than its own latest events has changed. */
  isStale: boolean;
  /** What it has read of the others, by their names: the head of which all was read, and which segments were. */
  read: Record<string, { head: string; segments: string[] }>;
  /** What keys are derived with from the passphrase. */
  salt: Uint8Array<ArrayBuffer>;
}

/** Lies beside the ledger, where no content script can reach; `storage` cannot hold the handle of a folder. */
const DATABASE = 'microwin-folder';
const STORE = 'folder';

/** The folder that the person chose, and how far this installation has come with it; both undefined for none. */
export const folderStore = {
  readLink: (): Promise<FolderLink | undefined> => read('link'),
  readProgress: (): Promise<FolderProgress | undefined> => read('progress'),
  saveProgress: (progress: FolderProgress): Promise<void> => write([['progress', progress]]),
  /** Takes up another folder, or the same one in another way. @param progress undefined for none yet */
  keepLink: (link: FolderLink, progress?: FolderProgress): Promise<void> =>
    write([
      ['link', link],
      ['progress', progress],
    ]),
  /** Forgets the folder. What lies in it stays. */
  forget: (): Promise<void> =>
    write([
      ['link', undefined],
      ['progress', undefined],
    ]),
};

export type FolderStore = typeof folderStore;

/** A value; reading one never makes the database. */
async function read<T>(key: string): Promise<T | undefined> {
  const db = await open(false);
  if (!db) return undefined;
  try {
    return (await settled(db.transaction(STORE).objectStore(STORE).get(key))) as T | undefined;
  } finally {
    db.close();
  }
}

/** Writes values in one transaction; undefined deletes. */
async function write(values: readonly [key: string, value: unknown][]): Promise<void> {
  const db = await open(true);
  if (!db) return;
  try {
    const tx = db.transaction(STORE, 'readwrite');
    for (const [key, value] of values)
      if (value === undefined) tx.objectStore(STORE).delete(key);
      else tx.objectStore(STORE).put(value, key);
    await new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
    });
  } finally {
    db.close();
  }
}

async function open(create: boolean): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    if (create) request.result.createObjectStore(STORE);
    else request.transaction?.abort();
  };
  return settled(request).catch((error) => {
    if (create) throw error;
    return undefined;
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

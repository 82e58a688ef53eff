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
  /** Its head as it should be, and as it was before that; the same once nothing lies there that it does not name. '' for none. */
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
  readLink: () => inStore<FolderLink>('readonly', (store) => store.get('link')),
  readProgress: () => inStore<FolderProgress>('readonly', (store) => store.get('progress')),
  /** Once the folder is forgotten, whoever was still at it keeps nothing. */
  saveProgress: (progress: FolderProgress): Promise<unknown> =>
    inStore('readwrite', (store) => store.put(progress, 'progress')),
  /** Takes up another folder, or the same one in another way. @param progress undefined for none yet */
  keepLink: (link: FolderLink, progress?: FolderProgress): Promise<unknown> =>
    inStore(
      'readwrite',
      (store) => {
        store.put(progress, 'progress');
        return store.put(link, 'link');
      },
      true,
    ),
  /** Forgets the folder. What lies in it stays. */
  forget: (): Promise<unknown> => settled(indexedDB.deleteDatabase(DATABASE)),
};

export type FolderStore = typeof folderStore;

/** Works in the store, in one transaction; nothing comes of it where there is none. @param makes whether it makes one then */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
  makes = false,
): Promise<T | undefined> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () =>
    makes ? opening.result.createObjectStore(STORE) : opening.transaction?.abort();
  const db = await settled(opening).catch((error) => {
    if (mode === 'readwrite' && error.name !== 'AbortError') throw error;
  });
  if (!db) return undefined;
  const tx = db.transaction(STORE, mode);
  // It closes once the transaction is over.
  db.close();
  const request = work(tx.objectStore(STORE));
  return new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve(request.result);
    tx.onabort = () => reject(tx.error);
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

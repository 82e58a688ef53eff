import type { PublicKey } from '#utils/domain/recognition/public-key.ts';

/** The person's own key. Its secret half signs, and nothing can read it, not even this page. */
export interface OwnKey {
  secret: CryptoKey;
  public: PublicKey;
  /** When it was made, or restored here; UTC ms. */
  since: number;
}

/** A database of the pages' own, which neither the log nor a content script can reach. */
const NAME = 'microwin-key';
const STORE = 'key';
const OWN = 'own';

/** The key that was made or restored here; undefined before there is one. */
export function readOwnKey(): Promise<OwnKey | undefined> {
  return inStore('readonly', (store) => store.get(OWN));
}

/** Keeps a key in place of the one before. @throws where the browser refuses to keep keys */
export async function keepOwnKey(key: OwnKey): Promise<void> {
  await inStore('readwrite', (store) => store.put(key, OWN));
}

/** Forgets the key for good. */
export function forgetOwnKey(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/**
 * Opens the database for one request only, so that it is in nobody's way when all is deleted. Undefined if there is none to
 * read.
 */
function inStore<T>(
  mode: 'readonly' | 'readwrite',
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(NAME, 1);
    open.onupgradeneeded = () => {
      // Who only reads must not make it.
      if (mode === 'readonly') open.transaction?.abort();
      else open.result.createObjectStore(STORE);
    };
    open.onerror = () =>
      mode === 'readonly' && open.error?.name === 'AbortError' ? resolve(undefined) : reject(open.error);
    open.onsuccess = () => {
      const db = open.result;
      const tx = db.transaction(STORE, mode);
      const fail = () => {
        db.close();
        reject(tx.error);
      };
      tx.onerror = fail;
      tx.onabort = fail;
      try {
        const request = ask(tx.objectStore(STORE));
        tx.oncomplete = () => {
          db.close();
          resolve(request.result);
        };
      } catch (error) {
        db.close();
        reject(error);
      }
    };
  });
}

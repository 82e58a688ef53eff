import { didOf, fingerprint, type PublicKey } from '#utils/domain/recognition/public-key.ts';

/** The person's own key. Its secret half signs, and nothing can read it, not even this page. */
export interface OwnKey {
  secret: CryptoKey;
  public: PublicKey;
  /** When it was made, or restored here; UTC ms. */
  since: number;
  /** The fingerprints of those in whose place it came here; missing where there was none, or an early build kept it. */
  earlier?: string[];
}

/** A database of the pages' own, which neither the log nor a content script can reach. */
const NAME = 'microwin-key';
const STORE = 'key';
const OWN = 'own';
/** The `BroadcastChannel` on which pages tell each other, and themselves, that there is another key, or none. */
const CHANNEL = 'microwin-key';

/** The key that was made or restored here; undefined before there is one. */
export function readOwnKey(): Promise<OwnKey | undefined> {
  return inStore('readonly', (store) => store.get(OWN));
}

/**
 * The own key, to sign what names it as its issuer, by its DID or its fingerprint.
 * @throws if there is none, or another one by now; pages then hear that it changed
 */
export async function readKeyOf(issuer: unknown): Promise<OwnKey> {
  const key = await readOwnKey();
  if (key && [didOf(key.public), fingerprint(key.public)].some((name) => name === issuer)) return key;
  tellChange();
  throw new Error('not the key of the issuer');
}

/** Keeps a key in place of the one before. @throws where the browser refuses to keep keys */
export async function keepOwnKey(key: OwnKey): Promise<void> {
  const before = await readOwnKey();
  const earlier = before ? [...(before.earlier ?? []), fingerprint(before.public)] : [];
  await inStore('readwrite', (store) => store.put({ ...key, earlier: [...new Set(earlier)] }, OWN));
  tellChange();
}

/** Forgets the key for good. */
export async function forgetOwnKey(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
  tellChange();
}

/** Calls back whenever there may be another key, or none, whichever page did that. @returns what ends it */
export function followOwnKey(onChange: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = onChange;
  return () => channel.close();
}

function tellChange(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(undefined);
  channel.close();
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

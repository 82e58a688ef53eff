import { readFileSync } from 'node:fs';

/** A store of a database, as it was made and what was in it. */
export interface KeptStore {
  keyPath: string | null;
  indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  /** Keys and values. */
  records: [string, unknown][];
}

/** All that a profile of the last package had stored, and what that package said of it when it was asked. */
export interface KeptProfile {
  /** The package's version. */
  package: string;
  /** What its manifest asked for. */
  asked: { permissions: string[]; host_permissions: string[] };
  /** When it was asked; with the offset of the place. */
  moment: string;
  said: {
    total: number;
    chain: number;
    settings: unknown[];
    rests: unknown[];
    wins: { id: string; subject: string; kind: string; day: string; points: number; title: string }[];
    goals: { title: string; steps: { title: string; done: boolean }[] }[];
    journal: unknown[];
    notes: unknown[];
    habits: unknown[];
    rewards: unknown[];
  };
  /** Of the database. */
  version: number;
  stores: Record<string, KeptStore>;
  /** `storage.local`. */
  local: Record<string, unknown>;
  localStorage: Record<string, string>;
}

/** Some weeks in the package of 0.1.0: commands of its pages, and ticks on the practice board. */
export const LAST_PACKAGE: KeptProfile = JSON.parse(
  readFileSync(new URL('./profile-0.1.0.json', import.meta.url), 'utf8'),
);

/**
 * Makes a database as a package left it. Runs in Node, and in a page of the extension's origin, so it stands alone.
 * @param kept what {@link KeptProfile} says of the database, as JSON
 */
export async function restoreDatabase([name, kept]: [name: string, kept: string]): Promise<void> {
  const { version, stores } = JSON.parse(kept) as Pick<KeptProfile, 'version' | 'stores'>;
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
    request.onupgradeneeded = () => {
      for (const [store, { keyPath, indexes }] of Object.entries(stores)) {
        const made = request.result.createObjectStore(store, keyPath ? { keyPath } : {});
        for (const { name, keyPath, ...options } of indexes) made.createIndex(name, keyPath, options);
      }
    };
  });
  const tx = db.transaction(Object.keys(stores), 'readwrite');
  for (const [store, { keyPath, records }] of Object.entries(stores))
    for (const [key, value] of records) tx.objectStore(store).put(value, keyPath ? undefined : key);
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error);
  });
  db.close();
}

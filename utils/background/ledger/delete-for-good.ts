import { deleteDB, openDB } from 'idb';

/**
 * Deletes a database, and what Chromium would keep of it in its files: there, deleting only adds a line that something
 * is gone, and what it was stays until the files are compacted. Each deletion of a database compacts what was written
 * before it, and removes the files that the one before it left behind. So two empty ones, which were made after the
 * first, are deleted after it.
 */
export async function deleteForGood(name: string): Promise<void> {
  const empty = [`${name} empty 1`, `${name} empty 2`];
  // Without them the first can still be deleted.
  for (const other of empty) await makeEmpty(other).catch(() => undefined);
  for (const database of [name, ...empty]) await deleteDB(database);
}

async function makeEmpty(name: string): Promise<void> {
  const db = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('empty') });
  db.close();
}

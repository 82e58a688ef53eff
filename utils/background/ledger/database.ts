import { openDB } from 'idb';
import { type OldEvent, translateLog } from '#utils/background/ledger/old-log.ts';
import { rebuildProjections } from '#utils/background/ledger/projections/index.ts';
import { randomHex } from '#utils/background/ledger/random-hex.ts';
import type { LedgerDatabase, Schema, UpgradeTransaction } from '#utils/background/ledger/schema.ts';

/** Versions 1 to 5 used other words; what they hold is brought over. */
const VERSION = 6;

/** Opens the database and keeps it open until the browser or a newer version closes it; then opens it anew. */
export function createConnection(name = 'microwin'): () => Promise<LedgerDatabase> {
  let open: Promise<LedgerDatabase> | undefined;
  const reset = () => {
    open = undefined;
  };
  return () => {
    open ??= openDB<Schema>(name, VERSION, {
      upgrade(db, from, _to, tx) {
        // A failure must leave the database as it was: half an upgrade would be kept, if nobody aborted it.
        upgradeSchema(db, from, tx).catch(() => {
          tx.done.catch(() => undefined);
          tx.abort();
        });
      },
      blocking(_current, _blocked, event) {
        reset();
        (event.target as IDBDatabase).close();
      },
      terminated: reset,
    });
    open.catch(reset);
    return open;
  };
}

/** Makes all stores anew, with the log and the device of an earlier version. */
async function upgradeSchema(db: LedgerDatabase, from: number, tx: UpgradeTransaction): Promise<void> {
  const device = from > 0 ? await tx.objectStore('meta').get('device') : undefined;
  const old: unknown[] = from > 0 ? await tx.objectStore('events').getAll() : [];
  const log = translateLog(old as OldEvent[]);
  for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
  createStores(db);
  await tx.objectStore('meta').put(device ?? { id: crypto.randomUUID(), salt: randomHex() }, 'device');
  for (const event of log) await tx.objectStore('events').add(event);
  await rebuildProjections(tx);
}

function createStores(db: LedgerDatabase): void {
  const events = db.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('day', 'day');
  events.createIndex('typeDay', ['type', 'day']);
  events.createIndex('subject', 'subject');
  events.createIndex('relatedTo', 'relatedTo');
  events.createIndex('sequence', ['device', 'seq'], { unique: true });
  events.createIndex('order', 'order');
  const items = db.createObjectStore('items', { keyPath: 'subject' });
  items.createIndex('days', 'days', { multiEntry: true });
  const goals = db.createObjectStore('goals', { keyPath: 'subject' });
  goals.createIndex('days', 'days', { multiEntry: true });
  db.createObjectStore('days', { keyPath: 'day' });
  db.createObjectStore('totals');
  db.createObjectStore('config');
  db.createObjectStore('aliases', { keyPath: 'alias' }).createIndex('subject', 'subject');
  db.createObjectStore('meta');
}

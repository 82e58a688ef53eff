import { openDB } from 'idb';
import { deleteForGood } from '#utils/background/ledger/delete-for-good.ts';
import { finishMerge } from '#utils/background/ledger/finish-merge.ts';
import { newDevice } from '#utils/background/ledger/new-device.ts';
import { type OldEvent, translateLog } from '#utils/background/ledger/old-log.ts';
import { areProjectionsComplete } from '#utils/background/ledger/projections/completeness.ts';
import { rebuildProjections } from '#utils/background/ledger/projections/index.ts';
import {
  type EventStore,
  type LedgerDatabase,
  type Schema,
  STORES,
  type UpgradeTransaction,
} from '#utils/background/ledger/schema.ts';
import { type LedgerFault, ledgerFaultOf, RefusedError } from '#utils/messaging/answer.ts';

/**
 * Versions 1 to 5 used other words; what they hold is brought over. In version 6 no two events could have one place, and
 * until version 7 nothing could be brought in from elsewhere.
 */
const VERSION = 8;
/** Ms after which a database that neither opens nor upgrades is taken for blocked. */
const SILENCE_MS = 5000;
/** Ms that deleting may take, while something else still has the database open. */
const DELETE_MS = 5000;

/** Where it is kept in mind that there is a ledger, so that one that vanished is not taken for one that never was. */
export interface LedgerMark {
  read(): Promise<boolean>;
  set(isThere: boolean): Promise<void>;
}

/**
 * Opens the database and keeps it open until the browser or a newer version closes it; then opens it anew. What it
 * returns throws a RefusedError with what is wrong where the database cannot be opened; the next call tries again.
 */
export function createConnection(name = 'microwin', mark?: LedgerMark): () => Promise<LedgerDatabase> {
  let current: { database: Promise<LedgerDatabase>; blocked: Promise<never> } | undefined;

  function begin() {
    const { promise: blocked, reject } = Promise.withResolvers<never>();
    blocked.catch(() => undefined);
    const forget = () => {
      if (current === opening) current = undefined;
    };
    const opening = {
      database: openDatabase(name, mark, {
        onBlocked: () => reject(new RefusedError('ledger blocked')),
        onClosed: forget,
      }),
      blocked,
    };
    opening.database.catch(forget);
    return opening;
  }

  return () => {
    current ??= begin();
    // A request that is blocked goes on: it opens the database as soon as nothing is in its way any more.
    return Promise.race([current.database, current.blocked]);
  };
}

/**
 * Deletes the database, which need not be one that can be opened. Open connections of ours close by themselves.
 * @throws RefusedError if something else keeps it open
 */
export async function eraseDatabase(name: string, mark?: LedgerMark): Promise<void> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new RefusedError('ledger blocked')), DELETE_MS);
  await Promise.race([deleteForGood(name), silence]).finally(() => clearTimeout(timer));
  await mark?.set(false);
}

async function openDatabase(
  name: string,
  mark: LedgerMark | undefined,
  { onBlocked, onClosed }: { onBlocked: () => void; onClosed: () => void },
): Promise<LedgerDatabase> {
  const wasThere = await mark?.read();
  const silence = setTimeout(onBlocked, SILENCE_MS);
  let cause: unknown;
  try {
    const db = await openDB<Schema>(name, VERSION, {
      upgrade(db, from, _to, tx) {
        clearTimeout(silence);
        const work =
          from === 0 && wasThere
            ? Promise.reject(new RefusedError('ledger gone'))
            : upgradeSchema(db, from, tx);
        // A failure must leave the database as it was: half an upgrade would be kept, if nobody aborted it.
        work.catch((error) => {
          cause = error;
          tx.done.catch(() => undefined);
          tx.abort();
        });
      },
      blocked: onBlocked,
      blocking(_current, _blocked, event) {
        onClosed();
        (event.target as IDBDatabase).close();
      },
      terminated: onClosed,
    });
    clearTimeout(silence);
    if (!wasThere) await mark?.set(true);
    await completeProjections(db);
    return db;
  } catch (error) {
    clearTimeout(silence);
    throw toRefusal(cause ?? error) ?? new RefusedError('ledger unreadable');
  }
}

/**
 * The database of another version, or one that could not be upgraded, for the person to save what can be read of it.
 * @param error what came of opening it in the usual way, thrown again where nothing can be read
 */
export async function openAsItIs(name: string, error: unknown): Promise<LedgerDatabase> {
  const fault = ledgerFaultOf(error);
  if (fault !== 'ledger newer' && fault !== 'ledger unreadable') throw error;
  // It must not be in the way of an upgrade.
  const db = await openDB<Schema>(name, undefined, { blocking: () => db.close() }).catch(() => {
    throw error;
  });
  if (db.objectStoreNames.contains('events')) return db;
  db.close();
  throw error;
}

/** Projects the log anew where projections are missing, or where taking in a copy was cut off. */
async function completeProjections(db: LedgerDatabase): Promise<void> {
  if (await areProjectionsComplete(db.transaction(STORES))) return;
  const tx = db.transaction(STORES, 'readwrite');
  await finishMerge(tx);
  await tx.done;
}

/** What an error of the browser says about the ledger; undefined if it says nothing about it as a whole. */
export function toRefusal(error: unknown): RefusedError | undefined {
  if (error instanceof RefusedError) return error;
  const fault = FAULTS[error instanceof Error ? error.name : ''];
  return fault && new RefusedError(fault);
}

const FAULTS: Record<string, LedgerFault> = {
  VersionError: 'ledger newer',
  QuotaExceededError: 'ledger full',
};

/** Makes all stores anew, with the log and the device of an earlier version. */
async function upgradeSchema(db: LedgerDatabase, from: number, tx: UpgradeTransaction): Promise<void> {
  if (from === 6) makeSequence(tx.objectStore('events'));
  if (from === 6 || from === 7) {
    createPast(db);
    return;
  }
  const device = from > 0 ? await tx.objectStore('meta').get('device') : undefined;
  const old: unknown[] = from > 0 ? await tx.objectStore('events').getAll() : [];
  const log = translateLog(old as OldEvent[]);
  for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
  createStores(db);
  await tx.objectStore('meta').put(device ?? newDevice(), 'device');
  for (const event of log) await tx.objectStore('events').add(event);
  await rebuildProjections(tx);
}

/** Where a profile was copied, the two go on under one name: their events may have one place in a chain. */
function makeSequence(events: EventStore): void {
  if (events.indexNames.contains('sequence')) events.deleteIndex('sequence');
  events.createIndex('sequence', ['device', 'seq']);
}

function createStores(db: LedgerDatabase): void {
  const events = db.createObjectStore('events', { keyPath: 'id' });
  events.createIndex('day', 'day');
  events.createIndex('typeDay', ['type', 'day']);
  events.createIndex('subject', 'subject');
  events.createIndex('relatedTo', 'relatedTo');
  makeSequence(events);
  events.createIndex('order', 'order');
  const items = db.createObjectStore('items', { keyPath: 'subject' });
  items.createIndex('days', 'days', { multiEntry: true });
  const goals = db.createObjectStore('goals', { keyPath: 'subject' });
  goals.createIndex('days', 'days', { multiEntry: true });
  db.createObjectStore('days', { keyPath: 'day' });
  db.createObjectStore('totals');
  db.createObjectStore('config');
  db.createObjectStore('aliases', { keyPath: 'alias' }).createIndex('subject', 'subject');
  createPast(db);
  db.createObjectStore('meta');
}

function createPast(db: LedgerDatabase): void {
  db.createObjectStore('past', { keyPath: 'day' });
}

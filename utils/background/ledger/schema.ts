import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { rebuildProjections } from '#utils/background/ledger/projections.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import type { Goal } from '#utils/domain/planning/goals.ts';
import type { ItemState } from '#utils/domain/scoring/credits.ts';
import type { DayTotal, RunningTotals } from '#utils/domain/scoring/running-totals.ts';

/** The personal part of an event. */
export interface EventText {
  title: string;
  /** '' where there is none. */
  url: string;
  /** Of a review of the week: what was asked is answered in order. */
  answers?: readonly string[];
}

/** One line of the log. Immutable, but for `text`, which can be erased without breaking the chain of hashes. */
export interface StoredEvent extends LedgerEvent {
  /** Minutes after midnight at which the day began. */
  dayStart: number;
  /** The rules' version at the time. */
  rulesVersion: number;
  /** Which witness saw it. */
  source?: string;
  /** Random, so that a hash of an erased text gives nothing away. Hex. */
  textSalt: string;
  /** SHA-256 of salt and text, hex. */
  textHash?: string;
  text?: EventText;
  /** SHA-256 of the previous hash of this device and this event's canonical form, hex. */
  hash: string;
}

/** What the log says of one subject, by its strongest name. */
export interface ItemRecord extends ItemState {
  subject: string;
  /** Every day on which a credit of it shows. */
  days: DayKey[];
}

/** A goal with its steps, and the days on which something of it shows. */
export interface GoalRecord extends Goal {
  days: DayKey[];
}

/** This installation. The salt is fixed for good; the device's first act tells it to the log, so that it can be audited. */
export interface Device {
  id: string;
  /** Hex. */
  salt: string;
}

/** Database `microwin`. All but `events` and `meta` is derived, and can be rebuilt from `events`. */
export interface Schema extends DBSchema {
  events: {
    key: string;
    value: StoredEvent;
    indexes: { day: DayKey; subject: string; relatedTo: string; sequence: [string, number] };
  };
  items: { key: string; value: ItemRecord; indexes: { days: DayKey } };
  goals: { key: string; value: GoalRecord; indexes: { days: DayKey } };
  days: { key: DayKey; value: DayTotal };
  /** Day → everything that goes on from day to day, as of its end. */
  totals: { key: DayKey; value: RunningTotals };
  config: { key: 'config'; value: ConfigHistory };
  aliases: { key: string; value: { alias: string; subject: string }; indexes: { subject: string } };
  meta: { key: 'device'; value: Device };
}

export type LedgerDatabase = IDBPDatabase<Schema>;
/** For reading, whatever else it may do. */
export type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], IDBTransactionMode>;
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
export type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

export const STORES = [
  'events',
  'items',
  'goals',
  'days',
  'totals',
  'config',
  'aliases',
  'meta',
] as const satisfies StoreNames<Schema>[];

/** Migrations by number: the first makes version 1. Each runs once, in the service worker alone. */
const MIGRATIONS: ((db: LedgerDatabase, upgrade: UpgradeTransaction) => void)[] = [
  (db, upgrade) => {
    const events = db.createObjectStore('events', { keyPath: 'id' });
    events.createIndex('day', 'day');
    events.createIndex('subject', 'subject');
    events.createIndex('sequence', ['device', 'seq'], { unique: true });
    db.createObjectStore('items', { keyPath: 'subject' }).createIndex('days', 'days', {
      multiEntry: true,
    });
    db.createObjectStore('days', { keyPath: 'day' });
    db.createObjectStore('aliases', { keyPath: 'alias' }).createIndex('subject', 'subject');
    db.createObjectStore('meta');
    void upgrade.objectStore('meta').put({ id: crypto.randomUUID(), salt: randomHex() }, 'device');
  },
  // What an earlier version derived, the latest derives anew.
  () => {},
  (db, upgrade) => {
    upgrade.objectStore('events').createIndex('relatedTo', 'relatedTo');
    db.createObjectStore('goals', { keyPath: 'subject' }).createIndex('days', 'days', { multiEntry: true });
    db.createObjectStore('totals');
    db.createObjectStore('config');
  },
  () => {},
  // A day's total tells of consistency, and what was finished where.
  (_db, upgrade) => void rebuildProjections(upgrade),
];

/** Opens the database and keeps it open until the browser or a newer version closes it; then opens it anew. */
export function createConnection(name = 'microwin'): () => Promise<LedgerDatabase> {
  let open: Promise<LedgerDatabase> | undefined;
  const reset = () => {
    open = undefined;
  };
  return () => {
    open ??= openDB<Schema>(name, MIGRATIONS.length, {
      upgrade(db, from, _to, upgrade) {
        for (const migrate of MIGRATIONS.slice(from)) migrate(db, upgrade);
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

/** 128 random bits. */
export function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

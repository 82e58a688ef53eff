import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { deriveAll } from '#utils/background/ledger/projections.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { Terms } from '#utils/domain/config-history.ts';
import type { Act } from '#utils/domain/event.ts';
import type { Goal } from '#utils/domain/planning/goals.ts';
import type { Standing } from '#utils/domain/scoring/credits.ts';
import type { DayTotal, Run } from '#utils/domain/scoring/running-totals.ts';

/** The personal part of an event. */
export interface Text {
  title: string;
  /** '' where there is none. */
  url: string;
  /** Of a review of the week: what was asked is answered in order. */
  answers?: readonly string[];
}

/** One line of the log. Immutable, but for `text`, which can be erased without breaking the chain of hashes. */
export interface LedgerEvent extends Act {
  /** Minutes after midnight at which the day began. */
  dayStart: number;
  /** The rules' version at the time. */
  rules: number;
  /** Which witness saw it. */
  by?: string;
  /** Random, so that a hash of an erased text gives nothing away. Hex. */
  salt: string;
  /** SHA-256 of salt and text, hex. */
  textHash?: string;
  text?: Text;
  /** SHA-256 of the previous hash of this device and this event's canonical form, hex. */
  hash: string;
}

/** What the log says of one subject, by its strongest name. */
export interface SubjectRecord extends Standing {
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
    value: LedgerEvent;
    indexes: { day: DayKey; subject: string; about: string; sequence: [string, number] };
  };
  subjects: { key: string; value: SubjectRecord; indexes: { days: DayKey } };
  goals: { key: string; value: GoalRecord; indexes: { days: DayKey } };
  days: { key: DayKey; value: DayTotal };
  /** Day → everything that goes on from day to day, as of its end. */
  runs: { key: DayKey; value: Run };
  terms: { key: 'terms'; value: Terms };
  aliases: { key: string; value: { alias: string; subject: string }; indexes: { subject: string } };
  meta: { key: 'device'; value: Device };
}

export type Ledgerbase = IDBPDatabase<Schema>;
/** For reading, whatever else it may do. */
export type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], IDBTransactionMode>;
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
export type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

export const STORES = [
  'events',
  'subjects',
  'goals',
  'days',
  'runs',
  'terms',
  'aliases',
  'meta',
] as const satisfies StoreNames<Schema>[];

/** Migrations by number: the first makes version 1. Each runs once, in the service worker alone. */
const MIGRATIONS: ((db: Ledgerbase, upgrade: Upgrade) => void)[] = [
  (db, upgrade) => {
    const events = db.createObjectStore('events', { keyPath: 'id' });
    events.createIndex('day', 'day');
    events.createIndex('subject', 'subject');
    events.createIndex('sequence', ['device', 'seq'], { unique: true });
    db.createObjectStore('subjects', { keyPath: 'subject' }).createIndex('days', 'days', {
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
    upgrade.objectStore('events').createIndex('about', 'about');
    db.createObjectStore('goals', { keyPath: 'subject' }).createIndex('days', 'days', { multiEntry: true });
    db.createObjectStore('runs');
    db.createObjectStore('terms');
  },
  () => {},
  // A day's total tells of consistency, and what was finished where.
  (_db, upgrade) => void deriveAll(upgrade),
];

/** Opens the database and keeps it open until the browser or a newer version closes it; then opens it anew. */
export function createConnection(name = 'microwin'): () => Promise<Ledgerbase> {
  let open: Promise<Ledgerbase> | undefined;
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

import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { PastDay } from '#utils/domain/past.ts';
import type { Goal } from '#utils/domain/planning/goals.ts';
import type { ItemState } from '#utils/domain/scoring/credits.ts';
import type { DayTotal, RunningTotals } from '#utils/domain/scoring/running-totals.ts';

/** How one item stands, by its best name. */
export interface ItemRecord extends ItemState {
  subject: string;
  /** Every day on which a credit of it shows. */
  days: DayKey[];
}

/** A goal with its steps, and the days on which something of it shows. */
export interface GoalRecord extends Goal {
  days: DayKey[];
}

/** This installation. The salt is fixed for good; the device's first event puts it into the log for anybody to audit. */
export interface Device {
  id: string;
  /** Hex. */
  salt: string;
}

/** Database `microwin`. All but `events` and `meta` are projections, and can be rebuilt from `events`. */
export interface Schema extends DBSchema {
  events: {
    key: string;
    value: StoredEvent;
    indexes: {
      day: DayKey;
      /** Type and day, to find the few events of a kind among the many of some days. */
      typeDay: [StoredEvent['type'], DayKey];
      subject: string;
      relatedTo: string;
      /** Device and seq; where a browser's profile was copied, two events may have the same. */
      sequence: [string, number];
      order: number;
    };
  };
  items: { key: string; value: ItemRecord; indexes: { days: DayKey } };
  goals: { key: string; value: GoalRecord; indexes: { days: DayKey } };
  days: { key: DayKey; value: DayTotal };
  /** Day → everything that goes on from day to day, as of its end. */
  totals: { key: DayKey; value: RunningTotals };
  config: { key: 'config'; value: ConfigHistory };
  aliases: { key: string; value: { alias: string; subject: string }; indexes: { subject: string } };
  past: { key: DayKey; value: PastDay };
  /**
   * `unprojected`: events came from elsewhere, and the projections do not have them yet. `names`: whether `aliases` holds
   * any; what earlier builds projected says nothing of it, and is projected anew. No value has the type of another's.
   */
  meta: { key: 'device' | 'unprojected' | 'names'; value: Device | true | 'some' | 'none' };
}

export type LedgerDatabase = IDBPDatabase<Schema>;
/** For reading, whatever else it may do. */
export type Transaction = IDBPTransaction<Schema, StoreNames<Schema>[], IDBTransactionMode>;
export type WriteTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;
export type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
/** The store of events, while a database is made or upgraded. */
export type EventStore = IDBPObjectStore<Schema, StoreNames<Schema>[], 'events', 'versionchange'>;

/** The stores that are derived from the log. */
export const PROJECTIONS = [
  'items',
  'goals',
  'days',
  'totals',
  'config',
  'aliases',
  'past',
] as const satisfies StoreNames<Schema>[];

/** Every store. */
export const STORES = ['events', ...PROJECTIONS, 'meta'] as const satisfies StoreNames<Schema>[];

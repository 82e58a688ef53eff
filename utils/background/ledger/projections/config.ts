import { eventsOn } from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  firstAffectedDay,
  NO_CONFIG,
  projectConfig,
  weekStartOf,
} from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, type StoredEvent } from '#utils/domain/event.ts';

/** What holds when. */
export async function readConfig(tx: Transaction): Promise<ConfigHistory> {
  return (await tx.objectStore('config').get('config')) ?? NO_CONFIG;
}

/**
 * Brings the config history up to date with an event.
 * @param before what it was without the event
 */
export async function reprojectConfig(
  tx: WriteTransaction,
  event: StoredEvent,
  before: ConfigHistory,
): Promise<{ config: ConfigHistory; affected: DayKey[] }> {
  if (event.subject !== CONFIG_SUBJECT) return { config: before, affected: [] };
  const config = projectConfig(await eventsOn(tx, CONFIG_SUBJECT));
  await tx.objectStore('config').put(config, 'config');
  return { config, affected: await daysFrom(tx, firstAffectedDay(before, config), [before, config]) };
}

/** All days with a total for which something else may hold from a day on. */
async function daysFrom(
  tx: Transaction,
  first: DayKey | undefined,
  histories: readonly ConfigHistory[],
): Promise<DayKey[]> {
  if (first === undefined) return [];
  // The weekly target depends on all days of the week. '' stands before all days.
  const [week] = first === '' ? [] : histories.map((config) => weekStartOf(config, first)).sort();
  const since = week && IDBKeyRange.lowerBound(week);
  return tx.objectStore('days').getAllKeys(since);
}

import { bestName, namesOf } from '#utils/background/ledger/projections/aliases.ts';
import type { Transaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import { compareEvents, type StoredEvent } from '#utils/domain/event.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';

/** Every event on an item, under any of its names, in order; none under a name for which there is a better one. */
export async function eventsOn(tx: Transaction, item: string): Promise<StoredEvent[]> {
  if ((await bestName(tx, item)) !== item) return [];
  return eventsNamed(tx, 'subject', await namesOf(tx, item));
}

/** Every event on other items that names this one, under any of its names, in order. */
export async function eventsRelatedTo(tx: Transaction, item: string): Promise<StoredEvent[]> {
  return eventsNamed(tx, 'relatedTo', await namesOf(tx, item));
}

/** An event by its id; undefined if there is none, or if it is broken. */
export async function eventWith(tx: Transaction, id: string): Promise<StoredEvent | undefined> {
  const event = await tx.objectStore('events').get(id);
  return event && soundEvent(event);
}

/** All events on subjects that begin alike, in order. */
export async function eventsUnder(tx: Transaction, prefix: string): Promise<StoredEvent[]> {
  return inOrder(await tx.objectStore('events').index('subject').getAll(startingWith(prefix)));
}

/** All texts that begin so. */
export function startingWith(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

/** The events of one type on a day, in order. */
export async function eventsOfDay(
  tx: Transaction,
  day: DayKey,
  type: StoredEvent['type'],
): Promise<StoredEvent[]> {
  return inOrder(await tx.objectStore('events').index('typeDay').getAll([type, day]));
}

/** The events of some types on a range of days, in order. */
export async function eventsBetween(
  tx: Transaction,
  first: DayKey,
  last: DayKey,
  types: readonly StoredEvent['type'][],
): Promise<StoredEvent[]> {
  const byType = tx.objectStore('events').index('typeDay');
  const found = types.map((type) => byType.getAll(IDBKeyRange.bound([type, first], [type, last])));
  return inOrder((await Promise.all(found)).flat());
}

async function eventsNamed(
  tx: Transaction,
  index: 'subject' | 'relatedTo',
  names: readonly string[],
): Promise<StoredEvent[]> {
  const byName = tx.objectStore('events').index(index);
  return inOrder((await Promise.all(names.map((name) => byName.getAll(name)))).flat());
}

/** Events as they were read, in order, without those that are broken. */
export function inOrder(events: readonly StoredEvent[]): StoredEvent[] {
  return events.flatMap((event) => soundEvent(event) ?? []).sort(compareEvents);
}

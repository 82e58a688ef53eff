import type { StoreNames } from 'idb';
import { startingWith } from '#utils/background/ledger/read-events.ts';
import type { Schema, Transaction } from '#utils/background/ledger/schema.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/**
 * Whether all projections are there that the log asks for, by a look that costs the same for every log: stores that must
 * hold something, and days, of which each must have its totals; that these have all that this build counts, since an
 * earlier one may have written them; that the names are not gone; and that nothing came from elsewhere since.
 */
export async function areProjectionsComplete(tx: Transaction): Promise<boolean> {
  if (await tx.objectStore('meta').get('unprojected')) return false;
  const isEmpty = async (store: StoreNames<Schema>) => (await tx.objectStore(store).openKeyCursor()) === null;
  const events = tx.objectStore('events');
  if (await isEmpty('events')) return true;
  if (await isEmpty('config')) return false;
  const names = await tx.objectStore('meta').get('names');
  if (names === undefined || (names === 'some' && (await isEmpty('aliases')))) return false;
  const [days, totals] = [
    await tx.objectStore('days').getAllKeys(),
    await tx.objectStore('totals').getAllKeys(),
  ];
  if (days.join() !== totals.join()) return false;
  const latest = await tx.objectStore('totals').openCursor(null, 'prev');
  if (latest && !hasShapeOf(latest.value, NO_TOTALS)) return false;
  const goals = startingWith('goal:');
  if ((await isEmpty('goals')) && (await events.index('subject').openKeyCursor(goals))) return false;
  const has = async (type: StoredEvent['type']) =>
    (await events.index('typeDay').openKeyCursor(IDBKeyRange.bound([type, ''], [type, '\uffff']))) !== null;
  if ((await isEmpty('past')) && (await has('past'))) return false;
  return (!(await isEmpty('items')) && days.length > 0) || !(await has('complete'));
}

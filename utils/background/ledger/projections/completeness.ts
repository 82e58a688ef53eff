import type { StoreNames } from 'idb';
import { startingWith } from '#utils/background/ledger/read-events.ts';
import type { Schema, Transaction } from '#utils/background/ledger/schema.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/**
 * Whether all projections are there that the log asks for, by a look that costs the same for every log: stores that must
 * hold something, and days, of which each must have its totals; that these have all that this build counts, since an
 * earlier one may have written them; that no name is gone; and that nothing came from elsewhere since.
 */
export async function areProjectionsComplete(tx: Transaction): Promise<boolean> {
  if (await tx.objectStore('meta').get('unprojected')) return false;
  const isEmpty = async (store: StoreNames<Schema>) => (await tx.objectStore(store).openKeyCursor()) === null;
  const events = tx.objectStore('events');
  if (await isEmpty('events')) return true;
  if (await isEmpty('config')) return false;
  if ((await tx.objectStore('meta').get('names')) !== (await tx.objectStore('aliases').count())) return false;
  const [days, totals] = [
    await tx.objectStore('days').getAllKeys(),
    await tx.objectStore('totals').getAllKeys(),
  ];
  if (days.join() !== totals.join()) return false;
  const latest = await tx.objectStore('totals').openCursor(null, 'prev');
  if (latest && !hasShapeOf(latest.value, NO_TOTALS)) return false;
  const goals = startingWith('goal:');
  if ((await isEmpty('goals')) && (await events.index('subject').openKeyCursor(goals))) return false;
  const past = IDBKeyRange.bound(['past', ''], ['past', '\uffff']);
  if ((await isEmpty('past')) && (await events.index('typeDay').openKeyCursor(past))) return false;
  return (!(await isEmpty('items')) && days.length > 0) || !(await hasCompletion(tx));
}

/** Whether anything was ever completed. Mostly the first event that it comes upon says so. */
async function hasCompletion(tx: Transaction): Promise<boolean> {
  let cursor = await tx.objectStore('events').openCursor();
  while (cursor) {
    if (cursor.value.type === 'complete') return true;
    cursor = await cursor.continue();
  }
  return false;
}

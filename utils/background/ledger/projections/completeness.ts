import { startingWith } from '#utils/background/ledger/read-events.ts';
import { PROJECTIONS, type Transaction } from '#utils/background/ledger/schema.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/**
 * Whether all projections are there that the log asks for, by a look that costs the same for every log: stores that must
 * hold something, and days, of which each must have its totals; that these have all that this build counts, since an
 * earlier one may have written them; and that nothing came from elsewhere since.
 */
export async function areProjectionsComplete(tx: Transaction): Promise<boolean> {
  if (await tx.objectStore('meta').get('unprojected')) return false;
  const filled = new Map<string, boolean>();
  for (const store of PROJECTIONS) filled.set(store, (await tx.objectStore(store).openKeyCursor()) !== null);
  const events = tx.objectStore('events');
  if ((await events.openKeyCursor()) === null) return true;
  if (!filled.get('config')) return false;
  const [days, totals] = [
    await tx.objectStore('days').getAllKeys(),
    await tx.objectStore('totals').getAllKeys(),
  ];
  if (days.join() !== totals.join()) return false;
  const latest = await tx.objectStore('totals').openCursor(null, 'prev');
  if (latest && !hasShapeOf(latest.value, NO_TOTALS)) return false;
  const goals = startingWith('goal:');
  if (!filled.get('goals') && (await events.index('subject').openKeyCursor(goals))) return false;
  const past = IDBKeyRange.bound(['past', ''], ['past', '\uffff']);
  if (!filled.get('past') && (await events.index('typeDay').openKeyCursor(past))) return false;
  return (filled.get('items') && days.length > 0) || !(await hasCompletion(tx));
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

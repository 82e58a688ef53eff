import type { ItemRecord, Transaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';

/** The items that were finished on some days. @param from the first of them @param to the last */
export async function itemsIn(tx: Transaction, from: DayKey, to: DayKey): Promise<ItemRecord[]> {
  const records = await tx.objectStore('items').index('days').getAll(IDBKeyRange.bound(from, to));
  // One that shows on several of the days comes once for each.
  const items = new Map(records.map((record) => [record.subject, record]));
  return [...items.values()].filter(({ credits }) => credits.some(({ day }) => from <= day && day <= to));
}

/** What items earned on some days, as each of these scores it. */
export function creditsIn(
  items: readonly ItemRecord[],
  from: DayKey,
  to: DayKey,
  config: ConfigHistory,
): ScoredCredit[] {
  const earned = items.flatMap(({ credits }) => credits).filter(({ day }) => from <= day && day <= to);
  return [...Map.groupBy(earned, ({ day }) => day)].flatMap(([day, own]) => scoreCredits(day, own, config));
}

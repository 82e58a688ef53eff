import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { PAST, standingPast } from '#utils/domain/past.ts';

/** Counts what was just brought in, of which nothing was here. @param days of each the day */
export async function countPast(tx: WriteTransaction, days: readonly DayKey[]): Promise<void> {
  const store = tx.objectStore('past');
  for (const [day, own] of Map.groupBy(days, (day) => day)) {
    const { count, hidden } = (await store.get(day)) ?? { count: 0, hidden: [] };
    await store.put({ day, count: count + own.length, hidden });
  }
}

/** Hides what was brought in, if an event just added takes it away. */
export async function hidePast(tx: WriteTransaction, { id, type, subject }: StoredEvent): Promise<void> {
  if (type !== 'void' || !subject.startsWith(PAST)) return;
  const own = await tx.objectStore('events').index('subject').getAll(subject);
  const shown = standingPast(own.filter((event) => event.id !== id));
  const record = shown && (await tx.objectStore('past').get(shown.day));
  if (!shown || !record) return;
  const { day, count, hidden } = record;
  await tx.objectStore('past').put({ day, count: count - 1, hidden: [...hidden, shown.id].sort() });
}

import { beginWriting, draftEvent, type PastDraft } from '#utils/background/ledger/append.ts';
import { chainEnd } from '#utils/background/ledger/chain-end.ts';
import { seal } from '#utils/background/ledger/hash-chain.ts';
import { countPast } from '#utils/background/ledger/projections/past.ts';
import { inOrder } from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { orderAfter, type StoredEvent } from '#utils/domain/event.ts';
import { pastSubject } from '#utils/domain/past.ts';
import type { PastPart, PastTaken } from '#utils/messaging/past.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';

/** Those things of a part, by their subjects, of which the log has nothing yet: neither that nor that they were removed. */
async function freshOf(
  tx: Transaction,
  { source, entries }: PastPart,
): Promise<Map<string, PastPart['entries'][number]>> {
  const fresh = new Map(entries.map((entry) => [pastSubject(source, entry.key), entry]));
  const bySubject = tx.objectStore('events').index('subject');
  const forget = async (subject: string, key: string) => {
    if (await bySubject.getKey(pastSubject(source, key))) fresh.delete(subject);
  };
  await Promise.all(
    [...fresh].flatMap(([subject, { key, before }]) =>
      [key, ...(before ? [before] : [])].map((one) => forget(subject, one)),
    ),
  );
  return fresh;
}

/** How many things of a part are new here, and how many are not. */
export async function countFresh(tx: Transaction, part: PastPart): Promise<PastTaken> {
  const fresh = (await freshOf(tx, part)).size;
  return { fresh, known: part.entries.length - fresh };
}

/**
 * Brings in a part of another program's history, as far as it is not here. Each thing becomes an event of its own day,
 * written now, of which nothing is scored. @param weekStart see `beginWriting`
 */
export async function takePast(
  tx: WriteTransaction,
  part: PastPart,
  now: Moment,
  weekStart: number,
): Promise<PastTaken> {
  const fresh = await freshOf(tx, part);
  const taken = { fresh: fresh.size, known: part.entries.length - fresh.size };
  if (fresh.size === 0) return taken;
  const writer = await beginWriting(tx, now, weekStart);
  const events = tx.objectStore('events');
  const { source } = part;
  const site = SITE_IDS.find((id) => id === source);
  const days: DayKey[] = [];
  let { seq, hash, order } = await chainEnd(tx, writer.device.id);
  for (const [subject, { at, offset, title, url, dayOnly }] of fresh) {
    const entry: PastDraft & { subject: string } = {
      ...{ id: crypto.randomUUID(), type: 'past', subject, source, text: { title, url } },
      ...(site && { site }),
      ...(dayOnly && { dayOnly }),
    };
    const draft = draftEvent({ ...writer, moment: { at, offset } }, entry);
    // However it is dated, it is said now.
    order = orderAfter(order, Math.min(at, now.at));
    seq++;
    const event = seal({ ...draft, seq, order }, hash);
    hash = event.hash;
    days.push(event.day);
    void events.add(event);
  }
  await countPast(tx, days);
  return taken;
}

/** The events that brought something in of a range of days, as far as they show, in the log's order. */
export async function queryPast(tx: Transaction, from: DayKey, to: DayKey): Promise<StoredEvent[]> {
  const range = IDBKeyRange.bound(['past', from], ['past', to]);
  const events = await tx.objectStore('events').index('typeDay').getAll(range);
  const days = await tx.objectStore('past').getAll(IDBKeyRange.bound(from, to));
  const hidden = new Set(days.flatMap(({ hidden }) => hidden));
  return inOrder(events).filter(({ id }) => !hidden.has(id));
}

import type { Transaction, UpgradeTransaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { strongest } from '#utils/domain/subject.ts';

/** The best name of the item that a name stands for. */
export async function bestName(tx: Transaction, name: string): Promise<string> {
  return (await tx.objectStore('aliases').get(name))?.subject ?? name;
}

/** All names of an item. @param item its best one */
export async function namesOf(tx: Transaction, item: string): Promise<string[]> {
  return [item, ...(await tx.objectStore('aliases').index('subject').getAllKeys(item))];
}

/** The items that an event is on, by their best names: two if it is the first to show that they are one. */
export async function itemsOf(
  tx: Transaction,
  { subject, alias = subject }: Pick<StoredEvent, 'subject' | 'alias'>,
): Promise<string[]> {
  return [...new Set([await bestName(tx, subject), await bestName(tx, alias)])];
}

/** Learns that two best names are one item's: every name of the lesser one now stands for the other. */
export async function linkNames(tx: WriteTransaction, a: string, b: string): Promise<void> {
  const aliases = tx.objectStore('aliases');
  const best = strongest(a, b);
  const moved = await namesOf(tx, best === a ? b : a);
  for (const alias of moved) await aliases.put({ alias, subject: best });
  await noteNames(tx);
}

/** Keeps in mind whether there are other names, so that it is noticed when they are gone. */
export async function noteNames(tx: WriteTransaction | UpgradeTransaction): Promise<void> {
  const first = await tx.objectStore('aliases').openKeyCursor();
  await tx.objectStore('meta').put(first ? 'some' : 'none', 'names');
}

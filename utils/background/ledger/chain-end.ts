import type { Transaction } from '#utils/background/ledger/schema.ts';
import { LATEST_ORDER } from '#utils/domain/event.ts';

/** What the next event of a device comes after. */
export interface ChainEnd {
  /** Of the device's last event; 0 and '' if there is none. */
  seq: number;
  hash: string;
  /** The greatest of all events; 0 if there are none. */
  order: number;
}

/** Where the chain of a device ends. What a broken event has in place of a number is none to go on from. */
export async function chainEnd(tx: Transaction, device: string): Promise<ChainEnd> {
  const events = tx.objectStore('events');
  const own = IDBKeyRange.bound([device], [device, Number.MAX_SAFE_INTEGER], true, true);
  const { seq = 0, hash = '' } = (await events.index('sequence').openCursor(own, 'prev'))?.value ?? {};
  const order =
    (await events.index('order').openKeyCursor(IDBKeyRange.upperBound(LATEST_ORDER, true), 'prev'))?.key ?? 0;
  return { seq, hash, order };
}

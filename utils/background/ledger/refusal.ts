import type { VoidEntry } from '#utils/background/ledger/append.ts';
import { itemsOf } from '#utils/background/ledger/projections/aliases.ts';
import { eventsOn } from '#utils/background/ledger/read-events.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import { compareEvents, type StoredEvent, withoutVoided } from '#utils/domain/event.ts';

/** A change of an item that the site refused. */
export interface Refusal {
  subject: string;
  alias?: string;
  type: 'complete' | 'uncomplete';
  /** Since when it may have been written down, UTC ms. */
  since: number;
}

/**
 * What takes back that a gesture showed what the site refused then; undefined if nothing like that stands. What a
 * request told of is never meant, since the site had agreed to that.
 */
export async function voidOfRefused(
  tx: WriteTransaction,
  { subject, alias, type, since }: Refusal,
): Promise<VoidEntry | undefined> {
  const items = await itemsOf(tx, { subject, ...(alias && { alias }) });
  const events = (await Promise.all(items.map((item) => eventsOn(tx, item)))).flat();
  const last = withoutVoided(events.sort(compareEvents)).filter(isChange).at(-1);
  if (last?.type !== type || last.source !== 'gesture' || last.at < since) return undefined;
  return { id: crypto.randomUUID(), type: 'void', ref: last.id, refused: true };
}

function isChange({ type }: StoredEvent): boolean {
  return type === 'complete' || type === 'uncomplete';
}

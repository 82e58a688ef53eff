import { faultOf } from '#utils/background/ledger/hash-chain.ts';
import type { LedgerDatabase } from '#utils/background/ledger/schema.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import type { LogCheck } from '#utils/messaging/queries.ts';

/** Events that are hashed before others get their turn: a few milliseconds' worth. */
const PART = 200;

/** Goes through the chain of every device, in parts, each in a transaction of its own. */
export async function verifyLog(db: LedgerDatabase): Promise<LogCheck> {
  const faults: LogCheck['faults'] = [];
  let checked = 0;
  let last: StoredEvent | undefined;
  for (;;) {
    const rest = last && IDBKeyRange.lowerBound([last.device, last.seq], true);
    const part = await db.getAllFromIndex('events', 'sequence', rest, PART);
    for (const event of part) {
      const what = soundEvent(event)
        ? faultOf(event, last?.device === event.device ? last : undefined)
        : 'unreadable';
      if (what) faults.push({ device: event.device, seq: event.seq, id: event.id, what });
      last = event;
    }
    checked += part.length;
    if (part.length < PART) break;
  }
  // What has neither device nor number is in no chain.
  const known = new Set(await db.getAllKeysFromIndex('events', 'sequence'));
  if (known.size === (await db.count('events'))) return { checked, faults };
  for (const event of await db.getAll('events')) {
    if (known.has(event.id)) continue;
    checked++;
    faults.push({ device: '', seq: 0, id: event.id, what: 'unreadable' });
  }
  return { checked, faults };
}

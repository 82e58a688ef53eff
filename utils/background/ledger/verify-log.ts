import { faultOf } from '#utils/background/ledger/hash-chain.ts';
import { readChainPart } from '#utils/background/ledger/log-parts.ts';
import type { LedgerDatabase } from '#utils/background/ledger/schema.ts';
import { isErased } from '#utils/domain/erasure.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import type { LogCheck, LogFault } from '#utils/messaging/queries.ts';

/** Events that are hashed before others get their turn: a few milliseconds' worth. */
const PART = 200;

/** Goes through the chain of every device, in parts, each in a transaction of its own. */
export async function verifyLog(db: LedgerDatabase): Promise<LogCheck> {
  const faults: LogFault[] = [];
  let checked = 0;
  /** The events at the place before. Where a profile was copied, there are several. */
  let before: StoredEvent[] = [];
  for (;;) {
    const [last] = before;
    const { events, more } = await readChainPart(db, last && [last.device, last.seq], PART);
    for (const place of Map.groupBy(events, ({ device, seq }) => `${seq} ${device}`).values()) {
      const previous = before.filter(({ device }) => device === place[0]?.device);
      faults.push(...faultsAt(place, previous));
      before = place;
    }
    checked += events.length;
    if (!more) break;
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

/** What there is to say of the events at one place of a chain. @param previous those of the same device before them */
function faultsAt(place: readonly StoredEvent[], previous: readonly StoredEvent[]): LogFault[] {
  const name = ({ device, seq, id }: StoredEvent) => ({ device, seq, id });
  const faults = place.flatMap((event): LogFault[] => {
    const what = faultAfter(event, previous);
    return what ? [{ ...name(event), what }] : [];
  });
  // Once it has split, each branch goes on with one event at a place.
  const splits = place.slice(Math.max(1, previous.length));
  return [...faults, ...splits.map((event): LogFault => ({ ...name(event), what: 'fork' }))];
}

/** What is wrong with an event, after any one of those before it. */
function faultAfter(event: StoredEvent, previous: readonly StoredEvent[]): LogFault['what'] | undefined {
  if (isErased(event)) return event.seq === 1 || isNext(event, previous) ? undefined : 'missing';
  if (!soundEvent(event)) return 'unreadable';
  const faults = (previous.length > 0 ? previous : [undefined]).map((one) => faultOf(event, one));
  return faults.includes(undefined) ? undefined : faults[0];
}

function isNext({ seq }: StoredEvent, previous: readonly StoredEvent[]): boolean {
  return previous.some((one) => one.seq === seq - 1);
}

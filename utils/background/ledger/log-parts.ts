import type { LedgerDatabase, Transaction } from '#utils/background/ledger/schema.ts';
import { isErased, withoutText } from '#utils/domain/erasure.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { LOG_PART, type LogPart, type LogPlace } from '#utils/messaging/queries.ts';

/** What begins the subject of every note on a win; the id of the win's event follows. */
export const WIN_NOTES = 'note:';
/** What begins the subject of every title that the person gave a win in place of its own; the same follows. */
export const WIN_TITLES = 'title:';
/** The kinds of words that a person can say of a win. */
export type WinWords = typeof WIN_NOTES | typeof WIN_TITLES;

/**
 * Reads a part of the log, each device's events in the order of its chain.
 * @param after the place of the last event of the part before; undefined for the first part
 * @param own whether what the person wrote to themselves is in it
 */
export async function readLogPart(
  db: LedgerDatabase,
  after: LogPlace | undefined,
  own: boolean,
): Promise<LogPart> {
  const { events, more } = await readChainPart(db, after && [after.device, after.seq], LOG_PART);
  return {
    events: own ? events : events.map((event) => (isOwn(event) ? withoutText(event) : event)),
    more,
    ...(!after && { all: await db.countFromIndex('events', 'sequence') }),
  };
}

/**
 * Reads some events, by device and seq. Where a profile was copied, several events may have one place in a chain; no part
 * ends between them.
 * @param after the place after which it begins
 * @param size how many it reads at the most; more only if they are all of one place
 */
export async function readChainPart(
  db: LedgerDatabase,
  after: [device: string, seq: number] | undefined,
  size: number,
): Promise<{ events: StoredEvent[]; more: boolean }> {
  const read = await db.getAllFromIndex(
    'events',
    'sequence',
    after && IDBKeyRange.lowerBound(after, true),
    size,
  );
  const last = read.at(-1);
  if (!last || read.length < size) return { events: read, more: false };
  const whole = read.filter(({ device, seq }) => device !== last.device || seq !== last.seq);
  if (whole.length > 0) return { events: whole, more: true };
  const place = IDBKeyRange.only([last.device, last.seq]);
  return { events: await db.getAllFromIndex('events', 'sequence', place), more: true };
}

/** The name of this installation, and its events after a seq, in order. */
export async function readOwnEvents(
  tx: Transaction,
  after: number,
): Promise<{ device: string; events: StoredEvent[] }> {
  const device = await tx.objectStore('meta').get('device');
  const id = typeof device === 'object' ? device.id : '';
  const range = IDBKeyRange.bound([id, after], [id, Number.POSITIVE_INFINITY], true);
  return { device: id, events: await tx.objectStore('events').index('sequence').getAll(range) };
}

/** Whether an event is what a person wrote to themselves: a note on a win, a reflection, a review. */
function isOwn(event: StoredEvent): boolean {
  return !isErased(event) && (event.type === 'reflect' || event.subject.startsWith(WIN_NOTES));
}

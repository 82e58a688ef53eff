import type { LedgerDatabase } from '#utils/background/ledger/schema.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { LogPart } from '#utils/messaging/queries.ts';

/** What begins the subject of every note on a win; the id of the win's event follows. */
export const WIN_NOTES = 'note:';

/** Events of one part: so many cross the border between two processes at once. */
const PART = 2000;

/**
 * Reads a part of the log.
 * @param after the last id of the part before; '' for the first
 * @param own whether what the person wrote to themselves is in it
 */
export async function readLogPart(db: LedgerDatabase, after: string, own: boolean): Promise<LogPart> {
  const events = await db.getAll('events', IDBKeyRange.lowerBound(after, true), PART);
  return {
    events: own ? events : events.map((event) => (isOwn(event) ? withoutText(event) : event)),
    more: events.length === PART,
  };
}

/** An event without what is personal in it. */
export function withoutText({ text: _, ...event }: StoredEvent): StoredEvent {
  return event;
}

/** Whether an event is what a person wrote to themselves: a note on a win, a reflection, a review. */
function isOwn({ type, subject }: StoredEvent): boolean {
  return type === 'reflect' || subject.startsWith(WIN_NOTES);
}

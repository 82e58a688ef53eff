import { append, beginWriting } from '#utils/background/ledger/append.ts';
import { eraseText } from '#utils/background/ledger/erase.ts';
import { WIN_NOTES } from '#utils/background/ledger/log-parts.ts';
import { eventsOn, eventsUnder, eventWith } from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { WinNote } from '#utils/messaging/queries.ts';

/** The notes that were ever written on a win, in order; only of the last one there may be a text. */
export function notesOn(tx: Transaction, ref: string): Promise<StoredEvent[]> {
  return eventsOn(tx, `${WIN_NOTES}${ref}`);
}

/** Keeps a person's own words on a win, and erases those that were there before. @param note '' for none */
export async function writeWinNote(
  tx: WriteTransaction,
  { id, ref, note }: WinNote & { id: string },
  moment: Moment,
): Promise<void> {
  const events = tx.objectStore('events');
  if (!(await eventWith(tx, ref)) || (await events.getKey(id))) return;
  const writer = await beginWriting(tx, moment);
  for (const earlier of await notesOn(tx, ref)) await eraseText(writer, earlier);
  if (note === '') return;
  const subject = `${WIN_NOTES}${ref}`;
  await append(writer, { id, type: 'note', subject, text: { title: note, url: '' } });
}

/** Every note that there is on a win. */
export async function queryWinNotes(tx: Transaction): Promise<WinNote[]> {
  return (await eventsUnder(tx, WIN_NOTES)).flatMap(({ subject, text }) =>
    text ? [{ ref: subject.slice(WIN_NOTES.length), note: text.title }] : [],
  );
}

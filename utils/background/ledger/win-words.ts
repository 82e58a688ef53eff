import { append, beginWriting, type Writer } from '#utils/background/ledger/append.ts';
import { eraseText } from '#utils/background/ledger/erase.ts';
import { WIN_NOTES, WIN_TITLES, type WinWords } from '#utils/background/ledger/log-parts.ts';
import {
  eventsOn,
  eventsUnder,
  eventWith,
  inOrder,
  startingWith,
} from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { WinNote } from '#utils/messaging/queries.ts';

/** What is said of a win. */
interface Said {
  /** Of the event that says it. */
  id: string;
  /** The id of the win's event. */
  ref: string;
  /** '' for nothing any more. */
  words: string;
}

/** The words of a kind on a win; '' for none. */
export async function wordsOn(tx: Transaction, kind: WinWords, ref: string): Promise<string> {
  const said = await tx
    .objectStore('events')
    .index('subject')
    .getAll(kind + ref);
  // Only the last ones have a text: those before them were erased.
  return inOrder(said).at(-1)?.text?.title ?? '';
}

/** Keeps a person's own words on a win, and erases those of the kind that were there before. */
export async function writeWinWords(
  tx: WriteTransaction,
  kind: WinWords,
  said: Said,
  moment: Moment,
): Promise<void> {
  if (!(await eventWith(tx, said.ref)) || (await tx.objectStore('events').getKey(said.id))) return;
  await sayOfWin(await beginWriting(tx, moment), kind, said);
}

/** Moves all words of the person's own from a win to the one that takes its place. */
export async function moveWords(writer: Writer, from: string, to: string): Promise<void> {
  for (const kind of [WIN_NOTES, WIN_TITLES] as const) {
    const words = await wordsOn(writer.tx, kind, from);
    if (words === '') continue;
    await sayOfWin(writer, kind, { id: crypto.randomUUID(), ref: from, words: '' });
    await sayOfWin(writer, kind, { id: crypto.randomUUID(), ref: to, words });
  }
}

async function sayOfWin(writer: Writer, kind: WinWords, { id, ref, words }: Said): Promise<void> {
  const subject = kind + ref;
  for (const earlier of await eventsOn(writer.tx, subject)) await eraseText(writer, earlier);
  if (words === '') return;
  await append(writer, { id, type: 'note', subject, text: { title: words, url: '' } });
}

/** Every note that there is on a win. */
export async function queryWinNotes(tx: Transaction): Promise<WinNote[]> {
  return [...(await allWords(tx, WIN_NOTES))].map(([ref, note]) => ({ ref, note }));
}

/** Gives wins the titles that the person gave them, by their events. It reads every such title: best for many wins. */
export async function ownTitles(tx: Transaction): Promise<(event?: StoredEvent) => StoredEvent | undefined> {
  const titles = await allWords(tx, WIN_TITLES);
  return (event) => event && titled(event, titles.get(event.id));
}

/** Reads the events of single wins by their ids, with the titles that the person gave them. */
export async function winReader(tx: Transaction): Promise<(id: string) => Promise<StoredEvent | undefined>> {
  // Most people rename nothing.
  const hasTitles = await tx.objectStore('events').index('subject').getKey(startingWith(WIN_TITLES));
  return async (id) => {
    const event = await eventWith(tx, id);
    return event && hasTitles ? titled(event, await wordsOn(tx, WIN_TITLES, id)) : event;
  };
}

function titled(event: StoredEvent, title: string | undefined): StoredEvent {
  return title ? { ...event, text: { title, url: event.text?.url ?? '' } } : event;
}

/** Id of a win's event → the last words of a kind on it. */
async function allWords(tx: Transaction, kind: WinWords): Promise<Map<string, string>> {
  const events = await eventsUnder(tx, kind);
  return new Map(
    events.flatMap(({ subject, text }) => (text ? [[subject.slice(kind.length), text.title]] : [])),
  );
}

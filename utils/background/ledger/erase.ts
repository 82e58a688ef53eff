import { append, type Writer } from '#utils/background/ledger/append.ts';
import { WIN_NOTES, WIN_TITLES } from '#utils/background/ledger/log-parts.ts';
import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import {
  eventsOn,
  eventsRelatedTo,
  eventsUnder,
  eventWith,
  startingWith,
} from '#utils/background/ledger/read-events.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import {
  ERASED,
  type Erasure,
  erasureOf,
  erasureSubject,
  isErased,
  toErased,
  withoutText,
} from '#utils/domain/erasure.ts';
import { CONFIG_SUBJECT, type StoredEvent } from '#utils/domain/event.ts';
import { PAST } from '#utils/domain/past.ts';
import { RECOGNITION } from '#utils/domain/recognition/kept.ts';

/** What is erased together with what it counts for. */
export type WinErasure = Exclude<Erasure, { text: string }>;

const OWN_WORDS = [WIN_NOTES, WIN_TITLES];

/** Whether an event may have its words from the item that it names: a timer for it, or a step of a goal that stands for it. */
const isNamedAfter = ({ type }: StoredEvent) => type === 'timer' || type === 'step';

/** Writes down that the text of an event is erased, for every device to know, and erases it here. */
export async function eraseText(writer: Writer, event: StoredEvent): Promise<void> {
  if (event.text) await writer.tx.objectStore('events').put(withoutText(event));
  const subject = erasureSubject({ text: event.id });
  if (await writer.tx.objectStore('events').index('subject').getKey(subject)) return;
  await append(writer, { id: crypto.randomUUID(), type: 'note', noteKind: 'erased', subject });
}

/**
 * Erases every word on the item of a win: its titles and addresses, the person's own words on it, and what timers and
 * steps for it were called. The win and the steps themselves stay. @returns whether there is such a win
 */
export async function eraseWinText(writer: Writer, ref: string): Promise<boolean> {
  const { tx } = writer;
  const win = await eventWith(tx, ref);
  if (!win) return false;
  const item = await bestName(tx, win.subject);
  const own = await eventsOn(tx, item);
  const related = (await eventsRelatedTo(tx, item)).filter(isNamedAfter);
  const named = await Promise.all(related.map(({ subject }) => eventsOn(tx, subject)));
  const all = [...own, ...named.flat()];
  const said = all.flatMap(({ id }) => OWN_WORDS.map((kind) => eventsOn(tx, kind + id)));
  const notes = await Promise.all(said);
  const texts = [...all, ...notes.flat()].filter(({ textHash }) => textHash !== undefined);
  for (const event of new Map(texts.map((event) => [event.id, event])).values())
    await eraseText(writer, event);
  return true;
}

/** Writes down that all wins of a site, or all of all, are erased, for every device to know. */
export async function writeErasure(writer: Writer, id: string, erasure: WinErasure): Promise<void> {
  await append(writer, { id, type: 'note', noteKind: 'erased', subject: erasureSubject(erasure) });
}

/** Erases what the log says is erased, whichever device said so. Projections are left as they are. */
export async function applyErasures(tx: WriteTransaction): Promise<void> {
  const events = tx.objectStore('events');
  for (const note of await eventsUnder(tx, ERASED)) {
    const erasure = erasureOf(note);
    if (!erasure) continue;
    if ('text' in erasure) {
      const event = await events.get(erasure.text);
      if (event && !isErased(event)) await eraseUntil(tx, event, note.order);
    } else for (const prefix of prefixesOf(erasure)) await eraseWins(tx, note.order, prefix);
  }
}

/**
 * Erases the text of an event. What another device kept in the same place of recognition, before it heard of that, goes
 * with it; what was kept there again stays. @param until the order of the note that says so
 */
async function eraseUntil(tx: WriteTransaction, event: StoredEvent, until: number): Promise<void> {
  const isPlace = event.subject.startsWith(RECOGNITION);
  const others = isPlace ? await eventsOn(tx, event.subject) : [];
  for (const one of [event, ...others.filter(({ order }) => order < until)])
    if (one.text) await tx.objectStore('events').put(withoutText(one));
}

/** How the subjects begin of all that is erased: of a site also what was brought in from it. */
function prefixesOf(erasure: WinErasure): string[] {
  return 'site' in erasure ? [`${erasure.site}:`, `${PAST}${erasure.site}:`] : [''];
}

/** Erases all events on subjects that begin so, up to an order, and every word that is about them elsewhere. */
async function eraseWins(tx: WriteTransaction, until: number, prefix: string): Promise<void> {
  const events = tx.objectStore('events');
  const range = startingWith(prefix);
  const erase = async (event: StoredEvent) => {
    const isKept = event.subject === CONFIG_SUBJECT || event.subject.startsWith(ERASED);
    if (event.order < until && !isKept) await events.put(toErased(event));
  };
  let cursor = await events.index('subject').openCursor(range);
  while (cursor) {
    await erase(cursor.value);
    cursor = await cursor.continue();
  }
  for (const kind of OWN_WORDS)
    for (const note of await eventsUnder(tx, kind)) {
      const win = await events.get(note.subject.slice(kind.length));
      if (win && isErased(win)) await events.put(toErased(note));
    }
  for (const related of await events.index('relatedTo').getAll(range))
    if (isNamedAfter(related))
      for (const event of await events.index('subject').getAll(related.subject))
        if (event.text && event.order < until) await events.put(withoutText(event));
}

import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { leafDigest } from '#utils/domain/recognition/leaf.ts';

/** What is left of an event that was erased as a whole: what its device's chain of hashes needs. It counts no more. */
export interface ErasedEvent extends Pick<StoredEvent, 'id' | 'device' | 'seq' | 'order' | 'hash'> {
  erased: true;
  /** See {@link leafDigest}; it keeps the roots of the log as they were. Missing where an early build erased it. */
  digest?: string;
}

/**
 * What the log says was erased: the text of one event, by its id, or all wins of a site, or all wins. `past` stands as a
 * site for all that was brought in from elsewhere.
 */
export type Erasure = { text: string } | { site: string } | { all: true };

/** How the subject of a note begins that says that something was erased; see {@link erasureSubject}. */
export const ERASED = 'erased:';
const EVERY = `${ERASED}all`;
const SITE = `${ERASED}site:`;

/** The subject of the note that tells every device of an erasure. */
export function erasureSubject(erasure: Erasure): string {
  if ('all' in erasure) return EVERY;
  return 'site' in erasure ? SITE + erasure.site : `${ERASED}text:${erasure.text}`;
}

/** What an event says was erased; undefined if it says nothing of that. */
export function erasureOf({ type, noteKind, subject }: LedgerEvent): Erasure | undefined {
  if (type !== 'note' || noteKind !== 'erased' || !subject.startsWith(ERASED)) return undefined;
  if (subject === EVERY) return { all: true };
  if (subject.startsWith(SITE)) return { site: subject.slice(SITE.length) };
  return { text: subject.slice(`${ERASED}text:`.length) };
}

/** Whether only so much is left of an event as its chain needs. */
export function isErased(event: object): event is ErasedEvent {
  return 'erased' in event && event.erased === true;
}

/**
 * What stays of an event that is erased as a whole. The log holds it among the others, so it has their type; whoever
 * reads more of one than its chain needs passes over it as over a broken one.
 */
export function toErased(event: StoredEvent | ErasedEvent): StoredEvent & ErasedEvent {
  if (isErased(event)) return event as StoredEvent & ErasedEvent;
  const { id, device, seq, order, hash } = event;
  return { id, device, seq, order, hash, erased: true, digest: leafDigest(event) } as StoredEvent &
    ErasedEvent;
}

/** An event without what is personal in it. */
export function withoutText({ text: _, ...event }: StoredEvent): StoredEvent {
  return event;
}

import { canonical } from '#utils/domain/canonical.ts';
import type { EventText, StoredEvent } from '#utils/domain/event.ts';
import { sha, textHash } from '#utils/domain/text-hash.ts';

/** An event before it is chained to the one before it. */
export type Draft = Omit<StoredEvent, 'hash' | 'textHash'>;

/**
 * Chains an event to the previous one of its device. Synchronous, since a transaction may wait for nothing else.
 * @param previous the hash of that event; '' for a device's first
 */
export function seal(draft: Draft, previous: string): StoredEvent {
  const { text } = draft;
  return chain(text ? { ...draft, textHash: textHash(draft.textSalt, text) } : draft, previous);
}

/** The same for an event that was sealed before: its text may be erased, but the hash of it stays. */
export function chain(event: Omit<StoredEvent, 'hash'>, previous: string): StoredEvent {
  const { text: _, ...bound } = event;
  return { ...event, hash: sha(previous + canonical(bound)) };
}

/**
 * What is wrong with an event: `missing`, one or more before it are not there; `changed`, it is not what was sealed;
 * `text`, its text is not. Undefined if nothing is.
 * @param previous the event of the same device before it; undefined if there is none
 */
export function faultOf(
  event: StoredEvent,
  previous: StoredEvent | undefined,
): 'missing' | 'changed' | 'text' | undefined {
  const { hash, text, ...rest } = event;
  if (event.seq !== (previous?.seq ?? 0) + 1) return 'missing';
  if (chain(rest, previous?.hash ?? '').hash !== hash) return 'changed';
  return text && !isOwnText(event, text) ? 'text' : undefined;
}

/** Whether a text is the one with which an event was sealed. */
export function isOwnText({ textSalt, textHash: sealed }: StoredEvent, text: EventText): boolean {
  return textHash(textSalt, text) === sealed;
}

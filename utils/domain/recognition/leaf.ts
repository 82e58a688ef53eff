import type { StoredEvent } from '#utils/domain/event.ts';
import { sha } from '#utils/domain/text-hash.ts';

/** What an event has for its leaf; of an erased one its digest is kept, and nothing else of this. */
export type LeafFields = Partial<Pick<StoredEvent, 'type' | 'day' | 'textHash' | 'textSalt'>> & {
  digest?: string;
};

/**
 * What a proof may tell of an event without telling the rest of it: its day, its type, and a hash of its text. The salt
 * makes it impossible to guess, text or none. Hex; of an event that was erased, what was kept.
 */
export function leafDigest({ digest, type, day, textHash, textSalt }: LeafFields): string {
  return digest ?? digestOf(`${type}`, `${day}`, textHash ?? sha(`${textSalt}`));
}

/**
 * What stands for an event in the tree of a log, SHA-256, hex.
 * @param words the hash of the text, or of the salt where there is no text; hex
 */
export function digestOf(type: string, day: string, words: string): string {
  return sha(`${type} ${day} ${words}`);
}

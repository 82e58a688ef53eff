import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StoredEvent } from '#utils/background/ledger/schema.ts';

/** An event before it is chained to the one before it. */
export type Draft = Omit<StoredEvent, 'hash' | 'textHash'>;

/**
 * Chains an event to the previous one of its device. Synchronous, since a transaction may wait for nothing else.
 * @param previous the hash of that event; '' for a device's first
 */
export function seal(draft: Draft, previous: string): StoredEvent {
  const { text, ...rest } = draft;
  const bound = { ...rest, ...(text && { textHash: hash(draft.textSalt + canonical(text)) }) };
  return { ...bound, ...(text && { text }), hash: hash(previous + canonical(bound)) };
}

/** JSON with all its keys sorted: one form for one value. */
function canonical(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

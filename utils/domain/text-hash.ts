import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '#utils/domain/canonical.ts';
import type { EventText } from '#utils/domain/event.ts';

/** SHA-256 of a text's UTF-8, hex. */
export function sha(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** What an event is sealed with of its text: it tells nothing of that to whoever has not got the salt. */
export function textHash(salt: string, text: EventText): string {
  return sha(salt + canonical(text));
}

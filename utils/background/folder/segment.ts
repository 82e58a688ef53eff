import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Bytes, CIPHER_VERSION, type Cipher, joined } from '#utils/background/folder/cipher.ts';
import { parseSegmentName, placeOf, segmentName } from '#utils/background/folder/layout.ts';
import { canonical } from '#utils/domain/canonical.ts';
import { COPY_FORMAT, copyEnd, copyHeader, parseLine } from '#utils/domain/copy-format.ts';
import type { StoredEvent } from '#utils/domain/event.ts';

/** A file that is never changed once it is there: some events, as a copy, which may be encrypted. */
export interface Segment {
  name: string;
  bytes: Bytes;
}

/** Makes a segment. @param sequence its number in its writer's folder */
export async function makeSegment(
  events: readonly StoredEvent[],
  { writer, sequence, cipher }: { writer: string; sequence: number; cipher: Cipher | undefined },
): Promise<Segment> {
  const body = encode([copyHeader(true), ...events.map(canonical)]);
  const end = encode([copyEnd({ events: events.length, sha256: hashOf(body) })]);
  const copy = await joined(body, end);
  const bytes = cipher ? await cipher.seal(copy, placeOf(writer, sequence)) : copy;
  return { name: segmentName(sequence, hashOf(bytes)), bytes };
}

/**
 * The entries of a segment, of which nothing is checked but that they are those that were written: `later` where they
 * are not yet, or where only a later build can read them; `locked` where they need another passphrase.
 */
export async function readSegment(
  { name, bytes }: Segment,
  writer: string,
  cipher: Cipher | undefined,
): Promise<unknown[] | 'later' | 'locked'> {
  const { sequence, hash } = parseSegmentName(name);
  if (!hashOf(bytes).startsWith(hash)) return 'later';
  let copy: Bytes | undefined = bytes;
  if (bytes[0] === CIPHER_VERSION)
    copy = await cipher?.open(bytes, placeOf(writer, sequence)).catch(() => undefined);
  if (!copy) return 'locked';
  const [header = '', ...lines] = new TextDecoder().decode(copy).trimEnd().split('\n');
  return parseLine(header)?.format === COPY_FORMAT ? lines.slice(0, -1).map(parseLine) : 'later';
}

function encode(lines: readonly string[]): Bytes {
  return utf8ToBytes(lines.map((line) => `${line}\n`).join(''));
}

/** SHA-256, hex. */
function hashOf(bytes: Bytes): string {
  return bytesToHex(sha256(bytes));
}

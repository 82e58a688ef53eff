import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { dayKey, momentAt } from '#utils/domain/calendar.ts';
import { canonical } from '#utils/domain/canonical.ts';
import { copyEnd, copyHeader } from '#utils/domain/copy-format.ts';
import { copyPart, type PartAfter, partsOf } from '#utils/pages/log-parts.ts';
import { download } from '#utils/platform/download.ts';

/**
 * Saves the whole log as a file, where the browser saves what is downloaded; its name.
 * @param own whether it holds what the person wrote to themselves
 * @param onProgress hears how much of the log is read, 0…1
 * @throws when the log could not be read
 */
export async function saveCopy(own: boolean, onProgress?: (share: number) => void): Promise<string> {
  const copy = await writeCopy(copyPart(own), own, onProgress);
  const { at, offset } = momentAt(new Date());
  const name = `microwin-${dayKey(at, offset, 0)}.jsonl`;
  download(name, copy);
  return name;
}

/**
 * A copy of the log, line by line; `docs/format.md` says of what it is made. Each part becomes a blob at once, which the
 * browser need not keep in memory.
 * @param read the part of the log after a place
 */
export async function writeCopy(
  read: PartAfter,
  own: boolean,
  onProgress?: (share: number) => void,
): Promise<Blob> {
  const parts: Blob[] = [];
  const sum = sha256.create();
  const add = (lines: readonly string[]) => {
    const bytes = utf8ToBytes(lines.map((line) => `${line}\n`).join(''));
    sum.update(bytes);
    parts.push(new Blob([bytes]));
  };
  add([copyHeader(own)]);
  let count = 0;
  for await (const { events, all } of partsOf(read)) {
    add(events.map(canonical));
    count += events.length;
    onProgress?.(all > 0 ? Math.min(1, count / all) : 1);
  }
  const end = copyEnd({ events: count, sha256: bytesToHex(sum.digest()) });
  return new Blob([...parts, `${end}\n`], { type: 'application/jsonl' });
}

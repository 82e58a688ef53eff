import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type DayKey, isDay } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf, textOf } from '#utils/domain/recognition/claims.ts';
import { digestOf } from '#utils/domain/recognition/leaf.ts';
import { type LogRoot, type LogTree, leafBytes } from '#utils/domain/recognition/log-root.ts';
import { followPath, inclusionPath, leafHash } from '#utils/domain/recognition/merkle.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { sha, textHash } from '#utils/domain/text-hash.ts';

/** An entry of the log as a proof tells it: its day, and what it was called only if the person wanted that. */
export interface ProvenEntry {
  day: DayKey;
  /** '' where it is not told. */
  title: string;
  url: string;
}

/** How a badge reader is told what kind of evidence this is. */
export const ENTRY_GENRE = 'Microwin log entry';
const TYPE = 'complete';
const VERSION = 'microwin-entry:1';

/**
 * An entry as evidence: its day, its place in the log, what its leaf is made from, and the way from there to the root.
 * @param isTold whether its title and its address are in it, with the salt by which anybody can see that they are the ones
 * @throws if it is not in the tree
 */
export function entryEvidence(event: StoredEvent, isTold: boolean, { leaves, tree }: LogTree) {
  const { id, day, hash, textSalt, textHash: sealed, text } = event;
  const index = leaves.findIndex((leaf) => leaf.id === id);
  if (index < 0) throw new Error('no such entry');
  const told = isTold && isTellable(event) ? text : undefined;
  const made = [hash, sealed ?? sha(textSalt), told ? textSalt : ''].map((part) =>
    toBase64url(hexToBytes(part)),
  );
  const path = inclusionPath(tree, index).map(toBase64url).join('.');
  return {
    type: ['Evidence'],
    ...(told?.url && { id: told.url }),
    ...(told && { name: told.title }),
    genre: ENTRY_GENRE,
    narrative: `${day} ${VERSION}:${index}:${made.join(':')}:${path}`,
  };
}

/** Whether a completion has a title which, with its address, is all that it was sealed with. */
export function isTellable({ textSalt, textHash: sealed, text }: StoredEvent): boolean {
  return !!text?.title && textHash(textSalt, { title: text.title, url: text.url }) === sealed;
}

/** What an evidence of ours says. */
interface EntryProof extends ProvenEntry {
  index: number;
  /** Hex; the salt '' where no title is told. */
  hash: string;
  words: string;
  salt: string;
  path: Uint8Array[];
}

/** The entries of some evidence, if each is in the log with this root, and is what it says that it is. */
export function readEntries(
  evidence: readonly unknown[],
  root: LogRoot,
): ProvenEntry[] | { refusal: Refusal } {
  const entries: EntryProof[] = [];
  for (const one of evidence) {
    const read = readEntry(one);
    if (!read) return { refusal: 'shape' };
    entries.push(read);
  }
  if (
    entries.some(({ salt, words, title, url }) => (title || url) && textHash(salt, { title, url }) !== words)
  )
    return { refusal: 'entry' };
  if (new Set(entries.map(({ index }) => index)).size < entries.length) return { refusal: 'leaf' };
  const reached = entries.map(({ index, hash, day, words, path }) => {
    const leaf = leafHash(leafBytes({ hash, digest: digestOf(TYPE, day, words) }));
    const end = followPath(leaf, index, root.size, path);
    return end && bytesToHex(end);
  });
  const [first] = reached;
  if (reached.every((end) => end === root.root))
    return entries.map(({ day, title, url }) => ({ day, title, url }));
  // All of them agree on another one: it is the root that is wrong.
  const isOther = reached.length > 1 && first !== undefined && reached.every((end) => end === first);
  return { refusal: isOther ? 'root' : 'leaf' };
}

function readEntry(evidence: unknown): EntryProof | undefined {
  const { id, name, narrative } = fieldsOf(evidence);
  const [, day = '', place, made = '', beside = ''] =
    /^(\d{4}-\d\d-\d\d) microwin-entry:1:(\d{1,9}):((?:[\w-]*:){3})([\w.-]*)$/.exec(
      textOf(narrative) ?? '',
    ) ?? [];
  const parts = made.split(':').slice(0, 3).map(hexOf);
  const [hash, words, salt] = parts;
  const path = beside === '' ? [] : beside.split('.').map(fromBase64url);
  if (!isDay(day) || hash?.length !== 64 || words?.length !== 64 || salt === undefined) return undefined;
  if (path.some((one) => one?.length !== 32)) return undefined;
  const [title, url] = [textOf(name), textOf(id)];
  if (title === undefined || url === undefined) return undefined;
  return { day, title, url, index: Number(place), hash, words, salt, path: path as Uint8Array[] };
}

function hexOf(text: string): string | undefined {
  const bytes = fromBase64url(text);
  return bytes && bytesToHex(bytes);
}

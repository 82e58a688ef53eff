import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isDay, type Month, monthOf } from '#utils/domain/calendar.ts';
import { isErased } from '#utils/domain/erasure.ts';
import { compareText, type StoredEvent } from '#utils/domain/event.ts';
import { type LeafFields, leafDigest } from '#utils/domain/recognition/leaf.ts';
import { leafHash, type MerkleTree, merkleTree, rootOf } from '#utils/domain/recognition/merkle.ts';

/** What a root of the log is made from, of each event; nothing of it goes when the event is erased. */
export type LogLeaf = Pick<StoredEvent, 'id' | 'device' | 'seq' | 'order' | 'hash'> & { digest: string };

/** What one line says of the log. */
export interface LogRoot {
  /** All that was written before this month was over, in UTC, or on this day and before. */
  until: Month | string;
  /** How many entries that was. */
  size: number;
  /** Hex. */
  root: string;
}

/** A root of the log with all that is under it. */
export interface LogTree extends LogRoot {
  leaves: readonly LogLeaf[];
  tree: MerkleTree;
}

/**
 * The line of a month that the person has copied, and where the chain of each device ended then. What comes late from
 * another device is in no line that was given away before.
 */
export interface KeptRoot extends LogRoot {
  ends: Record<string, number>;
}

const HASH = /^[0-9a-f]{64}$/;

/** What there is of an event for a root; undefined of one that has no place in the log. */
export function leafOf(event: StoredEvent & LeafFields): LogLeaf | undefined {
  // What an early build erased says nothing any more of which one could be made.
  if (isErased(event) && !event.digest) return undefined;
  const { id, device, seq, order, hash } = event;
  const digest = leafDigest(event);
  const isSound = Number.isFinite(order) && [hash, digest].every((one) => HASH.test(one));
  return isSound ? { id, device, seq, order, hash, digest } : undefined;
}

/** The bytes of a leaf: what the event was sealed with, and what can be told of it by itself. */
export function leafBytes({ hash, digest }: Pick<LogLeaf, 'hash' | 'digest'>): Uint8Array {
  return hexToBytes(hash + digest);
}

/** The tree of some leaves in the log's order. */
export function logTree(leaves: readonly LogLeaf[], until: string): LogTree {
  // Where a profile was copied, two events may differ in their hash alone.
  const sorted = leaves.toSorted(
    (a, b) =>
      a.order - b.order || compareText(a.device, b.device) || a.seq - b.seq || compareText(a.hash, b.hash),
  );
  const tree = merkleTree(sorted.map((leaf) => leafHash(leafBytes(leaf))));
  return { until, size: sorted.length, root: bytesToHex(rootOf(tree)), leaves: sorted, tree };
}

/**
 * The tree of all that was written before a month was over. Not the day counts, since a win can be added for an earlier
 * one, but the order, which also an erased event has.
 * @param kept the line of that month, if the person has copied it
 */
export function monthTree(all: readonly LogLeaf[], month: Month, kept?: KeptRoot): LogTree {
  const written = all.filter(({ order }) => order < monthEnd(month));
  if (kept) {
    const then = logTree(
      written.filter(({ device, seq }) => seq <= (kept.ends[device] ?? 0)),
      month,
    );
    if (then.root === kept.root) return then;
  }
  return logTree(written, month);
}

/** The first month that is over and has all of some leaves in its line; else all there is on this day. @param now UTC ms */
export function treeWith(
  all: readonly LogLeaf[],
  ids: ReadonlySet<string>,
  kept: ReadonlyMap<Month, KeptRoot>,
  now: number,
): LogTree {
  const chosen = all.filter(({ id }) => ids.has(id));
  const latest = Math.max(...chosen.map(({ order }) => order));
  for (let month = monthAt(latest); monthEnd(month) <= now; month = monthAt(monthEnd(month))) {
    const tree = monthTree(all, month, kept.get(month));
    if (tree.leaves.filter(({ id }) => ids.has(id)).length === chosen.length) return tree;
  }
  return logTree(all, new Date(now).toISOString().slice(0, 'YYYY-MM-DD'.length));
}

/** The months that are over and in which something was written before they were, the latest first. @param now UTC ms */
export function finishedMonths(all: readonly LogLeaf[], now: number): Month[] {
  const first = all.reduce((least, { order }) => Math.min(least, order), now);
  const months: Month[] = [];
  for (let month = monthAt(first); monthEnd(month) <= now; month = monthAt(monthEnd(month)))
    months.unshift(month);
  return months;
}

/** Where the chain of each device ends in a tree. */
export function chainEnds({ leaves }: LogTree): Record<string, number> {
  const ends: Record<string, number> = {};
  for (const { device, seq } of leaves) ends[device] = Math.max(seq, ends[device] ?? 0);
  return ends;
}

/** A root as a credential has it, in the same words in every language. */
export function rootText({ until, size, root }: LogRoot): string {
  return `Microwin log, ${until}: ${size} entries, SHA-256 ${root}`;
}

/** The root that a {@link rootText} tells; undefined if it is none. */
export function readRootText(text: unknown): LogRoot | undefined {
  const [, until, size, root] =
    /^Microwin log, (\d{4}-\d\d(?:-\d\d)?): (\d{1,9}) entries, SHA-256 ([0-9a-f]{64})$/.exec(String(text)) ??
    [];
  return until && root && isDay(`${until}-01`.slice(0, 'YYYY-MM-DD'.length))
    ? { until, size: Number(size), root }
    : undefined;
}

/** The month of a moment, in UTC, so that it is the same wherever one is. @param at UTC ms */
function monthAt(at: number): Month {
  return monthOf(new Date(at).toISOString());
}

/** UTC ms of the first moment after a month. */
function monthEnd(month: Month): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number);
}

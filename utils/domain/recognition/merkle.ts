import { sha256 } from '@noble/hashes/sha2.js';

/** The levels of a tree of hashes, from its leaves to its root. */
export type MerkleTree = readonly (readonly Uint8Array[])[];

// What a hash is of (RFC 9162, 2.1.1), so that no node passes for a leaf.
const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

/** The hash of a leaf. */
export function leafHash(data: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF).update(data).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE).update(left).update(right).digest();
}

/** The tree over hashes of leaves, in their order (RFC 9162, 2.1): a last one without another beside it goes up as it is. */
export function merkleTree(leaves: readonly Uint8Array[]): MerkleTree {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) level = levelAbove(level);
  return levels;
}

function levelAbove(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let place = 0; place < level.length; place += 2) {
    const [left, right] = [level[place] as Uint8Array, level[place + 1]];
    above.push(right ? nodeHash(left, right) : left);
  }
  return above;
}

/** The root of a tree; of none, the hash of nothing. */
export function rootOf(tree: MerkleTree): Uint8Array {
  return tree.at(-1)?.[0] ?? sha256(new Uint8Array());
}

/** What proves that a leaf is in a tree: the hashes beside its way to the root (RFC 9162, 2.1.3.1). */
export function inclusionPath(tree: MerkleTree, index: number): Uint8Array[] {
  return tree.slice(0, -1).flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? []);
}

/**
 * Where a path leads from a leaf's hash (RFC 9162, 2.1.3.2): the root, if the leaf is in the tree.
 * @param size how many leaves the tree has
 * @returns undefined where no such tree has such a path
 */
export function followPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!(index >= 0 && index < size)) return undefined;
  const beside = [...path];
  let hash = leaf;
  let [place, last] = [index, size - 1];
  for (; last > 0; place = Math.floor(place / 2), last = Math.floor(last / 2)) {
    // The last one of a level without another beside it goes up as it is.
    if (place === last && place % 2 === 0) continue;
    const sibling = beside.shift();
    if (!sibling) return undefined;
    hash = place % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
  }
  return beside.length === 0 ? hash : undefined;
}

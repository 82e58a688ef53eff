import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followPath, inclusionPath, leafHash, merkleTree, rootOf } from '#utils/domain/recognition/merkle.ts';

const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
/** The hash of a tree, word for word as RFC 9162, 2.1.1 has it. */
function reference(data: readonly Uint8Array[]): Buffer {
  if (data.length === 0) return sha();
  if (data.length === 1) return sha(Uint8Array.of(0), data[0] as Uint8Array);
  let split = 1;
  while (split * 2 < data.length) split *= 2;
  return sha(Uint8Array.of(1), reference(data.slice(0, split)), reference(data.slice(split)));
}

const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex');
const treeOf = (data: readonly Uint8Array[]) => merkleTree(data.map(leafHash));
/** Some data, the place of one of them, and a number to choose by. */
const logs = fc
  .array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 })
  .chain((data) => fc.tuple(fc.constant(data), fc.nat(data.length - 1), fc.nat(1000)));

describe('a tree of hashes', () => {
  it('has the root that the RFC gives it', () => {
    expect(hex(rootOf(treeOf([])))).toBe(hex(reference([])));
    fc.assert(
      fc.property(logs, ([data]) => {
        expect(hex(rootOf(treeOf(data)))).toBe(hex(reference(data)));
      }),
    );
  });

  it('proves each of its leaves, by no more hashes than it is high', () => {
    fc.assert(
      fc.property(logs, ([data, index]) => {
        const tree = treeOf(data);
        const path = inclusionPath(tree, index);
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(data.length)));
        const reached = followPath(leafHash(data[index] as Uint8Array), index, data.length, path);
        expect(hex(reached)).toBe(hex(reference(data)));
      }),
    );
  });

  it('proves nothing by a path of which a byte, a place, the length or the leaf is another', () => {
    fc.assert(
      fc.property(logs, ([data, index, chance]) => {
        const tree = treeOf(data);
        const [root, path] = [hex(rootOf(tree)), inclusionPath(tree, index)];
        const leaf = leafHash(data[index] as Uint8Array);
        const flip = (bytes: Uint8Array) =>
          bytes.map((byte, place) => (place === chance % 32 ? byte ^ 1 : byte));
        const forged = path.map((one, place) => (place === chance % path.length ? flip(one) : one));
        if (path.length > 0) expect(hex(followPath(leaf, index, data.length, forged))).not.toBe(root);
        expect(hex(followPath(flip(leaf), index, data.length, path))).not.toBe(root);
        expect(followPath(leaf, index, data.length, [...path, leaf])).toBeUndefined();
        if (path.length > 0) expect(followPath(leaf, index, data.length, path.slice(1))).toBeUndefined();
        const other = (index + 1 + chance) % data.length;
        const isAlike = hex(leafHash(data[other] as Uint8Array)) === hex(leaf);
        if (other !== index && !isAlike)
          expect(hex(followPath(leaf, other, data.length, inclusionPath(tree, other)))).not.toBe(root);
      }),
    );
  });

  it.each([-1, 3, 0.5, Number.NaN])('has no place %d among three', (index) => {
    const tree = treeOf([1, 2, 3].map((one) => Uint8Array.of(one)));
    const reached = followPath(leafHash(Uint8Array.of(1)), index, 3, inclusionPath(tree, 0));
    expect(hex(reached)).not.toBe(hex(rootOf(tree)));
  });

  it('takes no node for a leaf', () => {
    const [left, right] = [Uint8Array.of(1), Uint8Array.of(2)].map(leafHash) as [Uint8Array, Uint8Array];
    const joined = Buffer.concat([left, right]);
    expect(hex(rootOf(merkleTree([left, right])))).not.toBe(hex(rootOf(treeOf([joined]))));
  });
});

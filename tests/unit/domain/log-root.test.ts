import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, win } from '#tests/support/events.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { logs } from '#tests/support/logs.ts';
import { sealed } from '#tests/support/merge.ts';
import { toErased, withoutText } from '#utils/domain/erasure.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { keptProofs, packRoot, proofSubject, rootSubject } from '#utils/domain/recognition/kept-proofs.ts';
import {
  chainEnds,
  finishedMonths,
  type KeptRoot,
  leafBytes,
  leafOf,
  logTree,
  monthTree,
  readRootText,
  rootText,
  treeWith,
} from '#utils/domain/recognition/log-root.ts';
import { textHash } from '#utils/domain/text-hash.ts';

const leavesOf = (events: readonly StoredEvent[]) => events.flatMap((one) => leafOf(one) ?? []);
const rootOf = (events: readonly StoredEvent[]) => logTree(leavesOf(events), '2026-03').root;
const at = (time: string) => Date.parse(time);
/** Something finished, in words and under a salt, on a device. */
function titled(id: string, order: string, more: Partial<LedgerEvent> = {}): LedgerEvent {
  const textSalt = createHash('sha256').update(id).digest('hex').slice(0, 32);
  const text = { title: 'Call the bank', url: '' };
  const own = { id, at: at(order), order: at(order), ...more };
  return { ...win(2, '12:00', own), ...{ textSalt, text, textHash: textHash(textSalt, text) } };
}
const sealedLog = (log: readonly LedgerEvent[]) =>
  sealed(log.map((one, place) => ({ ...one, seq: place + 1 })));

describe('the root of a log', () => {
  it('has no leaf of what an early build erased, which stays as it is when it is erased once more', () => {
    const [one] = sealedLog([titled('a', '2026-03-02T10:00Z')]);
    const { digest: _, ...early } = toErased(one as StoredEvent);
    expect(leafOf(early as typeof early & StoredEvent)).toBeUndefined();
    expect(toErased(early as typeof early & StoredEvent)).toEqual(early);
  });

  it('is one, in whatever order its entries came', () => {
    fc.assert(
      fc.property(logs(60), fc.infiniteStream(fc.nat()), (log, chance) => {
        const events = sealed(log);
        const mixed = events
          .map((one) => [chance.next().value ?? 0, one] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, one]) => one);
        expect(rootOf(mixed)).toBe(rootOf(events));
      }),
      { numRuns: lawRuns(40) },
    );
  });

  it('stays what it was when texts or whole entries are erased, and when that is done twice', () => {
    fc.assert(
      fc.property(logs(60), fc.nat(), (log, chance) => {
        const events = sealed(log);
        const erased = events.map((one, place) =>
          (place + chance) % 3 === 0 ? toErased(one) : (place + chance) % 3 === 1 ? withoutText(one) : one,
        );
        expect(rootOf(erased)).toBe(rootOf(events));
        expect(rootOf(erased.map(toErased))).toBe(rootOf(events));
      }),
      { numRuns: lawRuns(40) },
    );
  });

  it('is another when an entry is added, left out, or another', () => {
    const events = sealedLog([titled('a', '2026-03-02T10:00Z'), titled('b', '2026-03-03T10:00Z')]);
    const [first, second] = events as [StoredEvent, StoredEvent];
    const roots = [
      events,
      [first],
      [first, { ...second, hash: first.hash }],
      [first, { ...second, day: '2026-03-09' }],
      [first, { ...second, textHash: '0'.repeat(64) }],
    ].map(rootOf);
    expect(new Set(roots).size).toBe(roots.length);
  });

  it('passes over what has no place in a log', () => {
    const [one] = sealedLog([titled('a', '2026-03-02T10:00Z')]) as [StoredEvent];
    for (const broken of [{ hash: 'x' }, { order: Number.NaN }, { hash: undefined }])
      expect(leafOf({ ...one, ...broken } as StoredEvent)).toBeUndefined();
  });

  it('lets nobody guess a title, or that there is none, from a leaf', () => {
    const [one] = sealedLog([titled('a', '2026-03-02T10:00Z')]) as [StoredEvent];
    const { text, textHash: _, ...untitled } = one;
    // With all else known but the salt, two salts give two leaves.
    for (const event of [one, untitled]) {
      const digests = ['00', '01'].map((textSalt) => {
        const again = {
          ...event,
          textSalt,
          ...(event === one && text && { textHash: textHash(textSalt, text) }),
        };
        return leafOf(again)?.digest;
      });
      expect(digests[0]).not.toBe(digests[1]);
    }
    expect(leafBytes(leafOf(one) as never)).toHaveLength(64);
  });

  it('is told in words that can be read again', () => {
    const root = { until: '2026-11', size: 1234, root: 'ab'.repeat(32) };
    expect(rootText(root)).toBe(`Microwin log, 2026-11: 1234 entries, SHA-256 ${'ab'.repeat(32)}`);
    expect(readRootText(rootText(root))).toEqual(root);
    for (const text of ['', undefined, {}, `${rootText(root)}0`, rootText({ ...root, until: 'x' })])
      expect(readRootText(text)).toBeUndefined();
  });
});

describe('the line of a month', () => {
  const march = titled('march', '2026-03-31T23:59:59.999Z');
  const april = titled('april', '2026-04-01T00:00Z');
  const dated = titled('dated', '2026-04-02T10:00Z', { day: '2026-03-30' });

  it('has what was written before it was over, by the world’s clock, whatever day that is of', () => {
    const leaves = leavesOf(sealedLog([march, april, dated]));
    expect(monthTree(leaves, '2026-03').leaves.map(({ id }) => id)).toEqual(['march']);
    expect(monthTree(leaves, '2026-04').leaves.map(({ id }) => id)).toEqual(['march', 'april', 'dated']);
  });

  it('is there for each month that is over since the first entry', () => {
    const leaves = leavesOf(sealedLog([march, april]));
    expect(finishedMonths(leaves, at('2026-04-30T23:59:59Z'))).toEqual(['2026-03']);
    expect(finishedMonths(leaves, at('2026-06-01T00:00Z'))).toEqual(['2026-05', '2026-04', '2026-03']);
    expect(finishedMonths([], at('2026-06-01T00:00Z'))).toEqual([]);
  });

  it('once it was copied, stays the same when another device tells late of that month', () => {
    fc.assert(
      fc.property(logs(60), fc.nat(), (log, chance) => {
        const all = sealed(log);
        const months = finishedMonths(leavesOf(all), at('2027-01-01T00:00Z'));
        const month = months[chance % months.length];
        if (!month) return;
        // What a device has told until now is the beginning of its chain.
        const devices = [...new Set(all.map(({ device }) => device))];
        const known = all.filter(({ device, seq }) => device !== devices[0] || seq <= chance % 40);
        const then = monthTree(leavesOf(known), month);
        const kept: KeptRoot = { until: month, size: then.size, root: then.root, ends: chainEnds(then) };
        expect(monthTree(leavesOf(all), month, kept).root).toBe(then.root);
      }),
      { numRuns: lawRuns(60) },
    );
  });

  it('is made anew where what was copied is not all here', () => {
    const leaves = leavesOf(sealedLog([march, april]));
    const kept: KeptRoot = { until: '2026-03', size: 2, root: '0'.repeat(64), ends: { here: 2 } };
    expect(monthTree(leaves, '2026-03', kept)).toEqual(monthTree(leaves, '2026-03'));
  });

  it('that a proof goes by is the first that has all of its entries', () => {
    const leaves = leavesOf(sealedLog([march, april, dated]));
    const until = (ids: string[], now: string, kept = new Map<string, KeptRoot>()) =>
      treeWith(leaves, new Set(ids), kept, at(now)).until;
    expect(until(['march'], '2026-06-15T10:00Z')).toBe('2026-03');
    expect(until(['march', 'dated'], '2026-06-15T10:00Z')).toBe('2026-04');
    expect(until(['april'], '2026-04-15T10:00Z')).toBe('2026-04-15');
    // The line of April was copied before one of its entries came.
    const early = monthTree(leaves.slice(0, 2), '2026-04');
    const kept = new Map([['2026-04', { ...early, ends: chainEnds(early) }]]);
    expect(until(['april'], '2026-06-15T10:00Z', kept)).toBe('2026-04');
    expect(until(['dated'], '2026-06-15T10:00Z', kept)).toBe('2026-05');
  });
});

describe('what is kept of proofs', () => {
  const note = (id: string, date: number, subject: string, credential?: string) =>
    ({
      ...event(id, 'note', date, { subject, noteKind: 'recognition' }),
      ...(credential && { text: { title: '', url: '', credential } }),
    }) as StoredEvent;
  const root = { until: '2026-03', size: 1, root: 'a', ends: { here: 5 } };

  it('is each proof as it was signed last, the latest first', () => {
    const { proofs } = keptProofs([
      note('a2', 6, proofSubject('a'), 'A2'),
      note('a', 2, proofSubject('a'), 'A'),
      note('b', 4, proofSubject('b'), 'B'),
      note('gone', 7, proofSubject('c')),
    ]);
    expect(proofs.map(({ id }) => id)).toEqual(['a2', 'b']);
  });

  it('is the line of a month as it was copied first', () => {
    const { roots } = keptProofs([
      note('second', 4, rootSubject('2026-03'), packRoot({ ...root, size: 2 })),
      note('first', 3, rootSubject('2026-03'), packRoot(root)),
      note('broken', 1, rootSubject('2026-02'), 'x'),
      note('gone', 1, rootSubject('2026-01')),
    ]);
    expect([...roots]).toEqual([['2026-03', root]]);
  });
});

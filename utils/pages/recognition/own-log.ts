import type { StoredEvent } from '#utils/domain/event.ts';
import { keptProofs } from '#utils/domain/recognition/kept-proofs.ts';
import {
  chainEnds,
  finishedMonths,
  type KeptRoot,
  type LogLeaf,
  leafOf,
  monthTree,
  treeWith,
} from '#utils/domain/recognition/log-root.ts';
import { type ProofDraft, proofPayload } from '#utils/domain/recognition/proof.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { type PartAfter, partAfter, partsOf } from '#utils/pages/log-parts.ts';

/** What somebody wants to prove, before the log is read. */
export interface ProofChoice extends Omit<ProofDraft, 'entries'> {
  /** Wins by the ids of their events, and whether the title and the address of each are told. */
  wins: readonly { id: string; isTold: boolean }[];
}

/** Reads the log: a leaf of each event, and some events as they are. */
export async function readLog(
  read: PartAfter,
  wanted: ReadonlySet<string>,
): Promise<{ leaves: LogLeaf[]; events: Map<string, StoredEvent> }> {
  const leaves: LogLeaf[] = [];
  const chosen = new Map<string, StoredEvent>();
  for await (const { events } of partsOf(read))
    for (const event of events) {
      const leaf = leafOf(event);
      if (leaf) leaves.push(leaf);
      if (wanted.has(event.id)) chosen.set(event.id, event);
    }
  return { leaves, events: chosen };
}

/** What is to be signed, to the letter. @param did of the key that will sign it @param now UTC ms */
export async function prepareProof(
  { wins, ...said }: ProofChoice,
  did: string,
  now: number,
): Promise<string> {
  const { roots } = keptProofs(await ask('recognition', {}));
  const { leaves, events } = await readLog(partAfter(false), new Set(wins.map(({ id }) => id)));
  const entries = wins.map(({ id, isTold }) => ({ event: events.get(id) as StoredEvent, isTold }));
  const tree = treeWith(leaves, new Set(events.keys()), roots, now);
  const draft = { ...said, entries };
  return JSON.stringify(proofPayload(draft, tree, crypto.randomUUID(), did, now));
}

/** What one line says of the log for each month that is over, the latest first. @param now UTC ms */
export async function readRoots(now: number): Promise<KeptRoot[]> {
  const { roots } = keptProofs(await ask('recognition', {}));
  const { leaves } = await readLog(partAfter(false), new Set());
  return finishedMonths(leaves, now).map((month) => {
    const tree = monthTree(leaves, month, roots.get(month));
    const { until, size, root } = tree;
    return { until, size, root, ends: chainEnds(tree) };
  });
}

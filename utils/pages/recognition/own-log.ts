import type { Month } from '#utils/domain/calendar.ts';
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
import { logPart, type PartAfter, partsOf } from '#utils/pages/log-parts.ts';

/** What somebody wants to prove, before the log is read. */
export interface ProofChoice extends Omit<ProofDraft, 'entries'> {
  /** Wins by the ids of their events, and whether the title and the address of each are told. */
  wins: readonly { id: string; isTold: boolean }[];
}

/** Hears how much of the log is read, 0…1. */
export type OnShare = (share: number) => void;

/** Reads the log: a leaf of each event, and some events as they are. */
export async function readLog(
  read: PartAfter,
  wanted: ReadonlySet<string>,
  onShare?: OnShare,
): Promise<{ leaves: LogLeaf[]; events: Map<string, StoredEvent> }> {
  const leaves: LogLeaf[] = [];
  const chosen = new Map<string, StoredEvent>();
  let count = 0;
  for await (const { events, all } of partsOf(read)) {
    for (const event of events) {
      const leaf = leafOf(event);
      if (leaf) leaves.push(leaf);
      if (wanted.has(event.id)) chosen.set(event.id, event);
    }
    count += events.length;
    onShare?.(all > 0 ? Math.min(1, count / all) : 1);
  }
  return { leaves, events: chosen };
}

/** What is to be signed, to the letter. @param did of the key that will sign it @param now UTC ms */
export async function prepareProof(
  { wins, ...said }: ProofChoice,
  did: string,
  now: number,
  onShare: OnShare,
): Promise<string> {
  const { roots } = keptProofs(await ask('recognition', {}));
  const { leaves, events } = await readLog(logPart, new Set(wins.map(({ id }) => id)), onShare);
  const entries = wins.map(({ id, isTold }) => ({ event: events.get(id) as StoredEvent, isTold }));
  const tree = treeWith(leaves, new Set(events.keys()), roots, now);
  const draft = { ...said, entries };
  return JSON.stringify(proofPayload(draft, tree, crypto.randomUUID(), did, now));
}

/** The months of which there is a line, and the line of each. */
export interface MonthLines {
  /** Those that are over, the latest first. */
  months: Month[];
  lineOf: (month: Month) => KeptRoot;
}

/** Reads the log for the lines of its months. @param now UTC ms */
export async function readLines(now: number, onShare: OnShare): Promise<MonthLines> {
  const { roots } = keptProofs(await ask('recognition', {}));
  const { leaves } = await readLog(logPart, new Set(), onShare);
  return {
    months: finishedMonths(leaves, now),
    // Of one month at a time: a log of ten years has more than a hundred of them.
    lineOf(month) {
      const tree = monthTree(leaves, month, roots.get(month));
      const { until, size, root } = tree;
      return { until, size, root, ends: chainEnds(tree) };
    },
  };
}

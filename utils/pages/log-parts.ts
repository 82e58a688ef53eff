import type { LogPart, LogPlace } from '#utils/messaging/queries.ts';
import { ask } from '#utils/pages/ledger-client.ts';

/** Ms that reading a part of the log may take before it counts as lost. */
const PATIENCE_MS = 30_000;

/** Reads the part of the log after a place; the first one without a place. */
export type PartAfter = (after: LogPlace | undefined) => Promise<LogPart>;

/** Reads parts of a copy to be saved. @param own whether they hold what the person wrote to themselves */
export function copyPart(own: boolean): PartAfter {
  const id = crypto.randomUUID();
  return (after) => ask('exportLog', { id, own, ...(after && { after }) }, PATIENCE_MS);
}

/** Reads parts of the log for a page, which saves nothing of it. */
export function logPart(after: LogPlace | undefined): Promise<LogPart> {
  return ask('logPart', after ? { after } : {}, PATIENCE_MS);
}

/** All parts of the log, one after another, each with how many events there are in all. */
export async function* partsOf(read: PartAfter): AsyncGenerator<Required<LogPart>> {
  let all = 0;
  let after: LogPlace | undefined;
  for (;;) {
    const part = await read(after);
    all = part.all ?? all;
    yield { ...part, all };
    const last = part.events.at(-1);
    if (!part.more || !last) return;
    after = { device: last.device, seq: last.seq };
  }
}

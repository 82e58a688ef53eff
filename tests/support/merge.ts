import { chain } from '#utils/background/ledger/hash-chain.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';
import { type ChainLink, LOG_PART, type LogPlace, type SetAside } from '#utils/messaging/queries.ts';

/** Takes a log into a ledger, as restoring a copy does. @returns what was set aside */
export async function mergeInto(
  ledger: Pick<Ledger, 'takeIn' | 'finishMerge'>,
  log: readonly object[],
): Promise<SetAside[]> {
  const aside: SetAside[] = [];
  let previous: ChainLink[] = [];
  for (let from = 0; from < log.length; from += LOG_PART) {
    const part = await ledger.takeIn(log.slice(from, from + LOG_PART), previous);
    aside.push(...part.aside);
    previous = part.last;
  }
  await ledger.finishMerge();
  return aside;
}

/** The whole log of a ledger, in the order of its chains. @param own see `readLogPart` */
export async function wholeLog(ledger: Pick<Ledger, 'logPart'>, own = true): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  let after: LogPlace | undefined;
  for (;;) {
    const { events, more } = await ledger.logPart(after, own);
    log.push(...events);
    const last = events.at(-1);
    if (!more || !last) return log;
    after = { device: last.device, seq: last.seq };
  }
}

/** What a test made up, in any order and with any duplicates, sealed as its devices would have. */
export function sealed(log: readonly LedgerEvent[]): StoredEvent[] {
  const known = new Map(log.map((event) => [event.id, event]));
  return [...Map.groupBy(known.values(), ({ device }) => device).values()].flatMap((own) => {
    let previous: StoredEvent | undefined;
    return own
      .toSorted((a, b) => a.seq - b.seq)
      .map((event) => {
        const { dayStart } = DEFAULTS;
        const draft = { ...event, dayStart, rulesVersion: RULES_VERSION, textSalt: 'aa' };
        previous = chain(draft, previous?.hash ?? '');
        return previous;
      });
  });
}

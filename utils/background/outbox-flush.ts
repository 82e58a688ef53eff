import * as v from 'valibot';
import { ledgerFaultOf, RefusedError } from '#utils/messaging/answer.ts';
import { detection, liesAt } from '#utils/messaging/detections.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { readOutbox, removeFromOutbox } from '#utils/storage/outbox.ts';

/**
 * Writes what waits in the outbox into the ledger, in the order in which it came there.
 * @param record writes one detection down; it knows by its id whether that is written already
 * @param isOwn whether a detection is of a site that Microwin reads
 */
export function createOutboxFlush(
  record: (detection: Detection) => Promise<unknown>,
  isOwn: (detection: Detection) => boolean,
) {
  /** Whether anything may wait; at first nobody knows. */
  let mayWait = true;
  let running: Promise<void> | undefined;

  async function flushAll(): Promise<void> {
    mayWait = false;
    const waiting = (await readOutbox()).map(([key, stored]) => ({ key, detection: parse(stored) }));
    const broken = waiting.filter(({ detection }) => !detection || !isOwn(detection));
    if (broken.length > 0) await removeFromOutbox(broken.map(({ key }) => key));
    const sound = waiting.flatMap(({ key, detection }) =>
      detection && isOwn(detection) ? [{ key, detection }] : [],
    );
    for (const { key, detection } of sound) {
      try {
        await record(detection);
      } catch (error) {
        // What the ledger refuses for good will not be better later.
        if (!(error instanceof RefusedError) || ledgerFaultOf(error)) {
          mayWait = true;
          return;
        }
      }
      await removeFromOutbox([key]);
    }
  }

  return {
    /** Something was added. */
    note(): void {
      mayWait = true;
    },
    /** Empties the outbox as far as the ledger can be written. Never throws. */
    async flush(): Promise<void> {
      if (!mayWait) return;
      running ??= flushAll()
        .catch((error) => {
          mayWait = true;
          console.error('Microwin could not empty its outbox', error);
        })
        .finally(() => {
          running = undefined;
        });
      await running;
    },
  };
}

/** A detection as a content script left it; undefined if it is none, or speaks of what lies elsewhere. */
function parse(stored: unknown): Detection | undefined {
  const parsed = v.safeParse(detection, stored);
  if (!parsed.success) return undefined;
  const own = parsed.output as Detection;
  return liesAt(own, { site: own.site, host: new URL(own.url).host }) ? own : undefined;
}

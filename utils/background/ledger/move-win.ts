import { append, beginWriting } from '#utils/background/ledger/append.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { dayAt } from '#utils/domain/settings.ts';

/**
 * Takes a win back that is dated after today, and records the same now.
 * @param id of the new win
 * @returns whether it is there and dated so; if not, nothing is written
 */
export async function moveWin(tx: WriteTransaction, id: string, ref: string, now: Moment): Promise<boolean> {
  const events = tx.objectStore('events');
  // Whoever asks again may have been stopped before the answer came.
  if (await events.getKey(id)) return true;
  const event = await events.get(ref);
  const writer = await beginWriting(tx, now);
  if (event?.type !== 'complete' || !event.kind) return false;
  if (event.day <= dayAt(now, writer.config.changes)) return false;
  const { lost } = await append(writer, { id: crypto.randomUUID(), type: 'void', ref });
  if (!lost.some((credit) => credit.id === ref)) return false;
  const { subject, alias, relatedTo, moved, kind, site, text } = event;
  const same = defined({ subject, alias, relatedTo, moved, kind, site });
  await append(writer, {
    ...same,
    id,
    type: 'complete',
    // The person says so, whoever saw it first.
    source: 'hand',
    text: text ?? { title: '', url: '' },
  });
  return true;
}

import { append, beginWriting } from '#utils/background/ledger/append.ts';
import { WIN_NOTES } from '#utils/background/ledger/log-parts.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventWith } from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import { wordsOn } from '#utils/background/ledger/win-words.ts';
import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { streakOn } from '#utils/domain/scoring/streaks.ts';
import { dayAt } from '#utils/domain/settings.ts';
import type { ImpactTotals } from '#utils/domain/views/undo-impact.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';

/**
 * What there is to tell of a win before it is taken back; undefined if there is no such win. It takes the win back to
 * see what that does, and then aborts the transaction.
 */
export async function tryUndo(
  tx: WriteTransaction,
  ref: string,
  moment: Moment,
): Promise<WinDetails | undefined> {
  const win = await eventWith(tx, ref);
  if (!win) return undefined;
  const note = await wordsOn(tx, WIN_NOTES, ref);
  const now = await impactTotals(tx, win.day, moment);
  await append(await beginWriting(tx, moment), { id: crypto.randomUUID(), type: 'void', ref });
  const after = await impactTotals(tx, win.day, moment);
  tx.abort();
  await tx.done.catch(() => undefined);
  return { note, undo: { now, after } };
}

async function impactTotals(tx: Transaction, day: DayKey, moment: Moment): Promise<ImpactTotals> {
  const config = await readConfig(tx);
  const today = dayAt(moment, config.changes);
  const known = IDBKeyRange.upperBound(today);
  const latest = (await tx.objectStore('totals').openCursor(known, 'prev'))?.value ?? NO_TOTALS;
  const { wins = 0, points = 0 } = (await tx.objectStore('days').get(day)) ?? {};
  const { streak, consistency } = streakOn(latest.streaks, today, moment, config);
  return defined({ day: { wins, points }, total: latest.total, streak, consistency });
}

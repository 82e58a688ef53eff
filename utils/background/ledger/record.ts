import { append, beginWriting, type NewEvent, type Writer } from '#utils/background/ledger/append.ts';
import { earnedOn, readDay, scoreRecords, totalsBefore } from '#utils/background/ledger/projections/days.ts';
import type { ProjectionChange } from '#utils/background/ledger/projections/index.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { addDay, type DayTotal, NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** What writing something down changed. */
export interface Outcome extends ProjectionChange {
  /** The day of the event, after it. */
  day: DayTotal;
  /** The same as it would be without the credit that the event gave: what lies between the two is its doing. */
  without: DayTotal;
  /** All points up to that day, after the event: what a clock that ran ahead dated later has not come yet. */
  total: number;
  /** All wins ever, after the event. */
  wins: number;
  /** That credit, as its day scores it. */
  win?: ScoredCredit;
  /** What holds when. */
  config: ConfigHistory;
}

/**
 * Writes several entries down, in order, in one transaction with all that follows from them.
 * @param weekStart see `beginWriting`
 */
export async function recordEntries(
  tx: WriteTransaction,
  entries: readonly NewEvent[],
  moment: Moment,
  weekStart: number,
): Promise<Outcome[]> {
  const writer = await beginWriting(tx, moment, weekStart);
  const outcomes: Outcome[] = [];
  for (const entry of entries) outcomes.push(await recordEntry(writer, entry));
  return outcomes;
}

async function recordEntry(writer: Writer, entry: NewEvent): Promise<Outcome> {
  const { tx, moment } = writer;
  const { records: scored, grown, ...change } = await append(writer, entry);
  const { config } = writer;
  const day = dayAt(moment, config.changes);
  const [credit] = change.gained;
  const latest = await tx.objectStore('totals').openCursor(IDBKeyRange.upperBound(day), 'prev');
  const { total, counts } = latest?.value ?? NO_TOTALS;
  const { wins } = counts;
  const stored = await tx.objectStore('days').get(day);
  // Without a credit there is nothing to compare.
  if (!credit && stored) return { ...change, day: stored, without: stored, total, wins, config };
  if (stored && grown?.win.day === day)
    return { ...change, day: stored, without: grown.before, total, wins, config, win: grown.win };
  const records = scored?.day === day ? scored : await readDay(tx, day);
  const before = await totalsBefore(tx, day);
  const totalOf = (without?: string) => addDay(before, scoreRecords(records, config, without), config)[1];
  const own = stored ?? totalOf();
  const win = scoreCredits(day, earnedOn(records.credits, day), config).find(({ id }) => id === credit?.id);
  return {
    ...change,
    day: own,
    without: credit ? totalOf(credit.id) : own,
    total,
    wins,
    config,
    ...(win && { win }),
  };
}

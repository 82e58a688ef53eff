import type { NewEvent } from '#utils/background/ledger/append.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { deleteForGood } from '#utils/background/ledger/delete-for-good.ts';
import { readLogPart } from '#utils/background/ledger/log-parts.ts';
import { queryGoals, queryJournal } from '#utils/background/ledger/plan-query.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { rebuildProjections } from '#utils/background/ledger/projections/index.ts';
import { type Outcome, recordEntries } from '#utils/background/ledger/record.ts';
import { STORES, type WriteTransaction } from '#utils/background/ledger/schema.ts';
import { verifyLog } from '#utils/background/ledger/verify-log.ts';
import { queryWeek } from '#utils/background/ledger/week-query.ts';
import { tryUndo } from '#utils/background/ledger/win-details.ts';
import { queryWinNotes, writeWinNote } from '#utils/background/ledger/win-notes.ts';
import { querySnapshot, queryWins } from '#utils/background/ledger/wins-query.ts';
import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { Snapshot } from '#utils/domain/views/dashboard.ts';
import type { LogCheck, LogPart, WinDetails, WinNote } from '#utils/messaging/queries.ts';

/**
 * The event log and all that is projected from it.
 * @param name of the database; tests use their own
 */
export function createLedger(name = 'microwin') {
  let connect = createConnection(name);
  const reading = async () => (await connect()).transaction(STORES);

  /** Writes in one transaction: all of it, or, where anything fails, nothing. Resolves when that is complete. */
  async function write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    const tx = (await connect()).transaction(STORES, 'readwrite');
    try {
      const result = await work(tx);
      await tx.done;
      return result;
    } catch (error) {
      abort(tx);
      throw error;
    }
  }

  /**
   * Writes entries down, in order, in one transaction with all that follows from them.
   * What is written already, or would change nothing (done already, nothing to undo), is not written.
   * @param moment when the person did it, which may be before what is written already
   */
  async function recordAll(entries: readonly NewEvent[], moment: Moment): Promise<Outcome[]> {
    return write((tx) => recordEntries(tx, entries, moment));
  }

  /** Writes one entry down; see {@link recordAll}. */
  async function record(entry: NewEvent, moment: Moment): Promise<Outcome> {
    const [outcome] = await recordAll([entry], moment);
    return outcome as Outcome;
  }

  /** An event by its id; undefined if there is none. */
  async function event(id: string): Promise<StoredEvent | undefined> {
    return (await connect()).get('events', id);
  }

  /** What pages show. */
  async function snapshot(): Promise<Snapshot> {
    return querySnapshot(await reading());
  }

  /** All wins of some days, newest first. @param from the first of them @param to the last */
  async function wins(from: DayKey, to: DayKey): Promise<Win[]> {
    const tx = await reading();
    return queryWins(tx, IDBKeyRange.bound(from, to), await readConfig(tx));
  }

  /** What there is to tell of a win before it is taken back; undefined if there is no such win. */
  async function winDetails(ref: string, moment: Moment): Promise<WinDetails | undefined> {
    return tryUndo((await connect()).transaction(STORES, 'readwrite'), ref, moment);
  }

  /** Keeps a person's own words on a win, and erases those that were there before. @param note '' for none */
  async function setWinNote(id: string, ref: string, note: string, moment: Moment): Promise<void> {
    await write((tx) => writeWinNote(tx, { id, ref, note }, moment));
  }

  /** Every note that there is on a win. */
  async function winNotes(): Promise<WinNote[]> {
    return queryWinNotes(await reading());
  }

  /** Every goal that was ever made. */
  async function goals(): Promise<GoalView[]> {
    return queryGoals(await reading());
  }

  /** All reflections and reviews, the latest first. */
  async function journal(): Promise<JournalEntry[]> {
    return queryJournal(await reading());
  }

  /** What there is to tell of a week. @param now tells how far it has come */
  async function week(monday: DayKey, now: Moment): Promise<ReviewedWeek> {
    return queryWeek(await reading(), monday, now);
  }

  /**
   * A part of the log, in the order of ids.
   * @param after the last id of the part before; '' for the first
   * @param own whether what the person wrote to themselves is in it
   */
  async function logPart(after: string, own: boolean): Promise<LogPart> {
    return readLogPart(await connect(), after, own);
  }

  /** Checks that every event of the log is there, as it was written. */
  async function verify(): Promise<LogCheck> {
    return verifyLog(await connect());
  }

  /** Deletes everything; what is asked afterwards finds a new ledger. */
  async function erase(): Promise<void> {
    (await connect()).close();
    await deleteForGood(name);
    connect = createConnection(name);
  }

  /**
   * Takes in what another device, or a backup, has written down; what is known already is left as it is.
   * @param events sealed there, in any order
   */
  async function merge(events: readonly StoredEvent[]): Promise<void> {
    await write(async (tx) => {
      const store = tx.objectStore('events');
      for (const event of events) if (!(await store.getKey(event.id))) await store.add(event);
      await rebuildProjections(tx);
    });
  }

  /** Projects everything anew from the log alone, in one transaction. */
  const rebuild = () => merge([]);

  return {
    record,
    recordAll,
    event,
    snapshot,
    wins,
    winDetails,
    setWinNote,
    winNotes,
    goals,
    journal,
    week,
    logPart,
    verify,
    erase,
    merge,
    rebuild,
  };
}

/** Aborts a transaction, unless it is over already. */
function abort(tx: WriteTransaction): void {
  tx.done.catch(() => undefined);
  try {
    tx.abort();
  } catch {
    // What failed was the transaction itself.
  }
}

export type Ledger = ReturnType<typeof createLedger>;

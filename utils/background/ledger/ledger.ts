import { beginWriting, type NewEvent } from '#utils/background/ledger/append.ts';
import {
  createConnection,
  eraseDatabase,
  type LedgerMark,
  openAsItIs,
  toRefusal,
} from '#utils/background/ledger/database.ts';
import { eraseWinText, type WinErasure, writeErasure } from '#utils/background/ledger/erase.ts';
import { finishMerge as finish } from '#utils/background/ledger/finish-merge.ts';
import {
  readChainPart,
  readLogPart,
  readOwnEvents,
  WIN_NOTES,
  WIN_TITLES,
} from '#utils/background/ledger/log-parts.ts';
import { type Move, type Moved, moveWin } from '#utils/background/ledger/move-win.ts';
import { habitDays as daysOfHabit, queryGoals, queryJournal } from '#utils/background/ledger/plan-query.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventsUnder, eventWith } from '#utils/background/ledger/read-events.ts';
import { type Outcome, recordEntries } from '#utils/background/ledger/record.ts';
import { type Refusal, voidOfRefused } from '#utils/background/ledger/refusal.ts';
import { withRepair } from '#utils/background/ledger/repair.ts';
import { STORES, type WriteTransaction } from '#utils/background/ledger/schema.ts';
import { hasSettingAhead } from '#utils/background/ledger/setting-ahead.ts';
import { takeIn as takeInPart } from '#utils/background/ledger/take-in.ts';
import { countFresh, queryPast, takePast as takePastPart } from '#utils/background/ledger/take-past.ts';
import { verifyLog } from '#utils/background/ledger/verify-log.ts';
import { queryWeek } from '#utils/background/ledger/week-query.ts';
import { tryUndo } from '#utils/background/ledger/win-details.ts';
import { queryWinNotes, writeWinWords } from '#utils/background/ledger/win-words.ts';
import { queryDays, queryMonths, querySnapshot, queryWins } from '#utils/background/ledger/wins-query.ts';
import type { DayKey, Moment, Month } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, type StoredEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import { RECOGNITION } from '#utils/domain/recognition/kept.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { DEFAULTS, dayAt } from '#utils/domain/settings.ts';
import type { DaysView, Snapshot } from '#utils/domain/views/dashboard.ts';
import { isSnapshot } from '#utils/domain/views/sound-snapshot.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { PastPart, PastTaken } from '#utils/messaging/past.ts';
import {
  type ChainLink,
  LOG_PART,
  type LogCheck,
  type LogPart,
  type LogPlace,
  type TakenPart,
  type WinDetails,
  type WinNote,
} from '#utils/messaging/queries.ts';

/**
 * The event log and all that is projected from it.
 * @param name of the database; tests use their own
 * @param weekStart the weekday on which a week begins until the person says otherwise; a new log says so at its start
 * @param mark keeps in mind that there is a ledger
 */
export function createLedger(name = 'microwin', weekStart = DEFAULTS.weekStart, mark?: LedgerMark) {
  const connect = createConnection(name, mark);
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
    return write((tx) => recordEntries(tx, entries, moment, weekStart));
  }

  /** Writes one entry down; see {@link recordAll}. */
  async function record(entry: NewEvent, moment: Moment): Promise<Outcome> {
    const [outcome] = await recordAll([entry], moment);
    return outcome as Outcome;
  }

  /** Takes back what a gesture showed and the site refused; undefined if nothing like that stands. */
  async function refuse(refusal: Refusal, moment: Moment): Promise<Outcome | undefined> {
    const [outcome] = await write(async (tx) => {
      const entry = await voidOfRefused(tx, refusal);
      return entry ? recordEntries(tx, [entry], moment, weekStart) : [];
    });
    return outcome;
  }

  /**
   * Ends the wait of settings that a clock which ran ahead dated later: they hold from tomorrow.
   * @returns whether there were any
   */
  async function settleSettings(now: Moment): Promise<boolean> {
    if (!(await hasSettingAhead(await reading(), now))) return false;
    await record({ id: crypto.randomUUID(), type: 'note', subject: CONFIG_SUBJECT }, now);
    return true;
  }

  /** An event by its id; undefined if there is none. */
  async function event(id: string): Promise<StoredEvent | undefined> {
    return eventWith(await reading(), id);
  }

  /** What holds when. */
  async function config(): Promise<ConfigHistory> {
    return readConfig(await reading());
  }

  /** The name under which this installation writes, and what it has written after a seq, in order. */
  async function ownEvents(after: number): Promise<{ device: string; events: StoredEvent[] }> {
    return readOwnEvents(await reading(), after);
  }

  /** What pages show now. */
  async function snapshot(now: Moment): Promise<Snapshot> {
    const snapshot = await querySnapshot(await reading(), now);
    // What pages cannot be painted from comes of a broken projection.
    if (!isSnapshot(snapshot)) throw new Error('a projection is broken');
    return snapshot;
  }

  /** All wins of some days, newest first. @param from the first of them @param to the last */
  async function wins(from: DayKey, to: DayKey): Promise<Win[]> {
    const tx = await reading();
    return queryWins(tx, IDBKeyRange.bound(from, to), await readConfig(tx));
  }

  /** What is known of some days. @param from the first of them @param to the last */
  async function days(from: DayKey, to: DayKey): Promise<DaysView> {
    return queryDays(await reading(), IDBKeyRange.bound(from, to));
  }

  /** The events that brought something in of some days, as far as they show. @param from the first @param to the last */
  async function past(from: DayKey, to: DayKey): Promise<StoredEvent[]> {
    return queryPast(await reading(), from, to);
  }

  /** The months that have wins, or anything that was brought in, newest first. */
  async function months(): Promise<Month[]> {
    return queryMonths(await reading());
  }

  /** Moves a win to another day; see `moveWin`. */
  async function move(to: Move, now: Moment): Promise<Moved> {
    return write((tx) => moveWin(tx, to, now));
  }

  /** What there is to tell of a win before it is taken back; undefined if there is no such win. */
  async function winDetails(ref: string, moment: Moment): Promise<WinDetails | undefined> {
    return tryUndo((await connect()).transaction(STORES, 'readwrite'), ref, moment);
  }

  /** Keeps a person's own words on a win, and erases those that were there before. @param note '' for none */
  async function setWinNote(id: string, ref: string, note: string, moment: Moment): Promise<void> {
    await write((tx) => writeWinWords(tx, WIN_NOTES, { id, ref, words: note }, moment));
  }

  /** Gives a win a title of the person's own, in place of the one before. @param title '' for its first one */
  async function renameWin(id: string, ref: string, title: string, moment: Moment): Promise<void> {
    await write((tx) => writeWinWords(tx, WIN_TITLES, { id, ref, words: title }, moment));
  }

  /** Every note that there is on a win. */
  async function winNotes(): Promise<WinNote[]> {
    return queryWinNotes(await reading());
  }

  /** The days until now on which a habit was done, ascending. */
  async function habitDays(habit: string, now: Moment): Promise<DayKey[]> {
    const tx = await reading();
    return daysOfHabit(tx, habit, '', dayAt(now, (await readConfig(tx)).changes));
  }

  /** The notes on recognition, in the log's order. */
  async function recognition(): Promise<StoredEvent[]> {
    return eventsUnder(await reading(), RECOGNITION);
  }

  /** Every goal that was ever made. */
  async function goals(): Promise<GoalView[]> {
    return queryGoals(await reading());
  }

  /** All reflections and reviews, the latest first. */
  async function journal(): Promise<JournalEntry[]> {
    return queryJournal(await reading());
  }

  /** What there is to tell of a day's week. @param now tells how far it has come */
  async function week(day: DayKey, now: Moment): Promise<ReviewedWeek> {
    return queryWeek(await reading(), day, now);
  }

  /** A part of the log; see `readLogPart`. */
  async function logPart(after: LogPlace | undefined, own: boolean): Promise<LogPart> {
    const db = await connect().catch((error) => openAsItIs(name, error));
    return readLogPart(db, after, own);
  }

  /** The next events of the log, by device and seq. @param after the place of the last one before them */
  async function chainPart(after?: LogPlace): Promise<Pick<LogPart, 'events' | 'more'>> {
    return readChainPart(await connect(), after && [after.device, after.seq], LOG_PART);
  }

  /** Checks that every event of the log is there, as it was written. */
  async function verify(): Promise<LogCheck> {
    return verifyLog(await connect());
  }

  /** Deletes everything, also what cannot be opened; what is asked afterwards finds a new ledger. */
  const erase = () => eraseDatabase(name, mark);

  /**
   * Takes in a part of another log, in any order; {@link finishMerge} then brings the rest up to date.
   * @param how `show` does so at once where there are few
   */
  async function takeIn(
    lines: readonly unknown[],
    previous?: ChainLink,
    how: 'keep' | 'show' = 'keep',
  ): Promise<TakenPart> {
    return write((tx) => takeInPart(tx, lines, previous, how));
  }

  /** What would come of taking in a part of another log. */
  async function tryTakingIn(lines: readonly unknown[], previous?: ChainLink): Promise<TakenPart> {
    return takeInPart((await connect()).transaction(STORES, 'readwrite'), lines, previous, 'try');
  }

  /** Brings everything up to date with the log, after all parts of another one were taken in; unless it is already. */
  async function finishMerge(): Promise<void> {
    await write(async (tx) => {
      if (await tx.objectStore('meta').get('unprojected')) await finish(tx);
    });
  }

  /** What would come of bringing in a part of another program's history. */
  async function tryPast(part: PastPart): Promise<PastTaken> {
    return countFresh(await reading(), part);
  }

  /** Brings in a part of another program's history. */
  async function takePast(part: PastPart, now: Moment): Promise<PastTaken> {
    return write((tx) => takePastPart(tx, part, now, weekStart));
  }

  /** Erases every word on the item of a win, here and in the log; whether there is such a win. */
  async function eraseText(ref: string, moment: Moment): Promise<boolean> {
    return write(async (tx) => eraseWinText(await beginWriting(tx, moment), ref));
  }

  /** Erases all wins of a site, or all of all, here and in the log. @param id of the note that says so */
  async function eraseWins(id: string, erasure: WinErasure, moment: Moment): Promise<void> {
    await write(async (tx) => {
      await writeErasure(await beginWriting(tx, moment), id, erasure);
      await finish(tx);
    });
  }

  /** Projects everything anew from the log alone, in one transaction. */
  async function rebuild(): Promise<void> {
    try {
      await write(finish);
    } catch (error) {
      throw toRefusal(error) ?? new RefusedError('ledger unreadable');
    }
  }

  const repairable = {
    record,
    recordAll,
    refuse,
    settleSettings,
    event,
    config,
    ownEvents,
    snapshot,
    wins,
    days,
    past,
    months,
    move,
    winDetails,
    setWinNote,
    renameWin,
    winNotes,
    habitDays,
    recognition,
    goals,
    journal,
    week,
    verify,
    eraseText,
    eraseWins,
    takeIn,
    tryTakingIn,
    finishMerge,
    tryPast,
    takePast,
  };
  return { ...withRepair(repairable, rebuild), logPart, chainPart, erase, rebuild };
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

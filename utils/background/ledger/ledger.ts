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
import { createQueries } from '#utils/background/ledger/ledger-queries.ts';
import { readChainPart, readLogPart, WIN_NOTES, WIN_TITLES } from '#utils/background/ledger/log-parts.ts';
import { type Move, type Moved, moveWin } from '#utils/background/ledger/move-win.ts';
import { type Outcome, recordEntries } from '#utils/background/ledger/record.ts';
import { type Refusal, voidOfRefused } from '#utils/background/ledger/refusal.ts';
import { withRepair } from '#utils/background/ledger/repair.ts';
import { STORES, type WriteTransaction } from '#utils/background/ledger/schema.ts';
import { hasSettingAhead } from '#utils/background/ledger/setting-ahead.ts';
import { takeIn as takeInPart } from '#utils/background/ledger/take-in.ts';
import { takePast as takePastPart } from '#utils/background/ledger/take-past.ts';
import { verifyLog } from '#utils/background/ledger/verify-log.ts';
import { tryUndo } from '#utils/background/ledger/win-details.ts';
import { writeWinWords } from '#utils/background/ledger/win-words.ts';
import type { Moment } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';
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

  /** Opens the database, so that whoever asks next need not wait for it. */
  async function open(): Promise<void> {
    await connect();
  }

  /** Deletes everything, also what cannot be opened; what is asked afterwards finds a new ledger. */
  const erase = () => eraseDatabase(name, mark);

  /**
   * Takes in a part of another log, in any order; {@link finishMerge} then brings the rest up to date.
   * @param how `show` does so at once where there are few
   */
  async function takeIn(
    lines: readonly unknown[],
    previous: readonly ChainLink[] = [],
    how: 'keep' | 'show' = 'keep',
  ): Promise<TakenPart> {
    return write((tx) => takeInPart(tx, lines, previous, how));
  }

  /** What would come of taking in a part of another log. */
  async function tryTakingIn(
    lines: readonly unknown[],
    previous: readonly ChainLink[] = [],
  ): Promise<TakenPart> {
    return takeInPart((await connect()).transaction(STORES, 'readwrite'), lines, previous, 'try');
  }

  /** Brings everything up to date with the log, after all parts of another one were taken in; unless it is already. */
  async function finishMerge(): Promise<void> {
    await write(async (tx) => {
      if (await tx.objectStore('meta').get('unprojected')) await finish(tx);
    });
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
    ...createQueries(reading),
    record,
    recordAll,
    refuse,
    settleSettings,
    move,
    winDetails,
    setWinNote,
    renameWin,
    verify,
    eraseText,
    eraseWins,
    takeIn,
    tryTakingIn,
    finishMerge,
    takePast,
  };
  return { ...withRepair(repairable, rebuild), open, logPart, chainPart, erase, rebuild };
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

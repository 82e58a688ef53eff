import { readOwnEvents } from '#utils/background/ledger/log-parts.ts';
import { habitDays as daysOfHabit, queryGoals, queryJournal } from '#utils/background/ledger/plan-query.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventsUnder, eventWith } from '#utils/background/ledger/read-events.ts';
import type { Transaction } from '#utils/background/ledger/schema.ts';
import { countFresh, queryPast } from '#utils/background/ledger/take-past.ts';
import { queryWeek } from '#utils/background/ledger/week-query.ts';
import { queryWinNotes } from '#utils/background/ledger/win-words.ts';
import { queryDays, queryMonths, querySnapshot, queryWins } from '#utils/background/ledger/wins-query.ts';
import type { DayKey, Moment, Month } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import { RECOGNITION } from '#utils/domain/recognition/kept.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { dayAt } from '#utils/domain/settings.ts';
import type { DaysView, Snapshot } from '#utils/domain/views/dashboard.ts';
import { isSnapshot } from '#utils/domain/views/sound-snapshot.ts';
import type { PastPart, PastTaken } from '#utils/messaging/past.ts';
import type { WinNote } from '#utils/messaging/queries.ts';

/** What can be asked of the log and its projections, each in a transaction of its own. */
export function createQueries(reading: () => Promise<Transaction>) {
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
    return queryWins(tx, from, to, await readConfig(tx));
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

  /** What would come of bringing in a part of another program's history. */
  async function tryPast(part: PastPart): Promise<PastTaken> {
    return countFresh(await reading(), part);
  }

  return {
    event,
    config,
    ownEvents,
    snapshot,
    wins,
    days,
    past,
    months,
    winNotes,
    habitDays,
    recognition,
    goals,
    journal,
    week,
    tryPast,
  };
}

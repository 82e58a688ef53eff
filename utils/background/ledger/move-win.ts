import { append, beginWriting } from '#utils/background/ledger/append.ts';
import { bestName } from '#utils/background/ledger/projections/aliases.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventsOn, eventWith } from '#utils/background/ledger/read-events.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import { moveWords } from '#utils/background/ledger/win-words.ts';
import { DAY_MS, type DayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { habitSubjectOn, parseHabitSubject } from '#utils/domain/planning/habits.ts';
import { BACK_DAYS } from '#utils/domain/rules.ts';
import { projectItem } from '#utils/domain/scoring/credits.ts';
import { dayAt, type SettingsChange } from '#utils/domain/settings.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

/** Which win goes where. */
export interface Move {
  /** Of the win in its new place. */
  id: string;
  /** The id of its event so far. */
  ref: string;
  day: DayKey;
  /** A moment of that day, for a win that has no hour there. */
  moment: Moment;
}

/** What came of it: `taken`, the day has a win of the same item already, or a later one has; `missing`, there is no such win. */
export type Moved = 'moved' | 'taken' | 'missing';

/**
 * Takes a win back and records the same on another day, with the person's own words on it. It keeps its hour there.
 * @throws RefusedError if it is too long ago
 */
export async function moveWin(
  tx: WriteTransaction,
  { id, ref, day, moment }: Move,
  now: Moment,
): Promise<Moved> {
  // Whoever asks again may have been stopped before the answer came.
  if (await tx.objectStore('events').getKey(id)) return 'moved';
  const event = await eventWith(tx, ref);
  if (event?.type !== 'complete' || !event.kind) return 'missing';
  const { subject, alias, relatedTo, moved, kind, site, text } = event;
  const own = await eventsOn(tx, await bestName(tx, subject));
  const { credits } = projectItem(own);
  const credit = credits.find((credit) => credit.id === ref);
  if (!credit) return 'missing';
  const { habit } = parseHabitSubject(subject) ?? {};
  // Each day of a habit is an item of its own.
  const target = habit ? habitSubjectOn(habit, day) : subject;
  const left: LedgerEvent[] = [...own, { ...event, id: '', type: 'void', ref }];
  const there = habit ? await eventsOn(tx, target) : left;
  const lost = credits.length - projectItem(left).credits.length;
  const then = projectItem([...there, { ...event, id, subject: target, day }]);
  const gained = then.credits.length - projectItem(there).credits.length;
  // One that was opened again later would be done anew by this.
  if (credit.debit || event.day === day || lost !== 1 || gained !== 1) return 'taken';
  const { changes } = await readConfig(tx);
  if (daysBetween(event.day, dayAt(now, changes)) > BACK_DAYS) throw new RefusedError('too long ago');

  const writer = await beginWriting(tx, now);
  await append(writer, { id: crypto.randomUUID(), type: 'void', ref, moved: true });
  writer.moment = momentOn(day, event, now, changes) ?? moment;
  await append(writer, {
    ...defined({ alias, relatedTo, moved, kind, site }),
    id,
    type: 'complete',
    subject: target,
    // The person says so, whoever saw it first.
    source: 'hand',
    text: text ?? { title: '', url: '' },
  });
  writer.moment = now;
  await moveWords(writer, ref, id);
  return 'moved';
}

/** The hour at which something happened, on another day; undefined if that day has none, or it is still to come. */
function momentOn(
  day: DayKey,
  { at, offset, day: was }: StoredEvent,
  now: Moment,
  changes: readonly SettingsChange[],
): Moment | undefined {
  const moment = { at: at + daysBetween(was, day) * DAY_MS, offset };
  return dayAt(moment, changes) === day && moment.at <= now.at ? moment : undefined;
}

import { type Act, type Credit, inOrder, type Standing, standing } from '../game/credits.ts';
import type { DayKey } from '../game/days.ts';
import { daysOf, scoreDay } from '../game/score.ts';
import { strongest } from '../names.ts';
import type { LedgerEvent, SubjectRecord, WriteTransaction } from './schema.ts';

/** What an act changed. */
export interface Change {
  /** Credits that it gave. */
  gained: Credit[];
  /** Credits that it took as if they never were. */
  lost: Credit[];
  /** Whether anything is otherwise than before: points may also leave a win that stays, and come back to it. */
  changed: boolean;
}

/** The best name of the thing that a name stands for. */
export async function bestName(tx: WriteTransaction, name: string): Promise<string> {
  return (await tx.objectStore('aliases').get(name))?.subject ?? name;
}

/** The things that an act is about, by their best names: two if it is the first to show that they are one. */
export async function thingsOf(tx: WriteTransaction, { subject, alias = subject }: Act): Promise<string[]> {
  return [...new Set([await bestName(tx, subject), await bestName(tx, alias)])];
}

/** Brings the derived stores up to date with an event just added, by touching only what it can affect. */
export async function derive(tx: WriteTransaction, event: LedgerEvent): Promise<Change> {
  const touched = await thingsOf(tx, event);
  const [thing, same] = touched;
  if (thing && same) await link(tx, thing, same);
  const before: Credit[] = [];
  const after: Credit[] = [];
  for (const subject of touched) {
    const record = await tx.objectStore('subjects').get(subject);
    before.push(...(record?.credits ?? []));
    after.push(...(await refold(tx, subject)));
  }
  for (const day of new Set([...before, ...after].flatMap(daysOf))) await rescore(tx, day);

  const without = (credits: Credit[], others: Credit[]) =>
    credits.filter(({ id }) => !others.some((other) => other.id === id));
  return {
    gained: without(after, before),
    lost: without(before, after),
    changed: JSON.stringify(before) !== JSON.stringify(after),
  };
}

/** Learns that two best names are one thing's: every name of the lesser one now stands for the other. */
async function link(tx: WriteTransaction, a: string, b: string): Promise<void> {
  const aliases = tx.objectStore('aliases');
  const best = strongest(a, b);
  const other = best === a ? b : a;
  const moved = [other, ...(await aliases.index('subject').getAllKeys(other))];
  for (const alias of moved) await aliases.put({ alias, subject: best });
}

/** Writes a subject's record anew from its events; answers with its credits. */
async function refold(tx: WriteTransaction, subject: string): Promise<Credit[]> {
  const subjects = tx.objectStore('subjects');
  const acts = await actsOn(tx, subject);
  if (acts.length === 0) {
    await subjects.delete(subject);
    return [];
  }
  const record = subjectRecord(subject, standingOf(acts));
  await subjects.put(record);
  return record.credits;
}

/** Every event on a thing, under any of its names; none under a name for which there is a better one. */
export async function actsOn(tx: WriteTransaction, subject: string): Promise<LedgerEvent[]> {
  if ((await bestName(tx, subject)) !== subject) return [];
  const aliases = await tx.objectStore('aliases').index('subject').getAllKeys(subject);
  const bySubject = tx.objectStore('events').index('subject');
  return (await Promise.all([subject, ...aliases].map((name) => bySubject.getAll(name)))).flat();
}

async function rescore(tx: WriteTransaction, day: DayKey): Promise<void> {
  const records = await tx.objectStore('subjects').index('days').getAll(day);
  const days = tx.objectStore('days');
  if (records.length === 0) await days.delete(day);
  else
    await days.put(
      scoreDay(
        day,
        records.flatMap(({ credits }) => credits),
      ),
    );
}

/** How a thing stands after these acts on it, in whatever order they are given. */
export function standingOf(acts: readonly Act[]): Standing {
  return standing(acts.toSorted(inOrder));
}

/** A subject as it is stored. */
export function subjectRecord(subject: string, { credits, done }: Standing): SubjectRecord {
  return { subject, credits, done, days: [...new Set(credits.flatMap(daysOf))].sort() };
}

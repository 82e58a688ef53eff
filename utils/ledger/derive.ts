import { type Credit, inOrder, type Standing, standing } from '../game/credits.ts';
import type { DayKey } from '../game/days.ts';
import { strongest } from '../game/fold.ts';
import { daysOf, scoreDay } from '../game/score.ts';
import type { LedgerEvent, SubjectRecord, WriteTransaction } from './schema.ts';

/** What an act changed: the credits that it gave and took. */
export interface Change {
  gained: Credit[];
  lost: Credit[];
}

/** The strong name behind a name. */
export async function strongName(tx: WriteTransaction, name: string): Promise<string> {
  return (await tx.objectStore('aliases').get(name))?.subject ?? name;
}

/** A subject as it would stand with one more act on it. */
export async function standingWith(
  tx: WriteTransaction,
  subject: string,
  act: LedgerEvent,
): Promise<Standing> {
  return standing([...(await actsOn(tx, subject)), act].sort(inOrder));
}

/** Brings the derived stores up to date with an event just added, by touching only what it can affect. */
export async function derive(tx: WriteTransaction, event: LedgerEvent): Promise<Change> {
  const touched = new Set([await strongName(tx, event.subject)]);
  if (event.alias) {
    for (const name of await link(tx, event.alias, event.subject)) touched.add(name);
  }
  const before: Credit[] = [];
  const after: Credit[] = [];
  for (const subject of touched) {
    const record = await tx.objectStore('subjects').get(subject);
    before.push(...(record?.credits ?? []));
    after.push(...(await refold(tx, subject)));
  }
  for (const day of new Set([...before, ...after].flatMap(daysOf))) await rescore(tx, day);

  const without = (credits: Credit[], others: Credit[]) =>
    credits.filter(({ id, debit }) => !others.some((other) => other.id === id && other.debit === debit));
  return { gained: without(after, before), lost: without(before, after) };
}

/** Learns that two names are one thing; answers with every name whose standing that can change. */
async function link(tx: WriteTransaction, alias: string, subject: string): Promise<string[]> {
  const aliases = tx.objectStore('aliases');
  const known = (await aliases.get(alias))?.subject;
  const strong = strongest(known, subject);
  if (strong === known) return [];
  await aliases.put({ alias, subject: strong });
  return [alias, strong, ...(known ? [known] : [])];
}

/** Writes a subject's record anew from its events; answers with its credits. */
async function refold(tx: WriteTransaction, subject: string): Promise<Credit[]> {
  const subjects = tx.objectStore('subjects');
  const acts = await actsOn(tx, subject);
  if (acts.length === 0) {
    await subjects.delete(subject);
    return [];
  }
  const record = subjectRecord(subject, standing(acts.sort(inOrder)));
  await subjects.put(record);
  return record.credits;
}

/** Every event on a subject, under any of its names. A weak name has none of its own once its strong one is known. */
async function actsOn(tx: WriteTransaction, subject: string): Promise<LedgerEvent[]> {
  if ((await strongName(tx, subject)) !== subject) return [];
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

/** A subject as it is stored. */
export function subjectRecord(subject: string, { credits, done }: Standing): SubjectRecord {
  return { subject, credits, done, days: [...new Set(credits.flatMap(daysOf))].sort() };
}

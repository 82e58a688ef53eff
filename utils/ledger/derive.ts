import { scoreCredits } from '../game/batch.ts';
import { type Act, type Credit, inOrder, type Standing, standing } from '../game/credits.ts';
import type { DayKey } from '../game/days.ts';
import { fold } from '../game/fold.ts';
import { type DayTotal, daysOf, scoreDay } from '../game/score.ts';
import { strongest } from '../names.ts';
import type { LedgerEvent, SubjectRecord, Transaction, Upgrade, WriteTransaction } from './schema.ts';

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
  const altered = [...differing(before, after), ...differing(after, before)];
  for (const day of await daysTouched(tx, altered)) await rescore(tx, day);

  const without = (credits: Credit[], others: Credit[]) =>
    credits.filter(({ id }) => !others.some((other) => other.id === id));
  return {
    gained: without(after, before),
    lost: without(before, after),
    changed: altered.length > 0,
  };
}

/** Derives everything anew from the log alone. */
export async function deriveAll(tx: WriteTransaction | Upgrade): Promise<void> {
  const { subjects, days, aliases } = fold(await tx.objectStore('events').getAll());
  for (const store of ['subjects', 'days', 'aliases'] as const) await tx.objectStore(store).clear();
  for (const [subject, standing] of subjects)
    void tx.objectStore('subjects').put(subjectRecord(subject, standing));
  for (const total of days.values()) void tx.objectStore('days').put(total);
  for (const [alias, subject] of aliases) void tx.objectStore('aliases').put({ alias, subject });
}

/** Credits of a list that another one does not hold in the same form. */
function differing(credits: readonly Credit[], others: readonly Credit[]): Credit[] {
  const forms = new Set(others.map((other) => JSON.stringify(other)));
  return credits.filter((credit) => !forms.has(JSON.stringify(credit)));
}

/**
 * Every day whose total may be another one now. A credit that comes or goes moves the others of its day to other
 * places of their batch, so what was taken back of them on later days is another sum, too.
 */
async function daysTouched(tx: WriteTransaction, altered: readonly Credit[]): Promise<Set<DayKey>> {
  const own = new Set(altered.map(({ day }) => day));
  const beside = (await Promise.all([...own].map((day) => earnedOn(tx, day)))).flat();
  return new Set([...altered, ...beside].flatMap(daysOf));
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
  const days = tx.objectStore('days');
  const total = await totalOf(tx, day);
  // A day on which nothing shows has no total.
  if (await tx.objectStore('subjects').index('days').getKey(day)) await days.put(total);
  else await days.delete(day);
}

/**
 * The total of a day, from the credits that show on it.
 * @param without the id of a credit; then the total is what it would be if that had never been
 */
export async function totalOf(tx: Transaction, day: DayKey, without?: string): Promise<DayTotal> {
  const shown = (await creditsNear(tx, day)).filter((credit) => daysOf(credit).includes(day));
  const earned = await Promise.all(
    [...new Set(shown.map((credit) => credit.day))].map((own) => earnedOn(tx, own)),
  );
  const scored = earned.map((credits) => scoreCredits(credits.filter(({ id }) => id !== without)));
  return scoreDay(day, scored.flat());
}

/** The credits that were earned on a day. */
export async function earnedOn(tx: Transaction, day: DayKey): Promise<Credit[]> {
  return (await creditsNear(tx, day)).filter((credit) => credit.day === day);
}

/** All credits of the things that have one on a day. */
async function creditsNear(tx: Transaction, day: DayKey): Promise<Credit[]> {
  const records = await tx.objectStore('subjects').index('days').getAll(day);
  return records.flatMap(({ credits }) => credits);
}

/** How a thing stands after these acts on it, in whatever order they are given. */
export function standingOf(acts: readonly Act[]): Standing {
  return standing(acts.toSorted(inOrder));
}

/** A subject as it is stored. */
export function subjectRecord(subject: string, { credits, done }: Standing): SubjectRecord {
  return { subject, credits, done, days: [...new Set(credits.flatMap(daysOf))].sort() };
}

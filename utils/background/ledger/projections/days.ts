import { eventsOfDay, eventsOn, eventWith } from '#utils/background/ledger/read-events.ts';
import type { Transaction, WriteTransaction } from '#utils/background/ledger/schema.ts';
import type { DayKey } from '#utils/domain/calendar.ts';
import { type ConfigHistory, firstAffectedDay } from '#utils/domain/config-history.ts';
import { compareText, type StoredEvent } from '#utils/domain/event.ts';
import { goalFactsOn } from '#utils/domain/planning/goals.ts';
import { accumulateDays, isWorthKeeping } from '#utils/domain/project.ts';
import { type Credit, daysShowing } from '#utils/domain/scoring/credits.ts';
import { type DayFacts, dayFacts, type GoalFacts } from '#utils/domain/scoring/day-facts.ts';
import { type DayScore, growScore, scoreDay } from '#utils/domain/scoring/day-score.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { type DayTotal, NO_TOTALS, type RunningTotals } from '#utils/domain/scoring/running-totals.ts';

/** Day → all credits of the items that have one showing on it. */
type CreditsByDay = ReadonlyMap<DayKey, Credit[]>;

/** All that the database has on one day, to score it by. */
export interface DayRecords {
  day: DayKey;
  /** All credits of the items that have one showing on the day. */
  credits: readonly Credit[];
  /** Of days on which something was earned that was taken back on this one: all that was earned on them. */
  others: CreditsByDay;
  facts: DayFacts;
  goals: GoalFacts;
}

/** Whether an event counts on its day without being a credit. */
export function hasFacts({ type, noteKind }: StoredEvent): boolean {
  return type === 'void' || type === 'redeem' || noteKind !== undefined;
}

/**
 * Every day whose score may be another one now, and what was read to know it. A credit that comes or goes moves the
 * others of its day to other places of their batch, so what was taken back of them on later days is another sum, too.
 */
export async function daysTouched(
  tx: Transaction,
  altered: readonly Credit[],
): Promise<{ days: DayKey[]; known: CreditsByDay }> {
  const known = new Map<DayKey, Credit[]>();
  for (const { day } of altered) if (!known.has(day)) known.set(day, await creditsNear(tx, day));
  const beside = [...known].flatMap(([day, credits]) => earnedOn(credits, day));
  return { days: [...altered, ...beside].flatMap(daysShowing), known };
}

/** The days whose facts a `void` and what it takes away make together, whichever of the two comes first. */
export async function daysVoided(
  tx: Transaction,
  { id, type, ref, subject }: StoredEvent,
): Promise<DayKey[]> {
  // What was given back in time was spent on the day on which it was taken.
  if (type === 'void') return [(await tx.objectStore('events').get(ref ?? ''))?.day ?? []].flat();
  const same = await tx.objectStore('events').index('subject').getAll(subject);
  return same.filter((event) => event.ref === id).map(({ day }) => day);
}

/**
 * Scores some days anew, and goes through all days from the first of them on.
 * @param known what was read already
 * @param wanted a day whose records the caller needs as well: they are handed back if it is one of those days
 */
export async function rescore(
  tx: WriteTransaction,
  touched: ReadonlySet<DayKey>,
  config: ConfigHistory,
  known: CreditsByDay,
  wanted: DayKey,
): Promise<DayRecords | undefined> {
  const scores = new Map<DayKey, DayScore>();
  let found: DayRecords | undefined;
  for (const day of touched) {
    const records = await readDay(tx, day, known);
    if (day === wanted) found = records;
    scores.set(day, scoreRecords(records, config));
  }
  await writeScores(tx, scores, config);
  return found;
}

/** A day before it had one more credit, and that credit as the day scores it. */
export interface GrownDay {
  before: DayTotal;
  win: ScoredCredit;
}

/**
 * Brings a day up to date with a credit that is all that changed, by what the day came to before it: what one more costs
 * does not depend on how many there are. Undefined, and nothing is written, if the day has to be scored anew.
 */
export async function growDay(
  tx: WriteTransaction,
  credit: Credit,
  config: ConfigHistory,
): Promise<GrownDay | undefined> {
  const { day, debit } = credit;
  const before = await tx.objectStore('days').get(day);
  const grown = before && !debit ? growScore(before, credit, config) : undefined;
  if (!before || !grown) return undefined;
  await writeScores(tx, new Map([[day, grown.score]]), config);
  return { before, win: grown.win };
}

/** Writes the scores of some days, and goes through all days from the first of them on. */
async function writeScores(
  tx: WriteTransaction,
  scores: ReadonlyMap<DayKey, DayScore>,
  config: ConfigHistory,
): Promise<void> {
  const [first] = [...scores.keys()].sort();
  if (first === undefined) return;
  const days = tx.objectStore('days');
  const totals = tx.objectStore('totals');
  const stored = await days.getAll(IDBKeyRange.lowerBound(first));
  const latest = new Map<DayKey, DayScore>([
    ...stored.map((total) => [total.day, total] as const),
    ...scores,
  ]);
  for (const [day, score] of scores) {
    if (isWorthKeeping(score)) continue;
    latest.delete(day);
    await days.delete(day);
    await totals.delete(day);
  }
  const ordered = [...latest.values()].sort((a, b) => compareText(a.day, b.day));
  const projected = accumulateDays(ordered, await totalsBefore(tx, first), config);
  for (const total of projected.days.values()) void days.put(total);
  for (const [day, own] of projected.totals) void totals.put(own, day);
}

/** Everything that goes on from day to day, as of the last day before another one. */
export async function totalsBefore(tx: Transaction, day: DayKey): Promise<RunningTotals> {
  return (await latestTotals(tx, IDBKeyRange.upperBound(day, true))) ?? NO_TOTALS;
}

async function latestTotals(tx: Transaction, days: IDBKeyRange): Promise<RunningTotals | undefined> {
  return (await tx.objectStore('totals').openCursor(days, 'prev'))?.value;
}

/**
 * Those of some days that lie not after today, and the totals at its end, as they are known today.
 * @param stored what they were scored by
 * @param known the same without what is known only later; see `configAsOf`
 */
export async function daysAsOf(
  tx: Transaction,
  range: IDBKeyRange,
  today: DayKey,
  stored: ConfigHistory,
  known: ConfigHistory,
): Promise<{ days: DayTotal[]; totals?: RunningTotals | undefined }> {
  const days = (await tx.objectStore('days').getAll(range)).filter(({ day }) => day <= today);
  const totals = await latestTotals(tx, IDBKeyRange.upperBound(today));
  const first = firstAffectedDay(stored, known) ?? '~';
  const scores: DayScore[] = [];
  for (const { day } of days) if (day >= first) scores.push(scoreRecords(await readDay(tx, day), known));
  if (scores.length === 0) return { days, totals };
  const anew = accumulateDays(scores, await totalsBefore(tx, first), known);
  return {
    days: [...days.filter(({ day }) => day < first), ...anew.days.values()],
    totals: [...anew.totals.values()].at(-1),
  };
}

/** Reads all that a day is scored by. @param known what was read already */
export async function readDay(
  tx: Transaction,
  day: DayKey,
  known: CreditsByDay = new Map(),
): Promise<DayRecords> {
  const near = async (day: DayKey) => known.get(day) ?? creditsNear(tx, day);
  const credits = await near(day);
  const others = new Map<DayKey, Credit[]>();
  for (const { debit, day: earned } of credits)
    if (debit === day && !others.has(earned)) others.set(earned, earnedOn(await near(earned), earned));
  return {
    day,
    credits,
    others,
    facts: await factsOf(tx, day),
    goals: goalFactsOn(await tx.objectStore('goals').index('days').getAll(day), day),
  };
}

/**
 * The score of a day.
 * @param without the id of a credit; then the score is what it would be if that had never been
 */
export function scoreRecords(
  { day, credits, others, facts, goals }: DayRecords,
  config: ConfigHistory,
  without?: string,
): DayScore {
  const stands = ({ id }: Credit) => id !== without;
  const takenBack = [...others].flatMap(([earned, own]) =>
    scoreCredits(earned, own.filter(stands), config).filter(({ debit }) => debit === day),
  );
  return scoreDay({ day, earned: earnedOn(credits, day).filter(stands), takenBack, facts, goals }, config);
}

/** The credits that were earned on a day. */
export async function creditsEarnedOn(tx: Transaction, day: DayKey): Promise<Credit[]> {
  return earnedOn(await creditsNear(tx, day), day);
}

/** Those of some credits that were earned on a day. */
export function earnedOn(credits: readonly Credit[], day: DayKey): Credit[] {
  return credits.filter((credit) => credit.day === day);
}

async function creditsNear(tx: Transaction, day: DayKey): Promise<Credit[]> {
  const records = await tx.objectStore('items').index('days').getAll(day);
  return records.flatMap(({ credits }) => credits);
}

async function factsOf(tx: Transaction, day: DayKey): Promise<DayFacts> {
  const voids = await eventsOfDay(tx, day, 'void');
  const redeemed = await eventsOfDay(tx, day, 'redeem');
  const notes = await eventsOfDay(tx, day, 'note');
  const voided = new Map<string, StoredEvent | undefined>();
  for (const { ref = '' } of voids) voided.set(ref, await eventWith(tx, ref));
  const undoneBy = new Map<string, StoredEvent | undefined>();
  for (const { id, subject } of redeemed) {
    const own = await eventsOn(tx, subject);
    undoneBy.set(
      id,
      own.find(({ ref }) => ref === id),
    );
  }
  return dayFacts(
    [...voids, ...redeemed, ...notes],
    (ref) => voided.get(ref),
    ({ id }) => undoneBy.get(id),
  );
}

import type {
  GoalRecord,
  ItemRecord,
  StoredEvent,
  Transaction,
  UpgradeTransaction,
  WriteTransaction,
} from '#utils/background/ledger/schema.ts';
import { type DayKey, mondayOf } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  firstAffectedDay,
  NO_CONFIG,
  projectConfig,
} from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, compareEvents } from '#utils/domain/event.ts';
import {
  daysOfGoal,
  type Goal,
  goalFactsOn,
  goalSubjectOf,
  projectGoal,
} from '#utils/domain/planning/goals.ts';
import {
  accumulateDays,
  groupRoot,
  isWorthKeeping,
  type Projections,
  projectAll,
} from '#utils/domain/project.ts';
import { firstPriorities, projectGroup, type RelatedEvents } from '#utils/domain/scoring/credit-flags.ts';
import { type Credit, daysShowing, type ItemState } from '#utils/domain/scoring/credits.ts';
import { dayFacts } from '#utils/domain/scoring/day-facts.ts';
import { type DayInput, type DayScore, scoreDay } from '#utils/domain/scoring/day-score.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { NO_TOTALS, type RunningTotals } from '#utils/domain/scoring/running-totals.ts';
import { strongest } from '#utils/domain/subject.ts';

/** What an act changed. */
export interface ProjectionChange {
  /** Credits that it gave. */
  gained: Credit[];
  /** Credits that it took as if they never were. */
  lost: Credit[];
  /** Whether anything is otherwise than before: points may also leave a win that stays, and come back to it. */
  changed: boolean;
}

/**
 * Brings the derived stores up to date with an event just added, by touching only what it can affect: the things that it
 * is about and their families, the days on which these show, and the run of days from there on.
 */
export async function updateProjections(tx: WriteTransaction, event: StoredEvent): Promise<ProjectionChange> {
  const things = await itemsOf(tx, event);
  const [thing, same] = things;
  if (thing && same) await link(tx, thing, same);

  const days = new Set<DayKey>(hasFacts(event) ? [event.day] : []);
  const config = await reprojectConfig(tx, event, days);
  const touched = new Set<string>();
  const before: Credit[] = [];
  const after: Credit[] = [];
  for (const head of await headsTouched(tx, event, things)) {
    const { was, is, members } = await reprojectGroup(tx, head, things);
    before.push(...was);
    after.push(...is);
    for (const member of members) touched.add(member);
  }
  const altered = [...differing(before, after), ...differing(after, before)];
  for (const day of await daysTouched(tx, altered)) days.add(day);
  for (const goal of await goalsTouched(tx, event, touched))
    for (const day of await reprojectGoal(tx, goal)) days.add(day);
  for (const day of await daysVoided(tx, event)) days.add(day);
  await rescore(tx, days, config);

  const without = (credits: Credit[], others: Credit[]) =>
    credits.filter(({ id }) => !others.some((other) => other.id === id));
  return {
    gained: without(after, before),
    lost: without(before, after),
    // A note that two names are one thing's tells nobody anything.
    changed: altered.length > 0 || event.type !== 'note',
  };
}

/** Derives everything anew from the log alone. */
export async function rebuildProjections(tx: WriteTransaction | UpgradeTransaction): Promise<void> {
  const derived = projectAll(await tx.objectStore('events').getAll());
  for (const store of ['items', 'goals', 'days', 'totals', 'config', 'aliases'] as const)
    await tx.objectStore(store).clear();
  for (const [store, key, value] of recordsOf(derived)) {
    // Each store has its own type of value, which a loop over all of them cannot tell.
    void tx.objectStore(store as 'config').put(value as ConfigHistory, key as 'config' | undefined);
  }
}

/** What is derived, as it is stored: the store, the key if the value has none in it, and the value. */
export function* recordsOf({
  config,
  items,
  goals,
  days,
  totals,
  aliases,
}: Projections): Generator<
  [
    store: 'items' | 'goals' | 'days' | 'totals' | 'config' | 'aliases',
    key: string | undefined,
    value: object,
  ]
> {
  yield ['config', 'config', config];
  for (const [subject, itemState] of items) yield ['items', undefined, subjectRecord(subject, itemState)];
  for (const goal of goals.values()) yield ['goals', undefined, goalRecord(goal)];
  for (const total of days.values()) yield ['days', undefined, total];
  for (const [day, run] of totals) yield ['totals', day, run];
  for (const [alias, subject] of aliases) yield ['aliases', undefined, { alias, subject }];
}

/* ---------- names ---------- */

/** The best name of the thing that a name stands for. */
export async function bestName(tx: Transaction, name: string): Promise<string> {
  return (await tx.objectStore('aliases').get(name))?.subject ?? name;
}

/** The things that an act is on, by their best names: two if it is the first to show that they are one. */
export async function itemsOf(
  tx: WriteTransaction,
  { subject, alias = subject }: Pick<StoredEvent, 'subject' | 'alias'>,
): Promise<string[]> {
  return [...new Set([await bestName(tx, subject), await bestName(tx, alias)])];
}

/** Learns that two best names are one thing's: every name of the lesser one now stands for the other. */
async function link(tx: WriteTransaction, a: string, b: string): Promise<void> {
  const aliases = tx.objectStore('aliases');
  const best = strongest(a, b);
  const other = best === a ? b : a;
  const moved = [other, ...(await aliases.index('subject').getAllKeys(other))];
  for (const alias of moved) await aliases.put({ alias, subject: best });
}

async function namesOf(tx: Transaction, thing: string): Promise<string[]> {
  return [thing, ...(await tx.objectStore('aliases').index('subject').getAllKeys(thing))];
}

/* ---------- things ---------- */

/** Every event on a thing, under any of its names, in order; none under a name for which there is a better one. */
export async function eventsOn(tx: Transaction, thing: string): Promise<StoredEvent[]> {
  if ((await bestName(tx, thing)) !== thing) return [];
  return eventsBy(tx, 'subject', await namesOf(tx, thing));
}

async function actsAbout(tx: Transaction, thing: string): Promise<StoredEvent[]> {
  return eventsBy(tx, 'relatedTo', await namesOf(tx, thing));
}

async function eventsBy(
  tx: Transaction,
  index: 'subject' | 'relatedTo',
  names: string[],
): Promise<StoredEvent[]> {
  const by = tx.objectStore('events').index(index);
  return (await Promise.all(names.map((name) => by.getAll(name)))).flat().sort(compareEvents);
}

/** The heads of all families that an act may change. @param things that it is on, linked by now */
async function headsTouched(
  tx: WriteTransaction,
  event: StoredEvent,
  things: readonly string[],
): Promise<Set<string>> {
  // What holds when is no thing.
  if (event.subject === CONFIG_SUBJECT) return new Set();
  const rivals =
    event.type === 'priority'
      ? (await eventsOf(tx, event.day)).filter(({ type }) => type === 'priority')
      : [];
  const names = [...things, ...rivals.map(({ subject }) => subject)];
  const touched = new Set(await Promise.all(names.map((name) => bestName(tx, name))));
  const heads = new Set<string>(touched);
  for (const thing of touched) {
    const own = await eventsOn(tx, thing);
    // An act that comes late may be the first to say whose item a thing is.
    const abouts = new Set(own.flatMap(({ relatedTo }) => relatedTo ?? []));
    for (const about of abouts) heads.add(await headNow(tx, await bestName(tx, about)));
    for (const about of abouts) heads.add(await bestName(tx, about));
    heads.add(await headNow(tx, thing));
  }
  return heads;
}

async function headNow(tx: Transaction, thing: string): Promise<string> {
  return asHead(tx, thing, await eventsOn(tx, thing));
}

/** See `headOf`, which needs all names at hand. */
async function asHead(tx: Transaction, thing: string, own: readonly StoredEvent[]): Promise<string> {
  const names = new Map<string, string>();
  for (const { relatedTo } of own) if (relatedTo) names.set(relatedTo, await bestName(tx, relatedTo));
  return groupRoot(thing, own, (name) => names.get(name) ?? name);
}

/** The members of a family, with all that the log says of them. */
async function membersOf(tx: Transaction, head: string): Promise<Map<string, RelatedEvents>> {
  const about = await actsAbout(tx, head);
  const items = about.filter(({ kind }) => kind === 'item').map(({ subject }) => bestName(tx, subject));
  const members = new Map<string, RelatedEvents>();
  for (const name of new Set([head, ...(await Promise.all(items))])) {
    const own = await eventsOn(tx, name);
    if (own.length > 0 && (await asHead(tx, name, own)) === head)
      members.set(name, { own, related: name === head ? about : await actsAbout(tx, name) });
  }
  return members;
}

/** Writes the records of a family anew from their events. @param things that may have lost their name to a better one */
async function reprojectGroup(
  tx: WriteTransaction,
  head: string,
  things: readonly string[],
): Promise<{ was: Credit[]; is: Credit[]; members: string[] }> {
  const subjects = tx.objectStore('items');
  const members = await membersOf(tx, head);
  const itemStates = projectGroup(head, members, await picksFor(tx, members));
  const was: Credit[] = [];
  const is: Credit[] = [];
  for (const name of new Set([...members.keys(), ...things])) {
    const lost = (await bestName(tx, name)) !== name;
    if (!lost && !members.has(name)) continue;
    const itemState = itemStates.get(name);
    was.push(...((await subjects.get(name))?.credits ?? []));
    if (itemState && itemState.credits.length > 0) {
      is.push(...itemState.credits);
      await subjects.put(subjectRecord(name, itemState));
    } else await subjects.delete(name);
  }
  return { was, is, members: [...members.keys()] };
}

/** The first picks of every day on which one of these was picked. */
async function picksFor(tx: Transaction, members: ReadonlyMap<string, RelatedEvents>) {
  const priorities = [...members.values()].flatMap(({ own }) =>
    own.filter(({ type }) => type === 'priority'),
  );
  const days = new Set(priorities.map(({ day }) => day));
  const all = await Promise.all([...days].map((day) => eventsOf(tx, day)));
  return firstPriorities(all.flat().sort(compareEvents));
}

/** A subject as it is stored. */
function subjectRecord(subject: string, { credits, done }: ItemState): ItemRecord {
  return { subject, credits, done, days: [...new Set(credits.flatMap(daysShowing))].sort() };
}

/** Credits of a list that another one does not hold in the same form. */
function differing(credits: readonly Credit[], others: readonly Credit[]): Credit[] {
  const forms = new Set(others.map((other) => JSON.stringify(other)));
  return credits.filter((credit) => !forms.has(JSON.stringify(credit)));
}

/* ---------- goals ---------- */

/** The goals that an act may change: its own, and those that have one of these things as a step. */
async function goalsTouched(
  tx: WriteTransaction,
  { subject }: StoredEvent,
  things: ReadonlySet<string>,
): Promise<Set<string>> {
  const links = await Promise.all([...things].map((thing) => actsAbout(tx, thing)));
  const steps = links.flat().filter(({ type }) => type === 'step');
  const names = [subject, ...things, ...steps.map((step) => step.subject)].map(goalSubjectOf);
  return new Set(names.flatMap((name) => name ?? []));
}

/** Writes a goal anew; answers with the days on which it shows or showed. */
async function reprojectGoal(tx: WriteTransaction, subject: string): Promise<DayKey[]> {
  const goals = tx.objectStore('goals');
  const range = IDBKeyRange.bound(subject, `${subject}:\uffff`);
  const all = await tx.objectStore('events').index('subject').getAll(range);
  const events = all.filter((event) => goalSubjectOf(event.subject) === subject).sort(compareEvents);
  const named = new Set(events.flatMap(({ subject, relatedTo }) => [subject, relatedTo ?? subject]));
  const done = new Map<string, DayKey | undefined>();
  for (const name of named) {
    const record = await tx.objectStore('items').get(await bestName(tx, name));
    done.set(name, record?.credits[0]?.day);
  }
  const goal = goalRecord(projectGoal(subject, events, (name) => done.get(name)));
  const before = await goals.get(subject);
  await goals.put(goal);
  return [...(before?.days ?? []), ...goal.days];
}

function goalRecord(goal: Goal): GoalRecord {
  return { ...goal, days: daysOfGoal(goal) };
}

/* ---------- terms ---------- */

/** What holds when. */
export async function readConfig(tx: Transaction): Promise<ConfigHistory> {
  return (await tx.objectStore('config').get('config')) ?? NO_CONFIG;
}

/** Brings the terms up to date; adds every day for which something else holds now. */
async function reprojectConfig(
  tx: WriteTransaction,
  event: StoredEvent,
  days: Set<DayKey>,
): Promise<ConfigHistory> {
  const before = await readConfig(tx);
  if (event.subject !== CONFIG_SUBJECT) return before;
  const config = projectConfig(await eventsOn(tx, CONFIG_SUBJECT));
  await tx.objectStore('config').put(config, 'config');
  const from = firstAffectedDay(before, config);
  // A week's goal hangs on all of its days.
  const since = from && IDBKeyRange.lowerBound(mondayOf(from));
  if (from !== undefined)
    for (const day of await tx.objectStore('days').getAllKeys(since || undefined)) days.add(day);
  return config;
}

/* ---------- days ---------- */

/**
 * Every day whose score may be another one now. A credit that comes or goes moves the others of its day to other
 * places of their batch, so what was taken back of them on later days is another sum, too.
 */
async function daysTouched(tx: WriteTransaction, altered: readonly Credit[]): Promise<Set<DayKey>> {
  const own = new Set(altered.map(({ day }) => day));
  const beside = (await Promise.all([...own].map((day) => creditsEarnedOn(tx, day)))).flat();
  return new Set([...altered, ...beside].flatMap(daysShowing));
}

/** Whether an act counts on its day without being a credit. */
function hasFacts({ type, noteKind }: StoredEvent): boolean {
  return type === 'void' || type === 'redeem' || noteKind !== undefined;
}

/** The days whose facts a `void` and what it takes away make together, whichever of the two comes first. */
async function daysVoided(tx: WriteTransaction, { id, type, ref, subject }: StoredEvent): Promise<DayKey[]> {
  // What was given back in time was spent on the day on which it was taken.
  if (type === 'void') return [(await tx.objectStore('events').get(ref ?? ''))?.day ?? []].flat();
  const same = await tx.objectStore('events').index('subject').getAll(subject);
  return same.filter((event) => event.ref === id).map(({ day }) => day);
}

/** Scores some days anew, and goes through all days from the first of them on. */
async function rescore(
  tx: WriteTransaction,
  touched: ReadonlySet<DayKey>,
  config: ConfigHistory,
): Promise<void> {
  const [first] = [...touched].sort();
  if (first === undefined) return;
  const days = tx.objectStore('days');
  const runs = tx.objectStore('totals');
  const since = IDBKeyRange.lowerBound(first);
  const scores = new Map<DayKey, DayScore>((await days.getAll(since)).map((total) => [total.day, total]));
  for (const day of touched) {
    const score = await scoreOfDay(tx, day, config);
    if (isWorthKeeping(score)) scores.set(day, score);
    else {
      scores.delete(day);
      await days.delete(day);
      await runs.delete(day);
    }
  }
  const inTime = [...scores.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const gone = accumulateDays(inTime, await totalsBefore(tx, first), config);
  for (const total of gone.days.values()) void days.put(total);
  for (const [day, run] of gone.totals) void runs.put(run, day);
}

/** Everything that goes on from day to day, as of the last day before another one. */
export async function totalsBefore(tx: Transaction, day: DayKey): Promise<RunningTotals> {
  const before = IDBKeyRange.upperBound(day, true);
  return (await tx.objectStore('totals').openCursor(before, 'prev'))?.value ?? NO_TOTALS;
}

/**
 * The score of a day, from the credits that show on it and the acts of the day.
 * @param without the id of a credit; then the score is what it would be if that had never been
 */
export async function scoreOfDay(
  tx: Transaction,
  day: DayKey,
  config: ConfigHistory,
  without?: string,
): Promise<DayScore> {
  const own = ({ id }: Credit) => id !== without;
  const shown = await creditsNear(tx, day);
  const takenBack: ScoredCredit[] = [];
  for (const earned of new Set(shown.filter(({ debit }) => debit === day).map((credit) => credit.day))) {
    const scored = scoreCredits(earned, (await creditsEarnedOn(tx, earned)).filter(own), config);
    takenBack.push(...scored.filter(({ debit }) => debit === day));
  }
  return scoreDay(
    {
      day,
      earned: shown.filter((credit) => credit.day === day && own(credit)),
      takenBack,
      facts: await factsOn(tx, day),
      goals: goalFactsOn(await tx.objectStore('goals').index('days').getAll(day), day),
    },
    config,
  );
}

async function factsOn(tx: Transaction, day: DayKey): Promise<DayInput['facts']> {
  const events = (await eventsOf(tx, day)).filter(hasFacts);
  const known = new Map<string, StoredEvent | undefined>();
  const voids = new Map<string, StoredEvent | undefined>();
  for (const { id, type, ref = '', subject } of events) {
    if (type === 'void') known.set(ref, await tx.objectStore('events').get(ref));
    if (type === 'redeem')
      voids.set(
        id,
        (await eventsOn(tx, subject)).find((event) => event.ref === id),
      );
  }
  return dayFacts(
    events,
    (ref) => known.get(ref),
    ({ id }) => voids.get(id),
  );
}

/** The credits that were earned on a day. */
export async function creditsEarnedOn(tx: Transaction, day: DayKey): Promise<Credit[]> {
  return (await creditsNear(tx, day)).filter((credit) => credit.day === day);
}

/** All credits of the things that have one on a day. */
async function creditsNear(tx: Transaction, day: DayKey): Promise<Credit[]> {
  const records = await tx.objectStore('items').index('days').getAll(day);
  return records.flatMap(({ credits }) => credits);
}

function eventsOf(tx: Transaction, day: DayKey): Promise<StoredEvent[]> {
  return tx.objectStore('events').index('day').getAll(day);
}

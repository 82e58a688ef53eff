import { deleteDB } from 'idb';
import { type Draft, seal } from '#utils/background/ledger/hash-chain.ts';
import { goalsOf, planOf, under, writtenOf } from '#utils/background/ledger/plan-query.ts';
import {
  actsOn,
  bestName,
  type Change,
  derive,
  deriveAll,
  earnedOn,
  runBefore,
  scoreOf,
  termsNow,
  thingsOf,
} from '#utils/background/ledger/projections.ts';
import {
  createConnection,
  type LedgerEvent,
  randomHex,
  STORES,
  type Text,
  type Transaction,
  type WriteTransaction,
} from '#utils/background/ledger/schema.ts';
import { weekIn } from '#utils/background/ledger/week-query.ts';
import { addDays, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import type { Terms } from '#utils/domain/config-history.ts';
import { type Act, compare, inOrder, TERMS } from '#utils/domain/event.ts';
import type { GoalShown, Written } from '#utils/domain/planning/plan.ts';
import type { Week } from '#utils/domain/planning/week-review.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { type Credit, standing } from '#utils/domain/scoring/credits.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { type DayTotal, NO_RUN, proceed } from '#utils/domain/scoring/running-totals.ts';
import { rhythmOn } from '#utils/domain/scoring/streaks.ts';
import { dayAt, settingsOn } from '#utils/domain/settings.ts';
import {
  HEATMAP_DAYS,
  RECENT_WINS,
  type Snapshot,
  SUGGESTED,
  slim,
  toWin,
  type Win,
} from '#utils/domain/views/dashboard.ts';

/** A completion, or its reverse, to be written down. */
export interface Sighted extends Pick<Act, 'subject' | 'alias' | 'about' | 'moved'> {
  /** Names the event; a second entry of the same id is the first one again. */
  id: string;
  type: 'complete' | 'uncomplete';
  kind: NonNullable<Act['kind']>;
  /** None where no site shows it. */
  site?: string;
  by: string;
  text: { title: string; url: string };
}

/** What makes an earlier entry one that never was. */
export interface Voided {
  id: string;
  type: 'void';
  /** That entry. */
  ref: string;
}

/** Anything else that a person said or did; see {@link Act} for which type has what. */
export interface Said extends Omit<Act, 'at' | 'offset' | 'day' | 'device' | 'seq' | 'type'> {
  type: Exclude<Act['type'], 'complete' | 'uncomplete' | 'void'>;
  text?: Text;
}

/** What can be written down. */
export type Entry = Sighted | Voided | Said;

/** What writing something down changed. */
export interface Outcome extends Change {
  /** The day of the event, after it. */
  day: DayTotal;
  /** The same as it would be without the credit that the act gave: what lies between the two is its doing. */
  without: DayTotal;
  /** All points ever, after the event. */
  total: number;
  /** That credit, as its day scores it. */
  win?: ScoredCredit;
  /** What holds when. */
  terms: Terms;
}

/** What there is to tell of a win besides what it is. */
export interface Story {
  /** The person's own words on it; '' for none. */
  note: string;
  /** How things stand, and how they would without it. */
  undo: { now: Standing; after: Standing };
}

/** A person's own words on a win, by the event that gave it. */
export interface Remark {
  ref: string;
  note: string;
}

/** How things stand on a win's day, and on the whole. */
export interface Standing {
  day: { wins: number; points: number };
  /** All points ever. */
  total: number;
  /** Days (S5). */
  streak: number;
  /** 0…1 (S4). */
  consistency: number;
}

/**
 * The event log and all that is derived from it.
 * @param name of the database; tests use their own
 */
export function createLedger(name = 'microwin') {
  let connect = createConnection(name);

  /**
   * Writes one act down, in one transaction with all that follows from it; resolves when that is complete.
   * What would change nothing (done already, nothing to undo) is not written.
   * @param moment when the person did it, which may be before what is written already
   */
  async function record(entry: Entry, moment: Moment): Promise<Outcome> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    await tellLot(tx, moment);
    const change = await append(tx, entry, moment);
    const terms = await termsNow(tx);
    const day = dayAt(moment, terms.changes);
    const [credit] = change.gained;
    const before = await runBefore(tx, day);
    const totalOf = async (without?: string) =>
      proceed(before, await scoreOf(tx, day, terms, without), terms)[1];
    const total = await totalOf();
    const without = credit ? await totalOf(credit.id) : total;
    const latest = (await tx.objectStore('runs').openCursor(null, 'prev'))?.value;
    const scored = scoreCredits(day, await earnedOn(tx, day), terms);
    const win = scored.find(({ id }) => id === credit?.id);
    await tx.done;
    return {
      ...change,
      ...{ day: total, without, total: latest?.total ?? 0, terms },
      ...(win && { win }),
    };
  }

  /** An event by its id; undefined if there is none. */
  async function event(id: string): Promise<LedgerEvent | undefined> {
    return (await connect()).get('events', id);
  }

  /** What the windows show. It reads no more of a long ledger than of one that is a year old. */
  async function snapshot(): Promise<Snapshot> {
    const db = await connect();
    const tx = db.transaction(STORES);
    const terms = await termsNow(tx);
    const latest = await tx.objectStore('runs').openCursor(null, 'prev');
    const since = latest && IDBKeyRange.lowerBound(addDays(latest.key, 1 - HEATMAP_DAYS));
    const days = since ? await tx.objectStore('days').getAll(since) : [];
    const wins: Win[] = [];
    for (const { day } of days.toReversed()) {
      if (wins.length >= RECENT_WINS) break;
      wins.push(...(await winsIn(tx, IDBKeyRange.only(day), terms)));
    }
    const manual = await titlesByHand(tx, days);
    const plan = await planOf(tx);
    return { terms, ...(latest && { run: latest.value }), days: days.map(slim), wins, manual, plan };
  }

  /** All wins of some days, newest first. @param from the first of them @param to the last */
  async function wins(from: DayKey, to: DayKey): Promise<Win[]> {
    const db = await connect();
    const tx = db.transaction(STORES);
    return winsIn(tx, IDBKeyRange.bound(from, to), await termsNow(tx));
  }

  /** What there is to tell of a win before it is taken back; undefined if there is no such win. */
  async function story(ref: string, moment: Moment): Promise<Story | undefined> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    const gone = await tx.objectStore('events').get(ref);
    if (!gone) {
      await tx.done;
      return undefined;
    }
    const note = (await remarksOn(tx, ref)).at(-1)?.text?.title ?? '';
    const now = await standingAt(tx, gone.day, moment);
    await append(tx, { id: crypto.randomUUID(), type: 'void', ref }, moment);
    const after = await standingAt(tx, gone.day, moment);
    // It was only a question.
    tx.abort();
    await tx.done.catch(() => undefined);
    return { note, undo: { now, after } };
  }

  /** Keeps a person's own words on a win, and erases those that were there before. @param note '' for none */
  async function remark(id: string, ref: string, note: string, moment: Moment): Promise<void> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    const events = tx.objectStore('events');
    const known = (await events.get(ref)) && !(await events.getKey(id));
    if (known) {
      for (const earlier of await remarksOn(tx, ref)) await events.put(withoutText(earlier));
      const said: Said = { id, type: 'note', subject: remarkOn(ref) };
      if (note) await write(tx, { ...said, text: { title: note, url: '' } }, moment);
    }
    await tx.done;
  }

  /**
   * A part of the log, in the order of ids.
   * @param after the last id of the part before; '' for the first
   * @param own whether what the person wrote to themselves is told
   */
  async function log(after: string, own: boolean): Promise<{ events: LedgerEvent[]; more: boolean }> {
    const range = IDBKeyRange.lowerBound(after, true);
    const events = await (await connect()).getAll('events', range, LOG_PART);
    return {
      events: own ? events : events.map((event) => (isOwn(event) ? withoutText(event) : event)),
      more: events.length === LOG_PART,
    };
  }

  /** Every goal that was ever made. */
  async function goals(): Promise<GoalShown[]> {
    return goalsOf((await connect()).transaction(STORES));
  }

  /** All that was ever reflected on, the latest first. */
  async function reflections(): Promise<Written[]> {
    return writtenOf((await connect()).transaction(STORES));
  }

  /** What there is to tell of a week. @param now of what goes on still */
  async function week(monday: DayKey, now: Moment): Promise<Week> {
    return weekIn((await connect()).transaction(STORES), monday, now);
  }

  /** Every note that there is on a win. */
  async function notes(): Promise<Remark[]> {
    const remarks = await under((await connect()).transaction(STORES), remarkOn(''));
    return remarks.flatMap(({ subject, text }) =>
      text ? [{ ref: subject.slice(remarkOn('').length), note: text.title }] : [],
    );
  }

  /** Forgets everything; what is asked afterwards finds a new ledger. */
  async function erase(): Promise<void> {
    (await connect()).close();
    await deleteDB(name);
    connect = createConnection(name);
  }

  /**
   * Takes in what another device, or a backup, has written down; what is known already is left as it is.
   * @param events sealed there, in any order
   */
  async function merge(events: readonly LedgerEvent[]): Promise<void> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    const store = tx.objectStore('events');
    for (const event of events) if (!(await store.getKey(event.id))) await store.add(event);
    await deriveAll(tx);
    await tx.done;
  }

  /** Derives everything anew from the log alone, in one transaction. */
  const rebuild = () => merge([]);

  return {
    ...{ record, event, snapshot, wins, story, remark, notes, goals, reflections, week },
    ...{ log, erase, merge, rebuild },
  };
}

export type Ledger = ReturnType<typeof createLedger>;

/** How things stand on a win's day, and on the whole. */
async function standingAt(tx: WriteTransaction, day: DayKey, moment: Moment): Promise<Standing> {
  const terms = await termsNow(tx);
  const run = (await tx.objectStore('runs').openCursor(null, 'prev'))?.value ?? NO_RUN;
  const { wins = 0, points = 0 } = (await tx.objectStore('days').get(day)) ?? {};
  const { streak, consistency } = rhythmOn(run.rhythm, dayAt(moment, terms.changes), moment, terms);
  return { day: { wins, points }, total: run.total, streak, consistency };
}

/** The name under which what a person says of a win is kept. */
function remarkOn(ref: string): string {
  return `remark:${ref}`;
}

async function remarksOn(tx: Transaction, ref: string): Promise<LedgerEvent[]> {
  return (await tx.objectStore('events').index('subject').getAll(remarkOn(ref))).sort(inOrder);
}

/** All wins of a range of days, newest first. */
async function winsIn(tx: Transaction, range: IDBKeyRange, terms: Terms): Promise<Win[]> {
  const events = new Map(
    (await tx.objectStore('events').index('day').getAll(range)).map((event) => [event.id, event]),
  );
  const records = await tx.objectStore('subjects').index('days').getAll(range);
  // A thing that shows on several of the days comes once for each.
  const things = new Map(records.map((record) => [record.subject, record.credits]));
  const subjects = new Map(
    [...things].flatMap(([subject, credits]) => credits.map(({ id }) => [id, subject] as const)),
  );
  const credits = [...things.values()].flat().filter(({ day }) => range.includes(day));
  return [...Map.groupBy(credits, ({ day }) => day)]
    .flatMap(([day, own]) => scoreCredits(day, own, terms))
    .map((credit) => toWin(credit, events.get(credit.id), subjects.get(credit.id)))
    .sort((a, b) => compare(b.day, a.day) || b.at - a.at);
}

/** Titles to suggest for a win by hand. @param days with their tallies, ascending */
async function titlesByHand(tx: Transaction, days: readonly DayTotal[]): Promise<string[]> {
  const latest = days.filter(({ tally }) => tally.manual).slice(-SUGGESTED.days);
  const credits = (await Promise.all(latest.map(({ day }) => earnedOn(tx, day)))).flat();
  const ids = credits.filter(({ kind }) => kind === 'manual').toSorted((a, b) => b.at - a.at);
  const events = await Promise.all(ids.map(({ id }) => tx.objectStore('events').get(id)));
  const titles = events.flatMap((event) => event?.text?.title || []);
  return [...new Set(titles)].slice(0, SUGGESTED.titles);
}

/** Events that are told at once when the whole log is asked for. */
const LOG_PART = 2000;

/** Whether an event is what a person wrote to themselves: a note, a reflection, a review. */
function isOwn({ type, subject }: LedgerEvent): boolean {
  return type === 'reflect' || subject.startsWith(remarkOn(''));
}

function withoutText({ text: _, ...event }: LedgerEvent): LedgerEvent {
  return event;
}

/** Ms that a page may keep a write back. */
const LATE_MS = 10_000;

const NOTHING: Change = { gained: [], lost: [], changed: false };

async function append(tx: WriteTransaction, entry: Entry, moment: Moment): Promise<Change> {
  const events = tx.objectStore('events');
  const known = await events.get(entry.id);
  // Whoever asks again may not have told the windows the first time.
  if (known) return { gained: await creditOf(tx, known), lost: [], changed: true };
  if (entry.type === 'void') {
    const gone = await events.get(entry.ref);
    if (!gone) return NOTHING;
    const { subject, about } = gone;
    if (!isFinish(gone)) return undo(tx, { ...entry, subject }, moment);
    return decide(tx, { ...entry, subject, ...(about && { about }) }, moment);
  }
  if (entry.type === 'complete' || entry.type === 'uncomplete') return decide(tx, entry, moment);
  return write(tx, entry, moment);
}

/** Whether an act finishes something, or opens it again. */
function isFinish({ type }: LedgerEvent): boolean {
  return type === 'complete' || type === 'uncomplete' || type === 'reflect';
}

/** Takes an act back that finishes nothing; once is enough. */
async function undo(
  tx: WriteTransaction,
  entry: Voided & Pick<Act, 'subject'>,
  moment: Moment,
): Promise<Change> {
  const own = await tx.objectStore('events').index('subject').getAll(entry.subject);
  return own.some(({ ref }) => ref === entry.ref) ? NOTHING : write(tx, entry, moment);
}

/** Writes an act down if it changes how its things stand. */
async function decide(
  tx: WriteTransaction,
  entry: Sighted | (Voided & Pick<Act, 'subject' | 'about'>),
  moment: Moment,
): Promise<Change> {
  const things = await thingsOf(tx, entry);
  const acts = (await Promise.all(things.map((thing) => actsOn(tx, thing)))).flat();
  // The other witness may have told of the same act already, by a moment that lies a little later.
  const told = acts.some(({ type, at }) => type === entry.type && at >= moment.at);
  // Pages gather their writes, so the person's Undo may come before the write of what they undid.
  const undone =
    entry.type !== 'void' &&
    entry.by === 'write' &&
    acts.some(({ type, at }) => type === 'void' && moment.at - at < LATE_MS);
  const [before, after] = [acts, [...acts, await drafted(tx, entry, moment)]].map((acts) =>
    JSON.stringify(standing(acts.toSorted(inOrder))),
  );
  if (!told && !undone && before !== after) return write(tx, entry, moment);
  // What is known already may still tell that two names are one thing, or whose item a thing is.
  const teaches =
    acts.length > 0 && (things.length > 1 || (entry.about && !acts.some(({ about }) => about !== undefined)));
  return teaches ? write(tx, { ...entry, type: 'note' } as Said, moment) : NOTHING;
}

async function write(
  tx: WriteTransaction,
  entry: (Sighted | Voided | Said) & { subject: string },
  moment: Moment,
): Promise<Change> {
  const draft = await drafted(tx, entry, moment);
  if (entry.type === 'setting' && (await isFresh(tx, draft))) draft.fresh = true;
  const own = IDBKeyRange.bound([draft.device], [draft.device, Number.POSITIVE_INFINITY]);
  const last = (await tx.objectStore('events').index('sequence').openCursor(own, 'prev'))?.value;
  const event = seal({ ...draft, seq: (last?.seq ?? 0) + 1 }, last?.hash ?? '');
  await tx.objectStore('events').add(event);
  return derive(tx, event);
}

/** The credit that an event gave, so that a repeated entry gets the same answer. */
async function creditOf(tx: WriteTransaction, event: LedgerEvent): Promise<Credit[]> {
  const record = await tx.objectStore('subjects').get(await bestName(tx, event.subject));
  return record?.credits.filter(({ id }) => id === event.id) ?? [];
}

/** P4: the device's first act says what its surprises are drawn from, so that the log alone can be audited. */
async function tellLot(tx: WriteTransaction, moment: Moment): Promise<void> {
  const device = await deviceOf(tx);
  if ((await termsNow(tx)).lots[device.id]) return;
  await write(
    tx,
    { id: crypto.randomUUID(), type: 'note', subject: TERMS, says: 'salt', lot: device.salt },
    moment,
  );
}

/** Whether nothing was finished yet, and the device's log began on the same day. */
async function isFresh(tx: WriteTransaction, { device, day }: Draft): Promise<boolean> {
  const first = await tx.objectStore('events').index('sequence').get([device, 1]);
  return first?.day === day && (await tx.objectStore('days').count()) === 0;
}

async function deviceOf(tx: WriteTransaction) {
  const device = await tx.objectStore('meta').get('device');
  if (!device) throw new Error('the ledger has no device');
  return device;
}

/** The event that an entry becomes, but for its place in the device's chain: for now it is the latest. */
async function drafted(
  tx: WriteTransaction,
  entry: Entry & { subject: string },
  { at, offset }: Moment,
): Promise<Draft> {
  const { changes } = await termsNow(tx);
  const day = dayAt({ at, offset }, changes);
  return {
    ...entry,
    device: (await deviceOf(tx)).id,
    seq: Number.POSITIVE_INFINITY,
    at,
    offset,
    dayStart: settingsOn(changes, day).dayStart,
    day,
    rules: RULES_VERSION,
    salt: randomHex(),
  };
}

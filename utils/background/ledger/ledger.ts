import { deleteDB } from 'idb';
import { type Draft, seal } from '#utils/background/ledger/hash-chain.ts';
import { eventsUnder, queryGoals, queryJournal, queryPlan } from '#utils/background/ledger/plan-query.ts';
import {
  bestName,
  creditsEarnedOn,
  eventsOn,
  itemsOf,
  type ProjectionChange,
  readConfig,
  rebuildProjections,
  scoreOfDay,
  totalsBefore,
  updateProjections,
} from '#utils/background/ledger/projections.ts';
import {
  createConnection,
  type EventText,
  randomHex,
  STORES,
  type StoredEvent,
  type Transaction,
  type WriteTransaction,
} from '#utils/background/ledger/schema.ts';
import { queryWeek } from '#utils/background/ledger/week-query.ts';
import { addDays, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, compareEvents, compareText, type LedgerEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { type Credit, projectItem } from '#utils/domain/scoring/credits.ts';
import { type ScoredCredit, scoreCredits } from '#utils/domain/scoring/points.ts';
import { addDay, type DayTotal, NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { streakOn } from '#utils/domain/scoring/streaks.ts';
import { toWin, type Win } from '#utils/domain/scoring/win.ts';
import { dayAt, effectiveSettings } from '#utils/domain/settings.ts';
import {
  HEATMAP_DAYS,
  RECENT_WINS,
  type Snapshot,
  SUGGESTED,
  toDayView,
} from '#utils/domain/views/dashboard.ts';
import type { ImpactTotals } from '#utils/domain/views/undo-impact.ts';
import type { WinDetails, WinNote } from '#utils/messaging/queries.ts';

/** A completion, or its reverse, to be written down. */
export interface CompletionEntry extends Pick<LedgerEvent, 'subject' | 'alias' | 'relatedTo' | 'moved'> {
  /** Names the event; a second entry of the same id is the first one again. */
  id: string;
  type: 'complete' | 'uncomplete';
  kind: NonNullable<LedgerEvent['kind']>;
  /** None where no site shows it. */
  site?: string;
  source: string;
  text: { title: string; url: string };
}

/** What makes an earlier entry one that never was. */
export interface VoidEntry {
  id: string;
  type: 'void';
  /** That entry. */
  ref: string;
}

/** Anything else that a person said or did; see {@link LedgerEvent} for which type has what. */
export interface OtherEntry extends Omit<LedgerEvent, 'at' | 'offset' | 'day' | 'device' | 'seq' | 'type'> {
  type: Exclude<LedgerEvent['type'], 'complete' | 'uncomplete' | 'void'>;
  text?: EventText;
}

/** What can be written down. */
export type NewEvent = CompletionEntry | VoidEntry | OtherEntry;

/** What writing something down changed. */
export interface Outcome extends ProjectionChange {
  /** The day of the event, after it. */
  day: DayTotal;
  /** The same as it would be without the credit that the act gave: what lies between the two is its doing. */
  without: DayTotal;
  /** All points ever, after the event. */
  total: number;
  /** That credit, as its day scores it. */
  win?: ScoredCredit;
  /** What holds when. */
  config: ConfigHistory;
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
  async function record(entry: NewEvent, moment: Moment): Promise<Outcome> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    await recordSalt(tx, moment);
    const change = await append(tx, entry, moment);
    const config = await readConfig(tx);
    const day = dayAt(moment, config.changes);
    const [credit] = change.gained;
    const before = await totalsBefore(tx, day);
    const totalOf = async (without?: string) =>
      addDay(before, await scoreOfDay(tx, day, config, without), config)[1];
    const total = await totalOf();
    const without = credit ? await totalOf(credit.id) : total;
    const latest = (await tx.objectStore('totals').openCursor(null, 'prev'))?.value;
    const scored = scoreCredits(day, await creditsEarnedOn(tx, day), config);
    const win = scored.find(({ id }) => id === credit?.id);
    await tx.done;
    return {
      ...change,
      ...{ day: total, without, total: latest?.total ?? 0, config },
      ...(win && { win }),
    };
  }

  /** Writes several entries down, in their order and in one transaction; each as {@link record} does. */
  async function recordAll(entries: readonly NewEvent[], moment: Moment): Promise<void> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    await recordSalt(tx, moment);
    for (const entry of entries) await append(tx, entry, moment);
    await tx.done;
  }

  /** An event by its id; undefined if there is none. */
  async function event(id: string): Promise<StoredEvent | undefined> {
    return (await connect()).get('events', id);
  }

  /** What the windows show. It reads no more of a long ledger than of one that is a year old. */
  async function snapshot(): Promise<Snapshot> {
    const db = await connect();
    const tx = db.transaction(STORES);
    const config = await readConfig(tx);
    const latest = await tx.objectStore('totals').openCursor(null, 'prev');
    const since = latest && IDBKeyRange.lowerBound(addDays(latest.key, 1 - HEATMAP_DAYS));
    const days = since ? await tx.objectStore('days').getAll(since) : [];
    const wins: Win[] = [];
    for (const { day } of days.toReversed()) {
      if (wins.length >= RECENT_WINS) break;
      wins.push(...(await winsIn(tx, IDBKeyRange.only(day), config)));
    }
    const manualTitles = await titlesByHand(tx, days);
    const plan = await queryPlan(tx);
    return {
      config,
      ...(latest && { totals: latest.value }),
      days: days.map(toDayView),
      wins,
      manualTitles,
      plan,
    };
  }

  /** All wins of some days, newest first. @param from the first of them @param to the last */
  async function wins(from: DayKey, to: DayKey): Promise<Win[]> {
    const db = await connect();
    const tx = db.transaction(STORES);
    return winsIn(tx, IDBKeyRange.bound(from, to), await readConfig(tx));
  }

  /** What there is to tell of a win before it is taken back; undefined if there is no such win. */
  async function story(ref: string, moment: Moment): Promise<WinDetails | undefined> {
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
      const said: OtherEntry = { id, type: 'note', subject: remarkOn(ref) };
      if (note) await write(tx, { ...said, text: { title: note, url: '' } }, moment);
    }
    await tx.done;
  }

  /**
   * A part of the log, in the order of ids.
   * @param after the last id of the part before; '' for the first
   * @param own whether what the person wrote to themselves is told
   */
  async function log(after: string, own: boolean): Promise<{ events: StoredEvent[]; more: boolean }> {
    const range = IDBKeyRange.lowerBound(after, true);
    const events = await (await connect()).getAll('events', range, LOG_PART);
    return {
      events: own ? events : events.map((event) => (isOwn(event) ? withoutText(event) : event)),
      more: events.length === LOG_PART,
    };
  }

  /** Every goal that was ever made. */
  async function goals(): Promise<GoalView[]> {
    return queryGoals((await connect()).transaction(STORES));
  }

  /** All that was ever reflected on, the latest first. */
  async function reflections(): Promise<JournalEntry[]> {
    return queryJournal((await connect()).transaction(STORES));
  }

  /** What there is to tell of a week. @param now of what goes on still */
  async function week(monday: DayKey, now: Moment): Promise<ReviewedWeek> {
    return queryWeek((await connect()).transaction(STORES), monday, now);
  }

  /** Every note that there is on a win. */
  async function notes(): Promise<WinNote[]> {
    const remarks = await eventsUnder((await connect()).transaction(STORES), remarkOn(''));
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
  async function merge(events: readonly StoredEvent[]): Promise<void> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    const store = tx.objectStore('events');
    for (const event of events) if (!(await store.getKey(event.id))) await store.add(event);
    await rebuildProjections(tx);
    await tx.done;
  }

  /** Derives everything anew from the log alone, in one transaction. */
  const rebuild = () => merge([]);

  return {
    ...{ record, recordAll, event, snapshot, wins, story, remark, notes, goals, reflections, week },
    ...{ log, erase, merge, rebuild },
  };
}

export type Ledger = ReturnType<typeof createLedger>;

/** How things stand on a win's day, and on the whole. */
async function standingAt(tx: WriteTransaction, day: DayKey, moment: Moment): Promise<ImpactTotals> {
  const config = await readConfig(tx);
  const run = (await tx.objectStore('totals').openCursor(null, 'prev'))?.value ?? NO_TOTALS;
  const { wins = 0, points = 0 } = (await tx.objectStore('days').get(day)) ?? {};
  const { streak, consistency } = streakOn(run.streaks, dayAt(moment, config.changes), moment, config);
  return { day: { wins, points }, total: run.total, streak, consistency };
}

/** The name under which what a person says of a win is kept. */
function remarkOn(ref: string): string {
  return `note:${ref}`;
}

async function remarksOn(tx: Transaction, ref: string): Promise<StoredEvent[]> {
  return (await tx.objectStore('events').index('subject').getAll(remarkOn(ref))).sort(compareEvents);
}

/** All wins of a range of days, newest first. */
async function winsIn(tx: Transaction, range: IDBKeyRange, config: ConfigHistory): Promise<Win[]> {
  const events = new Map(
    (await tx.objectStore('events').index('day').getAll(range)).map((event) => [event.id, event]),
  );
  const records = await tx.objectStore('items').index('days').getAll(range);
  // A thing that shows on several of the days comes once for each.
  const things = new Map(records.map((record) => [record.subject, record.credits]));
  const subjects = new Map(
    [...things].flatMap(([subject, credits]) => credits.map(({ id }) => [id, subject] as const)),
  );
  const credits = [...things.values()].flat().filter(({ day }) => range.includes(day));
  return [...Map.groupBy(credits, ({ day }) => day)]
    .flatMap(([day, own]) => scoreCredits(day, own, config))
    .map((credit) => toWin(credit, events.get(credit.id), subjects.get(credit.id)))
    .sort((a, b) => compareText(b.day, a.day) || b.at - a.at);
}

/** Titles to suggest for a win by hand. @param days with their tallies, ascending */
async function titlesByHand(tx: Transaction, days: readonly DayTotal[]): Promise<string[]> {
  const latest = days.filter(({ tally }) => tally.manual).slice(-SUGGESTED.days);
  const credits = (await Promise.all(latest.map(({ day }) => creditsEarnedOn(tx, day)))).flat();
  const ids = credits.filter(({ kind }) => kind === 'manual').toSorted((a, b) => b.at - a.at);
  const events = await Promise.all(ids.map(({ id }) => tx.objectStore('events').get(id)));
  const titles = events.flatMap((event) => event?.text?.title || []);
  return [...new Set(titles)].slice(0, SUGGESTED.titles);
}

/** Events that are told at once when the whole log is asked for. */
const LOG_PART = 2000;

/** Whether an event is what a person wrote to themselves: a note, a reflection, a review. */
function isOwn({ type, subject }: StoredEvent): boolean {
  return type === 'reflect' || subject.startsWith(remarkOn(''));
}

function withoutText({ text: _, ...event }: StoredEvent): StoredEvent {
  return event;
}

/** Ms that a page may keep a write back. */
const LATE_MS = 10_000;

const NOTHING: ProjectionChange = { gained: [], lost: [], changed: false };

async function append(tx: WriteTransaction, entry: NewEvent, moment: Moment): Promise<ProjectionChange> {
  const events = tx.objectStore('events');
  const known = await events.get(entry.id);
  // Whoever asks again may not have told the windows the first time.
  if (known) return { gained: await creditOf(tx, known), lost: [], changed: true };
  if (entry.type === 'void') {
    const gone = await events.get(entry.ref);
    if (!gone) return NOTHING;
    const { subject, relatedTo } = gone;
    if (!isFinish(gone)) return undo(tx, { ...entry, subject }, moment);
    return decide(tx, { ...entry, subject, ...(relatedTo && { relatedTo }) }, moment);
  }
  if (entry.type === 'complete' || entry.type === 'uncomplete') return decide(tx, entry, moment);
  return write(tx, entry, moment);
}

/** Whether an act finishes something, or opens it again. */
function isFinish({ type }: StoredEvent): boolean {
  return type === 'complete' || type === 'uncomplete' || type === 'reflect';
}

/** Takes an act back that finishes nothing; once is enough. */
async function undo(
  tx: WriteTransaction,
  entry: VoidEntry & Pick<LedgerEvent, 'subject'>,
  moment: Moment,
): Promise<ProjectionChange> {
  const own = await tx.objectStore('events').index('subject').getAll(entry.subject);
  return own.some(({ ref }) => ref === entry.ref) ? NOTHING : write(tx, entry, moment);
}

/** Writes an act down if it changes how its things stand. */
async function decide(
  tx: WriteTransaction,
  entry: CompletionEntry | (VoidEntry & Pick<LedgerEvent, 'subject' | 'relatedTo'>),
  moment: Moment,
): Promise<ProjectionChange> {
  const things = await itemsOf(tx, entry);
  const events = (await Promise.all(things.map((thing) => eventsOn(tx, thing)))).flat();
  // The other witness may have told of the same act already, by a moment that lies a little later.
  const told = events.some(({ type, at }) => type === entry.type && at >= moment.at);
  // Pages gather their writes, so the person's Undo may come before the write of what they undid.
  const undone =
    entry.type !== 'void' &&
    entry.source === 'request' &&
    events.some(({ type, at }) => type === 'void' && moment.at - at < LATE_MS);
  const [before, after] = [events, [...events, await draftEvent(tx, entry, moment)]].map((events) =>
    JSON.stringify(projectItem(events.toSorted(compareEvents))),
  );
  if (!told && !undone && before !== after) return write(tx, entry, moment);
  // What is known already may still tell that two names are one thing, or whose item a thing is.
  const teaches =
    events.length > 0 &&
    (things.length > 1 || (entry.relatedTo && !events.some(({ relatedTo }) => relatedTo !== undefined)));
  return teaches ? write(tx, { ...entry, type: 'note' } as OtherEntry, moment) : NOTHING;
}

async function write(
  tx: WriteTransaction,
  entry: (CompletionEntry | VoidEntry | OtherEntry) & { subject: string },
  moment: Moment,
): Promise<ProjectionChange> {
  const draft = await draftEvent(tx, entry, moment);
  if (entry.type === 'settings' && (await isFirstDay(tx, draft))) draft.immediate = true;
  const own = IDBKeyRange.bound([draft.device], [draft.device, Number.POSITIVE_INFINITY]);
  const last = (await tx.objectStore('events').index('sequence').openCursor(own, 'prev'))?.value;
  const event = seal({ ...draft, seq: (last?.seq ?? 0) + 1 }, last?.hash ?? '');
  await tx.objectStore('events').add(event);
  return updateProjections(tx, event);
}

/** The credit that an event gave, so that a repeated entry gets the same answer. */
async function creditOf(tx: WriteTransaction, event: StoredEvent): Promise<Credit[]> {
  const record = await tx.objectStore('items').get(await bestName(tx, event.subject));
  return record?.credits.filter(({ id }) => id === event.id) ?? [];
}

/** P4: the device's first act says what its surprises are drawn from, so that the log alone can be audited. */
async function recordSalt(tx: WriteTransaction, moment: Moment): Promise<void> {
  const device = await deviceOf(tx);
  if ((await readConfig(tx)).salts[device.id]) return;
  await write(
    tx,
    {
      id: crypto.randomUUID(),
      type: 'note',
      subject: CONFIG_SUBJECT,
      noteKind: 'salt',
      surpriseSalt: device.salt,
    },
    moment,
  );
}

/** Whether nothing was finished yet, and the device's log began on the same day. */
async function isFirstDay(tx: WriteTransaction, { device, day }: Draft): Promise<boolean> {
  const first = await tx.objectStore('events').index('sequence').get([device, 1]);
  return first?.day === day && (await tx.objectStore('days').count()) === 0;
}

async function deviceOf(tx: WriteTransaction) {
  const device = await tx.objectStore('meta').get('device');
  if (!device) throw new Error('the ledger has no device');
  return device;
}

/** The event that an entry becomes, but for its place in the device's chain: for now it is the latest. */
async function draftEvent(
  tx: WriteTransaction,
  entry: NewEvent & { subject: string },
  { at, offset }: Moment,
): Promise<Draft> {
  const { changes } = await readConfig(tx);
  const day = dayAt({ at, offset }, changes);
  return {
    ...entry,
    device: (await deviceOf(tx)).id,
    seq: Number.POSITIVE_INFINITY,
    at,
    offset,
    dayStart: effectiveSettings(changes, day).dayStart,
    day,
    rulesVersion: RULES_VERSION,
    textSalt: randomHex(),
  };
}

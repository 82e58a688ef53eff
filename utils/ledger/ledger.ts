import { type ScoredCredit, scoreCredits } from '../game/batch.ts';
import { DAY_START_MINUTES, RULES_VERSION } from '../game/constants.ts';
import type { Credit } from '../game/credits.ts';
import { type DayKey, dayKey } from '../game/days.ts';
import type { DayTotal } from '../game/score.ts';
import { latestChain } from '../game/streak.ts';
import { HEATMAP_DAYS, RECENT_WINS, type Snapshot, type Win } from '../game/view.ts';
import {
  actsOn,
  bestName,
  type Change,
  derive,
  deriveAll,
  earnedOn,
  standingOf,
  thingsOf,
  totalOf,
} from './derive.ts';
import { createConnection, type LedgerEvent, randomHex, STORES, type WriteTransaction } from './schema.ts';
import { type Draft, seal } from './seal.ts';

/** When and where something happened. */
export interface Moment {
  /** UTC ms */
  at: number;
  /** Minutes east of UTC. */
  offset: number;
}

/** A completion, or its reverse, to be written down. */
export interface Sighted {
  /** Names the event; a second entry of the same id is the first one again. */
  id: string;
  type: 'complete' | 'uncomplete';
  subject: string;
  alias?: string;
  kind: NonNullable<LedgerEvent['kind']>;
  site: string;
  by: string;
  /** Done by being moved to a place that means done. */
  moved?: true;
  text: { title: string; url: string };
}

/** What makes an earlier entry one that never was. */
export interface Voided {
  id: string;
  type: 'void';
  /** That entry. */
  ref: string;
}

/** What writing something down changed. */
export interface Outcome extends Change {
  /** The day of the event, after it. */
  day: DayTotal;
  /** The same day as it would be without the credit that the act gave: what lies between the two is its doing. */
  without: DayTotal;
}

/**
 * The event log and all that is derived from it.
 * @param name of the database; tests use their own
 */
export function createLedger(name?: string) {
  const connect = createConnection(name);

  /**
   * Writes one act down, in one transaction with all that follows from it; resolves when that is complete.
   * What would change nothing (done already, nothing to undo) is not written.
   * @param moment when the person did it, which may be before what is written already
   */
  async function record(entry: Sighted | Voided, moment: Moment): Promise<Outcome> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    const change = await append(tx, entry, moment);
    const day = await totalOf(tx, dayOf(moment));
    const [credit] = change.gained;
    const without = credit ? await totalOf(tx, day.day, credit.id) : day;
    await tx.done;
    return { ...change, day, without };
  }

  /** An event by its id; undefined if there is none. */
  async function event(id: string): Promise<LedgerEvent | undefined> {
    return (await connect()).get('events', id);
  }

  /** What the windows show. */
  async function snapshot(): Promise<Snapshot> {
    const db = await connect();
    const tx = db.transaction(STORES);
    const days = await tx.objectStore('days').getAll();
    const wins: Win[] = [];
    for (const { day } of days.toReversed()) {
      if (wins.length >= RECENT_WINS) break;
      for (const credit of scoreCredits(await earnedOn(tx, day)).toReversed()) {
        wins.push(toWin(credit, await tx.objectStore('events').get(credit.id)));
      }
    }
    const chain = latestChain(days);
    return {
      total: days.reduce((sum, { points }) => sum + points, 0),
      days: days.slice(-HEATMAP_DAYS),
      ...(chain && { chain }),
      wins,
    };
  }

  /** Derives everything anew from the log alone, in one transaction. */
  async function rebuild(): Promise<void> {
    const db = await connect();
    const tx = db.transaction(STORES, 'readwrite');
    await deriveAll(tx);
    await tx.done;
  }

  return { record, event, snapshot, rebuild };
}

/** Ms that a page may keep a write back. */
const LATE_MS = 10_000;

const NOTHING: Change = { gained: [], lost: [], changed: false };

async function append(tx: WriteTransaction, entry: Sighted | Voided, moment: Moment): Promise<Change> {
  const events = tx.objectStore('events');
  const known = await events.get(entry.id);
  // Whoever asks again may not have told the windows the first time.
  if (known) return { gained: await creditOf(tx, known), lost: [], changed: true };

  const subject = entry.type === 'void' ? (await events.get(entry.ref))?.subject : entry.subject;
  if (subject === undefined) return NOTHING;
  const { draft, previous } = await drafted(tx, { ...entry, subject }, moment);
  const things = await thingsOf(tx, draft);
  const acts = (await Promise.all(things.map((thing) => actsOn(tx, thing)))).flat();
  // The other witness may have told of the same act already, by a moment that lies a little later.
  const told = acts.some(({ type, at }) => type === entry.type && at >= moment.at);
  // Pages gather their writes, so the person's Undo may come before the write of what they undid.
  const undone = isWrite(entry) && acts.some(({ type, at }) => type === 'void' && moment.at - at < LATE_MS);
  const changes =
    !told && !undone && JSON.stringify(standingOf(acts)) !== JSON.stringify(standingOf([...acts, draft]));
  // What is known already may still tell that two names are one thing.
  const teaches = things.length > 1 && acts.length > 0;
  if (!changes && !teaches) return NOTHING;
  const event = seal(changes ? draft : { ...draft, type: 'note' }, previous);
  await events.add(event);
  return derive(tx, event);
}

function isWrite(entry: Sighted | Voided): boolean {
  return entry.type !== 'void' && entry.by === 'write';
}

/** The credit that an event gave, so that a repeated entry gets the same answer. */
async function creditOf(tx: WriteTransaction, event: LedgerEvent): Promise<Credit[]> {
  const record = await tx.objectStore('subjects').get(await bestName(tx, event.subject));
  return record?.credits.filter(({ id }) => id === event.id) ?? [];
}

/** The event that an entry becomes, and the hash of the one before it. */
async function drafted(
  tx: WriteTransaction,
  entry: (Sighted | Voided) & { subject: string },
  { at, offset }: Moment,
): Promise<{ draft: Draft; previous: string }> {
  const device = await tx.objectStore('meta').get('device');
  if (!device) throw new Error('the ledger has no device');
  const own = IDBKeyRange.bound([device.id], [device.id, Number.POSITIVE_INFINITY]);
  const previous = (await tx.objectStore('events').index('sequence').openCursor(own, 'prev'))?.value;
  const draft: Draft = {
    ...entry,
    device: device.id,
    seq: (previous?.seq ?? 0) + 1,
    at,
    offset,
    dayStart: DAY_START_MINUTES,
    day: dayOf({ at, offset }),
    rules: RULES_VERSION,
    salt: randomHex(),
  };
  return { draft, previous: previous?.hash ?? '' };
}

function dayOf({ at, offset }: Moment): DayKey {
  return dayKey(at, offset, DAY_START_MINUTES);
}

function toWin({ id, kind, at, day, points }: ScoredCredit, event: LedgerEvent | undefined): Win {
  return {
    id,
    kind,
    at,
    day,
    points,
    site: event?.site ?? '',
    title: event?.text?.title ?? '',
    url: event?.text?.url ?? '',
  };
}

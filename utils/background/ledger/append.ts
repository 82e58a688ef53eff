import { chainEnd } from '#utils/background/ledger/chain-end.ts';
import { type Draft, seal } from '#utils/background/ledger/hash-chain.ts';
import { bestName, itemsOf } from '#utils/background/ledger/projections/aliases.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import type { DayRecords, GrownDay } from '#utils/background/ledger/projections/days.ts';
import { type ProjectionChange, updateProjections } from '#utils/background/ledger/projections/index.ts';
import { randomHex } from '#utils/background/ledger/random-hex.ts';
import { eventsOn } from '#utils/background/ledger/read-events.ts';
import type { Device, WriteTransaction } from '#utils/background/ledger/schema.ts';
import { MINUTE_MS, type Moment } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import { isErased } from '#utils/domain/erasure.ts';
import {
  CONFIG_SUBJECT,
  compareEvents,
  type EventText,
  type LedgerEvent,
  orderAfter,
  type StoredEvent,
} from '#utils/domain/event.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { type Credit, projectItem } from '#utils/domain/scoring/credits.ts';
import { DEFAULTS, dayAt, effectiveSettings } from '#utils/domain/settings.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

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

/** What makes an earlier event one that never was. */
export interface VoidEntry {
  id: string;
  type: 'void';
  /** The id of that event. */
  ref: string;
  /** See {@link LedgerEvent.refused}. */
  refused?: true;
  /** See {@link LedgerEvent.moved}. */
  moved?: true;
}

/** Anything else that a person said or did; see {@link LedgerEvent} for which type has what. */
export interface OtherEntry
  extends Omit<LedgerEvent, 'at' | 'offset' | 'day' | 'device' | 'seq' | 'order' | 'type'> {
  type: Exclude<LedgerEvent['type'], 'complete' | 'uncomplete' | 'void' | 'past'>;
  text?: EventText;
}

/** What another program says was finished; see `take-past.ts`. */
export interface PastDraft extends Pick<LedgerEvent, 'id' | 'subject' | 'site' | 'dayOnly'> {
  type: 'past';
  source: string;
  text: EventText;
}

/** What can be written down one by one. */
export type NewEvent = CompletionEntry | VoidEntry | OtherEntry;

/** A transaction that writes, with what is read once for all that it writes. */
export interface Writer {
  tx: WriteTransaction;
  device: Device;
  /** When it was done, which may be before what is written already. */
  moment: Moment;
  /** What holds when, as of the last event that was written. */
  config: ConfigHistory;
}

/** What appending an entry changed. */
interface Appended extends ProjectionChange {
  /** What the event's day is scored by, if it was scored. */
  records?: DayRecords;
  /** That day, if all that it took was to add a credit to it. */
  grown?: GrownDay;
}

/** Ms that a page may keep a request back. */
const HELD_MS = 10_000;
/** Ms that a detector may report an act later than the other one. */
const LATE_MS = 5 * MINUTE_MS;
/** The sources that report one act twice. */
const DETECTORS = ['gesture', 'request'];

const NOTHING: Appended = { gained: [], lost: [], changed: false };

/**
 * Begins to write. A device's first event is a note that says what its surprises are drawn from, so that the log alone
 * can be audited. A new log then says on which weekday its weeks begin, unless that is the usual one.
 * @param weekStart that weekday; another device's log may have said so already
 */
export async function beginWriting(
  tx: WriteTransaction,
  moment: Moment,
  weekStart: number = DEFAULTS.weekStart,
): Promise<Writer> {
  const device = await tx.objectStore('meta').get('device');
  if (!hasShapeOf(device, { id: '', salt: '' })) throw new Error('the ledger has no device');
  const writer: Writer = { tx, device, moment, config: await readConfig(tx) };
  const isNew = Object.keys(writer.config.salts).length === 0;
  if (!writer.config.salts[device.id])
    await write(
      writer,
      draftEvent(writer, {
        id: crypto.randomUUID(),
        type: 'note',
        subject: CONFIG_SUBJECT,
        noteKind: 'salt',
        surpriseSalt: device.salt,
      }),
    );
  if (isNew && weekStart !== DEFAULTS.weekStart)
    await write(
      writer,
      draftEvent(writer, {
        id: crypto.randomUUID(),
        type: 'settings',
        subject: CONFIG_SUBJECT,
        settings: { weekStart },
      }),
    );
  return writer;
}

/** Writes an entry down, unless it is written already or would change nothing. */
export async function append(writer: Writer, entry: NewEvent): Promise<Appended> {
  const events = writer.tx.objectStore('events');
  const known = await events.get(entry.id);
  // Whoever asks again may have been stopped before the pages heard of it the first time.
  if (known) return { gained: await creditOf(writer.tx, known), lost: [], changed: true };
  if (entry.type === 'void') {
    const gone = await events.get(entry.ref);
    if (!gone || isErased(gone)) return NOTHING;
    const { subject, relatedTo } = gone;
    if (!isFinish(gone)) return appendOnce(writer, { ...entry, subject });
    return appendIfNew(writer, { ...entry, subject, ...(relatedTo && { relatedTo }) });
  }
  if (entry.type === 'complete' || entry.type === 'uncomplete') return appendIfNew(writer, entry);
  return write(writer, draftEvent(writer, entry));
}

/** Whether an event finishes something, or opens it again. */
function isFinish({ type }: StoredEvent): boolean {
  return type === 'complete' || type === 'uncomplete' || type === 'reflect';
}

/** Takes an event back that finishes nothing; once is enough. */
async function appendOnce(writer: Writer, entry: VoidEntry & { subject: string }): Promise<Appended> {
  const own = await writer.tx.objectStore('events').index('subject').getAll(entry.subject);
  return own.some(({ ref }) => ref === entry.ref) ? NOTHING : write(writer, draftEvent(writer, entry));
}

/** Writes an event down if it changes how its items stand. */
async function appendIfNew(
  writer: Writer,
  entry: CompletionEntry | (VoidEntry & Pick<LedgerEvent, 'subject' | 'relatedTo'>),
): Promise<Appended> {
  const { tx, moment } = writer;
  const items = await itemsOf(tx, entry);
  const events = (await Promise.all(items.map((item) => eventsOn(tx, item)))).flat();
  const draft = draftEvent(writer, entry);
  if (!isToldLate(entry, moment, events) && stateOf(events) !== stateOf([...events, draft]))
    return write(writer, draft);
  // What is known already may still show that two names are one item, or whose item this is.
  const teaches =
    events.length > 0 &&
    (items.length > 1 || (entry.relatedTo && !events.some(({ relatedTo }) => relatedTo !== undefined)));
  return teaches ? write(writer, { ...draft, type: 'note' }) : NOTHING;
}

/**
 * Whether what a detector reports is older than what the other one has told since: the same act, by a moment that lies a
 * little later, or its reverse. Or the person's Undo came before the request for what they undid; but what a site refused
 * may be asked for again. Far apart it is another act, by a clock that was set back; and since each detector reports in
 * order, so is what one reports that told of something later itself.
 */
function isToldLate(
  entry: CompletionEntry | VoidEntry,
  moment: Moment,
  events: readonly StoredEvent[],
): boolean {
  if (entry.type === 'void' || !DETECTORS.includes(entry.source)) return false;
  const inOrder = events.toSorted(compareEvents);
  const own = inOrder.findLastIndex(({ source }) => source === entry.source);
  return inOrder.slice(own + 1).some(({ type, source = '', at, refused }) => {
    const later = at - moment.at;
    if (type === 'void') return !refused && entry.source === 'request' && later > -HELD_MS && later < LATE_MS;
    return type !== 'note' && DETECTORS.includes(source) && later >= 0 && later < LATE_MS;
  });
}

/** How an item stands after some events on it, in a form to compare. */
function stateOf(events: readonly LedgerEvent[]): string {
  return JSON.stringify(projectItem(events.toSorted(compareEvents)));
}

/** Seals an event as the device's latest, and brings all projections up to date with it. */
async function write(writer: Writer, draft: Draft): Promise<Appended> {
  const { tx, device, config } = writer;
  const events = tx.objectStore('events');
  const isImmediate = draft.type === 'settings' && (await isFirstDay(tx, draft));
  const end = await chainEnd(tx, device.id);
  const place = { seq: end.seq + 1, order: orderAfter(end.order, draft.at) };
  const event = seal({ ...draft, ...(isImmediate && { immediate: true }), ...place }, end.hash);
  await events.add(event);
  const { config: latest, ...change } = await updateProjections(tx, event, config);
  writer.config = latest;
  return change;
}

/** The credit that an event gave, so that a repeated entry gets the same answer. */
async function creditOf(tx: WriteTransaction, event: StoredEvent): Promise<Credit[]> {
  if (isErased(event)) return [];
  const record = await tx.objectStore('items').get(await bestName(tx, event.subject));
  return record?.credits.filter(({ id }) => id === event.id) ?? [];
}

/** Whether nothing was finished yet, and the device's log began on the same day. */
async function isFirstDay(tx: WriteTransaction, { device, day }: Draft): Promise<boolean> {
  const first = await tx.objectStore('events').index('sequence').get([device, 1]);
  return first?.day === day && (await tx.objectStore('days').count()) === 0;
}

/** The event that an entry becomes, but for its place in the device's chain: for now it is the latest. */
export function draftEvent(
  { device, config: { changes }, moment }: Writer,
  entry: (NewEvent | PastDraft) & { subject: string },
): Draft {
  const day = dayAt(moment, changes);
  const draft: Draft = {
    ...entry,
    device: device.id,
    seq: Number.POSITIVE_INFINITY,
    order: Number.POSITIVE_INFINITY,
    at: moment.at,
    offset: moment.offset,
    dayStart: effectiveSettings(changes, day).dayStart,
    day,
    rulesVersion: RULES_VERSION,
    textSalt: randomHex(),
  };
  if (!soundEvent({ ...draft, seq: 1, order: 1 })) throw new RefusedError('malformed');
  return draft;
}

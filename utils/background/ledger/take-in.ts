import { chain, isOwnText } from '#utils/background/ledger/hash-chain.ts';
import { newDevice } from '#utils/background/ledger/new-device.ts';
import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { updateProjections } from '#utils/background/ledger/projections/index.ts';
import { eventsUnder } from '#utils/background/ledger/read-events.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import { canonical } from '#utils/domain/canonical.ts';
import {
  ERASED,
  type ErasedEvent,
  erasureSubject,
  isErased,
  toErased,
  withoutText,
} from '#utils/domain/erasure.ts';
import { compareText, type StoredEvent } from '#utils/domain/event.ts';
import type { ChainLink, SetAside, TakenPart } from '#utils/messaging/queries.ts';
import { parseStoredEvent } from '#utils/messaging/stored-event.ts';

/** New events that are projected one by one; of more, the whole log is. */
const FEW = 50;
/** How far apart places in a chain may be to be read at once. */
const CLOSE = 10;
/** Hashes that are kept of what is set aside, so that a long run of it is not hashed ever more often. */
const MOST_CLAIMS = 3;

/** An event of another log, or what erasing has left of it. */
type Incoming = StoredEvent | ErasedEvent;

/**
 * Takes in a part of a log that another device, or a copy, has written down. What is known already stays as it is, but
 * for texts that come back; what cannot be right is set aside, and everything else is taken in. Projections are left to
 * `finish-merge.ts`.
 * @param lines events, in any order; best in that of their chains, since what comes after a gap is taken at its word
 * @param previous the last links of the part before
 * @param how `try` only looks what would come of it; `show` projects few events at once
 */
export async function takeIn(
  tx: WriteTransaction,
  lines: readonly unknown[],
  previous: readonly ChainLink[],
  how: 'try' | 'keep' | 'show',
): Promise<TakenPart> {
  const aside: SetAside[] = [];
  const events: Incoming[] = [];
  for (const line of lines) {
    const event = parseStoredEvent(line);
    if (event) events.push(event);
    else aside.push(setAside(line, 'unreadable'));
  }
  events.sort((a, b) => compareText(a.device, b.device) || a.seq - b.seq);
  const known = await knownAmong(tx, events);
  const isNew = ({ id }: Incoming) => !known.has(id);
  const links = await linksAround(tx, events.filter(isNew), previous);
  const part: TakenPart = { fresh: 0, known: 0, texts: 0, forks: 0, aside, last: [] };
  const changed: Incoming[] = [];
  const strangers = new Set<string>();

  for (const event of events) {
    const own = known.get(event.id);
    if (own) {
      const merged = await mergeKnown(tx, own, event);
      if (typeof merged === 'string') aside.push(setAside(event, merged));
      else part.known++;
      if (typeof merged === 'string' || merged === own) continue;
      if (!isErased(merged)) part.texts++;
      known.set(event.id, merged);
      changed.push(merged);
      continue;
    }
    const hashes = hashesOf(event, links);
    if (hashes.length > 0 && !hashes.includes(event.hash)) {
      aside.push(setAside(event, 'changed'));
      // What comes next follows what was sealed here: that is what this one says of itself, or what it comes to.
      for (const hash of [event.hash, ...hashes].slice(0, MOST_CLAIMS)) links.add({ ...event, hash });
      continue;
    }
    const isWhole = isErased(event) || !event.text || isOwnText(event, event.text);
    if (!isWhole) aside.push(setAside(event, 'text'));
    const taken = isWhole ? event : withoutText(event as StoredEvent);
    if (links.of(event, event.seq).length > 0) part.forks++;
    links.add(event);
    known.set(event.id, taken);
    strangers.add(event.device);
    changed.push(taken);
    part.fresh++;
  }
  const end = events.at(-1);
  if (end) part.last = [...links.of(end, end.seq - 1), ...links.of(end, end.seq)];
  const device = await tx.objectStore('meta').get('device');
  if (how !== 'try') await store(tx, changed, how === 'show' && changed.length === part.fresh, strangers);
  return { ...part, ...(typeof device === 'object' && { device: device.id }) };
}

async function store(
  tx: WriteTransaction,
  changed: readonly Incoming[],
  mayProject: boolean,
  strangers: ReadonlySet<string>,
): Promise<void> {
  if (changed.length === 0) return;
  const [events, meta] = [tx.objectStore('events'), tx.objectStore('meta')];
  if (mayProject && (await canProject(tx, changed))) await projectEach(tx, changed);
  else {
    // The store holds what is left of erased events as well, which nothing but the chain reads.
    await Promise.all(changed.map((event) => events.put(event as StoredEvent)));
    await meta.put(true, 'unprojected');
  }
  const device = await meta.get('device');
  // Whoever wrote under our name may go on to: what is written here from now on is a chain of its own.
  if (typeof device === 'object' && strangers.has(device.id)) await meta.put(newDevice(), 'device');
}

/** Whether new events are few, and nothing is erased or brought in by them, so that they can be projected one by one. */
async function canProject(tx: WriteTransaction, fresh: readonly Incoming[]): Promise<boolean> {
  if (fresh.length > FEW || (await tx.objectStore('meta').get('unprojected'))) return false;
  const isLarge = (event: Incoming) =>
    isErased(event) || event.type === 'past' || event.subject.startsWith(ERASED);
  if (fresh.some(isLarge)) return false;
  // Whoever erased something knew it: it comes before what says so.
  const oldest = Math.min(...fresh.map(({ order }) => order));
  return (await eventsUnder(tx, ERASED)).every(({ order }) => order < oldest);
}

/** Stores new events one after another, each with all that follows from it. */
async function projectEach(tx: WriteTransaction, fresh: readonly Incoming[]): Promise<void> {
  let config = await readConfig(tx);
  for (const event of fresh as StoredEvent[]) {
    await tx.objectStore('events').put(event);
    ({ config } = await updateProjections(tx, event, config));
  }
}

/** What is stored of an event that came again, or why it is set aside. */
async function mergeKnown(
  tx: WriteTransaction,
  own: Incoming,
  event: Incoming,
): Promise<Incoming | SetAside['why']> {
  if (own.hash !== event.hash) return 'other';
  if (isErased(own)) return own;
  if (isErased(event)) return toErased(own);
  if (canonical(withoutText(own)) !== canonical(withoutText(event))) return 'changed';
  if (!event.text) return own;
  if (!isOwnText(own, event.text)) return 'text';
  if (own.text) return own;
  const erasure = erasureSubject({ text: own.id });
  const wasErased = await tx.objectStore('events').index('subject').getKey(erasure);
  return wasErased ? own : { ...own, text: event.text };
}

/** Those of some events that are here already, by their ids. */
async function knownAmong(tx: WriteTransaction, events: readonly Incoming[]): Promise<Map<string, Incoming>> {
  const stored = await Promise.all(events.map(({ id }) => tx.objectStore('events').get(id)));
  return new Map(stored.flatMap((event) => (event ? [[event.id, event]] : [])));
}

/** What lies at some places of chains. Where a profile was copied, there may be several at one. */
interface Links {
  of(chain: Pick<ChainLink, 'device'>, seq: number): readonly ChainLink[];
  add(link: ChainLink): void;
}

/** What is known at the places of some events, in order, and at those before them. */
async function linksAround(
  tx: WriteTransaction,
  events: readonly Incoming[],
  previous: readonly ChainLink[],
): Promise<Links> {
  const known = new Map<string, ChainLink[]>();
  const index = tx.objectStore('events').index('sequence');
  /** Places that lie close to each other, which are read at once. */
  const runs: { device: string; first: number; last: number }[] = [];
  for (const { device, seq } of events) {
    const run = runs.at(-1);
    if (run?.device === device && seq - run.last <= CLOSE) run.last = seq;
    else runs.push({ device, first: seq, last: seq });
  }
  const stored = await Promise.all(
    runs.map(({ device, first, last }) =>
      index.getAll(IDBKeyRange.bound([device, first - 1], [device, last])),
    ),
  );
  const links: Links = {
    of: ({ device }, seq) => known.get(`${seq} ${device}`) ?? [],
    add({ device, seq, hash }) {
      const own = links.of({ device }, seq);
      if (!own.some((link) => link.hash === hash))
        known.set(`${seq} ${device}`, [...own, { device, seq, hash }]);
    },
  };
  for (const link of [...stored.flat(), ...previous]) links.add(link);
  return links;
}

/** The hashes that an event may have, sealed after one of those before it; none if nothing tells. */
function hashesOf(event: Incoming, links: Links): string[] {
  if (isErased(event)) return [];
  const { hash: _, ...rest } = event;
  const before = event.seq === 1 ? [{ hash: '' }] : links.of(event, event.seq - 1);
  return before.map(({ hash }) => chain(rest, hash).hash);
}

/** Names what is set aside, as far as it has a name. */
function setAside(line: unknown, why: SetAside['why']): SetAside {
  const { id, device, seq } = (typeof line === 'object' && line !== null ? line : {}) as Record<
    string,
    unknown
  >;
  const short = (text: unknown) => (typeof text === 'string' ? text.slice(0, 100) : '');
  return { id: short(id), device: short(device), seq: Number.isSafeInteger(seq) ? (seq as number) : 0, why };
}

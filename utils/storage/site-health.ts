import type { Sighting } from '#utils/sites/detection.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** What is known of how well one site can be read. Holds no title, no address and no name. */
export interface Health {
  /** When each witness last saw something; UTC ms. */
  gestureAt?: number;
  writeAt?: number;
  /** Wins of each kind that only the write witness saw since the gesture witness last saw one. */
  unseen: Record<string, number>;
  /** How often it said each of its reasons not to know, which begin with the kind, since then. */
  doubts: Record<string, number>;
}

/** A record for each site that ever had anything to tell. */
export type HealthRecords = Partial<Record<SiteId, Health>>;

/**
 * How often in a row a kind may go wrong before we say so. Once is a slow network or a slip of the hand, twice a bad
 * day; a page that was changed goes wrong every time, so it is found out by its third.
 */
export const BLIND_AFTER = 3;
/** More reasons than a reader has; a page could make up any number. */
const MOST_REASONS = 24;
const LONGEST_REASON = 80;

/** A site of which nothing is known yet. */
export const HEALTHY: Health = { unseen: {}, doubts: {} };

/**
 * The record after one more sighting. What the gesture witness sees it sees again, so past troubles with that kind are
 * over.
 * @param counted whether the win is the ledger's only by this sighting
 */
export function seen(
  record: Health,
  { by, kind, at, to }: Pick<Sighting, 'by' | 'kind' | 'at' | 'to'>,
  counted: boolean,
): Health {
  if (by === 'write') {
    const alone = counted && to === 'done';
    return { ...record, writeAt: at, unseen: alone ? oneMore(record.unseen, kind) : record.unseen };
  }
  return {
    ...record,
    gestureAt: at,
    unseen: without(record.unseen, (name) => name === kind),
    doubts: without(record.doubts, (reason) => kindOf(reason) === kind),
  };
}

/** The record after the gesture witness could not tell what became of something, for this reason. */
export function doubted(record: Health, reason: string): Health {
  const plain = reason.replace(/[^a-z ,:'()-]/gi, '').slice(0, LONGEST_REASON);
  const known = Object.hasOwn(record.doubts, plain) || Object.keys(record.doubts).length < MOST_REASONS;
  return known ? { ...record, doubts: oneMore(record.doubts, plain) } : record;
}

/** Whether the site may have changed, so that wins of some kind are no longer seen. */
export function isBlind({ unseen, doubts }: Health): boolean {
  const byKind = new Map<string, number>();
  for (const [reason, count] of Object.entries(doubts)) {
    byKind.set(kindOf(reason), (byKind.get(kindOf(reason)) ?? 0) + count);
  }
  // Apart: one act may be both.
  return [...Object.values(unseen), ...byKind.values()].some((count) => count >= BLIND_AFTER);
}

/** The sites that may have changed. */
export function blindSites(records: HealthRecords): SiteId[] {
  return (Object.keys(records) as SiteId[]).filter((site) => isBlind(records[site] ?? HEALTHY));
}

/** All records as a text for us, that tells nothing of the person: counts, reasons, and days. */
export function report(records: HealthRecords, version: string, browser: string): string {
  const sites = Object.entries(records).map(([site, { gestureAt, writeAt, unseen, doubts }]) =>
    [
      `${site}: ${isBlind({ unseen, doubts }) ? 'may have changed' : 'well'}`,
      `  last seen by its marks: ${dayOf(gestureAt)}, by its requests: ${dayOf(writeAt)}`,
      ...Object.entries(unseen).map(([kind, count]) => `  only by its requests: ${kind}, ${count}x`),
      ...Object.entries(doubts).map(([reason, count]) => `  not sure: ${reason}, ${count}x`),
    ].join('\n'),
  );
  return [`Microwin ${version}, ${browser}`, ...sites].join('\n\n');
}

function dayOf(at?: number): string {
  return at === undefined ? 'never' : new Date(at).toISOString().slice(0, 10);
}

function kindOf(reason: string): string {
  return reason.split(':', 1)[0] ?? '';
}

function oneMore(counts: Record<string, number>, key: string): Record<string, number> {
  // A page may send any reason, `constructor` too.
  return { ...counts, [key]: (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + 1 };
}

function without(counts: Record<string, number>, isOver: (key: string) => boolean): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([key]) => !isOver(key)));
}

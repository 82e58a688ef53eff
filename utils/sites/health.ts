import type { Detection } from '#utils/sites/detection.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** What is known of how well one site can be read. Holds no title, no address and no name. */
export interface SiteHealth {
  /** When each detector last reported something; UTC ms. */
  gestureAt?: number;
  requestAt?: number;
  /** Wins of each kind that only the request detector reported since the gesture detector last reported one. */
  requestOnly: Record<string, number>;
  /** How often the gesture detector gave each of its reasons not to know, which begin with the kind, since then. */
  readFailures: Record<string, number>;
}

/** A record for each site that ever had anything to tell. */
export type HealthRecords = Partial<Record<SiteId, SiteHealth>>;

/**
 * How often in a row a kind may go wrong before we say so. Once is a slow network or a slip of the hand, twice a bad
 * day; a page that was changed goes wrong every time, so it is found out by its third.
 */
export const DEGRADED_AFTER = 3;
/** More reasons than a reader has; a page could make up any number. */
export const MOST_REASONS = 24;
/** Letters of a reason at the most. */
export const LONGEST_REASON = 80;

/** A site of which nothing is known yet. */
export const HEALTHY: SiteHealth = { requestOnly: {}, readFailures: {} };

/**
 * The record after one more detection. What the gesture detector sees once it will see again, so past failures with that
 * kind are over.
 * @param counted whether the win is the ledger's only by this detection
 */
export function recordDetection(
  record: SiteHealth,
  { source, kind, at, to }: Pick<Detection, 'source' | 'kind' | 'at' | 'to'>,
  counted: boolean,
): SiteHealth {
  if (source === 'request') {
    const alone = counted && to === 'done';
    return {
      ...record,
      requestAt: at,
      requestOnly: alone ? oneMore(record.requestOnly, kind) : record.requestOnly,
    };
  }
  return {
    ...record,
    gestureAt: at,
    requestOnly: without(record.requestOnly, (name) => name === kind),
    readFailures: without(record.readFailures, (reason) => kindOf(reason) === kind),
  };
}

/** The record after the gesture detector could not tell what became of an item, for this reason. */
export function recordReadFailure(record: SiteHealth, reason: string): SiteHealth {
  const plain = reason.replace(/[^a-z ,:'()-]/gi, '').slice(0, LONGEST_REASON);
  const known =
    Object.hasOwn(record.readFailures, plain) || Object.keys(record.readFailures).length < MOST_REASONS;
  return known ? { ...record, readFailures: oneMore(record.readFailures, plain) } : record;
}

/** Whether the site may have changed, so that wins of some kind are no longer seen. */
export function isDegraded({ requestOnly, readFailures }: SiteHealth): boolean {
  const byKind = new Map<string, number>();
  for (const [reason, count] of Object.entries(readFailures)) {
    byKind.set(kindOf(reason), (byKind.get(kindOf(reason)) ?? 0) + count);
  }
  // Counted apart: one gesture may be both.
  return [...Object.values(requestOnly), ...byKind.values()].some((count) => count >= DEGRADED_AFTER);
}

/** The sites that may have changed. */
export function degradedSites(records: HealthRecords): SiteId[] {
  return (Object.keys(records) as SiteId[]).filter((site) => isDegraded(records[site] ?? HEALTHY));
}

/** All records as a text for us, that tells nothing of the person: counts, reasons, and days. */
export function report(records: HealthRecords, version: string, browser: string): string {
  const sites = Object.entries(records).map(([site, { gestureAt, requestAt, requestOnly, readFailures }]) =>
    [
      `${site}: ${isDegraded({ requestOnly, readFailures }) ? 'may have changed' : 'well'}`,
      `  last seen by its marks: ${dayOf(gestureAt)}, by its requests: ${dayOf(requestAt)}`,
      ...Object.entries(requestOnly).map(([kind, count]) => `  only by its requests: ${kind}, ${count}x`),
      ...Object.entries(readFailures).map(([reason, count]) => `  not sure: ${reason}, ${count}x`),
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

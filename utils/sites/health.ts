import type { Detection } from '#utils/sites/detection.ts';
import type { SiteId, TaskKind } from '#utils/sites/registry.ts';
import type { Landmarks } from '#utils/sites/types.ts';

/** Something that happened again and again, from one day to another (`YYYY-MM-DD`, UTC). */
export interface Streak {
  count: number;
  from: string;
  to: string;
}

/** Requests of one day that finish something of one kind: those to which the person's act was found, and the others. */
export interface ClaimDay {
  day: string;
  kind: string;
  placed: number;
  unplaced: number;
}

/** When a build of a site was seen first. */
export interface BuildDay {
  build: string;
  day: string;
}

/** What is known of how well one site can be read. Holds no title, no address and no name. */
export interface SiteHealth {
  /** When each detector last reported something; UTC ms. */
  gestureAt?: number;
  requestAt?: number;
  /** Wins of each kind that only the request detector reported since the gesture detector last reported one. */
  requestOnly: Record<string, number>;
  /** How often the gesture detector gave each of its reasons not to know, which begin with the kind, since then. */
  readFailures: Record<string, number>;
  /** Gestures' wins of each kind since its request was last seen; only of kinds of which one was seen before. */
  unheard: Record<string, Streak>;
  /** Requests of each kind, since one was placed last, of which the look alone says that they finish something. */
  unplaced: Record<string, number>;
  /** The latest days, by kind; the oldest first. */
  claims: readonly ClaimDay[];
  /** Requests after a press of which nobody could read the body, since the last that could be read. */
  unreadable: number;
  /** What pages that were looked at lacked, since they had it last; begins with the kind that is not seen without it. */
  missing: Record<string, Streak>;
  /** What the site's code calls the unknown that its pages asked for right after a press that found nothing. */
  unknownNames: readonly string[];
  /** The latest builds of the site, and when each was seen first; the oldest first. */
  builds: readonly BuildDay[];
}

/** A record for each site that ever had anything to tell. */
export type HealthRecords = Partial<Record<SiteId, SiteHealth>>;

/**
 * How often in a row a kind may go wrong before we say so. Once is a slow network or a slip of the hand, twice a bad
 * day; a page that was changed goes wrong every time, so it is found out by its third.
 */
export const DEGRADED_AFTER = 3;
/** The same of requests of which the look alone says that they finish something: a person may work where we see nothing. */
export const UNPLACED_AFTER = 5;
/** The same of wins without their request. Such a win counts, so there is time to be sure: two days at least. */
export const UNHEARD_AFTER = 12;
/** The same of pages that lack something, on two days at least: a page may be empty, or not there yet. */
export const MISSING_AFTER = 5;
/** More reasons than a reader has; a page could make up any number. */
export const MOST_REASONS = 24;
/** Letters of a reason at the most. */
export const LONGEST_REASON = 80;
/** Days and kinds of which requests are counted. */
export const MOST_CLAIM_DAYS = 30;
/** Unknown names that are kept: those that came first. */
export const MOST_NAMES = 10;
/** Builds that are kept. */
export const MOST_BUILDS = 5;

/** A site of which nothing is known yet. */
export const HEALTHY: SiteHealth = {
  requestOnly: {},
  readFailures: {},
  unheard: {},
  unplaced: {},
  claims: [],
  unreadable: 0,
  missing: {},
  unknownNames: [],
  builds: [],
};

/** Code words that may mean that something is finished. */
const TELLS = /bulk|check|clos|complet|done|finish|merge|propert|resolv|stat(e|us)/i;

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
    missing: without(record.missing, (landmark) => kindOf(landmark) === kind),
  };
}

/** The record after the gesture detector could not tell what became of an item, for this reason. */
export function recordReadFailure(record: SiteHealth, reason: string): SiteHealth {
  const plain = plainWords(reason);
  const { readFailures } = record;
  return hasRoom(readFailures, plain) ? { ...record, readFailures: oneMore(readFailures, plain) } : record;
}

/** The record after a win by a gesture of which a request is known, or after such a request was seen. */
export function recordHearing(record: SiteHealth, kind: TaskKind, heard: boolean, at: number): SiteHealth {
  const past = record.unheard[kind];
  // Of what was never seen nobody knows whether there is such a request here.
  if (heard ? past?.count === 0 : !past) return record;
  const day = dayOf(at);
  const now = heard ? { count: 0, from: day, to: day } : longer(past, day);
  return { ...record, unheard: { ...record.unheard, [kind]: now } };
}

/**
 * The record after the server agreed to a request by which something is finished, right after a press.
 * @param placed whether anybody knows what the person did, or the page shows what it is about
 * @param isSure whether such a request finishes something wherever it is sent
 */
export function recordClaim(
  record: SiteHealth,
  { kind, at, placed, isSure }: { kind: TaskKind; at: number; placed: boolean; isSure: boolean },
): SiteHealth {
  const claims = counted(record.claims, kind, dayOf(at), placed);
  if (placed) return { ...record, claims, unplaced: without(record.unplaced, (name) => name === kind) };
  if (isSure) return recordReadFailure({ ...record, claims }, `${kind}: asked for, not shown`);
  return { ...record, claims, unplaced: oneMore(record.unplaced, kind) };
}

/** The record after a page sent a body, right after a press, that could be read or not. */
export function recordBody(record: SiteHealth, isReadable: boolean): SiteHealth {
  const unreadable = isReadable ? 0 : record.unreadable + 1;
  return unreadable === record.unreadable ? record : { ...record, unreadable };
}

/** The record after a page was looked at for what it must have. */
export function recordLandmarks(record: SiteHealth, landmarks: Landmarks, at: number): SiteHealth {
  let { missing } = record;
  for (const [said, isThere] of Object.entries(landmarks)) {
    const words = plainWords(said);
    const isMissed = Object.hasOwn(missing, words);
    if (isThere && isMissed) missing = without(missing, (other) => other === words);
    if (!isThere && hasRoom(missing, words))
      missing = { ...missing, [words]: longer(isMissed ? missing[words] : undefined, dayOf(at)) };
  }
  return missing === record.missing ? record : { ...record, missing };
}

/** The record after a page asked for what nobody knows, under these names, right after a press that found nothing. */
export function recordUnknownNames(record: SiteHealth, names: readonly unknown[]): SiteHealth {
  const all = new Set([...record.unknownNames, ...names.filter(isCodeName)]);
  const unknownNames = [...all].slice(0, MOST_NAMES);
  return unknownNames.length > record.unknownNames.length ? { ...record, unknownNames } : record;
}

/** The record after a page told of which build it is. */
export function recordBuild(record: SiteHealth, build: unknown, at: number): SiteHealth {
  if (!isBuild(build) || record.builds.some((known) => known.build === build)) return record;
  return { ...record, builds: [...record.builds, { build, day: dayOf(at) }].slice(-MOST_BUILDS) };
}

/** Whether a name is a word of code that may mean that something is finished, and nothing else. */
export function isCodeName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z]\w{2,59}$/i.test(name) && TELLS.test(name);
}

/** Whether a value is the name of a build. */
export function isBuild(build: unknown): build is string {
  return typeof build === 'string' && /^[\w.-]{1,60}$/.test(build);
}

/** Whether the site may have changed, so that wins of some kind are no longer seen. */
export function isDegraded(record: SiteHealth): boolean {
  const { requestOnly, readFailures, unplaced, unreadable, unheard, missing } = record;
  const byKind = new Map<string, number>();
  for (const [reason, count] of Object.entries(readFailures)) {
    byKind.set(kindOf(reason), (byKind.get(kindOf(reason)) ?? 0) + count);
  }
  // Counted apart: one gesture may be several of these.
  return (
    [...Object.values(requestOnly), ...byKind.values(), unreadable].some((n) => n >= DEGRADED_AFTER) ||
    Object.values(unplaced).some((count) => count >= UNPLACED_AFTER) ||
    Object.values(unheard).some((streak) => lasts(streak, UNHEARD_AFTER)) ||
    Object.values(missing).some((streak) => lasts(streak, MISSING_AFTER))
  );
}

/** The sites that may have changed. */
export function degradedSites(records: HealthRecords): SiteId[] {
  return (Object.keys(records) as SiteId[]).filter((site) => isDegraded(records[site] ?? HEALTHY));
}

/** The day of a moment, in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function lasts({ count, from, to }: Streak, least: number): boolean {
  return count >= least && from !== to;
}

function longer(past: Streak | undefined, day: string): Streak {
  return { count: (past?.count ?? 0) + 1, from: past?.count ? past.from : day, to: day };
}

function counted(claims: readonly ClaimDay[], kind: string, day: string, placed: boolean): ClaimDay[] {
  const isIt = (one: ClaimDay) => one.day === day && one.kind === kind;
  const past = claims.find(isIt) ?? { day, kind, placed: 0, unplaced: 0 };
  const now = placed ? { ...past, placed: past.placed + 1 } : { ...past, unplaced: past.unplaced + 1 };
  return [...claims.filter((one) => !isIt(one)), now].slice(-MOST_CLAIM_DAYS);
}

function plainWords(words: string): string {
  return words.replace(/[^a-z ,:'()-]/gi, '').slice(0, LONGEST_REASON);
}

function hasRoom(record: Record<string, unknown>, key: string): boolean {
  return Object.hasOwn(record, key) || Object.keys(record).length < MOST_REASONS;
}

function kindOf(reason: string): string {
  return reason.split(':', 1)[0] ?? '';
}

function oneMore(counts: Record<string, number>, key: string): Record<string, number> {
  // A page may send any reason, `constructor` too.
  return { ...counts, [key]: (Object.hasOwn(counts, key) ? (counts[key] ?? 0) : 0) + 1 };
}

function without<T>(all: Record<string, T>, isOver: (key: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !isOver(key)));
}

import {
  type BuildDay,
  type ClaimDay,
  type HealthRecords,
  isBuild,
  isCodeName,
  LONGEST_REASON,
  MOST_BUILDS,
  MOST_CLAIM_DAYS,
  MOST_NAMES,
  MOST_REASONS,
  type SiteHealth,
  type Streak,
} from '#utils/sites/health.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';
import { fieldsOf, isText, listOf } from '#utils/storage/guards.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** The records that were stored; each part that is missing or wrong is as if nothing had happened. */
export function parseSiteHealth(stored: unknown): HealthRecords {
  const records = fieldsOf(stored);
  return Object.fromEntries(
    SITE_IDS.filter((site) => Object.hasOwn(records, site)).map((site) => [site, parseRecord(records[site])]),
  );
}

function parseRecord(stored: unknown): SiteHealth {
  const { gestureAt, requestAt, ...rest } = fieldsOf(stored);
  return {
    ...(isMoment(gestureAt) && { gestureAt }),
    ...(isMoment(requestAt) && { requestAt }),
    requestOnly: parseByName(rest.requestOnly, parseCount),
    readFailures: parseByName(rest.readFailures, parseCount),
    unheard: parseByName(rest.unheard, parseStreak),
    unplaced: parseByName(rest.unplaced, parseCount),
    claims: listOf(rest.claims, MOST_CLAIM_DAYS, parseClaimDay) ?? [],
    unreadable: parseCount(rest.unreadable) ?? 0,
    missing: parseByName(rest.missing, parseStreak),
    unknownNames:
      listOf(rest.unknownNames, MOST_NAMES, (name) => (isCodeName(name) ? name : undefined)) ?? [],
    builds: listOf(rest.builds, MOST_BUILDS, parseBuildDay) ?? [],
  };
}

function parseByName<T>(stored: unknown, parse: (value: unknown) => T | undefined): Record<string, T> {
  const sound = Object.entries(fieldsOf(stored)).flatMap(([name, value]): [string, T][] => {
    const parsed = isReason(name) ? parse(value) : undefined;
    return parsed === undefined ? [] : [[name, parsed]];
  });
  return Object.fromEntries(sound.slice(0, MOST_REASONS));
}

/** How often something went wrong. */
function parseCount(stored: unknown): number | undefined {
  return isCount(stored) && stored > 0 ? stored : undefined;
}

function parseStreak(stored: unknown): Streak | undefined {
  const { count, from, to } = fieldsOf(stored);
  return isCount(count) && isDay(from) && isDay(to) ? { count, from, to } : undefined;
}

function parseClaimDay(stored: unknown): ClaimDay | undefined {
  const { day, kind, placed, unplaced } = fieldsOf(stored);
  const isSound = isDay(day) && isReason(kind) && isCount(placed) && isCount(unplaced);
  return isSound ? { day, kind, placed, unplaced } : undefined;
}

function parseBuildDay(stored: unknown): BuildDay | undefined {
  const { build, day } = fieldsOf(stored);
  return isBuild(build) && isDay(day) ? { build, day } : undefined;
}

function isReason(stored: unknown): stored is string {
  return isText(stored, LONGEST_REASON) && /^[a-z ,:'()-]+$/i.test(stored);
}

function isCount(stored: unknown): stored is number {
  return Number.isSafeInteger(stored) && Number(stored) >= 0;
}

function isDay(stored: unknown): stored is string {
  return typeof stored === 'string' && /^\d{4}-\d\d-\d\d$/.test(stored);
}

/** UTC ms that a date can have. */
function isMoment(stored: unknown): stored is number {
  return typeof stored === 'number' && Math.abs(stored) <= 8.64e15;
}

/** How well each site can be read; the worker alone writes it. */
export const siteHealth = storedValue('siteHealth', parseSiteHealth);

import { type HealthRecords, LONGEST_REASON, MOST_REASONS, type SiteHealth } from '#utils/sites/health.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';
import { fieldsOf, isText } from '#utils/storage/guards.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** The records that were stored; each part that is missing or wrong is as if nothing had happened. */
export function parseSiteHealth(stored: unknown): HealthRecords {
  const records = fieldsOf(stored);
  return Object.fromEntries(
    SITE_IDS.filter((site) => Object.hasOwn(records, site)).map((site) => [site, parseRecord(records[site])]),
  );
}

function parseRecord(stored: unknown): SiteHealth {
  const { gestureAt, requestAt, requestOnly, readFailures } = fieldsOf(stored);
  return {
    ...(isMoment(gestureAt) && { gestureAt }),
    ...(isMoment(requestAt) && { requestAt }),
    requestOnly: parseCounts(requestOnly),
    readFailures: parseCounts(readFailures),
  };
}

function parseCounts(stored: unknown): Record<string, number> {
  const counts = Object.entries(fieldsOf(stored)).filter(
    ([name, count]) =>
      /^[a-z ,:'()-]+$/i.test(name) &&
      isText(name, LONGEST_REASON) &&
      Number.isSafeInteger(count) &&
      Number(count) > 0,
  );
  return Object.fromEntries(counts.slice(0, MOST_REASONS)) as Record<string, number>;
}

/** UTC ms that a date can have. */
function isMoment(stored: unknown): stored is number {
  return typeof stored === 'number' && Math.abs(stored) <= 8.64e15;
}

/** How well each site can be read; the worker alone writes it. */
export const siteHealth = storedValue('siteHealth', parseSiteHealth);

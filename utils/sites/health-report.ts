import { dayOf, type HealthRecords, isDegraded, type SiteHealth } from '#utils/sites/health.ts';

/** All records as a text for us, that tells nothing of the person: counts, reasons, names of the site's code, and days. */
export function report(records: HealthRecords, version: string, browser: string): string {
  const sites = Object.entries(records).map(([site, record]) =>
    [`${site}: ${isDegraded(record) ? 'may have changed' : 'well'}`, ...linesOf(record)].join('\n  '),
  );
  return [`Microwin ${version}, ${browser}`, ...sites].join('\n\n');
}

function linesOf(record: SiteHealth): string[] {
  const { gestureAt, requestAt, unreadable, unknownNames, builds } = record;
  return [
    `last seen by its marks: ${seenAt(gestureAt)}, by its requests: ${seenAt(requestAt)}`,
    ...Object.entries(record.requestOnly).map(([kind, count]) => `only by its requests: ${kind}, ${count}x`),
    ...Object.entries(record.readFailures).map(([reason, count]) => `not sure: ${reason}, ${count}x`),
    ...Object.entries(record.unheard)
      // A request is heard a moment before its win.
      .filter(([, { count }]) => count > 1)
      .map(([kind, { count, from }]) => `without its request: ${kind}, ${count}x since ${from}`),
    ...Object.entries(record.unplaced).map(([kind, count]) => `asked for, not placed: ${kind}, ${count}x`),
    ...Object.entries(record.missing).map(
      ([what, { count, from }]) => `missing: ${what}, ${count}x since ${from}`,
    ),
    ...(unreadable > 0 ? [`body unreadable, ${unreadable}x`] : []),
    ...(unknownNames.length > 0 ? [`unknown: ${unknownNames.join(', ')}`] : []),
    ...record.claims.map(
      ({ day, kind, placed, unplaced }) => `${day}: ${kind}, ${placed} placed, ${unplaced} not`,
    ),
    ...builds.map(({ build, day }) => `${day}: build ${build}`),
  ];
}

function seenAt(at?: number): string {
  return at === undefined ? 'never' : dayOf(at);
}

import { isOwnAddress } from '#utils/background/site-lookup.ts';
import type { Detection } from '#utils/sites/detection.ts';
import { HEALTHY, recordDetection, recordHearing, type SiteHealth } from '#utils/sites/health.ts';
import type { SiteId } from '#utils/sites/types.ts';
import { siteHealth } from '#utils/storage/site-health.ts';
import { changeStored } from '#utils/storage/stored-value.ts';

/** Notes how well a site can be read. */
export type NoteHealth = (site: SiteId, by: (record: SiteHealth) => SiteHealth) => Promise<void>;

export const noteHealth: NoteHealth = (site, by) =>
  changeStored(siteHealth, (records) => {
    const past = records[site] ?? HEALTHY;
    const next = by(past);
    return next === past ? records : { ...records, [site]: next };
  });

/**
 * The record after a detection by a gesture.
 * @param isOnline without a connection a page need not even try to send its request
 */
export function afterGesture(
  past: SiteHealth,
  detection: Detection,
  counted: boolean,
  isOnline: boolean,
): SiteHealth {
  const { source, kind, to, at, url, withoutRequest } = detection;
  const record = recordDetection(past, detection, counted);
  // A company's own server may be older, and its pages send other requests.
  const hasRequest = source === 'gesture' && to === 'done' && !withoutRequest && isOwnAddress(url);
  return hasRequest && isOnline ? recordHearing(record, kind, false, at) : record;
}

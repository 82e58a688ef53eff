/** Trackers whose address takes the title and text of a new report. */
const TAKES_TEXT = /^https:\/\/github\.com\/[^/]+\/[^/]+\/issues$/;

/**
 * Where a click leads that reports a problem with a site; the person sees the report there, and sends it or not. It is
 * in English, as we read it.
 * @param tracker where problems are reported
 */
export function reportLink(tracker: string, site: string, report: string): string {
  if (!TAKES_TEXT.test(tracker)) return tracker;
  return `${tracker}/new?${new URLSearchParams({ title: `${site} may have changed`, body: report })}`;
}

/** The versions in which something is new for people, oldest first; CHANGELOG.md says what. */
export const NEWS: readonly string[] = ['0.2.0'];

/**
 * The latest version with something new that an update has brought; '' if it brought none.
 * @param previous the version before the update; none after an install, which brings no news
 */
export function newsSince(previous: string | undefined, current: string, news = NEWS): string {
  if (!previous) return '';
  const isBrought = (version: string) => compare(previous, version) < 0 && compare(version, current) <= 0;
  return news.findLast(isBrought) ?? '';
}

/** Below 0 if a version is earlier than another. */
function compare(version: string, other: string): number {
  return version.localeCompare(other, 'en', { numeric: true });
}

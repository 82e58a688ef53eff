/**
 * A name that may turn out to be another one's alias: a short link (`~`), or the hash of a text.
 * Everything else names its thing for good.
 */
export function isWeak(name: string): boolean {
  return /~|:[0-9a-f]{16}$/.test(name);
}

/** The better of two names for one thing, whichever was known first. */
export function strongest(a: string, b: string): string {
  if (isWeak(a) !== isWeak(b)) return isWeak(a) ? b : a;
  return a < b ? a : b;
}

/**
 * Whether a name may turn out to be an alias of another one: it holds a short link (`~`) or the hash of a text.
 * Every other name names its item for good.
 */
export function isWeak(name: string): boolean {
  return /~|:[0-9a-f]{16}$/.test(name);
}

/** The better of two names of one item, whichever was known first. */
export function strongest(a: string, b: string): string {
  if (rank(a) !== rank(b)) return rank(a) > rank(b) ? a : b;
  return a < b ? a : b;
}

function rank(name: string): number {
  if (isWeak(name)) return 0;
  // A project's item is a draft or stands for an issue, whose own name is better.
  return name.includes('/item/') ? 1 : 2;
}

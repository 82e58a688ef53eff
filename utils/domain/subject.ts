/**
 * A name that may turn out to be another one's alias: a short link (`~`), or the hash of a text.
 * Everything else names its thing for good.
 */
export function isWeak(name: string): boolean {
  return /~|:[0-9a-f]{16}$/.test(name);
}

/** The better of two names for one thing, whichever was known first. */
export function strongest(a: string, b: string): string {
  if (worth(a) !== worth(b)) return worth(a) > worth(b) ? a : b;
  return a < b ? a : b;
}

/** A project's item is a draft or stands for an issue, whose own name is better. */
function worth(name: string): number {
  if (isWeak(name)) return 0;
  return name.includes('/item/') ? 1 : 2;
}

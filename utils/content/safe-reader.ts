import type { PageReader, ReadFailure } from '#utils/sites/types.ts';

/** Why nothing is known where a reader broke off: a page may hold anything. */
const UNREADABLE: ReadFailure = { reason: 'page: it cannot be read' };

/** What each part of a reader comes to where it breaks off, by what it was asked about first; of all others nothing. */
const FALLBACKS: { [Part in keyof PageReader]?: (first: unknown) => unknown } = {
  findTargets: () => [UNREADABLE],
  readState: () => UNREADABLE,
  withChoice: (target) => target,
  readChange: (change) => change,
  takenAlong: () => [],
  readLists: () => [],
};

/**
 * What comes of reading a page, or the fallback where that breaks off: the fields of a form stand for its methods, if
 * they have the same names.
 */
export function readSafely<T>(read: () => T, fallback: T): T {
  try {
    return read();
  } catch {
    return fallback;
  }
}

/** A reader of a site that never throws: what it cannot read it does not know, and all else goes on. */
export function createSafeReader(site: PageReader): PageReader {
  const parts = Object.entries(site).map(([name, part]) => {
    const read = (...asked: unknown[]) =>
      readSafely(() => part.apply(site, asked), FALLBACKS[name as keyof PageReader]?.(asked[0]));
    return [name, typeof part === 'function' ? read : part];
  });
  return Object.fromEntries(parts);
}

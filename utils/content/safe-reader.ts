import type { PageReader, ReadFailure } from '#utils/sites/types.ts';

/** Why nothing is known where a reader broke off: a page may hold anything. */
const UNREADABLE: ReadFailure = { reason: 'page: it cannot be read' };

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
  const { withChoice, finishedTask, takenAlong, readLists } = site;
  return {
    ...site,
    findTargets: (gesture, page) => readSafely(() => site.findTargets(gesture, page), [UNREADABLE]),
    readState: (target, page) => readSafely(() => site.readState(target, page), UNREADABLE),
    landmarks: (page) => readSafely(() => site.landmarks(page), undefined),
    findTask: (change, page) => readSafely(() => site.findTask(change, page), undefined),
    ...(withChoice && {
      withChoice: (target, gesture, page) => readSafely(() => withChoice(target, gesture, page), target),
    }),
    ...(finishedTask && { finishedTask: (page) => readSafely(() => finishedTask(page), undefined) }),
    ...(takenAlong && { takenAlong: (page) => readSafely(() => takenAlong(page), []) }),
    ...(readLists && { readLists: (page) => readSafely(() => readLists(page), []) }),
  };
}

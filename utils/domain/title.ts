/** The most characters of a title. */
export const LONGEST_TITLE = 300;

/** The most characters of a note on a win, of a reflection, and of an answer in a review. */
export const LONGEST_NOTE = 1000;

/** The most characters of a label of a goal, and the most labels of one goal. */
export const LABELS = { characters: 30, most: 5 };

/** Characters that turn the direction of what follows them, even beyond the title; some programs copy them along. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Whether a text may be a title: of a length to be read, of well-formed Unicode, and all of it to be seen. */
export function isTitle(text: string): boolean {
  const isText = text.isWellFormed() && !/\p{Cc}/u.test(text) && text.search(TURNING) < 0;
  return isText && text.length <= LONGEST_TITLE;
}

/**
 * What a person typed, as the title of a win: with single blanks only, none at its ends; undefined if it is too long,
 * shows nothing, or has characters that are no text.
 */
export function parseTitle(typed: string): string | undefined {
  const title = typed.toWellFormed().replace(TURNING, '').replace(/\s+/g, ' ').trim();
  return isTitle(title) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(title) ? title : undefined;
}

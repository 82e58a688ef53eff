/** The most characters of a title. */
export const LONGEST_TITLE = 300;

/** The most characters of a note on a win. */
export const LONGEST_NOTE = 1000;

/**
 * What a person typed, as the title of a win: with single blanks only, none at its ends; undefined if it is too long,
 * shows nothing, or has characters that are no text.
 */
export function parseTitle(typed: string): string | undefined {
  const title = typed.replace(/\s+/g, ' ').trim();
  const isText = /[\p{L}\p{N}\p{P}\p{S}]/u.test(title) && !/\p{Cc}/u.test(title);
  return isText && title.length <= LONGEST_TITLE ? title : undefined;
}

import type { State, Target } from '#utils/sites/types.ts';

type Names = Pick<Target, 'subject' | 'alias'>;

/** What the person last pressed in a place. */
interface Known {
  /** Its words, and the name made of them, when it was first pressed. */
  words: string;
  subject: string;
  /** Its words, and its state, before the last press. */
  lastWords: string;
  lastBefore: State;
}

/** Of each document that is open: place in its list → what was pressed there. No element is kept. */
const knownIn = new WeakMap<Document, Map<string, Known>>();

/**
 * The names of an item whose words may have changed since the person pressed it: they were edited, or translated, or
 * another extension added to them. It is the same item if it still stands in the same place of as many, nothing else
 * has the old words now, and its box is as the person left it.
 * @param place the list, the place in it, and of how many
 */
export function keepName(
  document: Document,
  place: string,
  item: { words: readonly string[]; at: number; before: State; names: Names },
): Names {
  const known = knownIn.get(document) ?? new Map<string, Known>();
  knownIn.set(document, known);
  const { words, at, before, names } = item;
  const lastWords = words[at] ?? '';
  const past = known.get(place);
  const isSame =
    past &&
    !words.includes(past.words) &&
    // One press is read several times.
    (before !== past.lastBefore || lastWords === past.lastWords);
  const first = isSame ? past : { words: lastWords, subject: names.subject };
  known.set(place, { ...first, lastWords, lastBefore: before });
  return isSame ? { subject: first.subject, alias: names.subject } : names;
}

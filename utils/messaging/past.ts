import * as v from 'valibot';
import { typedTitle } from '#utils/messaging/fields.ts';
import { LOG_PART } from '#utils/messaging/queries.ts';
import { instant, offset, webAddress } from '#utils/messaging/stored-event.ts';

const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Something that another program says was finished. */
const entry = v.strictObject({
  /** Its own name at the source, or what tells it from all others there, as a hash. */
  key,
  /** The key under which an earlier build may have brought it in. */
  before: v.exactOptional(key),
  title: typedTitle,
  url: webAddress,
  at: instant,
  offset,
  dayOnly: v.exactOptional(v.literal(true)),
});

/** A part of another program's history. */
export const pastPart = {
  /** A `PastSource`; a name of letters is all that the ledger asks for. */
  source: v.pipe(v.string(), v.regex(/^[a-z]{1,40}$/)),
  entries: v.pipe(v.array(entry), v.maxLength(LOG_PART)),
};
export type PastPart = v.InferOutput<v.StrictObjectSchema<typeof pastPart, undefined>>;

/** What came, or would come, of bringing in a part: how many things are new here, and how many are not. */
export interface PastTaken {
  fresh: number;
  known: number;
}

import * as v from 'valibot';
import { DAY_MS } from '#utils/domain/calendar.ts';
import { PAST_SOURCES } from '#utils/domain/past.ts';
import { address, typedTitle } from '#utils/messaging/fields.ts';
import { LOG_PART } from '#utils/messaging/queries.ts';

/** The first and the last moment that a thing may be of, in UTC ms: 1970 in every zone, and the last that has a date. */
const [EARLIEST, LATEST] = [-DAY_MS, 8.64e15];

/** Something that another program says was finished. */
const entry = v.strictObject({
  /** Its own name at the source, or what tells it from all others there, as a hash. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  title: typedTitle,
  url: v.pipe(address, v.regex(/^(https:\/\/\S+)?$/)),
  /** UTC ms */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(EARLIEST), v.maxValue(LATEST)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(-1440), v.maxValue(1440)),
  dayOnly: v.exactOptional(v.literal(true)),
});

/** A part of another program's history. */
export const pastPart = {
  source: v.picklist(Object.keys(PAST_SOURCES) as (keyof typeof PAST_SOURCES)[]),
  entries: v.pipe(v.array(entry), v.maxLength(LOG_PART)),
};
export type PastPart = v.InferOutput<v.StrictObjectSchema<typeof pastPart, undefined>>;

/** What came, or would come, of bringing in a part: how many things are new here, and how many are not. */
export interface PastTaken {
  fresh: number;
  known: number;
}

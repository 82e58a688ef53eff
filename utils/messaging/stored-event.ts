import * as v from 'valibot';
import { FARTHEST } from '#utils/domain/calendar.ts';
import { type ErasedEvent, isErased } from '#utils/domain/erasure.ts';
import { LATEST_ORDER, type StoredEvent } from '#utils/domain/event.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';
import { credential, day, settings, timesAWeek, weekday } from '#utils/messaging/fields.ts';

/** The most characters of an event as JSON: room for every text at its longest. */
const LONGEST_EVENT = 20_000;
/** The most characters of a title, a note or an answer. */
const LONGEST_WORDS = 2000;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400), v.regex(/^\S+$/));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const word = v.pipe(v.string(), v.maxLength(40));
const hex = v.pipe(v.string(), v.maxLength(64), v.regex(/^[0-9a-f]*$/));
const hash = v.pipe(hex, v.length(64));
const from0 = (most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(-most), v.maxValue(most));
/** UTC ms */
export const instant = from0(FARTHEST.at);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const words = v.pipe(v.string(), v.maxLength(LONGEST_WORDS));
/** '' for none. */
export const webAddress = v.pipe(v.string(), v.maxLength(2000), v.regex(/^(https?:\/\/.*)?$/s));
const price = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e6));

/** Minutes east of UTC. */
export const offset = from0(FARTHEST.offset);

const place = { id, device: id, seq: count, order: from0(LATEST_ORDER), hash };

/** What a later build adds to an event is kept, since it is sealed with the rest. */
const storedEvent = v.looseObject({
  ...place,
  type: word,
  subject: name,
  at: instant,
  offset,
  day,
  dayStart: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439)),
  rulesVersion: count,
  textSalt: hex,
  textHash: v.exactOptional(hash),
  text: v.exactOptional(
    v.strictObject({
      title: words,
      url: webAddress,
      answers: v.exactOptional(v.pipe(v.array(words), v.maxLength(5))),
      credential: v.exactOptional(credential),
      labels: v.exactOptional(v.pipe(v.array(words), v.maxLength(20))),
    }),
  ),
  site: v.exactOptional(word),
  kind: v.exactOptional(word),
  source: v.exactOptional(word),
  noteKind: v.exactOptional(word),
  alias: v.exactOptional(name),
  ref: v.exactOptional(id),
  relatedTo: v.exactOptional(name),
  moved: v.exactOptional(v.literal(true)),
  dayOnly: v.exactOptional(v.literal(true)),
  refused: v.exactOptional(v.literal(true)),
  immediate: v.exactOptional(v.literal(true)),
  dropped: v.exactOptional(v.boolean()),
  settings: v.exactOptional(v.looseObject(settings.entries)),
  rest: v.exactOptional(
    v.strictObject({ from: day, to: day, reason: v.picklist(['sick', 'holiday', 'other']) }),
  ),
  minutes: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1440))),
  price: v.exactOptional(price),
  position: v.exactOptional(v.pipe(v.number(), v.finite())),
  energy: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  weekdays: v.exactOptional(v.pipe(v.array(weekday), v.maxLength(7))),
  timesAWeek: v.exactOptional(timesAWeek),
  level: v.exactOptional(count),
  surpriseSalt: v.exactOptional(hex),
});

const erasedEvent = v.strictObject({ ...place, erased: v.literal(true), digest: v.exactOptional(hash) });

/** An event of a copy, of which nothing is taken on trust, if it has the shape of one; its hash is for others to check. */
export function parseStoredEvent(data: unknown): StoredEvent | ErasedEvent | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (isErased(data)) return v.is(erasedEvent, data) ? data : undefined;
  if (!v.is(storedEvent, data) || JSON.stringify(data).length > LONGEST_EVENT) return undefined;
  return soundEvent(data as unknown as StoredEvent);
}

import * as v from 'valibot';
import { isDay } from '#utils/domain/calendar.ts';
import { LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import { LATEST_DAY_START, TARGET_RANGE } from '#utils/domain/rules.ts';
import { isTitle, LONGEST_NOTE, parseTitle } from '#utils/domain/title.ts';

/** The name of an event, or of what an event made. */
export const uuid = v.pipe(v.string(), v.uuid());

/** The stable name of an item: lower case, no blanks; room for a long repository name and a hash. */
export const subject = v.pipe(v.string(), v.maxLength(400), v.regex(/^[a-z]+:[^\sA-Z]+$/));

/** A day that the calendar has, `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.check(isDay));

/** A title that the person typed; what is parsed has single blanks only, and something to see. */
export const typedTitle = v.pipe(v.string(), v.transform(parseTitle), v.string());

/** The title of an item, as its site's page has it. */
export const siteTitle = v.pipe(v.string(), v.check(isTitle));

/** The person's own words, of several lines perhaps; '' for none. */
export const ownWords = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE));

/** A packed credential; what it says is for the pages to check, whenever they show it. */
export const credential = v.pipe(v.string(), v.maxLength(LONGEST_CARRIED), v.regex(/^[\w-]+$/));

/** An address, as long as any that a site has; whether it is one is for the place to say where it is used. */
export const address = v.pipe(v.string(), v.maxLength(2000));

/** A list or a database of a site, by the site's id and by its name there. */
export const listRef = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{24,36}$/)),
  name: siteTitle,
});

/** 1 is Monday, 7 is Sunday. */
export const weekday = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));

/** On how many days of a week a habit is meant. */
export const timesAWeek = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7));

/** A time of day: minutes after midnight. */
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

/** Any of the settings of the game; see `Settings` for what each means. */
export const settings = v.strictObject({
  schedule: v.exactOptional(
    v.pipe(
      v.array(weekday),
      v.check((days) => new Set(days).size === days.length),
      v.readonly(),
    ),
  ),
  weekStart: v.exactOptional(weekday),
  dailyTarget: v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(TARGET_RANGE.min), v.maxValue(TARGET_RANGE.max)),
  ),
  dayStart: v.exactOptional(v.pipe(minute, v.maxValue(LATEST_DAY_START))),
  quietHours: v.exactOptional(v.strictObject({ from: minute, to: minute })),
  momentum: v.exactOptional(v.boolean()),
  surprise: v.exactOptional(v.picklist(['chance', 'steady'])),
  rewards: v.exactOptional(v.boolean()),
  game: v.exactOptional(v.boolean()),
  toast: v.exactOptional(v.picklist(['words', 'points', 'motion'])),
  quietToasts: v.exactOptional(v.picklist(['plain', 'none'])),
  numbers: v.exactOptional(v.boolean()),
  streaks: v.exactOptional(v.picklist(['consistency', 'all'])),
  confetti: v.exactOptional(v.picklist(['never', 'goal', 'goal and level'])),
  sound: v.exactOptional(v.boolean()),
  motion: v.exactOptional(v.picklist(['system', 'always', 'never'])),
});

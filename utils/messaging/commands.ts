import * as v from 'valibot';
import { daysBetween, isDay } from '#utils/domain/calendar.ts';
import { REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { LONGEST_NOTE, parseTitle } from '#utils/domain/title.ts';

/** The most that anybody asks of a reward, in points. */
const HIGHEST_PRICE = 100_000;

const id = v.pipe(v.string(), v.uuid());
const title = v.pipe(v.string(), v.transform(parseTitle), v.string());
const lines = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE));
const url = v.pipe(v.string(), v.maxLength(2000), v.union([v.literal(''), v.pipe(v.string(), v.url())]));
const day = v.pipe(v.string(), v.isoDate(), v.check(isDay));
const named = (pattern: RegExp) => v.pipe(v.string(), v.maxLength(400), v.regex(pattern));
/** Names with an id in them that no two of them share. */
const own = (prefix: string) => named(new RegExp(`^${prefix}:[0-9a-f-]{36}$`));
const step = named(/^goal:[0-9a-f-]{36}:step:[0-9a-f-]{36}$/);
/** A thing of a site, or one of our own. */
const thing = named(/^[a-z]+:[^\sA-Z]+$/);
const words = v.strictObject({ title, url });

/** What a person can say in a window about what they mean to do, and what became of it; see `Act` for what each is. */
export const planCommand = v.variant('type', [
  v.strictObject({
    type: v.literal('goal'),
    subject: own('goal'),
    dropped: v.optional(v.boolean()),
    text: words,
  }),
  v.strictObject({
    type: v.literal('step'),
    subject: step,
    position: v.pipe(v.number(), v.finite()),
    relatedTo: v.optional(thing),
    dropped: v.optional(v.boolean()),
    text: words,
  }),
  v.strictObject({ type: v.literal('priority'), subject: thing, text: words }),
  v.pipe(
    v.strictObject({
      type: v.literal('rest'),
      subject: v.literal('config'),
      rest: v.strictObject({ from: day, to: day, reason: v.picklist(['sick', 'holiday', 'other']) }),
    }),
    v.check(({ rest: { from, to } }) => from <= to && daysBetween(from, to) < REST_MAX_DAYS),
  ),
  v.strictObject({
    type: v.literal('reflect'),
    kind: v.literal('reflection'),
    subject: named(/^reflection:\d{4}-\d\d-\d\d$/),
    energy: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
    text: v.strictObject({ title: lines, url: v.literal('') }),
  }),
  v.strictObject({
    type: v.literal('reflect'),
    kind: v.literal('weekly'),
    subject: named(/^review:\d{4}-\d\d-\d\d$/),
    relatedTo: v.optional(step),
    text: v.strictObject({
      title: v.literal(''),
      url: v.literal(''),
      answers: v.pipe(v.array(lines), v.length(3)),
    }),
  }),
  v.strictObject({
    type: v.literal('redeem'),
    subject: own('reward'),
    price: price(),
    text: words,
  }),
  v.strictObject({
    type: v.literal('reward'),
    subject: own('reward'),
    price: price(),
    dropped: v.optional(v.boolean()),
    text: words,
  }),
  v.strictObject({
    type: v.literal('habit'),
    subject: own('habit'),
    weekdays: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.maxLength(7)),
    dropped: v.optional(v.boolean()),
    text: words,
  }),
  v.strictObject({
    type: v.literal('note'),
    noteKind: v.literal('postponed'),
    subject: v.union([named(/^review:\d{4}-\d\d-\d\d$/), v.literal('config')]),
  }),
  v.strictObject({
    type: v.literal('note'),
    noteKind: v.picklist(['helpful', 'unhelpful', 'rest-offered']),
    subject: v.literal('config'),
  }),
]);
export type PlanCommand = v.InferOutput<typeof planCommand>;

/** A thing of our own that is finished, or opened again, in a window. */
export const itemCommand = v.strictObject({
  id,
  to: v.picklist(['done', 'open']),
  kind: v.picklist(['step', 'manual']),
  subject: v.union([step, own('manual'), named(/^manual:habit:[0-9a-f-]{36}:\d{4}-\d\d-\d\d$/)]),
  title,
});
export type ItemCommand = v.InferOutput<typeof itemCommand>;

function price() {
  return v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_PRICE));
}

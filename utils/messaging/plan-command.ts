import * as v from 'valibot';
import { daysBetween } from '#utils/domain/calendar.ts';
import { REST_MAX_DAYS } from '#utils/domain/rules.ts';
import { LABELS } from '#utils/domain/title.ts';
import {
  address,
  credential,
  day,
  ownWords,
  subject,
  timesAWeek,
  typedTitle,
  weekday,
} from '#utils/messaging/fields.ts';

/** The highest price of a reward, in points. */
const HIGHEST_PRICE = 100_000;

const named = (pattern: RegExp) => v.pipe(v.string(), v.maxLength(400), v.regex(pattern));
/** A name with a UUID in it, so that no two are the same. */
const own = (prefix: string) => named(new RegExp(`^${prefix}:[0-9a-f-]{36}$`));
const challengeOffer = named(/^challenge:\d{4}-\d\d-\d\d$/);
const challengeName = named(/^challenge:\d{4}-\d\d-\d\d:(old|early|split)$/);
const reviewName = named(/^review:\d{4}-\d\d-\d\d$/);
const url = v.pipe(address, v.union([v.literal(''), v.pipe(v.string(), v.url())]));
const text = v.strictObject({ title: typedTitle, url });
const label = v.pipe(typedTitle, v.maxLength(LABELS.characters));
const labelledText = v.strictObject({
  ...text.entries,
  labels: v.exactOptional(v.pipe(v.array(label), v.maxLength(LABELS.most))),
});
const price = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_PRICE));
const dropped = v.exactOptional(v.boolean());

/** The name of a habit. */
export const habitName = own('habit');
/** The name of a step of a goal. */
export const stepName = named(/^goal:[0-9a-f-]{36}:step:[0-9a-f-]{36}$/);
/** The name of a win that no site shows, or of a habit on one day. */
export const manualName = v.union([own('manual'), named(/^manual:habit:[0-9a-f-]{36}:\d{4}-\d\d-\d\d$/)]);

/** What a person can say on a page about what they mean to do, and what became of it; see `LedgerEvent` for each. */
export const planCommand = v.variant('type', [
  v.strictObject({ type: v.literal('goal'), subject: own('goal'), dropped, text: labelledText }),
  v.strictObject({
    type: v.literal('step'),
    subject: stepName,
    position: v.pipe(v.number(), v.finite()),
    relatedTo: v.exactOptional(subject),
    dropped,
    text,
  }),
  v.strictObject({ type: v.literal('priority'), subject, text }),
  v.strictObject({
    type: v.literal('rest'),
    subject: v.literal('config'),
    rest: v.pipe(
      v.strictObject({ from: day, to: day, reason: v.picklist(['sick', 'holiday', 'other']) }),
      v.check(({ from, to }) => from <= to && daysBetween(from, to) < REST_MAX_DAYS),
    ),
  }),
  v.strictObject({
    type: v.literal('reflect'),
    kind: v.literal('reflection'),
    subject: named(/^reflection:\d{4}-\d\d-\d\d$/),
    energy: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
    text: v.strictObject({ title: ownWords, url: v.literal('') }),
  }),
  v.strictObject({
    type: v.literal('reflect'),
    kind: v.literal('weekly'),
    subject: reviewName,
    relatedTo: v.exactOptional(stepName),
    text: v.strictObject({
      title: v.literal(''),
      url: v.literal(''),
      answers: v.pipe(v.array(ownWords), v.length(3)),
    }),
  }),
  v.strictObject({ type: v.literal('redeem'), subject: own('reward'), price, text }),
  v.strictObject({
    type: v.literal('reward'),
    subject: own('reward'),
    price,
    dropped,
    text,
  }),
  v.strictObject({
    type: v.literal('habit'),
    subject: habitName,
    weekdays: v.pipe(v.array(weekday), v.maxLength(7)),
    timesAWeek: v.exactOptional(timesAWeek),
    dropped,
    text,
  }),
  v.strictObject({
    type: v.literal('note'),
    noteKind: v.literal('postponed'),
    subject: v.union([reviewName, challengeOffer, v.literal('config')]),
  }),
  v.strictObject({ type: v.literal('note'), noteKind: v.literal('challenge'), subject: challengeName }),
  v.strictObject({
    type: v.literal('note'),
    noteKind: v.picklist(['helpful', 'unhelpful', 'rest-offered']),
    subject: v.literal('config'),
  }),
  v.strictObject({
    type: v.literal('note'),
    noteKind: v.literal('recognition'),
    subject: named(
      /^recognition:((thanks|key|proof|team):[0-9a-f]{64}|week:[0-9a-f]{64}:[\d-]{10}|root:\d{4}-\d\d|me:[0-9a-f-]{36})$/,
    ),
    text: v.strictObject({
      title: v.union([v.literal(''), typedTitle]),
      url: v.literal(''),
      credential: v.exactOptional(credential),
    }),
  }),
]);
export type PlanCommand = v.InferOutput<typeof planCommand>;

import { addDays, type DayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isRestDay, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { HELPING, NOON, OVERWORK, REFLECT_FROM } from '#utils/domain/rules.ts';
import type { DayScore } from '#utils/domain/scoring/day-score.ts';
import { dayAt, isQuiet, latestSettings, minuteOf, profileOf } from '#utils/domain/settings.ts';

/** What must be known to decide whether to ask something. */
export interface PromptContext {
  config: ConfigHistory;
  /** The scores of the last seven days at least, of those that have one; in any order. */
  days: readonly Pick<DayScore, 'day' | 'active' | 'targetReached' | 'tally'>[];
  /** The notes on the config, in the log's order. */
  notes: readonly LedgerEvent[];
  /** The days on which a review was written, or a question put off. */
  settledOn: readonly DayKey[];
  /** The first day of the log; '' for an empty one. */
  first: DayKey;
}

/** The latest days that may show too much work. */
const WEEK_DAYS = 7;

/**
 * Whether nothing may be asked of a person: they rest, it is quiet, or they want no game. A change of the quiet hours
 * holds here at once, since silence changes no score.
 */
export function isQuietNow(now: Moment, config: ConfigHistory): boolean {
  const settings = latestSettings(config.changes);
  return !settings.game || isQuiet(now, settings) || isRestDay(config, dayAt(now, config.changes));
}

/** Whether what comes unasked stays away: nothing may be asked, or it is an off day. */
export function isSilent(now: Moment, config: ConfigHistory): boolean {
  return isQuietNow(now, config) || !isScheduled(config, dayAt(now, config.changes));
}

/**
 * Whether rest is offered: after many active days, or late evenings, of the last seven, today among them. On an off day
 * it may be, since whoever works then has the most use for it.
 */
export function offersRest(context: PromptContext, now: Moment): boolean {
  const { config, days, notes } = context;
  const today = dayAt(now, config.changes);
  const week = days.filter(({ day }) => day > addDays(today, -WEEK_DAYS) && day <= today);
  const active = week.filter(({ active }) => active).length;
  const evenings = week.filter(({ tally }) => (tally.late ?? 0) > 0).length;
  const offered = notes.findLast(({ noteKind }) => noteKind === 'rest-offered');
  return (
    mayAsk(context, now) &&
    (active >= OVERWORK.days || evenings >= OVERWORK.evenings) &&
    (!offered || daysBetween(offered.day, today) >= OVERWORK.apart)
  );
}

/** Whether it is time to ask if this helps. Until it is answered or put away it may be asked on any day. */
export function shouldAskIfHelpful(context: PromptContext, now: Moment): boolean {
  const { config, notes, first } = context;
  const since = notes.findLast(({ noteKind }) => SETTLES.includes(noteKind))?.day ?? first;
  return mayAsk(context, now) && daysBetween(since, dayAt(now, config.changes)) >= HELPING.apart;
}

/** What settles whether this helps, for now: an answer, or that it was put off. */
const SETTLES: readonly LedgerEvent['noteKind'][] = ['helpful', 'unhelpful', 'postponed'];

/**
 * What is offered to a person to whom this does not help: after two “no” in a row to be calm, and after the next one, or
 * if it is calm already, to keep the log alone. It stands on the day of the answer until it is put off; not taken, it
 * comes again only with the next “no”.
 */
export function calmerOffer(context: PromptContext, now: Moment): 'calm' | 'record-only' | undefined {
  const { config, notes } = context;
  const given = yesAndNo(notes);
  const nos = given.length - 1 - given.findLastIndex(({ noteKind }) => noteKind === 'helpful');
  const answeredToday = given.at(-1)?.day === dayAt(now, config.changes);
  const putOff = notes.findLast(({ noteKind }) => SETTLES.includes(noteKind))?.noteKind === 'postponed';
  if (nos < HELPING.nos || !answeredToday || putOff || !mayAsk(context, now)) return undefined;
  const isCalm = profileOf(latestSettings(config.changes)) === 'calm';
  return nos === HELPING.nos && !isCalm ? 'calm' : 'record-only';
}

/**
 * Whether the priority may be asked for: in the morning of a day that expects something. After noon the day has long
 * begun, and found its own way.
 */
export function shouldAskForPriority(context: Pick<PromptContext, 'config' | 'days'>, now: Moment): boolean {
  const { config } = context;
  const today = dayAt(now, config.changes);
  const { dayStart } = settingsFor(config, today);
  // A day's small hours are the end of the one before.
  const isMorning = minuteOf(now) >= dayStart && minuteOf(now) < NOON;
  return isMorning && isScheduled(config, today) && mayAsk(context, now);
}

/** Whether there is a place for a line about the day where nobody asked for it: from the late afternoon on. */
export function offersReflection(context: PromptContext, now: Moment): boolean {
  const { config } = context;
  const { dayStart } = settingsFor(config, dayAt(now, config.changes));
  const minute = minuteOf(now);
  // The hours before the day start are the late evening of their day.
  return mayAsk(context, now) && (minute >= REFLECT_FROM || minute < dayStart);
}

/** Nothing is asked while it is quiet, nor of a day that has reached its target. */
function mayAsk({ config, days }: Pick<PromptContext, 'config' | 'days'>, now: Moment): boolean {
  const today = dayAt(now, config.changes);
  return !isQuietNow(now, config) && !days.some(({ day, targetReached }) => day === today && targetReached);
}

function yesAndNo(notes: readonly LedgerEvent[]): LedgerEvent[] {
  return notes.filter(({ noteKind }) => noteKind === 'helpful' || noteKind === 'unhelpful');
}

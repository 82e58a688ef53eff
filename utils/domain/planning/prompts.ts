import { addDays, type DayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, isRestDay, isScheduled, settingsFor } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { HELPING, NOON, OVERWORK, REFLECT_FROM, TOASTS_AN_HOUR } from '#utils/domain/rules.ts';
import type { DayScore } from '#utils/domain/scoring/day-score.ts';
import { dayAt, isQuiet, latestSettings, minuteOf, profileOf } from '#utils/domain/settings.ts';

/** What is known to whoever wonders whether to ask something. */
export interface PromptContext {
  config: ConfigHistory;
  /** The scores of the last seven days, if they have any; of more days, in any order. */
  days: readonly Pick<DayScore, 'day' | 'active' | 'targetReached' | 'tally'>[];
  /** The acts of type `note`, in the log's order. */
  notes: readonly LedgerEvent[];
  /** The first day of the log. */
  first: DayKey;
}

/** The days that are looked at for too much work. */
const WEEK_DAYS = 7;
const HOUR_MS = 3_600_000;

/**
 * Whether nothing may be asked of a person: they rest (S3), it is quiet (B2), or they want no game (B10). What they said
 * last about quiet hours holds at once, since silence changes no score.
 */
export function isQuietNow(now: Moment, config: ConfigHistory): boolean {
  const said = latestSettings(config.changes);
  return !said.game || isQuiet(now, said) || isRestDay(config, dayAt(now, config.changes));
}

/** B2: whether what comes unasked stays away: a person is left alone, or it is an off day. */
export function isSilent(now: Moment, config: ConfigHistory): boolean {
  return isQuietNow(now, config) || !isScheduled(config, dayAt(now, config.changes));
}

/**
 * Whether a toast may be shown: never while it is silent, nor when there were enough of them within the hour (B3), since
 * then the badge alone tells.
 * @param shown when earlier ones were shown, UTC ms, in any order
 */
export function mayShowToast(shown: readonly number[], now: Moment, config: ConfigHistory): boolean {
  // One that seems still to come was shown before the clock was set back, and must not count until then.
  const lately = shown.filter((at) => at <= now.at && at > now.at - HOUR_MS);
  return !isSilent(now, config) && lately.length < TOASTS_AN_HOUR;
}

/**
 * B7: whether rest is offered: after many active days, or late evenings, of the last seven, today among them. On an off
 * day it may be, since whoever works then has the most use for it.
 */
export function offersRest(known: PromptContext, now: Moment): boolean {
  const today = dayAt(now, known.config.changes);
  const week = known.days.filter(({ day }) => day > addDays(today, -WEEK_DAYS) && day <= today);
  const active = week.filter(({ active }) => active).length;
  const evenings = week.filter(({ tally }) => (tally.late ?? 0) > 0).length;
  const offered = known.notes.findLast(({ noteKind }) => noteKind === 'rest-offered');
  return (
    mayAsk(known, now) &&
    (active >= OVERWORK.days || evenings >= OVERWORK.evenings) &&
    (!offered || daysBetween(offered.day, today) >= OVERWORK.apart)
  );
}

/** B9: whether it is time to ask if this helps. Until it is answered it may be asked on any day. */
export function shouldAskIfHelpful(known: PromptContext, now: Moment): boolean {
  const since = answers(known.notes).at(-1)?.day ?? known.first;
  return mayAsk(known, now) && daysBetween(since, dayAt(now, known.config.changes)) >= HELPING.apart;
}

/**
 * B9: what is offered to a person to whom this does not help: after two “no” in a row to be calm, and after the next one,
 * or if it is calm already, to keep the log alone. It stands on the day of the answer until it is settled by a note that it is postponed;
 * not taken, it comes again with the next “no” only.
 */
export function calmerOffer(known: PromptContext, now: Moment): 'calm' | 'record-only' | undefined {
  const { config, notes } = known;
  const said = answers(notes);
  const nos = said.length - 1 - said.findLastIndex(({ noteKind }) => noteKind === 'helpful');
  const today = dayAt(now, config.changes);
  const answered = said.at(-1)?.day === today;
  const putOff = notes.findLast(({ noteKind }) => LAST_WORDS.includes(noteKind))?.noteKind === 'postponed';
  if (nos < HELPING.nos || !answered || putOff || !mayAsk(known, now)) return undefined;
  const isCalm = profileOf(latestSettings(config.changes)) === 'calm';
  return nos === HELPING.nos && !isCalm ? 'calm' : 'record-only';
}

/**
 * P1: whether the one thing that matters may be asked for: in the morning of a day that expects something. After noon the
 * day has long begun, and found its own way.
 */
export function shouldAskForPriority(known: Pick<PromptContext, 'config' | 'days'>, now: Moment): boolean {
  const today = dayAt(now, known.config.changes);
  const { dayStart } = settingsFor(known.config, today);
  // A day's small hours are the end of the one before.
  const morning = minuteOf(now) >= dayStart && minuteOf(now) < NOON;
  return morning && isScheduled(known.config, today) && mayAsk(known, now);
}

/** Answers, and what puts an offer off. */
const LAST_WORDS: readonly LedgerEvent['noteKind'][] = ['helpful', 'unhelpful', 'postponed'];

/** Whether there is a place for a line about the day where nobody asked for it: from the late afternoon on. */
export function offersReflection(known: PromptContext, now: Moment): boolean {
  const { dayStart } = settingsFor(known.config, dayAt(now, known.config.changes));
  const minute = minuteOf(now);
  // The hours before the day start are the late evening of their day.
  return mayAsk(known, now) && (minute >= REFLECT_FROM || minute < dayStart);
}

/** S3, B2, G4: nothing is asked of whoever is left alone, nor of a day that has come to its goal. */
function mayAsk({ config, days }: Pick<PromptContext, 'config' | 'days'>, now: Moment): boolean {
  const today = dayAt(now, config.changes);
  return !isQuietNow(now, config) && !days.some(({ day, targetReached }) => day === today && targetReached);
}

function answers(notes: readonly LedgerEvent[]): LedgerEvent[] {
  return notes.filter(({ noteKind }) => noteKind === 'helpful' || noteKind === 'unhelpful');
}

import { type DayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import {
  type ConfigHistory,
  daysOfWeek,
  isScheduled,
  settingsFor,
  weekStartOf,
} from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { wasAskedOn } from '#utils/domain/planning/next-prompt.ts';
import { isQuietNow, type PromptContext } from '#utils/domain/planning/prompts.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';
import { CHALLENGE, OLD_DAYS } from '#utils/domain/rules.ts';
import { dayAt, latestSettings, minuteOf } from '#utils/domain/settings.ts';

/**
 * What a person may set themselves for a week: to finish something old, to finish by the early evening on some days, or to
 * break a goal into steps. None brings points, and none is spoken of once its week is over.
 */
export const CHALLENGES = ['old', 'early', 'split'] as const;
export type ChallengeKind = (typeof CHALLENGES)[number];

/** What the log says of challenges; holds no clock. */
export interface ChallengeLog {
  /** The one that was chosen last, and what its days tell of it. */
  chosen?: ChosenChallenge;
  /** The last day on which a choice of them was put away. */
  putOff?: DayKey;
}

/** A challenge that a person has chosen. */
export interface ChosenChallenge {
  /** The id of the event that chose it. */
  id: string;
  kind: ChallengeKind;
  /** The first day of its week. */
  week: DayKey;
  /** The day on which it was chosen. */
  day: DayKey;
  /** Of `early`: the last win of each day since then, of those that have one. */
  lastWins: readonly ({ day: DayKey } & Moment)[];
}

/** What is told of challenges, and asked about them, and by what. */
export interface ChallengeSources {
  log: ChallengeLog;
  context: PromptContext;
  /** Whether nothing is asked now, or the priority is. */
  isLeftAlone: boolean;
}

/** How far the week's challenge has come. */
export interface ChallengeView {
  id: string;
  kind: ChallengeKind;
  done: number;
  /** So much is needed. */
  of: number;
}

const WEEK_DAYS = 7;

/** A choice of challenges for a week, and the subject under which it is put off. */
export interface ChallengeOffer {
  subject: string;
  kinds: ChallengeKind[];
}

/** The subject under which a choice for a week is offered and put off. @param week its first day */
export function challengeOffer(week: DayKey): string {
  return `challenge:${week}`;
}

/** The subject of a challenge that is chosen. @param offer see {@link challengeOffer} */
export function challengeSubject(offer: string, kind: ChallengeKind): string {
  return `${offer}:${kind}`;
}

/** What the events on challenges say, without those that were taken back; in the log's order. */
export function challengeLog(events: readonly LedgerEvent[]): ChallengeLog {
  const chosen = events.findLast(({ noteKind, subject }) => noteKind === 'challenge' && kindIn(subject));
  const putOff = events.findLast(({ noteKind }) => noteKind === 'postponed')?.day;
  const kind = chosen && kindIn(chosen.subject);
  return {
    ...(chosen &&
      kind && {
        chosen: { id: chosen.id, kind, week: weekIn(chosen.subject), day: chosen.day, lastWins: [] },
      }),
    ...(putOff && { putOff }),
  };
}

/**
 * The subject under which challenges are offered, and those that make sense: on the first working days of a week, to
 * somebody who has seen a whole week before, has none for this one, and has not put them away lately. It is the last of
 * all questions: nobody is asked who was asked anything else today, or may look back on the week before.
 */
export function offeredChallenges(
  { context, log: { chosen, putOff }, isLeftAlone }: ChallengeSources,
  now: Moment,
): ChallengeOffer | undefined {
  const { config, first } = context;
  if (isLeftAlone || first === '') return undefined;
  const today = dayAt(now, config.changes);
  const week = weekStartOf(config, today);
  const working = daysOfWeek(config, week).filter((day) => isScheduled(config, day));
  const isDue =
    daysBetween(first, week) >= WEEK_DAYS &&
    chosen?.week !== week &&
    working.slice(0, CHALLENGE.offerDays).includes(today) &&
    (putOff === undefined || daysBetween(putOff, today) >= CHALLENGE.apart) &&
    !isQuietNow(now, config) &&
    !wasAskedOn(today, context) &&
    offeredReview(now, config, () => false) === undefined;
  if (!isDue) return undefined;
  const kinds = CHALLENGES.filter((kind) => {
    // Nobody is asked for what cannot be, nor for what today has already.
    if (kind === 'early') return working.filter((day) => day >= today).length >= CHALLENGE.earlyDays;
    const isDone = context.days.some(({ day, tally }) => day === today && (tally[kind] ?? 0) > 0);
    return !isDone && (kind !== 'old' || daysBetween(first, today) >= OLD_DAYS);
  });
  return kinds.length > 0 ? { subject: challengeOffer(week), kinds } : undefined;
}

/**
 * How far the challenge of this week has come; undefined where there is none.
 */
export function challengeView(
  { log: { chosen }, context: { days, config } }: Pick<ChallengeSources, 'log' | 'context'>,
  now: Moment,
): ChallengeView | undefined {
  const today = dayAt(now, config.changes);
  if (!chosen || chosen.week !== weekStartOf(config, today) || !latestSettings(config.changes).game)
    return undefined;
  const { id, kind, day: since, lastWins } = chosen;
  const counts = ({ day }: { day: DayKey }) => day >= since && day <= today;
  if (kind === 'early') {
    const early = lastWins.filter((last) => counts(last) && isEarly(last, today, now, config));
    return { id, kind, done: Math.min(early.length, CHALLENGE.earlyDays), of: CHALLENGE.earlyDays };
  }
  const isDone = days.some((one) => counts(one) && (one.tally[kind] ?? 0) > 0);
  return { id, kind, done: isDone ? 1 : 0, of: 1 };
}

/** Whether a day's last win came before the evening, and nothing can follow it before that any more. */
function isEarly(
  last: ChosenChallenge['lastWins'][number],
  today: DayKey,
  now: Moment,
  config: ConfigHistory,
): boolean {
  const { dayStart } = settingsFor(config, last.day);
  // The hours before the day start are the night of their day.
  const isEvening = (moment: Moment) =>
    minuteOf(moment) >= CHALLENGE.earlyUntil || minuteOf(moment) < dayStart;
  return !isEvening(last) && (last.day < today || isEvening(now));
}

function kindIn(subject: string): ChallengeKind | undefined {
  return CHALLENGES.find((kind) => subject.endsWith(`:${kind}`));
}

function weekIn(subject: string): DayKey {
  return subject.slice('challenge:'.length).slice(0, '2026-03-02'.length);
}

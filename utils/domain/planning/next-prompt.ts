import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import {
  calmerOffer,
  offersRest,
  type PromptContext,
  shouldAskIfHelpful,
} from '#utils/domain/planning/prompts.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';
import { dayAt } from '#utils/domain/settings.ts';

/** Something that is asked unasked: a review, by its subject; rest; whether this helps; something calmer. */
export type Prompt =
  | { ask: 'review'; subject: string }
  | { ask: 'rest' | 'helpful' | 'calm' | 'record-only' };

/**
 * The one prompt that is due now, if any is. What cares for the person comes first. Whoever has answered one is asked
 * nothing else that day; only what an answer offers at once follows it.
 * @param reviewed subjects of reviews that were written or put off
 */
export function nextPrompt(
  context: PromptContext,
  reviewed: readonly string[],
  now: Moment,
): Prompt | undefined {
  if (context.first === '') return undefined;
  const calmer = calmerOffer(context, now);
  if (calmer) return { ask: calmer };
  if (wasAskedOn(dayAt(now, context.config.changes), context)) return undefined;
  if (offersRest(context, now)) return { ask: 'rest' };
  if (shouldAskIfHelpful(context, now)) return { ask: 'helpful' };
  const review = offeredReview(now, context.config, (subject) => reviewed.includes(subject));
  return review === undefined ? undefined : { ask: 'review', subject: review };
}

/** What a person says to a question, where that is not put off. */
const REPLIES: readonly LedgerEvent['noteKind'][] = ['helpful', 'unhelpful', 'rest-offered'];

/** Whether a question was answered on a day, or put off. */
export function wasAskedOn(today: DayKey, { notes, settledOn }: PromptContext): boolean {
  return (
    settledOn.includes(today) ||
    notes.some(({ day, noteKind }) => day === today && REPLIES.includes(noteKind))
  );
}

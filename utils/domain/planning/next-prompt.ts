import type { Moment } from '#utils/domain/calendar.ts';
import {
  calmerOffer,
  offersRest,
  type PromptContext,
  shouldAskIfHelpful,
} from '#utils/domain/planning/prompts.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';

/** Something that is asked unasked: a review, by its subject; rest; whether this helps; something calmer. */
export type Prompt =
  | { ask: 'review'; subject: string }
  | { ask: 'rest' | 'helpful' | 'calm' | 'record-only' };

/**
 * The one prompt that is due now, if any is. What cares for the person comes first.
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
  if (offersRest(context, now)) return { ask: 'rest' };
  if (shouldAskIfHelpful(context, now)) return { ask: 'helpful' };
  const review = offeredReview(now, context.config, (subject) => reviewed.includes(subject));
  return review === undefined ? undefined : { ask: 'review', subject: review };
}

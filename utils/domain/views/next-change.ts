import { MINUTE_MS, type Moment, nextOnClock, type OffsetAt } from '#utils/domain/calendar.ts';
import {
  CHALLENGE,
  NOON,
  REFLECT_FROM,
  REFUND_MS,
  REVIEW_FROM,
  TIMER_GRACE_MINUTES,
} from '#utils/domain/rules.ts';
import { dayStartsNear, latestSettings } from '#utils/domain/settings.ts';
import type { Snapshot } from '#utils/domain/views/dashboard.ts';

/**
 * The next moment (UTC ms) at which what a page shows may change by the clock alone: a day, a week or a rest begins or
 * ends, and so do quiet hours, a question, a timer, or the time in which a reward can be given back. Until then a page
 * need not be painted again for the sake of the clock.
 */
export function nextChange({ config, totals, plan }: Snapshot, now: Moment, offsetAt: OffsetAt): number {
  const { from, to } = latestSettings(config.changes).quietHours;
  // A day that ended early is one from then on.
  const evening = plan.challenges.chosen?.kind === 'early' ? [CHALLENGE.earlyUntil] : [];
  const dayStarts = dayStartsNear(now, config.changes);
  const onTheWall = nextOnClock(
    now.at,
    [...dayStarts, from, to, NOON, REVIEW_FROM, REFLECT_FROM, ...evening],
    offsetAt,
  );
  // Of a journey the days are counted by the clock of where it began as well.
  const began = totals?.streaks.last?.moment.offset ?? now.offset;
  const moments = [
    onTheWall,
    nextOnClock(now.at, dayStarts, () => began),
    ...plan.redeemed.map(({ at }) => at + REFUND_MS + 1),
    ...(plan.timer ? endsOf(plan.timer) : []),
  ];
  return Math.min(...moments.filter((at) => at > now.at));
}

/** When a timer ends, and when that was so long ago that nobody knows what came after it. */
function endsOf({ startedAt, planned }: { startedAt: number; planned: number }): number[] {
  const end = startedAt + planned * MINUTE_MS;
  return [end, end + TIMER_GRACE_MINUTES * MINUTE_MS + 1];
}

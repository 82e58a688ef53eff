import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { AWAY_DAYS } from '#utils/domain/scoring/counters.ts';
import type { DayScore } from '#utils/domain/scoring/day-score.ts';

/**
 * Whether a day is that of a return: there were wins, and none within the days before it that make a pause. What is
 * finished on the day itself changes nothing of that.
 * @param wins all there were until the end of the day
 * @param days with a score, in any order; of the latest week before the day, all
 */
export function isReturning(
  wins: number,
  days: readonly Pick<DayScore, 'day' | 'wins'>[],
  today: DayKey,
): boolean {
  const todays = days.find(({ day }) => day === today)?.wins ?? 0;
  const pause = addDays(today, -AWAY_DAYS);
  return wins > todays && !days.some(({ day, wins }) => wins > 0 && pause < day && day < today);
}

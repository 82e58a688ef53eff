import { BASE_POINTS, BATCH_FACTORS, BATCH_GOAL_WINS, BATCH_PAUSE_MS } from './constants.ts';
import { type Credit, compare } from './credits.ts';

/** A credit with what its place in its batch makes of it (P2). */
export interface ScoredCredit extends Credit {
  points: number;
  /** Whether it counts for the daily goal. */
  forGoal: boolean;
}

/**
 * Scores the credits of one day (P2); answers with them in order of time. What one is worth depends on all of them,
 * so it is never kept: a win that comes late or is taken back moves the others to other places.
 * @param credits every credit of that day, in any order
 */
export function scoreCredits(credits: readonly Credit[]): ScoredCredit[] {
  let place = 0;
  let previous = Number.NEGATIVE_INFINITY;
  return credits
    .toSorted((a, b) => a.at - b.at || compare(a.id, b.id))
    .map((credit) => {
      place = credit.at - previous <= BATCH_PAUSE_MS ? place + 1 : 1;
      previous = credit.at;
      const points = batchPoints(place, BASE_POINTS[credit.kind]);
      return { ...credit, points, forGoal: place <= BATCH_GOAL_WINS };
    });
}

/**
 * P2: the points of a win.
 * @param place in its batch, counted from 1
 * @param base points that it would have alone; what has none is worth none anywhere
 */
export function batchPoints(place: number, base: number): number {
  const factor = BATCH_FACTORS.find(({ upTo }) => place <= upTo)?.factor ?? 0;
  return factor && Math.min(base, Math.max(1, Math.floor(base * factor)));
}

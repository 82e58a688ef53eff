/** A level and the way through it, in points. */
export interface Level {
  level: number;
  /** Points gained since this level began. */
  into: number;
  /** Points from the start of this level to the next. */
  need: number;
}

/** Points from level L to L + 1. */
export function levelNeed(level: number): number {
  return 25 + 20 * (level - 1) + (level - 1) ** 2;
}

/** Total points at which a level begins; the closed form of the sum of {@link levelNeed} below it. */
export function levelStart(level: number): number {
  const below = level - 1;
  return 25 * below + 10 * below * (below - 1) + ((below - 1) * below * (2 * below - 1)) / 6;
}

/** The level that a total of points has reached. */
export function levelOf(total: number): Level {
  let level = 1;
  while (levelStart(level + 1) <= total) level++;
  return { level, into: total - levelStart(level), need: levelNeed(level) };
}

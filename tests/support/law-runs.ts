/** The share of runs that a zone has: one has them all, the others a part; see the config of the unit tests. */
const SHARE = Number(process.env.LAW_SHARE ?? 1);

/** How many random logs a law meets in this zone. @param all where it meets them all */
export function lawRuns(all: number): number {
  return Math.ceil(all * SHARE);
}

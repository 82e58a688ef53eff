import type { Win } from '#utils/domain/scoring/win.ts';

/** Wins that one may name. */
const MOST = 20;

/** The wins that may be named, of those with one title the latest. @param wins the latest first */
export function namedWins(wins: readonly Win[]): Win[] {
  const byTitle = Map.groupBy(wins, ({ title }) => title);
  return [...byTitle].flatMap(([title, [latest]]) => (title && latest ? [latest] : [])).slice(0, MOST);
}

import type { Month } from '#utils/domain/calendar.ts';
import { type SignedCard, targetDays } from '#utils/domain/recognition/week-card.ts';
import { monthOfWeek } from '#utils/domain/recognition/weeks.ts';

/** Members whose cards a sum has at the least: of two, each could work out the other's. */
export const SHOWN_FROM = 3;

/**
 * The whole target days that a team has reached together in a month, of each member and week the fullest card; undefined
 * as long as too few members have given one, then nothing is said at all.
 */
export function sumTogether(team: string, month: Month, cards: readonly SignedCard[]): number | undefined {
  const own = cards.filter((card) => card.team === team && monthOfWeek(card.week) === month);
  const best = new Map<string, number>();
  for (const card of own) {
    const key = `${card.signer} ${card.week}`;
    best.set(key, Math.max(best.get(key) ?? 0, targetDays(card)));
  }
  if (new Set(own.map(({ signer }) => signer)).size < SHOWN_FROM) return undefined;
  return Math.floor([...best.values()].reduce((sum, days) => sum + days, 0) / 100);
}

/**
 * What is shown of a month. @param mark what was shown of it before, so that nothing that goes makes it less; undefined if
 * nothing was
 */
export function shownTogether(sum: number | undefined, mark: number | undefined): number | undefined {
  return sum === undefined || mark === undefined ? (sum ?? mark) : Math.max(sum, mark);
}

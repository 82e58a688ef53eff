import type { LedgerEvent } from '#utils/domain/event.ts';
import { REFUND_MS } from '#utils/domain/rules.ts';

/** What the events of a day tell besides its credits. */
export interface DayFacts {
  /** Wins that the person took back for good. */
  voided: number;
  /** How often the log was saved as a file. */
  exported: number;
  /** How often the log was verified. */
  checked: number;
  /** Points spent on rewards, without those given back in time. */
  spent: number;
}

/** What of goals falls on a day. */
export interface GoalFacts {
  /** Goals that were broken down into enough steps. */
  split: number;
  /** Goals reached with enough steps over enough days. */
  reached: number;
  /** Points for those reached. */
  points: number;
}

export const NO_GOALS: GoalFacts = { split: 0, reached: 0, points: 0 };

/**
 * What the events of a day tell besides its credits.
 * @param find the event that a `void` took away
 * @param voidOf the `void` that took an event away, if there is one
 */
export function dayFacts(
  events: readonly LedgerEvent[],
  find: (ref: string) => LedgerEvent | undefined,
  voidOf: (event: LedgerEvent) => LedgerEvent | undefined,
): DayFacts {
  const count = (is: (event: LedgerEvent) => boolean) => events.filter(is).length;
  const spent = events.filter((event) => event.type === 'redeem' && !isRefunded(event, voidOf(event)));
  return {
    // What a site refused, to finish or to open again, is voided as well, and not by the person.
    voided: count(
      ({ type, ref, refused, moved }) =>
        type === 'void' && !refused && !moved && find(ref ?? '')?.type === 'complete',
    ),
    exported: count(({ noteKind }) => noteKind === 'exported'),
    checked: count(({ noteKind }) => noteKind === 'log-checked'),
    spent: spent.reduce((sum, { price = 0 }) => sum + price, 0),
  };
}

function isRefunded(event: LedgerEvent, voidedBy: LedgerEvent | undefined): boolean {
  return voidedBy !== undefined && isRefundable(event, voidedBy.at);
}

/**
 * Whether a reward that was redeemed can be given back at a moment, by an event that voids it. A clock that was set back
 * in between takes nobody's time away.
 * @param now UTC ms
 */
export function isRefundable({ at }: Pick<LedgerEvent, 'at'>, now: number): boolean {
  return now - at <= REFUND_MS;
}

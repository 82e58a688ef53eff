import type { LedgerEvent } from '#utils/domain/event.ts';
import { REFUND_MS } from '#utils/domain/rules.ts';

/**
 * R1: whether a reward that was taken can be given back at a moment, by an act that voids it. A clock that was set back
 * in between takes nobody's time away.
 * @param now UTC ms
 */
export function isRefundable({ at }: Pick<LedgerEvent, 'at'>, now: number): boolean {
  return now - at <= REFUND_MS;
}

import { dayKey, localOffset } from '#utils/domain/calendar.ts';
import { findCarried } from '#utils/domain/recognition/carrier.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { readTeam, type Team } from '#utils/domain/recognition/team.ts';
import { refusalOfCard } from '#utils/domain/recognition/week-card.ts';
import type { ShownTogether } from '#utils/pages/recognition/read-together.ts';
import type { VerifiedCredential } from '#utils/pages/recognition/verify.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';

/** What somebody handed in, and why not if it is refused. */
export type HandedIn =
  | VerifiedCredential
  | { kind: 'card'; card: VerifiedCard }
  | { kind: 'team'; team: Team }
  | { refusal: Refusal };

/**
 * Checks a text with a line of ours in it, or a JWT.
 * @param together what of week cards is here already @param now UTC ms
 */
export async function checkHandedIn(
  text: string,
  { teams, cards }: Pick<ShownTogether, 'teams' | 'cards'>,
  now: number,
): Promise<HandedIn> {
  const carried = findCarried(text);
  if ('refusal' in carried) return carried;
  if ('invitation' in carried) {
    const team = readTeam(carried.invitation);
    return team ? { kind: 'team', team } : { refusal: 'damaged' };
  }
  if ('card' in carried) {
    const { verifyCard } = await import('#utils/pages/recognition/verify-card.ts');
    const card = await verifyCard(carried.card, now);
    if ('refusal' in card) return card;
    const refusal = refusalOfCard(card, teams, cards, dayKey(now, localOffset(now), 0));
    return refusal ? { refusal } : { kind: 'card', card };
  }
  const { verifyCredential } = await import('#utils/pages/recognition/verify.ts');
  return verifyCredential(carried, now);
}

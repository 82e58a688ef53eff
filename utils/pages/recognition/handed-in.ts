import { dayKey, localOffset } from '#utils/domain/calendar.ts';
import { type Carried, findCarried } from '#utils/domain/recognition/carrier.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { readTeam, type Team } from '#utils/domain/recognition/team.ts';
import { refusalOfCard } from '#utils/domain/recognition/week-card.ts';
import type { ShownTogether } from '#utils/pages/recognition/read-together.ts';
import type { OwnProof, Received } from '#utils/pages/recognition/received.ts';
import type { VerifiedCredential } from '#utils/pages/recognition/verify.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';

/** What somebody handed in, and why not if it is refused. */
export type HandedIn =
  | VerifiedCredential
  | { kind: 'card'; card: VerifiedCard }
  | { kind: 'team'; team: Team }
  | { refusal: Refusal };

/** What is here already. */
interface Here extends ShownTogether {
  received?: readonly Received[];
  proofs?: readonly OwnProof[];
}

/**
 * Checks a text with lines of ours in it, or a JWT. Of several it is the first that can be kept, or else the first proof,
 * which is only looked at, or else whatever the first is refused for.
 * @param now UTC ms
 */
export async function checkHandedIn(text: string, here: Here, now: number): Promise<HandedIn> {
  const others: HandedIn[] = [];
  for (const carried of findCarried(text)) {
    const found = 'refusal' in carried ? carried : await check(carried, here, now);
    if (!('refusal' in found) && found.kind !== 'proof') return found;
    others.push(found);
  }
  return others.find((one) => !('refusal' in one)) ?? others[0] ?? { refusal: 'prefix' };
}

async function check(carried: Carried, here: Here, now: number): Promise<HandedIn> {
  if ('invitation' in carried) {
    const [team] = carried.invitation.flatMap((one) => readTeam(one) ?? []);
    if (!team) return { refusal: 'damaged' };
    return here.teams.some(({ id }) => id === team.id) ? { refusal: 'joined' } : { kind: 'team', team };
  }
  if ('card' in carried) {
    const { verifyCard } = await import('#utils/pages/recognition/verify-card.ts');
    const card = await verifyCard(carried.card, now);
    if ('refusal' in card) return card;
    const refusal = refusalOfCard(card, here.teams, here.cards, dayKey(now, localOffset(now), 0));
    return refusal ? { refusal } : { kind: 'card', card };
  }
  const { verifyCredential } = await import('#utils/pages/recognition/verify.ts');
  const found = await verifyCredential(carried, now);
  return 'refusal' in found || !isKept(found, here) ? found : { refusal: 'known' };
}

/** Whether thanks are kept already, or an endorsement is in the proof of the person's own that it is of. */
function isKept(found: VerifiedCredential, { received = [], proofs = [] }: Here): boolean {
  if (found.kind === 'thanks')
    return received.some(({ thanks }) => 'subject' in thanks && thanks.subject === found.subject);
  if (found.kind === 'proof') return false;
  return proofs.some(
    ({ proof }) =>
      'endorsements' in proof &&
      proof.id === found.of &&
      proof.endorsements.some(({ signer, words }) => signer === found.signer && words === found.words),
  );
}

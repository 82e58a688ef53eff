import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { cardSignerOf } from '#utils/domain/recognition/signer.ts';
import { readCard, type SignedCard } from '#utils/domain/recognition/week-card.ts';
import { pack, unpack } from '#utils/pages/recognition/pack.ts';
import { verifyJws } from '#utils/pages/recognition/verify-jws.ts';

/** A week card of which the signature holds. */
export interface VerifiedCard extends SignedCard {
  /** Packed. */
  credential: string;
}

/** Checks a week card that was handed in. @param now UTC ms */
export async function verifyCard(jws: string, now: number): Promise<VerifiedCard | { refusal: Refusal }> {
  try {
    return await verify(jws, await pack(jws), now);
  } catch {
    return { refusal: 'damaged' };
  }
}

/** Those that hold of cards that are kept. */
export async function verifyKeptCards(credentials: readonly string[]): Promise<VerifiedCard[]> {
  const checked = await Promise.all(
    credentials.map(async (credential) => {
      const card = await unpack(credential)
        .then((jws) => verify(jws, credential))
        .catch(() => undefined);
      return card && !('refusal' in card) ? [card] : [];
    }),
  );
  return checked.flat();
}

async function verify(
  jws: string,
  credential: string,
  now?: number,
): Promise<VerifiedCard | { refusal: Refusal }> {
  const signed = await verifyJws(jws, cardSignerOf, now);
  if ('refusal' in signed) return signed;
  const card = readCard(signed.payload);
  return card ? { ...card, signer: fingerprint(signed.key), credential } : { refusal: 'cardShape' };
}

import { AT } from '#tests/support/signed.ts';
import { checkHandedIn, type HandedIn } from '#utils/pages/recognition/handed-in.ts';
import type { VerifiedProof } from '#utils/pages/recognition/verify.ts';

/** Checks a text where nothing is here yet. @param now UTC ms */
export function verifyAlone(text: string, now: number): Promise<HandedIn> {
  return checkHandedIn(text, { teams: [], cards: [] }, now);
}

/** The proof that a JWT is, a minute after samples were signed. @throws if it is refused, or no proof */
export async function checkedProof(token: string): Promise<VerifiedProof> {
  const read = await verifyAlone(token, AT + 60_000);
  if ('refusal' in read || read.kind !== 'proof') throw new Error(JSON.stringify(read));
  return read;
}

import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { type PublicKey, publicKey, readKeyId } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/**
 * The key by which a JWT must be signed, as its header says, if that belongs to its issuer: the DID in `kid`, the claim
 * `iss` and the credential's `issuer.id` must be one. Other verifiers do not ask for that, and take anybody's word.
 */
export function signerOf(
  header: Record<string, unknown>,
  payload: Record<string, unknown>,
): { key: PublicKey } | { refusal: Refusal } {
  const { alg, kid, jwk, crit } = header;
  if (alg === undefined || String(alg).toLowerCase() === 'none') return { refusal: 'unsigned' };
  // What is critical (RFC 7515, 4.1.11) may change what is signed, and we know nothing of that kind.
  if (alg !== 'ES256' || crit !== undefined) return { refusal: 'algorithm' };
  const named = readKeyId(kid);
  if (!named) return { refusal: 'key' };
  const { did, key } = named;
  if (jwk !== undefined) {
    const embedded = publicKey(jwk);
    if (embedded?.x !== key.x || embedded.y !== key.y) return { refusal: 'key' };
  }
  const { iss, issuer } = payload;
  const issuerId = typeof issuer === 'string' ? issuer : fieldsOf(issuer).id;
  return iss === did && issuerId === did ? { key } : { refusal: 'issuer' };
}

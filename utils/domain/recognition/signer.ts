import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { fingerprint, type PublicKey, publicKey, readKeyId } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** What a header and a payload say of who signed them. */
export type SignerOf = (
  header: Record<string, unknown>,
  payload: Record<string, unknown>,
) => { key: PublicKey } | { refusal: Refusal };

/**
 * The key by which a JWT must be signed, as its header says, if that belongs to its issuer: the DID in `kid`, the claim
 * `iss` and the credential's `issuer.id` must be one. Other verifiers do not ask for that, and take anybody's word.
 */
export const signerOf: SignerOf = (header, payload) => {
  const refusal = refusalOfAlgorithm(header);
  if (refusal) return { refusal };
  const { kid, jwk } = header;
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
};

/** The same of a week card, which must be short: its header has the key once, and `iss` is the key's fingerprint. */
export const cardSignerOf: SignerOf = (header, { iss }) => {
  const refusal = refusalOfAlgorithm(header);
  if (refusal) return { refusal };
  const key = publicKey(header.jwk);
  if (!key) return { refusal: 'key' };
  return iss === fingerprint(key) ? { key } : { refusal: 'issuer' };
};

function refusalOfAlgorithm({ alg, crit }: Record<string, unknown>): Refusal | undefined {
  if (alg === undefined || String(alg).toLowerCase() === 'none') return 'unsigned';
  // What is critical (RFC 7515, 4.1.11) may change what is signed, and we know nothing of that kind.
  return alg !== 'ES256' || crit !== undefined ? 'algorithm' : undefined;
}

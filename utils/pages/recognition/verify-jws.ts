import { compactVerify } from 'jose';
import { fromBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { jwkOf, type PublicKey, parseJson } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import type { SignerOf } from '#utils/domain/recognition/signer.ts';
import { refusalOfTimes } from '#utils/domain/recognition/times.ts';

/** What somebody signed, and by which key. */
export interface Signed {
  payload: Record<string, unknown>;
  key: PublicKey;
}

/**
 * Checks a compact JWS: its algorithm, whose key it names, the signature, and its times.
 * @param signerOf says whose it is @param now UTC ms; undefined for what is kept, of which the times are asked no more
 */
export async function verifyJws(
  jws: string,
  signerOf: SignerOf,
  now?: number,
): Promise<Signed | { refusal: Refusal }> {
  const [header, payload] = jws.split('.').map(fieldsIn);
  if (!header || !payload) return { refusal: 'damaged' };
  const signed = signerOf(header, payload);
  if ('refusal' in signed) return signed;
  const refusal =
    (await refusalOfSignature(jws, signed.key)) ??
    (now === undefined ? undefined : refusalOfTimes(payload, now));
  return refusal ? { refusal } : { payload, key: signed.key };
}

/** What a part of a JWS says; undefined if that is no object. */
function fieldsIn(part: string): Record<string, unknown> | undefined {
  const bytes = fromBase64url(part);
  const value = bytes && parseJson(bytes);
  return typeof value === 'object' && value !== null ? fieldsOf(value) : undefined;
}

async function refusalOfSignature(jws: string, key: PublicKey): Promise<Refusal | undefined> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  // Coordinates of no point on the curve are no key.
  const verifying = await crypto.subtle
    .importKey('jwk', jwkOf(key), algorithm, false, ['verify'])
    .catch(() => undefined);
  if (!verifying) return 'key';
  const isWhole = await compactVerify(jws, verifying, { algorithms: ['ES256'] }).then(
    () => true,
    () => false,
  );
  return isWhole ? undefined : 'altered';
}

import { type CompactJWSHeaderParameters, CompactSign } from 'jose';
import { didOf, jwkOf, keyIdOf } from '#utils/domain/recognition/public-key.ts';
import type { OwnKey } from '#utils/pages/recognition/key-store.ts';

/**
 * Signs the very bytes of a payload as a JWT. The header names the key twice, since some verifiers look for `kid` and some
 * for `jwk`, and has nothing else but what Open Badges 3.0 allows.
 */
export function signPayload(payload: string, key: OwnKey): Promise<string> {
  const { public: open } = key;
  return sign(payload, key, { kid: keyIdOf(didOf(open)), jwk: jwkOf(open), typ: 'JWT' });
}

/** Signs the payload of a week card, as short as a JWS can be from which its key is to be read. */
export function signCard(payload: string, key: OwnKey): Promise<string> {
  return sign(payload, key, { jwk: jwkOf(key.public) });
}

function sign(
  payload: string,
  { secret }: OwnKey,
  header: Omit<CompactJWSHeaderParameters, 'alg'>,
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'ES256', ...header })
    .sign(secret);
}

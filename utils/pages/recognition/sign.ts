import { CompactSign } from 'jose';
import { didOf, jwkOf, keyIdOf } from '#utils/domain/recognition/public-key.ts';
import type { OwnKey } from '#utils/pages/recognition/key-store.ts';

/**
 * Signs the very bytes of a payload as a JWT. The header names the key twice, since some verifiers look for `kid` and some
 * for `jwk`, and has nothing else but what Open Badges 3.0 allows.
 */
export function signPayload(payload: string, { secret, public: open }: OwnKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'ES256', kid: keyIdOf(didOf(open)), jwk: jwkOf(open), typ: 'JWT' })
    .sign(secret);
}

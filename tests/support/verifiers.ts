import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { verifyJWT } from 'did-jwt';
import { keyIdOf, readKeyId } from '#utils/domain/recognition/public-key.ts';

/** Whether a JWT is what was signed, by Node's own cryptography and the key in its header. */
export function holdsForNode(jwt: string): boolean {
  const [head = '', body, signature = ''] = jwt.split('.');
  const { jwk } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { jwk: JsonWebKey };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.from(`${head}.${body}`);
  return verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
}

const resolver = {
  async resolve(name: string) {
    const id = keyIdOf(name);
    const read = readKeyId(id);
    if (!read) throw new Error('no did:jwk');
    const publicKeyJwk = { kty: 'EC', crv: 'P-256', ...read.key };
    return {
      didResolutionMetadata: {},
      didDocumentMetadata: {},
      didDocument: {
        id: name,
        verificationMethod: [{ id, type: 'JsonWebKey2020', controller: name, publicKeyJwk }],
        assertionMethod: [id],
        authentication: [id],
      },
    };
  },
};

/** A JWT as did-jwt finds it, with a resolver of `did:jwk`. @param now UTC ms @throws what is wrong with it */
export function byDidJwt(jwt: string, now: number) {
  return verifyJWT(jwt, { resolver, policies: { now: now / 1000 } });
}

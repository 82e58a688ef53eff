import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { AT, DRAFT, LABELS } from '#tests/support/signed.ts';
import { byDidJwt, holdsForNode } from '#tests/support/verifiers.ts';
import { didOf } from '#utils/domain/recognition/public-key.ts';
import { thanksPayload } from '#utils/domain/recognition/thanks.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey } from '#utils/pages/recognition/own-key.ts';
import { signPayload } from '#utils/pages/recognition/sign.ts';

/** Any object of JSON. */
type Json = Record<string, unknown>;

let did = '';
let token = '';
let header: Json;
let payload: Json;

beforeAll(async () => {
  await makeKey('a bicycle, a violin', AT);
  const key = await readOwnKey();
  if (!key) throw new Error('no key');
  did = didOf(key.public);
  const [credential, subject, achievement] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const chance = { credential, subject, achievement, salt: '00ff' };
  token = await signPayload(JSON.stringify(thanksPayload(DRAFT, chance, LABELS, did, AT)), key);
  [header, payload] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString())) as [Json, Json];
});

/** One sign of what is signed is another. */
function altered(): string {
  const [head, body = '', signature] = token.split('.');
  const text = Buffer.from(body, 'base64url').toString().replace('calm', 'loud');
  return [head, Buffer.from(text).toString('base64url'), signature].join('.');
}

describe('what we signed holds for verifiers that know nothing of us', () => {
  it('by Node’s own cryptography and the key in the header', () => {
    expect(holdsForNode(token)).toBe(true);
    expect(holdsForNode(altered())).toBe(false);
  });

  it('by did-jwt and a resolver of did:jwk', async () => {
    const verified = await byDidJwt(token, AT + 60_000);
    expect(verified).toMatchObject({ verified: true, issuer: did });
    expect(verified.payload.jti).toBe(payload.id);
    await expect(byDidJwt(altered(), AT + 60_000)).rejects.toThrow(/invalid_signature/);
    await expect(byDidJwt(token, AT - 3_600_000)).rejects.toThrow(/nbf/);
  });
});

/** What 1EdTech's public validator asks of an Open Badges 3.0 credential, as of its version 1.11.0 (July 2026). */
describe('the rules of the Open Badges validator', () => {
  const subject = () => payload.credentialSubject as Json;

  it('the header has an algorithm that it takes, a key that it finds, and nothing else', () => {
    expect(Object.keys(header).sort()).toEqual(['alg', 'jwk', 'kid', 'typ']);
    expect(['RS256', 'ES256']).toContain(header.alg);
    expect(header.typ).toBe('JWT');
    expect(header.kid).toMatch(/^did:jwk:[\w-]+#0$/);
    expect(Object.keys(header.jwk as Json).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('the claims of the JWT are those of the credential', () => {
    expect(payload).toMatchObject({ iss: did, jti: payload.id, sub: subject().id });
    expect(payload.nbf).toBe(Date.parse(String(payload.validFrom)) / 1000);
    expect(payload.issuer).toEqual({ id: did, type: ['Profile'] });
    expect(payload).not.toHaveProperty('vc');
  });

  it('contexts and types are the first that it asks for, in its order', () => {
    expect(payload['@context']).toEqual([
      'https://www.w3.org/ns/credentials/v2',
      expect.stringMatching(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d+\.json$/),
    ]);
    expect(payload.type).toEqual(['VerifiableCredential', 'OpenBadgeCredential']);
    expect(payload.validFrom).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(payload.id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('the subject has an id, an identifier, and an achievement with all that it must have', () => {
    const { type, id, identifier, achievement } = subject();
    expect(type).toEqual(['AchievementSubject']);
    expect(id).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(identifier).toEqual([
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/),
        identityType: 'emailAddress',
        salt: '00ff',
      },
    ]);
    expect(achievement).toEqual({
      id: expect.stringMatching(/^urn:uuid:/),
      type: ['Achievement'],
      name: LABELS.name,
      description: LABELS.description,
      criteria: { narrative: LABELS.criteria },
    });
  });

  it('evidence is typed, and nothing has a property of our own', () => {
    expect(payload.evidence).toEqual([{ type: ['Evidence'], id: DRAFT.url, name: DRAFT.title }]);
    expect(Object.keys(payload).sort()).toEqual(
      [
        ...['@context', 'id', 'type', 'name', 'issuer', 'validFrom', 'credentialSubject', 'evidence'],
        ...['iss', 'jti', 'sub', 'nbf'],
      ].sort(),
    );
    expect(Object.keys(subject()).sort()).toEqual(['achievement', 'id', 'identifier', 'narrative', 'type']);
  });
});

import { createSign, generateKeyPairSync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, DRAFT, headerOf, jwt, payloadOf, type Signer, signer } from '#tests/support/signed.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { didOf, fingerprint, keyIdOf } from '#utils/domain/recognition/public-key.ts';
import { isNamed } from '#utils/domain/recognition/recipient.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { checkHandedIn } from '#utils/pages/recognition/handed-in.ts';
import { pack, unpack } from '#utils/pages/recognition/pack.ts';
import { type VerifiedThanks, verifyKept } from '#utils/pages/recognition/verify.ts';

const giver = signer();
const NOW = AT + 60_000;

const base64url = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');

async function carried(token: string): Promise<string> {
  return `Thank you, Mira.\n\n${carrierLine(await pack(token))}\n\nBest wishes`;
}

/** What a text is checked as, which holds thanks or nothing. */
async function verifyHandedIn(text: string, now: number): Promise<VerifiedThanks | { refusal: Refusal }> {
  const handedIn = await checkHandedIn(text, { teams: [], cards: [] }, now);
  if (!('refusal' in handedIn) && handedIn.kind !== 'thanks') throw new Error('not thanks');
  return handedIn;
}

/** Another form of the same claims. */
function changed(change: Record<string, unknown>, by: Signer = giver): string {
  return jwt(by, { ...payloadOf(by), ...change });
}

describe('thanks that were signed elsewhere', () => {
  it('are read from a line in a text, and from a JWT', async () => {
    const token = jwt(giver);
    for (const text of [await carried(token), `  ${token}\n`]) {
      expect(await verifyHandedIn(text, NOW)).toMatchObject({
        words: DRAFT.words,
        title: DRAFT.title,
        url: DRAFT.url,
        at: Math.floor(AT / 1000) * 1000,
        signer: fingerprint(giver.public),
        jwt: token,
      });
    }
  });

  it('say whom they are for to nobody who does not know it', async () => {
    const token = jwt(giver);
    expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).not.toContain('mira');
    const read = await verifyHandedIn(token, NOW);
    if (!('identifiers' in read)) throw new Error('no thanks');
    const isFor = (...names: string[]) => read.identifiers.some((one) => isNamed(one, names));
    expect(isFor(' Mira@Example.com ')).toBe(true);
    expect(isFor('mira', 'mira@example.org')).toBe(false);
    expect(isFor()).toBe(false);
  });

  it('name no title and no link unless these are given', () => {
    expect(payloadOf(giver, { title: '', url: '' })).not.toHaveProperty('evidence');
    expect(payloadOf(giver, { url: '' }).evidence).toEqual([{ type: ['Evidence'], name: DRAFT.title }]);
  });

  it('need little more than half the characters in a line', async () => {
    const token = jwt(giver);
    expect((await pack(token)).length).toBeLessThan(token.length * 0.6);
  });

  it('stay what they are when they are kept, also after they would have expired', async () => {
    const token = changed({ validUntil: '2026-11-28T00:00:00Z' });
    const read = await verifyHandedIn(token, NOW);
    if ('refusal' in read) throw new Error(read.refusal);
    expect(await verifyKept(read.credential, 'thanks')).toEqual(read);
  });
});

describe('what was tampered with is refused for what it is', () => {
  const other = signer();
  const { did } = other;

  function rs256(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const header = { ...headerOf(giver), alg: 'RS256' };
    const signed = [header, payloadOf(giver)].map((part) => base64url(JSON.stringify(part))).join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(privateKey).toString('base64url')}`;
  }

  function unsigned(alg: string): string {
    const parts = [{ ...headerOf(giver), alg }, payloadOf(giver)];
    return `${parts.map((part) => base64url(JSON.stringify(part))).join('.')}.`;
  }

  function flipped(): string {
    const [header, payload = '', signature] = jwt(giver).split('.');
    const bytes = Buffer.from(payload, 'base64url');
    const place = bytes.indexOf('calm');
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return [header, base64url(bytes), signature].join('.');
  }

  const TAMPERED: [string, Refusal, () => string | Promise<string>][] = [
    ['a flipped byte', 'altered', flipped],
    ['a flipped byte in a line', 'altered', async () => carried(flipped())],
    [
      'the signature of something else',
      'altered',
      () => {
        const [header, payload] = jwt(giver).split('.');
        return [header, payload, jwt(giver, payloadOf(giver, { words: 'No' })).split('.')[2]].join('.');
      },
    ],
    ['another issuer in the claim', 'issuer', () => changed({ iss: did })],
    ['another issuer in the credential', 'issuer', () => changed({ issuer: { id: did, type: ['Profile'] } })],
    ['another issuer in both', 'issuer', () => changed({ iss: did, issuer: did })],
    ['no issuer', 'issuer', () => changed({ iss: undefined, issuer: undefined })],
    [
      'another key than the one it names',
      'key',
      () => jwt(giver, payloadOf(giver), { ...headerOf(giver), jwk: headerOf(other).jwk }),
    ],
    ['somebody else’s name for a key', 'altered', () => jwt(other, payloadOf(giver), headerOf(giver))],
    ['no key', 'key', () => jwt(giver, payloadOf(giver), { alg: 'ES256', typ: 'JWT' })],
    [
      'a key that must be asked for',
      'key',
      () => jwt(giver, payloadOf(giver), { ...headerOf(giver), kid: 'https://example.com/key#0' }),
    ],
    [
      'coordinates of no point',
      'key',
      () => {
        const nowhere = {
          x: base64url(new Uint8Array(32).fill(1)),
          y: base64url(new Uint8Array(32).fill(2)),
        };
        const forged = { ...giver, public: nowhere, did: didOf(nowhere) };
        return jwt(forged);
      },
    ],
    ['the algorithm none', 'unsigned', () => unsigned('none')],
    ['the algorithm nOnE', 'unsigned', () => unsigned('nOnE')],
    ['RS256 with our key', 'algorithm', rs256],
    [
      'HS256 with our key',
      'algorithm',
      () => jwt(giver, payloadOf(giver), { ...headerOf(giver), alg: 'HS256' }),
    ],
    [
      'something critical',
      'algorithm',
      () => jwt(giver, payloadOf(giver), { ...headerOf(giver), b64: false, crit: ['b64'] }),
    ],
    ['an end in the past', 'expired', () => changed({ validUntil: '2026-11-27T10:00:00Z' })],
    ['an end of the JWT in the past', 'expired', () => changed({ exp: AT / 1000 - 3600 })],
    ['a beginning to come', 'future', () => changed({ validFrom: '2026-11-27T10:30:00Z' })],
    ['a beginning of the JWT to come', 'future', () => changed({ nbf: AT / 1000 + 3600 })],
    ['a time that is none', 'shape', () => changed({ validFrom: 'soon' })],
    ['a day before all that are shown', 'shape', () => changed({ validFrom: '-271821-04-20T00:00:00Z' })],
    ['the year nought', 'shape', () => changed({ validFrom: '0000-01-01T00:00:00Z' })],
    ['a year of six digits', 'shape', () => changed({ validUntil: '+010000-01-01T00:00:00Z' })],
    ['a JWT from before 1970', 'shape', () => changed({ nbf: -1 })],
    ['a JWT that ends in milliseconds', 'shape', () => changed({ exp: AT })],
    ['an end of the JWT that is a text', 'shape', () => changed({ exp: '2027-01-01T00:00:00Z' })],
    [
      'more words than are taken in',
      'shape',
      () => jwt(giver, payloadOf(giver, { words: 'w'.repeat(4001) })),
    ],
    ['a longer title', 'shape', () => jwt(giver, payloadOf(giver, { title: 'w'.repeat(4001) }))],
    [
      'a longer link',
      'shape',
      () => jwt(giver, payloadOf(giver, { url: `https://e.com/${'w'.repeat(4001)}` })),
    ],
    ['a megabyte', 'large', () => 'x'.repeat(1_000_001)],
    [
      'a JWT of a megabyte',
      'large',
      () => changed({ credentialSubject: { narrative: 'x'.repeat(900_000) } }),
    ],
    ['a line of a hundred thousand', 'large', () => carrierLine('x'.repeat(100_000))],
    [
      'a line that unpacks without end',
      'damaged',
      () => carrierLine(deflateRawSync(Buffer.alloc(5_000_000)).toString('base64url')),
    ],
    ['another beginning', 'prefix', async () => `microwin-cheers:1:${await pack(jwt(giver))}`],
    ['mere words', 'prefix', () => 'Thank you, Mira.'],
    ['nothing', 'prefix', () => ''],
    ['a later form', 'version', async () => `microwin-thanks:2:${await pack(jwt(giver))}`],
    ['a line that was cut off', 'damaged', async () => carrierLine((await pack(jwt(giver))).slice(0, -40))],
    ['a line with nothing in it', 'damaged', () => carrierLine('')],
    [
      'parts that are no JSON',
      'damaged',
      async () => `${base64url('{')}.${base64url('{}')}.${base64url('x')}`,
    ],
    ['a credential of another kind', 'shape', () => changed({ type: ['VerifiableCredential'] })],
    ['a badge without words', 'shape', () => changed({ credentialSubject: {} })],
  ];
  it.each(TAMPERED)('%s: %s', async (_, refusal, make) => {
    expect(await verifyHandedIn(await make(), NOW)).toEqual({ refusal });
  });

  it('a line of which one sign is another, unless that says the very same', async () => {
    const token = jwt(giver);
    const packed = await pack(token);
    await fc.assert(
      fc.asyncProperty(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 63 }), async (place, step) => {
        const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const sign = signs[(signs.indexOf(packed[place] ?? '') + step) % signs.length];
        const line = carrierLine(packed.slice(0, place) + sign + packed.slice(place + 1));
        const read = await verifyHandedIn(line, NOW);
        if (!('refusal' in read)) expect(read.jwt).toBe(token);
      }),
      { numRuns: 200 },
    );
  });
});

it('thanks whose signature has another form are the same thanks', async () => {
  const token = jwt(giver);
  const [first, second] = await Promise.all([verifyHandedIn(token, NOW), verifyHandedIn(jwt(giver), NOW)]);
  if (!('identifiers' in first && 'identifiers' in second)) throw new Error('no thanks');
  expect(second.jwt).not.toBe(first.jwt);
  expect(second.subject).toBe(first.subject);
});

describe('a packed JWT', () => {
  it('comes back byte for byte, whatever its JSON looks like', async () => {
    const part = fc.json().map((json) => base64url(json));
    const token = fc
      .tuple(part, part, fc.uint8Array({ maxLength: 80 }).map(base64url))
      .map((all) => all.join('.'));
    await fc.assert(
      fc.asyncProperty(token, async (jwt) => {
        expect(await unpack(await pack(jwt))).toBe(jwt);
      }),
    );
  });

  it.each([
    '',
    'a.b',
    `${base64url('{}')}.${base64url('{}')}`,
    'AA.AA.AA.AA',
    'AB.AA.AA',
    `${base64url('\0')}.AA.`,
  ])('“%s” is none', async (text) => {
    await expect(pack(text)).rejects.toThrow();
  });
});

it('a key is named by itself', () => {
  expect(keyIdOf(giver.did)).toMatch(/^did:jwk:[\w-]+#0$/);
  expect(fingerprint(giver.public)).toMatch(/^[0-9a-f]{64}$/);
});

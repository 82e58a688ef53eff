import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOG, provenBy, SAID, treeOf } from '#tests/support/proofs.ts';
import { AT } from '#tests/support/signed.ts';
import { byDidJwt, holdsForNode } from '#tests/support/verifiers.ts';
import { endorsementPayload, withEndorsement } from '#utils/domain/recognition/proof.ts';
import { didOf } from '#utils/domain/recognition/public-key.ts';
import { type OwnKey, readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey } from '#utils/pages/recognition/own-key.ts';
import { signPayload } from '#utils/pages/recognition/sign.ts';

/** Any object of JSON. */
type Json = Record<string, unknown>;

let did = '';
let proof = '';
let endorsement = '';
let proven: Json;
let endorsed: Json;

async function newKey(): Promise<OwnKey> {
  await makeKey('a bicycle, a violin', AT);
  const key = await readOwnKey();
  if (!key) throw new Error('no key');
  return key;
}

beforeAll(async () => {
  const [owner, colleague] = [await newKey(), await newKey()];
  did = didOf(owner.public);
  const bare = provenBy({ did } as never);
  const uuid = '8d3a7c9e-1b64-4f6a-8a07-0a7f3f1f2b22';
  const said = { of: String(bare.id), words: 'I reviewed it.' };
  const word = endorsementPayload(said, 'Endorsement', uuid, didOf(colleague.public), AT);
  endorsement = await signPayload(JSON.stringify(word), colleague);
  proof = await signPayload(JSON.stringify(withEndorsement(bare, endorsement, did, AT)), owner);
  [proven, endorsed] = [proof, endorsement].map((jwt) =>
    JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()),
  ) as [Json, Json];
});

/** One word of what is signed is another. */
function altered(jwt: string, from: string, to: string): string {
  const [head, body = '', signature] = jwt.split('.');
  const text = Buffer.from(body, 'base64url').toString().replace(from, to);
  return [head, Buffer.from(text).toString('base64url'), signature].join('.');
}

describe('a proof and an endorsement hold for verifiers that know nothing of us', () => {
  it('by Node’s own cryptography', () => {
    expect([proof, endorsement].map(holdsForNode)).toEqual([true, true]);
    expect(holdsForNode(altered(proof, 'Win 7', 'Win 8'))).toBe(false);
    expect(holdsForNode(altered(endorsement, 'reviewed', 'invented'))).toBe(false);
  });

  it('by did-jwt', async () => {
    for (const [jwt, payload] of [
      [proof, proven],
      [endorsement, endorsed],
    ] as const) {
      const verified = await byDidJwt(jwt, AT + 60_000);
      expect(verified).toMatchObject({ verified: true, issuer: payload.iss });
    }
    await expect(byDidJwt(altered(proof, 'Win 7', 'Win 8'), AT + 60_000)).rejects.toThrow(
      /invalid_signature/,
    );
  });

  it('by ten lines that know SHA-256 and RFC 9162', () => {
    const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
    const [root, ...entries] = proven.evidence as { narrative: string }[];
    expect(root?.narrative).toBe(`Microwin log, 2026-03: 23 entries, SHA-256 ${treeOf().root}`);
    for (const { narrative } of entries) {
      const [day = '', rest = ''] = narrative.split(' ');
      const [, , place, hash = '', words = '', , path = ''] = rest.split(':');
      const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');
      const digest = sha(Buffer.from(`complete ${day} ${hex(words)}`));
      let node = sha(Buffer.of(0), Buffer.from(hash, 'base64url'), digest);
      let [index, last] = [Number(place), LOG.length - 1];
      for (const beside of path.split('.').map((text) => Buffer.from(text, 'base64url'))) {
        for (; index === last && index % 2 === 0; index /= 2) last = Math.floor(last / 2);
        node = index % 2 === 1 ? sha(Buffer.of(1), beside, node) : sha(Buffer.of(1), node, beside);
        [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
      }
      expect(node.toString('hex')).toBe(treeOf().root);
    }
  });
});

/** What 1EdTech's public validator asks of an Open Badges 3.0 credential, as of its version 1.11.0 (July 2026). */
describe('the rules of the Open Badges validator', () => {
  const context = [
    'https://www.w3.org/ns/credentials/v2',
    expect.stringMatching(/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d+\.json$/),
  ];
  const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  it('a proof is a badge for its own issuer, with an achievement that has all that it must have', () => {
    const { evidence: _, ...rest } = proven;
    expect(rest).toEqual({
      '@context': context,
      id: expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/),
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: SAID.name,
      issuer: { id: did, type: ['Profile'] },
      validFrom: moment,
      awardedDate: moment,
      credentialSubject: {
        id: did,
        type: ['AchievementSubject'],
        narrative: SAID.narrative,
        achievement: {
          id: expect.stringMatching(/^urn:uuid:/),
          type: ['Achievement'],
          name: SAID.name,
          description: SAID.description,
          criteria: { narrative: SAID.criteria },
        },
      },
      endorsementJwt: [endorsement],
      ...{ iss: did, jti: proven.id, sub: did, nbf: Date.parse(String(proven.validFrom)) / 1000 },
    });
  });

  it('each evidence is typed, and has no property but those of Open Badges', () => {
    for (const one of proven.evidence as Json[]) {
      expect(one.type).toEqual(['Evidence']);
      for (const [name, value] of Object.entries(one)) {
        expect(['id', 'type', 'name', 'genre', 'narrative']).toContain(name);
        if (name !== 'type') expect(value).toEqual(expect.any(String));
      }
    }
  });

  it('an endorsement is one of the proof’s name', () => {
    expect(endorsed).toEqual({
      '@context': context,
      id: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: endorsed.iss, type: ['Profile'] },
      validFrom: moment,
      credentialSubject: {
        id: proven.id,
        type: ['EndorsementSubject'],
        endorsementComment: 'I reviewed it.',
      },
      ...{ iss: endorsed.iss, jti: endorsed.id, sub: proven.id, nbf: Math.floor(AT / 1000) },
    });
    expect(endorsed.iss).not.toBe(did);
  });
});

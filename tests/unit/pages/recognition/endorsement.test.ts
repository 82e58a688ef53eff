import { describe, expect, it } from 'vitest';
import { checkedProof, verifyAlone } from '#tests/support/handed-in.ts';
import { CHOSEN, endorsedBy, provenBy } from '#tests/support/proofs.ts';
import { AT, jwt, type Signer, signer } from '#tests/support/signed.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { endorsementPayload, withEndorsement } from '#utils/domain/recognition/proof.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import { checkHandedIn } from '#utils/pages/recognition/handed-in.ts';
import { pack } from '#utils/pages/recognition/pack.ts';

const owner = signer();
const colleague = signer();
const NOW = AT + 60_000;

/** A colleague’s word on whatever has a name, as a JWT. */
const endorsed = (of: unknown, by: Signer = colleague, words?: string) => endorsedBy(by, of, words);

describe('a colleague’s word on a proof', () => {
  const proof = provenBy(owner);

  it('is read by itself, and says which proof it is of', async () => {
    const token = endorsed(proof.id);
    for (const text of [carrierLine(await pack(token), 'endorsement'), token])
      expect(await verifyAlone(text, NOW)).toMatchObject({
        ...{
          kind: 'endorsement',
          of: proof.id,
          words: 'I reviewed it.',
          signer: fingerprint(colleague.public),
        },
      });
  });

  it('goes into the proof, which keeps its name and the day of its award', async () => {
    const before = await checkedProof(jwt(owner, proof));
    const later = withEndorsement(proof, endorsed(proof.id), owner.did, AT + 30_000);
    const after = await checkedProof(jwt(owner, later));
    const { id, awarded, subject, entries } = before;
    expect(after).toMatchObject({ id, awarded, subject, entries });
    expect(after.at - before.at).toBe(30_000);
    expect(after.endorsements).toMatchObject([
      { words: 'I reviewed it.', signer: fingerprint(colleague.public) },
    ]);
    const twice = withEndorsement(later, endorsed(proof.id, signer(), 'So did I.'), owner.did, AT + 40_000);
    expect((await checkedProof(jwt(owner, twice))).endorsements.map(({ words }) => words)).toEqual([
      'I reviewed it.',
      'So did I.',
    ]);
  });

  it('is one, however often it was signed', async () => {
    const again = () => endorsed(proof.id);
    const other = endorsed(proof.id, colleague, 'I use it.');
    for (const endorsementJwt of [
      [again(), again()],
      [again(), other, again(), other],
    ]) {
      const { endorsements } = await checkedProof(jwt(owner, { ...proof, endorsementJwt }));
      expect(endorsements.map(({ words }) => words)).toEqual(
        ['I reviewed it.', 'I use it.'].slice(0, new Set(endorsementJwt).size - 1),
      );
    }
    const forged = again().replace(/\.[^.]*$/, `.${again().split('.')[2]?.toLowerCase()}`);
    const doubled = jwt(owner, { ...proof, endorsementJwt: [forged, again()] });
    expect(await verifyAlone(doubled, NOW)).toEqual({ refusal: 'endorsement' });
  });

  it('is known where it is in the proof already, and no other is', async () => {
    const kept = await checkedProof(jwt(owner, withEndorsement(proof, endorsed(proof.id), owner.did, AT)));
    const here = { teams: [], cards: [], proofs: [{ id: 'p', proof: kept }] };
    expect(await checkHandedIn(endorsed(proof.id), here, NOW)).toEqual({ refusal: 'known' });
    for (const more of [endorsed(proof.id, signer()), endorsed(proof.id, colleague, 'I use it.')])
      expect(await checkHandedIn(more, here, NOW)).toHaveProperty('kind', 'endorsement');
    const lines = [endorsed(proof.id), endorsed(proof.id, colleague, 'I use it.'), kept.jwt].map(
      async (token) => carrierLine(await pack(token), 'endorsement'),
    );
    const [first, second, own] = await Promise.all(lines);
    expect(await checkHandedIn(`${own}\n${first}\n${second}`, here, NOW)).toHaveProperty(
      'words',
      'I use it.',
    );
    expect(await checkHandedIn(`${first}\n${own}`, here, NOW)).toHaveProperty('kind', 'proof');
  });

  it('goes into no proof of anybody else, or of anything else', async () => {
    const thief = signer();
    const { endorsementJwt } = withEndorsement(proof, endorsed(proof.id), owner.did, AT);
    const stolen = { ...provenBy(thief), endorsementJwt };
    expect(await verifyAlone(jwt(thief, stolen), NOW)).toEqual({ refusal: 'endorsement' });
    expect(await verifyAlone(jwt(thief, { ...stolen, id: proof.id, jti: proof.id }), NOW)).toEqual({
      refusal: 'content',
    });
    const more = { ...provenBy(owner, CHOSEN.slice(0, 1)), endorsementJwt, id: proof.id, jti: proof.id };
    expect(await verifyAlone(jwt(owner, more), NOW)).toEqual({ refusal: 'content' });
  });

  const FORGED: [string, () => string][] = [
    [
      'an endorsement by its own owner',
      () => {
        const payload = provenBy(owner);
        return jwt(owner, {
          ...payload,
          endorsementJwt: [endorsed(payload.id), endorsed(payload.id, owner)],
        });
      },
    ],
    [
      'an endorsement that is too long',
      () => {
        const payload = provenBy(owner);
        return jwt(owner, {
          ...payload,
          endorsementJwt: [endorsed(payload.id, colleague, 'x'.repeat(4001))],
        });
      },
    ],
    [
      'the endorsement of another proof',
      () => jwt(owner, { ...provenBy(owner), endorsementJwt: [endorsed('ni:///sha-256;x')] }),
    ],
    [
      'an endorsement that was altered',
      () => {
        const payload = provenBy(owner);
        const [header, body] = endorsed(payload.id).split('.');
        const signature = endorsed(payload.id, colleague, 'No.').split('.')[2];
        return jwt(owner, { ...payload, endorsementJwt: [[header, body, signature].join('.')] });
      },
    ],
  ];
  it.each(FORGED)('is none in a proof where it is %s', async (_, make) => {
    expect(await verifyAlone(make(), NOW)).toEqual({ refusal: 'endorsement' });
  });

  it.each([
    ['no words', { credentialSubject: { id: 'ni:///sha-256;x' } }],
    ['nothing that it is of', { credentialSubject: { endorsementComment: 'Good.' } }],
    ['another kind', { type: ['VerifiableCredential'] }],
    [
      'too many words',
      { credentialSubject: { id: 'ni:///sha-256;x', endorsementComment: 'x'.repeat(4001) } },
    ],
    ['a day before 1970', { validFrom: '-271821-04-20T00:00:00Z' }],
  ])('with %s is none', async (_, change) => {
    const payload = endorsementPayload(
      { of: 'ni:///sha-256;x', words: 'Good.' },
      'E',
      'u',
      colleague.did,
      AT,
    );
    expect(await verifyAlone(jwt(colleague, { ...payload, ...change }), NOW)).toEqual({
      refusal: 'shape',
    });
  });
});

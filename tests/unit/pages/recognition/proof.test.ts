import { createSign, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedProof, verifyAlone } from '#tests/support/handed-in.ts';
import { CHOSEN, endorsedBy, LOG, provenBy, SAID, treeOf } from '#tests/support/proofs.ts';
import { AT, headerOf, jwt, type Signer, signer } from '#tests/support/signed.ts';
import { seal } from '#utils/background/ledger/hash-chain.ts';
import { withoutText } from '#utils/domain/erasure.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { isTellable } from '#utils/domain/recognition/entry-proof.ts';
import { leafOf, logTree } from '#utils/domain/recognition/log-root.ts';
import { MOST_ENTRIES, withEndorsement } from '#utils/domain/recognition/proof.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { pack } from '#utils/pages/recognition/pack.ts';
import { verifyKept } from '#utils/pages/recognition/verify.ts';

type Json = Record<string, unknown>;

const owner = signer();
const colleague = signer();
const NOW = AT + 60_000;

/** A colleague’s word on whatever has a name, as a JWT. */
const endorsed = (of: unknown, by: Signer = colleague, words?: string) => endorsedBy(by, of, words);

describe('a proof of one’s own work', () => {
  it('is read from a line in a text, and from a JWT', async () => {
    const token = jwt(owner, provenBy(owner));
    for (const text of [`Here it is:\n\n${carrierLine(await pack(token), 'proof')}\n`, token])
      expect(await verifyAlone(text, NOW)).toMatchObject({
        kind: 'proof',
        name: SAID.name,
        narrative: SAID.narrative,
        root: { until: '2026-03', size: LOG.length, root: treeOf().root },
        entries: [
          { day: '2026-03-06', title: 'Win 4', url: 'https://github.com/o/r/pull/4' },
          { day: '2026-03-09', title: 'Win 7', url: '' },
          { day: '2026-03-22', title: '', url: '' },
        ],
        signer: fingerprint(owner.public),
        endorsements: [],
        jwt: token,
      });
  });

  it('tells nothing of a win that is not ticked but its day', () => {
    const text = JSON.stringify(provenBy(owner));
    expect(text).toContain('Win 7');
    for (const secret of ['Win 20', 'pull/20', 'trello:', LOG[20]?.textSalt, LOG[20]?.device])
      expect(text).not.toContain(secret);
    const salt = Buffer.from(LOG[20]?.textSalt ?? '', 'hex').toString('base64url');
    expect(text).not.toContain(salt);
  });

  it('holds for any entries of any log', async () => {
    const some = fc
      .integer({ min: 1, max: LOG.length })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: MOST_ENTRIES }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(some, fc.nat(), async ([size, places], chance) => {
        const entries = places.map((place) => ({
          event: LOG[place] as StoredEvent,
          isTold: (chance >> place) % 2 === 0,
        }));
        const proof = await checkedProof(jwt(owner, provenBy(owner, entries, treeOf(LOG.slice(0, size)))));
        expect(proof.entries.map(({ day }) => day)).toEqual(entries.map(({ event }) => event.day));
      }),
      { numRuns: 30 },
    );
  });

  it('tells no title of a win whose words were erased, or are not what was sealed', () => {
    const event = LOG[4] as StoredEvent;
    expect(isTellable(event)).toBe(true);
    expect(isTellable(withoutText(event))).toBe(false);
    expect(isTellable({ ...event, text: { title: 'Other', url: '' } })).toBe(false);
    const payload = provenBy(owner, [{ event: withoutText(event), isTold: true }]);
    expect(JSON.stringify(payload)).not.toContain('"name":"Win');
  });

  it('is of nothing that is not in the log', () => {
    expect(() => provenBy(owner, CHOSEN, treeOf(LOG.slice(0, 10)))).toThrow();
  });

  it('fits into a line at its longest, in a log of ten years, with an endorsement', async () => {
    const many = Array.from({ length: 73_000 }, (_, place) => ({
      ...(leafOf(LOG[place % LOG.length] as StoredEvent) as NonNullable<ReturnType<typeof leafOf>>),
      ...{ id: `e${place}`, seq: place + 1, order: place },
    }));
    const tree = logTree(many, '2026-03');
    const title = 'Make the importer of the quarterly figures work with both formats';
    const entries = Array.from({ length: MOST_ENTRIES }, (_, place) => ({
      event: seal(
        {
          ...(LOG[place] as StoredEvent),
          id: `e${place * 7000}`,
          text: { title, url: `https://github.com/organisation/repository/pull/${place}` },
        },
        '',
      ),
      isTold: true,
    }));
    const payload = provenBy(owner, entries, tree);
    const full = withEndorsement(payload, endorsed(payload.id), owner.did, AT);
    expect((await pack(jwt(owner, full))).length).toBeLessThan(12_000);
  });

  it('is read from another program, too, where that is nobody else’s', async () => {
    const foreign = {
      ...provenBy(owner),
      ...{
        id: 'urn:uuid:3f0e8a4e-52a7-4a0e-9b52-6d6e3c0f7a11',
        evidence: { type: ['Evidence'], name: 'A picture' },
      },
    };
    expect(await checkedProof(jwt(owner, foreign))).toMatchObject({ name: SAID.name, entries: [] });
  });

  it('stays what it is when it is kept', async () => {
    const proof = await checkedProof(jwt(owner, provenBy(owner)));
    expect(await verifyKept(proof.credential, 'proof')).toEqual(proof);
    expect(await verifyKept(proof.credential, 'thanks')).toEqual({ refusal: 'shape' });
  });
});

describe('what of a proof is forged is refused for what it is, though its owner signed it', () => {
  const other = signer();
  /** The owner signs another form of it, under the name that this then has. */
  const resigned = (change: (evidence: Json[]) => unknown) => {
    const { evidence, ...rest } = provenBy(owner);
    const changed = { ...rest, evidence: change(structuredClone(evidence as Json[])) };
    // Its name is that of its content; what an endorsement adds is none of that.
    const { endorsementJwt: _, ...named } = withEndorsement(changed, '', owner.did, AT);
    return jwt(owner, named);
  };
  const narrative = (place: number, change: (text: string) => string) => (evidence: Json[]) =>
    evidence.with(place, { ...evidence[place], narrative: change(String(evidence[place]?.narrative)) });
  const rootless = (evidence: Json[]) => evidence.slice(1);
  const flipRoot = narrative(0, (text) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`);
  /** An entry of a log that somebody made up. */
  const foreign = () => {
    const made = seal({ ...(LOG[4] as StoredEvent), text: { title: 'Made up', url: '' } }, '');
    const tree = treeOf([made, ...LOG.slice(5)]);
    return (provenBy(owner, [{ event: made, isTold: true }], tree).evidence as Json[])[1] as Json;
  };
  const flipped = () => {
    const [header, payload = '', signature] = jwt(owner, provenBy(owner)).split('.');
    const bytes = Buffer.from(payload, 'base64url');
    const place = bytes.indexOf('Win 7');
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    return [header, bytes.toString('base64url'), signature].join('.');
  };
  const unsigned = () =>
    `${[{ ...headerOf(owner), alg: 'none' }, provenBy(owner)].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  const rs256 = () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const parts = [{ ...headerOf(owner), alg: 'RS256' }, provenBy(owner)];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(privateKey).toString('base64url')}`;
  };

  const FORGED: [string, Refusal, () => string | Promise<string>][] = [
    ['a flipped byte', 'altered', flipped],
    ['another issuer', 'issuer', () => jwt(owner, { ...provenBy(owner), issuer: { id: other.did } })],
    ['the algorithm none', 'unsigned', unsigned],
    ['RS256 with our key', 'algorithm', rs256],
    ['an end in the past', 'expired', () => jwt(owner, { ...provenBy(owner), exp: AT / 1000 - 3600 })],
    ['a beginning to come', 'future', () => jwt(owner, provenBy(owner, CHOSEN, treeOf(), AT + 3_600_000))],
    ['a megabyte', 'large', () => jwt(owner, { ...provenBy(owner), name: 'x'.repeat(900_000) })],
    [
      'another beginning',
      'prefix',
      async () => `microwin-cheers:1:${await pack(jwt(owner, provenBy(owner)))}`,
    ],
    ['a later form', 'version', async () => `microwin-proof:2:${await pack(jwt(owner, provenBy(owner)))}`],
    ['an entry that is in another log', 'leaf', () => resigned((evidence) => evidence.with(1, foreign()))],
    ['another day', 'leaf', () => resigned(narrative(3, (text) => text.replace('2026-03-22', '2026-03-21')))],
    [
      'the place of another entry',
      'leaf',
      () => resigned(narrative(3, (text) => text.replace(':20:', ':21:'))),
    ],
    [
      'a place outside of the log',
      'leaf',
      () => resigned(narrative(3, (text) => text.replace(':20:', ':23:'))),
    ],
    ['an entry twice', 'leaf', () => resigned((evidence) => [...evidence, evidence[1]])],
    ['a wrong root', 'root', () => resigned(flipRoot)],
    [
      'the title of another entry',
      'entry',
      () => resigned((all) => all.with(2, { ...all[2], name: 'Win 8' })),
    ],
    [
      'a title where none was told',
      'entry',
      () => resigned((all) => all.with(3, { ...all[3], name: 'Win 20' })),
    ],
    [
      'an address that it never had',
      'entry',
      () => resigned((all) => all.with(2, { ...all[2], id: 'https://e.com/' })),
    ],
    [
      'the proof of another event',
      'entry',
      () => resigned((all) => all.with(2, { ...all[2], narrative: all[1]?.narrative })),
    ],
    ['entries of no log', 'shape', () => resigned(rootless)],
    ['an entry in a form that nobody knows', 'shape', () => resigned(narrative(1, () => 'microwin-entry:1'))],
    [
      'more entries than one proof has',
      'shape',
      () => resigned((all) => [all[0], ...Array(11).fill(all[1])]),
    ],
    [
      'an award before 1970',
      'shape',
      () => jwt(owner, { ...provenBy(owner), awardedDate: '-271821-04-20T00:00:00Z' }),
    ],
    [
      'a log of a month that there is not',
      'shape',
      () => resigned(narrative(0, (text) => text.replace('2026-03', '2026-99'))),
    ],
    ['a name that is too long', 'shape', () => jwt(owner, { ...provenBy(owner), name: 'x'.repeat(4001) })],
    [
      'a narrative that is too long',
      'shape',
      () => {
        const { credentialSubject, ...rest } = provenBy(owner);
        return jwt(owner, {
          ...rest,
          credentialSubject: { ...(credentialSubject as Json), narrative: 'x'.repeat(4001) },
        });
      },
    ],
    [
      'an entry with a title that is too long',
      'shape',
      () => resigned((all) => all.with(2, { ...all[2], name: 'x'.repeat(4001) })),
    ],
    [
      'no name',
      'shape',
      () => jwt(owner, { ...provenBy(owner), name: '', credentialSubject: { id: owner.did } }),
    ],
    [
      'another name than that of its content',
      'content',
      () => jwt(owner, { ...provenBy(owner), name: 'Chief' }),
    ],
    [
      'an endorsement of a name that may be of anything',
      'content',
      () => jwt(owner, { ...provenBy(owner), id: 'urn:uuid:1', endorsementJwt: [endorsed('urn:uuid:1')] }),
    ],
  ];
  it('while what is signed anew as it was holds', async () => {
    expect((await checkedProof(resigned((evidence) => evidence))).entries).toHaveLength(3);
  });

  it.each(FORGED)('%s: %s', async (_, refusal, make) => {
    expect(await verifyAlone(await make(), NOW)).toEqual({ refusal });
  });

  it('one byte of what an entry is made from', async () => {
    const [, ...entries] = provenBy(owner).evidence as Json[];
    const made = String(entries[0]?.narrative);
    const from = made.indexOf(':1:') + 3;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: from, max: made.length - 1 }),
        fc.constantFrom('A', 'b', '3', '_'),
        async (place, sign) => {
          fc.pre(made[place] !== sign && /[\w-]/.test(made[place] ?? ''));
          const forged = resigned(
            narrative(1, (text) => text.slice(0, place) + sign + text.slice(place + 1)),
          );
          expect(await verifyAlone(forged, NOW)).toHaveProperty('refusal');
        },
      ),
      { numRuns: 100 },
    );
  });
});

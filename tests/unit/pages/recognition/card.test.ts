import 'fake-indexeddb/auto';
import { createPublicKey, createSign, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardJws, cardOf, headerOf, jwt, payloadOf, signer } from '#tests/support/signed.ts';
import { carrierLine, LONGEST_CARD_LINE } from '#utils/domain/recognition/carrier.ts';
import { fingerprint, jwkOf } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { newTeam } from '#utils/domain/recognition/team.ts';
import { cardPayload } from '#utils/domain/recognition/week-card.ts';
import { checkHandedIn } from '#utils/pages/recognition/handed-in.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey } from '#utils/pages/recognition/own-key.ts';
import { signCard } from '#utils/pages/recognition/sign.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';
import { verifyKeptCards } from '#utils/pages/recognition/verify-card.ts';

const NOW = Date.parse('2026-11-27T10:15:30Z');
const TEAM = newTeam('The checkout', 40, '0f'.repeat(16));
const mira = signer();
const other = signer();
const mine = (change: object = {}) => ({ ...cardOf(mira, { team: TEAM.id }), ...change });
const line = (jws: string) => carrierLine(jws, 'week');
const base64url = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');

const teams = [{ ...TEAM, marks: new Map(), refs: new Map() }];
const check = (text: string, cards: VerifiedCard[] = []) => checkHandedIn(text, { teams, cards }, NOW);
async function taken(text: string): Promise<VerifiedCard> {
  const found = await check(text);
  if (!('card' in found)) throw new Error(JSON.stringify(found));
  return found.card;
}

describe('a week card', () => {
  it('is read from a line in a text', async () => {
    const jws = cardJws(mira, mine());
    const { iss, ...card } = mine();
    expect(await taken(`My week:\n> ${line(jws)}.\nCheers`)).toMatchObject({ ...card, signer: iss });
    expect(iss).toBe(fingerprint(mira.public));
  });

  it('fits into 700 characters with the most that it can say, and says only that', async () => {
    await makeKey('a bicycle, a violin', NOW);
    const key = await readOwnKey();
    if (!key) throw new Error('no key');
    const own = fingerprint(key.public);
    const card = { team: TEAM.id, week: '2026-11-23', share: 100, days: 7, rest: false };
    const signed = line(await signCard(cardPayload(card, own), key));
    expect(signed.length).toBeLessThanOrEqual(LONGEST_CARD_LINE);
    expect(signed.length).toBeLessThan(620);
    const [header = '', payload = '', signature = ''] = signed.slice('microwin-week:1:'.length).split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'ES256',
      jwk: jwkOf(key.public),
    });
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({ iss: own, ...card });
    // Whoever knows nothing of us finds it whole.
    const open = createPublicKey({ key: jwkOf(key.public), format: 'jwk' });
    const whole = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key: open, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(whole).toBe(true);
    expect(await taken(signed)).toMatchObject({ ...card, signer: own });
  });

  it.each(['\n', '\r\n> ', ' ', '=\r\n', '\n| ', '\u200b'])(
    'is whole again where %j broke it',
    async (by) => {
      for (const after of ['', '.', '\nThanks', '.\n> Cheers'])
        for (const width of [50, 76, 132]) {
          const pieces = line(cardJws(mira, mine())).match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
          expect((await taken(pieces.join(by) + after)).signer).toBe(fingerprint(mira.public));
          const invitation =
            carrierLine(TEAM.invitation, 'team').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
          const found = await checkHandedIn(invitation.join(by) + after, { teams: [], cards: [] }, NOW);
          expect(found).toEqual({ kind: 'team', team: TEAM });
        }
    },
  );

  it('is the first of several that is not here yet, after an invitation to its milestone', async () => {
    const [first, second] = [
      line(cardJws(mira, mine())),
      line(cardJws(other, cardOf(other, { team: TEAM.id }))),
    ];
    const text = `${carrierLine(TEAM.invitation, 'team')}\n${first}\n${second}`;
    expect(await checkHandedIn(text, { teams: [], cards: [] }, NOW)).toEqual({ kind: 'team', team: TEAM });
    const one = await taken(text);
    expect(one.signer).toBe(fingerprint(mira.public));
    const next = await check(text, [one]);
    if (!('card' in next)) throw new Error(JSON.stringify(next));
    expect(next.card.signer).toBe(fingerprint(other.public));
    expect(await check(text, [one, next.card])).toEqual({ refusal: 'joined' });
    expect(await check(`${first}\n${second}`, [one, next.card])).toEqual({ refusal: 'doubled' });
  });

  it('is checked again from what was kept, and what is broken there is passed over', async () => {
    const card = await taken(line(cardJws(mira, mine())));
    expect(await verifyKeptCards([card.credential, 'abc', card.credential.slice(0, -9)])).toEqual([card]);
  });
});

describe('a week card that was tampered with is refused for what it is', () => {
  function flipped(): string {
    const [header, payload = '', signature] = cardJws(mira, mine()).split('.');
    const bytes = Buffer.from(payload, 'base64url').toString().replace('"share":80', '"share":90');
    return [header, base64url(bytes), signature].join('.');
  }

  function rs256(): string {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const signed = [{ alg: 'RS256', jwk: jwkOf(mira.public) }, mine()]
      .map((part) => base64url(JSON.stringify(part)))
      .join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(privateKey).toString('base64url')}`;
  }

  function unsigned(): string {
    const parts = [{ alg: 'none', jwk: jwkOf(mira.public) }, mine()];
    return `${parts.map((part) => base64url(JSON.stringify(part))).join('.')}.`;
  }

  const TAMPERED: [string, Refusal, () => string][] = [
    ['a flipped byte', 'altered', () => line(flipped())],
    ['the key of another', 'altered', () => line(cardJws(other, mine(), { jwk: jwkOf(mira.public) }))],
    ['another issuer', 'issuer', () => line(cardJws(mira, mine({ iss: fingerprint(other.public) })))],
    ['no issuer', 'issuer', () => line(cardJws(mira, mine({ iss: undefined })))],
    ['the name of another key', 'issuer', () => line(cardJws(other, mine()))],
    ['the algorithm none', 'unsigned', () => line(unsigned())],
    ['no algorithm', 'unsigned', () => line(cardJws(mira, mine(), { alg: undefined }))],
    // An RSA signature alone makes the line too long; the JWS says no more than a card may.
    ['HS256 with our key', 'algorithm', () => line(cardJws(mira, mine(), { alg: 'HS256' }))],
    ['something critical', 'algorithm', () => line(cardJws(mira, mine(), { crit: ['b64'], b64: false }))],
    ['no key', 'key', () => line(cardJws(mira, mine(), { jwk: undefined }))],
    ['a secret key', 'key', () => line(cardJws(mira, mine(), { jwk: { ...jwkOf(mira.public), d: 'AA' } }))],
    ['an end in the past', 'expired', () => line(cardJws(mira, mine({ exp: NOW / 1000 - 3600 })))],
    ['a beginning to come', 'future', () => line(cardJws(mira, mine({ nbf: NOW / 1000 + 3600 })))],
    ['an end to come, which no card has', 'cardShape', () => line(cardJws(mira, mine({ exp: NOW / 1000 })))],
    ['points', 'cardShape', () => line(cardJws(mira, mine({ points: 40 })))],
    ['more than all of the target', 'cardShape', () => line(cardJws(mira, mine({ share: 120 })))],
    ['a week that begins on Tuesday', 'cardShape', () => line(cardJws(mira, mine({ week: '2026-11-24' })))],
    ['a week to come', 'week', () => line(cardJws(mira, mine({ week: '2026-11-30' })))],
    ['a week long ago', 'week', () => line(cardJws(mira, mine({ week: '2026-09-28' })))],
    ['another team', 'team', () => line(cardJws(mira, mine({ team: '0b'.repeat(32) })))],
    ['more than 700 characters', 'cardLarge', () => line(cardJws(mira, mine({ more: 'x'.repeat(300) })))],
    ['another beginning', 'prefix', () => `microwin-weak:1:${cardJws(mira, mine())}`],
    ['the beginning of thanks', 'damaged', () => carrierLine(cardJws(mira, mine()))],
    ['a later form', 'version', () => line(cardJws(mira, mine())).replace(':1:', ':2:')],
    ['an end that was cut off', 'damaged', () => line(cardJws(mira, mine())).slice(0, -5)],
    ['two parts', 'damaged', () => line(cardJws(mira, mine()).split('.').slice(0, 2).join('.'))],
    ['nothing in it', 'damaged', () => line('')],
    ['thanks', 'cardLarge', () => line(jwt(mira))],
    ['an invitation that was cut off', 'damaged', () => carrierLine(TEAM.invitation.slice(0, -3), 'team')],
  ];
  it.each(TAMPERED)('%s: %s', async (_, refusal, make) => {
    expect(await check(make())).toEqual({ refusal });
  });

  it('RS256 with our key: algorithm, if it were short enough', async () => {
    expect(line(rs256()).length).toBeGreaterThan(LONGEST_CARD_LINE);
    const [header, payload] = rs256().split('.');
    expect(await check(line([header, payload, base64url(new Uint8Array(64))].join('.')))).toEqual({
      refusal: 'algorithm',
    });
  });

  it('one that is here already: doubled; one that says less of the same week: replayed', async () => {
    const card = await taken(line(cardJws(mira, mine())));
    expect(await check(line(cardJws(mira, mine())), [card])).toEqual({ refusal: 'doubled' });
    expect(await check(line(cardJws(mira, mine({ days: 3 }))), [card])).toEqual({ refusal: 'replayed' });
    expect(await check(line(cardJws(mira, mine({ days: 5 }))), [card])).toHaveProperty('card');
  });

  it('a line of which one sign is another, unless that says the very same', async () => {
    const jws = cardJws(mira, mine());
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.integer({ min: 1, max: 63 }), async (place, step) => {
        const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const sign = signs[(signs.indexOf(jws[place] ?? '') + step) % signs.length];
        expect(await check(line(jws.slice(0, place) + sign + jws.slice(place + 1)))).toHaveProperty(
          'refusal',
        );
      }),
      { numRuns: 200 },
    );
  });

  it('thanks cannot stand for a card, nor a card for thanks', async () => {
    const thanks = await checkHandedIn(cardJws(mira, mine()), { teams, cards: [] }, NOW);
    expect(thanks).toEqual({ refusal: 'key' });
    const short = { ...payloadOf(mira), '@context': [], credentialSubject: {} };
    expect(await check(line(jwt(mira, short, { ...headerOf(mira), kid: undefined })))).toHaveProperty(
      'refusal',
    );
  });
});

it('an invitation is read from a text, and tells the whole team', async () => {
  const text = `Join us:\n${carrierLine(TEAM.invitation, 'team')}`;
  expect(await checkHandedIn(text, { teams: [], cards: [] }, NOW)).toEqual({ kind: 'team', team: TEAM });
});

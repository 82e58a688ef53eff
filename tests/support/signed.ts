import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  didOf,
  fingerprint,
  jwkOf,
  keyIdOf,
  type PublicKey,
  publicKey,
} from '#utils/domain/recognition/public-key.ts';
import { type ThanksDraft, thanksPayload } from '#utils/domain/recognition/thanks.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';

/** A moment at which samples are signed; UTC ms. */
export const AT = Date.parse('2026-11-27T10:15:30.250Z');

export const LABELS = {
  name: 'Thanks',
  description: 'A colleague’s thanks, in their own words.',
  criteria: 'Given by a colleague.',
};

export const DRAFT: ThanksDraft = {
  words: 'You found the race in the importer on a Friday evening, and stayed calm. Danke! 🎉',
  title: 'Fix the importer',
  url: 'https://github.com/o/r/pull/17',
  to: 'mira@example.com',
};

const CHANCE = {
  credential: '3f0e8a4e-52a7-4a0e-9b52-6d6e3c0f7a11',
  subject: '8d3a7c9e-1b64-4f6a-8a07-0a7f3f1f2b22',
  achievement: '0c4a61d2-9a3e-4d7b-bb1a-6f2d5c8e9a33',
  salt: '00112233445566778899aabbccddeeff',
};

/** A key as Node holds it, so that whatever signs a sample is none of our code. */
export interface Signer {
  secret: KeyObject;
  public: PublicKey;
  did: string;
}

export function signer(): Signer {
  const { privateKey, publicKey: open } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey(open.export({ format: 'jwk' }));
  if (!key) throw new Error('no P-256 key');
  return { secret: privateKey, public: key, did: didOf(key) };
}

/** The payload of thanks by a signer. @param at UTC ms */
export function payloadOf({ did }: Signer, draft: Partial<ThanksDraft> = {}, at = AT) {
  return thanksPayload({ ...DRAFT, ...draft }, CHANCE, LABELS, did, at);
}

export function headerOf({ public: open, did }: Signer) {
  return { alg: 'ES256', kid: keyIdOf(did), jwk: jwkOf(open), typ: 'JWT' };
}

/** A JWT of whatever is given, signed by Node. */
export function jwt(by: Signer, payload: object = payloadOf(by), header: object = headerOf(by)): string {
  const signed = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(signed), { key: by.secret, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The payload of a week card by a signer, on a Monday. */
export function cardOf({ public: open }: Signer, card: Partial<WeekCard> = {}) {
  const usual = { team: '0a'.repeat(32), week: '2026-11-23', share: 80, days: 4, rest: false };
  return { iss: fingerprint(open), ...usual, ...card };
}

/** A week card as a JWS, signed by Node. */
export function cardJws(by: Signer, payload: object = cardOf(by), header: object = {}): string {
  return jwt(by, payload, { alg: 'ES256', jwk: jwkOf(by.public), ...header });
}

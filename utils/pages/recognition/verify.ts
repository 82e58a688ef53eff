import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compactVerify } from 'jose';
import { fromBase64url } from '#utils/domain/recognition/base64url.ts';
import { findCarried, LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import { thanksSubject } from '#utils/domain/recognition/kept.ts';
import { fingerprint, jwkOf, type PublicKey, parseJson } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { signerOf } from '#utils/domain/recognition/signer.ts';
import { fieldsOf, readThanks, type Thanks } from '#utils/domain/recognition/thanks.ts';
import { refusalOfTimes } from '#utils/domain/recognition/times.ts';
import { pack, unpack } from '#utils/pages/recognition/pack.ts';

/** Thanks of which the signature holds. */
export interface VerifiedThanks extends Thanks {
  /** The fingerprint of the key that signed them. */
  signer: string;
  jwt: string;
  /** Packed. */
  credential: string;
  /** Where they are kept. */
  subject: string;
}

/** Checks what was handed in: a text with a line of ours in it, or a JWT. @param now UTC ms */
export async function verifyHandedIn(
  text: string,
  now: number,
): Promise<VerifiedThanks | { refusal: Refusal }> {
  const carried = findCarried(text);
  if ('refusal' in carried) return carried;
  try {
    const jwt = 'jwt' in carried ? carried.jwt : await unpack(carried.packed);
    // One credential has one form here, however well it was packed elsewhere.
    const credential = await pack(jwt);
    return credential.length > LONGEST_CARRIED ? { refusal: 'large' } : await verify(jwt, credential, now);
  } catch {
    return { refusal: 'damaged' };
  }
}

/** The same for what is kept already. It was not expired when it was kept, so times are not asked for any more. */
export async function verifyKept(credential: string): Promise<VerifiedThanks | { refusal: Refusal }> {
  try {
    return await verify(await unpack(credential), credential);
  } catch {
    return { refusal: 'damaged' };
  }
}

async function verify(
  jwt: string,
  credential: string,
  now?: number,
): Promise<VerifiedThanks | { refusal: Refusal }> {
  const [header, payload] = jwt.split('.').map(fieldsIn);
  if (!header || !payload) return { refusal: 'damaged' };
  const signed = signerOf(header, payload);
  if ('refusal' in signed) return signed;
  const refusal =
    (await refusalOfSignature(jwt, signed.key)) ??
    (now === undefined ? undefined : refusalOfTimes(payload, now));
  if (refusal) return { refusal };
  const thanks = readThanks(payload);
  if (!thanks) return { refusal: 'shape' };
  // Of what was signed: one thing may have several signatures that hold.
  const subject = thanksSubject(bytesToHex(sha256(utf8ToBytes(jwt.slice(0, jwt.lastIndexOf('.'))))));
  return { ...thanks, signer: fingerprint(signed.key), jwt, credential, subject };
}

/** What a part of a JWT says; undefined if that is no object. */
function fieldsIn(part: string): Record<string, unknown> | undefined {
  const bytes = fromBase64url(part);
  const value = bytes && parseJson(bytes);
  return typeof value === 'object' && value !== null ? fieldsOf(value) : undefined;
}

async function refusalOfSignature(jwt: string, key: PublicKey): Promise<Refusal | undefined> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  // Coordinates of no point on the curve are no key.
  const verifying = await crypto.subtle
    .importKey('jwk', jwkOf(key), algorithm, false, ['verify'])
    .catch(() => undefined);
  if (!verifying) return 'key';
  const isWhole = await compactVerify(jwt, verifying, { algorithms: ['ES256'] }).then(
    () => true,
    () => false,
  );
  return isWhole ? undefined : 'altered';
}

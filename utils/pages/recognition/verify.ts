import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CarriedThanks, LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import { thanksSubject } from '#utils/domain/recognition/kept.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { signerOf } from '#utils/domain/recognition/signer.ts';
import { readThanks, type Thanks } from '#utils/domain/recognition/thanks.ts';
import { pack, unpack } from '#utils/pages/recognition/pack.ts';
import { verifyJws } from '#utils/pages/recognition/verify-jws.ts';

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

/** Checks thanks that were handed in. @param now UTC ms */
export async function verifyThanks(
  carried: CarriedThanks,
  now: number,
): Promise<VerifiedThanks | { refusal: Refusal }> {
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
  const signed = await verifyJws(jwt, signerOf, now);
  if ('refusal' in signed) return signed;
  const thanks = readThanks(signed.payload);
  if (!thanks) return { refusal: 'shape' };
  // Of what was signed: one thing may have several signatures that hold.
  const subject = thanksSubject(bytesToHex(sha256(utf8ToBytes(jwt.slice(0, jwt.lastIndexOf('.'))))));
  return { ...thanks, signer: fingerprint(signed.key), jwt, credential, subject };
}

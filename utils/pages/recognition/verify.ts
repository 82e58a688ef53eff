import { type CarriedCredential, LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import { thanksSubject } from '#utils/domain/recognition/kept.ts';
import { proofSubject } from '#utils/domain/recognition/kept-proofs.ts';
import {
  type Endorsement,
  isProof,
  type Proof,
  readEndorsement,
  readProof,
} from '#utils/domain/recognition/proof.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { signerOf } from '#utils/domain/recognition/signer.ts';
import { readThanks, type Thanks } from '#utils/domain/recognition/thanks.ts';
import { sha } from '#utils/domain/text-hash.ts';
import { pack, unpack, unpackFirst } from '#utils/pages/recognition/pack.ts';
import { verifyJws } from '#utils/pages/recognition/verify-jws.ts';

/** What is known of anything of which the signature holds. */
interface Verified {
  /** The fingerprint of the key that signed it. */
  signer: string;
  jwt: string;
  /** Packed. */
  credential: string;
}

/** Thanks of which the signature holds. */
export interface VerifiedThanks extends Thanks, Verified {
  kind: 'thanks';
  /** Where they are kept. */
  subject: string;
}

/** What somebody says of their own work, with the words of those whose endorsement of it holds. */
export interface VerifiedProof extends Proof, Verified {
  kind: 'proof';
  /** Where it is kept, if it is the person's own. */
  subject: string;
  /** All that was signed. */
  payload: Record<string, unknown>;
  endorsements: (Endorsement & { signer: string })[];
}

/** A colleague's word on a proof, by itself. */
export interface VerifiedEndorsement extends Endorsement, Verified {
  kind: 'endorsement';
}

/** Any credential that can be handed in. */
export type VerifiedCredential = VerifiedThanks | VerifiedProof | VerifiedEndorsement;

/** Checks a credential that was handed in. @param now UTC ms */
export async function verifyCredential(
  carried: CarriedCredential,
  now: number,
): Promise<VerifiedCredential | { refusal: Refusal }> {
  try {
    const jwt = 'jwt' in carried ? carried.jwt : await unpackFirst(carried.packed);
    // One credential has one form here, however well it was packed elsewhere.
    const credential = await pack(jwt);
    return credential.length > LONGEST_CARRIED ? { refusal: 'large' } : await verify(jwt, credential, now);
  } catch {
    return { refusal: 'damaged' };
  }
}

/** The same for what is kept already. It was not expired when it was kept, so times are not asked for any more. */
export async function verifyKept<K extends 'thanks' | 'proof'>(
  credential: string,
  kind: K,
): Promise<Extract<VerifiedCredential, { kind: K }> | { refusal: Refusal }> {
  try {
    const verified = await verify(await unpack(credential), credential);
    if ('refusal' in verified) return verified;
    return isOfKind(verified, kind) ? verified : { refusal: 'shape' };
  } catch {
    return { refusal: 'damaged' };
  }
}

function isOfKind<K extends VerifiedCredential['kind']>(
  one: VerifiedCredential,
  kind: K,
): one is Extract<VerifiedCredential, { kind: K }> {
  return one.kind === kind;
}

async function verify(
  jwt: string,
  credential: string,
  now?: number,
): Promise<VerifiedCredential | { refusal: Refusal }> {
  const signed = await verifyJws(jwt, signerOf, now);
  if ('refusal' in signed) return signed;
  const { payload, key } = signed;
  const common = { signer: fingerprint(key), jwt, credential };
  if (isProof(payload)) {
    const read = readProof(payload);
    if ('refusal' in read) return read;
    const { proof } = read;
    const endorsements = new Map<string, Endorsement & { signer: string }>();
    for (const one of read.endorsements) {
      const endorsement = await endorsementOf(one, proof.id, common.signer, now);
      if (!endorsement) return { refusal: 'endorsement' };
      // One thing may have several signatures that hold.
      endorsements.set(signedPart(one), endorsement);
    }
    return {
      kind: 'proof',
      ...proof,
      ...common,
      subject: proofSubject(proof.id),
      payload,
      endorsements: [...endorsements.values()],
    };
  }
  const endorsement = readEndorsement(payload);
  if (endorsement) return { kind: 'endorsement', ...endorsement, ...common };
  const thanks = readThanks(payload);
  if (!thanks) return { refusal: 'shape' };
  return {
    kind: 'thanks',
    ...thanks,
    ...common,
    subject: thanksSubject(sha(signedPart(jwt))),
  };
}

/** Header and payload of a JWT: what was signed, of which several signatures may hold. */
function signedPart(jwt: string): string {
  return jwt.slice(0, jwt.lastIndexOf('.'));
}

/** An endorsement that is in a proof; undefined if it does not hold, is of another one, or by its owner. */
async function endorsementOf(jwt: string, proof: string, owner: string, now: number | undefined) {
  const signed = await verifyJws(jwt, signerOf, now);
  if ('refusal' in signed) return undefined;
  const [read, signer] = [readEndorsement(signed.payload), fingerprint(signed.key)];
  return read?.of === proof && signer !== owner ? { ...read, signer } : undefined;
}

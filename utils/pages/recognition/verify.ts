import { compactVerify } from 'jose';
import { fromBase64url } from '#utils/domain/recognition/base64url.ts';
import { findCarried, LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { thanksSubject } from '#utils/domain/recognition/kept.ts';
import { proofSubject } from '#utils/domain/recognition/kept-proofs.ts';
import {
  type Endorsement,
  isProof,
  type Proof,
  readEndorsement,
  readProof,
} from '#utils/domain/recognition/proof.ts';
import { fingerprint, jwkOf, type PublicKey, parseJson } from '#utils/domain/recognition/public-key.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { signerOf } from '#utils/domain/recognition/signer.ts';
import { readThanks, type Thanks } from '#utils/domain/recognition/thanks.ts';
import { refusalOfTimes } from '#utils/domain/recognition/times.ts';
import { sha } from '#utils/domain/text-hash.ts';
import { pack, unpack } from '#utils/pages/recognition/pack.ts';

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

/** Anything that can be handed in. */
export type VerifiedCredential = VerifiedThanks | VerifiedProof | VerifiedEndorsement;

/** Checks what was handed in: a text with a line of ours in it, or a JWT. @param now UTC ms */
export async function verifyHandedIn(
  text: string,
  now: number,
): Promise<VerifiedCredential | { refusal: Refusal }> {
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
  const signed = await verifySigned(jwt, now);
  if ('refusal' in signed) return signed;
  const { payload, signer } = signed;
  const common = { signer, jwt, credential };
  if (isProof(payload)) {
    const read = readProof(payload);
    if ('refusal' in read) return read;
    const { proof } = read;
    const endorsements = await Promise.all(read.endorsements.map((one) => endorsementOf(one, proof.id, now)));
    const held = endorsements.flatMap((one) => one ?? []);
    if (held.length < endorsements.length) return { refusal: 'endorsement' };
    return {
      kind: 'proof',
      ...proof,
      ...common,
      subject: proofSubject(proof.id),
      payload,
      endorsements: held,
    };
  }
  const endorsement = readEndorsement(payload);
  if (endorsement) return { kind: 'endorsement', ...endorsement, ...common };
  const thanks = readThanks(payload);
  if (!thanks) return { refusal: 'shape' };
  // Of what was signed: one thing may have several signatures that hold.
  return {
    kind: 'thanks',
    ...thanks,
    ...common,
    subject: thanksSubject(sha(jwt.slice(0, jwt.lastIndexOf('.')))),
  };
}

/** An endorsement that is in a proof; undefined if it does not hold, or is of another one. */
async function endorsementOf(jwt: string, proof: string, now: number | undefined) {
  const signed = await verifySigned(jwt, now);
  const read = 'refusal' in signed ? undefined : readEndorsement(signed.payload);
  return read?.of === proof && 'signer' in signed ? { ...read, signer: signed.signer } : undefined;
}

/** What a JWT says and the fingerprint of the key that signed it, if the signature holds. @param now UTC ms; else no matter when */
async function verifySigned(
  jwt: string,
  now: number | undefined,
): Promise<{ payload: Record<string, unknown>; signer: string } | { refusal: Refusal }> {
  const [header, payload] = jwt.split('.').map(fieldsIn);
  if (!header || !payload) return { refusal: 'damaged' };
  const signed = signerOf(header, payload);
  if ('refusal' in signed) return signed;
  const refusal =
    (await refusalOfSignature(jwt, signed.key)) ??
    (now === undefined ? undefined : refusalOfTimes(payload, now));
  return refusal ? { refusal } : { payload, signer: fingerprint(signed.key) };
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

import { type PublicKey, publicKey } from '#utils/domain/recognition/public-key.ts';
import { keepOwnKey, type OwnKey } from '#utils/pages/recognition/key-store.ts';
import {
  type RecoveryProblem,
  readRecoveryFile,
  writeRecoveryFile,
} from '#utils/pages/recognition/recovery-file.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * Makes a key in place of the one before. Only now can its secret half be read, so only now can it be written into a
 * file. @returns that file, for the person to keep
 */
export async function makeKey(passphrase: string, now: number): Promise<string> {
  const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const file = await writeRecoveryFile(jwk, passphrase);
  await keepOwnKey(await toOwnKey(jwk, now));
  return file;
}

/** Takes the key of a recovery file in place of the one before; undefined, or why not. */
export async function restoreKey(
  file: string,
  passphrase: string,
  now: number,
): Promise<RecoveryProblem | undefined> {
  const read = await readRecoveryFile(file, passphrase);
  if ('problem' in read) return read.problem;
  await keepOwnKey(await toOwnKey(read.jwk, now));
  return undefined;
}

/** From here on nothing can read its secret half. @throws if it is no key of ours */
async function toOwnKey(jwk: JsonWebKey, since: number): Promise<OwnKey> {
  const { d, ...others } = jwk;
  const open: PublicKey | undefined = publicKey(others);
  if (!d || !open) throw new Error('not a P-256 key');
  const { kty, crv } = jwk;
  const plain = { d, ...open, ...(kty && { kty }), ...(crv && { crv }) };
  const secret = await crypto.subtle.importKey('jwk', plain, ALGORITHM, false, ['sign']);
  return { secret, public: open, since };
}

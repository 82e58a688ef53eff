import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { parseJson } from '#utils/domain/recognition/public-key.ts';
import {
  deriveKey,
  IV_BYTES,
  importPassphrase,
  PASSPHRASE_ROUNDS,
  randomBytes,
  SALT_BYTES,
} from '#utils/platform/passphrase.ts';

/** What says that a file is one of these. */
const FORM = { microwin: 'key', version: 1 } as const;

/** Why a file does not give the key back: it is none of ours, or the passphrase does not open it. */
export type RecoveryProblem = 'foreign' | 'locked';

/** A secret key as a file that only the passphrase opens: AES-GCM under PBKDF2. @param jwk with its secret part */
export async function writeRecoveryFile(jwk: JsonWebKey, passphrase: string): Promise<string> {
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)];
  const plain = new TextEncoder().encode(JSON.stringify(jwk));
  const wrapping = await deriveKey(await importPassphrase(passphrase), salt);
  const key = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, plain);
  const [kdf, cipher] = ['PBKDF2-SHA-256', 'AES-256-GCM'];
  const file = {
    ...FORM,
    ...{ kdf, iterations: PASSPHRASE_ROUNDS, salt: toBase64url(salt) },
    ...{ cipher, iv: toBase64url(iv), key: toBase64url(new Uint8Array(key)) },
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** The secret key of a file. @param text what the file holds */
export async function readRecoveryFile(
  text: string,
  passphrase: string,
): Promise<{ jwk: JsonWebKey } | { problem: RecoveryProblem }> {
  const { microwin, version, iterations, ...parts } = fieldsOf(parseJson(new TextEncoder().encode(text)));
  const [salt, iv, key] = [parts.salt, parts.iv, parts.key].map((part) => fromBase64url(String(part)));
  const isOurs = microwin === FORM.microwin && version === FORM.version && iterations === PASSPHRASE_ROUNDS;
  if (!isOurs || !salt || !iv || !key) return { problem: 'foreign' };
  try {
    const wrapping = await deriveKey(await importPassphrase(passphrase), salt);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, key);
    return { jwk: JSON.parse(new TextDecoder().decode(plain)) };
  } catch {
    return { problem: 'locked' };
  }
}

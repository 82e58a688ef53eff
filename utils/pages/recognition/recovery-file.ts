import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { parseJson } from '#utils/domain/recognition/public-key.ts';

/** Rounds by which a passphrase is made a key, so that guessing it takes long (OWASP's advice for PBKDF2 with SHA-256). */
const ITERATIONS = 600_000;
const [SALT_BYTES, IV_BYTES] = [16, 12];
/** What says that a file is one of these. */
const FORM = { microwin: 'key', version: 1 } as const;

/** Why a file does not give the key back: it is none of ours, or the passphrase does not open it. */
export type RecoveryProblem = 'foreign' | 'locked';

/** A secret key as a file that only the passphrase opens: AES-GCM under PBKDF2. @param jwk with its secret part */
export async function writeRecoveryFile(jwk: JsonWebKey, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(jwk));
  const key = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await keyOf(passphrase, salt, ITERATIONS),
    plain,
  );
  const [kdf, cipher] = ['PBKDF2-SHA-256', 'AES-256-GCM'];
  const file = {
    ...FORM,
    ...{ kdf, iterations: ITERATIONS, salt: toBase64url(salt) },
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
  const isOurs = microwin === FORM.microwin && version === FORM.version && iterations === ITERATIONS;
  if (!isOurs || !salt || !iv || !key) return { problem: 'foreign' };
  try {
    const wrapping = await keyOf(passphrase, salt, iterations);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, key);
    return { jwk: JSON.parse(new TextDecoder().decode(plain)) };
  } catch {
    return { problem: 'locked' };
  }
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  // One may type the same letters in two ways.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derive, base, aes, false, ['encrypt', 'decrypt']);
}

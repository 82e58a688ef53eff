/** Rounds of PBKDF2 with SHA-256, so that guessing a passphrase takes long (OWASP's advice). */
export const PASSPHRASE_ROUNDS = 600_000;
/** Bytes of a salt, by which one passphrase becomes another key each time. */
export const SALT_BYTES = 16;
/** Bytes of what AES-GCM begins with, which is never used twice with one key. */
export const IV_BYTES = 12;

/** A passphrase as something that derives keys, and that nobody can read. */
export function importPassphrase(passphrase: string): Promise<CryptoKey> {
  // One may type the same letters in two ways.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  return crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
}

/** The AES-256-GCM key that a passphrase and a salt come to. @param passphrase see {@link importPassphrase} */
export function deriveKey(passphrase: CryptoKey, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const derive = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PASSPHRASE_ROUNDS };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derive, passphrase, aes, false, ['encrypt', 'decrypt']);
}

/** Random bytes, for a salt or what a cipher begins with. */
export function randomBytes(size: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(size));
}

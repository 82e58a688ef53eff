import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes in a buffer of their own, as WebCrypto and files take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The first byte of what is encrypted in this way. A copy in plain begins with a brace. */
export const CIPHER_VERSION = 1;
/** Rounds of PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Encrypts with a passphrase: AES-256-GCM, with a key that PBKDF2 derives from it and a salt. */
export interface Cipher {
  /** @param place what it is sealed to: it opens nowhere else */
  seal(plain: Bytes, place: string): Promise<Bytes>;
  /** @throws where the passphrase, or the place, is another, or where anything was changed */
  open(sealed: Bytes, place: string): Promise<Bytes>;
}

export function newSalt(): Bytes {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/** @param secret see `FolderLink` @param salt of what is sealed; each sealed file names its own */
export function createCipher(secret: CryptoKey, salt: Bytes): Cipher {
  const keys = new Map<string, Promise<CryptoKey>>();
  const keyOf = (salt: Bytes): Promise<CryptoKey> => {
    const known = keys.get(salt.join());
    if (known) return known;
    const key = crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
      secret,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
    keys.set(salt.join(), key);
    return key;
  };
  const aesGcm = (iv: Bytes, place: string) => ({
    name: 'AES-GCM',
    iv,
    additionalData: utf8ToBytes(place),
  });
  return {
    async seal(plain, place) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(aesGcm(iv, place), await keyOf(salt), plain);
      return joined(new Uint8Array([CIPHER_VERSION]), salt, iv, new Uint8Array(sealed));
    },
    async open(sealed, place) {
      const key = await keyOf(sealed.slice(1, 1 + SALT_BYTES));
      const iv = sealed.slice(1 + SALT_BYTES, 1 + SALT_BYTES + IV_BYTES);
      const rest = sealed.slice(1 + SALT_BYTES + IV_BYTES);
      return new Uint8Array(await crypto.subtle.decrypt(aesGcm(iv, place), key, rest));
    },
  };
}

/** Bytes one after another. */
export async function joined(...parts: readonly Bytes[]): Promise<Bytes> {
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}

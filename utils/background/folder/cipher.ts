import { utf8ToBytes } from '@noble/hashes/utils.js';
import { deriveKey, IV_BYTES, randomBytes, SALT_BYTES } from '#utils/platform/passphrase.ts';

/** Bytes in a buffer of their own, as WebCrypto and files take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The first byte of what is encrypted in this way. A copy in plain begins with a brace. */
export const CIPHER_VERSION = 1;

/** Encrypts with a passphrase, see `passphrase.ts`. */
export interface Cipher {
  /** @param place what it is sealed to: it opens nowhere else */
  seal(plain: Bytes, place: string): Promise<Bytes>;
  /** @throws where the passphrase, or the place, is another, or where anything was changed */
  open(sealed: Bytes, place: string): Promise<Bytes>;
}

/** Random bytes, by which one passphrase makes another key for each sealed file. */
export function newSalt(): Bytes {
  return randomBytes(SALT_BYTES);
}

/** @param secret see `FolderLink` @param salt of what is sealed; each sealed file names its own */
export function createCipher(secret: CryptoKey, salt: Bytes): Cipher {
  const keys = new Map<string, Promise<CryptoKey>>();
  const keyOf = (salt: Bytes): Promise<CryptoKey> => {
    const known = keys.get(salt.join());
    if (known) return known;
    const key = deriveKey(secret, salt);
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
      const iv = randomBytes(IV_BYTES);
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

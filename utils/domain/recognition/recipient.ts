import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { plainText } from '#utils/domain/recognition/plain-text.ts';

/** Whom a credential is for, without saying it (Open Badges 3.0, `IdentityObject`). */
export interface Identifier {
  type: 'IdentityObject';
  hashed: true;
  /** `sha256$` and the SHA-256 of name and salt, hex. */
  identityHash: string;
  identityType: 'emailAddress' | 'userName';
  salt: string;
}

const ALGORITHM = 'sha256$';

/** An e-mail address or a login, as it is compared: see {@link plainText}, and without the `@` before a login. */
export function plainName(typed: string): string {
  return plainText(typed).replace(/^@/, '');
}

/** @param name an e-mail address or a login @param salt random, hex, so that no list of hashes tells whose it is */
export function identifierOf(name: string, salt: string): Identifier {
  const plain = plainName(name);
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: hashOf(plain, salt),
    identityType: plain.includes('@') ? 'emailAddress' : 'userName',
    salt,
  };
}

/** Whether an identifier, of whatever shape, names somebody by one of these names. */
export function isNamed(identifier: unknown, names: readonly string[]): boolean {
  if (typeof identifier !== 'object' || identifier === null) return false;
  const { hashed, identityHash, salt = '' } = identifier as Record<string, unknown>;
  if (typeof identityHash !== 'string' || typeof salt !== 'string') return false;
  return names.some((name) =>
    hashed === true
      ? hashOf(plainName(name), salt) === identityHash.toLowerCase()
      : plainName(identityHash) === plainName(name),
  );
}

function hashOf(plain: string, salt: string): string {
  return ALGORITHM + bytesToHex(sha256(utf8ToBytes(plain + salt)));
}

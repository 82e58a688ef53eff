import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';

/** The public half of a P-256 key: its two coordinates, 32 bytes each as base64url (RFC 7518, 6.2.1). */
export interface PublicKey {
  x: string;
  y: string;
}

const METHOD = 'did:jwk:';
/** What names the one key of a `did:jwk`. */
const FRAGMENT = '#0';
const COORDINATE_BYTES = 32;

/** The key as a JWK, with the members that RFC 7638 asks for in its order, and no others. */
export function jwkOf({ x, y }: PublicKey) {
  return { crv: 'P-256', kty: 'EC', x, y } as const;
}

/** The name of a key that holds the key itself, so that nobody need be asked for it (the DID method `jwk`). */
export function didOf(key: PublicKey): string {
  return METHOD + toBase64url(utf8ToBytes(JSON.stringify(jwkOf(key))));
}

/** What a JWT calls the key of a {@link didOf}. */
export function keyIdOf(did: string): string {
  return did + FRAGMENT;
}

/** The DID and the key that a JWT's `kid` names; undefined if that is no P-256 key in a `did:jwk`. */
export function readKeyId(kid: unknown): { did: string; key: PublicKey } | undefined {
  if (typeof kid !== 'string' || !kid.startsWith(METHOD) || !kid.endsWith(FRAGMENT)) return undefined;
  const did = kid.slice(0, -FRAGMENT.length);
  const bytes = fromBase64url(did.slice(METHOD.length));
  const key = bytes && publicKey(parseJson(bytes));
  return key && { did, key };
}

/** The key that a JWK is; undefined if it is another kind of key, or one that should be secret. */
export function publicKey(jwk: unknown): PublicKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  const { kty, crv, x, y, d } = jwk as Record<string, unknown>;
  if (kty !== 'EC' || crv !== 'P-256' || d !== undefined) return undefined;
  return isCoordinate(x) && isCoordinate(y) ? { x, y } : undefined;
}

/** What tells a key from all others: SHA-256 of its JWK (RFC 7638), hex. */
export function fingerprint(key: PublicKey): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(jwkOf(key)))));
}

/** JSON in bytes of UTF-8; undefined if it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && fromBase64url(value)?.length === COORDINATE_BYTES;
}

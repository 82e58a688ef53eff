import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';

/** P4: what chance says of a thing: the same whenever it is asked. */
export interface Roll {
  /** 0…1; below {@link SURPRISE_CHANCE} it is a hit. */
  hit: number;
  /** 0…1; which of the surprises it is. */
  size: number;
  /** 0 for no hit. */
  points: number;
}

/**
 * P4: the roll of a thing. Anybody can do it again: the first 52 bits of SHA-256 over `lot`, `/hit` or `/size` and the
 * name, joined by line feeds, as a share of 2^52.
 * @param lot the device's, hex, from the log
 * @param name the name under which the thing was first heard of
 */
export function roll(salt: string, name: string): Roll {
  const hit = share(`${salt}\nhit\n${name}`);
  const size = share(`${salt}\nsize\n${name}`);
  return { hit, size, points: hit < SURPRISE_CHANCE ? pointsOf(size) : 0 };
}

function pointsOf(size: number): number {
  let left = size;
  for (const { points, share } of SURPRISES) {
    if (left < share) return points;
    left -= share;
  }
  return 0;
}

/** The first 52 bits of a text's SHA-256 as a number from 0 up to 1. */
function share(text: string): number {
  const bytes = sha256(utf8ToBytes(text));
  // Six bytes and the upper half of the seventh.
  const bits = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) * 16 + ((bytes[6] ?? 0) >> 4);
  return bits / 2 ** 52;
}

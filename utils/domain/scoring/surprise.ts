import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { SURPRISE_CHANCE, SURPRISES } from '#utils/domain/rules.ts';

/** What chance draws for an item: the same whenever it is asked. */
export interface Roll {
  /** 0…1; below {@link SURPRISE_CHANCE} it is a hit. */
  hit: number;
  /** 0…1; which of the surprises it is. */
  size: number;
  /** 0 for no hit. */
  points: number;
}

/**
 * The roll of an item. Anybody can do it again: the first 52 bits of SHA-256 over the salt, `hit` or `size` and the name,
 * joined by line feeds, as a fraction of 2^52.
 * @param salt the device's, hex, from the log
 * @param name the first name of the item that the log knew
 */
export function roll(salt: string, name: string): Roll {
  const key = `${salt}\n${name}`;
  const known = ROLLS.get(key);
  if (known) return known;
  if (ROLLS.size >= KEPT_ROLLS) ROLLS.clear();
  const made = drawRoll(salt, name);
  ROLLS.set(key, made);
  return made;
}

/** Kept, since each win of a day is scored anew with every further one, and hashing is what that costs most. */
const ROLLS = new Map<string, Roll>();
const KEPT_ROLLS = 5000;

function drawRoll(salt: string, name: string): Roll {
  const hit = hashFraction(`${salt}\nhit\n${name}`);
  const size = hashFraction(`${salt}\nsize\n${name}`);
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
function hashFraction(text: string): number {
  const bytes = sha256(utf8ToBytes(text));
  // Six bytes and the upper half of the seventh.
  const bits = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) * 16 + ((bytes[6] ?? 0) >> 4);
  return bits / 2 ** 52;
}

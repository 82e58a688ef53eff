import { randomHex } from '#utils/background/ledger/random-hex.ts';
import type { Device } from '#utils/background/ledger/schema.ts';

/** A name and a salt for an installation that has none, or whose own is used elsewhere. */
export function newDevice(): Device {
  return { id: crypto.randomUUID(), salt: randomHex() };
}

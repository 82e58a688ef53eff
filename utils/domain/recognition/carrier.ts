import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** How the line begins that carries signed thanks in a text; the version of its form follows. */
export const CARRIER = 'microwin-thanks:';
const VERSION = 1;
/** Characters of a text, or bytes of a file, that are looked at. */
export const LONGEST_HANDED_IN = 1_000_000;
/** Characters that a carried credential may have: some six times what long thanks need. */
export const LONGEST_CARRIED = 12_000;

/** A credential as it was handed in: packed in a line, or as a JWT. */
export type Carried = { packed: string } | { jwt: string };

/** The line that carries a packed credential. */
export function carrierLine(packed: string): string {
  return `${CARRIER}${VERSION}:${packed}`;
}

/** Finds a credential in a text: the first line of ours wherever it stands, or a JWT that is all there is. */
export function findCarried(text: string): Carried | { refusal: Refusal } {
  if (text.length > LONGEST_HANDED_IN) return { refusal: 'large' };
  const [, version, packed = ''] = /microwin-thanks:(\d+):([\w-]*)/.exec(text) ?? [];
  if (version === undefined) {
    const jwt = text.trim();
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jwt)) return { refusal: 'prefix' };
    return jwt.length > LONGEST_CARRIED ? { refusal: 'large' } : { jwt };
  }
  if (Number(version) !== VERSION) return { refusal: 'version' };
  return packed.length > LONGEST_CARRIED ? { refusal: 'large' } : { packed };
}

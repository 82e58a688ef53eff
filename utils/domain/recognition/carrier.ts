import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** What a line can carry: thanks, a proof of one's own work, or a colleague's word on one. */
export type CarriedKind = 'thanks' | 'proof' | 'endorsement';
/** How the line begins that carries something signed in a text; the version of its form follows. */
export const CARRIER = /microwin-(?:thanks|proof|endorsement):/;
const LINE = new RegExp(`${CARRIER.source}(\\d+):([\\w-]*)`);
const VERSION = 1;
/** Characters of a text, or bytes of a file, that are looked at. */
export const LONGEST_HANDED_IN = 1_000_000;
/** Characters that a carried credential may have: some six times what long thanks need. */
export const LONGEST_CARRIED = 12_000;
/** Characters of a JWT, which is longer than what a line carries of it. */
const LONGEST_JWT = 48_000;

/** A credential as it was handed in: packed in a line, or as a JWT. */
export type Carried = { packed: string } | { jwt: string };

/** The line that carries a packed credential. What it is stands in it for people; checks ask the credential itself. */
export function carrierLine(packed: string, kind: CarriedKind = 'thanks'): string {
  return `microwin-${kind}:${VERSION}:${packed}`;
}

/** Finds a credential in a text: the first line of ours wherever it stands, or a JWT that is all there is. */
export function findCarried(text: string): Carried | { refusal: Refusal } {
  if (text.length > LONGEST_HANDED_IN) return { refusal: 'large' };
  const [, version, packed = ''] = LINE.exec(text) ?? [];
  if (version === undefined) {
    const jwt = text.trim();
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jwt)) return { refusal: 'prefix' };
    return jwt.length > LONGEST_JWT ? { refusal: 'large' } : { jwt };
  }
  if (Number(version) !== VERSION) return { refusal: 'version' };
  return packed.length > LONGEST_CARRIED ? { refusal: 'large' } : { packed };
}

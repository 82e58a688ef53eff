import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** How a line begins that carries something in a text: thanks, a week card, an invitation to a team. */
export const CARRIER = /microwin-(thanks|week|team):/;
type Carrier = 'thanks' | 'week' | 'team';
/** Follows that beginning. */
const VERSION = 1;
/** Characters of a text, or bytes of a file, that are looked at. */
export const LONGEST_HANDED_IN = 1_000_000;
/** Characters that a carried credential may have: some six times what long thanks need. */
export const LONGEST_CARRIED = 12_000;
/** Characters that the whole line of a week card may have. */
export const LONGEST_CARD_LINE = 700;

/** What was handed in: thanks, packed in a line or as a JWT; a week card as a JWS; an invitation to a team. */
export type CarriedThanks = { packed: string } | { jwt: string };
export type Carried = CarriedThanks | { card: string } | { invitation: string };

/** The line that carries something. */
export function carrierLine(carried: string, carrier: Carrier = 'thanks'): string {
  return `microwin-${carrier}:${VERSION}:${carried}`;
}

/** Finds what a text carries: the first line of ours wherever it stands, or a JWT that is all there is. */
export function findCarried(text: string): Carried | { refusal: Refusal } {
  if (text.length > LONGEST_HANDED_IN) return { refusal: 'large' };
  const [line = '', carrier, version, carried = ''] =
    /microwin-(thanks|week|team):(\d+):([\w-]*(?:\.[\w-]*){0,2})/.exec(text) ?? [];
  if (version === undefined) {
    const jwt = text.trim();
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jwt)) return { refusal: 'prefix' };
    return jwt.length > LONGEST_CARRIED ? { refusal: 'large' } : { jwt };
  }
  if (Number(version) !== VERSION) return { refusal: 'version' };
  if (carrier === 'week')
    return line.length > LONGEST_CARD_LINE ? { refusal: 'cardLarge' } : { card: carried };
  // Of the three only a card has dots; one that follows ends a sentence.
  const [packed = ''] = carried.split('.');
  if (carrier === 'team') return { invitation: packed };
  return packed.length > LONGEST_CARRIED ? { refusal: 'large' } : { packed };
}

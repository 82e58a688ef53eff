import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** What is signed as a JWT: thanks, a proof of one's own work, or a colleague's word on one. */
export type CarriedKind = 'thanks' | 'proof' | 'endorsement';
/** What a line can carry: one of these, a week card, or an invitation to a team. */
type Carrier = CarriedKind | 'week' | 'team';
/** How a line of ours begins in a text, which may be a sentence of its own; the version of its form follows. */
export const CARRIER = /microwin-(thanks|proof|endorsement|week|team):/i;
const LINES = new RegExp(`${CARRIER.source}(\\d+):`, 'gi');
const VERSION = 1;
/** Characters of a text, or bytes of a file, that are looked at. */
export const LONGEST_HANDED_IN = 1_000_000;
/** Lines of ours in one text that are looked at. */
const MOST_LINES = 50;
/** Characters that a carried credential may have: some six times what long thanks need. */
export const LONGEST_CARRIED = 12_000;
/** The same with all that stands in it where it was broken. */
const LONGEST_BROKEN = 2 * LONGEST_CARRIED;
/** Pieces into which a line may be broken: nobody breaks lines at fewer than thirty characters. */
const MOST_PIECES = LONGEST_CARRIED / 30;
/** Characters of a JWT, which is longer than what a line carries of it. */
const LONGEST_JWT = 48_000;
/** Characters that the whole line of a week card may have. */
export const LONGEST_CARD_LINE = 700;

/** What programs put into long words and nobody sees. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Where a line was broken: blanks and ends of lines of any kind, what a quotation begins with, and the `=` of RFC 2045 (6.7). */
const BREAK = /=?[\s>|]+/g;
const PIECES = new RegExp(`^[\\w.-]*(?:${BREAK.source}[\\w.-]+)*`);
/** A header begins with a brace. */
const JWT = /^e[yw][\w-]*\.[\w-]+\.[\w-]*$/;
/** A JWS with all three parts, of which the last is as long as a signature by ES256; a sentence may end after it. */
const WHOLE_JWS = /^[\w-]+\.[\w-]+\.[\w-]{86}\.*$/;
const JWS_PARTS = 3;

/**
 * A credential as it was handed in: as a JWT, or packed in a line. Nothing tells where a broken line ends, so it is the
 * first of these that unpacks.
 */
export type CarriedCredential = { packed: string[] } | { jwt: string };
/** What was handed in: a credential; a week card as a JWS; an invitation to a team, the first of these that is one. */
export type Carried = CarriedCredential | { card: string } | { invitation: string[] };

/** The line that carries something. What it is stands in it for people; checks of credentials ask these themselves. */
export function carrierLine(carried: string, carrier: Carrier = 'thanks'): string {
  return `microwin-${carrier}:${VERSION}:${carried}`;
}

/** A text without what programs put into it to break its lines, or to quote them. */
export function unbroken(text: string): string {
  return text.replace(UNSEEN, '').replace(BREAK, '');
}

/** Finds what a text carries: each line of ours wherever it stands, or a JWT that is all there is. At least one is returned. */
export function findCarried(text: string): (Carried | { refusal: Refusal })[] {
  if (text.length > LONGEST_HANDED_IN) return [{ refusal: 'large' }];
  const plain = text.replace(UNSEEN, '');
  const lines = [...plain.matchAll(LINES)].slice(0, MOST_LINES);
  if (lines.length === 0) return [jwtIn(text)];
  return lines.map(({ 0: beginning, 1: carrier, 2: version, index }, place) => {
    if (Number(version) !== VERSION) return { refusal: 'version' };
    const from = index + beginning.length;
    const wholes = wholesOf(plain.slice(from, lines[place + 1]?.index).slice(0, LONGEST_BROKEN));
    if (carrier?.toLowerCase() === 'week') return cardIn(wholes, beginning.length);
    // Of all these only a card has dots; one that follows ends a sentence.
    const packed = [...new Set(wholes.map((whole) => whole.replace(/\..*/, '')))];
    if (carrier?.toLowerCase() === 'team') return { invitation: packed };
    if ((packed[0] ?? '').length > LONGEST_CARRIED) return { refusal: 'large' };
    return { packed: packed.filter(({ length }) => length <= LONGEST_CARRIED) };
  });
}

function jwtIn(text: string): Carried | { refusal: Refusal } {
  const jwt = unbroken(text);
  if (!JWT.test(jwt)) return { refusal: 'prefix' };
  return jwt.length > LONGEST_JWT ? { refusal: 'large' } : { jwt };
}

/** What a line may carry that begins so: its first piece alone, or with each of those that follow. */
function wholesOf(text: string): string[] {
  const [run = ''] = PIECES.exec(text) ?? [];
  let whole = '';
  return run
    .split(BREAK)
    .slice(0, MOST_PIECES)
    .map((piece) => {
      whole += piece;
      return whole;
    });
}

/** @param beginning how many characters of the line are before it */
function cardIn(wholes: readonly string[], beginning: number): Carried | { refusal: Refusal } {
  const whole =
    wholes.find((one) => WHOLE_JWS.test(one)) ??
    wholes.find((one) => one.split('.').length >= JWS_PARTS) ??
    wholes[0];
  const card = (whole ?? '').split('.').slice(0, JWS_PARTS).join('.');
  return beginning + card.length > LONGEST_CARD_LINE ? { refusal: 'cardLarge' } : { card };
}

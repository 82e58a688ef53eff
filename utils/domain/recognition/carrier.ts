import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** What is signed as a JWT: thanks, a proof of one's own work, or a colleague's word on one. */
export type CarriedKind = 'thanks' | 'proof' | 'endorsement';
/** What a line can carry: one of these, a week card, or an invitation to a team. */
type Carrier = CarriedKind | 'week' | 'team';
/** How a line of ours begins in a text; the version of its form follows. */
export const CARRIER = /microwin-(thanks|proof|endorsement|week|team):/;
const LINE = new RegExp(`${CARRIER.source}(\\d+):`);
const VERSION = 1;
/** Characters of a text, or bytes of a file, that are looked at. */
export const LONGEST_HANDED_IN = 1_000_000;
/** Characters that a carried credential may have: some six times what long thanks need. */
export const LONGEST_CARRIED = 12_000;
/** Characters of a JWT, which is longer than what a line carries of it. */
const LONGEST_JWT = 48_000;
/** Characters that the whole line of a week card may have. */
export const LONGEST_CARD_LINE = 700;
/** Characters of the lines into which mail programs break a long one (RFC 5322 advises 78); nothing signed is as short. */
const BROKEN_AT = { least: 60, most: 100 };
/** Characters by which the lines of a text that is quoted may differ. */
const QUOTED = 4;

/** A credential as it was handed in: packed in a line, or as a JWT. */
export type CarriedCredential = { packed: string } | { jwt: string };
/** What was handed in: a credential; a week card as a JWS; an invitation to a team. */
export type Carried = CarriedCredential | { card: string } | { invitation: string };

/** The line that carries something. What it is stands in it for people; checks of credentials ask these themselves. */
export function carrierLine(carried: string, carrier: Carrier = 'thanks'): string {
  return `microwin-${carrier}:${VERSION}:${carried}`;
}

/** Finds what a text carries: the first line of ours wherever it stands, or a JWT that is all there is. */
export function findCarried(text: string): Carried | { refusal: Refusal } {
  if (text.length > LONGEST_HANDED_IN) return { refusal: 'large' };
  const found = LINE.exec(text);
  if (!found) {
    const jwt = text.trim();
    if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jwt)) return { refusal: 'prefix' };
    return jwt.length > LONGEST_JWT ? { refusal: 'large' } : { jwt };
  }
  const [beginning, carrier, version] = found;
  if (Number(version) !== VERSION) return { refusal: 'version' };
  const [carried = ''] =
    /^[\w-]*(?:\.[\w-]*){0,2}/.exec(wholeLine(text, found.index + beginning.length)) ?? [];
  if (carrier === 'week')
    return beginning.length + carried.length > LONGEST_CARD_LINE
      ? { refusal: 'cardLarge' }
      : { card: carried };
  // Of all these only a card has dots; one that follows ends a sentence.
  const [packed = ''] = carried.split('.');
  if (carrier === 'team') return { invitation: packed };
  return packed.length > LONGEST_CARRIED ? { refusal: 'large' } : { packed };
}

/** What follows on a line, put together where a mail program has broken it: into lines of one width but for the last. */
function wholeLine(text: string, from: number): string {
  const [first = '', ...others] = text.slice(from).split(/\r?\n[> ]*/);
  const width = from - (text.lastIndexOf('\n', from) + 1) + first.length;
  if (width < BROKEN_AT.least || width > BROKEN_AT.most) return first;
  let whole = first;
  for (const line of others) {
    if (!/^[\w.-]+$/.test(line)) break;
    whole += line;
    if (line.length < width - QUOTED) break;
  }
  return whole;
}

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '#utils/domain/canonical.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { toBase64url } from '#utils/domain/recognition/base64url.ts';
import {
  BADGE_TYPES,
  CONTEXT,
  claimsOf,
  fieldsOf,
  isOfType,
  listOf,
  momentText,
  textOf,
} from '#utils/domain/recognition/claims.ts';
import {
  ENTRY_GENRE,
  entryEvidence,
  type ProvenEntry,
  readEntries,
} from '#utils/domain/recognition/entry-proof.ts';
import { type LogRoot, type LogTree, readRootText, rootText } from '#utils/domain/recognition/log-root.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { readMoment } from '#utils/domain/recognition/times.ts';

/** The most entries that one proof has, so that a line can mostly carry it. */
export const MOST_ENTRIES = 10;
/** The most endorsements that are read in one. */
const MOST_ENDORSEMENTS = 20;

/** What somebody wants to prove of their own work. */
export interface ProofDraft {
  /** What a badge reader calls it: an achievement, or wins that were chosen. */
  name: string;
  /** That the holder says so themselves; how it is reached; how many entries on which days. */
  description: string;
  criteria: string;
  narrative: string;
  /** The entries, and whether the title and the address of each are told. */
  entries: readonly { event: StoredEvent; isTold: boolean }[];
}

/** How the name of a credential begins that is made from what it says (RFC 6920). */
const CONTENT_NAME = 'ni:///sha-256;';
const ROOT_GENRE = 'Microwin log root';

/**
 * A proof of one's own work as the payload of a JWT: an Open Badges 3.0 credential of which issuer and subject are one.
 * @param tree the log in which the entries are @param achievement a random UUID @param at UTC ms
 */
export function proofPayload(
  { name, description, criteria, narrative, entries }: ProofDraft,
  tree: LogTree,
  achievement: string,
  did: string,
  at: number,
): Record<string, unknown> {
  return named(
    {
      '@context': CONTEXT,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name,
      awardedDate: momentText(at),
      credentialSubject: {
        id: did,
        type: ['AchievementSubject'],
        narrative,
        achievement: {
          id: `urn:uuid:${achievement}`,
          type: ['Achievement'],
          name,
          description,
          criteria: { narrative: criteria },
        },
      },
      evidence: [
        { type: ['Evidence'], genre: ROOT_GENRE, narrative: rootText(tree) },
        ...entries.map(({ event, isTold }) => entryEvidence(event, isTold, tree)),
      ],
    },
    did,
    at,
  );
}

/** The same proof with one more endorsement. It keeps its name and the day it is of. @param at UTC ms */
export function withEndorsement(
  payload: Record<string, unknown>,
  endorsement: string,
  did: string,
  at: number,
): Record<string, unknown> {
  const { iss, sub, nbf, issuer, validFrom, jti, id, ...content } = payload;
  const endorsementJwt = [...listOf(payload.endorsementJwt), endorsement];
  return named({ ...content, endorsementJwt }, did, at);
}

function named(content: Record<string, unknown>, did: string, at: number): Record<string, unknown> {
  const id = contentName({ ...content, iss: did });
  return { ...content, ...claimsOf(id, did, did, at) };
}

/**
 * The name of a credential by what it says, without when it was signed and who endorses it: so an endorsement of that name
 * is of this, and of nothing that the holder signs later under the same name.
 */
function contentName(payload: Record<string, unknown>): string {
  const { id, jti, validFrom, nbf, issuer, sub, endorsementJwt, ...content } = payload;
  return CONTENT_NAME + toBase64url(sha256(utf8ToBytes(canonical(content))));
}

/** Whether a proof can be endorsed: its name is then of this alone. */
export function isNamedByContent({ id }: Pick<Proof, 'id'>): boolean {
  return id.startsWith(CONTENT_NAME);
}

/** What a proof says, apart from its endorsements. */
export interface Proof {
  id: string;
  /** Of an achievement, or of chosen wins, in the language of the signer. */
  name: string;
  narrative: string;
  /** When it was first signed, and when last, as the signer's clock says; UTC ms. */
  awarded: number;
  at: number;
  /** The log that its entries are in; undefined if it says nothing of one. */
  root: LogRoot | undefined;
  entries: ProvenEntry[];
}

/** Whether somebody says it of themselves: it is an Open Badge for its own issuer. */
export function isProof(payload: Record<string, unknown>): boolean {
  const { id } = fieldsOf(payload.credentialSubject);
  return isOfType(payload, BADGE_TYPES) && id !== undefined && id === payload.iss;
}

/** What a proof says, if it holds in itself, and what endorses it as JWTs, which are not looked at here. */
export function readProof(
  payload: Record<string, unknown>,
): { proof: Proof; endorsements: string[] } | { refusal: Refusal } {
  const { id, awardedDate, validFrom, credentialSubject, evidence, endorsementJwt, name } = payload;
  const [awarded, at] = [readMoment(awardedDate ?? validFrom), readMoment(validFrom)];
  const { narrative, achievement } = fieldsOf(credentialSubject);
  const said = [fieldsOf(achievement).name, name, narrative].map(textOf);
  const [achieved = '', other = '', words = ''] = said;
  const title = achieved || other;
  const endorsements = listOf(endorsementJwt);
  if (Number.isNaN(awarded) || Number.isNaN(at) || endorsements.length > MOST_ENDORSEMENTS)
    return { refusal: 'shape' };
  if (!title || said.includes(undefined)) return { refusal: 'shape' };
  // Another program's credential may have any name; what endorses it then endorses whatever has that name.
  if (isNamedByContent({ id: String(id) }) ? id !== contentName(payload) : endorsements.length > 0)
    return { refusal: 'content' };
  const all = listOf(evidence).map(fieldsOf);
  const root = readRootText(all.find(({ genre }) => genre === ROOT_GENRE)?.narrative);
  const proofs = all.filter(({ genre }) => genre === ENTRY_GENRE);
  if (proofs.length > MOST_ENTRIES || (proofs.length > 0 && !root)) return { refusal: 'shape' };
  const entries = root ? readEntries(proofs, root) : [];
  if ('refusal' in entries) return entries;
  return {
    proof: { id: String(id), name: title, narrative: words, awarded, at, root, entries },
    endorsements: endorsements.map(String),
  };
}

/** What a colleague says of a proof. */
export interface Endorsement {
  /** The name of the proof. */
  of: string;
  words: string;
  /** When it was signed, as the signer's clock says; UTC ms. */
  at: number;
}

const ENDORSEMENT = 'EndorsementCredential';

/**
 * A colleague's word on a proof as the payload of a JWT (8.2.5 of Open Badges 3.0).
 * @param name what other programs call it @param uuid random @param at UTC ms
 */
export function endorsementPayload(
  { of, words }: Pick<Endorsement, 'of' | 'words'>,
  name: string,
  uuid: string,
  did: string,
  at: number,
): Record<string, unknown> {
  return {
    '@context': CONTEXT,
    type: ['VerifiableCredential', ENDORSEMENT],
    name,
    ...claimsOf(`urn:uuid:${uuid}`, of, did, at),
    credentialSubject: { id: of, type: ['EndorsementSubject'], endorsementComment: words },
  };
}

/** What a payload endorses; undefined if it endorses nothing. */
export function readEndorsement(payload: Record<string, unknown>): Endorsement | undefined {
  const { id, endorsementComment } = fieldsOf(payload.credentialSubject);
  const [words, at] = [textOf(endorsementComment), readMoment(payload.validFrom)];
  if (!isOfType(payload, [ENDORSEMENT]) || typeof id !== 'string' || !words || Number.isNaN(at))
    return undefined;
  return { of: id, words, at };
}

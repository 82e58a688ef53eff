import {
  BADGE_TYPES,
  CONTEXT,
  claimsOf,
  fieldsOf,
  isOfType,
  LONGEST_WORDS,
  listOf,
  textOf,
} from '#utils/domain/recognition/claims.ts';
import { type Identifier, identifierOf } from '#utils/domain/recognition/recipient.ts';
import { readMoment } from '#utils/domain/recognition/times.ts';

/** What somebody wants to sign. */
export interface ThanksDraft {
  /** The giver's own words. */
  words: string;
  /** What it is for: the title of a win, '' for none, and its address, '' unless the giver wants it in. */
  title: string;
  url: string;
  /** An e-mail address or a login; only its hash goes in. */
  to: string;
}

/** What is random, so that no two credentials are alike. */
export interface Chance {
  /** UUIDs. */
  credential: string;
  subject: string;
  achievement: string;
  /** Hex. */
  salt: string;
}

/** What a badge reader that knows nothing of us shows, in the giver's language. */
export interface ThanksLabels {
  name: string;
  description: string;
  criteria: string;
}

/**
 * Thanks as the payload of a JWT: an Open Badges 3.0 credential (8.2.4 of its specification) on Verifiable Credentials
 * 2.0. It has no property of our own, since those break other programs' checks.
 * @param did of the giver's key @param at UTC ms
 */
export function thanksPayload(
  { words, title, url, to }: ThanksDraft,
  { credential, subject, achievement, salt }: Chance,
  labels: ThanksLabels,
  did: string,
  at: number,
) {
  const [id, subjectId] = [`urn:uuid:${credential}`, `urn:uuid:${subject}`];
  const evidence = { type: ['Evidence'], ...(url && { id: url }), ...(title && { name: title }) };
  return {
    '@context': CONTEXT,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: labels.name,
    ...claimsOf(id, subjectId, did, at),
    credentialSubject: {
      id: subjectId,
      type: ['AchievementSubject'],
      identifier: [identifierOf(to, salt)] satisfies Identifier[],
      narrative: words,
      achievement: {
        id: `urn:uuid:${achievement}`,
        type: ['Achievement'],
        name: labels.name,
        description: labels.description,
        criteria: { narrative: labels.criteria },
      },
    },
    ...((title || url) && { evidence: [evidence] }),
  };
}

/** What there is to read in signed thanks. */
export interface Thanks {
  words: string;
  /** What it is for; '' where it does not say. */
  title: string;
  url: string;
  /** When it was signed, as the signer's clock says; UTC ms. */
  at: number;
  /** Whom it is for, in whatever shape that is. */
  identifiers: readonly unknown[];
}

/** The thanks that a payload holds, from us or from any issuer of Open Badges; undefined if it holds none. */
export function readThanks(payload: Record<string, unknown>): Thanks | undefined {
  const { credentialSubject, evidence, validFrom } = payload;
  if (!isOfType(payload, BADGE_TYPES)) return undefined;
  const { narrative, achievement, identifier } = fieldsOf(credentialSubject);
  const { name } = fieldsOf(achievement);
  const words = [narrative, name].find((text) => typeof text === 'string' && text.trim() !== '');
  const at = readMoment(validFrom);
  if (typeof words !== 'string' || words.length > LONGEST_WORDS || Number.isNaN(at)) return undefined;
  const [proof] = listOf(evidence).map(fieldsOf);
  const [title, url] = [textOf(proof?.name), textOf(proof?.id)];
  if (title === undefined || url === undefined) return undefined;
  return {
    words,
    title,
    url,
    at,
    identifiers: listOf(identifier),
  };
}

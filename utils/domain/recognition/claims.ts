import { secondsOf } from '#utils/domain/recognition/times.ts';

/** The two contexts that an Open Badges 3.0 credential names, in this order. */
export const CONTEXT = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];
/** The most characters of words that are taken in: ours are shorter, another program's need not be. */
export const LONGEST_WORDS = 4000;

/** What names a badge and each of its kinds that other programs make. */
export const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/**
 * Who says something, of whom, and since when: once for the credential, once for the JWT.
 * @param id of the credential @param subject whom or what it is about @param did of the issuer's key @param at UTC ms
 */
export function claimsOf(id: string, subject: string, did: string, at: number) {
  return {
    id,
    issuer: { id: did, type: ['Profile'] },
    validFrom: momentText(at),
    ...{ iss: did, jti: id, sub: subject, nbf: secondsOf(at) },
  };
}

/** A moment as a credential has it. @param at UTC ms */
export function momentText(at: number): string {
  return new Date(secondsOf(at) * 1000).toISOString().replace('.000', '');
}

/** Whether a credential is of one of some types. */
export function isOfType({ type }: Record<string, unknown>, types: readonly string[]): boolean {
  return listOf(type).some((one) => types.includes(String(one)));
}

/** A text; '' for what is none, undefined for one that is longer than it may be, since no part of it was signed. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return '';
  return value.length > LONGEST_WORDS ? undefined : value;
}

/** What there is one of, or a list of. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

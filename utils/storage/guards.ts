/** Letters of a name at the most; readers of sites cut titles there, too. */
export const LONGEST_NAME = 300;

/** The fields of an object; none of anything else. */
export function fieldsOf(stored: unknown): Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? (stored as Record<string, unknown>)
    : {};
}

/** Whether a value is a text of 1 to so many letters. */
export function isText(stored: unknown, longest = LONGEST_NAME): stored is string {
  return typeof stored === 'string' && stored !== '' && stored.length <= longest;
}

/**
 * The members of a list that are right, the first so many of them; undefined if it is no list.
 * @param parse a member, or undefined if it is wrong
 */
export function listOf<T>(
  stored: unknown,
  most: number,
  parse: (member: unknown) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  const members: T[] = [];
  for (const member of stored) {
    const parsed = members.length < most ? parse(member) : undefined;
    if (parsed !== undefined) members.push(parsed);
  }
  return members;
}

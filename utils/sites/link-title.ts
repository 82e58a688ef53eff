/**
 * The words of a title that the last part of an address is made of: `17-write-the-report` → “Write the report”.
 * @param slug a pattern whose first group is these words
 */
export function slugTitle({ pathname }: URL, slug: RegExp): string {
  const [, words = ''] = slug.exec(pathname.split('/').at(-1) ?? '') ?? [];
  const text = decoded(words).replaceAll('-', ' ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

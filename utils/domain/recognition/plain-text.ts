/** A name as it is compared: in small letters, however its signs are written, and without those that nobody sees. */
export function plainText(typed: string): string {
  return typed
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .trim()
    .toLowerCase();
}

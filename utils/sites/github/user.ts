import type { SitePage } from '#utils/sites/types.ts';

/** Who is signed in; nobody else finishes anything here. '' for nobody. */
export function userOf({ document }: SitePage): string {
  return document.querySelector('meta[name="user-login"]')?.getAttribute('content') ?? '';
}

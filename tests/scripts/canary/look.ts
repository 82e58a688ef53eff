import type { BrowserContext } from 'playwright';
import type { Outcome } from '#tests/scripts/canary/judge.ts';
import { countsOf, readPage } from '#tests/support/saved-pages.ts';
import type { SiteId } from '#utils/sites/types.ts';

/** Ms that a public page may take to be drawn. */
const PATIENCE_MS = 15_000;
const PACE_MS = 500;

/** Reads a page that anybody may read: whether it has what such a page must have, and what could be finished on it. */
export async function lookAt(
  context: BrowserContext,
  site: SiteId,
  address: string,
): Promise<{ outcome: Outcome; why: string }> {
  const page = await context.newPage();
  try {
    await page.goto(address);
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const read = readPage(site, page.url(), await page.content());
      const landmarks = Object.entries(read.landmarks);
      const missing = landmarks.filter(([, isThere]) => !isThere).map(([words]) => words);
      const why = missing.join('; ') || JSON.stringify(countsOf(read));
      if (landmarks.length > 0 && missing.length === 0) return { outcome: 'right', why };
      if (Date.now() > until)
        return { outcome: 'blind', why: landmarks.length > 0 ? why : 'nothing is known of such a page' };
      await page.waitForTimeout(PACE_MS);
    }
  } catch (error) {
    return { outcome: 'blind', why: String(error).split('\n')[0] ?? '' };
  } finally {
    await page.close();
  }
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright/test';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose answer depends on colours; all others say the same whatever the colours are. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** How axe is asked: about all there is, about colours alone, or about all but colours. */
const ASKED: Record<'all' | 'colours' | 'no colours', RunOptions> = {
  all: {},
  colours: { runOnly: COLOURS },
  'no colours': { rules: Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }])) },
};

/** What axe finds wrong with a page as it stands. */
export async function violations(window: Page, asked: keyof typeof ASKED = 'all'): Promise<string[]> {
  // The pages' own policy lets no foreign script in, so it is evaluated from outside.
  await window.evaluate(AXE);
  const results = await window.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    ASKED[asked],
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What axe finds wrong with a page as it stands, in light and in dark colours. */
export async function violationsInBothSchemes(window: Page): Promise<string[]> {
  await window.emulateMedia({ colorScheme: 'light' });
  const light = await violations(window);
  await window.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(window, 'colours');
  return [...light.map((fault) => `light: ${fault}`), ...dark.map((fault) => `dark: ${fault}`)];
}

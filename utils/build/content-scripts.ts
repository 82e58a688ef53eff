import { resolve } from 'node:path';
import type { Entrypoint, EntrypointInfo } from 'wxt';

const FOLDER = 'content-scripts';

/**
 * Makes plain scripts of the content scripts. WXT would wrap each into a context that announces itself on the page's
 * `document`: a page could hear of it, and end it by announcing a newer one. `utils/content/lifecycle.ts` takes its place.
 */
export function asPlainScripts(found: EntrypointInfo[]): void {
  for (const info of found) if (info.type === 'content-script') info.type = 'unlisted-script';
}

/** Puts the scripts of the sites where the manifest names them. */
export function placeContentScripts(
  entrypoints: Entrypoint[],
  sites: readonly { id: string }[],
  outDir: string,
): void {
  for (const entrypoint of entrypoints) {
    if (sites.some(({ id }) => id === entrypoint.name)) entrypoint.outputDir = resolve(outDir, FOLDER);
  }
}

/** What the manifest says of the content scripts: one for each site, in the top frame of its pages alone. */
export function contentScriptsOf(sites: readonly { id: string; matches: readonly string[] }[]) {
  return sites.map(({ id, matches }) => ({
    matches: [...matches],
    js: [`${FOLDER}/${id}.js`],
    run_at: 'document_start' as const,
  }));
}

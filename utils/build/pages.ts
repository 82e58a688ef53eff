import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What draws on a first frame must not hold it up; Vite forgets that its script is `async`. */
export const asyncScripts: Plugin = {
  name: 'async-scripts',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { filename }) =>
      /\/(newtab|popup|sidepanel)\//.test(filename)
        ? html.replace('<script type="module"', '<script type="module" async')
        : html,
  },
};

/**
 * Styles that the first frame waits for stand in their page, which saves a file. The policy allows exactly these, by
 * what they hash to.
 */
export async function allowStyles(
  folder: string,
  manifest: { content_security_policy?: unknown },
): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  const pages = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const styles = pages.flatMap((page) => [...page.matchAll(/<style>(.*?)<\/style>/gs)]);
  const hashes = styles.map(([, style = '']) => createHash('sha256').update(style).digest('base64'));
  const policy = manifest.content_security_policy as { extension_pages: string };
  policy.extension_pages = policy.extension_pages.replace(
    "style-src 'self'",
    ["style-src 'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(' '),
  );
}

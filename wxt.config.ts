import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { checkBudgets } from '#utils/build/size-budgets.ts';
import { QUICK_WIN } from '#utils/platform/shortcuts.ts';
import { SITES } from '#utils/sites/registry.ts';

/** Preact can set raw markup. We never do, so that what we ship cannot: store reviewers look for `innerHTML`. */
const withoutMarkup = {
  name: 'without-markup',
  transform: {
    filter: { id: /\/preact\.mjs$/ },
    handler(code: string): string {
      const without = code.replace(/\w+\.innerHTML=\w+\.__html/, '0');
      if (without === code) throw new Error('Preact sets innerHTML in a new way');
      return without;
    },
  },
};

/** Confetti can be drawn in a worker that is made from text. We never do, and our policy would not let us. */
const withoutWorker = {
  name: 'without-worker',
  transform: {
    filter: { id: /\/confetti\.module\.mjs$/ },
    handler(code: string): string {
      const without = code.replace(/var canUseWorker = !!\([^;]*\);/, 'var canUseWorker = false;');
      if (without === code) throw new Error('confetti makes workers in a new way');
      return without;
    },
  },
};

/**
 * Where `browser` is missing the polyfill wraps each API of `chrome` to answer with promises. Browsers as new as ours
 * do that by themselves, so of the polyfill only its choice between the two is left, which WXT makes as well: 6 kB less
 * in every page.
 */
const leanPolyfill = {
  name: 'lean-polyfill',
  transform: {
    filter: { id: /\/browser-polyfill\.js$/ },
    handler(code: string): string {
      if (!code.includes('module.exports = globalThis.browser;'))
        throw new Error('the polyfill chooses in a new way');
      return "export { browser as default } from 'wxt/browser';";
    },
  },
};

/**
 * WXT's context of a content script also wraps timers, tells of changes of the address, and of itself to scripts of
 * older versions. We ask it only whether it is still valid: 1.5 kB less in every page.
 */
const leanContext = {
  name: 'lean-context',
  transform: {
    filter: { id: /\/content-script-context\.mjs$/ },
    handler(code: string): string {
      const lean = code
        .replace(/import \{ createLocationWatcher \}.*\n/, '')
        .replace('locationWatcher = createLocationWatcher(this);', '')
        .replace(/\n\tblock\(\) \{.*?(?=\n\tnotifyInvalidated\(\) \{)/s, '')
        .replace(/\n\t\tif \(!this\.options\?\.noScriptStartedPostMessage\).*?"\*"\);/s, '');
      if (/createLocationWatcher|requestIdleCallback|postMessage/.test(lean))
        throw new Error('WXT has another context');
      return lean;
    },
  },
};

/** What draws on a first frame must not hold it up; Vite forgets that its script is `async`. */
const asyncScripts: Plugin = {
  name: 'async-scripts',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { filename }) =>
      filename.includes('/newtab/')
        ? html.replace('<script type="module"', '<script type="module" async')
        : html,
  },
};

/**
 * Styles that the first frame waits for stand in their page, which saves a file. The policy allows exactly these, by
 * what they hash to.
 */
async function allowStyles(folder: string, manifest: { content_security_policy?: unknown }): Promise<void> {
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

export default defineConfig({
  // An import line is how a reader sees where things come from.
  imports: false,
  // WXT still takes MV2 for Firefox by default.
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: resolve(import.meta.dirname, 'utils/platform/locales') },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    default_locale: 'en',
    description: '__MSG_extension_summary__',
    permissions: ['storage', 'alarms', 'unlimitedStorage', 'webRequest', 'scripting', 'contextMenus'],
    host_permissions: SITES.flatMap(({ matches }) => matches),
    // Not given, only what may be asked for: a company's GitHub Enterprise Server can have any name.
    optional_host_permissions: ['https://*/*'],
    // A private window leaves no trace, and a ledger is one.
    incognito: 'not_allowed',
    action: { default_title: 'Microwin' },
    omnibox: { keyword: QUICK_WIN.keyword },
    commands: { _execute_action: { suggested_key: { default: QUICK_WIN.keys } } },
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'microwin@microwin.app',
              // The first that knows the data-collection declaration everywhere.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // The first with `light-dark()`.
        { minimum_chrome_version: '123' }),
  }),
  // Terser makes each content script some 700 bytes smaller than the default does.
  vite: () => ({
    plugins: [asyncScripts, withoutMarkup, withoutWorker, leanPolyfill, leanContext],
    build: {
      modulePreload: false,
      target: ['chrome123', 'firefox142'],
      minify: 'terser',
      terserOptions: { compress: { passes: 3 }, format: { ascii_only: true } },
    },
  }),
  hooks: {
    // For people who work on it, by `npm run gallery`, and in nothing that anybody else gets.
    'entrypoints:found': ({ config }, found) => {
      const place = found.findIndex(({ name }) => name === 'gallery');
      if (config.mode !== 'gallery' && place >= 0) found.splice(place, 1);
    },
    'build:manifestGenerated': (wxt, manifest) => allowStyles(wxt.config.outDir, manifest),
    'build:done': ({ config }) => (config.mode === 'gallery' ? undefined : checkBudgets(config.outDir)),
  },
});

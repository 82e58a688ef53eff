import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { checkBudgets } from './tests/budgets.ts';
import { SITES } from './utils/sites/registry.ts';

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

/**
 * Where `browser` is missing the polyfill wraps each API of `chrome` to answer with promises. Browsers as new as ours
 * do that by themselves, so of the polyfill only its choice between the two is left: 5 kB less in every page.
 */
const leanPolyfill = {
  name: 'lean-polyfill',
  transform: {
    filter: { id: /\/browser-polyfill\.js$/ },
    handler(code: string): string {
      const lean = code.replace(
        /const CHROME_SEND_MESSAGE.*module\.exports = wrapAPIs\(chrome\);/s,
        'module.exports = chrome;',
      );
      if (lean === code) throw new Error('the polyfill wraps `chrome` in a new way');
      return lean;
    },
  },
};

/**
 * WXT's context of a content script also wraps timers and tells of changes of the address. We ask it only whether it
 * is still valid: 1.5 kB less in every page.
 */
const leanContext = {
  name: 'lean-context',
  transform: {
    filter: { id: /\/content-script-context\.mjs$/ },
    handler(code: string): string {
      const lean = code
        .replace('locationWatcher = createLocationWatcher(this);', '')
        .replace(/\n\tblock\(\) \{.*?(?=\n\tnotifyInvalidated\(\) \{)/s, '');
      if (/createLocationWatcher\(|requestIdleCallback/.test(lean))
        throw new Error('WXT has another context');
      return lean;
    },
  },
};

export default defineConfig({
  // An import line is how a reader sees where things come from.
  imports: false,
  // WXT still takes MV2 for Firefox by default.
  manifestVersion: 3,
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: resolve(import.meta.dirname, 'utils/locales') },
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
    omnibox: { keyword: 'mw' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+W' } } },
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
    plugins: [withoutMarkup, leanPolyfill, leanContext],
    build: {
      modulePreload: { polyfill: false },
      target: ['chrome123', 'firefox142'],
      minify: 'terser',
      terserOptions: { compress: { passes: 3 }, format: { ascii_only: true } },
    },
  }),
  hooks: {
    'build:done': ({ config }) => checkBudgets(config.outDir),
  },
});

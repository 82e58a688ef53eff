import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { constantsOf, readAddresses } from '#utils/build/addresses.ts';
import { asPlainScripts, contentScriptsOf, placeContentScripts } from '#utils/build/content-scripts.ts';
import { addNearestLocales } from '#utils/build/locales.ts';
import { collectNotices } from '#utils/build/notices.ts';
import { allowStyles, asyncScripts } from '#utils/build/pages.ts';
import { checkBudgets } from '#utils/build/size-budgets.ts';
import { withoutMarkup } from '#utils/build/without-markup.ts';
import { QUICK_WIN, UNDO_TOAST } from '#utils/platform/shortcuts.ts';
import { SITES } from '#utils/sites/registry.ts';

const addresses = readAddresses(import.meta.dirname);
const notices = collectNotices(import.meta.dirname);

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
    ...(addresses.home ? { homepage_url: addresses.home } : {}),
    description: '__MSG_extension_summary__',
    permissions: ['storage', 'alarms', 'unlimitedStorage', 'webRequest', 'scripting', 'contextMenus'],
    // For the row above today in a new tab, each asked for where it is chosen.
    ...(browser === 'edge' ? {} : { optional_permissions: ['search', 'topSites'] }),
    host_permissions: SITES.flatMap(({ matches }) => matches),
    content_scripts: contentScriptsOf(SITES),
    // Not given, only what may be asked for: a company's GitHub Enterprise Server can have any name.
    optional_host_permissions: ['https://*/*'],
    // A private window leaves no trace, and a ledger is one.
    incognito: 'not_allowed',
    action: { default_title: 'Microwin' },
    omnibox: { keyword: QUICK_WIN.keyword },
    commands: {
      _execute_action: { suggested_key: { default: QUICK_WIN.keys } },
      [UNDO_TOAST.command]: {
        suggested_key: { default: UNDO_TOAST.keys },
        description: '__MSG_menu_undo__',
      },
    },
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
              // A name by which Firefox finds what is stored, not an address: it can never change.
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
  zip: {
    // All that a build reads, and what explains it; the same in every clone, whatever else lies there.
    includeSources: [
      ...['components', 'entrypoints', 'public', 'utils'].map((folder) => `${folder}/**`),
      ...['*.md', 'LICENSE', 'package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts'],
    ],
  },
  // Terser makes each content script some 700 bytes smaller than the default does, and 400 more as it knows that nothing
  // here needs a function of the old kind where it has no `this`. A function that runs at once stays in parentheses: V8
  // then compiles it as it reads it, rather than read it twice (v8.dev/blog/preparser#pife), some 4 ms of a worker's start.
  vite: () => ({
    define: constantsOf(addresses),
    plugins: [asyncScripts, withoutMarkup, notices.plugin],
    build: {
      modulePreload: false,
      target: ['chrome123', 'firefox142'],
      minify: 'terser',
      terserOptions: {
        ecma: 2020,
        compress: { passes: 3, unsafe_arrows: true },
        format: { ascii_only: true, wrap_iife: true },
      },
    },
  }),
  hooks: {
    // For people who work on it, by `npm run gallery`, and in nothing that anybody else gets.
    'entrypoints:found': ({ config }, found) => {
      const place = found.findIndex(({ name }) => name === 'gallery');
      if (config.mode !== 'gallery' && place >= 0) found.splice(place, 1);
      asPlainScripts(found);
    },
    'entrypoints:resolved': ({ config }, entrypoints) =>
      placeContentScripts(entrypoints, SITES, config.outDir),
    'build:manifestGenerated': ({ config }, manifest) => {
      // Edge turns off an extension that replaces its new tab. The dashboard keeps its page, and the popup leads there.
      if (config.browser === 'edge') delete manifest.chrome_url_overrides;
      return allowStyles(config.outDir, manifest);
    },
    'build:done': ({ config }) => {
      addNearestLocales(config.outDir);
      notices.write(config.outDir);
      copyFileSync(resolve(config.root, 'CHANGELOG.md'), resolve(config.outDir, 'CHANGELOG.txt'));
      return config.mode === 'gallery' ? undefined : checkBudgets(config.outDir);
    },
  },
});

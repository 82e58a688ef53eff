import { defineConfig } from 'wxt';
import { checkBudgets } from './tests/budgets.ts';
import { SITES } from './utils/sites/registry.ts';

export default defineConfig({
  // An import line is how a reader sees where things come from.
  imports: false,
  // WXT still takes MV2 for Firefox by default.
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: 'Microwin',
    description: 'Finished work on Trello, GitHub and Notion, turned into progress you can see.',
    permissions: ['storage', 'alarms', 'unlimitedStorage'],
    host_permissions: SITES.flatMap(({ matches }) => matches),
    // A private window leaves no trace, and a ledger is one.
    incognito: 'not_allowed',
    action: { default_title: 'Microwin' },
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
            gecko_android: { strict_min_version: '142.0' },
            gecko: {
              id: 'microwin@microwin.app',
              // The first that knows the data-collection declaration.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // The first with `light-dark()`.
        { minimum_chrome_version: '123' }),
  }),
  // Terser makes each content script some 700 bytes smaller than the default does.
  vite: () => ({
    build: {
      target: ['chrome123', 'firefox140'],
      minify: 'terser',
      terserOptions: { compress: { passes: 3 }, format: { ascii_only: true } },
    },
  }),
  hooks: {
    'build:done': ({ config }) => checkBudgets(config.outDir),
  },
});

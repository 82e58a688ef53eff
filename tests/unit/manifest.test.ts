import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { SITES } from '#utils/sites/registry.ts';

/** Of a manifest, what the tests below ask for by name. */
interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  content_scripts: { js: string[]; matches: string[]; run_at: string }[];
  content_security_policy: { extension_pages: string };
}

async function builtManifest(folder: string): Promise<Manifest> {
  const path = join(import.meta.dirname, '../../.output', folder, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new Error(`${folder} is not built: run \`npm run build:all\` first`, { cause });
  });
  const { version, ...manifest } = JSON.parse(text);
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  return manifest;
}

/** The same for every style. */
function withoutHashes(manifest: Manifest): unknown {
  return JSON.parse(JSON.stringify(manifest).replaceAll(/ 'sha256-[^']*'/g, ''));
}

const sorted = (patterns: readonly string[]) => [...patterns].sort();

describe.each(['chrome-mv3', 'edge-mv3', 'firefox-mv3'])('%s', (folder) => {
  let manifest: Manifest;
  beforeAll(async () => {
    manifest = await builtManifest(folder);
  });

  test('asks for no other site than those it reads', () => {
    expect(sorted(manifest.host_permissions)).toEqual(sorted(SITES.flatMap(({ matches }) => matches)));
  });

  test('has one script for each site, on that site alone, before anything of its page runs', () => {
    const scripts = manifest.content_scripts.map(({ js, matches }) => [...js, ...sorted(matches)]);
    const wanted = SITES.map(({ id, matches }) => [`content-scripts/${id}.js`, ...sorted(matches)]);
    expect(scripts.sort()).toEqual(wanted.sort());
    for (const script of manifest.content_scripts) {
      expect(Object.keys(script).sort(), 'no frames but the top one').toEqual(['js', 'matches', 'run_at']);
      expect(script.run_at).toBe('document_start');
    }
  });

  test('has no page but its windows', async () => {
    const out = await readdir(join(import.meta.dirname, '../../.output', folder), { recursive: true });
    const pages = out.filter((name) => name.endsWith('.html'));
    expect(pages.sort()).toEqual([
      'newtab.html',
      'options.html',
      'popup.html',
      ...(folder === 'firefox-mv3' ? ['sidepanel.html'] : []),
      'welcome.html',
    ]);
    expect(out.filter((name) => name.includes('gallery'))).toEqual([]);
  });

  test('announces its content scripts to no page', async () => {
    for (const { js } of manifest.content_scripts) {
      const code = await readFile(join(import.meta.dirname, '../../.output', folder, js[0] ?? ''), 'utf8');
      expect(code).not.toMatch(/content-script-started|dispatchEvent|postMessage|CustomEvent/);
    }
  });

  test('allows the very styles that stand in its pages, and no script', async () => {
    const out = join(import.meta.dirname, '../../.output', folder);
    const pages = (await readdir(out)).filter((name) => name.endsWith('.html'));
    const texts = await Promise.all(pages.map((name) => readFile(join(out, name), 'utf8')));
    const styles = texts.flatMap((text) => [...text.matchAll(/<style>(.*?)<\/style>/gs)]);
    const hashes = styles.map(([, style = '']) => createHash('sha256').update(style).digest('base64'));
    const policy = manifest.content_security_policy.extension_pages;
    expect(sorted([...policy.matchAll(/'sha256-(.*?)'/g)].map(([, hash = '']) => hash))).toEqual(
      sorted(hashes),
    );
    expect(policy).toContain("script-src 'self';");
    for (const text of texts) expect(text).not.toMatch(/ style=|<script>|<script (?![^>]*src=)/);
  });

  test('opens nothing to pages, and asks for none of the strong permissions', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    for (const permission of ['tabs', 'webRequestBlocking', 'webNavigation', 'cookies', 'history'])
      expect(manifest.permissions).not.toContain(permission);
    // What the row above today needs, which Edge's package has not: each is asked for where it is chosen.
    const optional = folder === 'edge-mv3' ? undefined : ['search', 'topSites'];
    expect(manifest.optional_permissions).toEqual(optional);
    // Any host may be a GitHub Enterprise Server; each is asked for by its own name, at a click.
    expect(manifest).toHaveProperty('optional_host_permissions', ['https://*/*']);
  });
});

// Whatever changes here changes what a person is asked for, or what a store has to review.
test('the whole manifest for Chromium', async () => {
  expect(withoutHashes(await builtManifest('chrome-mv3'))).toMatchInlineSnapshot(`
    {
      "action": {
        "default_popup": "popup.html",
        "default_title": "Microwin",
      },
      "background": {
        "service_worker": "background.js",
      },
      "chrome_url_overrides": {
        "newtab": "newtab.html",
      },
      "commands": {
        "_execute_action": {
          "suggested_key": {
            "default": "Alt+Shift+W",
          },
        },
        "undo": {
          "description": "__MSG_menu_undo__",
          "suggested_key": {
            "default": "Alt+Shift+Z",
          },
        },
      },
      "content_scripts": [
        {
          "js": [
            "content-scripts/trello.js",
          ],
          "matches": [
            "https://trello.com/*",
          ],
          "run_at": "document_start",
        },
        {
          "js": [
            "content-scripts/github.js",
          ],
          "matches": [
            "https://github.com/*",
          ],
          "run_at": "document_start",
        },
        {
          "js": [
            "content-scripts/notion.js",
          ],
          "matches": [
            "https://app.notion.com/*",
            "https://www.notion.com/*",
            "https://notion.so/*",
            "https://www.notion.so/*",
          ],
          "run_at": "document_start",
        },
      ],
      "content_security_policy": {
        "extension_pages": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      },
      "default_locale": "en",
      "description": "__MSG_extension_summary__",
      "host_permissions": [
        "https://trello.com/*",
        "https://github.com/*",
        "https://app.notion.com/*",
        "https://www.notion.com/*",
        "https://notion.so/*",
        "https://www.notion.so/*",
      ],
      "icons": {
        "128": "icon-128.png",
        "16": "icon-16.png",
        "32": "icon-32.png",
        "48": "icon-48.png",
        "96": "icon-96.png",
      },
      "incognito": "not_allowed",
      "manifest_version": 3,
      "minimum_chrome_version": "123",
      "name": "__MSG_extension_name__",
      "omnibox": {
        "keyword": "mw",
      },
      "optional_host_permissions": [
        "https://*/*",
      ],
      "optional_permissions": [
        "search",
        "topSites",
      ],
      "options_ui": {
        "open_in_tab": true,
        "page": "options.html",
      },
      "permissions": [
        "storage",
        "alarms",
        "unlimitedStorage",
        "webRequest",
        "scripting",
        "contextMenus",
      ],
    }
  `);
});

/** What a manifest says otherwise than that for Chromium; undefined where it says nothing of it. */
async function otherThanChromium(folder: string): Promise<Record<string, unknown>> {
  const [own, chromium] = (await Promise.all([folder, 'chrome-mv3'].map(builtManifest))).map(
    (manifest) => withoutHashes(manifest) as Record<string, unknown>,
  );
  const keys = Object.keys({ ...chromium, ...own }).filter(
    (key) => JSON.stringify(own?.[key]) !== JSON.stringify(chromium?.[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, own?.[key]]));
}

// Edge turns off what replaces its new tab.
test('the manifest for Edge is that for Chromium, but that new tabs are left alone', async () => {
  expect(await otherThanChromium('edge-mv3')).toStrictEqual({
    chrome_url_overrides: undefined,
    optional_permissions: undefined,
  });
});

test('the manifest for Firefox is that for Chromium, but for what the browsers call otherwise', async () => {
  expect(await otherThanChromium('firefox-mv3')).toStrictEqual({
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'microwin@microwin.app',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
    minimum_chrome_version: undefined,
    // It needs no permission there, and is not to open by itself.
    sidebar_action: {
      default_panel: 'sidepanel.html',
      default_title: 'Microwin',
      open_at_install: false,
    },
  });
});

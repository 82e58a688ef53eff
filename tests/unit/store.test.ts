import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { readAddresses } from '#utils/build/addresses.ts';
import { SITES } from '#utils/sites/registry.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const STORE = read('STORE.md');
/** Each build, and how the reason for a permission that it does not have says so. */
const BUILDS = [
  ['chrome-mv3', 'Not in Chrome'],
  ['edge-mv3', 'Not in Edge'],
  ['firefox-mv3', 'Not in Firefox'],
] as const;
const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja', 'pt_BR'];
/** Signs that the strictest of the stores takes. */
const LONGEST = { name: 45, summary: 132, purpose: 200 };

/** What a manifest asks for, at once or later. */
function askedFor(build: string): string[] {
  const manifest = JSON.parse(read(`.output/${build}/manifest.json`)) as Record<string, string[]>;
  return Object.keys(manifest)
    .filter((key) => /permissions$/.test(key))
    .flatMap((key) => manifest[key] ?? []);
}

/** The text below a heading of STORE.md, up to the next. */
function partOf(heading: string): string {
  const [, part = ''] = STORE.split(`\n## ${heading}\n`);
  return part.split('\n## ')[0]?.trim() ?? '';
}

/** The first column of a table, and what stands beside it. */
function rowsOf(part: string): [string, string][] {
  return [...part.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', why = '']) => [name, why]);
}

describe('the permissions', () => {
  const rows = rowsOf(partOf('Permissions'));

  it.each(BUILDS)('of %s each have one row, and each row is one of them', (build, not) => {
    const own = rows.filter(([, why]) => !why.includes(not));
    expect(own.map(([name]) => name).sort()).toEqual(askedFor(build).sort());
  });

  it('are each said to be for something', () => {
    for (const [name, why] of rows) expect(why.length, name).toBeGreaterThan(15);
  });

  it('stand in the README as well', () => {
    const [, table = ''] = read('README.md').split('| Permission | What for |');
    const own = askedFor('chrome-mv3').filter((name) => !name.includes(':'));
    expect(own.filter((name) => !table.includes(`| \`${name}\` |`))).toEqual([]);
  });
});

describe('the listing', () => {
  const listing = partOf('Listing');

  it('names the three sites and no other product', () => {
    for (const { name } of SITES) expect(listing).toContain(name);
    // Every other capital within a sentence is a name, too.
    const names = [...listing.matchAll(/(?<=[\p{Ll},:] |`)\p{Lu}[\p{L}+]+/gu)].map(([name]) => name);
    const known = [
      ...SITES.map(({ name }) => name),
      ...['Microwin', 'Alt+Shift+W', 'English', 'German', 'Spanish', 'French', 'Japanese', 'Brazilian'],
      ...['Portuguese', 'Chrome', 'Firefox', 'Edge', 'Undo', 'Each', 'English', 'I'],
    ];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(LANGUAGES)('has a name and a summary that are short enough in %s', async (language) => {
    const messages = await parseMessagesFile(join(ROOT, `utils/platform/locales/${language}.yml`));
    const said = (key: string) => {
      const found = messages.find((message) => message.key.join('.') === key);
      return found?.type === 'simple' ? found.message : '';
    };
    for (const [key, longest] of [
      ['extension.name', LONGEST.name],
      ['extension.summary', LONGEST.summary],
    ] as const) {
      expect(said(key).length).toBeGreaterThan(0);
      expect(said(key).length).toBeLessThanOrEqual(longest);
    }
  });

  it('has a purpose of one sentence', () => {
    const purpose = partOf('Single purpose');
    expect(purpose.length).toBeLessThanOrEqual(LONGEST.purpose);
    expect(purpose.match(/[.!?](\s|$)/g)).toHaveLength(1);
  });
});

describe('what is said of data', () => {
  it('is what the manifest of Firefox declares', () => {
    const { browser_specific_settings } = JSON.parse(read('.output/firefox-mv3/manifest.json'));
    expect(browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ['none'] });
    expect(partOf('Privacy form')).toContain('`none`');
  });

  it('names the page with the privacy policy, or that there is none', () => {
    const { privacy } = readAddresses(ROOT);
    expect(partOf('Privacy form')).toContain(privacy || 'none is named yet');
  });
});

it('the version heads the changes', () => {
  const [, latest] = /^## (.+)$/m.exec(read('CHANGELOG.md')) ?? [];
  const { version } = JSON.parse(read('package.json'));
  const lock = JSON.parse(read('package-lock.json'));
  expect([latest, lock.version, lock.packages[''].version]).toEqual([version, version, version]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '#tests/sites/corpus.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { notion } from '#tests/sites/notion/corpus.ts';
import { trello } from '#tests/sites/trello/corpus.ts';
import { REQUEST_READERS } from '#utils/background/request-readers.ts';
import { setCustomHosts, siteAt } from '#utils/background/site-lookup.ts';
import { textHash } from '#utils/sites/dom.ts';
import { KINDS, OPTIONAL_KINDS, SITE_IDS, type SiteId, subjectPrefix } from '#utils/sites/registry.ts';

const CORPORA: Record<SiteId, Corpus> = { trello, github, notion };

/** Addresses of each site, and look-alikes that are not. A site without both is not done. */
const SAMPLES: Record<SiteId, { ours: string[]; notOurs: string[] }> = {
  trello: {
    ours: ['https://trello.com/b/RoAdMaP1/roadmap', 'https://trello.com/c/aB3dE6gH/12-write'],
    notOurs: [
      'https://trello.com.example.org/b/RoAdMaP1',
      'https://nottrello.com/',
      'http://trello.com/',
      'https://www.trello.com/',
    ],
  },
  github: {
    ours: ['https://github.com/octo-org/hello/issues/12', 'https://github.com/octo-org/hello/pull/20/files'],
    notOurs: ['https://gist.github.com/octo', 'https://github.com.example.org/', 'https://mygithub.com/'],
  },
  notion: {
    ours: [
      'https://app.notion.com/Week-plan-0123456789abcdef0123456789abcdef',
      'https://www.notion.com/0123456789abcdef0123456789abcdef',
      'https://notion.so/0123456789abcdef0123456789abcdef',
      'https://www.notion.so/acme/0123456789abcdef0123456789abcdef?v=1',
    ],
    notOurs: ['https://calendar.notion.so/', 'https://acme.notion.site/', 'https://notnotion.so/'],
  },
};

const messages = await parseMessagesFile(join(import.meta.dirname, '../../../utils/platform/locales/en.yml'));
const texts = new Set(messages.map(({ key }) => key.join('.')));

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const foldersIn = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Everything that a site needs besides its line in the registry; a failure names what is missing. */
const FILES = (id: string) => [
  ...['site', 'page', 'requests', 'links'].map((part) => `utils/sites/${id}/${part}.ts`),
  `entrypoints/${id}.content.ts`,
  ...['index.html', 'app.js', 'corpus.ts'].map((part) => `tests/sites/${id}/${part}`),
  ...['page', 'requests'].map((part) => `tests/unit/sites/${id}-${part}.test.ts`),
  `tests/e2e/${id}.spec.ts`,
];

/** The texts that a kind needs. */
const TEXTS = (kind: string) =>
  ['things', 'did', 'where', 'worth', 'toast.did', 'history.kinds'].map((group) => `${group}.${kind}`);

describe.each(SITE_IDS)('%s', (id) => {
  it('matches its own addresses and no look-alike', () => {
    expect(SAMPLES[id].ours.map(siteAt)).toEqual(SAMPLES[id].ours.map(() => id));
    expect(SAMPLES[id].notOurs.map(siteAt)).toEqual(SAMPLES[id].notOurs.map(() => undefined));
  });

  it('has all its files', () => {
    expect(FILES(id).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has readers of its page, its requests and its links, which are named where they are needed', () => {
    expect(read(`entrypoints/${id}.content.ts`)).toContain(`#utils/sites/${id}/page.ts`);
    expect(REQUEST_READERS[id].requests.length).toBeGreaterThan(0);
    expect(read('utils/sites/links.ts')).toContain(`#utils/sites/${id}/links.ts`);
  });

  it('has texts for all its kinds, and for why it is read', () => {
    const missing = [
      ...KINDS[id].flatMap(TEXTS),
      ...OPTIONAL_KINDS[id].map((kind) => `kinds.${kind}`),
      `welcome.${id}`,
    ].filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it('has an icon and a colour', () => {
    expect(read('components/ui/icons.tsx')).toMatch(new RegExp(`^  ${id}: `, 'm'));
    expect(read('components/progress/trends.css')).toContain(`.site-${id} {`);
  });

  it('lets a person choose among its own kinds', () => {
    expect(KINDS[id]).toEqual(expect.arrayContaining([...OPTIONAL_KINDS[id]]));
  });

  it('has a row for each kind of item that is finished there, and more that must not count', () => {
    const { rows } = CORPORA[id];
    const kinds = new Set(rows.flatMap(({ wins }) => wins.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual([...KINDS[id]].sort());
    expect(rows.filter(({ wins }) => wins.length === 0).length).toBeGreaterThan(kinds.size);
  });
});

describe('the registry', () => {
  it('has a line for each folder, and none without', () => {
    expect(foldersIn('utils/sites')).toEqual([...SITE_IDS].sort());
  });

  it('offers every kind at one site at the most', () => {
    const offered = Object.values(OPTIONAL_KINDS).flat();
    expect(new Set(offered).size).toBe(offered.length);
  });

  it('knows how subjects begin', () => {
    expect(subjectPrefix('trello', 'trello.com')).toBe('trello:');
    expect(subjectPrefix('github', 'acme.ghe.com')).toBe('github:acme.ghe.com/');
  });

  it.each([
    [
      'github',
      'https://*.ghe.com/*',
      'https://acme.ghe.com/octo/hello/issues/1',
      'https://acme.ghe.com.example.org/',
    ],
    ['github', 'https://github.example.com/*', 'https://github.example.com/octo', 'https://example.com/'],
    ['notion', 'https://*.notion.site/*', 'https://acme.notion.site/Plan', 'http://acme.notion.site/Plan'],
  ] as const)('%s is also where the person says so: %s', (site, pattern, ours, notOurs) => {
    expect(siteAt(ours)).toBeUndefined();
    setCustomHosts([{ pattern, site }]);
    expect(siteAt(ours)).toBe(site);
    expect(siteAt(notOurs)).toBeUndefined();
    expect(siteAt('https://trello.com/b/RoAdMaP1')).toBe('trello');
    setCustomHosts([]);
    expect(siteAt(ours)).toBeUndefined();
  });
});

describe('textHash', () => {
  it('is FNV-1a of 64 bit over the UTF-8 text', () => {
    // The published test vectors of the algorithm.
    expect(textHash('', 0)).toBe('cbf29ce484222325');
    expect(textHash('a', 0)).toBe('af63dc4c8601ec8c');
    expect(textHash('foobar', 0)).toBe('85944171f73967e8');
  });

  it('tells equal texts apart by their ordinal', () => {
    expect(new Set([textHash('a', 0), textHash('a', 1), textHash('a\n', 0)]).size).toBe(3);
  });
});

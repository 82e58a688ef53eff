import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '#tests/sites/corpus.ts';
import { github } from '#tests/sites/github/corpus.ts';
import { notion } from '#tests/sites/notion/corpus.ts';
import { trello } from '#tests/sites/trello/corpus.ts';
import { KINDS } from '#utils/messaging/messages.ts';
import { textHash } from '#utils/sites/dom.ts';
import { SITES, setExtraHosts, siteAt } from '#utils/sites/registry.ts';
import type { SiteId } from '#utils/sites/types.ts';

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

const FOLDER = join(import.meta.dirname, '../../..');

describe('every site', () => {
  it.each(SITES.map((site) => [site.id, site] as const))(
    '%s matches its own addresses and no look-alike',
    (id, site) => {
      expect(SAMPLES[id].ours.map((address) => siteAt(address))).toEqual(SAMPLES[id].ours.map(() => site));
      expect(SAMPLES[id].notOurs.map((address) => siteAt(address))).toEqual(
        SAMPLES[id].notOurs.map(() => undefined),
      );
    },
  );

  it.each(SITES.map(({ id }) => id))(
    '%s has a content script, a fake site, a corpus and end-to-end tests',
    (id) => {
      expect(readdirSync(join(FOLDER, 'entrypoints'))).toContain(`${id}.content.ts`);
      expect(readdirSync(join(FOLDER, 'tests/sites', id))).toEqual(
        expect.arrayContaining(['index.html', 'app.js', 'corpus.ts']),
      );
      expect(readdirSync(join(FOLDER, 'tests/e2e'))).toContain(`${id}.spec.ts`);
    },
  );

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
    setExtraHosts([{ pattern, site }]);
    expect(siteAt(ours)?.id).toBe(site);
    expect(siteAt(notOurs)).toBeUndefined();
    expect(siteAt('https://trello.com/b/RoAdMaP1')?.id).toBe('trello');
    setExtraHosts([]);
  });

  it.each(SITES.map(({ id }) => id))(
    '%s has a row for each kind of thing that is finished there, and more that must not count',
    (site) => {
      const { rows } = CORPORA[site];
      const kinds = new Set(rows.flatMap(({ wins }) => wins.map(({ kind }) => kind)));
      expect([...kinds].sort()).toEqual([...KINDS[site]].sort());
      expect(rows.filter(({ wins }) => wins.length === 0).length).toBeGreaterThan(kinds.size);
    },
  );

  it('has a folder of its own, and only registered sites have one', () => {
    const folders = readdirSync(join(FOLDER, 'utils/sites'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).sort()).toEqual(SITES.map(({ id }) => id).sort());
  });
});

describe('textName', () => {
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

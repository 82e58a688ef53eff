import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportLink } from '#components/ui/report-link.ts';
import { addressesOf, constantsOf, readAddresses } from '#utils/build/addresses.ts';
import { SITES } from '#utils/sites/registry.ts';

const ROOT = join(import.meta.dirname, '../..');
const NAMED = readAddresses(ROOT);

/** Names that nobody can own (RFC 2606), for examples. */
const RESERVED = /(^|\.)example(\.(com|net|org))?$/;

/** The files whose words or code are in the product. */
function productFiles(): string[] {
  const files = ['components', 'entrypoints', 'public', 'utils'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|html|css|svg|yml)$/.test(entry.name))
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const ours = files.filter((path) => !/\/(gallery|build)\//.test(path));
  return [...ours, join(ROOT, 'wxt.config.ts')];
}

/** Hosts of whatever looks like an address of the web or of mail. */
function hostsIn(text: string): string[] {
  const found = text.matchAll(/(?:https?:\/\/|mailto:[^@\s]*@)([a-z\d*.-]+\.[a-z]{2,})(?![\w*])/gi);
  return [...found].map(([, host = '']) => host.toLowerCase());
}

describe('an address in the product', () => {
  const known = [
    ...SITES.flatMap(({ matches, offeredHosts = [] }) => [...matches, ...offeredHosts]).map(
      (pattern) => hostsIn(pattern)[0],
    ),
    // Names of kinds of documents, which no browser opens.
    'www.w3.org',
    'purl.imsglobal.org',
    // In a command that a person may copy and run themselves.
    'api.todoist.com',
    ...Object.values(NAMED).flatMap(hostsIn),
  ];

  it('is of a site that it reads, of an example, or of package.json', () => {
    const files = productFiles();
    expect(files.length).toBeGreaterThan(200);
    const odd = files.flatMap((path) =>
      hostsIn(readFileSync(path, 'utf8'))
        .filter((host) => !known.includes(host) && !RESERVED.test(host))
        .map((host) => `${path}: ${host}`),
    );
    expect(odd).toEqual([]);
  });

  it('leads to no repository or account at a site that it reads, unless package.json does', () => {
    const links = productFiles().flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(/https:\/\/github\.com\/[\w-]+\/[\w./-]+/g),
    ]);
    const named = Object.values(NAMED);
    expect(
      links.map(([link]) => link).filter((link) => !named.some((own) => own && link.startsWith(own))),
    ).toEqual([]);
  });

  it.each(['chrome-mv3', 'edge-mv3', 'firefox-mv3'])('is the home that %s names', (build) => {
    const manifest = JSON.parse(readFileSync(join(ROOT, '.output', build, 'manifest.json'), 'utf8'));
    expect(manifest.homepage_url ?? '').toBe(NAMED.home);
  });
});

describe('package.json', () => {
  it.each([
    [{}, { home: '', reports: '', privacy: '' }],
    [{ bugs: {} }, { home: '', reports: '', privacy: '' }],
    [{ bugs: 'https://b.example/' }, { home: '', reports: 'https://b.example/', privacy: '' }],
    [
      {
        homepage: 'https://a.example/',
        bugs: { url: 'https://b.example/' },
        privacyPage: 'https://c.example/',
      },
      { home: 'https://a.example/', reports: 'https://b.example/', privacy: 'https://c.example/' },
    ],
  ])('with %j names %j', (project, addresses) => {
    expect(addressesOf(project)).toEqual(addresses);
    expect(JSON.parse(constantsOf(addresses)['import.meta.env.ADDRESSES'] ?? '')).toEqual(addresses);
  });

  it.each([
    { homepage: 'http://a.example/' },
    { bugs: 'mailto:a@b.example' },
    { bugs: { url: 'javascript:alert(1)' } },
    { privacyPage: 'b.example/privacy' },
  ])('may not name %j', (project) => {
    expect(() => addressesOf(project)).toThrow('https');
  });
});

describe('a report', () => {
  it('fills in the form of a tracker that takes its text', () => {
    const link = new URL(reportLink('https://github.com/some/one/issues', 'Trello', 'A & B\n'));
    expect(link.origin + link.pathname).toBe('https://github.com/some/one/issues/new');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      title: 'Trello may have changed',
      body: 'A & B\n',
    });
  });

  it.each([
    'https://bugs.example/microwin',
    'https://github.com/some/one',
    'https://github.example/a/b/issues',
  ])('is not put into the address of %s', (tracker) => {
    expect(reportLink(tracker, 'Trello', 'A report')).toBe(tracker);
  });
});

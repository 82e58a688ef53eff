import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CustomHost,
  hostOf,
  patternOf,
  scriptChanges,
  withHost,
  withoutHost,
} from '#utils/sites/hosts.ts';

const SERVER: CustomHost = { pattern: 'https://github.example.com/*', site: 'github' };
const PAGES: CustomHost = { pattern: 'https://*.notion.site/*', site: 'notion' };

describe('a host name', () => {
  it.each([
    'github.example.com',
    ' GitHub.Example.com ',
    'https://github.example.com',
    'https://github.example.com/octo-org/hello/issues/12?q=1#new',
    'github.example.com/octo-org',
    'github.example.com:8443',
  ])('is read from %s', (text) => {
    expect(patternOf(text)).toBe(SERVER.pattern);
  });

  it('may be of one word in a company’s own network', () => {
    expect(patternOf('ghe')).toBe('https://ghe/*');
  });

  it.each([
    '',
    '   ',
    '*',
    '*.example.com',
    'https://*/*',
    'http://github.example.com',
    'ftp://github.example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://me:secret@github.example.com',
    'me@github.example.com',
    'github example com',
    '<all_urls>',
    '.example.com',
    'example..com',
    '-',
  ])('is not read from “%s”', (text) => {
    expect(patternOf(text)).toBeUndefined();
  });

  it('whatever is typed, is a single host or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        const pattern = patternOf(text);
        if (pattern) expect(pattern).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
      }),
    );
    expect(hostOf(PAGES.pattern)).toBe('*.notion.site');
  });
});

describe('the hosts', () => {
  it('have each pattern once', () => {
    expect(withHost([SERVER, PAGES], SERVER)).toEqual([PAGES, SERVER]);
    expect(withoutHost([SERVER, PAGES], SERVER)).toEqual([PAGES]);
  });

  it('have one script each, and nothing else has', () => {
    const { missing, over } = scriptChanges(
      [SERVER, PAGES],
      ['github https://github.example.com/*', 'github https://gone.example.com/*'],
    );
    expect(missing).toEqual([
      {
        id: 'notion https://*.notion.site/*',
        js: ['content-scripts/notion.js'],
        matches: ['https://*.notion.site/*'],
        runAt: 'document_start',
        allFrames: false,
        persistAcrossSessions: true,
      },
    ]);
    expect(over).toEqual(['github https://gone.example.com/*']);
  });
});

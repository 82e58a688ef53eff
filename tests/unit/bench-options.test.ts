import { describe, expect, it } from 'vitest';
import { readOptions } from '#tests/bench/options.ts';
import { BUILD } from '#tests/support/chromium.ts';

describe('what the bench is asked for', () => {
  it('is the own build, and nothing else, unless it is said', () => {
    expect(readOptions([])).toEqual({ build: BUILD, against: [], pages: [], json: undefined });
  });

  it('names other extensions and saved pages, whose addresses may hold any sign', () => {
    const asked = [
      '--against',
      'peer=/x/peer',
      '--page',
      'https://github.com/o/r/issues?q=is=open=/x/list.html',
    ];
    expect(readOptions(['/x/build', ...asked, '--against=other=/x/other', '--json', 'all.json'])).toEqual({
      build: '/x/build',
      against: [
        { name: 'peer', path: '/x/peer' },
        { name: 'other', path: '/x/other' },
      ],
      pages: [{ name: 'https://github.com/o/r/issues?q=is=open', path: '/x/list.html' }],
      json: 'all.json',
    });
  });

  it.each([['peer'], ['=peer'], ['peer=']])('refuses %s, which names nothing or no place', (text) => {
    expect(() => readOptions(['--against', text])).toThrow(text);
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--rounds', '3'])).toThrow();
  });
});

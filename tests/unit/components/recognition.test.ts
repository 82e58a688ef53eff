import { describe, expect, it } from 'vitest';
import { namedWins } from '#components/recognition/named-wins.ts';
import { compareRoot } from '#components/recognition/root-line.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { readHandedIn } from '#utils/pages/recognition/read-file.ts';

const win = (id: string, title: string) => ({ id, title }) as Win;
const ids = (wins: Win[]) => namedWins(wins).map(({ id }) => id);

describe('wins that thanks may name', () => {
  it.each([
    [
      [win('c', 'Review'), win('b', 'Fix'), win('a', 'Review')],
      ['c', 'b'],
    ],
    [
      [win('d', 'A'), win('c', 'A'), win('b', 'A'), win('a', 'B')],
      ['d', 'a'],
    ],
    [[win('b', ''), win('a', 'A')], ['a']],
    [[], []],
  ])('%j are the latest of each title', (wins, named) => expect(ids(wins)).toEqual(named));

  it('are twenty at the most', () => {
    const many = Array.from({ length: 30 }, (_, place) => win(String(place), `Win ${place}`));
    expect(ids(many)).toEqual(many.slice(0, 20).map(({ id }) => id));
  });
});

describe('a file that was handed in', () => {
  it('is read, or says why not', async () => {
    expect(await readHandedIn(new Blob(['Dear Mira']))).toBe('Dear Mira');
    expect(await readHandedIn(new Blob(['x'.repeat(1_000_000)]))).toHaveLength(1_000_000);
    const huge = Object.assign(new Blob(['x'.repeat(1_000_001)]), {
      text: () => Promise.reject(new Error('read')),
    });
    expect(await readHandedIn(huge)).toEqual({ refusal: 'large' });
    const folder = Object.assign(new Blob([]), { text: () => Promise.reject(new Error('NotReadableError')) });
    expect(await readHandedIn(folder)).toEqual({ refusal: 'prefix' });
  });
});

describe('a root of the log in somebody’s text', () => {
  const root = { until: '2026-03', size: 3, root: 'ab12'.repeat(16) };
  it.each(['\n', '\r\n> ', '\n| ', ' ', '=\r\n', '\u200b', '\u00ad', '\u2028'])(
    'is found where %j broke it',
    (by) => {
      const text = `SHA-256 ${root.root.slice(0, 20)}${by}${root.root.slice(20).toUpperCase()}`;
      expect(compareRoot(text, root)).toBe('same');
      expect(compareRoot(text.replace('12', '21'), root)).toBe('other');
      expect(compareRoot('a mail', root)).toBe('none');
    },
  );
});

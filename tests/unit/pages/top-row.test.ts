import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chosenPlace, reservePlace } from '#utils/pages/first-frame.ts';
import {
  changeTopRow,
  linesOf,
  MOST_SHORTCUTS,
  NO_ROW,
  parseTopRow,
  readTopRow,
  setDayCompact,
  type TopRow,
  webAddress,
} from '#utils/pages/top-row.ts';

const kept = new Map<string, string>();
const shortcuts = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ title: `Site ${at}`, url: `https://${at}.example.org/` }));

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('an address that was typed', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['  example.org/a b?c#d ', 'https://example.org/a%20b?c#d'],
    ['http://localhost:3000', 'http://localhost:3000/'],
    ['HTTPS://Example.org', 'https://example.org/'],
    ['日本語.jp', 'https://xn--wgv71a119e.jp/'],
  ])('%s is %s', (typed, address) => {
    expect(webAddress(typed)).toBe(address);
  });

  it.each([
    ...['', '   ', 'two words', 'javascript:alert(1)', 'javascript://x/%0aalert(1)', 'data:text/html,x'],
    ...[
      'ftp://example.org',
      'chrome://settings',
      'file:///etc/passwd',
      'https://me:secret@example.org',
      'http://',
    ],
    `example.org/${'x'.repeat(2000)}`,
  ])('%s is none', (typed) => {
    expect(webAddress(typed)).toBeUndefined();
  });

  it('is of the web, whatever was typed, and stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (typed) => {
        const address = webAddress(typed);
        if (address === undefined) return;
        expect(address).toMatch(/^https?:\/\//);
        expect(webAddress(address)).toBe(address);
      }),
    );
  });
});

describe('a row that was stored', () => {
  it('is off until something is chosen', () => {
    expect(readTopRow()).toEqual(NO_ROW);
    expect(linesOf(NO_ROW)).toBe(0);
    expect(chosenPlace().lines).toBe(0);
    expect(chosenPlace().compact).toBe(false);
  });

  it('is what was chosen, part by part', () => {
    changeTopRow({ clock: true });
    changeTopRow({ shortcuts: 'own', own: shortcuts(5) });
    expect(readTopRow()).toEqual({ clock: true, search: false, shortcuts: 'own', own: shortcuts(5) });
    expect(chosenPlace().lines).toBe(3);
    changeTopRow({ shortcuts: 'none', clock: false });
    expect(readTopRow().own).toHaveLength(5);
    expect([...kept.keys()]).toEqual(['top-row']);
  });

  it.each<[Partial<TopRow>, number]>([
    [{ clock: true }, 1],
    [{ clock: true, search: true }, 1],
    [{ shortcuts: 'own' }, 0],
    [{ shortcuts: 'own', own: shortcuts(4) }, 1],
    [{ search: true, shortcuts: 'own', own: shortcuts(8) }, 3],
    [{ shortcuts: 'none', own: shortcuts(8) }, 0],
    [{ shortcuts: 'top' }, 2],
  ])('%j takes %i lines', (part, lines) => {
    expect(linesOf({ ...NO_ROW, ...part })).toBe(lines);
  });

  it('is sound whatever is there, and holds no address that is not of the web', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, own) => {
        for (const stored of [whole, { clock: true, own }, { own: [own, ...shortcuts(12)] }]) {
          const row = parseTopRow(stored);
          expect(parseTopRow(row)).toEqual(row);
          expect(row.own.length).toBeLessThanOrEqual(MOST_SHORTCUTS);
        }
      }),
    );
    const own = [{ title: 'x', url: 'javascript:alert(1)' }, { title: '', url: 'https://a.example/' }, null];
    expect(parseTopRow({ own }).own).toEqual([]);
    kept.set('top-row', '{');
    expect(readTopRow()).toEqual(NO_ROW);
  });
});

describe('the first frame', () => {
  const frame = () => {
    const { document } = parseHTML(
      '<html><body><header></header><main><div class="card today"></div><div class="card this-week"></div></main></body></html>',
    );
    vi.stubGlobal('document', document);
    reservePlace(chosenPlace(), document.querySelector('main') as Element);
    return document;
  };

  it('keeps no place where nothing was chosen', () => {
    expect(frame().body.innerHTML).toBe(
      '<header></header><main><div class="card today"></div><div class="card this-week"></div></main>',
    );
  });

  it('keeps the place of as many lines as there will be, and never of more than there can be', () => {
    changeTopRow({ clock: true, shortcuts: 'top' });
    const place = frame().querySelector<HTMLElement>('header + .top-row');
    expect(place?.style.getPropertyValue('--lines')).toBe('3');
    for (const told of ['900', '-1', 'many']) {
      kept.set('top-row-lines', told);
      expect(chosenPlace().lines).toBeLessThanOrEqual(3);
    }
  });

  it('of a compact day has one card', () => {
    setDayCompact(true);
    const cards = [...frame().querySelectorAll('.card')];
    expect(cards.map(({ className }) => className)).toEqual(['card today brief']);
    setDayCompact(false);
    expect(frame().querySelectorAll('.card')).toHaveLength(2);
  });
});

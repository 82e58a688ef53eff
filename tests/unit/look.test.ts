import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const TOKENS = read('components/ui/tokens.css');

type Scheme = 'light' | 'dark' | 'light, more contrast' | 'dark, more contrast';

/** The colours of a scheme by their names. */
function colours(scheme: Scheme): Record<string, string> {
  const [usual = '', more = ''] = TOKENS.split('@media (prefers-contrast: more)');
  const said = scheme.endsWith('more contrast') ? usual + more : usual;
  const found = [...said.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)];
  return Object.fromEntries(
    found.map(([, name, light, dark]) => [name, scheme.startsWith('light') ? light : dark]),
  );
}

/** Contrast of two colours, as WCAG reckons it. */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = (colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour)
      .match(/[0-9a-f]{2}/g)
      ?.map((part) => Number.parseInt(part, 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) ?? [0, 0, 0];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each<[Scheme, number]>([
  ['light', 4.5],
  ['dark', 4.5],
  ['light, more contrast', 7],
  ['dark, more contrast', 7],
])('%s', (scheme, least) => {
  const { page, card, 'accent-soft': soft, edge = '', ...others } = colours(scheme);
  const grounds = [page, card] as string[];

  test.each(['text', 'quiet', 'accent', 'warn'])('%s can be read on every ground', (name) => {
    // A refusal never stands on what is pointed at.
    for (const ground of [...grounds, soft as string])
      if (name !== 'warn' || ground !== soft)
        expect(contrast(others[name] ?? '', ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(least);
  });

  test('fields and bars can be told from their ground', () => {
    for (const ground of grounds) {
      expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(others.accent ?? '', ground)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(others.accent ?? '', others.track ?? '')).toBeGreaterThanOrEqual(3);
  });

  test('the more wins a day has, the further it stands out', () => {
    const heats = [0, 1, 2, 3, 4].map((heat) => contrast(others[`heat-${heat}`] ?? '', card as string));
    for (const [index, heat] of heats.entries()) expect(heat).toBeGreaterThan((heats[index - 1] ?? 1) * 1.1);
  });
});

const SHEETS = globSync(['components/**/*.css', 'entrypoints/**/*.css'], { cwd: ROOT }).filter(
  (path) => !path.endsWith('tokens.css'),
);

/** Values that only the tokens may say, by what they are. */
const RAW: Record<string, RegExp> = {
  colour: /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch|color)a?\(|:\s*(?:white|black|red|green|gr[ae]y)\b/,
  'size of type': /font-size:(?!\s*(?:var\(|inherit|[\d.]+%))|font:[^;]*\d(?:px|r?em)/,
  space: /^ +(?:padding|margin|gap)[\w-]*:(?![^;]*calc)[^;]*\d+rem/m,
  radius: /radius:(?!\s*(?:var\(|inherit|50%|0))/,
  duration: /\b\d*\.?\d+m?s\b/,
};

test.each(SHEETS)('%s takes its values from the tokens', (path) => {
  const sheet = read(path);
  for (const [what, raw] of Object.entries(RAW))
    expect(sheet.match(raw)?.[0], `${what} in ${relative(ROOT, path)}`).toBeUndefined();
});

test('every token that is asked for is there', () => {
  const known = new Set([...TOKENS.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const asked = [...SHEETS, 'components/ui/tokens.css'].map(read).join('');
  // What a component says of itself, by its style, has a fallback or is said beside it.
  const own = new Set([...asked.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const said = new Set(
    globSync('components/**/*.tsx', { cwd: ROOT }).flatMap((path) =>
      [...read(path).matchAll(/'(--[\w-]+)'/g)].map(([, name]) => name),
    ),
  );
  for (const [, name] of asked.matchAll(/var\((--[\w-]+)\)/g))
    expect(known.has(name) || own.has(name) || said.has(name), name).toBe(true);
});

test('the toast has the colours of the windows, though it cannot take them from there', () => {
  const [light, dark] = [colours('light'), colours('dark')];
  const pairs = Object.keys(light).map((name) => `${light[name]}, ${dark[name]}`);
  const found = [...read('utils/content/toast/toast.css').matchAll(/light-dark\((#\w+, #\w+)\)/g)];
  expect(found.length).toBeGreaterThan(3);
  for (const [, pair] of found) expect(pairs).toContain(pair);
});

test('the mark is one drawing, wherever it stands', () => {
  const paths = ['public/icon.svg', 'components/ui/icons.tsx', 'entrypoints/newtab/index.html'].map(
    (path) => read(path).match(/d="(M6 16[^"]*)"/)?.[1],
  );
  expect(new Set(paths).size).toBe(1);
  expect(paths[0]).toBeDefined();
});

test('every icon has the same grid, size and stroke', () => {
  const [, ...icons] = [...read('components/ui/icons.tsx').matchAll(/<svg ([^>]*)>/g)].map(
    ([, all = '']) => all,
  );
  expect(icons.length).toBeGreaterThan(3);
  for (const icon of icons)
    expect(icon).toMatch(/viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"$/);
  expect(new Set(read('components/ui/icons.css').match(/stroke-width: 1\.5|stroke-width: \d+/g))).toEqual(
    new Set(['stroke-width: 1.5', 'stroke-width: 4']),
  );
});

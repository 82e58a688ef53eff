import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Where a browser looks for the texts of its language: language and region, the language, and the default. */
function lookedUp(language: string): string[] {
  return [language, language.replace(/_.*/, ''), 'en'];
}

describe.each(['chrome-mv3', 'edge-mv3', 'firefox-mv3'])('%s', (build) => {
  const folder = join(ROOT, '.output', build, '_locales');
  const textsFor = (language: string) => {
    const found = lookedUp(language).find((name) => readdirSync(folder).includes(name));
    return readFileSync(join(folder, found ?? '', 'messages.json'), 'utf8');
  };

  it.each([
    ['pt_PT', 'pt_BR'],
    ['pt_BR', 'pt_BR'],
    ['de_AT', 'de'],
    ['fr_CA', 'fr'],
    ['es_419', 'es'],
    ['it', 'en'],
  ])('speaks to a browser of %s as to one of %s', (language, expected) => {
    expect(textsFor(language)).toBe(readFileSync(join(folder, expected, 'messages.json'), 'utf8'));
  });
});

it('the glossary has a word of every language for everything that it names', () => {
  const rows = readFileSync(join(ROOT, 'docs/translating.md'), 'utf8').match(/^\| .+ \|$/gm) ?? [];
  const [head = '', , ...words] = rows.map((row) => row.slice(2, -2).split(' | '));
  const languages = readdirSync(join(ROOT, 'utils/platform/locales'));
  expect(head).toHaveLength(languages.length + 1);
  expect(words.length).toBeGreaterThan(20);
  for (const row of words)
    expect(
      row.filter((word) => word.trim() !== ''),
      row[0],
    ).toHaveLength(head.length);
});

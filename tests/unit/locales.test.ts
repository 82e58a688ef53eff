import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
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

/** The rows of the glossary, its head first. */
const [HEAD = [], , ...GLOSSARY] = (
  readFileSync(join(ROOT, 'docs/translating.md'), 'utf8').match(/^\| .+ \|$/gm) ?? []
).map((row) => row.slice(2, -2).split(' | '));

it('the glossary has a word of every language for everything that it names', () => {
  const languages = readdirSync(join(ROOT, 'utils/platform/locales'));
  expect(HEAD).toHaveLength(languages.length + 1);
  expect(GLOSSARY.length).toBeGreaterThan(20);
  for (const row of GLOSSARY)
    expect(
      row.filter((word) => word.trim() !== ''),
      row[0],
    ).toHaveLength(HEAD.length);
});

/** Texts that name one thing of the glossary each. */
const NAMES: Record<string, string> = {
  'achievements.title': 'achievement',
  'common.byHand': 'added by you',
  'data.log': 'log, logged',
  'did.starter': 'quick start',
  'folder.thePassphrase': 'passphrase',
  'ledger.rebuild': 'log, logged',
  'line.quiet': 'quiet hours',
  'pages.review': 'review',
  'proof.endorsement': 'endorse, endorsement',
  'proof.make': 'proof',
  'recognition.parts.together': 'milestone',
  'recognition.passphrase': 'passphrase',
  'today.dayOff': 'day off',
  'together.give': 'week card',
  'together.milestone': 'milestone',
  'together.rest': 'rest',
  'week.dayOff': 'day off',
  'worth.goal': 'daily target',
  'worth.momentum': 'momentum',
  'worth.pick': 'priority',
  'worth.surprise': 'surprise',
  'worth.week': 'weekly target',
};

it.each(['en', 'de', 'es', 'fr', 'ja', 'pt_BR'].map((language, column) => ({ language, column })))(
  'what the glossary names is called so in $language',
  async ({ language, column }) => {
    const messages = await parseMessagesFile(join(ROOT, 'utils/platform/locales', `${language}.yml`));
    const texts = new Map(messages.map((one) => [one.key.join('.'), 'message' in one ? one.message : '']));
    const otherwise = Object.entries(NAMES).filter(([key, name]) => {
      const words =
        GLOSSARY.find(([english]) => english === name)
          ?.[column]?.toLowerCase()
          .split(/, |、/) ?? [];
      return !words.some((word) => texts.get(key)?.toLowerCase().includes(word));
    });
    expect(otherwise.map(([key]) => `${key}: ${texts.get(key)}`)).toEqual([]);
  },
);

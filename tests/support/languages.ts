import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withChangedBuild } from '#tests/support/changed-build.ts';

type Messages = Record<string, { message: string }>;

/** Languages that no one speaks, made of English: one with longer words, and one that is written from right to left. */
export const PSEUDO = { long: longer, mirrored } as const;

/** The languages that have texts of their own, but for the default one. */
export async function LANGUAGES(): Promise<string[]> {
  const files = await readdir(join(import.meta.dirname, '../../utils/platform/locales'));
  return files.map((name) => name.replace('.yml', '')).filter((name) => name !== 'en');
}

/**
 * Uses a copy of the build that speaks a language, or one of {@link PSEUDO}: a browser's own language cannot be switched
 * everywhere, so its texts stand in the place of the default ones.
 */
export function withBuildIn(language: string, use: (folder: string) => Promise<void>): Promise<void> {
  return withChangedBuild(async (folder) => {
    const texts = join(folder, '_locales/en/messages.json');
    const make = PSEUDO[language as keyof typeof PSEUDO];
    const other = make
      ? JSON.stringify(make(JSON.parse(await readFile(texts, 'utf8')) as Messages))
      : await readFile(join(folder, '_locales', language, 'messages.json'), 'utf8');
    await writeFile(texts, other);
  }, use);
}

/** Every vowel, r and n twice: four tenths more, in words that are as much longer, and accents on them. */
function longer(texts: Messages): Messages {
  return each(texts, (text) => text.replace(/[aeiourn]/gi, (letter) => LONGER[letter.toLowerCase()] ?? ''));
}

const LONGER: Record<string, string> = { a: 'åå', e: 'ẽẽ', i: 'ïï', o: 'øø', u: 'üü', r: 'řř', n: 'ññ' };

/** The same words, forced to run from right to left, as those of Arabic or Hebrew do by themselves. */
function mirrored(texts: Messages): Messages {
  return { ...each(texts, (text) => `\u202e${text}\u202c`), direction: { message: 'rtl' } };
}

/** Changes every text but those that tell of the language; both forms of what is counted. */
function each(texts: Messages, change: (text: string) => string): Messages {
  return Object.fromEntries(
    Object.entries(texts).map(([name, { message }]) => [
      name,
      { message: KEPT.includes(name) ? message : message.split(' | ').map(change).join(' | ') },
    ]),
  );
}

const KEPT = ['language', 'direction', 'extension_name', 'extension_summary'];

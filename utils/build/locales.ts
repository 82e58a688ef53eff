import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** Languages that have no file of ours, and the one that is nearer to them than English, to which a browser would turn. */
const NEAREST: Record<string, string> = { pt_PT: 'pt_BR' };

/** Gives a build the texts of the nearest language for each language that would fall back to English. */
export function addNearestLocales(folder: string): void {
  const of = (language: string) => join(folder, '_locales', language);
  for (const [language, nearest] of Object.entries(NEAREST))
    cpSync(of(nearest), of(language), { recursive: true });
}

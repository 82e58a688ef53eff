import type { GeneratedI18nStructure as Texts } from '../.wxt/i18n/structure';
import { browser } from './browser.ts';

/** The names of the texts in `utils/locales` that depend on a count, and of all others. */
export type Counted = { [K in keyof Texts]: Texts[K]['plural'] extends true ? K : never }[keyof Texts];
export type Plain = Exclude<keyof Texts, Counted | `@@${string}`>;

/** Holds the place of what is drawn apart; no text has a line break. */
const GAP = '\n';

type Part = string | number;
/** What fills a text's gaps, by their number. */
interface Parts {
  0: [];
  1: [$1: Part];
  2: [$1: Part, $2: Part];
  3: [$1: Part, $2: Part, $3: Part];
  4: [$1: Part, $2: Part, $3: Part, $4: Part];
}
type PartsOf<K extends Plain | Counted> = Parts[Texts[K]['substitutions'] & keyof Parts];
/** The same without the count, which comes first. */
type Others<All extends Part[]> = All extends [Part, ...infer Rest] ? Rest : [];

/** A text in the person's language. @param parts fill its gaps, `$1` first */
export function t<K extends Plain>(key: K, ...parts: PartsOf<K>): string {
  return text(key, parts);
}

/** Which language the texts are in: of those that we have, the browser's. */
export const LANGUAGE = /* @__PURE__ */ t('language');

/**
 * A text that depends on a count, which fills its first gap. It has one form for what the language calls one thing, and
 * one for everything else. @param parts fill its other gaps, `$2` first
 */
export function n<K extends Counted>(key: K, count: number, ...parts: Others<PartsOf<K>>): string {
  const forms = text(key, [count.toLocaleString(LANGUAGE), ...parts]).split(' | ');
  return forms.at(new Intl.PluralRules(LANGUAGE).select(count) === 'one' ? 0 : -1) as string;
}

function text(key: string, parts: readonly unknown[]): string {
  return browser.i18n.getMessage(key.replaceAll('.', '_'), parts.map(String));
}

/** What a text says before and after one of its gaps, which is drawn apart. @param say the text with that in the gap */
export function aroundGap(say: (gap: string) => string): string[] {
  return say(GAP).split(GAP);
}

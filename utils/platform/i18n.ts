import { browser } from '#utils/platform/native-browser.ts';
import type { GeneratedI18nStructure as Texts } from '../../.wxt/i18n/structure';

// WXT's own `createI18n` neither formats a count nor knows a language's plural rules, so only its build part is used.

/** The names of the texts in `utils/platform/locales` that depend on a count, and of all others. */
export type PluralKey = { [K in keyof Texts]: Texts[K]['plural'] extends true ? K : never }[keyof Texts];
export type PlainKey = Exclude<keyof Texts, PluralKey | `@@${string}`>;

type Part = string | number;
/** What fills the placeholders of a text, by how many it has. */
interface Parts {
  0: [];
  1: [$1: Part];
  2: [$1: Part, $2: Part];
  3: [$1: Part, $2: Part, $3: Part];
  4: [$1: Part, $2: Part, $3: Part, $4: Part];
}
type PartsOf<K extends PlainKey | PluralKey> = Parts[Texts[K]['substitutions'] & keyof Parts];
/** The same without the count, which comes first. */
type Others<All extends Part[]> = All extends [Part, ...infer Rest] ? Rest : [];

/** A text in the person's language. @param parts fill its placeholders, `$1` first */
export function t<K extends PlainKey>(key: K, ...parts: PartsOf<K>): string {
  return text(key, parts);
}

/** Stands in a text for what is not text: markup, or a field. No text holds this character. */
export const PLACEHOLDER = '\u{e000}';

/** What comes before and after the {@link PLACEHOLDER} of a text. */
export function splitAtPlaceholder(text: string): [before: string, after: string] {
  const [before = '', after = ''] = text.split(PLACEHOLDER);
  return [before, after];
}

/**
 * Which language the texts are in: of those that we have, the browser's. It is looked up at each call and not on
 * loading, since with the first text a page or worker waits until the browser has read them all.
 */
export function language(): string {
  return t('language');
}

/** The locale for numbers and dates: that language as the person writes it. */
export function locale(): string {
  return localeOf(language(), navigator.languages);
}

/** The first preferred locale of a language, as en-GB is one of en; otherwise the language itself. */
export function localeOf(language: string, preferred: readonly string[]): string {
  return preferred.find((tag) => `${tag}-`.startsWith(`${language}-`)) ?? language;
}

/** Sets the language and direction of a page. To be called before its first paint. */
export function setDocumentLanguage({ documentElement }: Document): void {
  documentElement.lang = language();
  documentElement.dir = t('direction');
}

/**
 * A text that depends on a count, which fills its first placeholder. It has one form for what the language's plural
 * rules call one, and one for everything else. @param parts fill its other placeholders, `$2` first
 */
export function n<K extends PluralKey>(key: K, count: number, ...parts: Others<PartsOf<K>>): string {
  const all = [count.toLocaleString(locale()), ...parts];
  // Placeholders are filled after a form is chosen, since what fills them may look like what separates the forms.
  const forms = text(key, ['$1', '$2', '$3', '$4']).split(' | ');
  const form = forms.at(new Intl.PluralRules(language()).select(count) === 'one' ? 0 : -1) as string;
  return form.replace(/\$(\d)/g, (_, place) => String(all[place - 1]));
}

function text(key: string, parts: readonly unknown[]): string {
  return browser.i18n.getMessage(key.replaceAll('.', '_'), parts.map(String));
}

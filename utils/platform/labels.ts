import { type PlainKey, t } from '#utils/platform/i18n.ts';

/** The kinds for which there is a text that stands in for a title. */
type Untitled = PlainKey extends infer K ? (K extends `things.${infer Kind}` ? Kind : never) : never;

/** What to call an item of this kind that has no title: the page showed none, or it was erased. */
export function untitled(kind: Untitled): string {
  return t(`things.${kind}`);
}

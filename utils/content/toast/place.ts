import { t } from '#utils/platform/i18n.ts';

const START = '16px auto;';
const END = 'auto 16px;';
/** What lies between a toast and the window's edges, above and below it, then beside it: a corner each, the best first. */
const CORNERS = [
  [END, END],
  [END, START],
  [START, END],
  [START, START],
] as const;
export type Corner = (typeof CORNERS)[number];

/** Of a text that is taller than this part of the window, only the paragraph with the caret is kept in sight. */
const TALL = 1 / 3;

/**
 * Lays a toast into the first corner where it covers nothing that the person is at: what they pressed last, and where
 * they write.
 * @param pressed around that press, in pixels of the window
 * @param last where the toast lies already; it moves only to a better corner
 */
export function placeToast(host: HTMLElement, pressed: DOMRect, last: Corner = CORNERS[0]): Corner {
  const written = writtenIn(host.ownerDocument)?.getBoundingClientRect();
  const corners = [last, ...CORNERS];
  const covered = corners.map((corner) => {
    lay(host, corner);
    const box = host.getBoundingClientRect();
    return [pressed, written].filter((place) => place && meets(box, place)).length;
  });
  const best = corners[covered.indexOf(Math.min(...covered))] ?? last;
  lay(host, best);
  return best;
}

/** What has the focus, or of a long text the paragraph that the caret is in. */
function writtenIn(document: Document): Element | null | undefined {
  const { activeElement, documentElement } = document;
  if (activeElement && activeElement.clientHeight < documentElement.clientHeight * TALL) return activeElement;
  const caret = document.getSelection()?.focusNode;
  return caret instanceof Element ? caret : caret?.parentElement;
}

function meets(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Wins over any rule of the page, even an important one: an inline important declaration is the strongest. */
function lay(host: HTMLElement, [block, inline]: Corner): void {
  const style = `all: initial; position: fixed; inset-block: ${block} inset-inline: ${inline} display: block; direction: ${t('direction')}; pointer-events: none;`;
  host.style.cssText = style.replaceAll(';', ' !important;');
}

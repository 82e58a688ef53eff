import { t } from '#utils/platform/i18n.ts';

const START = '16px auto;';
const END = 'auto 16px;';
/** The corners of the window as insets of a toast, in block and in inline direction; the best first. */
const CORNERS = [
  [END, END],
  [END, START],
  [START, END],
  [START, START],
] as const;
export type Corner = (typeof CORNERS)[number];

/** Of a text field that takes more than this part of the window's height, only the paragraph with the caret stays free. */
const TALL = 1 / 3;

/**
 * Moves a toast into the first corner where it covers neither what the person pressed last nor where they write.
 * @param pressed the area around that press, in pixels of the window
 * @param last where the toast is already; it moves only to a better corner
 */
export function placeToast(host: HTMLElement, pressed: DOMRect, last: Corner = CORNERS[0]): Corner {
  const written = writtenIn(host.ownerDocument)?.getBoundingClientRect();
  const corners = [last, ...CORNERS];
  const covered = corners.map((corner) => {
    moveTo(host, corner);
    const box = host.getBoundingClientRect();
    return [pressed, written].filter((area) => area && overlap(box, area)).length;
  });
  const best = corners[covered.indexOf(Math.min(...covered))] ?? last;
  moveTo(host, best);
  return best;
}

/** What has the focus, or of a tall text field the paragraph with the caret. */
function writtenIn(document: Document): Element | null | undefined {
  const { activeElement, documentElement } = document;
  if (activeElement && activeElement.clientHeight < documentElement.clientHeight * TALL) return activeElement;
  const caret = document.getSelection()?.focusNode;
  return caret instanceof Element ? caret : caret?.parentElement;
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Wins over any rule of the page, even an important one: an inline important declaration is the strongest. */
function moveTo(host: HTMLElement, [block, inline]: Corner): void {
  const style = `all: initial; position: fixed; inset-block: ${block} inset-inline: ${inline} display: block; direction: ${t('direction')}; pointer-events: none;`;
  host.style.cssText = style.replaceAll(';', ' !important;');
}

import { combineStates, normalizeText, textHash } from '#utils/sites/dom.ts';
import { keepName } from '#utils/sites/kept-names.ts';
import { BACK, type Card, cardAround, cardOf, isSame, namesOf } from '#utils/sites/trello/cards.ts';
import { markState, pressedElement } from '#utils/sites/trello/marks.ts';
import type { Gesture, SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

const CHECKLIST = '[data-testid="checklist-container"]';
export const ITEM = '[data-testid="check-item-container"]';
const ITEM_NAME = '[data-testid="check-item-name"]';
/** An item in the calendar, and in "your items"; these lie beside a link to their card. */
export const OTHER_ITEM =
  'input[data-testid="advanced-checklist-checkbox"], [data-testid="your-items-checklist-item-container"]';

/** An item shows no id, so it is known by its text, and equal ones by their order. */
function itemTarget(row: Element, card: Card, before: State, page: SitePage): Target {
  const title = itemText(row);
  const back = row.closest(BACK);
  const alike = back ? itemsNamed(title, back) : otherItems(title, (other) => other?.key === card.key, page);
  const ordinal = alike.indexOf(row);
  return {
    ...namesOf('item', card, `:${textHash(title, ordinal)}`),
    relatedTo: namesOf('card', card).subject,
    kind: 'item',
    title,
    url: card.url,
    before,
    locator: `${ordinal} of ${alike.length}`,
  };
}

/** An item whose box is pressed: the same as before, though its words were edited or translated meanwhile. */
export function pressedItem(row: Element, card: Card, before: State, page: SitePage): Target {
  const target = itemTarget(row, card, before, page);
  const rows = [...(row.closest(BACK)?.querySelectorAll(ITEM) ?? [])];
  const at = rows.indexOf(row);
  if (at < 0) return target;
  const { subject, alias } = target;
  const names = { subject, ...(alias && { alias }) };
  const place = `${card.key} ${at} of ${rows.length}`;
  return { ...target, ...keepName(page.document, place, { words: rows.map(itemText), at, before, names }) };
}

/** One press may tick, or untick, a whole checklist; another hides the ticked items. Only a request tells which. */
export function allItems(gesture: Gesture, page: SitePage): Target[] {
  const list = pressedElement(gesture)?.closest(`${CHECKLIST} button:not(${ITEM} *)`)?.closest(CHECKLIST);
  const card = list && cardOf(list, page);
  if (!card) return [];
  return [...list.querySelectorAll(ITEM)].flatMap((row) => {
    const before = markState(row);
    return before ? [{ ...itemTarget(row, card, before, page), needsRequest: true as const }] : [];
  });
}

/** What the rows of an item say of it: on the back of its card or, without one, wherever else it is shown. */
export function readItem(target: Target, page: SitePage): StateReading {
  const [ordinal = 0, count = 1] = (target.locator ?? '').split(' of ').map(Number);
  const rest = `:${textHash(target.title, ordinal)}`;
  const isOwn = (card: Card | undefined) => card !== undefined && isSame(namesOf('item', card, rest), target);
  for (const back of page.document.querySelectorAll(BACK)) {
    if (!isOwn(cardOf(back, page))) continue;
    const alike = itemsNamed(target.title, back);
    // "Hide checked items" takes a ticked row away; equal ones then move up and must not answer for it.
    if (alike.length < count) return 'gone';
    const row = alike[ordinal];
    if (row) return combineStates([markState(row)]);
  }
  // Elsewhere rows come and go with what the view shows, which says nothing.
  const alike = otherItems(target.title, isOwn, page);
  const row = alike.length === count ? alike[ordinal] : undefined;
  return combineStates(row ? [markState(row)] : []);
}

function itemText(row: Element): string {
  const input = row.matches('input') ? row : row.querySelector('input');
  const label = input?.getAttribute('aria-label');
  return normalizeText(label ?? (row.querySelector(ITEM_NAME) ?? row.closest('label') ?? row).textContent);
}

function itemsNamed(text: string, back: Element): Element[] {
  return [...back.querySelectorAll(ITEM)].filter((row) => itemText(row) === text);
}

/** The items of this text, of one card, that are shown outside of card backs. */
function otherItems(text: string, isOwn: (card: Card | undefined) => boolean, page: SitePage): Element[] {
  const rows = [...page.document.querySelectorAll(OTHER_ITEM)];
  return rows.filter((row) => itemText(row) === text && isOwn(cardAround(row, page)));
}

import { cardAround, cardTarget, FRONT, findCard, readCard } from '#utils/sites/trello/cards.ts';
import { allItems, ITEM, OTHER_ITEM, pressedItem, readItem } from '#utils/sites/trello/items.ts';
import { IN_LISTS, movedCards, readLocation, shownLists } from '#utils/sites/trello/lists.ts';
import { CARD_CHECK, CIRCLE, markAround, markState, pressedElement } from '#utils/sites/trello/marks.ts';
import { trello } from '#utils/sites/trello/site.ts';
import type { Gesture, PageReader, ReadFailure, SitePage, Target } from '#utils/sites/types.ts';

/** Trello boards and card backs, as they have been since 2025. */
export const trelloPage: PageReader = {
  id: trello.id,

  // What is chosen for a card is chosen in a popover; that is a dialog too, but no card's back.
  menus: '[role="menu"], [role="listbox"], [role="dialog"]:not([aria-labelledby="card-back-name"])',

  historyKeys: 'z',

  findTargets(gesture, page) {
    const found = markTarget(gesture, page);
    return found ? [found] : [...allItems(gesture, page), ...movedCards(gesture, page)];
  },

  readState(target, page) {
    if (target.locator === IN_LISTS) return readLocation(target, page);
    return target.kind === 'card' ? readCard(target, page) : readItem(target, page);
  },

  findTask(change, page) {
    // An item shows no id, so only the target of a gesture can name it.
    return change.kind === 'card' ? findCard(change, page) : undefined;
  },

  readLists: shownLists,

  // Its other views, such as the calendar, have one more part in their address.
  landmarks: ({ document, location }) =>
    /^\/b\/[^/]+(\/[^/]*)?$/.test(location.pathname)
      ? { 'card: none on a board': !!document.querySelector(FRONT) }
      : undefined,
};

/** A check mark: the circle of a card, the box of an item, and what stands for either in another view. */
function markTarget(gesture: Gesture, page: SitePage): Target | ReadFailure | undefined {
  const element = pressedElement(gesture);
  const box = markAround(element);
  const mark = element?.closest(CIRCLE) ?? box?.closest(ITEM) ?? box?.closest(`${OTHER_ITEM}, ${CARD_CHECK}`);
  // Shift+click selects cards and completes none.
  if (!mark || (gesture.shiftKey && mark.matches(CIRCLE))) return undefined;
  const before = markState(mark, gesture);
  const card = cardAround(mark, page);
  const kind = mark.matches(`${CIRCLE}, ${CARD_CHECK}`) ? 'card' : 'item';
  if (!before || !card) return { reason: `${kind}: ${before ? 'no card around it' : 'unknown mark'}` };
  return kind === 'card' ? cardTarget(card, before) : pressedItem(mark, card, before, page);
}

import { combineStates, gestureElement, normalizeText } from '#utils/sites/dom.ts';
import { BACK, cardOf, cardTarget, FRONT, frontId, idIn } from '#utils/sites/trello/cards.ts';
import { showsTick } from '#utils/sites/trello/marks.ts';
import { asId, marksDone } from '#utils/sites/trello/names.ts';
import type { Gesture, ListRef, ReadFailure, SitePage, State, Target } from '#utils/sites/types.ts';

const LIST = '[data-list-id]';
const LIST_NAME = '[data-testid="list-name"]';

/** The {@link Target.locator} of a card that finishes by lying in another list. */
export const IN_LISTS = 'lists';

/** A card that is taken in the hand, or whose back offers to move it. */
export function movedCards(gesture: Gesture, page: SitePage): Target[] {
  // Every other gesture is the end of one; but assistive technology may press a button by a click alone.
  if (page.settings.doneLists.length === 0 || !/down$|^click$/.test(gesture.type)) return [];
  const element = gestureElement(gesture);
  const front = gesture.type === 'pointerdown' ? element?.closest(FRONT) : undefined;
  const shown = front ?? element?.closest(`${BACK} button`)?.closest(BACK);
  const card = shown && cardOf(shown, page);
  // A mirror is moved, but not the card that it mirrors.
  if (!shown || !card?.title || (front && frontId(front) !== card.key)) return [];
  const target: Target = { ...cardTarget(card, 'open'), locator: IN_LISTS, moved: true, deferred: true };
  const state = readLocation(target, page);
  return typeof state === 'object' ? [] : [{ ...target, before: showsTick(shown) ? 'done' : state }];
}

/** The list in which a card lies says whether it is finished, but only until it is: it may be moved on, and stays so. */
export function readLocation(target: Target, page: SitePage): State | ReadFailure {
  if (target.before === 'done') return 'done';
  const fronts = page.document.querySelectorAll(`${LIST} [data-card-id="${idIn(target)}"]`);
  const lists = [...fronts].filter((front) => front.matches(FRONT)).map((front) => front.closest(LIST));
  return combineStates(
    lists.map((list) => (list && marksDone(listId(list), page.settings) ? 'done' : 'open')),
  );
}

/** The lists that the page shows, each once. */
export function shownLists({ document }: SitePage): ListRef[] {
  const lists = [...document.querySelectorAll(LIST)].flatMap((list): ListRef[] => {
    const id = listId(list);
    const name = normalizeText(list.querySelector(LIST_NAME)?.textContent);
    return id && name ? [{ id, name }] : [];
  });
  return [...new Map(lists.map((list) => [list.id, list])).values()];
}

function listId(list: Element): string | undefined {
  return asId(list.getAttribute('data-list-id'));
}

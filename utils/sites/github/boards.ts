import { agreed, all, combineStates, gestureElement, normalizeText, presses } from '#utils/sites/dom.ts';
import { columnState } from '#utils/sites/github/columns.ts';
import {
  GROUP,
  groupOf,
  groupStates,
  ITEM,
  ITEM_TARGET,
  mayBeClosed,
  namesOf,
  titleOf,
} from '#utils/sites/github/items.ts';
import { MENU_ITEM } from '#utils/sites/github/lists.ts';
import type { Gesture, SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

/** What a translation puts its words in. */
const TRANSLATED = 'font';
const SELECTED = '[aria-selected="true"], [aria-pressed="true"], [data-selected="true"]';

/**
 * The items that the person takes up, to drag them to another column or group, or to choose from their menu: the one
 * that is pressed and, if it is selected, all that are. What is closed itself stays finished.
 */
export function itemTargets(gesture: Gesture, page: SitePage): Target[] {
  const pressed = gestureElement(gesture)?.closest(ITEM);
  // What is pressed is drawn; an empty card is one that was out of sight a moment ago.
  if (!pressed || !titleOf(pressed, page) || !presses(gesture, ['Enter', ' '])) return [];
  const selected = all(page.document, ITEM).filter((item) => item.matches(SELECTED));
  const items = selected.includes(pressed) ? selected : [pressed];
  return items.filter(groupOf).flatMap((item) => {
    const names = namesOf(item, page);
    const before = mayBeClosed(item, page) ? undefined : agreed(groupStates(names, page));
    return before ? { ...names, ...ITEM_TARGET, title: titleOf(item, page), before } : [];
  });
}

/** What an item's groups say of it. One that nobody shows lies where the person put it: some columns show no cards. */
export function readItem(target: Target, page: SitePage): StateReading {
  const states = groupStates(target, page, target.before);
  const isPut = target.locator && states.length === 0 && page.document.querySelector(GROUP);
  return isPut ? (target.locator as State) : combineStates(states);
}

/** The item as it is put, of which nothing may be shown where it lies then. */
export function putItem(target: Target, locator: State): Target {
  return { ...target, locator };
}

/**
 * What is chosen for an item: in a menu, or by the group that it is dropped on.
 * @returns `none` for a choice that leaves it as it is; undefined where the gesture does not tell
 */
export function chosenState(
  { before }: Target,
  gesture: Gesture,
  { document, settings }: SitePage,
): State | 'none' | undefined {
  const item = gestureElement(gesture)?.closest(MENU_ITEM);
  if (item) {
    // A translated name is no name that anybody knows.
    if (item.querySelector(TRANSLATED)) return undefined;
    const chosen = columnState(normalizeText(item.textContent), before, settings);
    // A name that nobody knows changes nothing either, but ends what was awaited of the choice before.
    return chosen === before ? 'none' : chosen;
  }
  if (gesture.type === 'keydown') return undefined;
  const { clientX, clientY } = gesture as PointerEvent;
  // What is in the hand lies above the group.
  const below = document.elementsFromPoint(clientX, clientY).find((part) => !part.closest(ITEM));
  const group = below && groupOf(below);
  return group ? columnState(group, before, settings) : undefined;
}

import { checkboxState, checkboxStateBefore, combineStates, gestureElement } from '#utils/sites/dom.ts';
import { BLOCK, LEAF, ownBox, TODO, withId } from '#utils/sites/notion/block.ts';
import { blockTarget } from '#utils/sites/notion/item.ts';
import type { Gesture, SitePage, StateReading, Target } from '#utils/sites/types.ts';

/** The to-do whose own box this is. */
export function todoTarget(box: HTMLInputElement, gesture: Gesture, page: SitePage): Target | undefined {
  const block = box.closest(BLOCK);
  if (!block?.matches(TODO) || ownBox(block) !== box) return undefined;
  return blockTarget(block, page, checkboxStateBefore(box, gesture));
}

/** Ids repeat: an empty halo lies over each block, and a synced block shows the same to-do several times. */
export function readTodo({ subject }: Target, page: SitePage): StateReading {
  const boxes = [...page.document.querySelectorAll(withId(subject))].flatMap((block) => ownBox(block) ?? []);
  return combineStates(boxes.map(checkboxState));
}

/** Ctrl or Cmd with Enter ticks the to-do that the caret is in, or all that are selected. */
export function togglesFromText(gesture: Gesture): boolean {
  if (gesture.type !== 'keydown') return false;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return key === 'Enter' && ctrlKey !== metaKey && !altKey && !shiftKey && !isInField(gesture);
}

function isInField(gesture: Gesture): boolean {
  return gestureElement(gesture)?.closest('input, textarea, select') != null;
}

/** The boxes of the to-dos whose own text the caret or the selection lies in. */
export function boxesInSelection({ document }: SitePage): HTMLInputElement[] {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  return [...document.querySelectorAll(`${TODO} ${LEAF}`)].flatMap((leaf) => {
    const block = leaf.closest(BLOCK);
    return (range?.intersectsNode(leaf) && block?.matches(TODO) && ownBox(block)) || [];
  });
}

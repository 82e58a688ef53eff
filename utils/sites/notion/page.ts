import { gestureElement, pressedCheckbox, presses } from '#utils/sites/dom.ts';
import { BLOCK, BOX, ownBox, VALUE } from '#utils/sites/notion/block.ts';
import { IN_GROUP, readGroup } from '#utils/sites/notion/board.ts';
import { databaseTargets, findRow, readProperty } from '#utils/sites/notion/database.ts';
import { notion } from '#utils/sites/notion/site.ts';
import { boxesInSelection, readTodo, todoTarget, togglesFromText } from '#utils/sites/notion/todo.ts';
import type { PageReader } from '#utils/sites/types.ts';

/** To-do blocks, checkbox properties and statuses, as they have been from 2025 to 2026. */
export const notionPage: PageReader = {
  id: notion.id,

  // A page that is peeked at lies where menus do, but is none.
  menus: '.notion-overlay-container > :not(:has(.notion-page-block)), [role="menu"], [role="listbox"]',

  findTargets(gesture, page) {
    if (togglesFromText(gesture)) {
      return boxesInSelection(page).flatMap((box) => todoTarget(box, gesture, page) ?? []);
    }
    const element = gestureElement(gesture);
    if (!element || !presses(gesture, ['Enter', ' '])) return [];
    const box = pressedCheckbox(gesture);
    // Enter does nothing to a checkbox by itself.
    if (!box && element.matches(BOX) && !element.closest(VALUE)) return [];
    const todo = box && todoTarget(box, gesture, page);
    return todo ? [todo] : databaseTargets(box ?? element, gesture, page);
  },

  readState(target, page) {
    const { locator } = target;
    if (locator === undefined) return readTodo(target, page);
    return locator.startsWith(IN_GROUP) ? readGroup(target, page) : readProperty(target, locator, page);
  },

  findTask: findRow,

  landmarks({ document, location }) {
    // Its home and its settings are no pages.
    if (!/[0-9a-f]{32}$/.test(location.pathname)) return undefined;
    const [todo] = document.querySelectorAll('.notion-to_do-block');
    return {
      'page: no block': !!document.querySelector(BLOCK),
      ...(todo && { 'todo: no box': !!ownBox(todo) }),
    };
  },
};

import type { Aim, Gesture, Look, Page, Site } from './contract.ts';
import {
  agreed,
  checkboxState,
  checkboxStateBefore,
  ownText,
  plain,
  pressedCheckbox,
  targetOf,
} from './reading.ts';

const TODO = '.notion-to_do-block[data-block-id]';
const ROW = '.notion-collection-item[data-block-id]';
const TABLE = '.notion-table-view';
const CELL = '.notion-table-view-cell[data-col-index]';
const VALUE = '[data-testid="property-value"]';
const HEADER = '.notion-table-view-header-cell';
const PAGE_ICON = '.notion-record-icon';
const BOX = 'input[type="checkbox"]:not([role="switch"])';
const LEAF = '[data-content-editable-leaf]';

/**
 * Names of a checkbox column that mean "finished". A table with one checkbox column needs no name; among several
 * (Blocked, Paid, Public…) only a column of such a name counts.
 */
const DONE_NAMES =
  /^(done|complete|completed|finished|erledigt|fertig|abgeschlossen|hecho|completado|terminado|fait|terminé|feito|concluído|完了|済|完成)\s*[?？!✓✔✅]*$/i;

/** To-do blocks and table rows, as they have been from 2025 to 2026. */
export const notion: Site = {
  id: 'notion',
  matches: [
    'https://app.notion.com/*',
    'https://www.notion.com/*',
    'https://notion.so/*',
    'https://www.notion.so/*',
  ],

  aim(gesture, page) {
    const input = togglesFromText(gesture) ? boxAtCaret(page) : pressedCheckbox(gesture);
    const aim = input && (aimAtTodo(input, gesture, page) ?? aimAtRow(input, gesture, page));
    return aim ? [aim] : [];
  },

  look(aim, page) {
    const id = aim.subject.replace('notion:block:', '');
    const blocks = [...page.document.querySelectorAll(`[data-block-id="${id}"]`)];
    return aim.where === undefined ? lookAtTodo(blocks) : lookAtRow(blocks, aim.where, page);
  },
};

function aimAtTodo(input: HTMLInputElement, gesture: Gesture, page: Page): Aim | undefined {
  const block = input.closest('[data-block-id]');
  if (!block?.matches(TODO) || ownBox(block) !== input) return undefined;
  const label = page.document.getElementById(input.getAttribute('aria-labelledby') ?? '');
  const title = plain((label ?? block.querySelector(LEAF))?.textContent);
  return aimAt(block, title, page, checkboxStateBefore(input, gesture));
}

/** Ids repeat: an empty halo lies over each block, and a synced block shows the same to-do several times. */
function lookAtTodo(blocks: Element[]): Look {
  const boxes = blocks.flatMap((block) => ownBox(block) ?? []);
  return agreed(boxes.map(checkboxState)) ?? 'unsure';
}

/** A to-do may hold other to-dos; its own box is the one with no block between. */
function ownBox(block: Element): HTMLInputElement | undefined {
  return [...block.querySelectorAll<HTMLInputElement>(BOX)].find(
    (box) => box.closest('[data-block-id]') === block,
  );
}

function aimAtRow(input: HTMLInputElement, gesture: Gesture, page: Page): Aim | undefined {
  const row = input.closest(ROW);
  const table = row?.closest(TABLE);
  const column = columnOf(input);
  // The box that selects a row looks alike, but lies in a label and shows no property.
  if (!row || !table || column === undefined || !input.matches(BOX) || input.closest('label'))
    return undefined;
  if (boxesIn(row).length > 1 && !DONE_NAMES.test(plain(headersOf(table)[Number(column)]?.textContent)))
    return undefined;
  return {
    ...aimAt(row, rowTitle(row, table), page, checkboxStateBefore(input, gesture)),
    where: `${column} ${tableId(table)}`,
  };
}

function lookAtRow(rows: Element[], where: string, page: Page): Look {
  const [column, table] = where.split(' ');
  const boxes = rows.flatMap(boxesIn).filter((box) => columnOf(box) === column);
  const state = agreed(boxes.map(checkboxState));
  if (state || boxes.length > 0) return state ?? 'unsure';
  // A filtered view drops a row as soon as it is done.
  return page.document.querySelector(`[data-block-id="${table}"]`) ? 'gone' : 'unsure';
}

function boxesIn(row: Element): HTMLInputElement[] {
  return [...row.querySelectorAll<HTMLInputElement>(`${CELL} ${VALUE} ${BOX}`)].filter(
    (box) => !box.closest('label'),
  );
}

function columnOf(shown: Element): string | undefined {
  return shown.closest(VALUE)?.closest(CELL)?.getAttribute('data-col-index') ?? undefined;
}

/** Header cells carry no index, and may be drawn a second time while they stick to the top. */
function headersOf(table: Element): Element[] {
  return [...(table.querySelector(HEADER)?.parentElement?.querySelectorAll(HEADER) ?? [])];
}

/** The title column need not be the first; its header shows the icon of titles, its cells mostly that of a page. */
function rowTitle(row: Element, table: Element): string {
  const column = headersOf(table).findIndex((header) => header.querySelector('.typesTitle'));
  const values = [...row.querySelectorAll(`${CELL} ${VALUE}`)];
  const titled =
    values.find((value) => columnOf(value) === String(column)) ??
    values.find((value) => value.querySelector(PAGE_ICON)) ??
    values.find((value) => !value.querySelector(BOX) && plain(value.textContent));
  return titled ? ownText(titled, PAGE_ICON) : '';
}

function tableId(table: Element): string {
  const block =
    table.closest('[data-block-id]') ?? table.querySelector('[data-block-id]:not(.notion-collection-item)');
  return block?.getAttribute('data-block-id') ?? '';
}

function aimAt(block: Element, title: string, { location }: Page, before: Aim['before']): Aim {
  const id = (block.getAttribute('data-block-id') ?? '').toLowerCase();
  const url = `${location.origin}${location.pathname}#${id.replaceAll('-', '')}`;
  return { subject: `notion:block:${id}`, kind: 'todo', title, url, before };
}

/** Ctrl or Cmd with Enter ticks the to-do that the caret is in. */
function togglesFromText(gesture: Gesture): boolean {
  if (gesture.type !== 'keydown') return false;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return key === 'Enter' && ctrlKey !== metaKey && !altKey && !shiftKey && !isControl(gesture);
}

function isControl(gesture: Gesture): boolean {
  return targetOf(gesture)?.closest('input, textarea, select') != null;
}

function boxAtCaret({ document }: Page): HTMLInputElement | undefined {
  const caret = document.getSelection()?.anchorNode;
  const block = (caret instanceof Element ? caret : caret?.parentElement)?.closest('[data-block-id]');
  return block?.matches(TODO) ? ownBox(block) : undefined;
}

/** Everything on a page of Notion is a block, and so is every row of a database. */
export const BLOCK = '[data-block-id]';
export const TODO = '.notion-to_do-block[data-block-id]';
export const ROW = ':is(.notion-collection-item, .notion-timeline-item)[data-block-id]';
export const TABLE = '.notion-table-view';
/** The value of a property, in a cell, on a card, or above the text of a page. */
export const VALUE = '[data-testid="property-value"]';
export const BOX = 'input[type="checkbox"]:not([role="switch"])';
export const LEAF = '[data-content-editable-leaf]';

/** What a row shows, or holds, while it is selected; the box that selects it looks like any other, but lies in a label. */
const SELECTED = `[aria-selected="true"], .notion-selectable-halo, label:not(${VALUE} *) ${BOX}:checked`;

/** A target of this name is read only to ask the person what it means: no request is ever about it. */
export const ASKS = 'notion:asks:';

const ID_LENGTH = 36;

/** A selector of the blocks of an id. @param name a subject or a bare id */
export function withId(name: string): string {
  return `[data-block-id="${name.slice(-ID_LENGTH)}"]`;
}

/** The id of a block, lower case; '' for anything else. */
export function idOf(block: Element | null | undefined): string {
  return (block?.getAttribute('data-block-id') ?? '').toLowerCase();
}

/** The row that an element lies in; what a timeline shows of one may lie beside its bar. */
export function rowOf(element: Element): Element | undefined {
  return (
    element.closest(ROW) ?? element.closest('.notion-timeline-item-row')?.querySelector(ROW) ?? undefined
  );
}

/** All rows of a page that are selected. */
export function selectedRows(document: Document): Element[] {
  const rows = [...document.querySelectorAll(SELECTED)].map((mark) => mark.closest(ROW));
  return [...new Set(rows)].filter((row) => row !== null);
}

/** The rows that change together with this one: all that are selected, if it is. */
export function rowsWith(row: Element): Element[] {
  const selected = selectedRows(row.ownerDocument);
  return selected.includes(row) ? selected : [row];
}

/** A to-do may hold other to-dos; its own box is the one with no block between. */
export function ownBox(block: Element): HTMLInputElement | undefined {
  return [...block.querySelectorAll<HTMLInputElement>(BOX)].find((box) => box.closest(BLOCK) === block);
}

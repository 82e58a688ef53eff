/** Everything on a page of Notion is a block, and so is every row of a database. */
export const BLOCK = '[data-block-id]';
export const TODO = '.notion-to_do-block[data-block-id]';
export const ROW = '.notion-collection-item[data-block-id]';
export const TABLE = '.notion-table-view';
/** The value of a property, in a cell, on a card, or above the text of a page. */
export const VALUE = '[data-testid="property-value"]';
export const BOX = 'input[type="checkbox"]:not([role="switch"])';
export const LEAF = '[data-content-editable-leaf]';

const ID_LENGTH = 36;

/** A selector of the blocks of an id. @param name a subject or a bare id */
export function withId(name: string): string {
  return `[data-block-id="${name.slice(-ID_LENGTH)}"]`;
}

/** The id of a block, lower case; '' for anything else. */
export function idOf(block: Element | null | undefined): string {
  return (block?.getAttribute('data-block-id') ?? '').toLowerCase();
}

/** A to-do may hold other to-dos; its own box is the one with no block between. */
export function ownBox(block: Element): HTMLInputElement | undefined {
  return [...block.querySelectorAll<HTMLInputElement>(BOX)].find((box) => box.closest(BLOCK) === block);
}

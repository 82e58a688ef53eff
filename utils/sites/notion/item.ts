import { firstText, normalizeText, ownText } from '#utils/sites/dom.ts';
import { BLOCK, BOX, idOf, LEAF, ownBox, ROW, TABLE, VALUE } from '#utils/sites/notion/block.ts';
import type { SitePage, State, Target, TaskKind } from '#utils/sites/types.ts';

const CELL = '.notion-table-view-cell[data-col-index]';
const HEADER = '.notion-table-view-header-cell';
/** Values and icons are such, too. */
const CONTROL = '[role="button"]';
const PAGE_ICON = '.notion-record-icon';

/** A block as a target: a to-do, a row of a database, or a page. */
export function blockTarget(block: Element, page: SitePage, before: State, kind: TaskKind = 'todo'): Target {
  const id = idOf(block);
  const { origin, pathname } = page.location;
  const url = `${origin}${pathname}#${id.replaceAll('-', '')}`;
  return { subject: `notion:block:${id}`, kind, title: titleOf(block, kind), url, before };
}

/** What a row, a page or a to-do is called. What is written as a to-do is one, whatever the page calls it. */
function titleOf(block: Element, kind: TaskKind): string {
  const table = block.closest(TABLE);
  if (block.matches(ROW)) return table ? rowTitle(block, table) : cardTitle(block);
  const heading = block.querySelector(':scope > h1');
  if (heading) return normalizeText(heading.textContent);
  return kind === 'todo' ? todoTitle(block) : normalizeText(firstText(block)?.data);
}

function todoTitle(block: Element): string {
  const label = ownBox(block)?.getAttribute('aria-labelledby');
  const text = (label && block.ownerDocument.getElementById(label)) || block.querySelector(LEAF);
  return text ? normalizeText(text.textContent) : ownText(block, BLOCK);
}

/** The title column need not be the first; its header shows the icon of titles, its cells mostly that of a page. */
function rowTitle(row: Element, table: Element): string {
  const column = headersOf(table).findIndex((header) => header.querySelector('.typesTitle'));
  const values = [...row.querySelectorAll(row.querySelector(VALUE) ? `${CELL} ${VALUE}` : CELL)];
  const titled =
    values.find((value) => columnOf(value) === String(column)) ??
    values.find((value) => value.querySelector(PAGE_ICON)) ??
    values.find((value) => !value.querySelector(BOX) && normalizeText(value.textContent));
  return titled ? ownText(titled, PAGE_ICON) : '';
}

/** What a card, or a line of a list, says besides its properties, its icon and a preview of its page. */
function cardTitle(card: Element): string {
  return ownText(card, `${VALUE}, ${CONTROL}, ${BLOCK}`) || ownText(card, `${VALUE}, ${PAGE_ICON}, ${BLOCK}`);
}

/** The index of the column that a value lies in; undefined outside of tables. */
export function columnOf(value: Element): string | undefined {
  return value.closest(CELL)?.getAttribute('data-col-index') ?? undefined;
}

/** The header cells of a table. They carry no index, and may be drawn a second time while they stick to the top. */
export function headersOf(table: Element): Element[] {
  return [...(table.querySelector(HEADER)?.parentElement?.querySelectorAll(HEADER) ?? [])];
}

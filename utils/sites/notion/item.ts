import { firstText, normalizeText, ownText } from '#utils/sites/dom.ts';
import { BLOCK, BOX, idOf, LEAF, ownBox, ROW, TABLE, VALUE } from '#utils/sites/notion/block.ts';
import type { SitePage, State, Target, TaskKind } from '#utils/sites/types.ts';

const CELL = '.notion-table-view-cell[data-col-index]';
const HEADER = '.notion-table-view-header-cell';
/** Values and icons are such, too. */
const CONTROL = '[role="button"]';
const PAGE_ICON = '.notion-record-icon';
/** The icon of a page that a relation leads to: several of them stand in lines. */
const RELATED = `[style*="flex-wrap"] ${PAGE_ICON}`;

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

function rowTitle(row: Element, table: Element): string {
  const titled = titleValue(row, table);
  return titled ? ownText(titled, PAGE_ICON) : '';
}

/**
 * The value that is a row's title. Its column need not be the first. The header shows the icon of titles, or the cells
 * of some row that of its page, which is a button there; what a relation leads to has such an icon, too, but no button.
 */
export function titleValue(row: Element, table: Element): Element | undefined {
  const header = headersOf(table).findIndex((header) => header.querySelector('.typesTitle'));
  const button = table.querySelector(`${CELL} ${PAGE_ICON}${CONTROL}`);
  const column = header < 0 && button ? columnOf(button) : String(header);
  const values = [...row.querySelectorAll(row.querySelector(VALUE) ? `${CELL} ${VALUE}` : CELL)];
  const isRelated = (value: Element) => value.querySelector(RELATED) !== null;
  return (
    values.find((value) => columnOf(value) === column) ??
    values.find((value) => value.querySelector(PAGE_ICON) && !isRelated(value)) ??
    values.find((value) => !value.querySelector(BOX) && !isRelated(value) && normalizeText(value.textContent))
  );
}

/** What a card, or a line of a list, says besides its properties, its icon and a preview of its page. */
function cardTitle(card: Element): string {
  return ownText(card, `${VALUE}, ${CONTROL}, ${BLOCK}`) || ownText(card, `${VALUE}, ${PAGE_ICON}, ${BLOCK}`);
}

/** The index of the column that a value lies in; undefined outside of tables. */
export function columnOf(value: Element): string | undefined {
  return value.closest(CELL)?.getAttribute('data-col-index') ?? undefined;
}

/**
 * The header cells of a table. They carry no index, may lie in wrappers of their own, and may be drawn a second time
 * while they stick to the top.
 */
export function headersOf(table: Element): Element[] {
  const [first] = table.querySelectorAll(HEADER);
  let line = first?.parentElement;
  while (line && line !== table && line.querySelectorAll(HEADER).length < 2) line = line.parentElement;
  return [...(line?.querySelectorAll(HEADER) ?? [])];
}

import type { Aim, Gesture, Look, Page, Site, State, Writes } from './contract.ts';
import {
  checkboxState,
  checkboxStateBefore,
  lookOf,
  ownText,
  plain,
  pressedCheckbox,
  targetOf,
} from './reading.ts';

const BLOCK = '[data-block-id]';
const TODO = '.notion-to_do-block[data-block-id]';
const ROW = '.notion-collection-item[data-block-id]';
const TABLE = '.notion-table-view';
const CELL = '.notion-table-view-cell[data-col-index]';
const HEADER = '.notion-table-view-header-cell';
const VALUE = '[data-testid="property-value"]';
const PANEL_LINE = '[role="row"]:not(.notion-collection-item *)';
const PAGE_TITLE = '.notion-page-block[data-block-id]:not(.notion-collection-item) > h1';
const PAGE_ICON = '.notion-record-icon';
const BOX = 'input[type="checkbox"]:not([role="switch"])';
const LEAF = '[data-content-editable-leaf]';

/**
 * Names of a checkbox property that mean "finished". The only one that is shown needs no name; among several
 * (Blocked, Paid, Public…) only one of such a name counts.
 */
const DONE_NAMES =
  /^(done|complete|completed|finished|erledigt|fertig|abgeschlossen|hecho|completado|terminado|fait|terminé|feito|concluído|完了|済|完成)\s*[?？!✓✔✅]*$/i;

/** A checkbox property as the page shows it: in a table's cell, on a card, or above the text of its own page. */
interface Property {
  /** The element with the id of the row or page that it belongs to. */
  owner: Element;
  title: string;
  /** Where it lies among what is shown of its owner. */
  place: string;
  /** What it is called, as far as that is shown. */
  name: string;
  /** How many checkbox properties are shown of its owner. */
  count: number;
  /** The id of the database that its row lies in; a page of its own lies in none. */
  database: string;
}

/** A part of a transaction, as far as it is looked into. Anything may be in it. */
type Operation = Partial<Record<'pointer' | 'path' | 'command' | 'args', unknown>>;

/** To-do blocks and checkbox properties, as they have been from 2025 to 2026. */
export const notion: Site = {
  id: 'notion',
  matches: [
    'https://app.notion.com/*',
    'https://www.notion.com/*',
    'https://notion.so/*',
    'https://www.notion.so/*',
  ],

  menus: '.notion-overlay-container, [role="menu"], [role="listbox"]',

  aim(gesture, page) {
    const pressed = togglesFromText(gesture) ? boxesInSelection(page) : [pressedCheckbox(gesture)];
    return pressed.flatMap(
      (box) => (box && (aimAtTodo(box, gesture, page) ?? aimAtProperty(box, gesture, page))) ?? [],
    );
  },

  look(aim, page) {
    return aim.where === undefined ? lookAtTodo(aim, page) : lookAtProperty(aim, aim.where, page);
  },

  meet({ subject, to }, page) {
    const before = to === 'done' ? 'open' : 'done';
    // What a request ticks is a to-do, whatever the page calls it; the empty double of a block has no title.
    const shown = [...page.document.querySelectorAll(withId(subject))].map((block) =>
      aimAt(block, todoTitle(block), page, before),
    );
    return shown.find(({ title }) => title);
  },
};

function withId(subject: string): string {
  return `[data-block-id="${subject.replace('notion:block:', '')}"]`;
}

function aimAt(block: Element, title: string, { location }: Page, before: State): Aim {
  const id = idOf(block);
  const url = `${location.origin}${location.pathname}#${id.replaceAll('-', '')}`;
  return { subject: `notion:block:${id}`, kind: 'todo', title, url, before };
}

function idOf(block: Element | null | undefined): string {
  return (block?.getAttribute('data-block-id') ?? '').toLowerCase();
}

function aimAtTodo(box: HTMLInputElement, gesture: Gesture, page: Page): Aim | undefined {
  const block = box.closest(BLOCK);
  if (!block?.matches(TODO) || ownBox(block) !== box) return undefined;
  return aimAt(block, todoTitle(block), page, checkboxStateBefore(box, gesture));
}

/** Ids repeat: an empty halo lies over each block, and a synced block shows the same to-do several times. */
function lookAtTodo({ subject }: Aim, page: Page): Look {
  const boxes = [...page.document.querySelectorAll(withId(subject))].flatMap((block) => ownBox(block) ?? []);
  return lookOf(boxes.map(checkboxState));
}

/** A to-do may hold other to-dos; its own box is the one with no block between. */
function ownBox(block: Element): HTMLInputElement | undefined {
  return [...block.querySelectorAll<HTMLInputElement>(BOX)].find((box) => box.closest(BLOCK) === block);
}

function todoTitle(block: Element): string {
  const label = ownBox(block)?.getAttribute('aria-labelledby') ?? '';
  const text = block.ownerDocument.getElementById(label) ?? block.querySelector(LEAF);
  return text ? plain(text.textContent) : ownText(block, BLOCK);
}

function aimAtProperty(box: HTMLInputElement, gesture: Gesture, page: Page): Aim | undefined {
  const property = propertyOf(box, page);
  if (!property || (property.count > 1 && !DONE_NAMES.test(property.name))) return undefined;
  const { owner, title, place, database } = property;
  return {
    ...aimAt(owner, title, page, checkboxStateBefore(box, gesture)),
    where: `${place} ${database}`,
  };
}

function lookAtProperty({ subject }: Aim, where: string, page: Page): Look {
  const [place, database] = where.split(' ');
  // Only these can show it, so a long table of other rows costs nothing.
  const boxes = boxesIn(page.document, `${withId(subject)} ${VALUE}, ${PANEL_LINE} ${VALUE}`).filter(
    (box) => {
      const property = propertyOf(box, page);
      return property?.place === place && property?.owner.matches(withId(subject));
    },
  );
  // A filtered view drops a row as soon as it is done.
  const gone = boxes.length === 0 && page.document.querySelector(`[data-block-id="${database}"]`);
  return gone ? 'gone' : lookOf(boxes.map(checkboxState));
}

/** The checkboxes of the values matching `within`. The one that selects a row looks alike, but lies in a label. */
function boxesIn(around: ParentNode, within = VALUE): HTMLInputElement[] {
  return [...around.querySelectorAll(within)].flatMap((value) =>
    [...value.querySelectorAll<HTMLInputElement>(BOX)].filter((box) => !box.closest('label')),
  );
}

function propertyOf(box: HTMLInputElement, page: Page): Property | undefined {
  const value = box.closest(VALUE);
  const row = box.closest(ROW);
  if (!value || !box.matches(BOX) || box.closest('label')) return undefined;
  return row ? propertyOfRow(box, value, row) : propertyOfPage(box, value, page);
}

function propertyOfRow(box: HTMLInputElement, value: Element, row: Element): Property | undefined {
  const table = row.closest(TABLE);
  const column = columnOf(value);
  const boxes = boxesIn(row);
  if (table && !column) return undefined;
  return {
    owner: row,
    title: table ? rowTitle(row, table) : cardTitle(row),
    place: column ?? `card:${boxes.indexOf(box)}/${boxes.length}`,
    name: plain(table ? headersOf(table)[Number(column)]?.textContent : value.textContent),
    count: boxes.length,
    database: idOf(
      (table ?? row.parentElement)?.closest(BLOCK) ?? table?.querySelector(`${BLOCK}:not(${ROW})`),
    ),
  };
}

function columnOf(value: Element): string | undefined {
  return value.closest(CELL)?.getAttribute('data-col-index') ?? undefined;
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

/** What a card, or a line of a list, says besides its properties, its icon and a preview of its page. */
function cardTitle(card: Element): string {
  return ownText(card, `${VALUE}, ${PAGE_ICON}, ${BLOCK}`);
}

/** Nothing around a page's properties carries its id, but its title lies near; a peek has a title of its own. */
function propertyOfPage(box: HTMLInputElement, value: Element, { location }: Page): Property | undefined {
  const line = value.closest(PANEL_LINE);
  let around = line?.parentElement;
  while (around && !around.querySelector(PAGE_TITLE)) around = around.parentElement;
  const [title, another] = around?.querySelectorAll(PAGE_TITLE) ?? [];
  const owner = title?.closest(BLOCK);
  // The page, or the one that is peeked at, is also what the address says.
  if (!line || !around || !owner || another || !location.href.includes(idOf(owner).replaceAll('-', '')))
    return undefined;
  const boxes = boxesIn(around, `${PANEL_LINE} ${VALUE}`);
  return {
    owner,
    title: plain(title?.textContent),
    place: `page:${boxes.indexOf(box)}/${boxes.length}`,
    name: ownText(line, VALUE),
    count: boxes.length,
    database: '',
  };
}

/** Ctrl or Cmd with Enter ticks the to-do that the caret is in, or all that are selected. */
function togglesFromText(gesture: Gesture): boolean {
  if (gesture.type !== 'keydown') return false;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return key === 'Enter' && ctrlKey !== metaKey && !altKey && !shiftKey && !isControl(gesture);
}

function isControl(gesture: Gesture): boolean {
  return targetOf(gesture)?.closest('input, textarea, select') != null;
}

/** The boxes of the to-dos whose own text the caret or the selection lies in. */
function boxesInSelection({ document }: Page): HTMLInputElement[] {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  return [...document.querySelectorAll(`${TODO} ${LEAF}`)].flatMap((leaf) => {
    const block = leaf.closest(BLOCK);
    return (range?.intersectsNode(leaf) && block?.matches(TODO) && ownBox(block)) || [];
  });
}

/** Notion's transactions; their envelope has been the same since 2021. */
export const notionWrites: Writes = {
  requests: ['https://*/api/v3/saveTransactions*'],

  read({ method, url, body }) {
    if (method !== 'POST' || !/^\/api\/v3\/saveTransactions[A-Za-z]*$/.test(url.pathname)) return [];
    // A page gathers its writes: of several about one to-do the last one holds.
    const ticks = listOf(Object(body).transactions).flatMap((transaction) => [...ticksIn(transaction)]);
    return [...new Map(ticks)].map(([id, to]) => ({
      kind: 'todo',
      to,
      subject: `notion:block:${id}`,
      url: `${url.origin}/${id.replaceAll('-', '')}`,
      proof: true,
    }));
  },
};

/**
 * What a transaction makes of to-dos, by id. One that it also creates, moves or turns into a to-do was checked from
 * the start (typed, pasted, duplicated). A database's checkbox is written alike under an id that means nothing, so
 * only what the page shows can tell whether it means done.
 */
function ticksIn(transaction: unknown): Map<string, State> {
  const operations = listOf(Object(transaction).operations).map(Object);
  const ticks = new Map<string, State>();
  for (const operation of operations) {
    const { table, id } = Object(operation.pointer);
    const to = table === 'block' ? tickIn(operation) : undefined;
    if (to && isId(id)) ticks.set(id.toLowerCase(), to);
  }
  for (const operation of operations) {
    const id = startOf(operation);
    if (isId(id)) ticks.delete(id.toLowerCase());
  }
  return ticks;
}

/** The state that an operation gives a to-do; newer clients wrap the command of older ones in another. */
function tickIn(operation: Operation): State | undefined {
  const wraps = operation.command === 'updateBlockPropertyValue';
  const { command, args }: Operation = wraps ? Object(Object(operation.args).primitiveOp) : operation;
  if (command === 'set' && isPath(operation.path, 'properties', 'checked')) return stateIn(args);
  const alone = Object.keys(Object(args)).join() === 'checked';
  return command === 'update' && alone && isPath(operation.path, 'properties')
    ? stateIn(Object(args).checked)
    : undefined;
}

/** The id of the block whose life as a to-do, or at its place, an operation begins. */
function startOf({ pointer, path, command, args }: Operation): unknown {
  if (command === 'listAfter' || command === 'listBefore') return Object(args).id;
  const whole = isPath(path) && (command === 'set' || (command === 'update' && 'type' in Object(args)));
  return whole || isPath(path, 'type') ? Object(pointer).id : undefined;
}

/** `[["Yes"]]` or `[["No"]]`: a text of one piece, as Notion writes all its properties. */
function stateIn(value: unknown): State | undefined {
  const [piece, ...pieces] = listOf(value);
  const [text, ...marks] = listOf(piece);
  if (pieces.length + marks.length > 0) return undefined;
  if (text === 'Yes') return 'done';
  return text === 'No' ? 'open' : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...value] : [];
}

function isPath(path: unknown, ...names: string[]): boolean {
  return Array.isArray(path) && path.length === names.length && names.every((name, i) => path[i] === name);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

import {
  checkboxState,
  checkboxStateBefore,
  combineStates,
  gestureElement,
  meansDone,
  normalizeText,
  ownText,
  pressedCheckbox,
  presses,
} from '#utils/sites/dom.ts';
import type {
  DetectionSettings,
  Gesture,
  ReadFailure,
  RequestedChange,
  RequestReader,
  Site,
  SitePage,
  State,
  StateReading,
  Target,
  TaskKind,
} from '#utils/sites/types.ts';

const BLOCK = '[data-block-id]';
const TODO = '.notion-to_do-block[data-block-id]';
const ROW = '.notion-collection-item[data-block-id]';
const TABLE = '.notion-table-view';
const CELL = '.notion-table-view-cell[data-col-index]';
const HEADER = '.notion-table-view-header-cell';
const GROUP = '.notion-board-group';
const VALUE = '[data-testid="property-value"]';
const PANEL_LINE = '[role="row"]:not(.notion-collection-item *)';
const PAGE_TITLE = '.notion-page-block[data-block-id]:not(.notion-collection-item) > h1';
/** Values and icons are such, too. */
const CONTROL = '[role="button"]';
const PAGE_ICON = '.notion-record-icon';
const BOX = 'input[type="checkbox"]:not([role="switch"])';
const LEAF = '[data-content-editable-leaf]';

/** The {@link Target.locator} of a card that finishes by lying in another group of its board. */
const IN_GROUP = 'group';
/** The id that Notion gives the status in its own task databases. */
const TASK_STATUS = 'notion://tasks/status_property';
const ID_LENGTH = 36;
/** What is looked at for no more than to ask what it means: no request is ever about a thing of this name. */
const ASKS = 'notion:asks:';
/** Nobody gives an option a longer name; what is longer is text. */
const LONGEST_OPTION = 100;

/** What a property that can finish a row is, as far as its icon or its value tells. */
type Type = 'checkbox' | 'status' | 'select';

/** A property as the page shows it: in a table's cell, on a card, or above the text of its own page. */
interface Property {
  /** The element with the id of the row or page that it belongs to. */
  owner: Element;
  value: Element;
  type: Type;
  /** Where it lies among what is shown of its owner. */
  place: string;
  /** What it is called, as far as that is shown. */
  name: string;
  /** What all shown properties of its owner and its type are called. */
  names: string[];
}

/** A part of a transaction, as far as it is looked into. Anything may be in it. */
type Operation = Partial<Record<'pointer' | 'path' | 'command' | 'args', unknown>>;

/** To-do blocks, checkbox properties and statuses, as they have been from 2025 to 2026. */
export const notion: Site = {
  id: 'notion',
  matches: [
    'https://app.notion.com/*',
    'https://www.notion.com/*',
    'https://notion.so/*',
    'https://www.notion.so/*',
  ],

  // A page that is peeked at lies where menus do, but is none.
  menus: '.notion-overlay-container > :not(:has(.notion-page-block)), [role="menu"], [role="listbox"]',

  findTargets(gesture, page) {
    if (togglesFromText(gesture)) {
      return boxesInSelection(page).flatMap((box) => aimAtTodo(box, gesture, page) ?? []);
    }
    const element = gestureElement(gesture);
    if (!element || !presses(gesture, ['Enter', ' '])) return [];
    const box = pressedCheckbox(gesture);
    const todo = box && aimAtTodo(box, gesture, page);
    return todo ? [todo] : aimInDatabase(box ?? element, gesture, page);
  },

  readState(target, page) {
    if (target.locator === undefined) return lookAtTodo(target, page);
    return target.locator === IN_GROUP
      ? lookAtCard(target, page)
      : lookAtProperty(target, target.locator, page);
  },

  findTask({ subject, kind, to }, page) {
    const shown = [...page.document.querySelectorAll(withId(subject))].map((block) => {
      // What was done before is not done again by this; in a database that does not count, nothing is.
      const done = answerFor(block, page) === false ? to : opposite(to);
      return aimAt(block, page, done, kind);
    });
    // The empty double of a block has no title, but neither has what nobody gave one.
    return shown.find(({ title }) => title) ?? shown[0];
  },
};

function opposite(state: State): State {
  return state === 'done' ? 'open' : 'done';
}

/** @param name a subject or a bare id */
function withId(name: string): string {
  return `[data-block-id="${name.slice(-ID_LENGTH)}"]`;
}

function aimAt(block: Element, page: SitePage, before: State, kind: TaskKind = 'todo'): Target {
  const id = idOf(block);
  const { origin, pathname } = page.location;
  const url = `${origin}${pathname}#${id.replaceAll('-', '')}`;
  return { subject: `notion:block:${id}`, kind, title: titleOf(block, kind), url, before };
}

function idOf(block: Element | null | undefined): string {
  return (block?.getAttribute('data-block-id') ?? '').toLowerCase();
}

/** What a row, a page or a to-do is called. What is written as a to-do is one, whatever the page calls it. */
function titleOf(block: Element, kind: TaskKind): string {
  const table = block.closest(TABLE);
  if (block.matches(ROW)) return table ? rowTitle(block, table) : cardTitle(block);
  const heading = block.querySelector(':scope > h1');
  if (heading) return normalizeText(heading.textContent);
  return kind === 'todo' ? todoTitle(block) : normalizeText(firstText(block)?.data);
}

function aimAtTodo(box: HTMLInputElement, gesture: Gesture, page: SitePage): Target | undefined {
  const block = box.closest(BLOCK);
  if (!block?.matches(TODO) || ownBox(block) !== box) return undefined;
  return aimAt(block, page, checkboxStateBefore(box, gesture));
}

/** Ids repeat: an empty halo lies over each block, and a synced block shows the same to-do several times. */
function lookAtTodo({ subject }: Target, page: SitePage): StateReading {
  const boxes = [...page.document.querySelectorAll(withId(subject))].flatMap((block) => ownBox(block) ?? []);
  return combineStates(boxes.map(checkboxState));
}

/** A to-do may hold other to-dos; its own box is the one with no block between. */
function ownBox(block: Element): HTMLInputElement | undefined {
  return [...block.querySelectorAll<HTMLInputElement>(BOX)].find((box) => box.closest(BLOCK) === block);
}

function todoTitle(block: Element): string {
  const label = ownBox(block)?.getAttribute('aria-labelledby') ?? '';
  const text = block.ownerDocument.getElementById(label) ?? block.querySelector(LEAF);
  return text ? normalizeText(text.textContent) : ownText(block, BLOCK);
}

/** A property's value, a card on a board, or whatever is done to the rows that are selected. */
function aimInDatabase(element: Element, gesture: Gesture, page: SitePage): (Target | ReadFailure)[] {
  const value = element.closest(VALUE);
  const property = value && propertyOf(value, page);
  const card = element.closest(`${GROUP} ${ROW}`);
  // A select may be what its board is grouped by; then the group tells.
  if (property && !(card && property.type === 'select')) {
    return [aimAtProperty(property, page, gesture) ?? [], alike(property, page)].flat();
  }
  if (card) return aimAtCard(card, page);
  const selects = element.closest(`label ${BOX}`);
  if (element.matches(BOX) && !selects) {
    return element.closest(BLOCK) ? [{ reason: 'todo: a box outside all that is known' }] : [];
  }
  if (gesture.type === 'keydown' || (element.closest(ROW) && !selects)) return [];
  // To select rows finishes none, but what is then chosen for them may.
  const rows = new Set([...selectedRows(page), ...(selects ? rowsOf(selects) : [])]);
  return [...rows].flatMap((row) => aimAtRow(row, page));
}

function selectedRows({ document }: SitePage): Element[] {
  const boxes = document.querySelectorAll(`label:not(${VALUE} *) ${BOX}:checked`);
  return [...boxes].flatMap((box) => box.closest(ROW) ?? []);
}

/** The row that a box selects, or all of its table. */
function rowsOf(box: Element): Element[] {
  const row = box.closest(ROW);
  return row ? [row] : [...(box.closest(TABLE)?.querySelectorAll(ROW) ?? [])];
}

/** What changes in all selected rows does so by one press on one of them. */
function alike({ owner, value }: Property, page: SitePage): Target[] {
  const rows = selectedRows(page);
  const others = rows.includes(owner) ? rows.filter((row) => row !== owner) : [];
  const column = labelOf(value);
  const values = others.flatMap((row) => [...row.querySelectorAll(VALUE)]);
  return values.flatMap((other) => (labelOf(other) === column ? aimsAt(other, page) : []));
}

/** The status of a row, or else its checkbox. */
function aimAtRow(row: Element, page: SitePage): Target[] {
  const targets = [...row.querySelectorAll(VALUE)].flatMap((value) => aimsAt(value, page));
  const target = targets.find(({ kind }) => kind === 'status') ?? targets[0];
  return target ? [{ ...target, deferred: true }] : [];
}

function aimsAt(value: Element, page: SitePage): Target[] {
  const property = propertyOf(value, page);
  const target = property && meansToFinish(property, page) && aimAtProperty(property, page);
  return target && 'subject' in target ? [target] : [];
}

/** @param gesture that it is pressed by; without one it is changed together with others */
function aimAtProperty(
  property: Property,
  page: SitePage,
  gesture?: Gesture,
): Target | ReadFailure | undefined {
  const { owner, value, type, place } = property;
  const means = meansToFinish(property, page);
  const box = boxIn(value);
  const pressed = !gesture || !box || pressedCheckbox(gesture) === box;
  if (means === false || !pressed) return undefined;
  if (box && means === undefined) return whichMeansDone(owner, 'todo: ');
  const before = box && gesture ? checkboxStateBefore(box, gesture) : stateOf(value, page);
  const target = aimAt(owner, page, before, type === 'checkbox' ? 'todo' : 'status');
  return {
    ...target,
    subject: means ? target.subject : ASKS + idOf(owner),
    // Only what a tick of its own takes out of a view was hidden for being done.
    locator: box && gesture && owner.matches(ROW) ? `${place} ${idOf(databaseOf(owner))}` : place,
    ...(!box && { deferred: true }),
  };
}

/**
 * Whether a property means that its row is finished: as the person said of its database, else by this rule. A status
 * does. A checkbox does if no other is shown, or if it is called so (others are Blocked, Paid, Public…). For any other,
 * and for a select, undefined: only the person can say.
 */
function meansToFinish({ owner, type, name, names }: Property, page: SitePage): boolean | undefined {
  const { doneNames } = page.settings;
  const answer = answerFor(owner, page);
  if (answer !== undefined || type === 'status') return answer ?? true;
  if (type === 'select') return undefined;
  if (names.length === 1 || meansDone(name, doneNames)) return true;
  return names.some((other) => meansDone(other, doneNames)) ? false : undefined;
}

/** What the person said of the database that a row lies in, even if nothing but its id tells of it any more. */
function answerFor(row: Element, { settings }: SitePage): boolean | undefined {
  const database = idOf(databaseOf(row));
  return settings.databases.find(({ id }) => id === database || row.closest(withId(id)))?.counts;
}

function whichMeansDone(owner: Element, what = ''): ReadFailure {
  const database = databaseOf(owner);
  const id = idOf(database);
  // Its heading may lie outside of the part that holds its rows; both have its id.
  const heading = `[data-block-id="${id}"] :is(h1, h2, ${LEAF}):not(${ROW} *)`;
  const name = normalizeText(owner.ownerDocument.querySelector(heading)?.textContent);
  return { reason: `${what}which property means done`, ...(id && { undecided: { id, name } }) };
}

/** The database that a row is shown in; that of a page is only known while its row is shown, too. */
function databaseOf(owner: Element): Element | undefined {
  const row = owner.matches(ROW) ? owner : owner.ownerDocument.querySelector(`${ROW}${withId(idOf(owner))}`);
  const table = row?.closest(TABLE);
  const around = (table ?? row?.parentElement)?.closest(BLOCK);
  return around ?? table?.querySelector(`${BLOCK}:not(${ROW})`) ?? undefined;
}

function stateOf(value: Element, { settings }: SitePage): State {
  const box = boxIn(value);
  return box ? checkboxState(box) : nameState(firstText(value), settings);
}

function nameState(name: Text | undefined, { doneNames }: DetectionSettings): State {
  return meansDone(name?.data ?? '', doneNames) ? 'done' : 'open';
}

function lookAtProperty({ subject }: Target, where: string, page: SitePage): StateReading {
  const [place, database] = where.split(' ');
  // Only these can show it, so a long table of other rows costs nothing.
  const values = page.document.querySelectorAll(`${withId(subject)} ${VALUE}, ${PANEL_LINE} ${VALUE}`);
  const shown = [...values]
    .flatMap((value) => propertyOf(value, page) ?? [])
    .filter((property) => property.place === place && property.owner.matches(withId(subject)));
  const [property] = shown;
  // A filtered view drops a row as soon as it is done.
  if (!property && database && page.document.querySelector(withId(database))) return 'gone';
  const look = combineStates(shown.map(({ value }) => stateOf(value, page)));
  return property && look === 'done' && subject.startsWith(ASKS) ? whichMeansDone(property.owner) : look;
}

/** A card may be dragged to a group of a name that means done. */
function aimAtCard(card: Element, page: SitePage): Target[] {
  const before = stateOfGroup(card, page);
  if (!before || answerFor(card, page) === false) return [];
  return [{ ...aimAt(card, page, before, 'status'), locator: IN_GROUP, deferred: true }];
}

function lookAtCard({ subject }: Target, page: SitePage): StateReading {
  const cards = [...page.document.querySelectorAll(`${GROUP} ${ROW}${withId(subject)}`)];
  return combineStates(cards.map((card) => stateOfGroup(card, page)));
}

/** The groups' names are in a line above all of them, in the same order, or each in its group above its cards. */
function stateOfGroup(card: Element, { settings }: SitePage): State | undefined {
  const group = card.closest(GROUP);
  const [first, ...rest] = group?.parentElement?.children ?? [];
  const above = first?.matches(GROUP) ? undefined : first?.children;
  const cell = group && above && rest.length <= above.length ? above[rest.indexOf(group)] : group;
  const name = firstText(cell);
  if (!name || name.parentElement?.closest(ROW)) return undefined;
  return nameState(name, settings);
}

/** The first text in an element; what follows a name is a count or a button. */
function firstText(element: Element | null | undefined): Text | undefined {
  const texts = element?.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text: Node | null | undefined;
  do text = texts?.nextNode();
  while (text && !normalizeText(text.textContent));
  return (text ?? undefined) as Text | undefined;
}

function propertyOf(value: Element, page: SitePage): Property | undefined {
  const row = value.closest(ROW);
  const type = typeOf(value);
  const column = columnOf(value);
  const shown = row ? { owner: row, around: row } : panelOf(value, page);
  if (!type || !shown || (!column && value.closest(TABLE))) return undefined;
  const values = shown.around.querySelectorAll(row ? VALUE : `${PANEL_LINE} ${VALUE}`);
  const peers = [...values].filter((other) => typeOf(other) === type);
  return {
    owner: shown.owner,
    value,
    type,
    place: column ?? `${row ? 'card' : 'page'}:${type}:${peers.indexOf(value)}/${peers.length}`,
    name: nameOf(value),
    names: peers.map(nameOf),
  };
}

function typeOf(value: Element): Type | undefined {
  const label = labelOf(value);
  if (label?.querySelector('.typesStatus')) return 'status';
  if (label?.querySelector('.typesSelect')) return 'select';
  return boxIn(value) && 'checkbox';
}

function nameOf(value: Element): string {
  const label = labelOf(value);
  return label ? ownText(label, VALUE) : '';
}

/** What says how a property is called, and by an icon of what type it is. */
function labelOf(value: Element): Element | undefined {
  const table = value.closest(TABLE);
  return table ? headersOf(table)[Number(columnOf(value))] : (value.closest(PANEL_LINE) ?? value);
}

/** The checkbox of a value. The one that selects a row looks alike, but lies in a label. */
function boxIn(value: Element): HTMLInputElement | undefined {
  return [...value.querySelectorAll<HTMLInputElement>(BOX)].find((box) => !box.closest('label'));
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

/** Nothing around a page's properties carries its id, but its title lies near; a peek has a title of its own. */
function panelOf(value: Element, { location }: SitePage): { owner: Element; around: Element } | undefined {
  let around = value.closest(PANEL_LINE)?.parentElement;
  while (around && !around.querySelector(PAGE_TITLE)) around = around.parentElement;
  const [title, another] = around?.querySelectorAll(PAGE_TITLE) ?? [];
  const owner = title?.closest(BLOCK);
  // The page, or the one that is peeked at, is also what the address says.
  const addressed = owner && location.href.includes(idOf(owner).replaceAll('-', ''));
  return around && owner && addressed && !another ? { owner, around } : undefined;
}

/** Ctrl or Cmd with Enter ticks the to-do that the caret is in, or all that are selected. */
function togglesFromText(gesture: Gesture): boolean {
  if (gesture.type !== 'keydown') return false;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return key === 'Enter' && ctrlKey !== metaKey && !altKey && !shiftKey && !isControl(gesture);
}

function isControl(gesture: Gesture): boolean {
  return gestureElement(gesture)?.closest('input, textarea, select') != null;
}

/** The boxes of the to-dos whose own text the caret or the selection lies in. */
function boxesInSelection({ document }: SitePage): HTMLInputElement[] {
  const selection = document.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  return [...document.querySelectorAll(`${TODO} ${LEAF}`)].flatMap((leaf) => {
    const block = leaf.closest(BLOCK);
    return (range?.intersectsNode(leaf) && block?.matches(TODO) && ownBox(block)) || [];
  });
}

/** Notion's transactions; their envelope has been the same since 2021. */
export const notionRequests: RequestReader = {
  requests: ['https://*/api/v3/saveTransactions*'],

  read({ method, url, body }, { doneNames }) {
    if (method !== 'POST' || !/^\/api\/v3\/saveTransactions[A-Za-z]*$/.test(url.pathname)) return [];
    const changes = listOf(Object(body).transactions).flatMap(changesIn);
    // A page gathers its writes: of several of the same kind about one thing the last one holds.
    const requestedChanges = new Map<string, RequestedChange>();
    for (const { id, property, value } of changes) {
      const meaning = meaningOf(property, value, doneNames);
      const { kind, needsGesture } = meaning ?? {};
      if (meaning) {
        requestedChanges.set(`${id} ${kind} ${needsGesture}`, {
          ...meaning,
          subject: `notion:block:${id}`,
          url: `${url.origin}/${id.replaceAll('-', '')}`,
          proof: true,
        });
      }
    }
    return [...requestedChanges.values()];
  },
};

/** What a transaction sets a property of a block to. */
interface PropertyChange {
  id: string;
  property: string;
  value: unknown;
}

/**
 * The properties that a transaction changes. Of what it also creates, moves or turns into a to-do, none: that was
 * done from the start (typed, pasted, duplicated, made in a column of what is done).
 */
function changesIn(transaction: unknown): PropertyChange[] {
  const operations = listOf(Object(transaction).operations).map(Object);
  const made = new Set(operations.map(startOf).map((id) => (isId(id) ? id.toLowerCase() : '')));
  return operations.flatMap((operation) => {
    const { table, id } = Object(operation.pointer);
    if (table !== 'block' || !isId(id) || made.has(id.toLowerCase())) return [];
    return propertiesIn(operation).map(([property, value]) => ({ id: id.toLowerCase(), property, value }));
  });
}

/** The properties that an operation sets; newer clients wrap the command of older ones in another. */
function propertiesIn(operation: Operation): [string, unknown][] {
  const wraps = operation.command === 'updateBlockPropertyValue';
  const { command, args }: Operation = wraps ? Object(Object(operation.args).primitiveOp) : operation;
  const [, property] = listOf(operation.path);
  if (command === 'set' && typeof property === 'string' && isPath(operation.path, 'properties', property)) {
    return [[property, args]];
  }
  if (command !== 'update' || !isPath(operation.path, 'properties')) return [];
  const properties = Object.entries(Object(args));
  // What gets its title with the rest is written anew, and a to-do is ticked by that alone.
  const anew = properties.some(([name]) => name === 'title' || (name === 'checked' && properties.length > 1));
  return anew ? [] : properties;
}

/**
 * What a property's new value may mean. Ids of properties mean nothing, so only a gesture that was aimed at the row's
 * own can tell whether it finishes the row; but for to-dos and the status of Notion's own task databases.
 */
function meaningOf(
  property: string,
  value: unknown,
  doneNames: readonly string[],
): Pick<RequestedChange, 'kind' | 'to' | 'needsGesture'> | undefined {
  const text = textIn(value);
  const ticked = text === 'Yes' ? 'done' : text === 'No' ? 'open' : undefined;
  if (property === 'checked') return ticked && { kind: 'todo', to: ticked };
  if (property === 'title' || !text) return undefined;
  const to = meansDone(text, doneNames) ? 'done' : 'open';
  if (property === TASK_STATUS) return { kind: 'status', to };
  return ticked
    ? { kind: 'todo', to: ticked, needsGesture: true }
    : { kind: 'status', to, needsGesture: true };
}

/** The id of the block whose life as a to-do, or at its place, an operation begins. */
function startOf({ pointer, path, command, args }: Operation): unknown {
  const placed = command === 'listAfter' || command === 'listBefore';
  // Other lists only sort what is there: the cards of a board.
  if (placed && isPath(path, 'content')) return Object(args).id;
  const whole = isPath(path) && (command === 'set' || (command === 'update' && 'type' in Object(args)));
  return whole || isPath(path, 'type') ? Object(pointer).id : undefined;
}

/** `[["Yes"]]`, `[["Done"]]`: a text of one piece, as Notion writes all its properties. */
function textIn(value: unknown): string | undefined {
  const [piece, ...pieces] = listOf(value);
  const [text, ...marks] = listOf(piece);
  const alone = pieces.length + marks.length === 0 && typeof text === 'string';
  return alone && text.length <= LONGEST_OPTION ? text : undefined;
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

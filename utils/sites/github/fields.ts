import { all, combineStates, firstText, gestureElement, normalizeText, presses } from '#utils/sites/dom.ts';
import { columnState } from '#utils/sites/github/columns.ts';
import {
  groupStates,
  ITEM_TARGET,
  type ItemNames,
  isSame,
  itemNames,
  mayBeClosed,
  namesOf,
  panelItem,
  ROW,
  titleOf,
} from '#utils/sites/github/items.ts';
import { ISSUE_LABEL, rootOf, shownIn, threadState, titleIn, viewOf } from '#utils/sites/github/thread.ts';
import type { Gesture, SitePage, StateReading, Target } from '#utils/sites/types.ts';

/** The fields of an item in a panel or beside an issue: each is a button that opens a list of values. */
const FIELD = 'button[aria-haspopup]';
/** Where the value of a field is chosen, and looked for by its name. */
export const VALUE_LIST = '[role="listbox"], [role="dialog"] input[aria-controls]';
/** Of the fields of an issue this is the status, in whatever language. */
const STATUS_FIELD = '[class*="statusFieldContainer"]';
/** The title of a row is its header. */
const CELL = '[role="gridcell"], [role="cell"], [role="rowheader"]';
/** How a {@link Target.locator} begins that says which of the fields, or which cell of a row, has the status. */
const NTH_FIELD = 'field ';
const NTH_CELL = 'cell ';

/** The item of a project whose status the person is about to choose: in its panel, beside an issue, or in a table. */
export function statusTarget(gesture: Gesture, page: SitePage): Target | undefined {
  const element = gestureElement(gesture);
  if (!element || !presses(gesture, ['Enter', ' '])) return undefined;
  return fieldTarget(element, page) ?? cellTarget(element, page);
}

/** Whether a target is one of {@link statusTarget}, and no card of a board. */
export function isStatusTarget({ locator = '' }: Target): boolean {
  return locator.startsWith(NTH_FIELD) || locator.startsWith(NTH_CELL);
}

/** What the page says of the status that a target of {@link statusTarget} has; undefined for any other target. */
export function readStatus(target: Target, page: SitePage): StateReading | undefined {
  const { locator = '', before } = target;
  if (!isStatusTarget(target)) return undefined;
  const nth = Number(locator.split(' ')[1]);
  const state = (shown: Element | undefined) =>
    shown ? [columnState(normalizeText(shown.textContent), before, page.settings)] : [];
  if (locator.startsWith(NTH_CELL)) {
    const rows = all(page.document, ROW).filter((row) => isSame(namesOf(row, page), target));
    return combineStates(rows.flatMap((row) => state(all(row, CELL)[nth])));
  }
  const roots = [...new Set(all(page.document, FIELD).map(rootOf))];
  const fields = roots
    .filter((root) => isSame(namesIn(root, page), target))
    .flatMap((root) => statusFields(root)[nth] ?? []);
  // Below a panel the board shows the same item; that it is grouped by something else must not matter.
  const item = itemNames(panelItem(page.location) ?? '', page);
  const groups = isSame(item, target) ? groupStates(item, page, before) : [];
  const states = [...fields.flatMap(state), ...groups];
  return states.includes('done') ? 'done' : combineStates(states.filter(Boolean));
}

function fieldTarget(element: Element, page: SitePage): Target | undefined {
  const field = element.closest(FIELD);
  if (!field || !isStatus(field)) return undefined;
  const root = rootOf(field);
  const view = viewOf(root, page);
  const names = namesIn(root, page);
  // What is closed itself stays finished, and what may be closed is not guessed at.
  if (!names.subject || (view && threadState(view, 'issue') !== 'open')) return undefined;
  const target: Target = {
    ...names,
    ...ITEM_TARGET,
    title: titleIn(root),
    before: 'open',
    // Beside an issue it is set by another request than in its project.
    ...(!panelItem(page.location) && { withoutRequest: true }),
    locator: NTH_FIELD + statusFields(root).indexOf(field),
  };
  return { ...target, before: readStatus(target, page) === 'done' ? 'done' : 'open' };
}

function cellTarget(element: Element, page: SitePage): Target | undefined {
  const cell = element.closest(CELL);
  const row = cell?.closest(ROW);
  if (!cell || !row) return undefined;
  const at = all(row, CELL).indexOf(cell);
  const table = cell.closest('[role="grid"], [role="table"], table') ?? page.document;
  const names = namesOf(row, page);
  const isStatusCell = saysStatus(all(table, '[role="columnheader"]')[at]);
  if (!names.subject || !isStatusCell || mayBeClosed(row, page)) return undefined;
  return {
    ...names,
    ...ITEM_TARGET,
    title: titleOf(row, page),
    before: columnState(normalizeText(cell.textContent), undefined, page.settings) ?? 'open',
    locator: NTH_CELL + at,
  };
}

/** The fields of a panel, or of the page below, that hold a status: an issue has one for each of its projects. */
function statusFields(root: ParentNode): Element[] {
  return shownIn(root, FIELD).filter(isStatus);
}

/** A field stands beside its name. */
function isStatus(field: Element): boolean {
  const ids = `${field.getAttribute('aria-describedby')} ${field.getAttribute('aria-labelledby')}`.split(' ');
  const labels = ids.map((id) => field.ownerDocument.getElementById(id));
  const term = field.closest('dd')?.previousElementSibling;
  return field.closest(STATUS_FIELD) !== null || [...labels, term].some(saysStatus);
}

/** GitHub calls it so in every language. */
function saysStatus(label: Element | null | undefined): boolean {
  return normalizeText(firstText(label)?.data) === 'Status';
}

/** The names of what a panel, or the page below, shows. */
function namesIn(root: ParentNode, page: SitePage): ItemNames {
  const isPanel = root !== page.document;
  const view = viewOf(root, page);
  // An issue of several projects is an item of each, and the address tells of one.
  const item = isPanel && statusFields(root).length === 1 ? panelItem(page.location) : '';
  // A draft is no issue; where a panel's own thread is not known, it must not be taken for one.
  const isDraft = isPanel && shownIn(root, ISSUE_LABEL).length === 0;
  return itemNames((view || isDraft) && item ? item : '', page, view?.thread);
}

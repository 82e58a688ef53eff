import { checkboxState, checkboxStateBefore, pressedCheckbox } from '#utils/sites/dom.ts';
import { answerFor, databaseId, meansToFinish, undecidedFor } from '#utils/sites/notion/answer.ts';
import {
  ASKS,
  BLOCK,
  BOX,
  idOf,
  ROW,
  rowOf,
  rowsWith,
  selectedRows,
  TABLE,
  VALUE,
  withId,
} from '#utils/sites/notion/block.ts';
import { CARD, cardTarget } from '#utils/sites/notion/board.ts';
import { blockTarget, titleValue } from '#utils/sites/notion/item.ts';
import { noteOf, stateBefore } from '#utils/sites/notion/names.ts';
import {
  boxIn,
  labelOf,
  PANEL_LINE,
  type Property,
  propertyOf,
  valueName,
  valueReading,
} from '#utils/sites/notion/property.ts';
import { readAll } from '#utils/sites/notion/reading.ts';
import type {
  Gesture,
  ReadFailure,
  RequestedChange,
  SitePage,
  State,
  StateReading,
  Target,
} from '#utils/sites/types.ts';

/** A property's value, a card on a board, or whatever is done to the rows that are selected, or by a row's own menu. */
export function databaseTargets(
  element: Element,
  gesture: Gesture,
  page: SitePage,
): (Target | ReadFailure)[] {
  const value = element.closest(VALUE);
  const property = value && propertyOf(value, page);
  const card = element.closest(CARD);
  // A select, or a choice, may be what its board is grouped by; then the group tells.
  if (property && !(card && ['select', 'choice'].includes(property.type))) {
    const own = propertyTarget(property, page, gesture) ?? [];
    const only = 'needsRequest' in own && ({ needsRequest: true } as const);
    return [own, sameInOtherRows(property, page).map((target) => ({ ...target, ...only }))].flat();
  }
  if (card) return rowsWith(card).flatMap((one) => cardTarget(one, tickOf(one, page), page));
  const selects = element.closest(`label ${BOX}`);
  if (element.matches(BOX) && !selects) {
    return element.closest(BLOCK) ? [{ reason: 'todo: a box outside all that is known' }] : [];
  }
  if (gesture.type === 'keydown') return [];
  const row = rowOf(element);
  if (row && !selects) return isHold(row, value, gesture) ? rowsInHand(row, page) : [];
  // To select rows finishes none, but what is then chosen for them may.
  const rows = new Set([...selectedRows(page.document), ...(selects ? rowsOf(selects) : [])]);
  return [...rows].flatMap((row) => rowTarget(row, page));
}

/** The row or page that a request changes, if the page shows it. */
export function findRow({ subject, kind, to }: RequestedChange, page: SitePage): Target | undefined {
  const shown = [...page.document.querySelectorAll(withId(subject))].map((block) => {
    // What was done before is not done again by this; in a database that does not count, nothing is.
    const before = answerFor(block, page) === false ? to : opposite(to);
    return blockTarget(block, page, before, kind);
  });
  // The empty double of a block has no title, but neither has what nobody gave one.
  return shown.find(({ title }) => title) ?? shown[0];
}

/**
 * What a property says of its row.
 * @param locator its slot; if its own tick may hide the row, its database; and what `noteOf` its name says
 */
export function readProperty({ subject }: Target, locator: string, page: SitePage): StateReading {
  const [slot, database, ...note] = locator.split(' ');
  // Only these can show it, so a long table of other rows costs nothing.
  const own = withId(subject);
  const values = page.document.querySelectorAll(
    `${own} ${VALUE}, .notion-timeline-item-row:has(${own}) ${VALUE}, ${PANEL_LINE} ${VALUE}`,
  );
  const shown = [...values]
    .flatMap((value) => propertyOf(value, page) ?? [])
    .filter((property) => property.slot === slot && property.owner.matches(own));
  const [property] = shown;
  // A filtered view drops a row as soon as it is done.
  if (!property && database && page.document.querySelector(withId(database))) return 'gone';
  const reading = readAll(shown.map(({ value }) => valueReading(value, note.join(' '), page)));
  if (!property || !subject.startsWith(ASKS)) return reading;
  if (reading === 'done') return undecidedFor(property.owner, page);
  return typeof reading === 'object' ? { reason: reading.reason } : reading;
}

/** The row that a box selects, or all of its table. */
function rowsOf(box: Element): Element[] {
  const row = box.closest(ROW);
  return row ? [row] : [...(box.closest(TABLE)?.querySelectorAll(ROW) ?? [])];
}

/** What changes in all selected rows does so by one press on one of them. */
function sameInOtherRows({ owner, value }: Property, page: SitePage): Target[] {
  const others = rowsWith(owner).filter((row) => row !== owner);
  const column = labelOf(value);
  const values = others.flatMap((row) => [...row.querySelectorAll(VALUE)]);
  return values.flatMap((other) => (labelOf(other) === column ? finishingTarget(other, page) : []));
}

/** The checkbox by which a card finishes, if it shows one. */
function tickOf(card: Element, page: SitePage): Target | undefined {
  const targets = [...card.querySelectorAll(VALUE)].flatMap((value) => finishingTarget(value, page));
  return targets.find(({ kind }) => kind === 'todo');
}

/** Whether a press is about a whole row: on its title, on none of its values, or by the button that opens its menu. */
function isHold(row: Element, value: Element | null, gesture: Gesture): boolean {
  const table = row.closest(TABLE);
  const isTitle = table && value && titleValue(row, table) === value;
  return !value || isTitle === true || (gesture as PointerEvent).button === 2;
}

/** Rows may be dragged to another group, or finish by the menu of one; only a request tells that from all else. */
function rowsInHand(row: Element, page: SitePage): Target[] {
  const targets = rowsWith(row).flatMap((one) => rowTarget(one, page));
  return targets.map((target) => ({ ...target, needsRequest: true }));
}

/** The status of a row, or else its checkbox. */
function rowTarget(row: Element, page: SitePage): Target[] {
  const targets = [...row.querySelectorAll(VALUE)].flatMap((value) => finishingTarget(value, page));
  const target = targets.find(({ kind }) => kind === 'status') ?? targets[0];
  return target ? [{ ...target, deferred: true }] : [];
}

/** The target that a value is, if its property is known to finish its row. */
function finishingTarget(value: Element, page: SitePage): Target[] {
  const property = propertyOf(value, page);
  const target = property && meansToFinish(property, page) && propertyTarget(property, page);
  return target && 'subject' in target ? [target] : [];
}

/** @param gesture that it is pressed by; without one it is changed together with others */
function propertyTarget(
  property: Property,
  page: SitePage,
  gesture?: Gesture,
): Target | ReadFailure | undefined {
  const { owner, value, type, slot } = property;
  const means = meansToFinish(property, page);
  const box = boxIn(value);
  const pressed = !gesture || !box || pressedCheckbox(gesture) === box;
  if (means === false || !(pressed || gesture?.type === 'keydown')) return undefined;
  if (box && means === undefined) return pressed ? undecidedFor(owner, page, 'todo: ') : undefined;
  const name = valueName(value);
  const note = box ? '' : noteOf(name, page.settings);
  // Only what a tick of its own takes out of a view was hidden for being done.
  const hides = box && gesture && owner.matches(ROW) ? databaseId(owner, page) : '';
  const before = box ? tickBefore(box, gesture) : stateBefore(name, page.settings);
  const target = blockTarget(owner, page, before, type === 'checkbox' ? 'todo' : 'status');
  return {
    ...target,
    subject: means ? target.subject : ASKS + idOf(owner),
    locator: `${slot} ${hides} ${note}`.trim(),
    ...(!box && { deferred: true }),
    // Looks tell too little of a choice to count by it, but a question costs nothing. Most keys do nothing to a box.
    ...(((type === 'choice' && means) || !pressed) && { needsRequest: true }),
  };
}

function tickBefore(box: HTMLInputElement, gesture: Gesture | undefined): State {
  return gesture ? checkboxStateBefore(box, gesture) : checkboxState(box);
}

function opposite(state: State): State {
  return state === 'done' ? 'open' : 'done';
}

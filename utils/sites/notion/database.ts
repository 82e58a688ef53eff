import { checkboxStateBefore, combineStates, pressedCheckbox } from '#utils/sites/dom.ts';
import { answerFor, databaseOf, meansToFinish, undecidedFor } from '#utils/sites/notion/answer.ts';
import { BLOCK, BOX, idOf, ROW, TABLE, VALUE, withId } from '#utils/sites/notion/block.ts';
import { draggedCard, GROUP } from '#utils/sites/notion/board.ts';
import { blockTarget } from '#utils/sites/notion/item.ts';
import {
  boxIn,
  labelOf,
  PANEL_LINE,
  type Property,
  propertyOf,
  valueState,
} from '#utils/sites/notion/property.ts';
import type {
  Gesture,
  ReadFailure,
  RequestedChange,
  SitePage,
  State,
  StateReading,
  Target,
} from '#utils/sites/types.ts';

/** A target of this name is read only to ask the person what it means: no request is ever about it. */
const ASKS = 'notion:asks:';

/** A property's value, a card on a board, or whatever is done to the rows that are selected. */
export function databaseTargets(
  element: Element,
  gesture: Gesture,
  page: SitePage,
): (Target | ReadFailure)[] {
  const value = element.closest(VALUE);
  const property = value && propertyOf(value, page);
  const card = element.closest(`${GROUP} ${ROW}`);
  // A select may be what its board is grouped by; then the group tells.
  if (property && !(card && property.type === 'select')) {
    return [propertyTarget(property, page, gesture) ?? [], sameInOtherRows(property, page)].flat();
  }
  if (card) return draggedCard(card, page);
  const selects = element.closest(`label ${BOX}`);
  if (element.matches(BOX) && !selects) {
    return element.closest(BLOCK) ? [{ reason: 'todo: a box outside all that is known' }] : [];
  }
  if (gesture.type === 'keydown' || (element.closest(ROW) && !selects)) return [];
  // To select rows finishes none, but what is then chosen for them may.
  const rows = new Set([...selectedRows(page), ...(selects ? rowsOf(selects) : [])]);
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

/** What a property says of its row. @param locator its slot and, if its own tick may hide the row, its database */
export function readProperty({ subject }: Target, locator: string, page: SitePage): StateReading {
  const [slot, database] = locator.split(' ');
  // Only these can show it, so a long table of other rows costs nothing.
  const values = page.document.querySelectorAll(`${withId(subject)} ${VALUE}, ${PANEL_LINE} ${VALUE}`);
  const shown = [...values]
    .flatMap((value) => propertyOf(value, page) ?? [])
    .filter((property) => property.slot === slot && property.owner.matches(withId(subject)));
  const [property] = shown;
  // A filtered view drops a row as soon as it is done.
  if (!property && database && page.document.querySelector(withId(database))) return 'gone';
  const state = combineStates(shown.map(({ value }) => valueState(value, page)));
  return property && state === 'done' && subject.startsWith(ASKS) ? undecidedFor(property.owner) : state;
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
function sameInOtherRows({ owner, value }: Property, page: SitePage): Target[] {
  const rows = selectedRows(page);
  const others = rows.includes(owner) ? rows.filter((row) => row !== owner) : [];
  const column = labelOf(value);
  const values = others.flatMap((row) => [...row.querySelectorAll(VALUE)]);
  return values.flatMap((other) => (labelOf(other) === column ? finishingTarget(other, page) : []));
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
  if (means === false || !pressed) return undefined;
  if (box && means === undefined) return undecidedFor(owner, 'todo: ');
  const before = box && gesture ? checkboxStateBefore(box, gesture) : valueState(value, page);
  const target = blockTarget(owner, page, before, type === 'checkbox' ? 'todo' : 'status');
  return {
    ...target,
    subject: means ? target.subject : ASKS + idOf(owner),
    // Only what a tick of its own takes out of a view was hidden for being done.
    locator: box && gesture && owner.matches(ROW) ? `${slot} ${idOf(databaseOf(owner))}` : slot,
    ...(!box && { deferred: true }),
  };
}

function opposite(state: State): State {
  return state === 'done' ? 'open' : 'done';
}

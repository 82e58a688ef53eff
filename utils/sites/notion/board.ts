import { checkboxState, firstText, normalizeText } from '#utils/sites/dom.ts';
import { nameMeaning, statusMeaning } from '#utils/sites/done-names.ts';
import { answerFor, undecidedFor } from '#utils/sites/notion/answer.ts';
import { ASKS, BOX, idOf, ROW, withId } from '#utils/sites/notion/block.ts';
import { blockTarget } from '#utils/sites/notion/item.ts';
import { nameReading, noteOf, stateBefore } from '#utils/sites/notion/names.ts';
import { readAll } from '#utils/sites/notion/reading.ts';
import type { ReadFailure, SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

const GROUP = '.notion-board-group';
const BOARD = '.notion-board-view';
/** A card on a board. */
export const CARD = `${GROUP} ${ROW}`;

/** Begins the {@link Target.locator} of a card that finishes by lying in another group of its board. */
export const IN_GROUP = 'group';

/** The group that a card lies in, as far as what stands above it tells. */
interface Place {
  name: string;
  /** The names of all groups in its line, in their order. */
  names: string[];
  /** The tick that stands for the group, if its board is grouped by a checkbox. */
  box?: HTMLInputElement | undefined;
}

/**
 * A card may be dragged to a group of a name that means done. Where nobody can read the names, or a group is not even
 * shown, the request tells.
 * @param ticked its own checkbox, if that finishes it
 */
export function cardTarget(card: Element, ticked: Target | undefined, page: SitePage): Target[] {
  const { settings } = page;
  const answer = answerFor(card, page);
  if (answer === false) return [];
  const place = placeOf(card);
  const areNames = place?.names.some((name) => statusMeaning(name, settings));
  if (ticked && place && (place.box || !areNames)) return [{ ...ticked, deferred: true }];
  const more = { locator: IN_GROUP, deferred: true, byPlace: true } as const;
  // Groups of persons, or of whatever else, tell nothing of a card either.
  if (!place || !(place.box || areNames))
    return [{ ...blockTarget(card, page, 'open', 'status'), ...more, needsRequest: true }];
  if (place.box) {
    const target = blockTarget(card, page, checkboxState(place.box));
    const means = answer ?? nameMeaning(place.name, settings.doneNames) === 'done';
    return [{ ...target, ...more, ...(!means && { subject: ASKS + idOf(card) }) }];
  }
  const target = blockTarget(card, page, stateBefore(place.name, settings), 'status');
  return [{ ...target, ...more, locator: `${IN_GROUP} ${noteOf(place.name, settings)}`.trim() }];
}

/** What the groups in which a card lies say of it together. */
export function readGroup({ subject, locator = '' }: Target, page: SitePage): StateReading {
  const cards = [...page.document.querySelectorAll(`${CARD}${withId(subject)}`)];
  const note = locator.slice(IN_GROUP.length + 1);
  const reading = readAll(cards.map((card) => readPlace(placeOf(card), note, page)));
  const [card] = cards;
  return card && reading === 'done' && subject.startsWith(ASKS) ? undecidedFor(card, page) : reading;
}

function readPlace(place: Place | undefined, note: string, { settings }: SitePage): State | ReadFailure {
  if (!place) return { reason: 'its group has no name' };
  if (place.box) return checkboxState(place.box);
  const reading = nameReading(place.name, note, settings);
  // Boards are grouped by anything. But where others are known as open, the last may well mean done.
  const meanings = place.names.map((name) => statusMeaning(name, settings));
  const isLast = place.name === place.names.at(-1);
  const asks = isLast && meanings.includes('open') && !meanings.includes('done');
  return typeof reading === 'object' && !asks ? { reason: reading.reason } : reading;
}

/**
 * The groups' names are in a line above all of them, one for each and in the same order, or each in its group above its
 * cards. Where a board has groups of groups, that line is above them all.
 */
function placeOf(card: Element): Place | undefined {
  const group = card.closest(GROUP);
  const lane = group?.parentElement;
  if (!group || !lane) return undefined;
  const groups = [...lane.children].filter((other) => other.matches(GROUP));
  const lanes = new Set(
    [...(lane.closest(BOARD) ?? lane).querySelectorAll(GROUP)].map((other) => other.parentElement),
  );
  const own = groups.map((other) => nameIn(other));
  const above = lanes.size === 1 ? lineBefore(groups[0], groups.length) : undefined;
  const cells =
    above ?? (own.every(Boolean) ? groups : groups.length > 1 ? lineOver(lane, groups.length) : undefined);
  const cell = cells?.[groups.indexOf(group)];
  if (!cells || !cell) return undefined;
  const box = [...cell.querySelectorAll<HTMLInputElement>(BOX)].find((box) => !box.closest(ROW));
  return { name: nameIn(cell), names: cells.map(nameIn), box };
}

/** The line with a name for each of so many groups that stands before an element, next to it or around it. */
function lineOver(lane: Element, count: number): Element[] | undefined {
  for (let part: Element | null = lane; part && !part.matches(BOARD); part = part.parentElement) {
    const line = lineBefore(part, count);
    if (line) return line;
  }
  return undefined;
}

function lineBefore(element: Element | undefined, count: number): Element[] | undefined {
  for (let line = element?.previousElementSibling; line; line = line.previousElementSibling) {
    const cells = [...line.children];
    const fits = cells.length === count && cells.every((cell) => nameIn(cell) || cell.querySelector(BOX));
    // What opens and closes is the heading of a group of groups.
    if (fits && !line.querySelector('[aria-expanded]') && !line.matches(`${GROUP}, :has(${GROUP})`))
      return cells;
  }
  return undefined;
}

/** The name at the beginning of a group or of a cell above it: it has a letter, unlike signs and counts. */
function nameIn(cell: Element): string {
  const text = firstText(cell);
  const isName = text && !text.parentElement?.closest(`${ROW}, [role="button"]`) && /\p{L}/u.test(text.data);
  return isName ? normalizeText(text.data) : '';
}

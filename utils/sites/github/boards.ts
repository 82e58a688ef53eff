import {
  agreed,
  all,
  combineStates,
  gestureElement,
  normalizeText,
  presses,
  withValue,
} from '#utils/sites/dom.ts';
import { columnState } from '#utils/sites/github/columns.ts';
import { iconStatus } from '#utils/sites/github/icons.ts';
import { nameById } from '#utils/sites/github/ids.ts';
import { MENU_ITEM } from '#utils/sites/github/lists.ts';
import { type Thread, threadAt, threadSubject } from '#utils/sites/github/thread.ts';
import type { Gesture, SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

const CARD = 'data-board-card-id';
const COLUMN = 'data-board-column';
/** What a translation puts its words in. */
const TRANSLATED = 'font';
/** Stands between the id of a card and the state that was chosen for it. */
const CHOSEN = '\n';
const SELECTED = '[aria-selected="true"], [aria-pressed="true"], [data-selected="true"]';

/**
 * The cards that the person takes up, to drag them or to choose from their menu: the one that is pressed and, if it is
 * selected, all that are. What is closed itself stays finished.
 */
export function cardTargets(gesture: Gesture, page: SitePage): Target[] {
  const pressed = gestureElement(gesture)?.closest(`[${CARD}]`);
  // What is pressed is drawn; an empty card is one that was out of sight a moment ago.
  if (!pressed || !titleOf(pressed) || !presses(gesture, ['Enter', ' '])) return [];
  const selected = all(page.document, `[${COLUMN}] [${CARD}]`).filter((card) => card.matches(SELECTED));
  const cards = selected.includes(pressed) ? selected : [pressed];
  return cards.flatMap((card) => cardTarget(card, page) ?? []);
}

function cardTarget(card: Element, page: SitePage): Target | undefined {
  const id = card.getAttribute(CARD) ?? '';
  const before = iconStatus(card) === 'done' ? undefined : agreed(columnStates(id, page));
  if (!before) return undefined;
  const { host } = page.location;
  // A card that is scrolled out of sight shows nothing but of what it is the card.
  const tag = card.getAttribute('data-hovercard-subject-tag');
  const type = tag?.startsWith('pull_request') ? 'pull' : 'issues';
  const byId = nameById(host, tag);
  return {
    ...itemNames(id, page, threadIn(card, page), byId && threadSubject({ name: byId, type })),
    kind: 'card',
    title: titleOf(card),
    before,
    locator: id,
    moved: true,
    deferred: true,
  };
}

function titleOf(card: Element): string {
  return normalizeText(card.querySelector('h3, [role="heading"]')?.textContent);
}

/** The issue or pull request that a card or a row links to. */
export function threadIn(element: Element, { location }: SitePage): Thread | undefined {
  const links = all<HTMLAnchorElement>(element, 'a');
  return links.flatMap(({ pathname }) => threadAt(pathname, location) ?? [])[0];
}

/**
 * The names of an item of a project, and its address.
 * @param id its own, '' where it is not known
 * @param byId how its issue or pull request is known where the page shows no link to it
 */
export function itemNames(
  id: string,
  { location }: SitePage,
  thread?: Thread,
  byId?: string,
): Pick<Target, 'subject' | 'alias' | 'url'> {
  const item = id && `github:${location.host}/item/${id}`.toLowerCase();
  const subject = thread ? threadSubject(thread) : item;
  const alias = thread ? item : byId;
  return { subject, ...(alias && { alias }), url: thread?.url ?? location.origin + location.pathname };
}

/**
 * What the columns that a card lies in say of it: nothing if it is closed itself, as that outlives every column. A card
 * in the person's hand may be shown twice, once in no column.
 * @param before what the card was before
 */
export function columnStates(
  id: string,
  { document, settings }: SitePage,
  before?: State,
): (State | undefined)[] {
  return all(document, `[${COLUMN}] ${withValue(CARD, id)}`).map((card) => {
    const name = card.closest(`[${COLUMN}]`)?.getAttribute(COLUMN) ?? '';
    const state = columnState(name, before, settings);
    return state === 'open' && iconStatus(card) === 'done' ? undefined : state;
  });
}

/** What a card's columns say of it. One that nobody shows lies where the person put it: some columns show no cards. */
export function readCard({ locator = '', before }: Target, page: SitePage): StateReading {
  const [id = '', chosen] = locator.split(CHOSEN);
  const states = columnStates(id, page, before);
  const isPut = chosen && states.length === 0 && page.document.querySelector(`[${COLUMN}]`);
  return isPut ? (chosen as State) : combineStates(states);
}

/** The card as it is put, of which nothing may be shown where it lies then. */
export function putCard(target: Target, chosen: State): Target {
  return { ...target, locator: `${target.locator}${CHOSEN}${chosen}` };
}

/**
 * What is chosen for a card: in a menu, or by the column that it is dropped on.
 * @returns `none` for a choice that leaves it as it is; undefined where the gesture does not tell
 */
export function chosenState(
  { before }: Target,
  gesture: Gesture,
  { document, settings }: SitePage,
): State | 'none' | undefined {
  const item = gestureElement(gesture)?.closest(MENU_ITEM);
  if (item) {
    // A translated name is no name that anybody knows.
    if (item.querySelector(TRANSLATED)) return undefined;
    const chosen = columnState(normalizeText(item.textContent), before, settings);
    // A name that nobody knows changes nothing either, but ends what was awaited of the choice before.
    return chosen === before ? 'none' : chosen;
  }
  if (gesture.type === 'keydown') return undefined;
  const { clientX, clientY } = gesture as PointerEvent;
  // The card in the hand lies above the column.
  const below = document.elementsFromPoint(clientX, clientY).find((part) => !part.closest(`[${CARD}]`));
  const column = below?.closest(`[${COLUMN}]`)?.getAttribute(COLUMN);
  return column ? columnState(column, before, settings) : undefined;
}

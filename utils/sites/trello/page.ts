import {
  checkboxState,
  checkboxStateBefore,
  combineStates,
  gestureElement,
  normalizeText,
  pressedCheckbox,
  presses,
  textHash,
} from '#utils/sites/dom.ts';
import type {
  DetectionSettings,
  Gesture,
  ListRef,
  PageRequest,
  ReadFailure,
  RequestedChange,
  RequestReader,
  Site,
  SitePage,
  State,
  StateReading,
  Target,
} from '#utils/sites/types.ts';

const CIRCLE = '[data-testid="card-done-state-completion-button"]';
const FRONT = '[data-card-id]:not([data-drag-preview="true"], [data-drag-preview="true"] *)';
const MIRROR = '[data-testid="mirror-card"]';
const NAME_LINK = 'a[data-testid="card-name"]';
const BACK = '[role="dialog"]';
const BACK_TITLE = '[data-testid="card-back-title-input"], #card-back-name';
const CHECKLIST = '[data-testid="checklist-container"]';
const ITEM = '[data-testid="check-item-container"]';
const ITEM_NAME = '[data-testid="check-item-name"]';
const LIST = '[data-list-id]';
const LIST_NAME = '[data-testid="list-name"]';
/** An item in the calendar, and in "your items"; these lie beside a link to their card. */
const OTHER_ITEM =
  'input[data-testid="advanced-checklist-checkbox"], [data-testid="your-items-checklist-item-container"]';
/** A card's own check mark besides the circle: in a table, and beside the due date on its back. */
const CARD_CHECK = '[data-test-class^="due-date-checkbox-"], [data-testid="due-date-badge-checkbox"]';
/** Marks whose state is in their name, and those that are checkboxes. */
const NAMED = '[data-test-class^="due-date-checkbox-"], [data-testid^="your-items-checkbox-"]';
const CHECKBOX = 'input[type="checkbox"], [role="checkbox"]';

type Names = Pick<Target, 'subject' | 'alias'>;

/** A card's names: its id where the page shows it, else its short link. Short links are permanent. */
interface Card {
  /** 24 hex digits, or `~` and the short link. */
  key: string;
  /** The short link's key, when the id is known too. */
  otherKey?: string;
  title: string;
  url: string;
}

/** Trello boards and card backs, as they have been since 2025. */
export const trello: Site = {
  id: 'trello',
  matches: ['https://trello.com/*'],

  // What is chosen for a card is chosen in a popover; that is a dialog too, but no card's back.
  menus: '[role="menu"], [role="listbox"], [role="dialog"]:not([aria-labelledby="card-back-name"])',

  findTargets(gesture, page) {
    const found = aimAtMark(gesture, page);
    return found ? [found] : [...aimAtAll(gesture, page), ...aimAtMove(gesture, page)];
  },

  readState(target, page) {
    if (target.locator === IN_LISTS) return lookAtLists(target, page);
    return target.kind === 'card' ? lookAtCard(target, page) : lookAtItem(target, page);
  },

  findTask(change, page) {
    // An item shows no id, so only what was aimed at can name it.
    return change.kind === 'card' ? meetCard(change, page) : undefined;
  },

  readLists({ document }) {
    const lists = [...document.querySelectorAll(LIST)].flatMap((list): ListRef[] => {
      const id = listId(list);
      const name = normalizeText(list.querySelector(LIST_NAME)?.textContent);
      return id && name ? [{ id, name }] : [];
    });
    return [...new Map(lists.map((list) => [list.id, list])).values()];
  },
};

/** Trello leads there by the short link and by the id alike. */
function cardUrl(id: string): string {
  return `https://trello.com/c/${id}`;
}

function asKey(id: string): string {
  return id.length === 8 ? `~${id.toLowerCase()}` : id;
}

function meetCard({ subject, to, moved }: RequestedChange, page: SitePage): Target | undefined {
  const fronts = [...page.document.querySelectorAll(FRONT), ...page.document.querySelectorAll(BACK)];
  for (const front of fronts) {
    const card = cardOf(front, page);
    // A mirror is moved under its own id; what it mirrors is where it was.
    const isMirror = moved && subject === `trello:card:${cardId(front)}` && card?.key !== cardId(front);
    if (!card || !(isMirror || same(named('card', card), { subject }))) continue;
    // A separator has no title, and what is finished already is not finished again by a move.
    const finished = isMirror || !card.title || isCompleted(front);
    const before = to === 'open' || (moved && finished) ? 'done' : 'open';
    return cardAim(card, before);
  }
  return undefined;
}

function cardAim(card: Card, before: State): Target {
  return { ...named('card', card), kind: 'card', title: card.title, url: card.url, before };
}

/** What is pressed, by pointer or key: a checkbox, also through its label, or anything else. */
function pressed(gesture: Gesture): Element | undefined {
  return pressedCheckbox(gesture) ?? (presses(gesture, ['Enter', ' ']) ? gestureElement(gesture) : undefined);
}

/** A check mark: the circle of a card, the box of an item, and what stands for either in another view. */
function aimAtMark(gesture: Gesture, page: SitePage): Target | ReadFailure | undefined {
  const element = pressed(gesture);
  const mark = element?.closest(`${NAMED}, ${CHECKBOX}`);
  const place =
    element?.closest(CIRCLE) ?? mark?.closest(ITEM) ?? mark?.closest(`${OTHER_ITEM}, ${CARD_CHECK}`);
  // Shift+click selects cards and completes none.
  if (!place || (gesture.shiftKey && place.matches(CIRCLE))) return undefined;
  const before = stateOf(place, gesture);
  const card = cardAround(place, page);
  const kind = place.matches(`${CIRCLE}, ${CARD_CHECK}`) ? 'card' : 'item';
  if (!before || !card) return { reason: `${kind}: ${before ? 'no card around it' : 'unknown mark'}` };
  return kind === 'card' ? cardAim(card, before) : itemAim(place, card, before, page);
}

function lookAtCard(target: Target, page: SitePage): StateReading {
  // Only these can show the card, so a board of a thousand others costs nothing.
  const within = [`[data-card-id="${idIn(target)}"]`, MIRROR, BACK].map((part) => `${part} ${CIRCLE}`);
  const marks = [...page.document.querySelectorAll([...within, CARD_CHECK].join())].filter((mark) => {
    const card = cardAround(mark, page);
    // A due date without a checkbox says nothing.
    return card && same(named('card', card), target) && (mark.matches(CIRCLE) || stateOf(mark));
  });
  return combineStates(marks.map((mark) => stateOf(mark)));
}

/** Marks an aim at a card that may be moved. */
const IN_LISTS = 'lists';

/** A card that is taken in the hand, or whose back offers to move it. */
function aimAtMove(gesture: Gesture, page: SitePage): Target[] {
  // Every other gesture is the end of one.
  if (page.settings.doneLists.length === 0 || !/down$/.test(gesture.type)) return [];
  const element = gestureElement(gesture);
  const front = gesture.type === 'pointerdown' ? element?.closest(FRONT) : undefined;
  const place = front ?? element?.closest(`${BACK} button`)?.closest(BACK);
  const card = place && cardOf(place, page);
  // A mirror is moved, but not what it mirrors.
  if (!place || !card?.title || (front && cardId(front) !== card.key)) return [];
  const target: Target = { ...cardAim(card, 'open'), locator: IN_LISTS, moved: true, deferred: true };
  const found = lookAtLists(target, page);
  return typeof found === 'object' ? [] : [{ ...target, before: isCompleted(place) ? 'done' : found }];
}

/** Where a card lies says whether it is finished, but only until it is: it may be moved on, and stays so. */
function lookAtLists(target: Target, page: SitePage): State | ReadFailure {
  if (target.before === 'done') return 'done';
  const fronts = page.document.querySelectorAll(`${LIST} [data-card-id="${idIn(target)}"]`);
  const lists = [...fronts].filter((front) => front.matches(FRONT)).map((front) => front.closest(LIST));
  return combineStates(
    lists.map((list) => (list && marksDone(listId(list), page.settings) ? 'done' : 'open')),
  );
}

function marksDone(list: unknown, { doneLists }: DetectionSettings): boolean {
  return doneLists.some(({ id }) => id === list);
}

/** By its circle or, where that goes by another name, by what is drawn there. */
function isCompleted(place: Element): boolean {
  return circleState(place.querySelector(CIRCLE) ?? place) === 'done';
}

/** One press may tick, or untick, a whole checklist; another hides what is ticked. A request tells. */
function aimAtAll(gesture: Gesture, page: SitePage): Target[] {
  const list = pressed(gesture)?.closest(`${CHECKLIST} button:not(${ITEM} *)`)?.closest(CHECKLIST);
  const card = list && cardOf(list, page);
  if (!card) return [];
  return [...list.querySelectorAll(ITEM)].flatMap((row) => {
    const before = stateOf(row);
    return before ? [{ ...itemAim(row, card, before, page), needsRequest: true as const }] : [];
  });
}

function itemAim(row: Element, card: Card, before: State, page: SitePage): Target {
  const title = itemText(row);
  const back = row.closest(BACK);
  const alike = back ? itemsNamed(title, back) : otherItems(title, (other) => other?.key === card.key, page);
  const ordinal = alike.indexOf(row);
  return {
    ...named('item', card, `:${textHash(title, ordinal)}`),
    relatedTo: named('card', card).subject,
    kind: 'item',
    title,
    url: card.url,
    before,
    locator: `${ordinal} of ${alike.length}`,
  };
}

function lookAtItem(target: Target, page: SitePage): StateReading {
  const [ordinal = 0, count = 1] = (target.locator ?? '').split(' of ').map(Number);
  const rest = `:${textHash(target.title, ordinal)}`;
  const isOwn = (card: Card | undefined) => card !== undefined && same(named('item', card, rest), target);
  for (const back of page.document.querySelectorAll(BACK)) {
    if (!isOwn(cardOf(back, page))) continue;
    const alike = itemsNamed(target.title, back);
    // "Hide checked items" takes a ticked row away; equal ones then move up and must not answer for it.
    if (alike.length < count) return 'gone';
    const row = alike[ordinal];
    if (row) return combineStates([stateOf(row)]);
  }
  // Elsewhere rows come and go with what the view shows, which says nothing.
  const alike = otherItems(target.title, isOwn, page);
  const row = alike.length === count ? alike[ordinal] : undefined;
  return combineStates(row ? [stateOf(row)] : []);
}

/**
 * Reads the circle without words, which come in 23 languages: the tick of Atlaskit's `core/status-success`
 * has had these vertices in every release from 22.28 to 38, the open ring has never had them.
 */
function circleState(circle: Element): State | undefined {
  const shapes = [...circle.querySelectorAll('svg path, svg circle')];
  const drawn = shapes.map((shape) => shape.getAttribute('d') ?? '6.5 6.5').join(' ');
  if (/4\.826 7\.52|6\.75 9\.828/.test(drawn)) return 'done';
  return drawn.includes('6.5 6.5') ? 'open' : undefined;
}

/** What a check mark says: a circle, or by its name, or as a checkbox; at a gesture, what it said before. */
function stateOf(place: Element, gesture?: Gesture): State | undefined {
  if (place.matches(CIRCLE)) return circleState(place);
  const find = (selector: string) => (place.matches(selector) ? place : place.querySelector(selector));
  const { testClass, testid } = (find(NAMED) as HTMLElement | null)?.dataset ?? {};
  const [said, not] = (testClass ?? testid)?.match(/-(un)?checked$/) ?? [];
  if (said) return not ? 'open' : 'done';
  const box = find(CHECKBOX);
  if (box instanceof HTMLInputElement)
    return gesture ? checkboxStateBefore(box, gesture) : checkboxState(box);
  const state = box?.getAttribute('aria-checked');
  return state === 'true' ? 'done' : state === 'false' ? 'open' : undefined;
}

/** The card whose front or back an element lies in; undefined while a new card has no id yet. */
function cardOf(element: Element, page: SitePage): Card | undefined {
  const front = element.closest(FRONT);
  if (front) {
    const link = linkOf(front);
    const address = link?.getAttribute('href');
    // Only a mirror's link is absolute, and a mirror's own id names no card.
    const isMirror = front.matches(MIRROR) || address?.startsWith('http');
    return card(
      normalizeText(link?.textContent),
      shortLinkIn(address),
      isMirror ? undefined : cardId(front),
      page,
    );
  }
  const title = element.closest(BACK)?.querySelector(BACK_TITLE);
  if (!title) return undefined;
  const named = title instanceof HTMLTextAreaElement ? title.value : title.textContent;
  const shortLink = shortLinkIn(page.location.pathname);
  // A card opened from the Inbox stays on the board's address.
  const opened = shortLink ? undefined : new URLSearchParams(page.location.search).get('openCard');
  return card(normalizeText(named), shortLink, asId(opened), page);
}

/** The card of a check mark: the one it lies in or, elsewhere, the only one that is linked nearest to it. */
function cardAround(check: Element, page: SitePage): Card | undefined {
  if (check.closest(`${FRONT}, ${BACK}`)) return cardOf(check, page);
  for (let place = check.parentElement; place; place = place.parentElement) {
    const [link, ...others] = place.querySelectorAll('a[href*="/c/"]');
    if (!link) continue;
    const shortLink = others.length === 0 ? shortLinkIn(link.getAttribute('href')) : undefined;
    return card(normalizeText(link.textContent), shortLink, undefined, page);
  }
  return undefined;
}

/** A front's title: by its mark or, under another mark, the only link to a card there. */
function linkOf(front: Element): Element | null | undefined {
  const links = front.querySelectorAll('a[href*="/c/"]');
  return front.querySelector(NAME_LINK) ?? (links.length === 1 ? links[0] : undefined);
}

function card(
  title: string,
  shortLink: string | undefined,
  id: string | undefined,
  page: SitePage,
): Card | undefined {
  const weak = shortLink && asKey(shortLink);
  const strong = id ?? (shortLink && idBehind(shortLink, page));
  const key = strong ?? weak;
  if (!key) return undefined;
  const url = cardUrl(shortLink ?? key);
  return { key, title, url, ...(strong && weak && { otherKey: weak }) };
}

/** A mirror, and a card back, show only the short link; a front of the same card tells its id. */
function idBehind(shortLink: string, page: SitePage): string | undefined {
  for (const link of page.document.querySelectorAll(`${NAME_LINK}[href*="/c/${shortLink}"]`)) {
    const front = link.closest(FRONT);
    if (front && !front.matches(MIRROR)) return cardId(front);
  }
  return undefined;
}

function named(type: 'card' | 'item', { key, otherKey }: Card, rest = ''): Names {
  return {
    subject: `trello:${type}:${key}${rest}`,
    ...(otherKey && { alias: `trello:${type}:${otherKey}${rest}` }),
  };
}

/** Whether both name the same thing, though one may know only its weaker name. */
function same(a: Names, b: Names): boolean {
  return a.subject === b.subject || a.alias === b.subject || a.subject === b.alias;
}

function cardId(front: Element): string | undefined {
  return asId(front.getAttribute('data-card-id'));
}

function asId(value: string | null | undefined): string | undefined {
  return value && /^[0-9a-f]{24}$/.test(value) ? value : undefined;
}

function shortLinkIn(address: string | null | undefined): string | undefined {
  return address?.match(/\/c\/([0-9a-zA-Z]{8})(?:$|[/?#])/)?.[1];
}

function idIn({ subject }: Names): string {
  return subject.replace('trello:card:', '');
}

function listId(list: Element): string | undefined {
  return asId(list.getAttribute('data-list-id'));
}

function itemText(row: Element): string {
  const input = row.matches('input') ? row : row.querySelector('input');
  const label = input?.getAttribute('aria-label');
  return normalizeText(label ?? (row.querySelector(ITEM_NAME) ?? row.closest('label') ?? row).textContent);
}

function itemsNamed(text: string, back: Element): Element[] {
  return [...back.querySelectorAll(ITEM)].filter((row) => itemText(row) === text);
}

/** The items of this text, of one card, that are shown outside of card backs. */
function otherItems(text: string, isOwn: (card: Card | undefined) => boolean, page: SitePage): Element[] {
  const rows = [...page.document.querySelectorAll(OTHER_ITEM)];
  return rows.filter((row) => itemText(row) === text && isOwn(cardAround(row, page)));
}

/** Trello's REST requests; the same paths and fields since 2016. */
export const trelloRequests: RequestReader = {
  requests: [
    'https://trello.com/1/cards/*',
    // Boards and checklists are asked for much else, which does not wake the worker.
    'https://trello.com/1/checklist*/checkItems/all*',
    'https://trello.com/1/boards/*/cards/bulk/move*',
  ],

  read(sent, settings) {
    if (sent.method !== 'PUT') return [];
    const change = readCard(sent) ?? readItem(sent) ?? readItems(sent);
    return change ? [change] : readMove(sent, settings);
  },
};

/** A request names a card by its id or its short link. */
const CARD_WRITE = /^\/1\/cards\/([0-9a-f]{24}|[0-9a-zA-Z]{8})\/?$/;
/** Older code sends the checklist between the card and the item. */
const ITEM_WRITE =
  /^\/1\/cards\/([0-9a-f]{24}|[0-9a-zA-Z]{8})(?:\/checklist\/[0-9a-f]{24})?\/checkItem\/([0-9a-f]{24})\/?$/;
const ITEMS_WRITE = /^\/1\/checklists?\/[0-9a-f]{24}\/checkItems\/all\/?$/;
const BULK_MOVE = /^\/1\/boards\/[0-9a-zA-Z]+\/cards\/bulk\/move\/?$/;

/** `PUT /1/cards/<id>` with `dueComplete`; an archive and all else carry other fields. */
function readCard({ url, body }: PageRequest): RequestedChange | undefined {
  const [, id] = url.pathname.match(CARD_WRITE) ?? [];
  // A form's fields are text.
  const to = stateIn(body, 'dueComplete', [true, 'true'], [false, 'false']);
  return id && to ? cardClaim(id, to) : undefined;
}

function cardClaim(id: string, to: State): RequestedChange {
  return { kind: 'card', to, subject: `trello:card:${asKey(id)}`, proof: true, url: cardUrl(id) };
}

/** `PUT /1/cards/<id>/checkItem/<id>` with `state`. */
function readItem({ url, body }: PageRequest): RequestedChange | undefined {
  const [, card, id] = url.pathname.match(ITEM_WRITE) ?? [];
  const to = itemState(body);
  return card && id && to
    ? {
        ...{ kind: 'item', to, proof: true },
        subject: `trello:item:${id}`,
        relatedTo: `trello:card:${asKey(card)}`,
        url: cardUrl(card),
      }
    : undefined;
}

/** `PUT /1/checklist/<id>/checkItems/all` with `state`; which items these are only the page knows. */
function readItems({ url, body }: PageRequest): RequestedChange | undefined {
  const to = itemState(body);
  return to && ITEMS_WRITE.test(url.pathname) ? { kind: 'item', to, subject: '', proof: false } : undefined;
}

/** A card, or several, moved to a list that means done; where to any other list says nothing. */
function readMove({ url, body }: PageRequest, settings: DetectionSettings): RequestedChange[] {
  const { idList, idCards, closed } = Object(body) as Record<string, unknown>;
  // What is archived is not finished by it, wherever it lay.
  if (!marksDone(idList, settings) || [true, 'true'].includes(closed as string)) return [];
  const [, id] = url.pathname.match(CARD_WRITE) ?? [];
  const several = BULK_MOVE.test(url.pathname) && Array.isArray(idCards) ? idCards : [];
  const ids: string[] = id ? [id] : several.filter((card) => typeof card === 'string' && asId(card));
  return [...new Set(ids)].map((card) => ({ ...cardClaim(card, 'done'), moved: true, withoutTarget: true }));
}

function itemState(body: unknown): State | undefined {
  return stateIn(body, 'state', ['complete'], ['incomplete']);
}

/** The state that one field of a body says. Nothing is converted: what is no such value says nothing. */
function stateIn(body: unknown, field: string, done: unknown[], open: unknown[]): State | undefined {
  const value: unknown = Object(body)[field];
  if (done.includes(value)) return 'done';
  return open.includes(value) ? 'open' : undefined;
}

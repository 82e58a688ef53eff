import type { Aim, Claim, Gesture, Look, Page, Sent, Site, State, Writes } from './contract.ts';
import {
  checkboxState,
  checkboxStateBefore,
  lookOf,
  plain,
  pressedCheckbox,
  presses,
  targetOf,
  textName,
} from './reading.ts';

const CIRCLE = '[data-testid="card-done-state-completion-button"]';
const FRONT = '[data-card-id]:not([data-drag-preview="true"], [data-drag-preview="true"] *)';
const MIRROR = '[data-testid="mirror-card"]';
const NAME_LINK = 'a[data-testid="card-name"]';
const BACK = '[role="dialog"]';
const BACK_TITLE = '[data-testid="card-back-title-input"], #card-back-name';
const ITEM = '[data-testid="check-item-container"]';
const ITEM_NAME = '[data-testid="check-item-name"]';

type Names = Pick<Aim, 'subject' | 'alias'>;

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

  menus: '[role="menu"]',

  aim(gesture, page) {
    const aim = aimAtCircle(gesture, page) ?? aimAtItem(gesture, page);
    return aim ? [aim] : [];
  },

  look(aim, page) {
    return aim.kind === 'card' ? lookAtCard(aim, page) : lookAtItem(aim, page);
  },

  meet(claim, page) {
    // An item shows no id, so only what was aimed at can name it.
    return claim.kind === 'card' ? meetCard(claim, page) : undefined;
  },
};

/** Trello leads there by the short link and by the id alike. */
function cardUrl(id: string): string {
  return `https://trello.com/c/${id}`;
}

function asKey(id: string): string {
  return id.length === 8 ? `~${id.toLowerCase()}` : id;
}

function meetCard({ subject, to }: Claim, page: Page): Aim | undefined {
  const fronts = [...page.document.querySelectorAll(FRONT), ...page.document.querySelectorAll(BACK)];
  for (const front of fronts) {
    const card = cardOf(front, page);
    if (!card || !same(named('card', card), { subject })) continue;
    return {
      ...named('card', card),
      kind: 'card',
      title: card.title,
      url: card.url,
      before: to === 'done' ? 'open' : 'done',
    };
  }
  return undefined;
}

function aimAtCircle(gesture: Gesture, page: Page): Aim | undefined {
  const circle = targetOf(gesture)?.closest(CIRCLE);
  // Shift+click selects cards and completes none.
  if (!circle || gesture.shiftKey || !presses(gesture, ['Enter', ' '])) return undefined;
  const before = circleState(circle);
  const card = cardOf(circle, page);
  return before && card && { ...named('card', card), kind: 'card', title: card.title, url: card.url, before };
}

function lookAtCard(aim: Aim, page: Page): Look {
  // Only these can show the card, so a board of a thousand others costs nothing.
  const within = [`[data-card-id="${aim.subject.replace('trello:card:', '')}"]`, MIRROR, BACK];
  const circles = [...page.document.querySelectorAll(within.map((part) => `${part} ${CIRCLE}`).join())];
  const own = circles.filter((circle) => {
    const card = cardOf(circle, page);
    return card && same(named('card', card), aim);
  });
  return lookOf(own.map(circleState));
}

function aimAtItem(gesture: Gesture, page: Page): Aim | undefined {
  const input = pressedCheckbox(gesture);
  const row = input?.closest(ITEM);
  const back = row?.closest(BACK);
  const card = back && cardOf(back, page);
  if (!input || !row || !card) return undefined;
  const title = itemText(row);
  const alike = itemsNamed(title, back);
  const ordinal = alike.indexOf(row);
  return {
    ...named('item', card, `:${textName(title, ordinal)}`),
    kind: 'item',
    title,
    url: card.url,
    before: checkboxStateBefore(input, gesture),
    where: `${ordinal} of ${alike.length}`,
  };
}

function lookAtItem(aim: Aim, page: Page): Look {
  const [ordinal = 0, count = 1] = (aim.where ?? '').split(' of ').map(Number);
  for (const back of page.document.querySelectorAll(BACK)) {
    const card = cardOf(back, page);
    if (!card || !same(named('item', card, `:${textName(aim.title, ordinal)}`), aim)) continue;
    const alike = itemsNamed(aim.title, back);
    // "Hide checked items" takes a ticked row away; equal ones then move up and must not answer for it.
    if (alike.length < count) return 'gone';
    const input = alike[ordinal]?.querySelector('input');
    if (input) return checkboxState(input);
  }
  return lookOf([]);
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

/** The card whose front or back an element lies in; undefined while a new card has no id yet. */
function cardOf(element: Element, page: Page): Card | undefined {
  const front = element.closest(FRONT);
  if (front) {
    const link = linkOf(front);
    const address = link?.getAttribute('href');
    // Only a mirror's link is absolute, and a mirror's own id names no card.
    const isMirror = front.matches(MIRROR) || address?.startsWith('http');
    return card(plain(link?.textContent), shortLinkIn(address), isMirror ? undefined : cardId(front), page);
  }
  const title = element.closest(BACK)?.querySelector(BACK_TITLE);
  if (!title) return undefined;
  const named = title instanceof HTMLTextAreaElement ? title.value : title.textContent;
  const shortLink = shortLinkIn(page.location.pathname);
  // A card opened from the Inbox stays on the board's address.
  const opened = shortLink ? undefined : new URLSearchParams(page.location.search).get('openCard');
  return card(plain(named), shortLink, asId(opened), page);
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
  page: Page,
): Card | undefined {
  const weak = shortLink && asKey(shortLink);
  const strong = id ?? (shortLink && idBehind(shortLink, page));
  const key = strong ?? weak;
  if (!key) return undefined;
  const url = cardUrl(shortLink ?? key);
  return { key, title, url, ...(strong && weak && { otherKey: weak }) };
}

/** A mirror, and a card back, show only the short link; a front of the same card tells its id. */
function idBehind(shortLink: string, page: Page): string | undefined {
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

function itemText(row: Element): string {
  const label = row.querySelector('input')?.getAttribute('aria-label');
  return plain(label ?? row.querySelector(ITEM_NAME)?.textContent);
}

function itemsNamed(text: string, back: Element): Element[] {
  return [...back.querySelectorAll(ITEM)].filter((row) => itemText(row) === text);
}

/** Trello's REST requests; the same paths and fields since 2016. */
export const trelloWrites: Writes = {
  requests: ['https://trello.com/1/cards/*'],

  read(sent) {
    const claim = sent.method === 'PUT' && (readCard(sent) ?? readItem(sent));
    return claim ? [claim] : [];
  },
};

/** A request names a card by its id or its short link. */
const CARD_PATH = '^/1/cards/([0-9a-f]{24}|[0-9a-zA-Z]{8})';
const CARD_WRITE = new RegExp(`${CARD_PATH}/?$`);
/** Older code sends the checklist between the card and the item. */
const ITEM_WRITE = new RegExp(`${CARD_PATH}(?:/checklist/[0-9a-f]{24})?/checkItem/([0-9a-f]{24})/?$`);

/** `PUT /1/cards/<id>` with `dueComplete`; a move, an archive and all else carry other fields. */
function readCard({ url, body }: Sent): Claim | undefined {
  const [, id] = url.pathname.match(CARD_WRITE) ?? [];
  // A form's fields are text.
  const to = stateIn(body, 'dueComplete', [true, 'true'], [false, 'false']);
  return id && to
    ? { kind: 'card', to, subject: `trello:card:${asKey(id)}`, proof: true, url: cardUrl(id) }
    : undefined;
}

/** `PUT /1/cards/<id>/checkItem/<id>` with `state`. */
function readItem({ url, body }: Sent): Claim | undefined {
  const [, card, id] = url.pathname.match(ITEM_WRITE) ?? [];
  const to = stateIn(body, 'state', ['complete'], ['incomplete']);
  return card && id && to
    ? { kind: 'item', to, subject: `trello:item:${id}`, proof: true, url: cardUrl(card) }
    : undefined;
}

/** The state that one field of a body says. Nothing is converted: what is no such value says nothing. */
function stateIn(body: unknown, field: string, done: unknown[], open: unknown[]): State | undefined {
  const value: unknown = Object(body)[field];
  if (done.includes(value)) return 'done';
  return open.includes(value) ? 'open' : undefined;
}

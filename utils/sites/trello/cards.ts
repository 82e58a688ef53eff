import { combineStates, normalizeText } from '#utils/sites/dom.ts';
import { CARD_CHECK, CIRCLE, markState, showsTick } from '#utils/sites/trello/marks.ts';
import { asId, asKey, cardUrl } from '#utils/sites/trello/names.ts';
import type { RequestedChange, SitePage, State, StateReading, Target } from '#utils/sites/types.ts';

export const FRONT = '[data-card-id]:not([data-drag-preview="true"], [data-drag-preview="true"] *)';
const MIRROR = '[data-testid="mirror-card"]';
const NAME_LINK = 'a[data-testid="card-name"]';
const CARD_LINK = 'a[href*="/c/"]';
export const BACK = '[role="dialog"]';
const BACK_TITLE = '[data-testid="card-back-title-input"], #card-back-name';

/** A card as the page shows it. Its id is its name where the page shows it, else its short link, which is permanent. */
export interface Card {
  /** 24 hex digits, or `~` and the short link. */
  key: string;
  /** The short link's key, when the id is known too. */
  otherKey?: string;
  title: string;
  url: string;
}

type Names = Pick<Target, 'subject' | 'alias'>;

/** The names of a card, or of an item of it. @param rest what tells the item from others of its card */
export function namesOf(type: 'card' | 'item', { key, otherKey }: Card, rest = ''): Names {
  return {
    subject: `trello:${type}:${key}${rest}`,
    ...(otherKey && { alias: `trello:${type}:${otherKey}${rest}` }),
  };
}

/** Whether both name the same item, though one may know only its weaker name. */
export function isSame(a: Names, b: Names): boolean {
  return a.subject === b.subject || a.alias === b.subject || a.subject === b.alias;
}

/** The id in a card's subject. */
export function idIn({ subject }: Names): string {
  return subject.replace('trello:card:', '');
}

/** A card as a target. */
export function cardTarget(card: Card, before: State): Target {
  return { ...namesOf('card', card), kind: 'card', title: card.title, url: card.url, before };
}

/** What all marks of a card say of it together. */
export function readCard(target: Target, page: SitePage): StateReading {
  // Only these can show the card, so a board of a thousand others costs nothing.
  const within = [`[data-card-id="${idIn(target)}"]`, MIRROR, BACK].map((part) => `${part} ${CIRCLE}`);
  const marks = [...page.document.querySelectorAll([...within, CARD_CHECK].join())].filter((mark) => {
    const card = cardAround(mark, page);
    // A due date without a checkbox says nothing.
    return card && isSame(namesOf('card', card), target) && (mark.matches(CIRCLE) || markState(mark));
  });
  return combineStates(marks.map((mark) => markState(mark)));
}

/** The card that a request changes, if the page shows it. */
export function findCard({ subject, to, moved }: RequestedChange, page: SitePage): Target | undefined {
  const shown = [...page.document.querySelectorAll(FRONT), ...page.document.querySelectorAll(BACK)];
  for (const front of shown) {
    const card = cardOf(front, page);
    // A mirror is moved under its own id; the card that it mirrors stays where it was.
    const isMirror = moved && subject === `trello:card:${frontId(front)}` && card?.key !== frontId(front);
    if (!card || !(isMirror || isSame(namesOf('card', card), { subject }))) continue;
    // A separator has no title, and a card that is finished already is not finished again by a move.
    const finished = isMirror || !card.title || showsTick(front);
    return cardTarget(card, to === 'open' || (moved && finished) ? 'done' : 'open');
  }
  return undefined;
}

/** The card whose front or back an element lies in; undefined while a new card has no id yet. */
export function cardOf(element: Element, page: SitePage): Card | undefined {
  const front = element.closest(FRONT);
  if (front) {
    const link = titleLink(front);
    const address = link?.getAttribute('href');
    const id = isMirror(front, address) ? undefined : frontId(front);
    return card(normalizeText(link?.textContent), shortLinkIn(address), id, page);
  }
  const title = element.closest(BACK)?.querySelector(BACK_TITLE);
  if (!title) return undefined;
  const text = title.matches('textarea') ? (title as HTMLTextAreaElement).value : title.textContent;
  const shortLink = shortLinkIn(page.location.pathname);
  // A card opened from the Inbox stays on the board's address.
  const opened = shortLink ? undefined : new URLSearchParams(page.location.search).get('openCard');
  return card(normalizeText(text), shortLink, asId(opened), page);
}

/** The card of a check mark: the one it lies in or, elsewhere, the only one that is linked nearest to it. */
export function cardAround(mark: Element, page: SitePage): Card | undefined {
  if (mark.closest(`${FRONT}, ${BACK}`)) return cardOf(mark, page);
  for (let around = mark.parentElement; around; around = around.parentElement) {
    const [link, ...others] = around.querySelectorAll(CARD_LINK);
    if (!link) continue;
    const shortLink = others.length === 0 ? shortLinkIn(link.getAttribute('href')) : undefined;
    return card(normalizeText(link.textContent), shortLink, undefined, page);
  }
  return undefined;
}

/** The id that a front carries. That of a mirror is its own, and not that of the card it mirrors. */
export function frontId(front: Element): string | undefined {
  return asId(front.getAttribute('data-card-id'));
}

/** A mirror's own id names no card. Only its link is absolute. */
function isMirror(front: Element, address: string | null | undefined): boolean {
  return front.matches(MIRROR) || address?.startsWith('http') === true;
}

/** A front's title: by its mark or, under another mark, the only link to a card there. */
function titleLink(front: Element): Element | null | undefined {
  const links = front.querySelectorAll(CARD_LINK);
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
    if (front && !isMirror(front, link.getAttribute('href'))) return frontId(front);
  }
  return undefined;
}

function shortLinkIn(address: string | null | undefined): string | undefined {
  return address?.match(/\/c\/([0-9a-zA-Z]{8})(?:$|[/?#])/)?.[1];
}

import { all, firstText, normalizeText } from '#utils/sites/dom.ts';
import { columnState } from '#utils/sites/github/columns.ts';
import { iconStatus } from '#utils/sites/github/icons.ts';
import { nameById } from '#utils/sites/github/ids.ts';
import { type Thread, threadAt, threadSubject } from '#utils/sites/github/thread.ts';
import type { SitePage, State, Target } from '#utils/sites/types.ts';

/* The items of a project: issues, pull requests and drafts, on boards, in tables and on roadmaps. */

const CARD = 'data-board-card-id';
const COLUMN = 'data-board-column';
export const ROW = '[role="row"]';
/** What shows an item: a card, or a row. */
export const ITEM = `[${CARD}], ${ROW}`;
/** What holds the items of one value: a column of a board, or a group of rows below its heading. */
export const GROUP = `[${COLUMN}], [role="rowgroup"]`;
const HEADING = 'h2, h3, h4, [role="heading"]';

/** How an item of a project is known. */
export type ItemNames = Pick<Target, 'subject' | 'alias' | 'url'>;

/** What all targets have that are items of projects. The page shows where an item lies; a request tells what was chosen. */
export const ITEM_TARGET = { kind: 'card', moved: true, deferred: true, byPlace: true } as const;

/**
 * The names of an item, and its address.
 * @param id its own, '' where it is not known
 * @param byId how its issue or pull request is known where the page shows no link to it
 */
export function itemNames(id: string, { location }: SitePage, thread?: Thread, byId?: string): ItemNames {
  const item = id && `github:${location.host}/item/${id}`.toLowerCase();
  const subject = thread ? threadSubject(thread) : item;
  const alias = thread ? item : byId;
  return { subject, ...(alias && { alias }), url: thread?.url ?? location.origin + location.pathname };
}

/** Whether two are names of one item. */
export function isSame(some: Omit<ItemNames, 'url'>, others: Omit<ItemNames, 'url'>): boolean {
  const known = [others.subject, others.alias];
  return [some.subject, some.alias].some((name) => name && known.includes(name));
}

/** The names of what a card or a row shows. A draft's row leads to its panel. */
export function namesOf(item: Element, page: SitePage): ItemNames {
  const link = linkOf(item, page);
  const id = item.getAttribute(CARD) ?? (link && panelItem(link)) ?? '';
  // A card that is scrolled out of sight shows nothing but of what it is the card.
  const tag = item.getAttribute('data-hovercard-subject-tag');
  const name = nameById(page.location.host, tag);
  const type = tag?.startsWith('pull_request') ? 'pull' : 'issues';
  return itemNames(
    id,
    page,
    link && threadAt(link.pathname, page.location),
    name && threadSubject({ name, type }),
  );
}

/** What a card or a row calls its item. */
export function titleOf(item: Element, page: SitePage): string {
  const heading = item.querySelector('h3, [role="heading"]') ?? linkOf(item, page);
  return normalizeText(heading?.textContent);
}

/**
 * Whether an item is closed itself, or may be: its icon is none that is known. What is closed stays finished wherever it is
 * put. A card that is scrolled out of sight shows nothing, and was drawn when it was selected.
 */
export function mayBeClosed(item: Element, page: SitePage): boolean {
  const status = iconStatus(item);
  return status === 'done' || (!status && titleOf(item, page) !== '');
}

function linkOf(item: Element, { location }: SitePage): HTMLAnchorElement | undefined {
  return all<HTMLAnchorElement>(item, 'a').find(
    (link) => threadAt(link.pathname, location) || panelItem(link) !== null,
  );
}

/** The item of which a panel shows more, by the address. */
export function panelItem({ search }: Pick<URL, 'search'>): string | null {
  return new URLSearchParams(search).get('itemId');
}

/** The name of the group that something lies in; '' outside of any. */
export function groupOf(part: Element): string {
  const group = part.closest(GROUP);
  const name = group?.getAttribute(COLUMN) ?? firstText(group?.querySelector(HEADING))?.data;
  return normalizeText(name);
}

/**
 * What the groups that an item lies in say of it: nothing if it is closed itself, as that outlives every group. An item
 * in the person's hand may be shown twice, once in no group.
 * @param before what the item was before
 */
export function groupStates(
  names: Omit<ItemNames, 'url'>,
  page: SitePage,
  before?: State,
): (State | undefined)[] {
  // A board may have many cards, and each tells its item by its id alone.
  const own = (item: Element) => {
    const id = item.getAttribute(CARD);
    return isSame(id ? itemNames(id, page) : namesOf(item, page), names);
  };
  const shown = all(page.document, ITEM).filter((item) => own(item) && groupOf(item));
  return shown.map((item) => {
    const state = columnState(groupOf(item), before, page.settings);
    return state === 'open' && iconStatus(item) === 'done' ? undefined : state;
  });
}

import { normalizeText } from '#utils/sites/dom.ts';
import { nameMeaning } from '#utils/sites/done-names.ts';
import { BLOCK, idOf, LEAF, ROW, TABLE, withId } from '#utils/sites/notion/block.ts';
import { looksLikeStatus, type Property } from '#utils/sites/notion/property.ts';
import type { ReadFailure, SitePage } from '#utils/sites/types.ts';

/**
 * Whether a property means that its row is finished: as the person answered for its database, else by this rule. A
 * status does. A checkbox does if no other is shown, or if it is called so (others are Blocked, Paid, Public…). For any
 * other, and for a select, undefined: only the person can say.
 */
export function meansToFinish(property: Property, page: SitePage): boolean | undefined {
  const { owner, type, name, names } = property;
  const isDone = (one: string) => nameMeaning(one, page.settings.doneNames) === 'done';
  const answer = answerFor(owner, page);
  if (answer !== undefined || type === 'status') return answer ?? true;
  if (type === 'choice' && looksLikeStatus(property, page)) return true;
  if (type !== 'checkbox') return undefined;
  if (names.length === 1 || isDone(name)) return true;
  return names.some(isDone) ? false : undefined;
}

/** What the person answered for the database that a row lies in, even if nothing but its id tells of it any more. */
export function answerFor(row: Element, page: SitePage): boolean | undefined {
  const database = databaseId(row, page);
  return page.settings.databases.find(({ id }) => id === database || row.closest(withId(id)))?.counts;
}

/** The question that only the person can answer for the database of a row. @param kind begins the reason */
export function undecidedFor(owner: Element, page: SitePage, kind = ''): ReadFailure {
  const id = databaseId(owner, page);
  // Its heading may lie outside of the part that holds its rows; both have its id.
  const heading = `[data-block-id="${id}"] :is(h1, h2, ${LEAF}):not(${ROW} *)`;
  const name = normalizeText(page.document.querySelector(heading)?.textContent);
  return { reason: `${kind}which property means done`, ...(id && { undecided: { id, name } }) };
}

/**
 * The id of the database that a row is shown in; that of a page is only known while its row is shown, too. What lies
 * in no block fills its page, whose id ends the path of its address.
 */
export function databaseId(owner: Element, { document, location }: SitePage): string {
  const row = owner.matches(ROW) ? owner : document.querySelector(`${ROW}${withId(idOf(owner))}`);
  if (!row) return '';
  const table = row.closest(TABLE);
  const around = (table ?? row.parentElement)?.closest(BLOCK) ?? table?.querySelector(`${BLOCK}:not(${ROW})`);
  const [addressed = ''] = /[0-9a-f]{32}$/i.exec(location.pathname) ?? [];
  return idOf(around) || addressed.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

import { checkboxState, firstText, ownText } from '#utils/sites/dom.ts';
import { meansDone } from '#utils/sites/done-names.ts';
import { BLOCK, BOX, idOf, ROW, TABLE, VALUE } from '#utils/sites/notion/block.ts';
import { columnOf, headersOf } from '#utils/sites/notion/item.ts';
import type { DetectionSettings, SitePage, State } from '#utils/sites/types.ts';

/** A line with a property above the text of a page. */
export const PANEL_LINE = '[role="row"]:not(.notion-collection-item *)';
const PAGE_TITLE = '.notion-page-block[data-block-id]:not(.notion-collection-item) > h1';

/** What a property that can finish a row is, as far as its icon or its value tells. */
type PropertyType = 'checkbox' | 'status' | 'select';

/** A property as the page shows it: in a table's cell, on a card, or above the text of its own page. */
export interface Property {
  /** The element with the id of the row or page that it belongs to. */
  owner: Element;
  value: Element;
  type: PropertyType;
  /** Where it lies among what is shown of its owner. */
  slot: string;
  /** What it is called, as far as that is shown. */
  name: string;
  /** What all shown properties of its owner and its type are called. */
  names: string[];
}

/** The property whose value this is; undefined for one that can finish nothing. */
export function propertyOf(value: Element, page: SitePage): Property | undefined {
  const row = value.closest(ROW);
  const type = typeOf(value);
  const column = columnOf(value);
  const shown = row ? { owner: row, around: row } : panelOf(value, page);
  if (!type || !shown || (!column && value.closest(TABLE))) return undefined;
  const values = shown.around.querySelectorAll(row ? VALUE : `${PANEL_LINE} ${VALUE}`);
  const peers = [...values].filter((other) => typeOf(other) === type);
  return {
    owner: shown.owner,
    value,
    type,
    slot: column ?? `${row ? 'card' : 'page'}:${type}:${peers.indexOf(value)}/${peers.length}`,
    name: nameOf(value),
    names: peers.map(nameOf),
  };
}

/** What a value says: a checkbox by its tick, any other by a name that means done. */
export function valueState(value: Element, { settings }: SitePage): State {
  const box = boxIn(value);
  return box ? checkboxState(box) : nameState(firstText(value), settings);
}

/** What the name of a status, an option or a group says. */
export function nameState(name: Text | undefined, { doneNames }: DetectionSettings): State {
  return meansDone(name?.data ?? '', doneNames) ? 'done' : 'open';
}

/** What says how a property is called, and by an icon of what type it is. */
export function labelOf(value: Element): Element | undefined {
  const table = value.closest(TABLE);
  return table ? headersOf(table)[Number(columnOf(value))] : (value.closest(PANEL_LINE) ?? value);
}

/** The checkbox of a value. The one that selects a row looks alike, but lies in a label. */
export function boxIn(value: Element): HTMLInputElement | undefined {
  return [...value.querySelectorAll<HTMLInputElement>(BOX)].find((box) => !box.closest('label'));
}

function typeOf(value: Element): PropertyType | undefined {
  const label = labelOf(value);
  if (label?.querySelector('.typesStatus')) return 'status';
  if (label?.querySelector('.typesSelect')) return 'select';
  return boxIn(value) && 'checkbox';
}

function nameOf(value: Element): string {
  const label = labelOf(value);
  return label ? ownText(label, VALUE) : '';
}

/** Nothing around a page's properties carries its id, but its title lies near; a peek has a title of its own. */
function panelOf(value: Element, { location }: SitePage): { owner: Element; around: Element } | undefined {
  let around = value.closest(PANEL_LINE)?.parentElement;
  while (around && !around.querySelector(PAGE_TITLE)) around = around.parentElement;
  const [title, another] = around?.querySelectorAll(PAGE_TITLE) ?? [];
  const owner = title?.closest(BLOCK);
  // The page, or the one that is peeked at, is also what the address says.
  const addressed = owner && location.href.includes(idOf(owner).replaceAll('-', ''));
  return around && owner && addressed && !another ? { owner, around } : undefined;
}

import { checkboxState, firstText, normalizeText, ownText } from '#utils/sites/dom.ts';
import { nameMeaning } from '#utils/sites/done-names.ts';
import { BLOCK, BOX, idOf, ROW, rowOf, TABLE, VALUE } from '#utils/sites/notion/block.ts';
import { columnOf, headersOf, titleValue } from '#utils/sites/notion/item.ts';
import { nameReading } from '#utils/sites/notion/names.ts';
import type { ReadFailure, SitePage, State } from '#utils/sites/types.ts';

/** A line with a property above the text of a page. */
export const PANEL_LINE = `[role="row"]:not(${ROW} *)`;
const PAGE_TITLE = '.notion-page-block[data-block-id]:not(.notion-collection-item) > h1';
/** What lies over a value while the pointer does. */
const HOVERED = '.quickActionContainer';
/** Nobody gives an option a longer name; what is longer is text. */
const LONGEST_OPTION = 100;
/** What a status is called, in lower case; one of another name is known by the names that it bears. */
const STATUS_NAMES = ['status', 'state', 'statut', 'estado', 'ステータス', '상태', '状态'];

/**
 * What a property that can finish a row is, as far as its icon or its value tells. A `choice` has an icon that tells
 * nothing: it is one short text, as a status, a select, or any other.
 */
type PropertyType = 'checkbox' | 'status' | 'select' | 'choice';

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
  const row = rowOf(value);
  const type = typeOf(value);
  const column = columnOf(value);
  const shown = row ? { owner: row, around: value.closest(ROW) ?? row.parentElement } : panelOf(value, page);
  if (!type || !shown?.around || (!column && value.closest(TABLE))) return undefined;
  const values = shown.around.querySelectorAll(row ? VALUE : `${PANEL_LINE} ${VALUE}`);
  // A column tells the place of a value, and only checkboxes are told from others by their names.
  const isTold = column && type !== 'checkbox';
  const peers = isTold ? [value] : [...values].filter((other) => typeOf(other) === type);
  return {
    owner: shown.owner,
    value,
    type,
    slot: column ?? `${row ? 'card' : 'page'}:${type}:${peers.indexOf(value)}/${peers.length}`,
    name: nameOf(value),
    names: peers.map(nameOf),
  };
}

/** What a value says: a checkbox by its tick, any other by its name. @param note see `noteOf` */
export function valueReading(value: Element, note: string, { settings }: SitePage): State | ReadFailure {
  const box = boxIn(value);
  return box ? checkboxState(box) : nameReading(valueName(value), note, settings);
}

/** The name that is chosen in a value. */
export function valueName(value: Element): string {
  return normalizeText(firstText(value)?.data);
}

/** Whether a choice is a status: it is called so, or bears one of the names that only a status has. */
export function looksLikeStatus({ name, value }: Property, { settings }: SitePage): boolean {
  return isCalledStatus(name) || nameMeaning(valueName(value), settings.doneNames) !== undefined;
}

function isCalledStatus(name: string): boolean {
  return STATUS_NAMES.includes(name.toLowerCase());
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
  if (boxIn(value)) return 'checkbox';
  return label?.querySelector('[class*="types"]') || !isShortText(value) ? undefined : 'choice';
}

/** Whether a value is one short text, and no title, person, link, or list of several. Only a status may be empty. */
function isShortText(value: Element): boolean {
  const row = value.closest(ROW);
  const table = row?.closest(TABLE);
  if (row && table && titleValue(row, table) === value) return false;
  const copy = value.cloneNode(true) as Element;
  for (const hovered of copy.querySelectorAll(HOVERED)) hovered.remove();
  if (copy.querySelector('a, img, input, .notion-record-icon')) return false;
  const text = normalizeText(copy.textContent);
  return text ? text.length <= LONGEST_OPTION && text === valueName(copy) : isCalledStatus(nameOf(value));
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

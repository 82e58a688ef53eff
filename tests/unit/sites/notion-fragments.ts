import { pageOf } from '#tests/support/dom.ts';
import type { Target } from '#utils/sites/types.ts';

/* Fragments of Notion's pages, as the unit tests of its reader write them. */

export const ID = '5eed0000-0000-4000-8000-000000000001';
export const OTHER = '5eed0000-0000-4000-8000-000000000002';
export const DATABASE = '5eed0000-0000-4000-8000-000000000021';
export const PAGE = `https://app.notion.com/Plan-${ID.replaceAll('-', '')}`;
/** The page that a database fills. */
export const FULL = `https://app.notion.com/Aufgaben-${DATABASE.replaceAll('-', '')}?v=${'a'.repeat(32)}`;

export const pageWith = (html: string, settings = {}, address = PAGE) =>
  pageOf(html, address, { doneNames: ['Fertig', 'Done'], ...settings });

export const box = (checked = false) => `<input type="checkbox" ${checked ? 'checked' : ''}>`;
export const value = (content: string) => `<div data-testid="property-value">${content}</div>`;
export const cell = (column: number, content: string) =>
  `<div class="notion-table-view-cell" data-col-index="${column}">${value(content)}</div>`;
export const row = (cells: string, id = ID) =>
  `<div class="notion-collection-item" data-block-id="${id}">${cells}</div>`;
/** A header in which the icons of columns tell nothing of their types. */
export const maskedHeaders = (...names: string[]) =>
  `<div>${names.map((name) => `<div class="notion-table-view-header-cell"><div style="mask: none"></div>${name}</div>`).join('')}</div>`;
/** A table, in the block of its database or in none. */
export const table = (content: string, around = `data-block-id="${DATABASE}"`) =>
  `<div ${around}><h2>Aufgaben</h2><div class="notion-table-view">${content}</div></div>`;
export const pill = (name: string) => `<span id="status">${name}</span>`;
/** The icon of a row's own page, and those of pages that a relation leads to. */
export const pageIcon = '<div class="notion-record-icon" role="button"></div>';
export const related = (...names: string[]) =>
  `<div style="display: flex; flex-wrap: wrap">${names.map((name) => `<div><div class="notion-record-icon"></div><span>${name}</span></div>`).join('')}</div>`;

export const target = (
  kind: Target['kind'],
  title: string,
  before: Target['before'],
  id = ID,
  page = PAGE,
): Target => ({
  subject: `notion:block:${id}`,
  ...{ kind, title, before },
  url: `${page.replace(/\?.*/, '')}#${id.replaceAll('-', '')}`,
});

import { PLACE_KEYS } from '#utils/pages/first-frame.ts';
import { fieldsOf, isText, listOf } from '#utils/storage/guards.ts';

/** In `localStorage`, which only our own pages can reach. */
const KEY = 'top-row';
/** Shortcuts at the most; more would need a second line. */
export const MOST_SHORTCUTS = 8;
/** Shortcuts that share a line in a narrow window. */
const SHORTCUTS_A_LINE = 4;
/** Characters of an address at the most. */
const LONGEST_ADDRESS = 2000;

/** A page that the person opens often. */
export interface Shortcut {
  title: string;
  /** Of the web: its scheme is http or https. */
  url: string;
}

/** Where shortcuts come from: nowhere, the person, or the sites that they visit most. */
export type ShortcutSource = 'none' | 'own' | 'top';

/** What stands above today's card in a new tab. */
export interface TopRow {
  clock: boolean;
  search: boolean;
  shortcuts: ShortcutSource;
  /** Those of the person, kept also while others are shown. */
  own: readonly Shortcut[];
}

/** Nothing, until the person chooses something. */
export const NO_ROW: TopRow = { clock: false, search: false, shortcuts: 'none', own: [] };

/** The row that was stored; each part that is missing or wrong is off. Never throws. */
export function parseTopRow(stored: unknown): TopRow {
  const { clock, search, shortcuts, own } = fieldsOf(stored);
  return {
    clock: clock === true,
    search: search === true,
    shortcuts: shortcuts === 'own' || shortcuts === 'top' ? shortcuts : 'none',
    own: listOf(own, MOST_SHORTCUTS, parseShortcut) ?? [],
  };
}

function parseShortcut(stored: unknown): Shortcut | undefined {
  const { title, url } = fieldsOf(stored);
  return isText(title) && isText(url, LONGEST_ADDRESS) && webAddress(url) === url
    ? { title, url }
    : undefined;
}

/** The address of the web that somebody typed, with or without its scheme; undefined where it is none. */
export function webAddress(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!text || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  const isOfTheWeb = /^https?:$/.test(protocol) && !username && !password;
  return isOfTheWeb && href.length <= LONGEST_ADDRESS ? href : undefined;
}

/** How many lines the row takes in a narrow window, where clock and search share the first; none if it has nothing. */
export function linesOf({ clock, search, shortcuts, own }: TopRow): number {
  const links = { none: 0, own: own.length, top: MOST_SHORTCUTS }[shortcuts];
  return Number(clock || search) + Math.ceil(links / SHORTCUTS_A_LINE);
}

/** What the person has chosen. */
export function readTopRow(): TopRow {
  try {
    return parseTopRow(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
  } catch {
    return NO_ROW;
  }
}

/** Changes a part of it, and keeps how much room the whole takes. @returns the whole @throws where it cannot be stored */
export function changeTopRow(part: Partial<TopRow>): TopRow {
  const row = { ...readTopRow(), ...part };
  localStorage.setItem(KEY, JSON.stringify(row));
  setOrRemove(PLACE_KEYS.lines, linesOf(row));
  return row;
}

/** Keeps whether a new tab shows only today's bar and the year. @throws where it cannot be stored */
export function setDayCompact(compact: boolean): void {
  setOrRemove(PLACE_KEYS.compact, Number(compact));
}

function setOrRemove(key: string, value: number): void {
  if (value > 0) localStorage.setItem(key, String(value));
  else localStorage.removeItem(key);
}

import { type DayKey, isDay } from '#utils/domain/calendar.ts';
import { BASE_POINTS, type WinKind } from '#utils/domain/rules.ts';

/** Pages of which the name is the whole address. */
const PLAIN = ['goals'] as const;

/** Which of the new tab's pages is shown, as its address says after the `#`. */
export type Route =
  | { page: 'today' }
  | { page: (typeof PLAIN)[number] }
  | { page: 'history'; find: HistoryQuery }
  /** `given`: the person comes with thanks that somebody gave them. */
  | { page: 'progress'; given?: true }
  /** The first day of a week to look back on, this week's if there is none; and an achievement to share, by its name. */
  | { page: 'review'; week?: DayKey; share?: string };
export type PageName = Route['page'];

/** What is searched for in the history, and which win is open. What is missing filters nothing. */
export interface HistoryQuery {
  /** Words that were typed. */
  q?: string;
  /** Where it was finished; {@link MANUAL} and {@link BROUGHT_IN} are no sites. */
  site?: string;
  kind?: WinKind;
  day?: DayKey;
  /** The goal of which it was a step, by its name. */
  goal?: string;
  /** A label of the goal of which it was a step. */
  label?: string;
  /** The open one's id. */
  win?: string;
}

/** Stands in an address for wins that no site showed. */
export const MANUAL = 'hand';
/** Stands in an address for what was brought in from elsewhere. */
export const BROUGHT_IN = 'past';

/** Whether a search leaves out any win. */
export function hasFilters({ q = '', site, kind, day, goal, label }: HistoryQuery): boolean {
  return q.trim() !== '' || [site, kind, day, goal, label].some((one) => one !== undefined);
}

/** @param hash of an address, with its `#`; whatever is no page of ours is today */
export function parseRoute(hash: string): Route {
  const [path, query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  // Highlights were once a page of their own, and somebody may have kept its address.
  if (path === '/highlights') return { page: 'progress' };
  if (path === '/progress')
    return { page: 'progress', ...(new URLSearchParams(query).has('given') && { given: true as const }) };
  if (path === '/history') return { page: 'history', find: parseFind(query) };
  if (path === '/review') {
    const given = new URLSearchParams(query);
    const [week, share] = [given.get('week') ?? '', given.get('share')];
    return { page: 'review', ...(isDay(week) && { week }), ...(share && { share }) };
  }
  return { page: PLAIN.find((page) => path === `/${page}`) ?? 'today' };
}

/** The address of a page, from its `#` on. */
export function formatRoute(route: Route): string {
  if (route.page === 'today') return '#/';
  if (route.page === 'review') return `#/review${queryOf({ week: route.week, share: route.share })}`;
  if (route.page === 'progress') return `#/progress${queryOf({ given: route.given && '1' })}`;
  if (route.page !== 'history') return `#/${route.page}`;
  const { q, site, kind, day, goal, label, win } = route.find;
  return `#/history${queryOf({ q, site, kind, day, goal, label, win })}`;
}

/** What is given, from its `?` on; '' for nothing. */
function queryOf(fields: Record<string, string | undefined>): string {
  const given = Object.entries(fields).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

function parseFind(query: string): HistoryQuery {
  const given = new URLSearchParams(query);
  const get = (name: keyof HistoryQuery) => given.get(name) ?? '';
  const [q, site, kind] = [get('q'), get('site'), get('kind')];
  const [day, goal, label, win] = [get('day'), get('goal'), get('label'), get('win')];
  return {
    ...(q && { q }),
    ...(site && { site }),
    ...(isKind(kind) && { kind }),
    ...(isDay(day) && { day }),
    ...(goal && { goal }),
    ...(label && { label }),
    ...(win && { win }),
  };
}

function isKind(text: string): text is WinKind {
  return Object.hasOwn(BASE_POINTS, text);
}

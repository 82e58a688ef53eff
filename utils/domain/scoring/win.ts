import type { DayKey } from '#utils/domain/calendar.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { PointParts, ScoredCredit } from '#utils/domain/scoring/points.ts';

/**
 * A credit with what a person needs to recognise it, and what its points are made of. Most are wins. What
 * is none by `isWin` is listed with them, and is never called or counted as one.
 */
export interface Win {
  /** The id of the completing event. */
  id: string;
  /** The name that its surprise is drawn from. */
  name: string;
  /** The best name of its item. */
  subject: string;
  /** '' for what was done by hand. */
  site: string;
  kind: WinKind;
  title: string;
  /** Where it was finished; '' when unknown. */
  url: string;
  /** UTC ms */
  at: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  day: DayKey;
  parts: PointParts;
  /** The sum of its parts, in points. */
  raw: number;
  /** What it is worth on its day, which may be full already, in points. */
  points: number;
  /** Whether it scores at all. */
  scored: boolean;
  /** Whether it is a win; an issue that was declined, a note about the day and what the log has already are none. */
  isWin: boolean;
}

/** How many there are of some entries. */
export interface EntryCount {
  wins: number;
  /** Those that are only logged. */
  others: number;
}

/** Counts entries of the log as all pages do. */
export function countEntries(entries: readonly Pick<Win, 'isWin'>[]): EntryCount {
  const wins = entries.filter(({ isWin }) => isWin).length;
  return { wins, others: entries.length - wins };
}

/**
 * A credit as the pages show it.
 * @param event the completing event, for its site and its text
 * @param subject the best name of its item
 */
export function toWin(
  { id, name, kind, at, offset, day, parts, raw, points, scored, win }: ScoredCredit,
  event?: { site?: string; text?: { title: string; url: string } },
  subject = name,
): Win {
  // What a person wrote about their day is no title, and is shown only where they look for it.
  const { title = '', url = '' } = (kind !== 'reflection' && event?.text) || {};
  return {
    id,
    name,
    subject,
    kind,
    at,
    offset,
    day,
    parts,
    raw,
    points,
    scored,
    isWin: win,
    site: event?.site ?? '',
    title,
    url,
  };
}

import type { DayKey } from '#utils/domain/calendar.ts';
import type { PastSource } from '#utils/domain/views/past-entry.ts';

/**
 * When something was finished: UTC ms; or the day, with the time (HH:MM:SS) by a clock on the wall of which nobody says
 * where it hung, if that is known.
 */
export type When = number | { day: DayKey; time?: string };

/** Something that a file says was finished. */
export interface PastItem {
  title: string;
  /** '' for none. */
  url: string;
  when: When;
  /** What tells it from all others of its source, if that is more than its title and when it was. */
  own?: string;
  /** The same as earlier builds had it, which may have brought it in. */
  before?: string;
}

/**
 * Why something in a file is left out. `open`: it is not finished; `undated`: it does not say when it was; `others`:
 * somebody else finished it; `broken`: nothing can be made of it; `ahead`: it is dated after now; `twice`: the file has
 * it already.
 */
export type LeftOut = 'open' | 'undated' | 'others' | 'broken' | 'ahead' | 'twice';

/** What one row of a file comes to. */
export type PastRow = PastItem | LeftOut;

/** Somebody whose work a file tells of. */
export interface Person {
  id: string;
  name: string;
}

/** What reads the files of one program that are JSON. Whatever a file holds, it throws nothing. */
export interface JsonReader {
  source: PastSource;
  /** Whether a value is a file of it. */
  recognises(value: unknown): boolean;
  /** Whose work a file tells of; only where it tells of several. */
  people?(value: unknown): Person[];
  /** @param person who is asked about, where there are people */
  read(value: unknown, person?: string): Iterable<PastRow>;
}

/** What reads the tables of one program. */
export interface TableReader {
  source: PastSource;
  /** Whether a table that begins so is one of it. */
  recognises(head: readonly string[][]): boolean;
  /** What reads the rows of a table, in order. @param head its first row */
  begin(head: readonly string[]): (row: readonly string[]) => Iterable<PastRow>;
}

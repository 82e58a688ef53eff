import { type DateOrder, dateOrder, parseWhen } from '#utils/pages/past/dates.ts';
import type { PastRow } from '#utils/pages/past/types.ts';

/** Which column of a table holds what, counted from 0; and how its dates are to be read. */
export interface Columns {
  title: number;
  when: number;
  /** None in many tables. */
  link?: number;
  /** None where no date of the first rows asks for one; then a later one that does is not guessed at. */
  order?: DateOrder;
}

/** What a person needs to say which columns are which. */
export interface Table {
  /** What the columns are called; '' for one without a name. */
  names: string[];
  /** The first rows. */
  rows: string[][];
  /** The order of dates that is usual here. */
  usual: DateOrder;
  guess: Columns;
}

/** Names of columns that hold a title, or the day on which something was finished, in several languages. */
const TITLES =
  /title|name|task|content|summary|subject|titel|aufgabe|betreff|titre|nom|tâche|título|nombre|tarea|nome|tarefa|件名|名前|タスク/i;
const DONE =
  /complet|done|finish|closed|resolved|erledigt|abgeschlossen|termin|fait|hecho|conclu|feito|完了/i;
/** Rows by which a column is judged. */
const JUDGED = 50;

/** A table with a guess of which columns are which. @param head its first rows @param usual the order of dates here */
export function lookAt(head: readonly string[][], usual: DateOrder): Table {
  const [first = []] = head;
  const hasNames = !first.some((cell) => parseWhen(cell, usual) !== undefined);
  const rows = head.slice(hasNames ? 1 : 0).filter((row) => row.length > 0);
  const width = Math.max(...head.map((row) => row.length), 0);
  const names = Array.from({ length: width }, (_, place) => (hasNames ? (first[place] ?? '').trim() : ''));
  const places = names.map((_, place) => place);
  const share = (place: number, is: (cell: string) => boolean) => {
    const cells = rows.slice(0, JUDGED).map((row) => (row[place] ?? '').trim());
    return cells.filter(is).length / Math.max(1, cells.length);
  };
  const best = (among: readonly number[], score: (place: number) => number) =>
    among.toSorted((a, b) => score(b) - score(a))[0];
  const isDate = (cell: string) =>
    ['dmy', 'mdy'].some((order) => parseWhen(cell, order as DateOrder) !== undefined);
  const dates = places.filter((place) => share(place, isDate) > 0);
  const when = best(dates, (place) => share(place, isDate) + (DONE.test(names[place] ?? '') ? 1 : 0)) ?? 0;
  const link = places.find((place) => share(place, (cell) => cell.startsWith('https://')) > 0.5);
  const words = places.filter((place) => place !== link && !dates.includes(place));
  const title =
    words.find((place) => TITLES.test(names[place] ?? '')) ??
    best(words, (place) => share(place, (cell) => /\p{L}{2}/u.test(cell))) ??
    0;
  const guess = withWhen({ rows, usual }, { title, when, ...(link !== undefined && { link }) }, when);
  return { names, rows, usual, guess };
}

/** Whether the dates of a column can be read in one order only; undefined where the order does not matter. */
export function orderIn(rows: readonly string[][], when: number): ReturnType<typeof dateOrder> {
  return dateOrder(rows.map((row) => row[when] ?? ''));
}

/** The same columns with another one for the date, whose order follows from its own dates. */
export function withWhen(
  { rows, usual }: Pick<Table, 'rows' | 'usual'>,
  columns: Columns,
  when: number,
): Columns {
  const { order: _, ...others } = columns;
  const order = orderIn(rows, when);
  return { ...others, when, ...(order && { order: order === 'either' ? usual : order }) };
}

/** What a row comes to. */
export function readRow(row: readonly string[], { title, when, link, order }: Columns): PastRow {
  const date = (row[when] ?? '').trim();
  if (row.length === 0) return 'broken';
  if (date === '') return 'undated';
  const moment = parseWhen(date, order);
  if (moment === undefined) return 'broken';
  const url = link === undefined ? '' : (row[link] ?? '').trim();
  return { title: row[title] ?? '', url, when: moment };
}

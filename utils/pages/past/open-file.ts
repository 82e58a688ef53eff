import type { PastSource } from '#utils/domain/views/past-entry.ts';
import { type Columns, lookAt, readRow, type Table } from '#utils/pages/past/columns.ts';
import type { DateOrder } from '#utils/pages/past/dates.ts';
import { encodingOf, readText } from '#utils/pages/past/decode.ts';
import { JSON_READERS, TABLE_READERS } from '#utils/pages/past/readers/registry.ts';
import { readHead, readTable, type TableHead } from '#utils/pages/past/table.ts';
import type { PastRow, Person } from '#utils/pages/past/types.ts';
import { isZip, LARGEST_FILE, openZip, TooLargeError } from '#utils/pages/past/zip.ts';

/** What the person says of a file before it is read. */
export interface PastChoice {
  /** Whose work it is, of several people. */
  person?: string;
  /** Which columns of a table hold what. */
  columns?: Columns;
}

/** Files whose kind is known, so that they can be read. */
export interface OpenFile {
  source: PastSource;
  /** Whose work it may be; empty where nobody has to say. */
  people: Person[];
  /** A table of which the person says what is in it. */
  table?: Table;
  /** What is in it, some at a time, as often as it is asked for. @param onRead hears how much was read, 0…1 */
  rows(choice: PastChoice, onRead: (share: number) => void): AsyncIterable<readonly PastRow[]>;
}

/** Why a file cannot be brought in: nobody knows it, it is too large, or there are several that do not go together. */
export type OpenProblem = 'foreign' | 'large' | 'mixed';

/** Bytes of a file by which it is told what it is. */
const BEGINNING = 4096;
/** Names of the files in a zip that can be read, and of those that macOS puts beside each file. */
const NAME = /\.(csv|json)$/i;
const OF_MACOS = /(^|\/)(__MACOSX\/|\._)/;
/** Rows of a JSON file at once. */
const AT_ONCE = 1000;

/** Opens files of one kind: several only of JSON, of which some programs save many. @param usual the order of dates here */
export async function openFiles(
  files: readonly Blob[],
  usual: DateOrder,
): Promise<OpenFile | { problem: OpenProblem }> {
  try {
    const opened: OpenFile[] = [];
    for (const file of files) opened.push(await openFile(file, usual));
    const [first] = opened;
    if (!first) return { problem: 'foreign' };
    if (opened.length === 1) return first;
    const goTogether = opened.every(({ source, table }) => source === first.source && !table);
    return goTogether ? together(opened, first) : { problem: 'mixed' };
  } catch (error) {
    return { problem: error instanceof TooLargeError ? 'large' : 'foreign' };
  }
}

async function openFile(file: Blob, usual: DateOrder): Promise<OpenFile> {
  if (await isZip(file)) return openFile(await mainFile(file), usual);
  const encoding = await encodingOf(file);
  const start = await readText(file.slice(0, BEGINNING), encoding);
  if (start.includes('\u0000')) throw new Error('no text');
  return /^\s*[[{]/.test(start)
    ? openJson(file, encoding)
    : openTable(file, await readHead(file, encoding), usual);
}

/** The file of a zip that tells of what was finished: all habits of Loop, or the only one. No zip in a zip is opened. */
async function mainFile(zip: Blob): Promise<Blob> {
  const packed = (await openZip(zip)).filter(({ name }) => NAME.test(name) && !OF_MACOS.test(name));
  const habits = packed.find(({ name }) => name === 'Checkmarks.csv');
  const main = habits ?? (packed.length === 1 ? packed[0] : undefined);
  const file = await main?.read();
  if (!file || (await isZip(file))) throw new Error('no known file');
  return file;
}

async function openJson(file: Blob, encoding: string): Promise<OpenFile> {
  if (file.size > LARGEST_FILE) throw new TooLargeError();
  const value: unknown = JSON.parse(await readText(file, encoding));
  const reader = JSON_READERS.find((one) => one.recognises(value));
  if (!reader) throw new Error('no known file');
  return {
    source: reader.source,
    people: reader.people?.(value) ?? [],
    async *rows({ person }, onRead) {
      let part: PastRow[] = [];
      for (const row of reader.read(value, person)) {
        part.push(row);
        if (part.length < AT_ONCE) continue;
        yield part;
        part = [];
      }
      yield part;
      onRead(1);
    },
  };
}

function openTable(file: Blob, head: TableHead, usual: DateOrder): OpenFile {
  const [first = []] = head.rows;
  const reader = TABLE_READERS.find((one) => one.recognises(head.rows));
  if (!reader && (head.rows.length < 2 || first.length < 2)) throw new Error('no table');
  const table = lookAt(head.rows, usual);
  const hasNames = reader !== undefined || table.rows.length < head.rows.length;
  return {
    source: reader?.source ?? 'csv',
    people: [],
    ...(!reader && { table }),
    async *rows({ columns = table.guess }, onRead) {
      const read = reader?.begin(first) ?? ((row: readonly string[]) => [readRow(row, columns)]);
      let toSkip = hasNames ? 1 : 0;
      let characters = 0;
      for await (const rows of readTable(file, head)) {
        const own = rows.slice(toSkip);
        toSkip -= rows.length - own.length;
        yield own.flatMap((row) => [...read(row)]);
        for (const row of rows) for (const cell of row) characters += cell.length + 1;
        onRead(Math.min(1, characters / file.size));
      }
    },
  };
}

/** Several files as one. */
function together(files: readonly OpenFile[], { source }: OpenFile): OpenFile {
  const people = new Map(files.flatMap(({ people }) => people).map((person) => [person.id, person]));
  return {
    source,
    people: [...people.values()],
    async *rows(choice, onRead) {
      for (const [place, file] of files.entries())
        yield* file.rows(choice, (share) => onRead((place + share) / files.length));
    },
  };
}

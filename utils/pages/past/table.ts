import { readChunks } from '#utils/pages/past/decode.ts';

/** How a file is to be read as a table. */
interface TableForm {
  encoding: string;
  separator: string;
  /** Rows at its beginning that are none of the table. */
  skipped: number;
}

/** A table, as far as its beginning tells. */
export interface TableHead extends TableForm {
  rows: string[][];
}

/** Characters of a row; one that is longer is set aside. */
export const LONGEST_ROW = 100_000;
/** Bytes of a file that are looked at, and rows that are kept of them. */
const HEAD = { bytes: 262_144, rows: 200 };
const SEPARATORS = [',', ';', '\t', '|'];
const LINE_END = /[\r\n]/;

/** The beginning of a file as a table, with the separator by which most of its rows have the same cells. */
export async function readHead(file: Blob, encoding: string): Promise<TableHead> {
  let text = '';
  for await (const chunk of readChunks(file.slice(0, HEAD.bytes), encoding)) text += chunk;
  // A spreadsheet may say it in a line of its own.
  const [, said] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const forms = (said ? [said] : SEPARATORS).map((separator) => {
    const parser = createParser(separator);
    // The last row may be cut off.
    const rows = [...parser.push(text), ...(file.size <= HEAD.bytes ? parser.end() : [])];
    return { separator, rows: rows.slice(said ? 1 : 0, HEAD.rows) };
  });
  const [best = { separator: ',', rows: [] }] = forms.toSorted((a, b) => evenness(b.rows) - evenness(a.rows));
  return { encoding, skipped: said ? 1 : 0, ...best };
}

/** How many rows have as many cells as the first one, and several. */
function evenness(rows: readonly string[][]): number {
  const [{ length } = []] = rows;
  return length > 1 ? rows.filter((row) => row.length === length).length : 0;
}

/**
 * The rows of a table (RFC 4180), some at a time; what ends its lines does not matter, and lines with nothing in them are
 * none. A row that cannot be read has no cells. It holds no more of the file than one chunk and one row.
 */
export async function* readTable(
  file: Blob,
  { encoding, separator, skipped }: TableForm,
): AsyncGenerator<string[][]> {
  const parser = createParser(separator);
  let toSkip = skipped;
  const kept = (rows: string[][]) => {
    const skip = Math.min(toSkip, rows.length);
    toSkip -= skip;
    return rows.slice(skip);
  };
  for await (const chunk of readChunks(file, encoding)) yield kept(parser.push(chunk));
  yield kept(parser.end());
}

/** Reads a table piece by piece, wherever it is cut into pieces. A quote that ends nowhere is a sign like any other. */
function createParser(separator: string) {
  let rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  /** Characters of the row so far; of what came before a quote, and all that came since that quote. */
  let length = 0;
  let before = 0;
  let since = '';
  /** `quoted`: within quotes; `quote`: after a quote within them, which may end them or be the first of two. */
  let state: 'plain' | 'quoted' | 'quote' = 'plain';
  let afterReturn = false;

  function endRow(): void {
    row.push(cell);
    if (length > LONGEST_ROW) rows.push([]);
    else if (row.some((one) => one.trim() !== '')) rows.push(row);
    row = [];
    cell = '';
    length = 0;
    state = 'plain';
  }

  function take(sign: string): void {
    length++;
    if (length <= LONGEST_ROW) cell += sign;
  }

  /** Reads once more what came since a quote that began nothing: there may be rows in it. */
  function unquote(): void {
    const again = since;
    state = 'plain';
    cell = '';
    length = before;
    take('"');
    readAll(again);
  }

  function read(sign: string): void {
    if (state === 'quote' && sign !== '"') {
      // Where quotes over several lines end, so does a cell; if not, the second one begins another.
      if (sign !== separator && !LINE_END.test(sign) && LINE_END.test(since)) {
        unquote();
        read(sign);
        return;
      }
      state = 'plain';
    }
    if (state !== 'plain') {
      since += sign;
      if (sign !== '"' || state === 'quote') take(sign);
      state = sign === '"' && state === 'quoted' ? 'quote' : 'quoted';
      if (length > LONGEST_ROW) unquote();
    } else if (sign === '\n' && afterReturn) afterReturn = false;
    else if (sign === '\n' || sign === '\r') endRow();
    else if (sign === '"' && cell === '' && length <= LONGEST_ROW) {
      state = 'quoted';
      before = length;
      since = '';
    } else if (sign === separator && length <= LONGEST_ROW) {
      row.push(cell);
      cell = '';
      length++;
    } else take(sign);
  }

  function readAll(text: string): void {
    for (let place = 0; place < text.length; place++) {
      const sign = text[place] as string;
      read(sign);
      afterReturn = sign === '\r' && state === 'plain';
    }
  }

  return {
    push(text: string): string[][] {
      readAll(text);
      const done = rows;
      rows = [];
      return done;
    },
    end(): string[][] {
      while (state === 'quoted') unquote();
      endRow();
      return rows;
    },
  };
}

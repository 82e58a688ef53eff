import type { ShareContent } from '#components/review/share-text.ts';

/** px */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

/** What a picture is drawn with: a canvas, or in tests what writes down each stroke. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'direction'
  | 'textAlign'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'roundRect'
  | 'fillRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
>;

/** Colours and letters, as the page has them. */
export interface PictureStyle {
  page: string;
  card: string;
  line: string;
  text: string;
  quiet: string;
  accent: string;
  track: string;
  /** Of a day in the year, from nothing to twice its target. */
  heat: readonly string[];
  /** Families of letters, as CSS has them. */
  font: string;
  direction: 'ltr' | 'rtl';
}

/** Places and sizes of the parts, in px. */
const CARD = { margin: 40, radius: 32, padding: 72 } as const;
const MARK = { size: 56, radius: 14, stroke: 7 } as const;
const HEADING = { top: 250, size: 54, rows: 2 } as const;
const ROWS = { size: 34, smallest: 22, height: 1.4, end: 560 } as const;
const BARS = { width: 300, gap: 12, radius: 8 } as const;
const CELLS = { gap: 4, radius: 4 } as const;

/** Draws the content that is shared, and nothing else but our name. */
export function drawPicture(pen: Pen, { items, bars, cells }: ShareContent, look: PictureStyle): void {
  const start = CARD.margin + CARD.padding;
  const width = PICTURE_SIZE.width - 2 * start;
  /** From a distance to where lines begin; bars and texts change sides with the direction. */
  const x = (from: number) => (look.direction === 'rtl' ? PICTURE_SIZE.width - from : from);
  pen.direction = look.direction;
  pen.textAlign = 'start';
  pen.lineCap = 'round';
  pen.lineJoin = 'round';

  pen.fillStyle = look.page;
  pen.fillRect(0, 0, PICTURE_SIZE.width, PICTURE_SIZE.height);
  pen.beginPath();
  pen.roundRect(
    CARD.margin,
    CARD.margin,
    PICTURE_SIZE.width - 2 * CARD.margin,
    PICTURE_SIZE.height - 2 * CARD.margin,
    CARD.radius,
  );
  pen.fillStyle = look.card;
  pen.fill();
  pen.strokeStyle = look.line;
  pen.lineWidth = 2;
  pen.stroke();

  drawMark(pen, look.direction === 'rtl' ? x(start) - MARK.size : start, start, look);
  pen.fillStyle = look.quiet;
  pen.font = `600 30px ${look.font}`;
  pen.fillText('Microwin', x(start + MARK.size + 20), start + 39);

  const heading = items.find(({ field }) => field === 'heading')?.rows ?? [];
  pen.fillStyle = look.text;
  pen.font = `650 ${HEADING.size}px ${look.font}`;
  let top: number = HEADING.top;
  const headings = heading.flatMap((text) => wrap(pen, text, width));
  for (const line of shortened(pen, headings, HEADING.rows, width)) {
    pen.fillText(line, x(start), top);
    top += HEADING.size * 1.2;
  }

  const body = top;
  const rows = items.filter(({ field }) => field !== 'heading').flatMap(({ rows }) => rows);
  const room = bars ? width - BARS.width - CARD.padding : width;
  const { size, lines } = fitted(
    pen,
    rows,
    room,
    (cells ? topOfCells(cells, width) - ROWS.size : ROWS.end) - top,
    look.font,
  );
  for (const line of lines) {
    pen.fillText(line, x(start), top);
    top += size * ROWS.height;
  }
  if (cells) drawCells(pen, cells, start, width, look);
  if (bars) drawBars(pen, bars, x(start + width - BARS.width), body - ROWS.size, look);
}

/** Our mark, as the icon has it. */
function drawMark(pen: Pen, left: number, top: number, look: PictureStyle): void {
  const at = (part: number) => (part / 32) * MARK.size;
  pen.beginPath();
  pen.roundRect(left, top, MARK.size, MARK.size, MARK.radius);
  pen.fillStyle = look.accent;
  pen.fill();
  pen.beginPath();
  pen.moveTo(left + at(6), top + at(16));
  for (const [x, y] of [
    [12, 22],
    [16, 22],
    [16, 16],
    [20, 16],
    [20, 10],
    [26, 10],
  ] as const)
    pen.lineTo(left + at(x), top + at(y));
  pen.strokeStyle = look.card;
  pen.lineWidth = MARK.stroke;
  pen.stroke();
}

/** A bar for each day, in the order of the days. @param begin where the first one stands @param top of the longest */
function drawBars(pen: Pen, bars: readonly number[], begin: number, top: number, look: PictureStyle): void {
  const width = (BARS.width - BARS.gap * (bars.length - 1)) / bars.length;
  for (const [day, share] of bars.entries()) {
    const from = day * (width + BARS.gap);
    const left = look.direction === 'rtl' ? begin - from - width : begin + from;
    const height = Math.max(BARS.radius, share * (ROWS.end - top));
    pen.beginPath();
    pen.roundRect(left, ROWS.end - height, width, height, BARS.radius);
    pen.fillStyle = share > 0 ? look.accent : look.track;
    pen.fill();
  }
}

/** px from one cell to the next, where so many weeks share a width. */
function pitchOf(cells: NonNullable<ShareContent['cells']>, width: number): number {
  return (width + CELLS.gap) / cells.length;
}

function topOfCells(cells: NonNullable<ShareContent['cells']>, width: number): number {
  return ROWS.end - 7 * pitchOf(cells, width) + CELLS.gap;
}

/** A cell for each day, the weeks in the order of the days. @param start px to each side of them */
function drawCells(
  pen: Pen,
  cells: NonNullable<ShareContent['cells']>,
  start: number,
  width: number,
  look: PictureStyle,
): void {
  const pitch = pitchOf(cells, width);
  const size = pitch - CELLS.gap;
  for (const [column, days] of cells.entries())
    for (const [row, heat] of days.entries()) {
      if (heat === undefined) continue;
      const from = start + column * pitch;
      const left = look.direction === 'rtl' ? PICTURE_SIZE.width - from - size : from;
      pen.beginPath();
      pen.roundRect(left, topOfCells(cells, width) + row * pitch, size, size, CELLS.radius);
      pen.fillStyle = look.heat[heat] ?? look.track;
      pen.fill();
    }
}

/** Rows in lines that have room, as large as they can be; sets the pen to that size. */
function fitted(pen: Pen, rows: readonly string[], room: number, height: number, font: string) {
  for (let size: number = ROWS.size; ; size -= 2) {
    pen.font = `400 ${size}px ${font}`;
    const lines = rows.flatMap((row) => wrap(pen, row, room));
    const most = Math.floor(height / (size * ROWS.height)) + 1;
    if (lines.length <= most || size <= ROWS.smallest)
      return { size, lines: shortened(pen, lines, most, room) };
  }
}

/** Lines end after blanks, and in Japanese, which has none, after any letter that no punctuation follows. */
const ENDS = /(?<= )|(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。])(?![、。」ー])/u;

/** A text in lines that have room; a word that is longer than a line is cut. */
function wrap(pen: Pen, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(ENDS)) {
    if (line && pen.measureText(`${line}${piece}`.trimEnd()).width > room) {
      lines.push(line);
      line = piece;
    } else line += piece;
  }
  return [...lines, line].map((line) => cut(pen, line.trimEnd(), room));
}

/** So many lines at the most; the last one says if there were more. */
function shortened(pen: Pen, lines: readonly string[], most: number, room: number): string[] {
  const kept = lines.slice(0, most);
  return lines.length > most ? kept.with(-1, cut(pen, `${kept.at(-1)}…`, room)) : kept;
}

/** As much of a text as there is room for. */
function cut(pen: Pen, text: string, room: number): string {
  if (pen.measureText(text).width <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && pen.measureText(`${letters.join('')}…`).width > room) letters.pop();
  return `${letters.join('')}…`;
}

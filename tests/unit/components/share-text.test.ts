import { describe, expect, it } from 'vitest';
import { drawPicture, type Pen, PICTURE_SIZE, type PictureStyle } from '#components/review/draw-picture.ts';
import {
  achievementToShare,
  PRIVATE_FIELDS,
  type ShareContent,
  type ShareField,
  selectFields,
  shareText,
  thanksText,
  weekToShare,
  yearToShare,
} from '#components/review/share-text.ts';
import { addDays } from '#utils/domain/calendar.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DayCell } from '#utils/domain/views/dashboard.ts';

const WEEK: ReviewedWeek = {
  ...{ first: '2026-03-02', wins: 6, points: 71, consistency: { before: 0.5, after: 0.65 } },
  sites: [{ site: 'trello', wins: 5 }, { wins: 1 }],
  goals: [{ title: 'Move house', steps: 2 }],
};
const WINS = [
  ['Secret merger', 20],
  ['Invoice for Ana', 10],
  ['Refused', 0],
  ['', 30],
  ['Secret merger', 5],
].map(([title, points], at) => ({ title, points, at, isWin: title !== 'Refused' }) as Win);
const DAYS = [1, 0, 2, 3, 0, 0, 0];
const ALL = { game: true, numbers: true };
const week = (settings = ALL) => weekToShare(WEEK, WINS, DAYS, addDays(WEEK.first, 6), settings);
const fieldsOf = ({ items, bars }: ShareContent): ShareField[] => [
  ...items.map(({ field }) => field),
  ...(bars ? (['bars'] as const) : []),
];
const without = (shared: ShareContent, ...off: readonly ShareField[]) =>
  selectFields(shared, new Set(fieldsOf(shared).filter((field) => !off.includes(field))));

describe('a week to share', () => {
  it('says everything that may be told, titles once and the best first', () => {
    expect(week()).toEqual({
      items: [
        { field: 'heading', rows: [expect.stringMatching(/^My week, .*2.*8/)] },
        { field: 'wins', rows: ['6 wins'] },
        { field: 'places', rows: ['Where: Trello 5 and Added by you 1'] },
        { field: 'goals', rows: ['2 steps of “Move house”'] },
        { field: 'titles', rows: ['• Secret merger', '• Invoice for Ana'] },
        { field: 'consistency', rows: ['Consistency 65%'] },
        { field: 'points', rows: ['71 points'] },
      ],
      bars: [1 / 3, 0, 2 / 3, 1, 0, 0, 0],
    });
  });

  it('has no numbers of the game where the person hides them, and none of it in record-only', () => {
    expect(fieldsOf(week({ game: true, numbers: false }))).not.toContain('points');
    const recorded = fieldsOf(week({ game: false, numbers: true }));
    expect(recorded).not.toContain('points');
    expect(recorded).not.toContain('consistency');
  });

  it('as text, is what is ticked, line by line; by default without titles and goals', () => {
    const text = shareText(without(week(), ...PRIVATE_FIELDS, 'heading'), 'chat');
    expect(text).toBe('6 wins\nWhere: Trello 5 and Added by you 1\nConsistency 65%\n71 points');
    expect(shareText(week(), 'chat')).toContain('• Secret merger');
    expect(shareText(without(week(), ...fieldsOf(week())), 'email')).toBe('');
  });

  it('as an e-mail, has a subject and a greeting', () => {
    const lines = shareText(without(week(), ...PRIVATE_FIELDS), 'email').split('\n\n');
    expect(lines[0]).toMatch(/^Subject: My week/);
    expect(lines.slice(1)).toEqual(['Hello,', expect.stringContaining('6 wins'), 'Best wishes']);
  });
});

describe('an achievement to share', () => {
  it('says its name, what it takes, and when', () => {
    const achievement = {
      name: '10 wins',
      count: 10,
      need: 10,
      on: '2026-03-04',
      provisional: false,
    } as const;
    expect(shareText(achievementToShare(achievement), 'chat')).toMatch(
      /^Achievement: 10 wins\nFinish 10 things\.\n.*2026/,
    );
  });
});

describe('thanks', () => {
  it('name a win only if one was chosen', () => {
    expect(thanksText(' Ana ', 'for your patience', '', '', 'chat')).toBe(
      'Thank you, Ana.\nfor your patience',
    );
    expect(thanksText('', 'It was a good talk', 'Secret merger', '', 'chat')).toBe(
      'Thank you.\nIt was a good talk\nIt helped me finish: Secret merger',
    );
    expect(thanksText('Ana', '', 'Fix it', 'https://github.com/o/r/pull/1', 'chat')).toBe(
      'Thank you, Ana.\nIt helped me finish: Fix it\nhttps://github.com/o/r/pull/1',
    );
    expect(thanksText('Ana', 'It was a good talk', '', '', 'email')).toBe(
      'Subject: A word of thanks\n\nHello Ana,\n\nThank you.\nIt was a good talk\n\nBest wishes',
    );
  });
});

const LOOK: PictureStyle = {
  ...{ page: 'page', card: 'card', line: 'line', text: 'text', quiet: 'quiet', accent: 'accent' },
  ...{ track: 'track', heat: ['h0', 'h1', 'h2', 'h3', 'h4'], font: 'serif', direction: 'ltr' },
};

/** A pen that writes down what it draws; a letter is as wide as half its size. */
function recording() {
  const texts: { text: string; x: number; y: number; end: number }[] = [];
  const shapes: { x: number; y: number; width: number; height: number; fill: string }[] = [];
  let shape = { x: 0, y: 0, width: 0, height: 0 };
  const width = (text: string) => (text.length * Number(/(\d+)px/.exec(pen.font)?.[1])) / 2;
  const pen = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 1, lineCap: 'butt', lineJoin: 'miter' },
    ...{ font: '', direction: 'inherit', textAlign: 'start' },
    ...{ beginPath: () => {}, moveTo: () => {}, lineTo: () => {}, stroke: () => {}, fillRect: () => {} },
    roundRect: (x: number, y: number, width: number, height: number) => {
      shape = { x, y, width, height };
    },
    fill: () => void shapes.push({ ...shape, fill: String(pen.fillStyle) }),
    fillText: (text: string, x: number, y: number) =>
      void texts.push({ text, x, y, end: pen.direction === 'rtl' ? x - width(text) : x + width(text) }),
    measureText: (text: string) => ({ width: width(text) }),
  };
  return { pen: pen as unknown as Pen, texts, shapes };
}

function draw(shared: ShareContent, look: Partial<PictureStyle> = {}) {
  const { pen, texts, shapes } = recording();
  drawPicture(pen, shared, { ...LOOK, ...look });
  return { texts, words: texts.map(({ text }) => text), shapes };
}

describe('the last year to share', () => {
  const day = (heat: number, wins: number, future = false) => ({ heat, wins, future }) as DayCell;
  const empty = Array.from({ length: 51 }, () => Array.from({ length: 7 }, () => day(0, 0)));
  const busy = [day(1, 1), day(4, 9), ...Array.from({ length: 5 }, () => day(0, 0))];
  const current = [day(3, 3), ...Array.from({ length: 6 }, () => day(0, 2, true))];
  const year = yearToShare([...empty, busy, current]);

  it('is counts alone, of days that are over', () => {
    expect(year.items).toEqual([
      { field: 'heading', rows: ['My last year'] },
      { field: 'wins', rows: ['13 wins on 3 days in the last year'] },
    ]);
    expect(year.cells?.at(-1)).toEqual([3, ...Array.from({ length: 6 }, () => undefined)]);
    expect(shareText(year, 'chat')).toBe('My last year\n13 wins on 3 days in the last year');
  });

  it('has a cell for each day that is over, in its colour, below what is said, whichever way one reads', () => {
    for (const direction of ['ltr', 'rtl'] as const) {
      const { texts, shapes } = draw(year, { direction });
      const cells = shapes.slice(2);
      expect(cells).toHaveLength(52 * 7 + 1);
      expect(cells.filter(({ fill }) => fill !== 'h0').map(({ fill }) => fill)).toEqual(['h1', 'h4', 'h3']);
      const lowest = Math.max(...texts.map(({ y }) => y));
      for (const { x, y, width, height } of cells) {
        expect(width).toBeCloseTo(height);
        expect(x).toBeGreaterThanOrEqual(40);
        expect(x + width).toBeLessThanOrEqual(PICTURE_SIZE.width - 40);
        expect(y).toBeGreaterThan(lowest);
        expect(y + height).toBeLessThanOrEqual(PICTURE_SIZE.height - 40);
      }
      const [oldest, newest] = [cells[0]?.x ?? 0, cells.at(-1)?.x ?? 0];
      expect(oldest < newest).toBe(direction === 'ltr');
    }
    const untold = draw(selectFields(year, new Set(['wins'])));
    expect(untold.shapes).toHaveLength(2);
    expect(untold.words).not.toContain('My last year');
  });
});

describe('a picture', () => {
  it('says what is ticked and nothing else, for every way to tick', () => {
    const all = week();
    const fields = fieldsOf(all);
    for (let mask = 0; mask < 2 ** fields.length; mask++) {
      const on = new Set(fields.filter((_, place) => mask & (1 << place)));
      const { words, shapes } = draw(selectFields(all, on));
      const said = words.join('\n');
      expect(words[0]).toBe('Microwin');
      expect(said.includes('6 wins')).toBe(on.has('wins'));
      expect(/merger|Ana/.test(said)).toBe(on.has('titles'));
      expect(said.includes('Move house')).toBe(on.has('goals'));
      expect(said.includes('Trello')).toBe(on.has('places'));
      expect(said.includes('65%')).toBe(on.has('consistency'));
      expect(said.includes('71')).toBe(on.has('points'));
      expect(said.includes('My week')).toBe(on.has('heading'));
      // The card and the mark; each day has its bar.
      expect(shapes).toHaveLength(2 + (on.has('bars') ? 7 : 0));
    }
  });

  it('stays within its edges, however much there is to say, whichever way one reads', () => {
    const long = 'A very long title of something that took quite a while and a lot of words '.repeat(4);
    const shared: ShareContent = {
      items: [
        { field: 'heading', rows: [long] },
        { field: 'titles', rows: Array.from({ length: 12 }, () => `• ${long}`) },
      ],
      bars: [1, 0, 0.5, 1, 1, 1, 1],
    };
    for (const direction of ['ltr', 'rtl'] as const) {
      const { texts, shapes } = draw(shared, { direction });
      for (const { x, end, y } of texts) {
        expect(Math.min(x, end)).toBeGreaterThanOrEqual(40);
        expect(Math.max(x, end)).toBeLessThanOrEqual(PICTURE_SIZE.width - 40);
        expect(y).toBeLessThanOrEqual(PICTURE_SIZE.height - 40);
      }
      const bars = shapes.slice(2);
      const rows = texts.slice(3);
      for (const { x, width, y, height } of bars) {
        expect(y + height).toBeLessThanOrEqual(PICTURE_SIZE.height - 40);
        // No row runs into a bar.
        for (const row of rows)
          expect(Math.max(row.x, row.end) < x || Math.min(row.x, row.end) > x + width).toBe(true);
      }
      expect(texts.some(({ text }) => text.endsWith('…'))).toBe(true);
    }
  });

  it('has no blank to break a line at in Japanese, and breaks it all the same', () => {
    const row = '木曜日までに発表の資料を仕上げて、みんなに送って、意見をもらいました。'.repeat(2);
    const { words } = draw({ items: [{ field: 'titles', rows: [row] }] });
    const lines = words.slice(-3);
    expect(lines.join('')).toContain(row.slice(-20));
    expect(lines.filter((line) => /^[、。]/.test(line) || line.endsWith('…'))).toEqual([]);
  });
});

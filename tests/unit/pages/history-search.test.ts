import { describe, expect, it } from 'vitest';
import { day, on, viewOf, win, wins } from '#tests/support/events.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { createHistoryIndex, type SearchResult } from '#utils/pages/history-index.ts';
import {
  changedDays,
  groupByDay,
  isIn,
  type Span,
  searchEntries,
  spansOf,
  toSearchable,
} from '#utils/pages/history-search.ts';
import type { HistoryQuery } from '#utils/pages/routes.ts';

let count = 0;
/** A win that nothing but its day and what is given is known of. */
function past(day: string, more: Partial<Win> = {}): Win {
  const parts = {
    base: 10,
    batch: 10,
    position: 1,
    momentum: 0,
    priority: 0,
    step: 0,
    surprise: 0,
    steady: 0,
  };
  return {
    ...{
      id: `w${++count}`,
      name: `n${count}`,
      subject: `n${count}`,
      site: 'trello',
      kind: 'card',
      title: 'A card',
      url: '',
    },
    ...{ at: 0, day, parts: { ...parts, quiet: false }, raw: 10, points: 10, scored: true, isWin: true },
    ...more,
  } as Win;
}

describe('spans', () => {
  it('are months, the newest first; no day is in none or in two', () => {
    const spans = spansOf(['2026-01', '2025-12', '2025-11'], '2026-02-03');
    expect(spans).toEqual([
      { from: '2026-02-01', to: '2199-12-31' },
      { from: '2026-01-01', to: '2026-01-31' },
      { from: '2025-12-01', to: '2025-12-31' },
      { from: '2025-11-01', to: '2025-11-30' },
      { from: '1900-01-01', to: '2025-10-31' },
    ]);
    for (const day of ['2031-01-01', '2026-02-01', '2026-01-31', '2025-11-01', '2025-10-31', '1999-01-01'])
      expect(spans.filter((span) => isIn(span, day))).toHaveLength(1);
  });

  it('of a log that begins today are this month, and whatever was before', () => {
    expect(spansOf(['2026-02'], '2026-02-03')).toHaveLength(2);
  });
});

describe('what is looked for', () => {
  const ALL = [
    past('2026-03-03', { title: 'Fix the LOGIN of Zoë', site: 'github', kind: 'pull' }),
    past('2026-03-03', { title: 'Café au lait', site: '', kind: 'manual' }),
    past('2026-03-02', { title: 'ｆｉｘ the café' }),
    past('2026-03-01', { title: '', site: 'notion', kind: 'todo', subject: 'notion:block:1' }),
    past('2026-02-27', { kind: 'step', site: '', title: 'Pack', subject: 'goal:a:step:1' }),
    past('2026-02-26', { kind: 'step', site: '', title: 'Sweep', subject: 'goal:ab:step:1' }),
  ];
  const step = { title: '', url: '', position: 0, done: true };
  const goal = { subject: 'goal:a', title: 'Move house', share: 1, dropped: false, labels: ['Home'] };
  // Its own step was taken out since.
  const goals = [{ ...goal, steps: [{ ...step, subject: 'goal:a:step:2', relatedTo: 'notion:block:1' }] }];
  const found = (find: HistoryQuery) =>
    searchEntries(toSearchable(ALL), find, goals).map((entry) => ALL.indexOf(entry as Win));
  const CASES: [find: HistoryQuery, found: number[]][] = [
    [{}, [0, 1, 2, 3, 4, 5]],
    [{ q: '  ' }, [0, 1, 2, 3, 4, 5]],
    [{ q: 'fix' }, [0, 2]],
    [{ q: 'café' }, [1, 2]],
    [{ q: 'CAFE' }, [1, 2]],
    [{ q: 'zoe login' }, [0]],
    [{ q: 'zoe café' }, []],
    // A win without a title is found by what it is called instead.
    [{ q: 'to-do' }, [3]],
    [{ site: 'hand' }, [1, 4, 5]],
    [{ site: 'github' }, [0]],
    [{ kind: 'card' }, [2]],
    [{ day: '2026-03-03' }, [0, 1]],
    [{ day: '2026-03-03', q: 'c', site: 'hand', kind: 'manual' }, [1]],
    [{ day: '2026-03-02', site: 'hand' }, []],
    [{ goal: 'goal:a' }, [3, 4]],
    [{ goal: 'goal:a', site: 'hand' }, [4]],
    [{ goal: 'goal:ab' }, [5]],
    [{ goal: 'goal:none' }, []],
    [{ label: 'Home' }, [3, 4]],
    [{ label: 'Home', site: 'hand' }, [4]],
    [{ label: 'Work' }, []],
  ];
  it.each(CASES)('%j', (find, expected) => expect(found(find)).toEqual(expected));
});

describe('groups', () => {
  it('stand below the names of their days, and a long day goes on', () => {
    const wins = [
      ...Array.from({ length: 31 }, (_, index) => past('2026-03-03', { isWin: index > 0 })),
      ...Array.from({ length: 10 }, () => past('2026-03-02')),
      past('2026-03-01'),
    ];
    const groups = groupByDay(wins);
    const long = { wins: 30, others: 1, past: 0 };
    expect(groups.map(({ key, entries, ofDay, goesOn }) => [key, entries.length, ofDay, goesOn])).toEqual([
      ['2026-03-03-0', 10, long, false],
      ['2026-03-03-1', 11, long, true],
      ['2026-03-03-2', 10, long, true],
      ['2026-03-02-0', 10, { wins: 10, others: 0, past: 0 }, false],
      ['2026-03-01-0', 1, { wins: 1, others: 0, past: 0 }, false],
    ]);
    expect(groups.flatMap(({ entries }) => entries)).toEqual(wins);
  });

  it('are never short where a day goes on', () => {
    for (const length of Array.from({ length: 120 }, (_, index) => index + 1)) {
      const groups = groupByDay(Array.from({ length }, () => past('2026-03-03')));
      const lengths = groups.map(({ entries }) => entries.length);
      expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(length);
      expect(Math.max(...lengths)).toBeLessThan(20);
      if (lengths.length > 1) expect(Math.min(...lengths)).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('days that changed between two views', () => {
  it('are today, and those with other wins or points', () => {
    const log = [...on(2, 3), ...wins(2, 4)];
    const before = viewOf(log, 6);
    expect(changedDays(before, before)).toEqual([day(6)]);
    expect(changedDays(before, viewOf([...log, win(3), win(6)], 6))).toEqual([day(6), day(3), day(6)]);
    expect(changedDays(before, viewOf(log.slice(1), 6))).toContain(day(2));
  });

  it('may be any, when points changed that no day of the year has', () => {
    const log = on(-700, 2);
    expect(changedDays(viewOf(log, 6), viewOf(log.slice(1), 6))).toBeUndefined();
  });
});

describe('the archive', () => {
  const TODAY = '2026-03-04';

  /** An archive of what can be changed meanwhile; it notes what it was asked for. */
  function archiveOf(all: Win[]) {
    const asked: string[] = [];
    const shelves: SearchResult[] = [];
    const fetch = async (span: Span) => {
      asked.push(span.from);
      return all.filter(({ day }) => isIn(span, day));
    };
    const months = async () => ['2026-03', '2026-02', '2026-01', '2025-12'];
    const soon = () => new Promise<void>((resolve) => setTimeout(resolve));
    const archive = createHistoryIndex(TODAY, { months, fetch, idle: soon, turn: soon });
    archive.follow((shelf) => shelves.push(shelf));
    const titles = () => shelves.at(-1)?.groups.flatMap(({ entries }) => entries.map(({ title }) => title));
    return { archive, asked, shelves, titles };
  }

  const YEAR = () => [
    past('2026-03-03', { title: 'March' }),
    past('2026-01-20', { title: 'January' }),
    past('2025-12-10', { title: 'December', site: '' }),
    past('2019-05-05', { title: 'Long ago', kind: 'pull' }),
  ];

  it('shows the newest at once, and in the end all there is', async () => {
    const { archive, asked, shelves, titles } = archiveOf(YEAR());
    await archive.fill();
    expect(shelves[0]).toMatchObject({ count: { wins: 1, others: 0 }, known: 1, settled: false });
    expect(shelves.at(-1)).toMatchObject({
      ...{ count: { wins: 4, others: 0 }, known: 4, settled: true },
      ...{ places: new Set(['trello', 'hand']), kinds: new Set(['card', 'pull']) },
    });
    expect(titles()).toEqual(['March', 'January', 'December', 'Long ago']);
    expect(asked).toEqual(['2026-03-01', '2026-02-01', '2026-01-01', '2025-12-01', '1900-01-01']);
  });

  it('asks for nothing twice, however often it is asked to', async () => {
    const { archive, asked } = archiveOf(YEAR());
    await Promise.all([archive.fill(), archive.fill()]);
    await archive.fill();
    expect(asked).toHaveLength(5);
  });

  it('fetches first the day that is looked for, and is settled with it', async () => {
    const { archive, asked, shelves, titles } = archiveOf(YEAR());
    await archive.seek({ day: '2026-01-20' });
    const filling = archive.fill();
    await expect
      .poll(() => shelves.at(-1))
      .toMatchObject({ count: { wins: 1, others: 0 }, settled: true, known: 1 });
    expect(asked).toEqual(['2026-01-01']);
    await filling;
    expect(titles()).toEqual(['January']);
    await archive.seek({});
    expect(titles()).toEqual(['March', 'January', 'December', 'Long ago']);
  });

  it('what is typed while it looks counts last', async () => {
    const { archive, titles } = archiveOf(YEAR());
    await archive.fill();
    await Promise.all(['m', 'ma', 'january'].map((q) => archive.seek({ q })));
    expect(titles()).toEqual(['January']);
  });

  it('fetches the days that changed anew, and no others', async () => {
    const all = YEAR();
    const { archive, asked, titles } = archiveOf(all);
    await archive.fill();
    asked.length = 0;
    all.unshift(past('2026-03-04', { title: 'Just now' }));
    all.splice(2, 1);
    await archive.renew(['2026-03-04']);
    expect(asked).toEqual(['2026-03-01']);
    expect(titles()).toEqual(['Just now', 'March', 'January', 'December', 'Long ago']);
    await archive.renew(undefined);
    expect(asked).toHaveLength(6);
    expect(titles()).toEqual(['Just now', 'March', 'December', 'Long ago']);
  });

  it('lets go of what was taken back', async () => {
    const all = YEAR();
    const { archive, shelves, titles } = archiveOf(all);
    await archive.fill();
    await archive.drop(all[1]?.id ?? '');
    expect(titles()).toEqual(['March', 'December', 'Long ago']);
    expect(shelves.at(-1)?.known).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '#utils/domain/config-history.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { type HighlightSources, highlightsByDay } from '#utils/domain/views/highlights.ts';
import { journalByWeek } from '#utils/domain/views/journal.ts';

const win = (id: string, day: string, points: number, more: Partial<Win> = {}) =>
  ({ id, day, points, at: points, title: id, kind: 'card', isWin: true, ...more }) as Win;
const line = (day: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  ...{ id: `${day} line`, kind: 'reflection', day, line: `On ${day}`, answers: [] },
  ...more,
});
const sources = (more: Partial<HighlightSources>): HighlightSources => ({
  ...{ wins: [], goals: [], achievements: [], notes: new Map(), written: [] },
  ...more,
});

describe('highlights', () => {
  it('come day by day, the latest first, from a day on', () => {
    const wins = [win('a', '2026-03-02', 5), win('b', '2026-03-04', 5), win('c', '2026-03-01', 5)];
    const goals = [{ title: 'Move house', reached: '2026-03-03' }, { title: 'Not yet' }] as GoalView[];
    const achievements = [
      { name: 'first win', on: '2026-03-02' },
      { name: 'shipped' },
    ] as AchievementProgress[];
    const moments = highlightsByDay(
      sources({ wins, goals, achievements, written: [line('2026-03-05')] }),
      '2026-03-02',
    );
    expect(
      moments.map(({ day, wins, goals, achievements, line }) => [day, wins, goals, achievements, line]),
    ).toEqual([
      ['2026-03-05', [], [], [], line('2026-03-05')],
      ['2026-03-04', [wins[1]], [], [], undefined],
      ['2026-03-03', [], [goals[0]], [], undefined],
      ['2026-03-02', [wins[0]], [], [achievements[0]], undefined],
    ]);
  });

  it('name the best wins of a day and all with a note, and count the others', () => {
    const wins = [1, 2, 3, 4, 5, 6].map((points) => win(`w${points}`, '2026-03-02', points));
    const named = (...noted: string[]) => {
      const notes = new Map(noted.map((id) => [id, `on ${id}`]));
      const [{ wins: best = [], more } = {}] = highlightsByDay(sources({ wins, notes }), '2026-03-01');
      return [best.map(({ id, note }) => `${id}${note ? `: ${note}` : ''}`), more];
    };
    expect(named()).toEqual([['w6', 'w5', 'w4'], 3]);
    expect(named('w1')).toEqual([['w1: on w1', 'w6', 'w5'], 3]);
    expect(named('w1', 'w2', 'w3', 'w4')[0]).toHaveLength(4);
    const [four] = highlightsByDay(sources({ wins: wins.slice(0, 4) }), '2026-03-01');
    expect([four?.wins.length, four?.more], 'one more is named as well').toEqual([4, 0]);
  });

  it('what is no win is not there, unless there is a note on it, and is not counted', () => {
    const none = { isWin: false };
    const wins = [
      win('a', '2026-03-02', 3, { kind: 'reflection', ...none }),
      win('b', '2026-03-02', 10, { kind: 'weekly', ...none }),
      win('c', '2026-03-02', 0, { kind: 'declined', ...none }),
    ];
    expect(highlightsByDay(sources({ wins }), '2026-03-01')).toEqual([]);
    const notes = new Map(['a', 'b', 'c'].map((id) => [id, 'Rightly so']));
    const [noted] = highlightsByDay(sources({ wins, notes }), '2026-03-01');
    expect(noted).toMatchObject({ wins: [{ id: 'c' }], more: 0 });
  });
});

describe('what was written', () => {
  it('stands by its week, the latest first, its lines in order', () => {
    const review = line('2026-03-02', { kind: 'weekly', answers: ['a', 'b', 'c'] });
    const [monday, sunday, later] = [line('2026-03-02'), line('2026-03-08'), line('2026-03-09')];
    expect(journalByWeek([sunday, review, later, monday], NO_CONFIG)).toEqual([
      { first: '2026-03-09', lines: [later] },
      { first: '2026-03-02', review, lines: [monday, sunday] },
    ]);
  });
});

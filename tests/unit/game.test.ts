import { describe, expect, it } from 'vitest';
import { batchPoints, scoreCredits } from '../../utils/game/batch.ts';
import { DAY_START_MINUTES, type Kind } from '../../utils/game/constants.ts';
import { type Act, type Credit, standing } from '../../utils/game/credits.ts';
import { addDays, dayKey, dayNumber, isScheduled, nextDayStart, weekday } from '../../utils/game/days.ts';
import { fold } from '../../utils/game/fold.ts';
import { levelNeed, levelOf, levelStart } from '../../utils/game/level.ts';
import { type DayTotal, scoreDay, winsTold } from '../../utils/game/score.ts';
import { latestChain, streakOn } from '../../utils/game/streak.ts';
import { EMPTY, view } from '../../utils/game/view.ts';
import { act, day as marchDay } from './logs.ts';

/** Active days of March 2026, which begins on a Sunday. */
function active(...dates: number[]): DayTotal[] {
  return dates.map((date) => ({ day: marchDay(date), wins: 1, goalWins: 1, points: 10, goal: false }));
}

describe('days', () => {
  it('T1: the day begins at the day start', () => {
    const tuesday = Date.parse('2026-03-03T00:00:00Z');
    expect(dayKey(tuesday + 3.5 * 3_600_000, 0, DAY_START_MINUTES)).toBe('2026-03-02');
    expect(dayKey(tuesday + 4 * 3_600_000, 0, DAY_START_MINUTES)).toBe('2026-03-03');
  });

  it('T3: both changes of the clock in Berlin', () => {
    expect(dayKey(Date.parse('2026-03-29T02:30Z'), 120, DAY_START_MINUTES)).toBe('2026-03-29');
    expect(dayKey(Date.parse('2026-10-25T02:30Z'), 60, DAY_START_MINUTES)).toBe('2026-10-24');
  });

  it('T2: distances are counted in civil days', () => {
    expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-29', -366)).toBe('2023-02-28');
  });

  it('knows the weekday', () => {
    expect(weekday('2026-03-02')).toBe(1);
    expect(weekday('2026-03-08')).toBe(7);
    expect(['2026-03-06', '2026-03-07'].map(isScheduled)).toEqual([true, false]);
  });

  it('the next day starts when the day key changes', () => {
    for (const offset of [0, 60, -210, 840, -660]) {
      const at = Date.parse('2026-03-03T03:59:59Z');
      const next = nextDayStart(at, offset, DAY_START_MINUTES);
      const key = dayKey(at, offset, DAY_START_MINUTES);
      expect(dayKey(next - 1, offset, DAY_START_MINUTES)).toBe(key);
      expect(dayKey(next, offset, DAY_START_MINUTES)).toBe(addDays(key, 1));
    }
  });
});

describe('credits', () => {
  const credited = (...acts: Act[]) => standing(acts).credits.map(({ id, day }) => ({ id, day }));

  it('C1: a first completion is a credit', () => {
    const done = act('a', 'complete', 2);
    expect(standing([done])).toEqual({
      credits: [{ id: 'a', kind: 'card', at: done.at, day: marchDay(2) }],
      done: marchDay(2),
    });
  });

  it('C3: the same thing again on the same day is nothing, on a later day a repeat', () => {
    const first = act('a', 'complete', 2);
    expect(credited(first, act('b', 'complete', 2))).toEqual([{ id: 'a', day: marchDay(2) }]);
    expect(credited(first, act('b', 'complete', 3), act('c', 'complete', 3))).toEqual([
      { id: 'a', day: marchDay(2) },
      { id: 'b', day: marchDay(3) },
    ]);
  });

  it('C4 early: undone by the next day, it never was', () => {
    expect(standing([act('a', 'complete', 2), act('b', 'uncomplete', 3)])).toEqual({
      credits: [],
      done: false,
    });
  });

  it('C4 early: undoing a repeat leaves what was before, and it can be done again', () => {
    const acts = [act('a', 'complete', 2), act('b', 'complete', 5), act('c', 'uncomplete', 5)];
    expect(credited(...acts)).toEqual([{ id: 'a', day: marchDay(2) }]);
    expect(credited(...acts, act('d', 'complete', 5)).at(-1)).toEqual({ id: 'd', day: marchDay(5) });
  });

  it('C4 late: undone after that, the win stays and its points leave that day', () => {
    const late = standing([act('a', 'complete', 2), act('b', 'uncomplete', 4)]);
    expect(late).toMatchObject({ credits: [{ id: 'a', debit: marchDay(4) }], done: false });
    expect(scoreDay(marchDay(2), scoreCredits(late.credits))).toMatchObject({ wins: 1, points: 10 });
    expect(scoreDay(marchDay(4), scoreCredits(late.credits))).toMatchObject({ wins: 0, points: -10 });
  });

  it('C2: done again after a late undo, the debit goes and nothing new comes', () => {
    const acts = [act('a', 'complete', 2), act('b', 'uncomplete', 4), act('c', 'complete', 9)];
    const again = standing(acts);
    expect(standing([...acts, act('d', 'complete', 9)])).toEqual(again);
    expect(again.credits).toEqual([{ ...again.credits[0], id: 'a', day: marchDay(2) }]);
    expect(again.credits[0]).not.toHaveProperty('debit');
    expect(again.done).toBe(marchDay(9));
  });

  it('C5: a void takes its credit away whenever, and no other', () => {
    const acts = [act('a', 'complete', 2), act('b', 'complete', 5), act('v', 'void', 20, { ref: 'a' })];
    expect(credited(...acts)).toEqual([{ id: 'b', day: marchDay(5) }]);
  });

  it('an un-completion that the site refused never was', () => {
    const acts = [act('a', 'complete', 2), act('b', 'uncomplete', 3), act('v', 'void', 3, { ref: 'b' })];
    expect(standing(acts)).toEqual(standing(acts.slice(0, 1)));
  });

  it('undoing what was never counted is nothing', () => {
    expect(standing([act('a', 'uncomplete', 2)])).toEqual({ credits: [], done: false });
  });

  it('C7: ticking again and again over days stays one credit and a streak of 1', () => {
    const farm = [act('0', 'complete', 2)];
    for (const date of [3, 4, 5, 6]) {
      farm.push(act(`u${date}`, 'uncomplete', date), act(`c${date}`, 'complete', date));
    }
    const { days } = fold(farm);
    expect([...days.values()]).toEqual([{ day: marchDay(6), wins: 1, goalWins: 1, points: 10, goal: false }]);
    expect(streakOn(marchDay(6), latestChain([...days.values()]))).toBe(1);
  });

  it('C3: moved to a done list on one day and ticked on the next, or the other way round, is finished once', () => {
    const moved = { moved: true } as const;
    expect(credited(act('a', 'complete', 2, moved), act('b', 'complete', 3))).toEqual([
      { id: 'a', day: marchDay(2) },
    ]);
    expect(credited(act('a', 'complete', 2), act('b', 'complete', 3, moved))).toHaveLength(1);
    expect(credited(act('a', 'complete', 2, moved), act('b', 'complete', 3, moved))).toHaveLength(1);
  });

  it('a weak name and its strong name are one thing', () => {
    const log = [
      act('a', 'complete', 2, { subject: 'trello:card:~abcdefgh' }),
      act('b', 'complete', 2, { subject: 'trello:card:strong', alias: 'trello:card:~abcdefgh' }),
    ];
    const { subjects } = fold(log);
    expect([...subjects.keys()]).toEqual(['trello:card:strong']);
    expect(subjects.get('trello:card:strong')?.credits.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('points of a day', () => {
  const credits = (count: number, date: number) =>
    scoreCredits(
      Array.from(
        { length: count },
        (_, index) => standing([act(`${index}`, 'complete', date)]).credits,
      ).flat(),
    );

  it('base points by kind', () => {
    const kinds = { pull: 20, issue: 12, card: 10, task: 3, todo: 3, item: 2 } as const;
    for (const [kind, points] of Object.entries(kinds)) {
      const { credits } = standing([act('a', 'complete', 2, { kind: kind as keyof typeof kinds })]);
      expect(scoreCredits(credits)[0]?.points).toBe(points);
    }
  });

  it('G1, P8: the goal of three wins brings ten points, once, on scheduled days only', () => {
    expect(scoreDay(marchDay(2), credits(2, 2))).toEqual({
      day: marchDay(2),
      wins: 2,
      goalWins: 2,
      points: 20,
      goal: false,
    });
    expect(scoreDay(marchDay(2), credits(3, 2))).toEqual({
      day: marchDay(2),
      wins: 3,
      goalWins: 3,
      points: 40,
      goal: true,
    });
    expect(scoreDay(marchDay(2), credits(5, 2)).points).toBe(60);
    expect(scoreDay(marchDay(7), credits(3, 7))).toEqual({
      day: marchDay(7),
      wins: 3,
      goalWins: 3,
      points: 30,
      goal: false,
    });
  });
});

describe('P2: a batch', () => {
  const NOON = Date.parse('2026-03-02T12:00:00Z');
  /** Wins of a Monday at these seconds after noon. */
  const at = (seconds: number[], kind: Kind = 'card'): Credit[] =>
    seconds.map((second, index) => ({
      id: `${index}`.padStart(2, '0'),
      kind,
      at: NOON + second * 1000,
      day: marchDay(2),
    }));
  const points = (credits: Credit[]) => scoreCredits(credits).map(({ points }) => points);
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  const each = (count: number) => Array.from({ length: count }, (_, index) => index);

  it('25 cards in 25 s are 50 + 25 + 20 + 0 = 95 points', () => {
    const worth = points(at(each(25)));
    expect([worth.slice(0, 5), worth.slice(5, 10), worth.slice(10, 20), worth.slice(20)].map(sum)).toEqual([
      50, 25, 20, 0,
    ]);
    expect(scoreDay(marchDay(2), scoreCredits(at(each(25))))).toEqual({
      day: marchDay(2),
      wins: 25,
      goalWins: 5,
      points: 95 + 10,
      goal: true,
    });
  });

  it('floors, and gives at least 1 while the factor is above 0, but nothing for nothing', () => {
    expect([5, 6, 10, 11, 20, 21].map((place) => batchPoints(place, 3))).toEqual([3, 1, 1, 1, 1, 0]);
    expect([5, 6, 10, 11, 20, 21].map((place) => batchPoints(place, 12))).toEqual([12, 6, 6, 2, 2, 0]);
    expect([1, 6, 11, 21].map((place) => batchPoints(place, 0))).toEqual([0, 0, 0, 0]);
  });

  it('goes on while each win comes 20 s after the one before at the most', () => {
    const apart = (seconds: number) => points(at(each(7).map((index) => index * seconds)));
    expect(apart(20)).toEqual([10, 10, 10, 10, 10, 5, 5]);
    expect(apart(20.001)).toEqual([10, 10, 10, 10, 10, 10, 10]);
  });

  it('ends with a longer pause, and the next one is worth and counts all again', () => {
    const scored = scoreCredits(at([...each(6), ...each(6).map((index) => 60 + index)]));
    expect(scored.map(({ points }) => points)).toEqual([10, 10, 10, 10, 10, 5, 10, 10, 10, 10, 10, 5]);
    expect(scoreDay(marchDay(2), scored)).toMatchObject({ wins: 12, goalWins: 10 });
  });

  it('is in order of time, and of what came at once, of the id, however the log is', () => {
    const cards = at([0, 0, 0, 0, 0]);
    const [pull] = at([0], 'pull');
    const withPull = (id: string) => points([{ ...(pull as Credit), id }, ...cards.toReversed()]);
    expect(withPull('/')).toEqual([20, 10, 10, 10, 10, 5]);
    expect(withPull('9')).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('C4 late: what is taken back is what the win was worth on its day', () => {
    const log = each(6).map((index) =>
      act(`${index}`, 'complete', 2, { subject: `trello:card:${index}`, at: NOON + index }),
    );
    const undo = (index: number) => act('u', 'uncomplete', 4, { subject: `trello:card:${index}` });
    expect(fold([...log, undo(0)]).days.get(marchDay(4))?.points).toBe(-10);
    expect(fold([...log, undo(5)]).days.get(marchDay(4))?.points).toBe(-5);
    // Were one of the others not there, it would have been the fifth.
    const fewer = [...log, undo(5), act('v', 'void', 9, { ref: '2' })];
    expect(
      fold(fewer.map((one) => (one.id === 'v' ? { ...one, subject: 'trello:card:2' } : one))).days,
    ).toEqual(fold([...log.filter(({ id }) => id !== '2'), undo(5)]).days);
  });

  it('tells of the wins that count until the goal is reached, then of all', () => {
    const day = scoreDay(marchDay(2), scoreCredits(at(each(12))));
    expect(winsTold(day, 3)).toBe(12);
    expect(winsTold(day, 8)).toBe(5);
  });
});

describe('level', () => {
  it('V1: the vectors', () => {
    const starts = [2, 5, 10, 20, 30, 50].map(levelStart);
    expect(starts).toEqual([25, 234, 1149, 6004, 16_559, 62_769]);
  });

  it('V1: the closed form equals the running sum for levels 1 to 60', () => {
    let sum = 0;
    for (let level = 1; level <= 60; level++) {
      expect(levelStart(level)).toBe(sum);
      sum += levelNeed(level);
    }
  });

  it('V1: a level begins exactly at its total', () => {
    expect(levelOf(0)).toEqual({ level: 1, into: 0, need: 25 });
    expect(levelOf(24)).toEqual({ level: 1, into: 24, need: 25 });
    expect(levelOf(25)).toEqual({ level: 2, into: 0, need: 46 });
  });
});

describe('streak, by the vectors that need no shield', () => {
  const streak = (now: number, ...dates: number[]) => streakOn(marchDay(now), latestChain(active(...dates)));

  it('S2, S5: a weekend neither adds nor breaks', () => {
    expect(streak(7, 2, 3, 4, 5, 6)).toBe(5);
    expect(streak(9, 2, 3, 4, 5, 6)).toBe(5);
    expect(streak(8, 2, 3, 4, 5, 6, 7, 8)).toBe(5);
    expect(streak(9, 2, 3, 4, 5, 6, 7, 8, 9)).toBe(6);
  });

  it('S5: an unfinished today never breaks it, a missed scheduled day does', () => {
    expect(streak(6, 2, 3, 4, 5)).toBe(4);
    expect(streak(10, 2, 3, 4, 5, 6)).toBe(0);
    expect(streak(6, 2, 3, 6)).toBe(1);
  });

  it('S1: a day whose points were taken back late stays active; one without a win is not', () => {
    const taken: DayTotal[] = [
      { day: marchDay(2), wins: 1, goalWins: 1, points: 10, goal: false },
      { day: marchDay(4), wins: 0, goalWins: 0, points: -10, goal: false },
    ];
    expect(latestChain(taken)).toEqual({ length: 1, last: marchDay(2) });
  });

  it('no active day, no chain', () => {
    expect(latestChain(active(7, 8))).toBeUndefined();
    expect(streakOn(marchDay(9), undefined)).toBe(0);
  });
});

describe('view', () => {
  it('of an empty ledger has every day and no win', () => {
    const shown = view(EMPTY, '2026-03-04');
    expect(shown.today).toMatchObject({ wins: 0, points: 0, target: 3, progress: 0 });
    expect(shown.week.map(({ day }) => day)).toEqual(
      ['02', '03', '04', '05', '06', '07', '08'].map((date) => `2026-03-${date}`),
    );
    expect(shown.year).toHaveLength(53);
    expect(shown.year.at(-1)?.map(({ future }) => future)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(shown.year[0]?.[0]?.day).toBe('2025-03-03');
    expect(shown.level.level).toBe(1);
  });

  it('asks the day it is given, not the day of the snapshot', () => {
    const total = { day: '2026-03-04', wins: 3, goalWins: 3, points: 40, goal: true };
    const snapshot = { total: 40, days: [total], wins: [] };
    expect(view(snapshot, '2026-03-04').today).toMatchObject({ wins: 3, goal: true, progress: 1 });
    expect(view(snapshot, '2026-03-05').today).toMatchObject({ wins: 0, goal: false, progress: 0 });
    expect(view(snapshot, '2026-03-05').week[2]).toMatchObject({ wins: 3, heat: 3 });
  });
});

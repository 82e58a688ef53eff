import { describe, expect, it } from 'vitest';
import {
  clock,
  day,
  event,
  newSettings,
  pointsOn,
  rests,
  scored,
  span,
  undo,
  win,
  wins,
} from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { BASE_POINTS, type WinKind } from '#utils/domain/rules.ts';
import { batchPoints, effectivePoints, momentum } from '#utils/domain/scoring/points.ts';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
/** Cards of Monday the 2nd at these seconds after noon. */
const at = (seconds: number[], more: Partial<LedgerEvent> = {}) =>
  seconds.map((second) => win(2, '12:00', { at: clock(2, '12:00') + second * 1000, ...more }));
const raws = (events: LedgerEvent[], date = 2) => scored(events, date).map(({ raw }) => raw);
/** Without momentum, which would hide what else a batch is worth. */
const plain = newSettings(1, { momentum: false });

describe('base points', () => {
  it.each([
    ['pull', 20],
    ['issue', 12],
    ['card', 10],
    ['status', 10],
    ['review', 8],
    ['step', 8],
    ['focus', 8],
    ['starter', 5],
    ['manual', 5],
    ['task', 3],
    ['todo', 3],
    ['item', 2],
    ['thread', 2],
    ['weekly', 10],
    ['reflection', 3],
    ['declined', 0],
  ] as [WinKind, number][])('of %s are %i', (kind, points) => {
    expect(scored([win(2, '12:00', { kind })], 2).map(({ points, scored }) => [points, scored])).toEqual([
      [points, points > 0],
    ]);
    expect(Object.keys(BASE_POINTS)).toHaveLength(16);
  });

  it.each([
    ['starter', 3],
    ['focus', 3],
    ['manual', 3],
    ['thread', 10],
    ['reflection', 1],
  ] as [WinKind, number][])('of %s are had %i times a day; what comes after is recorded', (kind, cap) => {
    const credits = scored([plain, ...wins(cap + 1, 2, '09:00', kind)], 2);
    expect(credits.map(({ points }) => points)).toEqual([...span(1, cap).map(() => BASE_POINTS[kind]), 0]);
    expect(credits.at(-1)).toMatchObject({
      scored: false,
      countsForTarget: false,
      parts: { base: 0, place: 0 },
    });
    expect(pointsOn([plain, ...wins(1, 3, '09:00', kind)], 3)).toBe(BASE_POINTS[kind]);
  });

  it('caps are for each kind alone', () => {
    const all = (['starter', 'focus', 'manual'] as const).flatMap((kind) => wins(3, 2, '09:00', kind));
    expect(scored(all, 2).every(({ scored }) => scored)).toBe(true);
  });

  it.each(['pull', 'issue', 'card', 'status', 'step', 'task', 'todo', 'item'] as WinKind[])(
    'of %s have no cap by the day',
    (kind) => {
      expect(scored(wins(15, 2, '09:00', kind), 2).every(({ scored }) => scored)).toBe(true);
    },
  );

  it('of a pull request one review a day scores, and of another another one', () => {
    const review = (pull: number, time: string, date = 2) =>
      win(date, time, { kind: 'review', subject: `github:github.com/o/r#${pull}:review:${date}-${time}` });
    const events = [plain, review(1, '09:00'), review(1, '10:00'), review(2, '11:00'), review(1, '09:00', 3)];
    expect(raws(events)).toEqual([8, 0, 8]);
    expect(raws(events, 3)).toEqual([8]);
  });

  it('of a card five checklist items score, ever', () => {
    const item = (date: number, card = 'a') =>
      win(date, '09:00', {
        kind: 'item',
        relatedTo: `trello:card:${card}`,
        at: clock(date, '09:00') + minutes(),
      });
    let minute = 0;
    const minutes = () => ++minute * 60_000;
    const events = [plain, item(2), item(2), item(2), item(2, 'b'), item(3), item(3), item(3), item(9)];
    expect([2, 3, 9].map((date) => raws(events, date))).toEqual([[2, 2, 2, 2], [2, 2, 0], [0]]);
    // Without one of the first, the sixth is the fifth.
    const [, first] = events;
    expect(raws([...events, undo(first as LedgerEvent, 9)], 3)).toEqual([2, 2, 2]);
    expect(raws([...events, undo(first as LedgerEvent, 9)], 9)).toEqual([0]);
  });

  it('items whose card nobody knows have no cap but the batch', () => {
    expect(raws([plain, ...wins(7, 2, '09:00', 'item')])).toEqual([2, 2, 2, 2, 2, 2, 2]);
  });

  it('P2: what scores nothing is no part of a batch, and lets it go on', () => {
    const events = [...at([0]), ...at([10], { kind: 'declined' }), ...at([20])];
    expect(scored(events, 2).map(({ parts }) => parts.place)).toEqual([1, 0, 2]);
  });
});

describe('P2: a batch', () => {
  it('25 cards in 25 s are 50 + 25 + 20 + 0 = 95 points, and five wins for the goal', () => {
    const events = at(span(0, 24));
    const worth = raws(events);
    expect([worth.slice(0, 5), worth.slice(5, 10), worth.slice(10, 20), worth.slice(20)].map(sum)).toEqual([
      50, 25, 20, 0,
    ]);
    expect(projectAll(events).days.get(day(2))).toMatchObject({
      ...{ wins: 25, targetWins: 5, raw: 95, earned: 95, points: 105, targetReached: true },
    });
  });

  it('floors, and gives at least 1 while the factor is above 0, but nothing for nothing', () => {
    const places = [1, 5, 6, 10, 11, 20, 21];
    expect(places.map((place) => batchPoints(place, 3))).toEqual([3, 3, 1, 1, 1, 1, 0]);
    expect(places.map((place) => batchPoints(place, 12))).toEqual([12, 12, 6, 6, 2, 2, 0]);
    expect(places.map((place) => batchPoints(place, 20))).toEqual([20, 20, 10, 10, 4, 4, 0]);
    expect(places.map((place) => batchPoints(place, 0))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('goes on while each win comes 20 s after the one before at the most', () => {
    const apart = (seconds: number) => raws([plain, ...at(span(0, 6).map((index) => index * seconds))]);
    expect(apart(20)).toEqual([10, 10, 10, 10, 10, 5, 5]);
    expect(apart(20.001)).toEqual([10, 10, 10, 10, 10, 10, 10]);
  });

  it('ends with a longer pause, and the next one is worth and counts all again', () => {
    const events = [plain, ...at(span(0, 5)), ...at(span(60, 65))];
    expect(raws(events)).toEqual([10, 10, 10, 10, 10, 5, 10, 10, 10, 10, 10, 5]);
    expect(projectAll(events).days.get(day(2))).toMatchObject({ wins: 12, targetWins: 10 });
  });

  it('is of all kinds of work together, and not of what is written about the day', () => {
    const kinds: WinKind[] = ['card', 'todo', 'reflection', 'item', 'weekly', 'pull', 'issue', 'card'];
    const events = kinds.flatMap((kind, second) => at([second], { kind }));
    expect(scored(events, 2).map(({ raw, parts }) => [raw, parts.place])).toEqual([
      [10, 1],
      [3, 2],
      [3, 0],
      [2, 3],
      [10, 0],
      [20, 4],
      [12, 5],
      [5, 6],
    ]);
  });

  it('is in order of time, and of what came at once, of the id, however the log is', () => {
    const cards = ['1', '2', '3', '4', '5'].flatMap((id) => at([0], { id }));
    const withPull = (id: string) => raws([...at([0], { id, kind: 'pull' }), ...cards.toReversed()]);
    expect(withPull('0')).toEqual([20, 10, 10, 10, 10, 5]);
    expect(withPull('9')).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('is broken by the day', () => {
    const events = [...wins(1, 2), win(3, '03:59:55'), win(3, '04:00:05')];
    expect(scored(events, 3).map(({ parts }) => parts.place)).toEqual([1]);
  });

  it('C4 late: what is taken back is what the win was worth on its day', () => {
    const log = at(span(0, 5));
    const late = (index: number) =>
      event(`u${index}`, 'uncomplete', 4, { subject: log[index]?.subject ?? '' });
    expect(pointsOn([...log, late(0)], 4)).toBe(-10);
    expect(pointsOn([...log, late(5)], 4)).toBe(-5);
    // Were one of the others not there, it would have been the fifth.
    expect(pointsOn([...log, late(5), undo(log[2] as LedgerEvent, 9)], 4)).toBe(-10);
  });
});

describe('P3: momentum', () => {
  const momenta = (events: LedgerEvent[]) => scored(events, 2).map(({ parts }) => parts.momentum);
  const minutes = (...all: number[]) => at(all.map((minute) => minute * 60));

  it('minutes 0, 20, 40, 55, 70, 140 give 0, 1, 2, 3, 3, 0', () => {
    expect(momenta(minutes(0, 20, 40, 55, 70, 140))).toEqual([0, 1, 2, 3, 3, 0]);
  });

  it('is never more than three, and reaches back an hour to the minute', () => {
    expect(momenta(minutes(0, 1, 2, 3, 4, 5))).toEqual([0, 1, 2, 3, 3, 3]);
    expect(momenta(minutes(0, 60))).toEqual([0, 1]);
    expect(momenta(minutes(0, 60.001))).toEqual([0, 0]);
    expect(momentum([], 0)).toBe(0);
  });

  it('is had by the first of a batch only', () => {
    expect(momenta(at([0, 600, 610, 620]))).toEqual([0, 1, 0, 0]);
  });

  it('is of one day', () => {
    const events = [win(3, '03:50'), win(3, '04:10')];
    expect([2, 3].map((date) => scored(events, date).map(({ parts }) => parts.momentum))).toEqual([[0], [0]]);
  });

  it('is not given for what does not score, nor by it', () => {
    const besides = (kind: WinKind) => [...at([0], { kind }), ...minutes(10)];
    expect(momenta(besides('reflection'))).toEqual([0, 0]);
    expect(momenta(besides('declined'))).toEqual([0, 0]);
    expect(momenta([...minutes(0), ...at([600], { kind: 'weekly' })])).toEqual([0, 0]);
  });

  it('can be switched off', () => {
    expect(momenta([plain, ...minutes(0, 20, 40)])).toEqual([0, 0, 0]);
  });
});

describe('P5: steady mode', () => {
  const steady = newSettings(1, { surprise: 'steady', momentum: false });
  const salt = event('salt', 'note', 1, { subject: 'config', noteKind: 'salt', surpriseSalt: 'aa' });

  it('gives 1 for every first of a batch worth at least 8', () => {
    const kinds: WinKind[] = ['pull', 'issue', 'card', 'review', 'focus', 'step', 'manual', 'todo', 'item'];
    const events = kinds.flatMap((kind, index) => at([index * 60], { kind }));
    expect(scored([steady, salt, ...events], 2).map(({ parts }) => parts.steady)).toEqual([
      1, 1, 1, 1, 1, 1, 0, 0, 0,
    ]);
    expect(scored([steady, salt, ...events], 2).every(({ parts }) => parts.roll === undefined)).toBe(true);
  });

  it('gives nothing within a batch, and nothing where chance is asked', () => {
    expect(scored([steady, ...at([0, 1, 2])], 2).map(({ parts }) => parts.steady)).toEqual([1, 0, 0]);
    expect(scored(at([0]), 2).map(({ parts }) => parts.steady)).toEqual([0]);
  });
});

describe('P6: quiet', () => {
  /** Two cards that were priorities or steps, ten minutes apart, in steady mode. */
  const two = (date: number, time: string) => {
    const first = win(date, time);
    const second = win(date, time, { at: first.at + 600_000 });
    const [priority, step] = (['priority', 'step'] as const).map((type, index) =>
      event(`${type}${date}`, type, date, {
        at: first.at - 3_600_000,
        subject: type === 'priority' ? second.subject : `goal:g:step:${index}`,
        ...(type === 'step' && { relatedTo: second.subject }),
      }),
    );
    return [
      newSettings(1, { surprise: 'steady' }),
      first,
      second,
      priority as LedgerEvent,
      step as LedgerEvent,
    ];
  };

  it('at other times all parts count', () => {
    expect(scored(two(2, '12:00'), 2).map(({ raw, parts }) => [raw, parts])).toEqual([
      [
        11,
        {
          base: 10,
          place: 1,
          batch: 10,
          momentum: 0,
          priority: 0,
          step: 0,
          surprise: 0,
          steady: 1,
          quiet: false,
        },
      ],
      [
        20,
        {
          base: 10,
          place: 1,
          batch: 10,
          momentum: 1,
          priority: 6,
          step: 2,
          surprise: 0,
          steady: 1,
          quiet: false,
        },
      ],
    ]);
  });

  it.each([
    ['in quiet hours', 2, '21:00'],
    ['early in the morning', 2, '06:00'],
    ['on an off day', 7, '12:00'],
  ])('%s base and priority count alone', (_, date, time) => {
    expect(scored(two(date, time), date).map(({ raw, parts }) => [raw, parts.quiet])).toEqual([
      [10, true],
      [16, true],
    ]);
  });

  it('on a rest day as well', () => {
    expect(raws([rests(1, 2, 2), ...two(2, '12:00')])).toEqual([10, 16]);
  });

  it('P2: a batch is one all the same', () => {
    expect(
      raws(
        span(0, 5).map((second) => win(7, `12:00:0${second}`)),
        7,
      ),
    ).toEqual([10, 10, 10, 10, 10, 5]);
  });

  it('P3: what was done while it was quiet gives momentum afterwards', () => {
    expect(scored([win(2, '07:50'), win(2, '08:10')], 2).map(({ parts }) => parts.momentum)).toEqual([0, 1]);
  });
});

describe('P7: enough', () => {
  it('the vectors', () => {
    expect([0, 1, 119, 120, 121, 122, 180, 240, 250, 300, 500].map(effectivePoints)).toEqual([
      0, 1, 119, 120, 120, 121, 150, 180, 181, 186, 206,
    ]);
  });

  it('a win tells what it adds to the day', () => {
    const credits = scored([plain, ...wins(14, 2)], 2);
    expect(credits.map(({ points }) => points)).toEqual([...span(1, 12).map(() => 10), 5, 5]);
    expect(projectAll([plain, ...wins(14, 2)]).days.get(day(2))).toMatchObject({
      raw: 140,
      earned: 130,
      // With the day's goal and the week's.
      points: 165,
    });
  });

  it('a day that is full gives a small item nothing, and counts it as a win all the same', () => {
    const events = [plain, ...wins(12, 2, '09:00', 'pull'), win(2, '18:00', { kind: 'todo' })];
    expect(scored(events, 2).at(-1)).toMatchObject({
      raw: 3,
      points: 0,
      scored: true,
      countsForTarget: true,
    });
    expect(projectAll(events).days.get(day(2))).toMatchObject({ wins: 13, earned: 180 });
  });

  it('C4 late: only what it added leaves', () => {
    const events = [plain, ...wins(14, 2)];
    const late = event('u', 'uncomplete', 9, { subject: events.at(-1)?.subject ?? '' });
    expect(pointsOn([...events, late], 9)).toBe(-5);
  });
});

describe('a worked day', () => {
  it('is 68 points of 7 wins', () => {
    const pull = 'github:github.com/o/r#1:merged';
    const items = { kind: 'item', relatedTo: 'trello:card:list' } as const;
    const events = [
      event('p', 'priority', 2, { at: clock(2, '08:30'), subject: pull }),
      win(2, '09:00', { kind: 'starter' }),
      win(2, '09:40:00', items),
      win(2, '09:40:10', items),
      win(2, '10:10'),
      win(2, '14:00', { kind: 'review' }),
      win(2, '16:00', { kind: 'pull', subject: pull }),
      win(2, '22:00', { kind: 'todo' }),
    ];
    expect(raws(events)).toEqual([5, 3, 2, 11, 8, 26, 3]);
    expect(projectAll(events).days.get(day(2))).toMatchObject({
      ...{ wins: 7, targetWins: 7, raw: 58, earned: 58, targetReached: true, points: 68 },
    });
  });
});

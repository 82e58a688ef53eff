import { describe, expect, it } from 'vitest';
import { clock, day, event, newSettings, on, span, win } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { projectItem } from '#utils/domain/scoring/credits.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { streakOn } from '#utils/domain/scoring/streaks.ts';

// What `npm run mutants` found that no other test notices.

describe('credits', () => {
  it('C3, C4: without its latest repeat, an item is done since the one before, and not since the first', () => {
    const events = [2, 5, 8].map((date) => event(`c${date}`, 'complete', date));
    expect(projectItem([...events, event('u', 'uncomplete', 8)]).done).toBe(day(5));
  });
});

describe('goals', () => {
  const goal = (date: number) => event(`goal ${date}`, 'goal', date, { subject: 'goal:g' });
  const step = (index: number, date: number, more: Partial<LedgerEvent> = {}, of = 'g') =>
    event(`step ${of} ${index} ${date}`, 'step', date, { subject: `goal:${of}:step:${index}`, ...more });
  const finish = (index: number, date: number) =>
    event(`finish ${index}`, 'complete', date, { subject: `goal:g:step:${index}`, kind: 'step' });
  const of = (...events: LedgerEvent[]) => projectAll(events).goals.get('goal:g');

  it('O1: a step that stands for an item is one since it was made, whatever comes later', () => {
    const card = 'trello:card:a';
    const events = [
      step(1, 2, { relatedTo: card }),
      event('a', 'complete', 4),
      step(1, 6, { relatedTo: card }),
    ];
    expect(of(...events)?.steps).toMatchObject([{ done: day(4) }]);
    expect(of(step(2, 1), ...events)?.steps).toMatchObject([{}, { done: day(4) }]);
  });

  it('O2: it stays reached on the day on which it was, and split on its own, whatever comes later', () => {
    const steps = span(1, 5).map((index) => step(index, 2));
    const finished = span(1, 5).map((index) => finish(index, index + 2));
    expect(of(...steps, ...finished, goal(12))).toMatchObject({ split: day(2), reached: day(7) });
  });

  it('two that are broken down on one day are two', () => {
    const events = ['g', 'h'].flatMap((name) => span(1, 5).map((index) => step(index, 2, {}, name)));
    expect(projectAll(events).days.get(day(2))?.tally).toEqual({ split: 2 });
  });
});

describe('days', () => {
  it('O1: an item that was a step is counted as what it is, and as no step', () => {
    const events = [
      event('s', 'step', 2, { subject: 'goal:g:step:1', relatedTo: 'trello:card:a' }),
      event('a', 'complete', 2),
    ];
    expect(projectAll(events).days.get(day(2))?.tally).toEqual({ card: 1 });
  });
});

describe('streaks', () => {
  it('T5: a day lost on the way to a day off is a change of that day, and none is where none was', () => {
    const angeles = win(12, '22:00', { offset: -420 });
    const changeOn = (events: LedgerEvent[], date: number) =>
      projectAll(events).days.get(day(date))?.streakChange;
    expect(changeOn([...on(11), angeles, win(14, '10:00', { offset: 540 })], 14)).toEqual({ travelled: 1 });
    expect(changeOn(on(11, 14), 14)).toEqual({});
  });

  const weeks = (events: LedgerEvent[], now: number) => {
    const { totals, config } = projectAll(events);
    const { streaks } = [...totals.values()].at(-1) ?? NO_TOTALS;
    return streakOn(streaks, day(now), { at: clock(now, '12:00'), offset: 60 }, config).weeks;
  };

  it('S8: a week of one scheduled day is full with that', () => {
    expect(weeks([newSettings(1, { schedule: [1] }), ...on(2)], 2)).toBe(1);
    expect(weeks([newSettings(1, { schedule: [1] }), ...on(2)], 8)).toBe(1);
  });

  it('S8, T4: a week that is over knows what was set on its Saturday, which holds on its Sunday', () => {
    const events = [newSettings(1, { schedule: [1, 2] }), ...on(2, 3)];
    expect(weeks([...events, ...on(9)], 9)).toBe(1);
    expect(weeks([...events, newSettings(7, { schedule: [1, 2, 7] }), ...on(9)], 9)).toBe(0);
  });
});

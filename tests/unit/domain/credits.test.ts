import { describe, expect, it } from 'vitest';
import { clock, day, event, pointsOn, total, undo } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { daysShowing, projectItem } from '#utils/domain/scoring/credits.ts';

const credited = (...events: LedgerEvent[]) => projectItem(events).credits.map(({ id, day }) => [id, day]);
const complete = (id: string, date: number, more: Partial<LedgerEvent> = {}) =>
  event(id, 'complete', date, more);
const uncomplete = (id: string, date: number) => event(id, 'uncomplete', date);

describe('credits', () => {
  it('C1: a first completion is a credit', () => {
    const done = complete('a', 2, { site: 'trello' });
    expect(projectItem([done])).toEqual({
      credits: [
        {
          ...{ id: 'a', name: 'trello:card:a', kind: 'card', at: done.at, offset: 60, day: day(2) },
          ...{ order: done.order, device: 'here', site: 'trello', flags: [] },
        },
      ],
      done: day(2),
    });
  });

  it('C1: nothing else is one', () => {
    const types = [
      'uncomplete',
      'void',
      'priority',
      'rest',
      'settings',
      'goal',
      'step',
      'timer',
      'redeem',
      'note',
    ];
    for (const type of types as LedgerEvent['type'][])
      expect(projectItem([event('a', type, 2, { kind: 'card' })])).toEqual({ credits: [], done: false });
  });

  it('C1: what was written is finished by that', () => {
    expect(credited(event('a', 'reflect', 2, { kind: 'reflection' }))).toEqual([['a', day(2)]]);
  });

  it('C3: again on the same day is nothing', () => {
    expect(credited(complete('a', 2), complete('b', 2), complete('c', 2))).toEqual([['a', day(2)]]);
  });

  it('C3: again on a later day is a repeat, once a day', () => {
    expect(credited(complete('a', 2), complete('b', 3), complete('c', 3), complete('d', 12))).toEqual([
      ['a', day(2)],
      ['b', day(3)],
      ['d', day(12)],
    ]);
  });

  it('C3: a day that comes before, in another zone, is no later one', () => {
    expect(credited(complete('a', 3), complete('b', 3, { day: day(2) }))).toEqual([['a', day(3)]]);
  });

  it('C3: moved to a done list and ticked, in whatever order and whenever, is finished once', () => {
    const moved = { moved: true } as const;
    expect(credited(complete('a', 2, moved), complete('b', 3))).toEqual([['a', day(2)]]);
    expect(credited(complete('a', 2), complete('b', 3, moved))).toEqual([['a', day(2)]]);
    expect(credited(complete('a', 2, moved), complete('b', 9, moved))).toEqual([['a', day(2)]]);
  });

  it.each([2, 3])('C4 early: undone on day %i after it was done on day 2, it never was', (date) => {
    expect(projectItem([complete('a', 2), uncomplete('b', date)])).toEqual({ credits: [], done: false });
    expect(projectAll([complete('a', 2), uncomplete('b', date)]).days.size).toBe(0);
  });

  it('C4 early: undoing a repeat leaves what was before, and it can be done again', () => {
    const events = [complete('a', 2), complete('b', 5), uncomplete('c', 6)];
    expect(projectItem(events)).toMatchObject({ credits: [{ id: 'a' }], done: day(2) });
    expect(credited(...events, complete('d', 6))).toEqual([
      ['a', day(2)],
      ['d', day(6)],
    ]);
  });

  it('C4 late: undone after that, the win stays and its points leave on that day', () => {
    const events = [complete('a', 2), uncomplete('b', 4)];
    expect(projectItem(events)).toMatchObject({ credits: [{ id: 'a', debit: day(4) }], done: false });
    expect(projectItem(events).credits.map(daysShowing)).toEqual([[day(2), day(4)]]);
    const { days } = projectAll(events);
    expect(days.get(day(2))).toMatchObject({ wins: 1, active: true, points: 10, debits: 0 });
    expect(days.get(day(4))).toMatchObject({ wins: 0, active: false, points: -10, debits: 10 });
  });

  it('C4 late: twice is once, and of a recurring item only the last one leaves', () => {
    expect(projectItem([complete('a', 2), uncomplete('b', 4), uncomplete('c', 9)])).toMatchObject({
      credits: [{ id: 'a', debit: day(4) }],
    });
    const repeated = projectItem([complete('a', 2), complete('b', 5), uncomplete('c', 9)]);
    expect(repeated.credits.map(({ id, debit }) => [id, debit])).toEqual([
      ['a', undefined],
      ['b', day(9)],
    ]);
  });

  it('C4: undoing what is not done is nothing', () => {
    expect(projectItem([uncomplete('a', 2)])).toEqual({ credits: [], done: false });
    expect(credited(uncomplete('a', 2), complete('b', 2))).toEqual([['b', day(2)]]);
  });

  it('C2: done again after a late undo, the debit goes and nothing new comes', () => {
    const events = [complete('a', 2), uncomplete('b', 4), complete('c', 9)];
    const again = projectItem(events);
    expect(again).toEqual({ credits: projectItem(events.slice(0, 1)).credits, done: day(9) });
    expect(projectItem([...events, complete('d', 9)])).toEqual(again);
    expect([...projectAll(events).days.keys()]).toEqual([day(2)]);
  });

  it('C2, C3: after that, a repeat is one on a day after it was last done', () => {
    const events = [complete('a', 2), uncomplete('b', 4), complete('c', 9), complete('d', 10)];
    expect(credited(...events)).toEqual([
      ['a', day(2)],
      ['d', day(10)],
    ]);
  });

  it('C5: a void takes its credit away, whenever, and no other', () => {
    const events = [complete('a', 2), complete('b', 5)] as const;
    expect(credited(...events, undo(events[0], 300))).toEqual([['b', day(5)]]);
    expect(credited(...events, undo(events[1], 5))).toEqual([['a', day(2)]]);
    expect(credited(...events, event('v', 'void', 5, { ref: 'elsewhere' }))).toHaveLength(2);
  });

  it('C5: and with it what was taken back of it', () => {
    const done = complete('a', 2);
    expect(projectAll([done, uncomplete('b', 4), undo(done, 9)]).days.size).toBe(1);
    // The void itself is counted, and nothing else.
    expect(projectAll([done, uncomplete('b', 4), undo(done, 9)]).days.get(day(9))).toMatchObject({
      points: 0,
      tally: { voided: 1 },
    });
  });

  it('C5: the site is not touched: done again on the same day counts, undone there is nothing', () => {
    const done = complete('a', 2);
    expect(projectItem([done, undo(done, 2)])).toEqual({ credits: [], done: day(2) });
    expect(credited(done, undo(done, 2), complete('b', 2))).toEqual([['b', day(2)]]);
    expect(projectItem([done, undo(done, 2), uncomplete('b', 9)])).toEqual({ credits: [], done: false });
  });

  it.each([3, 9])('C5, C3: a repeat on day %i that was undone leaves the earlier win alone', (date) => {
    const [first, repeat] = [complete('a', 2), complete('b', date)];
    const undone = [first, repeat, undo(repeat, date)];
    expect(projectItem(undone)).toMatchObject({ credits: [{ id: 'a' }], done: '' });
    for (const unticked of [date, date + 1, date + 20]) {
      const opened = projectItem([...undone, uncomplete('u', unticked)]);
      expect(opened).toEqual(projectItem([first]));
      expect(opened).toEqual(projectItem([first, repeat, uncomplete('u', unticked), undo(repeat, 40)]));
      const again = complete('c', unticked);
      for (const before of [undone, [...undone, uncomplete('u', unticked)]])
        expect(credited(...before, again)).toEqual([
          ['a', day(2)],
          ['c', day(unticked)],
        ]);
    }
  });

  it('C5, C3: done again on the day of the earlier win, that is nothing', () => {
    const repeat = complete('b', 3);
    const undone = [complete('a', 2), repeat, undo(repeat, 3)];
    expect(projectItem([...undone, complete('c', 2), complete('d', 1)])).toEqual(projectItem(undone));
  });

  it('C5, C3: of several repeats, each can be undone, and leaves those before it', () => {
    const events = [2, 5, 8, 12].map((date) => complete(`d${date}`, date));
    const undos = events.toReversed().map((event) => undo(event, 12));
    for (const count of [1, 2, 3, 4]) {
      const left = projectItem([...events, ...undos.slice(0, count), uncomplete('u', 30)]);
      expect(left).toMatchObject({ credits: events.slice(0, -count).map(({ id }) => ({ id })) });
      expect(left.credits.some(({ debit }) => debit)).toBe(false);
    }
  });

  it('C5: dated by a clock that ran ahead and undone, it can be done again now', () => {
    const ahead = complete('b', 400);
    const undone = [complete('a', 2), ahead, undo(ahead, 9)];
    expect(credited(...undone, uncomplete('u', 9), complete('c', 9))).toEqual([
      ['a', day(2)],
      ['c', day(9)],
    ]);
  });

  it('what the site refused never was, a repeat of it the same day counts', () => {
    const repeat = complete('b', 3);
    const refused = [complete('a', 2), repeat, undo(repeat, 3, { refused: true })];
    expect(projectItem(refused)).toEqual(projectItem(refused.slice(0, 1)));
    expect(credited(...refused, complete('c', 3))).toEqual([
      ['a', day(2)],
      ['c', day(3)],
    ]);
    const first = complete('a', 2);
    expect(projectItem([first, undo(first, 2, { refused: true })])).toEqual({ credits: [], done: false });
  });

  it('C2: nor was what was done again after a late undo, if the site refused that', () => {
    const again = complete('c', 9);
    const late = [complete('a', 2), uncomplete('u', 5)];
    for (const more of [{}, { at: clock(8, '12:00') }]) {
      const events = [...late, again, undo(again, 9, { refused: true, ...more })];
      expect(projectItem(events)).toEqual(projectItem(late));
      expect(total(projectAll(events))).toBe(0);
    }
    // The person's own undo came first, and then the site refused.
    const both = [...late, again, undo(again, 9), undo(again, 9, { refused: true }), undo(again, 9)];
    expect(projectItem(both)).toEqual(projectItem(late));
  });

  it('C5: it holds when the clock was set back in between', () => {
    const done = complete('a', 2, { at: clock(2, '12:00') });
    const undone = undo(done, 2, { at: clock(2, '11:00') });
    expect(projectAll([done, undone]).items.size).toBe(0);
    expect(total(projectAll([done, undone]))).toBe(0);
    expect(credited(undone, done, complete('b', 2))).toEqual([['b', day(2)]]);
  });

  it('an un-completion that the site refused never was', () => {
    const events = [complete('a', 2), uncomplete('b', 3), event('v', 'void', 3, { ref: 'b' })];
    expect(projectItem(events)).toEqual(projectItem(events.slice(0, 1)));
    expect(projectAll(events).days.get(day(3))).toBeUndefined();
  });

  it('C6: a settled day keeps its activity and its goal tick, an unsettled one does not', () => {
    const events = ['a', 'b', 'c'].map((id) => complete(id, 2, { subject: `trello:card:${id}` }));
    const undone = (date: number) =>
      projectAll([
        ...events,
        ...events.map(({ subject }) => event(`u${subject}`, 'uncomplete', date, { subject })),
      ]).days;
    const kept = undone(4);
    expect(kept.get(day(2))).toEqual(projectAll(events).days.get(day(2)));
    expect(kept.get(day(2))).toMatchObject({ active: true, targetReached: true, wins: 3, points: 40 });
    // The goal's bonus is the day's, and no win's.
    expect(kept.get(day(4))?.points).toBe(-30);
    expect(undone(3).size).toBe(0);
  });

  it('C7: ticking again and again over days is one credit and a streak of 1', () => {
    const farm = [3, 4, 5, 6].flatMap((date) => [uncomplete(`u${date}`, date), complete(`c${date}`, date)]);
    const { days, totals } = projectAll([complete('0', 2), ...farm]);
    expect([...days.values()].map(({ day, wins, points }) => [day, wins, points])).toEqual([[day(6), 1, 10]]);
    expect(totals.get(day(6))).toMatchObject({ total: 10, streaks: { chain: 1 } });
  });

  it('C7: late undos of everything lead to nothing, never below', () => {
    const events = [complete('a', 2), complete('b', 3), complete('c', 4), uncomplete('d', 9)];
    expect(total(projectAll(events))).toBe(20);
    expect(total(projectAll([...events, uncomplete('e', 10)]))).toBe(20);
    expect(total(projectAll([complete('a', 2), uncomplete('b', 9)]))).toBe(0);
  });

  it('a completion without a kind is refused', () => {
    const { kind: _, ...kindless } = complete('a', 2);
    expect(() => projectItem([kindless])).toThrow('completion a has no kind');
  });
});

describe('names', () => {
  const weak = 'trello:card:~abcdefgh';
  const strong = 'trello:card:0123456789abcdef01234567';

  it('a weak name and its strong name are one item', () => {
    const log = [complete('a', 2, { subject: weak }), complete('b', 2, { subject: strong, alias: weak })];
    const { items, aliases } = projectAll(log);
    expect([...items].map(([name, { credits }]) => [name, credits.map(({ id }) => id)])).toEqual([
      [strong, ['a']],
    ]);
    expect([...aliases]).toEqual([[weak, strong]]);
    expect(pointsOn(log, 2)).toBe(10);
  });

  it('without that they are two', () => {
    expect(pointsOn([complete('a', 2, { subject: weak }), complete('b', 2, { subject: strong })], 2)).toBe(
      20,
    );
  });

  it('what is learned by a note, however late, holds for all that was', () => {
    const log = [complete('a', 2, { subject: weak }), complete('b', 2, { subject: strong })];
    expect(pointsOn([...log, event('n', 'note', 20, { subject: strong, alias: weak })], 2)).toBe(10);
  });

  it('an undo under one name undoes what was done under another', () => {
    const log = [
      complete('a', 2, { subject: weak }),
      event('n', 'note', 2, { subject: weak, alias: strong }),
      event('u', 'uncomplete', 2, { subject: strong }),
    ];
    expect(projectAll(log).items.size).toBe(0);
  });

  it('P4: the first name stays, for what is drawn from it', () => {
    const log = [
      complete('a', 2, { subject: weak }),
      event('n', 'note', 3, { subject: strong, alias: weak }),
    ];
    expect(projectAll(log).items.get(strong)?.credits[0]?.name).toBe(weak);
  });
});

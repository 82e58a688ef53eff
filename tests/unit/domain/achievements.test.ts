import { describe, expect, it } from 'vitest';
import { clock, day, event, newSettings, on, rests, span, undo, win, wins } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import {
  ACHIEVEMENTS,
  type Achievement,
  achievementProgress,
  latestReached,
  nearest,
} from '#utils/domain/scoring/achievements.ts';
import { NO_COUNTS } from '#utils/domain/scoring/counters.ts';

const reached = (events: LedgerEvent[]) => [...projectAll(events).totals.values()].at(-1)?.achieved ?? {};
/** The first scheduled days from Monday 2 March on. */
const weekdays = (count: number) =>
  span(2, 2 + count * 2)
    .filter((date) => (date + 5) % 7 < 5)
    .slice(0, count);
const one = newSettings(-10, { dailyTarget: 1 });
/** As many wins of a kind, at most a hundred a day, the last of them on a date. */
const many = (count: number, last: number, kind: WinKind = 'card') =>
  span(0, Math.ceil(count / 100) - 1).flatMap((back) =>
    wins(Math.min(100, count - back * 100), last - back, '08:00', kind),
  );
let cards = 0;
/** A card with other events before it was done. */
function after(
  date: number,
  before: (card: string) => LedgerEvent[],
  more: Partial<LedgerEvent> = {},
): LedgerEvent[] {
  const subject = `trello:card:t${++cards}`;
  return [...before(subject), win(date, '12:00', { subject, ...more })];
}
const timer = (card: string, date: number, time: string) =>
  event(`timer ${card}`, 'timer', date, { subject: `timer:${card}`, relatedTo: card, at: clock(date, time) });
const priority = (card: string, date: number, time: string) =>
  event(`priority ${card}`, 'priority', date, { subject: card, at: clock(date, time) });
const seen = (card: string, date: number) => event(`seen ${card}`, 'note', date, { subject: card });
const named = (card: string, date: number) =>
  event(`review ${card}`, 'reflect', date, { subject: `review:${card}`, kind: 'weekly', relatedTo: card });
const note = (date: number, noteKind: NonNullable<LedgerEvent['noteKind']>) =>
  event(`note ${noteKind} ${date}`, 'note', date, { subject: 'notes', noteKind });
const items = (card: string, count: number) =>
  span(1, count).map((index) =>
    win(2, `09:${10 + index}`, { subject: `trello:item:${card}${index}`, kind: 'item', relatedTo: card }),
  );
const at = (site: string, date: number) => win(date, '12:00', { site });
/** A goal with as many steps, made on a day, of which some are finished by day. */
function goal(name: string, made: number, steps: number, done: number[]): LedgerEvent[] {
  const step = (index: number) => `goal:${name}:step:${index}`;
  return [
    ...span(1, steps).map((index) => event(step(index), 'step', made, { subject: step(index) })),
    ...done.map((date, index) =>
      event(`done ${step(index + 1)}`, 'complete', date, { subject: step(index + 1), kind: 'step' }),
    ),
  ];
}

/** For each achievement what is not enough, and what on top of it is, on which day. */
const CASES: Record<Achievement, { short: LedgerEvent[]; more: LedgerEvent[]; on: number }> = {
  'first win': {
    short: [...wins(1, 2, '09:00', 'reflection'), ...wins(1, 2, '09:00', 'declined')],
    more: on(3),
    on: 3,
  },
  'three today': { short: [...wins(2, 2), ...wins(2, 3)], more: wins(1, 3, '15:00'), on: 3 },
  'just five': { short: wins(1, 2, '09:00', 'focus'), more: wins(1, 3, '09:00', 'starter'), on: 3 },
  'started and finished': {
    short: after(4, (card) => [timer(card, 2, '11:59')]),
    more: after(5, (card) => [timer(card, 3, '12:00')]),
    on: 5,
  },
  '25 starts': {
    // Four a day, of which three count.
    short: span(2, 9).flatMap((date) => wins(4, date, '09:00', 'starter')),
    more: wins(1, 10, '09:00', 'focus'),
    on: 10,
  },
  '10 wins': { short: many(9, 2), more: on(3), on: 3 },
  '100 wins': { short: many(99, 2), more: on(3), on: 3 },
  '500 wins': { short: many(499, 9), more: on(10), on: 10 },
  '1,000 wins': { short: many(999, 19), more: on(20), on: 20 },
  '5 goal days': { short: [one, ...on(...weekdays(4), 7, 8)], more: on(6), on: 6 },
  '25 goal days': {
    short: [one, ...on(...weekdays(25).slice(1))],
    more: on(2),
    on: weekdays(25).at(-1) ?? 0,
  },
  '100 goal days': { short: [one, ...on(...weekdays(99))], more: on(200), on: 200 },
  'the one that mattered': {
    short: after(3, (card) => [priority(card, 3, '11:51')]),
    more: after(4, (card) => [priority(card, 4, '11:50')]),
    on: 4,
  },
  'ten picks': {
    short: span(2, 10).flatMap((date) => after(date, (card) => [priority(card, date, '09:00')])),
    more: after(11, (card) => [priority(card, 11, '09:00')]),
    on: 11,
  },
  'old dragon': {
    short: after(62, (card) => [seen(card, 3)]),
    more: after(63, (card) => [seen(card, 3)]),
    on: 63,
  },
  'spring clean': {
    short: span(1, 9).flatMap(() => after(63, (card) => [seen(card, 3)])),
    more: after(64, (card) => [seen(card, 3)]),
    on: 64,
  },
  'whole list': {
    short: after(3, (card) => items(card, 4)),
    more: after(4, (card) => items(card, 5)),
    on: 4,
  },
  'broke it down': { short: goal('g', 2, 4, []), more: goal('h', 3, 5, []), on: 3 },
  reached: {
    short: [...goal('g', 2, 3, [2, 2, 2]), ...goal('h', 2, 2, [2, 3]), ...goal('i', 2, 4, [2, 3, 4])],
    more: goal('j', 2, 3, [2, 5, 5]),
    on: 5,
  },
  'five goals': {
    short: span(1, 4).flatMap((index) => goal(`g${index}`, 2, 3, [2, 3, 4])),
    more: goal('h', 2, 3, [2, 2, 5]),
    on: 5,
  },
  shipped: { short: wins(1, 2, '09:00', 'issue'), more: wins(1, 3, '09:00', 'pull'), on: 3 },
  '25 shipped': { short: many(24, 2, 'pull'), more: wins(1, 3, '09:00', 'pull'), on: 3 },
  'second pair of eyes': {
    short: span(1, 9).flatMap((index) =>
      // Twice a day of each pull request, which counts once.
      ['09:00', '11:00'].map((time) =>
        win(2, time, { kind: 'review', subject: `github:github.com/o/r#${index}:review:${time}` }),
      ),
    ),
    more: [win(3, '09:00', { kind: 'review', subject: 'github:github.com/o/r#1:review:b' })],
    on: 3,
  },
  gatekeeper: {
    short: [...wins(9, 2, '09:00', 'declined'), ...wins(3, 2, '09:00', 'issue')],
    more: wins(1, 3, '09:00', 'declined'),
    on: 3,
  },
  'three tools': {
    short: [at('trello', 2), at('github', 8), at('notion', 9), at('notion', 10)],
    more: [at('github', 11), at('trello', 15)],
    on: 15,
  },
  'consistency 50': { short: on(...weekdays(12)), more: on(18), on: 18 },
  'consistency 80': {
    short: on(...weekdays(30)),
    more: on(weekdays(31).at(-1) ?? 0),
    on: weekdays(31).at(-1) ?? 0,
  },
  'consistency 95': {
    short: on(...weekdays(56)),
    more: on(weekdays(57).at(-1) ?? 0),
    on: weekdays(57).at(-1) ?? 0,
  },
  'weekly streak 4': {
    short: on(2, 3, 4, 9, 11, 13, 16, 17, 18, 23, 24, 28, 29),
    more: on(27),
    on: 27,
  },
  'weekly streak 12': {
    short: on(...span(0, 10).flatMap((week) => [2, 3, 4].map((date) => date + week * 7)), 79, 80),
    more: on(81),
    on: 81,
  },
  'welcome back': { short: on(2, 8), more: on(15), on: 15 },
  rejoined: { short: on(...span(2, 6), 12, 13), more: on(16), on: 16 },
  'real rest': {
    short: [...on(2), rests(2, 3, 4), ...on(5)],
    more: [rests(5, 6, 8), ...on(11)],
    on: 11,
  },
  'clean evenings': {
    short: [...on(...weekdays(9)), win(13, '12:00'), win(13, '20:00'), ...wins(1, 14, '12:00', 'reflection')],
    more: on(16),
    on: 16,
  },
  'enough is enough': {
    short: [one, ...weekdays(9).flatMap((date) => wins(4, date)), ...wins(5, 13), ...wins(4, 14)],
    more: wins(1, 16),
    on: 16,
  },
  'four weekly reviews': { short: many(3, 2, 'weekly'), more: wins(1, 9, '09:00', 'weekly'), on: 9 },
  'next step kept': {
    short: after(10, (card) => [named(card, 2)]),
    more: after(11, (card) => [named(card, 4)]),
    on: 11,
  },
  'kept it honest': (() => {
    const done = win(2);
    const opened = event('opened', 'uncomplete', 4, { subject: done.subject });
    return { short: [done, opened, undo(opened, 4)], more: [undo(done, 9)], on: 9 };
  })(),
  'backed up': { short: [note(2, 'log-checked'), note(2, 'helpful')], more: [note(3, 'exported')], on: 3 },
  'ledger checked': {
    short: [note(2, 'exported'), note(2, 'unhelpful')],
    more: [note(3, 'log-checked')],
    on: 3,
  },
};

describe('achievements', () => {
  it('are forty', () => {
    expect(Object.keys(ACHIEVEMENTS)).toHaveLength(40);
    expect(Object.keys(CASES)).toEqual(Object.keys(ACHIEVEMENTS));
  });

  it.each(Object.keys(CASES) as Achievement[])('%s', (name) => {
    const { short, more, on: date } = CASES[name];
    expect(reached(short)[name]).toBeUndefined();
    const { totals } = projectAll([...short, ...more]);
    const { achieved, counts } = [...totals.values()].at(-1) ?? { achieved: {}, counts: NO_COUNTS };
    expect(achieved[name]).toBe(day(date));

    const progress = (today: number) =>
      achievementProgress(achieved, counts, day(today)).find((one) => one.name === name);
    const [, need] = ACHIEVEMENTS[name];
    expect([date, date + 1, date + 2].map(progress)).toEqual(
      [true, true, false].map((provisional) => ({ name, count: need, need, on: day(date), provisional })),
    );
  });

  it('give no points', () => {
    expect(projectAll(on(2)).days.get(day(2))?.points).toBe(10);
  });

  it('tell honestly how far they are', () => {
    const { totals } = projectAll(many(7, 2));
    const { achieved, counts } = totals.get(day(2)) ?? { achieved: {}, counts: NO_COUNTS };
    const all = achievementProgress(achieved, counts, day(2));
    expect(all.map(({ name }) => name)).toEqual(Object.keys(ACHIEVEMENTS));
    expect(all.find(({ name }) => name === '10 wins')).toEqual({
      ...{ name: '10 wins', count: 7, need: 10, provisional: false },
    });
    expect(all.find(({ name }) => name === 'three today')).toEqual({
      ...{ name: 'three today', count: 3, need: 3, on: day(2), provisional: true },
    });
    expect(
      achievementProgress({}, NO_COUNTS, day(2)).every(
        ({ count, provisional }) => count === 0 && !provisional,
      ),
    ).toBe(true);
  });

  it('once reached, stay with their day', () => {
    expect(reached([...on(2, 3), ...wins(3, 4), ...wins(9, 5)])).toMatchObject({
      ...{ 'first win': day(2), 'three today': day(4), '10 wins': day(5) },
    });
  });

  it('C6: are kept by a late undo, and lost by an early one or by the person’s own', () => {
    const done = win(2, '12:00', { kind: 'pull' });
    const undone = (date: number) => event('u', 'uncomplete', date, { subject: done.subject });
    expect(reached([done, undone(4)])).toEqual({ 'first win': day(2), shipped: day(2) });
    expect(reached([done, undone(3)])).toEqual({});
    expect(reached([done, undo(done, 9)])).toEqual({ 'kept it honest': day(9) });
  });

  it('S4: a best that was reached is not lost with time', () => {
    expect(reached(on(...weekdays(13), 100))['consistency 50']).toBe(day(18));
    const { counts } = projectAll(on(2, 3, 4, 9, 10, 11, 100)).totals.get(day(100)) ?? { counts: NO_COUNTS };
    expect([counts.consistency, counts.weeks]).toEqual([26, 2]);
  });

  it.each([
    ['a rest that was worked in', [...on(2), rests(2, 3, 5), ...on(4, 6)]],
    ['a rest from which one came back on the fourth day', [...on(2), rests(2, 3, 5), ...on(9)]],
    ['a rest that is not over', [...on(2), rests(2, 3, 5), ...on(5)]],
    ['days off without a rest', on(2, 6)],
  ])('real rest: not for %s', (_, events) => {
    expect(reached(events)['real rest']).toBeUndefined();
  });

  it('three tools: only where there was a win', () => {
    expect(
      reached([at('a', 2), at('b', 3), win(4, '12:00', { site: 'c', kind: 'declined' })])['three tools'],
    ).toBeUndefined();
  });

  it('welcome back: a day on which something was only written is none', () => {
    const written = [...on(2), ...wins(1, 9, '12:00', 'reflection')];
    expect(reached(written)['welcome back']).toBeUndefined();
    expect(reached([...written, ...on(10)])['welcome back']).toBe(day(10));
  });
});

describe('which achievements are in sight', () => {
  const of = (events: LedgerEvent[], date: number) => {
    const { achieved, counts } = [...projectAll(events).totals.values()].at(-1) ?? {
      achieved: {},
      counts: NO_COUNTS,
    };
    return achievementProgress(achieved, counts, day(date));
  };
  const names = (list: { name: Achievement }[]) => list.map(({ name }) => name);

  it('the latest come first, and there may be fewer', () => {
    const all = of([...wins(3, 2), ...wins(1, 3, '12:00', 'pull')], 3);
    expect(names(latestReached(all, 2))).toEqual(['shipped', 'first win']);
    expect(names(latestReached(all, 9))).toEqual(['shipped', 'first win', 'three today']);
    expect(latestReached(of([], 2), 3)).toEqual([]);
  });

  it('the nearest by their share, only the next one of those that count the same', () => {
    expect(names(nearest(of(wins(8, 2), 2), 3))).toEqual(['10 wins', '5 goal days', 'consistency 50']);
    expect(names(nearest(of([], 2), 3))).toEqual(['first win', 'three today', 'just five']);
  });
});

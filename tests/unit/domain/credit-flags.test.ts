import { describe, expect, it } from 'vitest';
import { clock, day, event, pointsOn, scored, span, undo, win } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { Credit } from '#utils/domain/scoring/credits.ts';

const A = 'trello:card:a';
/** The flags of an item's credits, by their ids. */
const flags = (events: LedgerEvent[], subject = A): Record<string, Credit['flags']> =>
  Object.fromEntries(
    (projectAll(events).items.get(subject)?.credits ?? []).map(({ id, flags }) => [id, flags]),
  );
const done = (id: string, date: number, time = '12:00', more: Partial<LedgerEvent> = {}) =>
  event(id, 'complete', date, { at: clock(date, time), ...more });
const priority = (date: number, time: string, more: Partial<LedgerEvent> = {}) =>
  event(`priority ${date} ${time}`, 'priority', date, { at: clock(date, time), ...more });

describe('P1: the one that matters', () => {
  it.each([
    ['ten minutes before', priority(2, '11:50'), 16],
    ['a little less before', priority(2, '11:50:01'), 10],
    ['afterwards', priority(2, '12:10'), 10],
    ['the day before', priority(1, '12:00'), 16],
    ['two days before', priority(0, '12:00'), 10],
  ])('chosen %s', (_, chosen, points) => {
    expect(pointsOn([chosen, done('a', 2)], 2)).toBe(points);
  });

  it('the first priority of a day stands, whatever is chosen or taken back afterwards', () => {
    const first = priority(2, '09:00', { subject: 'trello:card:b' });
    const events = [first, priority(2, '09:01'), done('a', 2)];
    expect(pointsOn(events, 2)).toBe(10);
    expect(pointsOn([...events, undo(first, 2)], 2)).toBe(10);
    expect(pointsOn([...events, done('b', 2, '15:00', { subject: 'trello:card:b' })], 2)).toBe(26);
  });

  it('each day has its own', () => {
    const events = [priority(2, '09:00'), done('a', 2), priority(3, '09:00', { subject: 'trello:card:b' })];
    expect(pointsOn([...events, done('b', 3, '12:00', { subject: 'trello:card:b' })], 3)).toBe(16);
  });

  it('a recurring item has it once for a choice', () => {
    const events = [priority(2, '09:00'), done('a', 2), done('b', 3)];
    expect(flags(events)).toEqual({ a: ['priority'], b: [] });
    expect(flags([...events, priority(3, '09:00')])).toEqual({ a: ['priority'], b: ['priority'] });
  });

  it('an early undo hands it on to the next time', () => {
    const events = [priority(2, '09:00'), done('a', 2), event('u', 'uncomplete', 2), done('b', 3)];
    expect(flags(events)).toEqual({ b: ['priority'] });
  });

  it('it is of the item, whatever its name', () => {
    const named = event('n', 'note', 2, { subject: A, alias: 'trello:card:~a' });
    expect(pointsOn([priority(2, '09:00', { subject: 'trello:card:~a' }), done('a', 2), named], 2)).toBe(16);
  });

  it('what scores nothing has nothing of it', () => {
    expect(pointsOn([priority(2, '09:00'), done('a', 2, '12:00', { kind: 'declined' })], 2)).toBe(0);
  });

  it('it is full points in a batch and at night', () => {
    const batch = span(10, 30).map((second) => win(2, `21:00:${second}`));
    const events = [priority(2, '09:00'), ...batch, done('a', 2, '21:00:31')];
    expect(scored(events, 2).at(-1)).toMatchObject({ raw: 6, parts: { batch: 0, priority: 6 } });
  });
});

describe('O1: a step that stands for an item', () => {
  const link = (date: number, more: Partial<LedgerEvent> = {}) =>
    event(`link ${date} ${more.subject ?? 1}`, 'step', date, {
      subject: 'goal:g:step:1',
      at: clock(date, '09:00'),
      relatedTo: A,
      ...more,
    });
  const STEP = { subject: 'goal:g:step:1', kind: 'step' } as const;

  it('gives 2 more when that is done', () => {
    expect(pointsOn([link(2), done('a', 2)], 2)).toBe(12);
    expect(pointsOn([done('a', 2)], 2)).toBe(10);
  });

  it('gives nothing for what was done before', () => {
    expect(pointsOn([done('a', 2), link(3)], 2)).toBe(10);
  });

  it('counts once: not in two goals, not for what recurs, not as a step of its own', () => {
    expect(pointsOn([link(2), link(2, { subject: 'goal:h:step:1' }), done('a', 2)], 2)).toBe(12);
    expect(flags([link(2), done('a', 2), done('b', 3)])).toEqual({ a: ['step'], b: [] });
    const own = [link(2), done('s', 2, '15:00', STEP)];
    expect(pointsOn(own, 2)).toBe(0);
    expect(flags(own, STEP.subject)).toEqual({ s: ['beyond'] });
  });

  it('is had again after an early undo', () => {
    expect(flags([link(2), done('a', 2), event('u', 'uncomplete', 2), done('b', 3)])).toEqual({
      b: ['step'],
    });
  });

  it('a new step is done with the next time', () => {
    const second = link(3, { subject: 'goal:h:step:1' });
    expect(flags([link(2), done('a', 2), second, done('b', 3), done('c', 4)])).toEqual({
      a: ['step'],
      b: ['step'],
      c: [],
    });
  });

  it('a dropped or voided one gives nothing, one that is taken up again does', () => {
    const dropped = link(3, { dropped: true });
    expect(pointsOn([link(2), dropped, done('a', 4)], 4)).toBe(10);
    expect(pointsOn([link(2), dropped, link(4), done('a', 4)], 4)).toBe(12);
    const linked = link(2);
    expect(pointsOn([linked, undo(linked, 2), done('a', 4)], 4)).toBe(10);
  });

  it('a step that stands for nothing else is 8 points, once', () => {
    const step = link(2);
    delete step.relatedTo;
    const events = [step, done('s', 2, '12:00', STEP), done('t', 3, '12:00', STEP)];
    expect([2, 3].map((date) => pointsOn(events, date))).toEqual([8, 0]);
  });
});

describe('started and finished', () => {
  const timer = (date: number, time: string, more: Partial<LedgerEvent> = {}) =>
    event(`timer ${date} ${time}`, 'timer', date, {
      subject: `timer:${date}`,
      relatedTo: A,
      at: clock(date, time),
      ...more,
    });

  it.each([
    ['in 48 hours', timer(2, '12:00'), ['started']],
    ['a second later than that', timer(2, '11:59:59'), []],
    ['before it was begun', timer(4, '12:01'), []],
    ['begun for something else', timer(4, '09:00', { relatedTo: 'trello:card:b' }), []],
  ])('%s', (_, started, expected) => {
    expect(flags([started, done('a', 4)])).toEqual({ a: expected });
  });

  it('not by a timer that was voided', () => {
    const started = timer(4, '09:00');
    expect(flags([started, undo(started, 4), done('a', 4)])).toEqual({ a: [] });
  });
});

describe('next step kept', () => {
  const review = (date: number, more: Partial<LedgerEvent> = {}) =>
    event(`review ${date}`, 'reflect', date, {
      subject: `review:${date}`,
      kind: 'weekly',
      relatedTo: A,
      ...more,
    });

  it.each([
    ['the same day', review(2), 2, ['kept']],
    ['seven days later', review(2), 9, ['kept']],
    ['eight days later', review(2), 10, []],
    ['before it was named', review(9), 2, []],
  ])('%s', (_, named, date, expected) => {
    expect(flags([named, done('a', date, '23:00')])).toEqual({ a: expected });
  });
});

describe('old dragon', () => {
  const seen = (date: number) => event('seen', 'note', date);

  it('is what was first seen sixty days before', () => {
    expect(flags([seen(2), done('a', 62)])).toEqual({ a: ['old'] });
    expect(flags([seen(3), done('a', 62)])).toEqual({ a: [] });
    expect(flags([done('a', 62)])).toEqual({ a: [] });
  });

  it('is what was seen under any name', () => {
    const weak = event('seen', 'note', 2, { subject: 'trello:card:~a' });
    expect(flags([weak, done('a', 62, '12:00', { alias: 'trello:card:~a' })])).toEqual({ a: ['old'] });
  });
});

describe('whole list', () => {
  const item = (index: number, date: number, more: Partial<LedgerEvent> = {}) =>
    done(`item${index} ${date}`, date, '10:00', {
      subject: `trello:item:${index}`,
      kind: 'item',
      relatedTo: A,
      ...more,
    });

  it('is a card with five of its items ticked before', () => {
    const items = span(1, 5).map((index) => item(index, 2));
    expect(flags([...items, done('a', 3)])).toEqual({ a: ['whole'] });
    expect(flags([...items.slice(1), done('a', 3)])).toEqual({ a: [] });
    expect(flags([...items.slice(1), done('a', 3), item(1, 4)])).toEqual({ a: [] });
    expect(flags([...items.slice(1), item(1, 2, { relatedTo: 'trello:card:b' }), done('a', 3)])).toEqual({
      a: [],
    });
  });

  it('five different ones: one that recurs is one', () => {
    expect(flags([...span(2, 6).map((date) => item(1, date)), done('a', 9)])).toEqual({ a: [] });
  });

  it('also with those that score nothing any more', () => {
    expect(flags([...span(2, 9).map((date) => item(date, date)), done('a', 9)])).toEqual({ a: ['whole'] });
  });

  it('of the card, by whatever name the item knew it', () => {
    const items = span(1, 5).map((index) => item(index, 2, { relatedTo: 'trello:card:~a' }));
    expect(flags([...items, done('a', 3, '12:00', { alias: 'trello:card:~a' })])).toEqual({ a: ['whole'] });
    expect(flags([...items, done('a', 3)])).toEqual({ a: [] });
  });
});

describe('what is written or begun', () => {
  it.each(['weekly', 'reflection', 'starter', 'focus', 'manual', 'step'] as const)(
    'a %s is finished once',
    (kind) => {
      const type = kind === 'weekly' || kind === 'reflection' ? 'reflect' : 'complete';
      const again = [2, 3].map((date) => event(`${date}`, type, date, { subject: 'x:1', kind }));
      expect(flags(again, 'x:1')).toEqual({ 2: [], 3: ['beyond'] });
      expect(projectAll(again).days.get(day(3))).toMatchObject({ wins: 0, points: 0, active: false });
    },
  );
});

import { describe, expect, it } from 'vitest';
import { day, event, pointsOn, span, undo } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { goalView } from '#utils/domain/planning/goal-view.ts';
import { goalBonus, goalSubjectOf, shareDone } from '#utils/domain/planning/goals.ts';
import { projectAll } from '#utils/domain/project.ts';

const goal = (date: number, more: Partial<LedgerEvent> = {}) =>
  event(`goal ${date}`, 'goal', date, { subject: 'goal:g', ...more });
const step = (index: number, date: number, more: Partial<LedgerEvent> = {}) =>
  event(`step ${index} ${date}`, 'step', date, { subject: `goal:g:step:${index}`, ...more });
const finish = (index: number, date: number) =>
  event(`finish ${index} ${date}`, 'complete', date, { subject: `goal:g:step:${index}`, kind: 'step' });
const steps = (count: number, date: number) => span(1, count).map((index) => step(index, date));
const of = (...events: LedgerEvent[]) => projectAll(events).goals.get('goal:g');

describe('goals', () => {
  it('a name tells of which goal it is', () => {
    expect(['goal:g', 'goal:g:step:1', 'goal:', 'trello:card:a', 'my goal:g'].map(goalSubjectOf)).toEqual([
      ...['goal:g', 'goal:g'],
      ...[undefined, undefined, undefined],
    ]);
  });

  it('O1: steps are in the order in which they were made, and done on the day of it', () => {
    expect(of(goal(2), step(2, 2), step(1, 3), finish(1, 4))).toEqual({
      subject: 'goal:g',
      steps: [{ subject: 'goal:g:step:2' }, { subject: 'goal:g:step:1', done: day(4) }],
    });
  });

  it.each([
    ['of which one was made first', [1, 1], ['z', 'a']],
    ['of which three were made at once', [1, 1, 1], ['m', 'z', 'a']],
    ['of which the later ones come before', [2, 1, 1], ['b', 'z', 'a'], ['z', 'a', 'b']],
  ])('O1: steps at one place, %s, stay as they were made', (_, positions, names, order = names) => {
    const events = [
      goal(2),
      ...names.map((name, index) =>
        event(name, 'step', 2, { subject: `goal:g:step:${name}`, position: positions[index] as number }),
      ),
    ];
    const made = of(...events);
    expect(made && goalView(made, events, () => false).steps.map(({ subject }) => subject)).toEqual(
      order.map((name) => `goal:g:step:${name}`),
    );
  });

  it('O1: a step that stands for an item is done when that is', () => {
    const linked = step(1, 2, { relatedTo: 'trello:card:a' });
    expect(of(goal(2), linked)?.steps).toEqual([{ subject: 'goal:g:step:1', relatedTo: 'trello:card:a' }]);
    expect(of(goal(2), linked, event('a', 'complete', 5))?.steps[0]?.done).toBe(day(5));
    expect(of(goal(2), linked, finish(1, 5))?.steps[0]?.done).toBeUndefined();
  });

  it('O1: by whatever name', () => {
    const linked = step(1, 2, { relatedTo: 'trello:card:~a' });
    expect(of(linked, event('a', 'complete', 5, { alias: 'trello:card:~a' }))?.steps[0]?.done).toBe(day(5));
  });

  it('O1: what was done before it became a step is done from that day on', () => {
    expect(of(event('a', 'complete', 2), step(1, 5, { relatedTo: 'trello:card:a' }))?.steps[0]?.done).toBe(
      day(5),
    );
  });

  it('O1: an undo opens it again, a late one does not', () => {
    const undone = (date: number) => event('u', 'uncomplete', date, { subject: 'goal:g:step:1' });
    expect(of(step(1, 2), finish(1, 2), undone(3))?.steps[0]?.done).toBeUndefined();
    expect(of(step(1, 2), finish(1, 2), undone(4))?.steps[0]?.done).toBe(day(2));
  });

  it('a step that is dropped or voided is none, until it is taken up again', () => {
    const made = step(1, 2);
    expect(of(made, step(1, 3, { dropped: true }))?.steps).toEqual([]);
    expect(of(made, step(1, 3, { dropped: true }), step(1, 4))?.steps).toHaveLength(1);
    expect(of(made, undo(made, 3))?.steps).toEqual([]);
  });

  it('O2: the goalBonus is 5 a step, from 10 to 50', () => {
    expect([1, 2, 3, 5, 10, 11, 40].map(goalBonus)).toEqual([10, 10, 15, 25, 50, 50, 50]);
  });

  it('O2: three steps over two days reach it, on the day of the last one', () => {
    const events = [goal(2), ...steps(3, 2), finish(1, 2), finish(2, 2)];
    expect(of(...events)?.reached).toBeUndefined();
    expect(of(...events, finish(3, 4))).toMatchObject({ reached: day(4), points: 15 });
    const total = projectAll([...events, finish(3, 4)]).days.get(day(4));
    expect(total).toMatchObject({ earned: 8, reached: 15, points: 23, tally: { reached: 1, step: 1 } });
  });

  it.each([
    ['two steps', [...steps(2, 2), finish(1, 2), finish(2, 3)]],
    ['one day', [...steps(3, 2), finish(1, 2), finish(2, 2), finish(3, 2)]],
    ['a step that is open', [...steps(4, 2), finish(1, 2), finish(2, 3), finish(3, 4)]],
    [
      'a goal that was dropped',
      [...steps(3, 2), finish(1, 2), finish(2, 3), goal(4, { dropped: true }), finish(3, 5)],
    ],
  ])('O2: %s do not reach it', (_, events) => {
    expect(of(goal(2), ...events)?.reached).toBeUndefined();
  });

  it('O2: dropping the last open step reaches it, and so does taking the goal up again', () => {
    const three = [finish(1, 2), finish(2, 3), finish(3, 4)];
    expect(of(goal(2), ...steps(4, 2), ...three, step(4, 9, { dropped: true }))).toMatchObject({
      ...{ reached: day(9), points: 15 },
    });
    const taken = [goal(3, { dropped: true }), goal(9)];
    expect(of(goal(2), ...steps(3, 2), ...three, ...taken)?.reached).toBe(day(9));
  });

  it('O2: it is reached once; what comes later takes nothing away and gives nothing', () => {
    const reached = [goal(2), ...steps(3, 2), finish(1, 2), finish(2, 3), finish(3, 4)];
    const events = [...reached, step(4, 9), finish(4, 10)];
    expect(of(...events)).toMatchObject({ reached: day(4), points: 15 });
    expect(of(...reached, goal(9, { dropped: true }))).toMatchObject({ reached: day(4), points: 15 });
    expect([4, 9, 10].map((date) => pointsOn(events, date))).toEqual([23, 0, 8]);
  });

  it('O2, C6: an early undo of the last step takes the goalBonus back, a late one leaves it', () => {
    const reached = [goal(2), ...steps(3, 2), finish(1, 2), finish(2, 3), finish(3, 4)];
    const undone = (date: number) => event('u', 'uncomplete', date, { subject: 'goal:g:step:3' });
    expect(pointsOn([...reached, undone(5)], 4)).toBe(0);
    expect([4, 6].map((date) => pointsOn([...reached, undone(6)], date))).toEqual([23, -8]);
  });

  it('broken down is a goal with five steps at once', () => {
    expect(of(...steps(4, 2), step(5, 6))?.split).toBe(day(6));
    expect(of(...steps(4, 2), step(1, 3, { dropped: true }), step(5, 6))?.split).toBeUndefined();
    expect(of(...steps(4, 2), step(5, 6), step(1, 9, { dropped: true }))?.split).toBe(day(6));
  });

  it('O3: steps that are added later make it less', () => {
    const before = of(...steps(2, 2), finish(1, 2))?.steps ?? [];
    const after = of(...steps(2, 2), finish(1, 2), step(3, 3), step(4, 3))?.steps ?? [];
    const done = ({ done }: (typeof before)[number]) => done !== undefined;
    expect([shareDone(before, done), shareDone(after, done), shareDone([], done)]).toEqual([0.5, 0.25, 0]);
  });
});

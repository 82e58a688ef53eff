import { describe, expect, it } from 'vitest';
import { createRecentTargets } from '#utils/content/recent-targets.ts';
import type { Target } from '#utils/sites/types.ts';

const target = (subject: string, more: Partial<Target> = {}): Target => ({
  subject,
  kind: 'card',
  title: 'Write',
  url: 'https://trello.com/',
  before: 'open',
  ...more,
});
const ONE = target('trello:card:1');
const TWO = target('trello:card:2');

function setUp() {
  const clock = { now: 1000 };
  return { clock, recent: createRecentTargets(() => clock.now) };
}

describe('recent targets', () => {
  it('are forgotten after a pause of more than five seconds, at the next gesture', () => {
    const { clock, recent } = setUp();
    recent.noteGesture();
    recent.add(ONE);
    clock.now += 5000;
    recent.noteGesture();
    recent.add(TWO);
    expect(recent.past().recent).toEqual([ONE, TWO]);
    clock.now += 5001;
    recent.noteGesture();
    expect(recent.past().recent).toEqual([]);
  });

  it('say for five seconds after a gesture that the person may be the cause', () => {
    const { clock, recent } = setUp();
    expect(recent.hasActed()).toBe(false);
    recent.noteGesture();
    clock.now += 5000;
    expect(recent.hasActed()).toBe(true);
    clock.now += 1;
    expect(recent.hasActed()).toBe(false);
  });

  it('say for a second and a half that the person repeats or undoes', () => {
    const { clock, recent } = setUp();
    expect(recent.past().isRepeating).toBe(false);
    recent.noteRepeat();
    clock.now += 1499;
    expect(recent.past().isRepeating).toBe(true);
    clock.now += 1;
    expect(recent.past().isRepeating).toBe(false);
  });

  it('hold each item once, the latest last', () => {
    const { recent } = setUp();
    const again = { ...ONE, before: 'done' as const };
    expect([ONE, TWO, again].map(recent.add)).toEqual([true, true, true]);
    expect(recent.past().recent).toEqual([TWO, again]);
  });

  it('do not give up what was done to an item for what only waits for a request', () => {
    const { recent } = setUp();
    const waiting = { ...ONE, needsRequest: true as const };
    expect(recent.add(waiting)).toBe(true);
    expect(recent.add(ONE)).toBe(true);
    expect(recent.add(waiting)).toBe(false);
    expect(recent.past().recent).toEqual([ONE]);
  });

  it('lose what a request has used up, and no other', () => {
    const { recent } = setUp();
    recent.add(ONE);
    recent.add(TWO);
    recent.drop(ONE);
    recent.drop({ ...TWO });
    expect(recent.past().recent).toEqual([TWO]);
  });

  it('know a press until it is over', () => {
    const { recent } = setUp();
    const press = { element: undefined, targets: [ONE], deferred: [TWO], failures: [] };
    recent.beginPress(press);
    expect(recent.press()).toBe(press);
    expect(recent.pressed(ONE.subject)).toBe(ONE);
    expect(recent.pressed(TWO.subject)).toBeUndefined();
    recent.endPress();
    expect(recent.press()).toBeUndefined();
    expect(recent.pressed(ONE.subject)).toBeUndefined();
  });

  it('are all forgotten with the page', () => {
    const { recent } = setUp();
    recent.noteGesture();
    recent.add(ONE);
    recent.learn('trello:card:3', ONE);
    recent.beginPress({ element: undefined, targets: [ONE], deferred: [], failures: [] });
    expect(recent.past().learned.get('trello:card:3')).toBe(ONE);
    recent.forget();
    expect(recent.past()).toMatchObject({ recent: [], learned: new Map() });
    expect(recent.hasActed()).toBe(false);
    expect(recent.press()).toBeUndefined();
  });
});

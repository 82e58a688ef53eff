import { describe, expect, it } from 'vitest';
import { createRecentTargets } from '#utils/content/recent-targets.ts';
import type { RequestedChange, State, Target } from '#utils/sites/types.ts';

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
const asks = (to: State): RequestedChange => ({ kind: 'card', to, subject: ONE.subject, proof: true });

function setUp() {
  const clock = { now: 1000 };
  return { clock, recent: createRecentTargets(() => clock.now) };
}

describe('recent targets', () => {
  it('are forgotten after a pause of more than five seconds, at the next gesture', () => {
    const { clock, recent } = setUp();
    recent.noteGesture(true);
    recent.add(ONE);
    clock.now += 5000;
    recent.noteGesture(true);
    recent.add(TWO);
    expect(recent.past().recent).toEqual([ONE, TWO]);
    clock.now += 5001;
    recent.noteGesture(true);
    expect(recent.past().recent).toEqual([]);
  });

  it('say for five seconds after a gesture that the person may be the cause', () => {
    const { clock, recent } = setUp();
    expect(recent.hasActed()).toBe(false);
    recent.noteGesture(true);
    clock.now += 5000;
    expect(recent.hasActed()).toBe(true);
    clock.now += 1;
    expect(recent.hasActed()).toBe(false);
  });

  it('say so for longer of a request that follows others, each while the one before was under way', () => {
    const { clock, recent } = setUp();
    recent.noteGesture(true);
    clock.now += 12_000;
    expect([0, 6999, 7000, 60_000].map((ms) => recent.hasActed(ms))).toEqual([false, false, true, true]);
    clock.now += 13_001;
    expect(recent.hasActed(60_000)).toBe(false);
  });

  it('say that the person repeats or undoes until they press something, and for ten seconds', () => {
    const { clock, recent } = setUp();
    const repeats = () => recent.past().isRepeating;
    expect(repeats()).toBe(false);
    recent.add(ONE);
    recent.noteRepeat();
    expect(recent.past()).toMatchObject({ recent: [], isRepeating: true });
    clock.now += 60_000;
    recent.noteGesture(false);
    expect(repeats()).toBe(true);
    recent.noteGesture(true);
    expect(repeats()).toBe(false);
    recent.noteRepeat();
    clock.now += 9999;
    recent.noteGesture(true);
    expect(repeats()).toBe(true);
    clock.now += 1;
    expect(repeats()).toBe(false);
  });

  it('know what was asked for first and last, and of which target', () => {
    const { recent } = setUp();
    recent.noteAsked(asks('open'), ONE);
    recent.noteAsked(asks('done'));
    recent.noteAsked({ ...asks('done'), subject: '' }, TWO);
    expect([...recent.past().asked]).toMatchObject([
      [ONE.subject, { first: 'open', last: 'done', target: ONE }],
    ]);
  });

  it('know for ten minutes what nobody has answered yet', () => {
    const { clock, recent } = setUp();
    const { subject, title, url } = ONE;
    const task = { subject, title, url };
    recent.noteAsked(asks('done'), ONE, task);
    clock.now += 300_000;
    // The page tries it again.
    recent.noteAsked(asks('done'), ONE);
    expect(recent.unanswered(asks('done'))).toBe(task);
    expect(recent.unanswered(asks('open'))).toBeUndefined();
    expect(recent.unanswered({ ...asks('done'), subject: TWO.subject })).toBeUndefined();
    clock.now += 300_000;
    expect(recent.unanswered(asks('done'))).toBeUndefined();
  });

  it('know nothing of it once it is answered, or the reverse was asked for', () => {
    const { recent } = setUp();
    const { subject, title, url } = ONE;
    const task = { subject, title, url };
    recent.noteAsked(asks('done'), ONE, task);
    recent.noteAnswer([subject], 'open');
    expect(recent.unanswered(asks('done'))).toBe(task);
    recent.noteAnswer([subject], 'done');
    expect(recent.unanswered(asks('done'))).toBeUndefined();
    recent.noteAsked(asks('done'), ONE, task);
    recent.noteAsked(asks('open'), ONE, task);
    expect(recent.unanswered(asks('done'))).toBeUndefined();
    recent.noteAsked(asks('done'), ONE);
    expect(recent.unanswered(asks('done'))).toBeUndefined();
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
    recent.noteGesture(true);
    recent.add(ONE);
    recent.noteAsked(asks('done'), ONE);
    recent.beginPress({ element: undefined, targets: [ONE], deferred: [], failures: [] });
    expect(recent.past().asked.size).toBe(1);
    recent.forget();
    expect(recent.past()).toMatchObject({ recent: [], asked: new Map() });
    expect(recent.hasActed()).toBe(false);
    expect(recent.press()).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, event } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import {
  fiveMore,
  isPlan,
  remaining,
  type Timer,
  timerOf,
  timerWorth,
} from '#utils/domain/planning/timer.ts';

const MINUTE = 60_000;
const START = clock(2, '09:00');
/** UTC ms so many minutes after the start. */
const moment = (minutes: number) => START + minutes * MINUTE;
let count = 0;

/** An event on the timer, so many minutes after the start. */
const at = (type: LedgerEvent['type'], minute: number, more: Partial<LedgerEvent> = {}) =>
  event(`${++count}`, type, 2, { subject: 'timer:a', at: moment(minute), ...more });
const begin = (minutes: number, more: Partial<LedgerEvent> = {}) => at('timer', 0, { minutes, ...more });
const plan = (minute: number, minutes: number) => at('timer', minute, { minutes });
const planned = (minutes: number): Timer => ({ startedAt: START, planned: minutes, kept: 0 });
const starter = (minutes: number) => ({ kind: 'starter', minutes });
const focus = (minutes: number) => ({ kind: 'focus', minutes });

describe('a timer from its events', () => {
  it('F1: is when it began, what was planned and what for', () => {
    expect(timerOf([begin(5)])).toEqual(planned(5));
    expect(timerOf([begin(5, { relatedTo: 'trello:card:a' })])).toEqual({
      ...planned(5),
      relatedTo: 'trello:card:a',
    });
    expect(timerOf([])).toBeUndefined();
  });

  it('F3: five more is a new plan from the same start, and the end that was reached is kept', () => {
    expect(timerOf([begin(5), plan(5, 10)])).toEqual({ ...planned(10), kept: 5 });
    expect(timerOf([begin(5), plan(5, 10), plan(10, 15)])).toEqual({ ...planned(15), kept: 10 });
  });

  it('F3: of a plan that grew before its end nothing is kept yet', () => {
    expect(timerOf([begin(5), plan(3, 10)])).toEqual(planned(10));
  });

  it('F3: it never gets shorter, and the same plan again is none', () => {
    expect(timerOf([begin(10), plan(2, 2)])).toEqual(planned(10));
    expect(timerOf([begin(10), plan(10, 10)])).toEqual(planned(10));
  });

  it('F2: what is planned long after its end is too late', () => {
    expect(timerOf([begin(5), plan(35, 40)])).toEqual({ ...planned(40), kept: 5 });
    expect(timerOf([begin(5), plan(35.1, 41)])).toEqual(planned(5));
  });

  it('is none once it was stopped, whatever was planned later', () => {
    const begun = begin(5);
    expect(timerOf([begun, plan(5, 10), at('void', 7, { ref: begun.id })])).toBeUndefined();
  });

  it('goes back to the earlier plan when five more is taken back', () => {
    const more = plan(5, 10);
    expect(timerOf([begin(5), more, at('void', 6, { ref: more.id })])).toEqual(planned(5));
  });

  it('is none once it is finished, even if that win was taken back', () => {
    const done = at('complete', 5, { kind: 'starter' });
    expect(timerOf([begin(5), done])).toBeUndefined();
    expect(timerOf([begin(5), done, at('void', 6, { ref: done.id })])).toBeUndefined();
  });
});

describe('F1, F4: what can be planned', () => {
  it('is a starter of 2 to 10 minutes, or focus of 25 to 120', () => {
    const edges = [1, 2, 5, 10, 11, 24, 25, 120, 121, 5.5, Number.NaN];
    expect(edges.filter(isPlan)).toEqual([2, 5, 10, 25, 120]);
  });
});

describe('F1: the remaining time', () => {
  it('is read off the clock', () => {
    expect([0, 1.5, 5, 500].map((minute) => remaining(planned(5), moment(minute)))).toEqual([
      5 * MINUTE,
      3.5 * MINUTE,
      0,
      0,
    ]);
  });

  it('is the planned time at the most when the clock was set back', () => {
    expect(remaining(planned(5), moment(-60))).toBe(5 * MINUTE);
  });
});

describe('what a timer is worth', () => {
  it('is nothing before its end', () => {
    expect(timerWorth(planned(5), moment(5) - 1)).toBeUndefined();
    expect(timerWorth(planned(25), moment(24))).toBeUndefined();
    expect(timerWorth(planned(5), moment(-60))).toBeUndefined();
  });

  it('is a starter at its end, with the time that went by', () => {
    expect(timerWorth(planned(5), moment(5))).toEqual(starter(5));
    expect(timerWorth(planned(5), moment(12.9))).toEqual(starter(12));
  });

  it('F2: is what was planned, and no extra time, when noticed more than 30 minutes after its end', () => {
    expect(timerWorth(planned(5), moment(35))).toEqual(focus(35));
    expect(timerWorth(planned(5), moment(35) + 1)).toEqual(starter(5));
    expect(timerWorth(planned(25), moment(55) + 1)).toEqual(focus(25));
  });

  it('F4: is focus instead from 25 minutes on', () => {
    expect(timerWorth(planned(5), moment(25) - 1)).toEqual(starter(24));
    expect(timerWorth(planned(5), moment(25))).toEqual(focus(25));
    expect(timerWorth(planned(25), moment(25))).toEqual(focus(25));
  });

  it('F3: stopped on the way to a later end, it is worth what went by', () => {
    const timer = timerOf([begin(5), plan(5, 10)]) as Timer;
    expect(timerWorth(timer, moment(7.5))).toEqual(starter(7));
    // The clock was set back: what was reached stays.
    expect(timerWorth(timer, moment(1))).toEqual(starter(5));
  });

  it('F3, F4: five more again and again comes to focus', () => {
    const events = [begin(10), plan(10, 15), plan(15, 20), plan(20, 25)];
    expect(timerWorth(timerOf(events) as Timer, moment(25))).toEqual(focus(25));
  });
});

describe('F3: five more', () => {
  it('follows the plan, or the moment when that is later', () => {
    expect(fiveMore(planned(5), moment(5))).toBe(10);
    expect(fiveMore(planned(5), moment(2))).toBe(10);
    expect(fiveMore(planned(5), moment(11.5))).toBe(17);
  });

  it('is no question long after the end, nor beyond two hours', () => {
    expect(fiveMore(planned(5), moment(35))).toBe(40);
    expect(fiveMore(planned(5), moment(35) + 1)).toBeUndefined();
    expect(fiveMore(planned(115), moment(115))).toBe(120);
    expect(fiveMore(planned(116), moment(116))).toBeUndefined();
  });
});

describe('laws of timers', () => {
  const minutes = fc.integer({ min: 2, max: 120 });
  /** Around the start, UTC ms. */
  const anywhen = fc.integer({ min: -200 * MINUTE, max: 400 * MINUTE }).map((ms) => START + ms);

  it('F1: the remaining time lies between nothing and the plan, and never grows while the clock goes on', () => {
    fc.assert(
      fc.property(minutes, anywhen, fc.nat(60 * MINUTE), (minutes, now, later) => {
        const left = remaining(planned(minutes), now);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(minutes * MINUTE);
        const then = remaining(planned(minutes), now + later);
        expect(then).toBeLessThanOrEqual(left);
        expect(then).toBeGreaterThanOrEqual(left - later);
      }),
    );
  });

  it('F2, F4: it is worth something once no time remains: what was planned, and 30 minutes more at the most', () => {
    fc.assert(
      fc.property(minutes, anywhen, (minutes, now) => {
        const worth = timerWorth(planned(minutes), now);
        expect(worth !== undefined).toBe(remaining(planned(minutes), now) === 0);
        if (!worth) return;
        expect(worth.minutes).toBeGreaterThanOrEqual(minutes);
        expect(worth.minutes).toBeLessThanOrEqual(minutes + 30);
        expect(worth.kind).toBe(worth.minutes >= 25 ? 'focus' : 'starter');
      }),
    );
  });

  it('F3: going on at the offered plan leaves at least five minutes and takes nothing away', () => {
    fc.assert(
      fc.property(minutes, anywhen, (minutes, now) => {
        fc.pre(now >= START);
        const more = fiveMore(planned(minutes), now);
        fc.pre(more !== undefined);
        const timer = timerOf([begin(minutes), { ...plan(0, more), at: now }]) as Timer;
        expect(timer.planned).toBe(more);
        expect(remaining(timer, now)).toBeGreaterThanOrEqual(5 * MINUTE);
        expect(timerWorth(timer, now)).toEqual(timerWorth(planned(minutes), now));
      }),
    );
  });
});

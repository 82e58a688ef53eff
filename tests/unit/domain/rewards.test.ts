import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, event, newSettings, undo } from '#tests/support/events.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { type Projections, projectAll } from '#utils/domain/project.ts';
import { isRefundable } from '#utils/domain/scoring/day-facts.ts';
import { levelOf } from '#utils/domain/scoring/level.ts';
import { NO_TOTALS, type RunningTotals } from '#utils/domain/scoring/running-totals.ts';

const MINUTE = 60_000;

/** When an event of a day in March 2026 happened, whose 2nd is a Monday: so many minutes after noon. */
const at = (date: number, minute: number) => ({ at: clock(date, '12:00') + minute * MINUTE });
const done = (name: string, date: number, minute = 0) =>
  event(`done ${name} ${date} ${minute}`, 'complete', date, {
    subject: `trello:card:${name}`,
    ...at(date, minute),
  });
const undone = (name: string, date: number, minute = 0) =>
  event(`undone ${name} ${date} ${minute}`, 'uncomplete', date, {
    subject: `trello:card:${name}`,
    ...at(date, minute),
  });
const taken = (price: number, date: number, minute = 0) =>
  event(`taken ${price} ${date} ${minute}`, 'redeem', date, {
    ...{ subject: 'reward:coffee', price },
    ...at(date, minute),
  });
const back = (reward: LedgerEvent, date: number, minute = 0) => undo(reward, date, at(date, minute));
/** Said on a day, it holds from the next. */
const rewards = (rewards: boolean, date: number) => newSettings(date, { rewards });

const end = ({ totals }: Projections): RunningTotals => [...totals.values()].at(-1) ?? NO_TOTALS;
const wallet = (...log: LedgerEvent[]) => end(projectAll(log)).wallet;

describe('R1: giving back', () => {
  it('is possible for ten minutes', () => {
    const coffee = taken(5, 3);
    const after = (minutes: number) => isRefundable(coffee, coffee.at + minutes * MINUTE);
    expect([0, 9.9, 10].map(after)).toEqual([true, true, true]);
    expect(isRefundable(coffee, coffee.at + 10 * MINUTE + 1)).toBe(false);
    expect(after(-60)).toBe(true);
  });
});

describe('R1: the wallet', () => {
  const on = rewards(true, 1);

  it('holds nothing until rewards are switched on, and then what comes from the next day on', () => {
    expect(wallet(done('a', 2))).toBe(0);
    expect(wallet(done('a', 2), rewards(true, 3), done('b', 3))).toBe(0);
    expect(wallet(done('a', 2), rewards(true, 3), done('b', 3), done('c', 4))).toBe(10);
  });

  it('keeps what it holds while rewards are off, and nothing is added', () => {
    const log = [on, done('a', 2), rewards(false, 3), done('b', 4)];
    expect(wallet(...log)).toBe(10);
    expect(wallet(...log, rewards(true, 5), done('c', 6))).toBe(20);
  });

  it('is spent by what is taken', () => {
    expect(wallet(on, done('a', 2), taken(4, 2, 1))).toBe(6);
    expect(wallet(on, done('a', 2), taken(4, 3), taken(4, 4))).toBe(2);
  });

  it('gets back what was given back within ten minutes, and no later', () => {
    const coffee = taken(4, 2, 1);
    expect(wallet(on, done('a', 2), coffee, back(coffee, 2, 11))).toBe(10);
    expect(wallet(on, done('a', 2), coffee, back(coffee, 2, 12))).toBe(6);
  });

  it('gets it back once, whoever says it again and whenever', () => {
    const coffee = taken(4, 2, 1);
    const log = [on, done('a', 2), coffee, back(coffee, 2, 5)];
    expect(wallet(...log, back(coffee, 2, 6))).toBe(10);
    expect(wallet(...log, back(coffee, 2, 30))).toBe(10);
  });

  it('gets it back across the start of a day', () => {
    // Noon and 955 minutes are 03:55, and the day begins at 04:00.
    const coffee = taken(4, 2, 955);
    const refund = back(coffee, 2, 964);
    expect(wallet(on, done('a', 2), coffee, refund)).toBe(10);
  });

  it('may go below zero after an undo, and comes back', () => {
    const log = [on, done('a', 2), taken(8, 2, 1)];
    expect(wallet(...log, undone('a', 3))).toBe(-8);
    expect(wallet(...log, undone('a', 4))).toBe(-8);
    expect(wallet(...log, undone('a', 4), done('b', 5))).toBe(2);
  });
});

describe('laws of rewards', () => {
  const step = fc.record({
    what: fc.constantFrom('done', 'done', 'done', 'undone', 'taken', 'taken', 'back', 'on', 'off'),
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    days: fc.constantFrom(0, 0, 1, 2),
    price: fc.integer({ min: 1, max: 60 }),
    /** Minutes until it is given back, if it is. */
    until: fc.integer({ min: 0, max: 20 }),
  });
  const logs = fc.array(step, { maxLength: 40 }).map((steps) => {
    let date = 2;
    const log: LedgerEvent[] = [];
    for (const [index, { what, name, days, price, until }] of steps.entries()) {
      date += days;
      if (what === 'done') log.push(done(name, date, index));
      else if (what === 'undone') log.push(undone(name, date, index));
      else if (what === 'on' || what === 'off') log.push(rewards(what === 'on', date));
      else {
        const reward = taken(price, date, index);
        log.push(reward, ...(what === 'back' ? [back(reward, date, index + until)] : []));
      }
    }
    return log;
  });

  it('R1: the wallet is the points of the days since it was switched on less what was taken', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const projected = projectAll(log);
        const { changes } = projected.config;
        const points = [...projected.days.values()]
          .filter(({ day }) => changes.findLast(({ from }) => from <= day)?.settings.rewards)
          .reduce((sum, { points }) => sum + points, 0);
        const backAt = new Map(log.map(({ ref, at }) => [ref, at]));
        const kept = (reward: LedgerEvent) =>
          (backAt.get(reward.id) ?? Number.POSITIVE_INFINITY) - reward.at > 10 * MINUTE;
        const spent = log
          .filter((event) => event.type === 'redeem' && kept(event))
          .reduce((sum, { price = 0 }) => sum + price, 0);
        expect(end(projected).wallet).toBe(points - spent);
      }),
      { numRuns: 300 },
    );
  });

  it('R1, V2: spending changes no points and no level, now or ever', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const free = projectAll(log.filter(({ subject }) => subject !== 'reward:coffee'));
        const spent = projectAll(log);
        expect(end(spent).total).toBe(end(free).total);
        expect(levelOf(end(spent).total)).toEqual(levelOf(end(free).total));
        for (const [day, { points }] of free.days) expect(spent.days.get(day)?.points).toBe(points);
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clock,
  day,
  event,
  newSettings,
  pointsOn,
  rests,
  span,
  undo,
  win,
  wins,
} from '#tests/support/events.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { logs } from '#tests/support/logs.ts';
import { projectConfig } from '#utils/domain/config-history.ts';
import { projectAll } from '#utils/domain/project.ts';
import type { Credit } from '#utils/domain/scoring/credits.ts';
import { NO_GOALS } from '#utils/domain/scoring/day-facts.ts';
import { growScore, scoreDay, shownWins } from '#utils/domain/scoring/day-score.ts';
import { batchPoints } from '#utils/domain/scoring/points.ts';
import { weeklyTarget } from '#utils/domain/scoring/running-totals.ts';

const dayOf = (events: Parameters<typeof projectAll>[0], date: number) =>
  projectAll(events).days.get(day(date));

describe('the daily goal', () => {
  it('G1, P8: three wins bring ten points, once', () => {
    const plain = newSettings(1, { momentum: false });
    const goals = span(2, 5).map((count) => {
      const {
        wins: won,
        targetWins,
        target,
        targetReached,
        earned,
        points,
      } = dayOf([plain, ...wins(count, 2)], 2) ?? {};
      return [won, targetWins, target, targetReached, earned, points];
    });
    expect(goals).toEqual([
      [2, 2, 3, false, 20, 20],
      [3, 3, 3, true, 30, 40],
      [4, 4, 3, true, 40, 50],
      [5, 5, 3, true, 50, 60],
    ]);
  });

  it.each([
    ['an off day', [] as ReturnType<typeof rests>[], 7],
    ['a rest day', [rests(2, 2, 2)], 2],
  ])('S2, S3: on %s it is not asked for, and brings nothing', (_, more, date) => {
    expect(dayOf([...more, ...wins(3, date)], date)).toMatchObject({
      ...{ wins: 3, targetWins: 3, active: true, target: 0, targetReached: false, points: 30 },
    });
  });

  it.each([1, 12])('G1: it may be %i', (goal) => {
    const changed = newSettings(1, { dailyTarget: goal, momentum: false });
    expect(dayOf([changed, ...wins(goal, 2)], 2)).toMatchObject({ target: goal, targetReached: true });
    expect(dayOf([changed, ...wins(goal - 1, 2)], 2)?.targetReached ?? false).toBe(false);
  });

  it('G1: what is written about the day counts for its activity, not for its goal', () => {
    const events = [...wins(2, 2), ...wins(1, 2, '15:00', 'reflection'), ...wins(1, 2, '16:00', 'weekly')];
    expect(dayOf(events, 2)).toMatchObject({ wins: 2, targetWins: 2, targetReached: false });
    expect(dayOf(wins(1, 2, '15:00', 'reflection'), 2)).toMatchObject({ wins: 0, active: true, points: 3 });
  });

  it('S1: what scores nothing makes no active day', () => {
    expect(dayOf(wins(1, 2, '15:00', 'declined'), 2)).toMatchObject({
      ...{ wins: 0, active: false, points: 0, tally: { declined: 1 } },
    });
    expect(dayOf([event('n', 'note', 2), event('p', 'priority', 2)], 2)).toBeUndefined();
  });

  it('P2: of a batch the first five count for it, and it tells of them until it is reached, then of all', () => {
    const events = span(0, 11).map((second) => win(2, '12:00', { at: clock(2, '12:00') + second * 1000 }));
    const score = dayOf([newSettings(1, { dailyTarget: 6 }), ...events], 2);
    expect(score).toMatchObject({ wins: 12, targetWins: 5, targetReached: false });
    expect(score && [6, 5, 3].map((target) => shownWins(score, target))).toEqual([5, 12, 12]);
    expect(batchPoints(6, 10)).toBe(5);
  });

  it('P7, P8: the bonus comes on top of a day that is full', () => {
    const events = [
      newSettings(1, { momentum: false, schedule: [1, 2, 3, 4, 5, 6, 7] }),
      ...wins(12, 2, '09:00', 'pull'),
    ];
    expect(dayOf(events, 2)).toMatchObject({ raw: 240, earned: 180, points: 190 });
  });
});

describe('the weekly goal', () => {
  const goalOf = (...events: Parameters<typeof projectConfig>[0]) =>
    weeklyTarget(day(4), projectConfig(events));

  it('G5: is ceil(0.8 × scheduled days × daily goal)', () => {
    expect(goalOf()).toBe(12);
    expect(goalOf(newSettings(0, { dailyTarget: 1 }))).toBe(4);
    expect(goalOf(newSettings(0, { dailyTarget: 2, schedule: [1, 2, 3] }))).toBe(5);
    expect(goalOf(rests(1, 2, 3))).toBe(8);
    expect(goalOf(rests(1, 2, 8))).toBe(0);
    expect(goalOf(newSettings(0, { schedule: [] }))).toBe(0);
  });

  it('G5: exactly that for every schedule and goal', () => {
    for (const days of span(1, 7))
      for (const goal of span(1, 12))
        expect(goalOf(newSettings(0, { schedule: span(1, days), dailyTarget: goal }))).toBe(
          Math.ceil((8 * days * goal) / 10),
        );
  });

  it('P8: brings 25 points on the day that reaches it, once a week', () => {
    const week = (monday: number) => span(monday, monday + 4).flatMap((date) => wins(3, date));
    const { days, totals } = projectAll([...week(2), ...week(9)]);
    expect([...days.values()].map(({ weekBonus }) => weekBonus)).toEqual([0, 0, 0, 25, 0, 0, 0, 0, 25, 0]);
    expect([...totals.values()].map(({ week }) => week.wins)).toEqual([3, 6, 9, 12, 15, 3, 6, 9, 12, 15]);
  });

  it('P8: not with one win less, nor with wins of two weeks', () => {
    const events = [...wins(11, 6), ...wins(11, 9)];
    expect([...projectAll(events).days.values()].map(({ weekBonus }) => weekBonus)).toEqual([0, 0]);
    expect(dayOf([...events, win(6, '19:00')], 6)?.weekBonus).toBe(25);
  });

  it('P8: only with a win, though the goal became less meanwhile', () => {
    const events = [
      ...wins(8, 2),
      newSettings(2, { dailyTarget: 2 }),
      event('n', 'note', 3, { noteKind: 'exported' }),
    ];
    expect([2, 3].map((date) => dayOf(events, date)?.weekBonus)).toEqual([0, 0]);
    expect(dayOf([...events, win(3)], 3)?.weekBonus).toBe(25);
  });

  it('G5: wins of off days help', () => {
    expect(dayOf([...wins(6, 2), ...wins(6, 7)], 7)?.weekBonus).toBe(25);
  });

  it('G5: a week that expects nothing has none', () => {
    expect(dayOf([rests(1, 2, 8), ...wins(12, 2)], 2)?.weekBonus).toBe(0);
  });

  it('T4: a schedule that is changed in the middle of the week moves nothing that was', () => {
    const events = [newSettings(-10, { dailyTarget: 1 }), ...wins(2, 2), ...wins(2, 3)];
    expect([2, 3].map((date) => dayOf(events, date)?.weekBonus)).toEqual([0, 25]);
    const fewer = newSettings(3, { schedule: [1] });
    expect([2, 3].map((date) => dayOf([...events, fewer], date)?.weekBonus)).toEqual([0, 25]);
    // From the next day on it is the new week: three days, three wins.
    const later = [
      newSettings(-10, { dailyTarget: 1 }),
      ...wins(2, 2),
      newSettings(4, { schedule: [1] }),
      win(5),
    ];
    expect(dayOf(later, 5)?.weekBonus).toBe(25);
    expect(dayOf([newSettings(-10, { dailyTarget: 1 }), ...wins(2, 2), win(5)], 5)?.weekBonus).toBe(0);
  });
});

describe('R1: rewards', () => {
  const on = newSettings(1, { rewards: true });
  const redeem = (price: number, date: number, time = '15:00') =>
    event(`redeem ${date} ${time}`, 'redeem', date, {
      subject: `redeem:${date} ${time}`,
      price,
      at: clock(date, time),
    });
  const walletOn = (events: Parameters<typeof projectAll>[0], date: number) =>
    projectAll(events).totals.get(day(date))?.wallet;

  it('the wallet is what was earned since it was switched on, less what was spent', () => {
    expect(walletOn([on, win(2)], 2)).toBe(10);
    expect(walletOn([on, win(2), win(3), redeem(15, 3)], 3)).toBe(5);
    expect(projectAll([on, win(2), win(3), redeem(15, 3)]).totals.get(day(3))?.total).toBe(20);
  });

  it('it is off until then', () => {
    expect(walletOn([win(2), win(3)], 3)).toBe(0);
    expect(walletOn([win(2), newSettings(2, { rewards: true }), win(3)], 3)).toBe(10);
    expect(walletOn([on, win(2), newSettings(2, { rewards: false }), win(3)], 3)).toBe(10);
  });

  it('it may go below zero after an undo', () => {
    const done = win(2);
    expect(
      walletOn([on, done, redeem(10, 2), event('u', 'uncomplete', 9, { subject: done.subject })], 9),
    ).toBe(-10);
  });

  it.each([
    ['15:10:00', 0],
    ['15:10:01', 6],
  ])('what is given back at %s of what was taken at 15:00 leaves %i spent', (time, spent) => {
    const taken = redeem(6, 2);
    const events = [on, win(2), taken, undo(taken, 2, { at: clock(2, time) })];
    expect(dayOf(events, 2)?.spent).toBe(spent);
    expect(walletOn(events, 2)).toBe(10 - spent);
  });

  it('given back twice is given back by the first', () => {
    const taken = redeem(6, 2);
    const back = ['15:05', '15:30'].map((time) => undo(taken, 2, { at: clock(2, time) }));
    expect(walletOn([on, win(2), taken, ...back], 2)).toBe(10);
  });

  it('a day on which something was only spent is kept', () => {
    expect(dayOf([on, redeem(6, 4)], 4)).toMatchObject({ spent: 6, active: false, points: 0 });
  });
});

describe('what a day is counted by', () => {
  it('wins by kind, by where, and by when', () => {
    const events = [
      win(2, '09:00', { kind: 'pull', site: 'github' }),
      win(2, '10:00', { site: 'trello' }),
      win(2, '20:30', { site: 'trello' }),
      win(2, '21:00'),
      win(3, '03:30', { kind: 'todo', site: 'notion' }),
    ];
    expect(dayOf(events, 2)).toMatchObject({
      tally: { card: 3, pull: 1, todo: 1, quiet: 3, late: 2 },
      bySite: {
        '': { wins: 1, points: 10 },
        github: { wins: 1, points: 20 },
        notion: { wins: 1, points: 3 },
        trello: { wins: 2, points: 21 },
      },
    });
  });

  it('B7: late is from 21:00 to the day start, wherever it is', () => {
    const late = (time: string, date = 2) => dayOf([win(date, time, { offset: -210 })], 2)?.tally.late ?? 0;
    expect([late('20:59'), late('21:00'), late('23:59'), late('03:59', 3), late('04:00')]).toEqual([
      0, 1, 1, 1, 0,
    ]);
  });

  it('beyond a cap there are wins, but none of that kind; what was written is none', () => {
    const events = [...wins(4, 2, '08:00', 'manual'), ...wins(1, 2, '22:00', 'reflection')];
    expect(dayOf(events, 2)).toMatchObject({ wins: 4, targetWins: 3 });
    expect(dayOf(events, 2)?.tally).toEqual({ manual: 3, reflection: 1 });
  });

  it('what the person did with the log', () => {
    const done = win(2);
    const events = [
      ...(['exported', 'log-checked', 'helpful'] as const).map((noteKind) =>
        event(noteKind, 'note', 3, { subject: 'notes', noteKind }),
      ),
      done,
      undo(done, 3),
    ];
    expect(dayOf(events, 3)?.tally).toEqual({ checked: 1, exported: 1, voided: 1 });
  });

  it('what a site refused, or went to another day, is no win taken back', () => {
    for (const more of [{ refused: true }, { moved: true }] as const) {
      const done = win(2);
      for (const date of [2, 3, 9]) expect(dayOf([done, undo(done, date, more)], date)).toBeUndefined();
      expect(dayOf([done, undo(done, 2, more), undo(done, 3)], 3)?.tally).toEqual({ voided: 1 });
    }
  });

  it('only a completion that is taken back is a win taken back', () => {
    const events = [win(2), event('u', 'uncomplete', 2), event('p', 'priority', 2)];
    const voids = events.slice(1).map((one) => undo(one, 3));
    expect(dayOf([...events, ...voids], 3)).toBeUndefined();
  });

  it('T5: the moments of its first and last credit', () => {
    const events = [win(2, '15:00', { offset: 120 }), win(2, '09:00'), win(2, '12:00')];
    expect(dayOf(events, 2)).toMatchObject({
      first: { at: clock(2, '09:00'), offset: 60 },
      last: { at: clock(2, '15:00', 120), offset: 120 },
    });
  });

  it('points are all of it together', () => {
    const undone = win(2, '09:00', { kind: 'pull' });
    const events = [undone, ...wins(3, 9), event('u', 'uncomplete', 9, { subject: undone.subject })];
    expect(dayOf(events, 9)).toMatchObject({
      earned: 33,
      targetReached: true,
      weekBonus: 0,
      reached: 0,
      debits: 20,
    });
    expect(pointsOn(events, 9)).toBe(23);
  });
});

describe('a day that grows', () => {
  const facts = { voided: 2, exported: 1, checked: 0, spent: 5 };
  const scoreOf = (day: string, earned: Credit[], config: Parameters<typeof scoreDay>[1]) =>
    scoreDay({ day, earned, takenBack: [], facts, goals: NO_GOALS }, config);

  it('by a win after all others comes to what scoring all of them does; by any other it is scored anew', () => {
    let grown = 0;
    fc.assert(
      fc.property(logs(60), (log) => {
        const { items, config } = projectAll(log);
        const credits = [...items.values()].flatMap(({ credits }) => credits);
        for (const [day, own] of Map.groupBy(credits, (credit) => credit.day)) {
          const ordered = own.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
          const [last] = ordered.slice(-1);
          if (!last || ordered.length < 2) continue;
          const whole = scoreOf(day, ordered, config);
          expect(growScore(scoreOf(day, ordered.slice(0, -1), config), last, config)?.score).toEqual(whole);
          const [first, ...others] = ordered as [Credit, ...Credit[]];
          expect(growScore(scoreOf(day, others, config), first, config)).toBeUndefined();
          grown++;
        }
      }),
      { numRuns: lawRuns(60) },
    );
    expect(grown).toBeGreaterThan(20);
  });

  it('is scored anew where it had no win, or was stored by an earlier build', () => {
    const { items, config } = projectAll([win(2, '09:00'), win(2, '10:00')]);
    const [one, two] = [...items.values()].flatMap(({ credits }) => credits) as [Credit, Credit];
    expect(growScore(scoreOf(day(2), [], config), one, config)).toBeUndefined();
    const { scoring: _, ...old } = scoreOf(day(2), [one], config);
    expect(growScore(old as ReturnType<typeof scoreDay>, two, config)).toBeUndefined();
  });
});

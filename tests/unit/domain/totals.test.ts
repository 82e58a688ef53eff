import { describe, expect, it } from 'vitest';
import { day, newSettings, on, viewOf, wins } from '#tests/support/events.ts';
import { spanTotals } from '#utils/domain/views/totals.ts';

describe('what wins add up to', () => {
  it('counts the last 7, 30 and 365 days, today included, and no day before', () => {
    const log = [...on(-335, -334), ...on(0, 1), ...wins(2, 23), ...wins(3, 24), ...wins(4, 30)];
    expect(spanTotals(viewOf(log, 30))).toEqual([
      { days: 7, wins: 7, atGoal: 15 },
      { days: 30, wins: 10, atGoal: 64 },
      { days: 365, wins: 12, atGoal: 782 },
    ]);
  });

  it('says since when, where a log is younger than that', () => {
    const since = (date: number) => spanTotals(viewOf(on(20), date)).map(({ since }) => since);
    expect(since(20)).toEqual([day(20), day(20), day(20)]);
    expect(since(26)).toEqual([undefined, day(20), day(20)]);
    expect(spanTotals(viewOf([], 20)).map(({ wins, since }) => [wins, since])).toEqual(
      Array(3).fill([0, undefined]),
    );
  });

  it('takes goal and working days as they score today', () => {
    const log = [
      newSettings(1, { dailyTarget: 5, schedule: [1, 2] }),
      newSettings(20, { dailyTarget: 1, schedule: [] }),
    ];
    expect(spanTotals(viewOf(log, 20)).map(({ atGoal }) => atGoal)).toEqual([10, 43, 521]);
    expect(spanTotals(viewOf(log, 21)).map(({ atGoal }) => atGoal)).toEqual([0, 0, 0]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, newSettings, span, viewOf, win, wins } from '#tests/support/events.ts';
import { daysOfWeek, nextWeekStart, weekStartOf } from '#utils/domain/config-history.ts';
import { offeredReview } from '#utils/domain/planning/week-review.ts';
import { projectAll } from '#utils/domain/project.ts';
import { weekTrends } from '#utils/domain/views/trends.ts';
import { weekStartIn } from '#utils/platform/week-start.ts';

/** Somebody who works from Sunday to Thursday, as they said on the first of March, a Sunday, before anything else. */
const SUNDAYS = newSettings(1, { schedule: [7, 1, 2, 3, 4], weekStart: 7 });
const first = { ...SUNDAYS, immediate: true } as const;
const weeks = (log: Parameters<typeof projectAll>[0], ...dates: number[]) => {
  const { config } = projectAll(log);
  return dates.map((date) => weekStartOf(config, day(date)));
};

describe('T9: one number is one number, also in the week in which a change holds', () => {
  it('in its bars, its target and its trends; and no week has a day of another', () => {
    const date = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(
        fc.uniqueArray(date, { minLength: 1, maxLength: 20 }),
        fc.array(fc.tuple(date, fc.integer({ min: 1, max: 7 })), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 30, max: 40 }),
        (dates, changes, today) => {
          const log = [
            ...changes.map(([on, weekStart]) => newSettings(on, { weekStart })),
            ...dates.flatMap((date) => wins(1, date)),
          ];
          for (const looked of [today, dates[0] ?? today]) {
            const view = viewOf(
              log.filter((one) => one.day <= day(looked)),
              looked,
            );
            const shown = view.week.reduce((sum, { wins }) => sum + wins, 0);
            expect(shown).toBe(view.weekly.wins);
            expect(view.week.map((cell) => cell.day)).toContain(day(looked));
            expect(view.week[0]?.day).toBe(weekStartOf(view.config, day(looked)));
            const trends = weekTrends(view);
            expect(trends.at(-1)?.wins).toBe(shown);
            expect(trends.reduce((sum, { wins }) => sum + wins, 0)).toBe(view.totalWins);
            for (const { first } of trends) expect(weekStartOf(view.config, first)).toBe(first);
          }
        },
      ),
    );
  });
});

describe('T9: a week begins on the day that the person chose', () => {
  it('at once, where nothing was done yet', () => {
    expect(weeks([first], 1, 7, 8, 14)).toEqual([1, 1, 8, 8].map(day));
  });

  it('and else from the next week on, of which the first is cut short and neither breaks nor brings anything', () => {
    const change = newSettings(4, { weekStart: 3 });
    const log = [...[2, 3, 4, 5, 6, 9, 10].flatMap((date) => wins(3, date)), change];
    const { config, days } = projectAll(log);
    expect(weeks(log, 4, 8, 9, 10, 11, 17, 18)).toEqual([2, 2, 9, 9, 11, 11, 18].map(day));
    expect(daysOfWeek(config, day(9))).toEqual([9, 10].map(day));
    expect(nextWeekStart(config, day(2))).toBe(day(9));
    expect([...days.values()].filter(({ weekBonus }) => weekBonus > 0)).toHaveLength(1);
    expect(viewOf(log, 10).weekly.target).toBe(0);
    expect(viewOf(log, 12).streaks.weeks).toBe(1);
  });

  it('twice changed in a week, by the last word', () => {
    const log = [newSettings(3, { weekStart: 7 }), newSettings(4, { weekStart: 1 })];
    expect(weeks(log, 9, 15, 16)).toEqual([9, 9, 16].map(day));
  });

  it('so its review is offered on its last scheduled day, and on the next', () => {
    const { config } = projectAll([first, win(1)]);
    const offered = (date: number, time: string) =>
      offeredReview({ at: clock(date, time), offset: 60 }, config, () => false);
    expect(offered(5, '14:59')).toBeUndefined();
    expect([offered(5, '15:00'), offered(6, '10:00')]).toEqual(['review:2026-03-01', 'review:2026-03-01']);
    expect([offered(7, '16:00'), offered(8, '16:00'), offered(9, '10:00')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('so its target and its streak are not cut in two', () => {
    const log = [first, ...[1, 2, 3, 4, 5].flatMap((date) => wins(3, date))];
    const view = viewOf(log, 5, '16:00');
    expect(view.weekly).toEqual({ wins: 15, target: 12, reached: true });
    expect(view.week.map((cell) => cell.day)).toEqual(span(1, 7).map(day));
    expect(view.year.at(-1)?.map((cell) => cell.day)).toEqual(span(1, 7).map(day));
    expect(view.streaks.weeks).toBe(1);
    const [bonus] = [...projectAll(log).days.values()].filter(({ weekBonus }) => weekBonus > 0);
    expect(bonus?.day).toBe(day(4));
  });

  it('so three sites of one week are those of its days', () => {
    const log = (weekStart: number) => [
      { ...newSettings(1, { weekStart }), immediate: true } as const,
      ...['trello', 'github', 'notion'].map((site, index) =>
        win(index === 0 ? 8 : 8 + index, '12:00', { site }),
      ),
    ];
    const sites = (weekStart: number) => [...projectAll(log(weekStart)).totals.values()].at(-1)?.counts.sites;
    expect([sites(1), sites(7)]).toEqual([2, 3]);
  });

  it('and by default on that of the person’s locale', () => {
    expect(['de-DE', 'en-US', 'ar-EG', 'en-GB'].map(weekStartIn)).toEqual([1, 7, 6, 1]);
  });
});

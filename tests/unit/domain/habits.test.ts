import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DayKey, latestWeekday } from '#utils/domain/calendar.ts';
import { type ConfigHistory, NO_CONFIG } from '#utils/domain/config-history.ts';
import { HABIT_DAYS, type Habit, habitsOn } from '#utils/domain/planning/habits.ts';

/** A Monday. */
const MONDAY = '2026-03-02';
const RUN: Habit = { subject: 'habit:r', title: 'Run', weekdays: [1, 3], since: MONDAY, doneOn: [] };

/** A person whose week begins on a weekday. */
const beginningOn = (weekStart: number): ConfigHistory => ({
  ...NO_CONFIG,
  changes: [{ from: '2020-01-06', settings: { weekStart } }],
});
const on = (habit: Partial<Habit>, day: DayKey, config = beginningOn(1)) =>
  habitsOn([{ ...RUN, ...habit }], day, config)[0];

describe('a habit', () => {
  it('on weekdays is meant on these, done or not', () => {
    expect(on({}, MONDAY)).toEqual({ subject: 'habit:r', title: 'Run', done: false });
    expect(on({}, addDays(MONDAY, 1))).toBeUndefined();
    expect(on({ doneOn: [MONDAY] }, MONDAY)).toMatchObject({ done: true });
  });

  it('so many times a week is meant on any day until that is done, then no more in this week', () => {
    const doneOn = ['2026-03-02', '2026-03-04'];
    expect(on({ timesAWeek: 2 }, '2026-03-03')).toMatchObject({ done: false, week: { done: 0, times: 2 } });
    expect(on({ timesAWeek: 2, doneOn }, '2026-03-04')).toMatchObject({ done: true });
    expect(on({ timesAWeek: 2, doneOn }, '2026-03-05')).toBeUndefined();
    expect(on({ timesAWeek: 2, doneOn }, '2026-03-09')).toMatchObject({ week: { done: 0, times: 2 } });
  });

  it('so many times a week goes by the person’s own week', () => {
    const doneOn = ['2026-03-07'];
    expect(on({ timesAWeek: 1, doneOn }, '2026-03-08', beginningOn(1))).toBeUndefined();
    expect(on({ timesAWeek: 1, doneOn }, '2026-03-08', beginningOn(7))).toMatchObject({ done: false });
  });

  const days = fc.integer({ min: 0, max: 60 }).map((days) => addDays(MONDAY, days));

  it('is asked for on a day exactly as long as its week has fewer days on which it was done', () => {
    fc.assert(
      fc.property(
        ...[fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), days],
        fc.uniqueArray(days, { maxLength: 40 }),
        (timesAWeek, weekStart, day, doneOn) => {
          const first = latestWeekday(day, weekStart);
          const inWeek = doneOn.filter((other) => first <= other && other < addDays(first, 7));
          const habit = on({ timesAWeek, doneOn: doneOn.sort() }, day, beginningOn(weekStart));
          expect(habit !== undefined && !habit.done).toBe(
            !doneOn.includes(day) && inWeek.length < timesAWeek,
          );
          expect(habit?.done ?? false).toBe(doneOn.includes(day));
        },
      ),
    );
  });

  it('is told right by the latest days alone, today and the day before, on a page of today or of yesterday', () => {
    fc.assert(
      fc.property(
        ...[
          fc.integer({ min: 1, max: 7 }),
          fc.integer({ min: 1, max: 7 }),
          days,
          fc.integer({ min: 0, max: 2 }),
        ],
        fc.uniqueArray(days, { maxLength: 40 }),
        (timesAWeek, weekStart, today, back, all) => {
          const doneOn = all.filter((day) => day <= today).sort();
          const latest = doneOn.filter((day) => day > addDays(today, -HABIT_DAYS));
          const config = beginningOn(weekStart);
          const day = addDays(today, -back);
          expect(on({ timesAWeek, doneOn: latest }, day, config)).toEqual(
            on({ timesAWeek, doneOn }, day, config),
          );
        },
      ),
    );
  });
});

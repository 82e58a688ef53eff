import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, newSettings, on } from '#tests/support/events.ts';
import {
  addDays,
  between,
  dayKey,
  dayNumber,
  daysBetween,
  isDay,
  latestWeekday,
  momentAt,
  weekday,
} from '#utils/domain/calendar.ts';
import { projectAll } from '#utils/domain/project.ts';
import { minuteOf } from '#utils/domain/settings.ts';

const DAY_START = 240;
const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);

/** The offset of Europe/Berlin in 2026. */
function berlin(moment: number): number {
  return moment >= at('2026-03-29T01:00Z') && moment < at('2026-10-25T01:00Z') ? 120 : 60;
}

describe('days', () => {
  it('are tested in the zone that was asked for', () => {
    const offsets: Record<string, number> = {
      'Pacific/Kiritimati': 840,
      'America/St_Johns': -210,
      'Asia/Kolkata': 330,
      'Europe/Berlin': 60,
      'Pacific/Pago_Pago': -660,
    };
    expect(-new Date('2026-03-02T12:00Z').getTimezoneOffset()).toBe(offsets[process.env.TZ ?? '']);
  });

  it('T1: the day begins at the day start', () => {
    const tuesday = at('2026-03-03T00:00Z');
    expect(dayKey(tuesday + 3.5 * HOUR, 0, DAY_START)).toBe('2026-03-02');
    expect(dayKey(tuesday + 4 * HOUR - 1, 0, DAY_START)).toBe('2026-03-02');
    expect(dayKey(tuesday + 4 * HOUR, 0, DAY_START)).toBe('2026-03-03');
    expect(dayKey(tuesday, 0, 0)).toBe('2026-03-03');
  });

  it('T1: it is the day of the place, not of the computer', () => {
    const moment = at('2026-03-03T10:00Z');
    expect([840, 60, -360, -361].map((offset) => dayKey(moment, offset, DAY_START))).toEqual([
      '2026-03-03',
      '2026-03-03',
      '2026-03-03',
      '2026-03-02',
    ]);
  });

  it('T2: distances are counted in civil days', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-02-29', -366)).toBe('2023-02-28');
    expect(between('2026-02-27', '2026-03-02')).toEqual(['2026-02-28', '2026-03-01']);
    expect([between('2026-03-01', '2026-03-02'), between('2026-03-02', '2026-03-01')]).toEqual([[], []]);
  });

  it('T3: both changes of the clock in Berlin', () => {
    expect(dayKey(at('2026-03-29T02:30Z'), 120, DAY_START)).toBe('2026-03-29');
    expect(dayKey(at('2026-10-25T02:30Z'), 60, DAY_START)).toBe('2026-10-24');
  });

  it.each([
    { name: 'spring', from: '2026-03-27T00:00Z', short: '2026-03-28', minutes: 23 * 60 },
    { name: 'autumn', from: '2026-10-23T00:00Z', short: '2026-10-24', minutes: 25 * 60 },
  ])('T3: around the change in $name no day is lost or comes twice', ({ from, short, minutes }) => {
    const keys = Array.from({ length: 4 * 1440 }, (_, minute) => at(from) + minute * 60_000).map((moment) =>
      dayKey(moment, berlin(moment), DAY_START),
    );
    expect(keys).toEqual(keys.toSorted());
    const lengths = [...Map.groupBy(keys, (key) => key)].slice(1, -1).map(([key, own]) => [key, own.length]);
    expect(lengths).toEqual(
      between(keys[0] ?? '', keys.at(-1) ?? '').map((key) => [key, key === short ? minutes : 1440]),
    );
  });

  it('T4: what is set later dates nothing anew', () => {
    // Noon on each day: with this start it would all be the day before.
    const events = on(2, 3, 4);
    expect([...projectAll([...events, newSettings(2, { dayStart: 13 * 60 })]).days.keys()]).toEqual(
      [2, 3, 4].map(day),
    );
  });

  it('T4: the day that was written down holds, wherever it was', () => {
    const [one] = on(2);
    expect([...projectAll(one ? [{ ...one, offset: -660 }] : []).days.keys()]).toEqual([day(2)]);
  });

  it.each([
    ['2026-03-02', true],
    ['2028-02-29', true],
    ['1900-01-01', true],
    ['1969-12-31', true],
    ['2199-12-31', true],
    ['1899-12-31', false],
    ['2200-01-01', false],
    ['9999-12-31', false],
    ['0001-01-01', false],
    ['+010000-01', false],
    ['2026-02-29', false],
    ['2026-3-2', false],
    ['', false],
  ])('a log has, or has not, a day %s', (text, has) => {
    // Also once the calendar has reckoned with it.
    dayNumber(text);
    expect(isDay(text)).toBe(has);
  });

  it('knows weekdays before 1970, and the time on the wall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -25_000, max: 80_000 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: -720, max: 840 }),
        (number, minute, offset) => {
          const own = addDays('1970-01-01', number);
          const date = new Date(`${own}T00:00:00Z`);
          expect(weekday(own)).toBe(date.getUTCDay() || 7);
          for (const wanted of [1, 4, 7]) {
            const first = latestWeekday(own, wanted);
            expect(weekday(first)).toBe(wanted);
            expect(daysBetween(first, own)).toBeLessThan(7);
            expect(first <= own).toBe(true);
          }
          const moment = { at: date.getTime() + (minute - offset) * 60_000, offset };
          expect(minuteOf(moment)).toBe(minute);
        },
      ),
    );
  });

  it('knows weekdays and weeks', () => {
    expect([1, 2, 8, 9].map((date) => weekday(day(date)))).toEqual([7, 1, 7, 1]);
    expect([1, 2, 8, 9].map((date) => latestWeekday(day(date), 1))).toEqual([-5, 2, 2, 9].map(day));
    expect([1, 6, 7, 8].map((date) => latestWeekday(day(date), 7))).toEqual([1, 1, 1, 8].map(day));
  });

  it('T2: adding days and telling their distance are the reverse of each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -800, max: 800 }), (a, b) => {
        const one = day(a);
        expect(daysBetween(one, addDays(one, b))).toBe(b);
        expect(one < addDays(one, b)).toBe(b > 0);
      }),
    );
  });
});

it.each([
  [0, 0],
  [-60, 60],
  [210, -210],
])(
  'a clock that %i minutes bring to UTC is %i east of it, and of nothing it is no negative nothing',
  (minutes, offset) => {
    const date = Object.assign(new Date(0), { getTimezoneOffset: () => minutes });
    expect(Object.is(momentAt(date).offset, offset)).toBe(true);
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, event, newSettings, on, pointsOn, rests, undo, wins } from '#tests/support/events.ts';
import { addDays, type DayKey, dayKey, dayNumber } from '#utils/domain/calendar.ts';
import {
  configAsOf,
  daysKnown,
  firstAffectedDay,
  isRestDay,
  isScheduled,
  NO_CONFIG,
  projectConfig,
} from '#utils/domain/config-history.ts';
import { projectAll } from '#utils/domain/project.ts';
import {
  DEFAULTS,
  dayAt,
  effectiveSettings,
  isQuiet,
  latestSettings,
  minuteOf,
  PROFILES,
  type ProfileSettings,
  profileOf,
  type Settings,
  type SettingsChange,
} from '#utils/domain/settings.ts';

describe('profiles', () => {
  it('B1: what each of them says', () => {
    const row = (name: keyof typeof PROFILES) => {
      const { toast, numbers, streaks, momentum, surprise, sound, confetti } = PROFILES[name];
      return [toast, numbers, streaks, momentum, surprise, sound, confetti];
    };
    expect(row('calm')).toEqual(['words', false, 'consistency', false, 'steady', false, 'never']);
    expect(row('balanced')).toEqual(['points', true, 'all', true, 'chance', false, 'goal']);
    expect(row('playful')).toEqual(['motion', true, 'all', true, 'chance', false, 'goal and level']);
  });

  it('B1: Balanced is what holds until something is changed', () => {
    expect(profileOf(DEFAULTS)).toBe('balanced');
    expect(DEFAULTS).toMatchObject({
      schedule: [1, 2, 3, 4, 5],
      dailyTarget: 3,
      dayStart: 240,
      quietHours: { from: 1200, to: 480 },
      rewards: false,
      game: true,
    });
  });

  it.each(Object.keys(PROFILES) as (keyof typeof PROFILES)[])(
    'B1: each cell of %s can be changed alone, and then it is a mixture',
    (name) => {
      const settings: Settings = { ...DEFAULTS, ...PROFILES[name] };
      expect(profileOf(settings)).toBe(name);
      const others: { [C in keyof ProfileSettings]: ProfileSettings[C][] } = {
        toast: ['words', 'points', 'motion'],
        numbers: [true, false],
        streaks: ['consistency', 'all'],
        momentum: [true, false],
        surprise: ['chance', 'steady'],
        sound: [true, false],
        confetti: ['never', 'goal', 'goal and level'],
      };
      for (const [cell, values] of Object.entries(others))
        for (const value of values)
          expect(profileOf({ ...settings, [cell]: value })).toBe(
            value === settings[cell as keyof ProfileSettings] ? name : undefined,
          );
    },
  );

  it('B1: what is no cell makes no mixture', () => {
    expect(profileOf({ ...DEFAULTS, dailyTarget: 7, game: false, rewards: true })).toBe('balanced');
  });
});

describe('settings', () => {
  const changes: SettingsChange[] = [
    { from: day(3), settings: { dailyTarget: 5 } },
    { from: day(5), settings: { momentum: false } },
    { from: day(5), settings: { dailyTarget: 2 } },
  ];

  it('G2, T4: a change holds from its day on, and what it does not name stays', () => {
    const shown = [2, 3, 4, 5].map((date) => effectiveSettings(changes, day(date)));
    expect(shown.map(({ dailyTarget, momentum }) => [dailyTarget, momentum])).toEqual([
      [3, true],
      [5, true],
      [5, true],
      [2, false],
    ]);
    expect(effectiveSettings(changes, day(4))).toEqual({ ...DEFAULTS, dailyTarget: 5 });
  });

  it('looks hold at once', () => {
    expect(latestSettings(changes)).toEqual({ ...DEFAULTS, dailyTarget: 2, momentum: false });
    expect(latestSettings([])).toEqual(DEFAULTS);
  });

  it('G2: a setting in the log scores from the day after it was made', () => {
    const events = [...wins(2, 2), ...wins(2, 3)];
    expect([2, 3].map((date) => pointsOn([...events, newSettings(2, { dailyTarget: 2 })], date))).toEqual([
      21, 31,
    ]);
    expect([2, 3].map((date) => pointsOn(events, date))).toEqual([21, 21]);
  });

  it('a setting that was voided was never made', () => {
    const changed = newSettings(2, { dailyTarget: 2 });
    expect(pointsOn([...wins(2, 3), changed, undo(changed, 9)], 3)).toBe(21);
  });
});

describe('quiet hours', () => {
  it.each([
    ['07:59', true],
    ['08:00', false],
    ['19:59', false],
    ['20:00', true],
    ['23:59', true],
    ['00:00', true],
  ])('B2: at %s by the clock on the wall: %s', (time, quiet) => {
    for (const offset of [60, -210, 840])
      expect(isQuiet({ at: clock(3, time, offset), offset }, DEFAULTS)).toBe(quiet);
  });

  it('B2: within one day, and never', () => {
    const quiet = { from: 12 * 60, to: 13 * 60 };
    const times = ['11:59', '12:00', '12:59', '13:00'];
    expect(times.map((time) => isQuiet({ at: clock(3, time), offset: 60 }, { quietHours: quiet }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const never = { from: 720, to: 720 };
    expect(times.map((time) => isQuiet({ at: clock(3, time), offset: 60 }, { quietHours: never }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('the minute is that of the place', () => {
    expect(minuteOf({ at: Date.parse('2026-03-02T23:30Z'), offset: 60 })).toBe(30);
    expect(minuteOf({ at: Date.parse('2026-03-02T00:30Z'), offset: -60 })).toBe(23 * 60 + 30);
  });
});

describe('a day start that changes', () => {
  const at = (date: number, time: string, changes: SettingsChange[]) =>
    dayAt({ at: clock(date, time), offset: 60 }, changes);

  it('T4: a later one lengthens the day before it', () => {
    const later: SettingsChange[] = [{ from: day(3), settings: { dayStart: 8 * 60 } }];
    expect([at(2, '03:59', later), at(2, '04:00', later)]).toEqual([day(1), day(2)]);
    expect([at(3, '07:59', later), at(3, '08:00', later)]).toEqual([day(2), day(3)]);
    expect([at(4, '07:59', later), at(4, '08:00', later)]).toEqual([day(3), day(4)]);
  });

  it('T4: an earlier one shortens it', () => {
    const earlier: SettingsChange[] = [{ from: day(3), settings: { dayStart: 0 } }];
    expect([at(2, '03:59', earlier), at(2, '23:59', earlier)]).toEqual([day(1), day(2)]);
    expect([at(3, '00:00', earlier), at(4, '00:00', earlier)]).toEqual([day(3), day(4)]);
  });

  it('what says nothing of it changes nothing', () => {
    expect(at(3, '03:59', [{ from: day(3), settings: { dailyTarget: 1 } }])).toBe(day(2));
  });

  it('T4: the last word holds, even if travel makes it hold from an earlier day than the one before', () => {
    const changes: SettingsChange[] = [
      { from: day(6), settings: { dayStart: 300 } },
      { from: day(5), settings: { dayStart: 360 } },
    ];
    expect(effectiveSettings(changes, day(6)).dayStart).toBe(360);
    expect([at(6, '05:30', changes), at(6, '06:00', changes)]).toEqual([day(5), day(6)]);
  });

  const anyChanges: fc.Arbitrary<SettingsChange[]> = fc.array(
    fc.record({
      from: fc.integer({ min: 1, max: 20 }).map(day),
      settings: fc.oneof(fc.constant({ dailyTarget: 4 }), fc.record({ dayStart: fc.nat(1439) })),
    }),
    { maxLength: 6 },
  );
  const zone = fc.integer({ min: -720, max: 840 });

  it('T1, T4: days come one after the other, each from its own start on', () => {
    fc.assert(
      fc.property(anyChanges, zone, (changes, offset) => {
        const start = (date: DayKey) =>
          dayNumber(date) * 86_400_000 + (effectiveSettings(changes, date).dayStart - offset) * 60_000;
        for (let date = -1; date < 23; date++) {
          const begins = start(day(date));
          expect(dayAt({ at: begins, offset }, changes)).toBe(day(date));
          expect(dayAt({ at: begins - 1, offset }, changes)).toBe(day(date - 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('T4: later is never an earlier day', () => {
    const moment = fc.integer({ min: clock(-2, '00:00'), max: clock(25, '00:00') });
    fc.assert(
      fc.property(anyChanges, zone, moment, moment, (changes, offset, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((at) => dayAt({ at, offset }, changes));
        expect((first ?? '') <= (second ?? '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('T1: without a change it is the usual one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 41 }), zone, (at, offset) => {
        expect(dayAt({ at, offset }, [])).toBe(dayKey(at, offset, 240));
      }),
    );
  });
});

describe('the day on which something of the config is known to have been said', () => {
  it('is the earliest of its own and of all that the same device says later', () => {
    const event = fc.record({
      device: fc.constantFrom('here', 'there', 'far'),
      date: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (said) => {
        const events = said.map(({ device, date }, order) => ({
          ...newSettings(date, { dailyTarget: 1 }),
          ...{ id: `${order}`, device, order, seq: order + 1 },
        }));
        const known = daysKnown(events);
        for (const own of events) {
          const later = events.filter(({ device, order }) => device === own.device && order >= own.order);
          expect(known.get(own)).toBe(later.map(({ day }) => day).sort()[0]);
        }
      }),
    );
  });

  it('is found for a log of settings that is as long as any', () => {
    const said = Array.from({ length: 50_000 }, (_, index) => ({
      ...newSettings(1 + (index % 28), index % 2 ? { dailyTarget: 2 } : { weekStart: 1 + (index % 7) }),
      ...{ id: `${index}`, order: index, seq: index + 1 },
    }));
    expect(projectConfig(said).changes).toHaveLength(50_000);
  });
});

describe('rests', () => {
  it('T7: what is still to come of one is not known before the day on which it was entered', () => {
    const config = projectConfig([rests(4, 4, 6)]);
    const scheduled = (date: number, knownOn: number) => isScheduled(config, day(date), day(knownOn));
    expect([scheduled(5, 3), scheduled(5, 4), scheduled(5, 6)]).toEqual([true, false, false]);
    // Of one that is dated back all days are free, whenever it was entered.
    const back = projectConfig([rests(6, 4, 5)]);
    expect([4, 5].map((date) => isScheduled(back, day(date)))).toEqual([false, false]);
    expect([configAsOf(config, day(3)).rests, configAsOf(config, day(4)).rests]).toEqual([[], config.rests]);
  });

  const restsOf = (...events: Parameters<typeof projectConfig>[0]) =>
    projectConfig(events).rests.map(({ from, to }) => [from, to]);

  it('S3: a rest holds at once, from its first to its last day', () => {
    const config = projectConfig([rests(3, 3, 5)]);
    expect([2, 3, 5, 6].map((date) => isRestDay(config, day(date)))).toEqual([false, true, true, false]);
    expect([2, 3, 5, 6].map((date) => isScheduled(config, day(date)))).toEqual([true, false, false, true]);
  });

  it('S3: it is dated back by seven days at the most', () => {
    expect(restsOf(rests(10, 3, 12))).toEqual([[day(3), day(12)]]);
    expect(restsOf(rests(10, 2, 12))).toEqual([[day(3), day(12)]]);
    expect(restsOf(rests(10, 1, 3))).toEqual([[day(3), day(3)]]);
    expect(restsOf(rests(10, 1, 2))).toEqual([]);
  });

  it('S3: it lasts for ninety days at the most', () => {
    expect(restsOf(rests(2, 2, 91))).toEqual([[day(2), day(91)]]);
    expect(restsOf(rests(2, 2, 92))).toEqual([[day(2), day(91)]]);
    expect(restsOf(rests(2, 200, 400))).toEqual([[day(200), day(289)]]);
  });

  it('S3: what ends before it begins, and what was taken back at once or before it began, is none', () => {
    const [now, later] = [rests(2, 2, 4), rests(2, 9, 12)];
    expect(restsOf(rests(2, 5, 4), now, undo(now, 2), later, undo(later, 9))).toEqual([]);
  });

  it('S3: one that is taken back on a later day ends with the day before, once and for all', () => {
    const rest = rests(3, 2, 6);
    expect(restsOf(rest, undo(rest, 5))).toEqual([[day(2), day(4)]]);
    expect(restsOf(rest, undo(rest, 5), undo(rest, 6))).toEqual([[day(2), day(4)]]);
    expect(restsOf(rest, undo(rest, 9))).toEqual([[day(2), day(6)]]);
  });

  it('S3: rests may overlap', () => {
    const config = projectConfig([rests(2, 2, 4), rests(3, 4, 6)]);
    expect([1, 2, 4, 6, 7].map((date) => isRestDay(config, day(date)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('config', () => {
  it('S2: scheduled are Monday to Friday, or what the person says', () => {
    expect([6, 7, 8, 9].map((date) => isScheduled(NO_CONFIG, day(date)))).toEqual([true, false, false, true]);
    const config = projectConfig([newSettings(2, { schedule: [6, 7] })]);
    expect([2, 3, 6, 7, 8, 9].map((date) => isScheduled(config, day(date)))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  const salt = (device: string, value: string, date: number) =>
    event(`${device}${value}`, 'note', date, {
      subject: 'config',
      device,
      noteKind: 'salt',
      surpriseSalt: value,
    });

  it('P4: each device has the salt that it was installed with; no later one, and no void, rolls anew', () => {
    const first = salt('here', 'aa', 1);
    const events = [first, salt('there', 'bb', 2), salt('here', 'cc', 3), undo(first, 4)];
    expect(projectConfig(events).salts).toEqual({ here: 'aa', there: 'bb' });
  });

  it('finds from which day on two histories differ', () => {
    const config = (...events: Parameters<typeof projectConfig>[0]) => projectConfig(events);
    const goal = newSettings(4, { dailyTarget: 5 });
    expect(firstAffectedDay(config(goal), config(goal))).toBeUndefined();
    expect(firstAffectedDay(config(), config(goal))).toBe(day(5));
    expect(firstAffectedDay(config(goal), config(goal, newSettings(10, { dailyTarget: 3 })))).toBe(day(11));
    expect(firstAffectedDay(config(), config(rests(11, 12, 13)))).toBe(day(12));
    expect(firstAffectedDay(config(), config(salt('here', 'aa', 20)))).toBe('');
  });

  it('T4: a display setting changes no score', () => {
    const events = on(2, 3, 4);
    const looks = newSettings(1, {
      numbers: false,
      streaks: 'consistency',
      toast: 'words',
      confetti: 'never',
      sound: true,
    });
    expect([...projectAll([looks, ...events]).days]).toEqual([...projectAll(events).days]);
  });

  it('addDays and schedules agree over a year', () => {
    const scheduled = Array.from({ length: 364 }, (_, index) =>
      isScheduled(NO_CONFIG, addDays(day(2), index)),
    );
    expect(scheduled.filter(Boolean)).toHaveLength(52 * 5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day } from '#tests/support/events.ts';
import { type ConfigHistory, isRestDay, isScheduled, NO_CONFIG } from '#utils/domain/config-history.ts';
import { type ToastStyle, toastStyle } from '#utils/domain/planning/toast-style.ts';
import { dayAt, isQuiet, latestSettings, type Settings } from '#utils/domain/settings.ts';

const at = (date: number, time: string) => ({ at: clock(date, time), offset: 60 });
const withSettings = (settings: Partial<Settings>): ConfigHistory => ({
  ...NO_CONFIG,
  changes: [{ from: '2026-01-01', settings }],
});
const RESTING: ConfigHistory = { ...NO_CONFIG, rests: [{ from: day(2), to: day(2), reason: 'sick' }] };
const NOON = at(2, '12:00');
const NIGHT = at(2, '23:00');
const SATURDAY = at(7, '12:00');

describe('how a win is answered', () => {
  it.each<[string, ToastStyle, number, number, ReturnType<typeof at>, ConfigHistory]>([
    ['in full on a working day', 'full', 0, 11, NOON, NO_CONFIG],
    ['B3: in full up to the sixth within the hour', 'full', 5, 11, NOON, NO_CONFIG],
    ['B3: on one short line from the seventh on', 'short', 6, 11, NOON, NO_CONFIG],
    ['B3: on one short line after many more', 'short', 60, 500, NOON, NO_CONFIG],
    ['B2: plainly in quiet hours', 'plain', 0, 11, NIGHT, NO_CONFIG],
    ['B2: plainly from the first minute of them', 'plain', 0, 11, at(2, '20:00'), NO_CONFIG],
    ['B2: in full until their first minute', 'full', 0, 11, at(2, '19:59'), NO_CONFIG],
    ['B2: plainly on a day off', 'plain', 0, 11, SATURDAY, NO_CONFIG],
    ['B2: plainly in rest', 'plain', 0, 11, NOON, RESTING],
    ['B2: plainly however many there were', 'plain', 6, 11, NIGHT, NO_CONFIG],
    ['B2: the first win ever in full at night', 'full', 0, 1, NIGHT, NO_CONFIG],
    ['B2: the tenth win ever in full on a day off', 'full', 5, 10, SATURDAY, NO_CONFIG],
    ['B2: the third win ever in full in rest', 'full', 2, 3, NOON, RESTING],
    ['B3: the seventh win ever on one short line, all within the hour', 'short', 6, 7, NIGHT, NO_CONFIG],
    ['B2: not at night, if so said', 'none', 0, 11, NIGHT, withSettings({ quietToasts: 'none' })],
    ['B2: not on a day off, if so said', 'none', 0, 1, SATURDAY, withSettings({ quietToasts: 'none' })],
    ['B2: by day all the same', 'full', 0, 11, NOON, withSettings({ quietToasts: 'none' })],
    ['B10: not in record-only', 'none', 0, 1, NOON, withSettings({ game: false })],
  ])('%s: %s', (_, style, fullToasts, wins, now, config) => {
    expect(toastStyle({ fullToasts, wins }, now, config)).toBe(style);
  });

  it('B2, B3: is never silence but where the person said so, and is in full only where nothing is quiet', () => {
    const seen = new Set<ToastStyle>();
    const minute = fc.nat(1439);
    const settings = fc.record({
      schedule: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      quietHours: fc.record({ from: minute, to: minute }),
      quietToasts: fc.constantFrom('plain', 'plain', 'none'),
      game: fc.constantFrom(true, true, true, false),
    }) as fc.Arbitrary<Partial<Settings>>;
    const rests = fc.array(
      fc.nat(14).map((date) => ({ from: day(date), to: day(date + 2), reason: 'other' as const })),
      { maxLength: 1 },
    );
    const moment = fc.record({ date: fc.nat(14), minute });
    fc.assert(
      fc.property(settings, rests, moment, fc.nat(12), fc.nat(30), (said, rests, when, fullToasts, wins) => {
        const config = { ...withSettings(said), rests };
        const now = { at: clock(when.date, '00:00') + when.minute * 60_000, offset: 60 };
        const today = dayAt(now, config.changes);
        const { game, quietToasts } = latestSettings(config.changes);
        const silent =
          isQuiet(now, latestSettings(config.changes)) ||
          isRestDay(config, today) ||
          !isScheduled(config, today);
        const style = toastStyle({ fullToasts, wins }, now, config);
        seen.add(style);
        expect(style === 'none').toBe(!game || (silent && quietToasts === 'none'));
        if (silent && wins > 10) expect(['plain', 'none']).toContain(style);
        if (style === 'full') expect(fullToasts).toBeLessThan(6);
        if (!silent && game) expect(style).toBe(fullToasts < 6 ? 'full' : 'short');
      }),
      { numRuns: 1000 },
    );
    expect([...seen].sort()).toEqual(['full', 'none', 'plain', 'short']);
  });
});

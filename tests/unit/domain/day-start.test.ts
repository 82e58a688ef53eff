import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day } from '#tests/support/events.ts';
import { offsetIn, ZONES } from '#tests/support/zones.ts';
import { addDays, dayKey, HOUR_MS, MINUTE_MS, type OffsetAt } from '#utils/domain/calendar.ts';
import { dayAt, nextDayStart, type SettingsChange } from '#utils/domain/settings.ts';

const at = (time: string) => Date.parse(time);
const dayStartOf = (dayStart: number): SettingsChange[] => [{ from: '2000-01-01', settings: { dayStart } }];
const next = (from: string, changes: SettingsChange[], offsetAt: OffsetAt) => {
  const moment = at(from);
  return new Date(nextDayStart({ at: moment, offset: offsetAt(moment) }, changes, offsetAt)).toISOString();
};

describe('T8: the next day', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T12:00Z', 240, '2026-03-29T02:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24T12:00Z', 240, '2026-10-25T03:00:00.000Z'],
    // The clock jumps over the start of the day: it begins as the clock is set.
    ['Europe/Berlin', '2026-03-28T12:00Z', 150, '2026-03-29T01:00:00.000Z'],
    ['Asia/Beirut', '2026-03-28T12:00Z', 0, '2026-03-28T22:00:00.000Z'],
    ['Africa/Cairo', '2026-04-23T12:00Z', 0, '2026-04-23T22:00:00.000Z'],
    ['Africa/Cairo', '2026-04-23T12:00Z', 240, '2026-04-24T01:00:00.000Z'],
    // Midnight comes an hour later: at the first one the clock goes back to eleven.
    ['America/Santiago', '2026-04-04T12:00Z', 0, '2026-04-05T04:00:00.000Z'],
    ['America/Havana', '2026-03-07T12:00Z', 240, '2026-03-08T08:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03T01:00Z', 240, '2026-10-03T17:00:00.000Z'],
  ])('in %s after %s begins at its start by the clock of then', (zone, from, dayStart, expected) => {
    expect(next(from, dayStartOf(dayStart), offsetIn(zone))).toBe(expected);
  });

  it('begins at the start that holds on it, and not at the one that holds today', () => {
    const later = [...dayStartOf(240), { from: day(3), settings: { dayStart: 600 } }];
    const earlier = [...dayStartOf(600), { from: day(3), settings: { dayStart: 0 } }];
    const starts = [later, earlier].map((changes) =>
      nextDayStart({ at: clock(2, '12:00'), offset: 60 }, changes, () => 60),
    );
    expect(starts).toEqual([clock(3, '10:00'), clock(3, '00:00')]);
  });

  it('is the first moment of another day, in every zone, at both changes of the clock', () => {
    const from = { min: at('2025-01-01T00:00Z'), max: at('2028-01-01T00:00Z') };
    const changes = ['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-04-23T22:00Z', '2026-04-05T03:00Z'].map(
      at,
    );
    const near = fc
      .constantFrom(...changes)
      .chain((change) => fc.integer({ min: change - 30 * HOUR_MS, max: change + 30 * HOUR_MS }));
    fc.assert(
      fc.property(
        fc.oneof(near, fc.integer(from)),
        fc.constantFrom(...ZONES),
        fc.nat(719),
        fc.nat(719),
        (moment, zone, dayStart, changed) => {
          const offsetAt = offsetIn(zone);
          const now = { at: moment, offset: offsetAt(moment) };
          const tomorrow = addDays(dayKey(now.at, now.offset, 0), 1);
          const all = [...dayStartOf(dayStart), { from: tomorrow, settings: { dayStart: changed } }];
          const dayOf = (at: number) => dayAt({ at, offset: offsetAt(at) }, all);
          const today = dayOf(moment);
          const start = nextDayStart(now, all, offsetAt);
          expect(dayOf(start)).not.toBe(today);
          for (let at = moment; at < start; at += 10 * MINUTE_MS) expect(dayOf(at)).toBe(today);
          expect(dayOf(start - 1)).toBe(today);
        },
      ),
      { numRuns: 200 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, day as march } from '#tests/support/events.ts';
import { addDays, DAY_MS, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, NO_CONFIG, weekStartOf } from '#utils/domain/config-history.ts';
import {
  CHALLENGES,
  type ChallengeKind,
  type ChallengeLog,
  challengeLog,
  challengeOffer,
  challengeSubject,
  challengeView,
  offeredChallenges,
} from '#utils/domain/planning/challenge.ts';
import type { PromptContext } from '#utils/domain/planning/prompts.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** A moment in Berlin in the winter of 2026, by the clock on the wall. */
function when(day: DayKey, time: string): Moment {
  return { at: Date.parse(`${day}T${time}:00+01:00`), offset: 60 };
}
const MONDAY = march(9);
const withSettings = (settings: Partial<Settings>): ConfigHistory => ({
  ...NO_CONFIG,
  changes: [{ from: '2026-01-01', settings }],
});
/** Somebody who has been here for months. */
const known = (more: Partial<PromptContext> = {}): PromptContext => ({
  ...{ config: NO_CONFIG, days: [], notes: [], settledOn: [], first: '2025-11-03', ...more },
});
const offer = (date: number, time = '10:00', log: ChallengeLog = {}, context: Partial<PromptContext> = {}) =>
  offeredChallenges({ context: known(context), log, isLeftAlone: false }, when(march(date), time));

const tallied = (day: DayKey, tally: PromptContext['days'][number]['tally']) => ({
  ...{ day, active: true, targetReached: false, tally },
});
const chosen = (kind: ChallengeKind, more: Partial<NonNullable<ChallengeLog['chosen']>> = {}) => ({
  chosen: { id: 'c', kind, week: MONDAY, day: MONDAY, lastWins: [], ...more },
});
const view = (
  log: ChallengeLog,
  now: Moment,
  days: PromptContext['days'] = [],
  config: ConfigHistory = NO_CONFIG,
) => challengeView({ log, context: known({ days, config }) }, now);

describe('what is offered', () => {
  it('is all three, on the first two working days of the week', () => {
    expect(offer(9)).toEqual({ subject: 'challenge:2026-03-09', kinds: [...CHALLENGES] });
    expect(offer(10)?.kinds).toEqual([...CHALLENGES]);
    for (const date of [8, 11, 12, 13, 14, 15]) expect(offer(date), String(date)).toBeUndefined();
  });

  it('begins with the week of the person, and with their first working day in it', () => {
    const config = withSettings({ weekStart: 7, schedule: [3, 4, 5] });
    expect(offer(11, '10:00', {}, { config })?.subject).toBe('challenge:2026-03-08');
    expect(offer(9, '10:00', {}, { config })).toBeUndefined();
    // A rest moves it on.
    const rests: ConfigHistory = {
      ...NO_CONFIG,
      rests: [{ from: MONDAY, to: march(10), reason: 'sick' }],
    };
    expect(offer(9, '10:00', {}, { config: rests })).toBeUndefined();
    expect(offer(11, '10:00', {}, { config: rests })?.kinds).toContain('early');
  });

  it('is nothing while it is quiet, to who only records, and in the first weeks', () => {
    expect(offer(9, '20:30')).toBeUndefined();
    expect(offer(9, '10:00', {}, { config: withSettings({ game: false }) })).toBeUndefined();
    expect(offer(9, '10:00', {}, { first: march(3) })).toBeUndefined();
    expect(offer(9, '10:00', {}, { first: march(2) })?.kinds).toEqual(['early', 'split']);
  });

  it('leaves out what cannot be: nothing old in a new log, and no three days in a week of two', () => {
    expect(offer(9, '10:00', {}, { first: addDays(MONDAY, -59) })?.kinds).not.toContain('old');
    expect(offer(9, '10:00', {}, { first: addDays(MONDAY, -60) })?.kinds).toContain('old');
    const config = withSettings({ schedule: [1, 2] });
    expect(offer(9, '10:00', {}, { config })?.kinds).toEqual(['old', 'split']);
  });

  it('leaves out what today has already', () => {
    const days = [tallied(MONDAY, { old: 1 })];
    expect(offer(9, '10:00', {}, { days })?.kinds).toEqual(['early', 'split']);
    expect(offer(9, '10:00', {}, { days: [tallied(march(6), { split: 1 })] })?.kinds).toEqual([
      ...CHALLENGES,
    ]);
  });

  it('comes once a week, and not for four weeks to whoever puts it away', () => {
    expect(offer(10, '10:00', chosen('old'))).toBeUndefined();
    expect(offer(16, '10:00', chosen('old'))?.subject).toBe('challenge:2026-03-16');
    const putOff = { putOff: MONDAY };
    for (const date of [9, 10, 16, 23, 30]) expect(offer(date, '10:00', putOff)).toBeUndefined();
    expect(offer(9 + 28, '10:00', putOff)).toBeDefined();
  });
});

describe('what the log says', () => {
  const note = (noteKind: 'challenge' | 'postponed', subject: string, date = 9) =>
    event(`${noteKind} ${subject}`, 'note', date, { noteKind, subject });

  it('is the last that was chosen, and when the choice was last put away', () => {
    const own = challengeSubject(challengeOffer(MONDAY), 'early');
    expect(challengeLog([])).toEqual({});
    expect(
      challengeLog([note('postponed', challengeOffer(march(2)), 2), note('challenge', own, 10)]),
    ).toEqual({
      chosen: { id: `challenge ${own}`, kind: 'early', week: MONDAY, day: march(10), lastWins: [] },
      putOff: march(2),
    });
  });

  it('is nothing of what a later build may know', () => {
    expect(challengeLog([note('challenge', 'challenge:2026-03-09:sprint')])).toEqual({});
  });
});

describe('how far it has come', () => {
  it('is done with something old, or a goal that was broken down, from the day on which it was chosen', () => {
    for (const kind of ['old', 'split'] as const) {
      const log = chosen(kind, { day: march(10) });
      const at = (...days: PromptContext['days']) => view(log, when(march(12), '10:00'), days)?.done;
      expect(at()).toBe(0);
      expect(at(tallied(MONDAY, { [kind]: 1 }))).toBe(0);
      expect(at(tallied(march(10), { [kind]: 2 }))).toBe(1);
      expect(at(tallied(march(12), { [kind]: 1 }))).toBe(1);
      // What a clock that ran ahead dated later.
      expect(at(tallied(march(13), { [kind]: 1 }))).toBe(0);
    }
  });

  it('is a day for each whose last win came before six, of today from six on', () => {
    const lastWins = [
      { day: MONDAY, ...when(MONDAY, '17:59') },
      { day: march(10), ...when(march(10), '18:00') },
      // The night belongs to the day before.
      { day: march(11), ...when(march(12), '01:00') },
      { day: march(12), ...when(march(12), '04:00') },
    ];
    const log = chosen('early', { lastWins });
    expect(view(log, when(march(12), '17:59'))).toMatchObject({ done: 1, of: 3 });
    expect(view(log, when(march(12), '18:00'))).toMatchObject({ done: 2 });
    expect(view(log, when(march(13), '02:00'))).toMatchObject({ done: 2 });
    expect(view(log, when(march(13), '09:00'))).toMatchObject({ done: 2 });
  });

  it('is not spoken of when the week is over, nor to who only records', () => {
    const days = [tallied(march(10), { old: 1 })];
    expect(view(chosen('old'), when(march(15), '23:00'), days)?.done).toBe(1);
    expect(view(chosen('old'), when(march(16), '04:00'), days)).toBeUndefined();
    expect(view(chosen('old'), when(MONDAY, '10:00'), [], withSettings({ game: false }))).toBeUndefined();
  });

  const moments = fc
    .integer({ min: 0, max: 14 * 24 * 60 })
    .map((minutes): Moment => ({ at: when(MONDAY, '04:00').at + minutes * 60_000, offset: 60 }));
  const wins = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 0, max: 1439 })), { maxLength: 7 });

  it('never says more than was asked for, and only of its own week', () => {
    fc.assert(
      fc.property(moments, wins, fc.constantFrom(...CHALLENGES), fc.nat(6), (now, all, kind, on) => {
        const last = [...new Map(all)].map(([place, minute]) => ({
          day: addDays(MONDAY, place),
          ...{ at: when(MONDAY, '04:00').at + place * DAY_MS + minute * 60_000, offset: 60 },
        }));
        const days = [...new Map(all)].map(([place, minute]) =>
          tallied(addDays(MONDAY, place), minute % 2 ? { old: 1, split: 1 } : {}),
        );
        const shown = view(chosen(kind, { day: addDays(MONDAY, on), lastWins: last }), now, days);
        const today = weekStartOf(
          NO_CONFIG,
          addDays(MONDAY, Math.floor((now.at - when(MONDAY, '04:00').at) / DAY_MS)),
        );
        expect(shown !== undefined).toBe(today === MONDAY);
        if (!shown) return;
        expect(shown.done).toBeGreaterThanOrEqual(0);
        expect(shown.done).toBeLessThanOrEqual(shown.of);
      }),
    );
  });

  it('never goes back as the clock goes on, while nothing else is finished', () => {
    fc.assert(
      fc.property(moments, moments, wins, (a, b, all) => {
        const [early, late] = a.at < b.at ? [a, b] : [b, a];
        const lastWins = [...new Map(all)].map(([place, minute]) => ({
          day: addDays(MONDAY, place),
          ...{ at: when(MONDAY, '04:00').at + place * DAY_MS + minute * 60_000, offset: 60 },
        }));
        const log = chosen('early', { lastWins });
        const [before, after] = [view(log, early), view(log, late)];
        if (before && after) expect(after.done).toBeGreaterThanOrEqual(before.done);
      }),
    );
  });
});

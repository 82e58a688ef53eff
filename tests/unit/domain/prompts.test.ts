import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day as march } from '#tests/support/events.ts';
import { addDays, type DayKey, type Moment } from '#utils/domain/calendar.ts';
import { type ConfigHistory, NO_CONFIG } from '#utils/domain/config-history.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { nextPrompt } from '#utils/domain/planning/next-prompt.ts';
import {
  calmerOffer,
  isQuietNow,
  offersReflection,
  offersRest,
  type PromptContext,
  shouldAskForPriority,
  shouldAskIfHelpful,
} from '#utils/domain/planning/prompts.ts';
import { PROFILES, type Settings } from '#utils/domain/settings.ts';

/** A moment in Berlin in the winter of 2026, by the clock on the wall. */
function when(day: DayKey, time: string): Moment {
  return { at: Date.parse(`${day}T${time}:00+01:00`), offset: 60 };
}
const MONDAY = march(9);
const NOON = when(MONDAY, '12:00');

/** A history of changed settings, the latest last. */
const withSettings = (...settings: Partial<Settings>[]): ConfigHistory => ({
  ...NO_CONFIG,
  changes: settings.map((settings) => ({ from: '2026-01-01', settings })),
});
const rest = (from: DayKey, to: DayKey): ConfigHistory => ({
  ...NO_CONFIG,
  rests: [{ from, to, reason: 'sick' }],
});

type Day = PromptContext['days'][number];
const day = (day: DayKey, more: Partial<Day> = {}): Day => ({
  ...{ day, active: true, targetReached: false, tally: {}, ...more },
});
/** A day of no wins at all. */
const idle = (on: DayKey) => day(on, { active: false });
const late = (on: DayKey) => day(on, { tally: { late: 2 } });

function note(day: DayKey, noteKind: NonNullable<LedgerEvent['noteKind']>): LedgerEvent {
  const { at, offset } = when(day, '12:00');
  return {
    ...{ id: `${day} ${noteKind}`, type: 'note', subject: 'care', at, offset },
    ...{ day, device: 'here', seq: 1, order: at, noteKind },
  };
}

/** Somebody of whom nothing is known but this. The log is new, so that no question is due. */
const known = (more: Partial<PromptContext>): PromptContext => ({
  ...{ config: NO_CONFIG, days: [], notes: [], settledOn: [], first: MONDAY, ...more },
});

describe('who is left alone', () => {
  it('B2: nobody is on a day like any other', () => {
    expect(isQuietNow(NOON, NO_CONFIG)).toBe(false);
    expect(isQuietNow(when(MONDAY, '08:00'), NO_CONFIG)).toBe(false);
    expect(isQuietNow(when(MONDAY, '19:59'), NO_CONFIG)).toBe(false);
  });

  it('B2: everybody in quiet hours, by the clock on their wall', () => {
    expect(isQuietNow(when(MONDAY, '20:00'), NO_CONFIG)).toBe(true);
    expect(isQuietNow(when(MONDAY, '07:59'), NO_CONFIG)).toBe(true);
    expect(isQuietNow({ ...NOON, offset: 600 }, NO_CONFIG)).toBe(true);
  });

  it('B2: quiet hours hold as soon as they were changed', () => {
    const changes = [{ from: addDays(MONDAY, 1), settings: { quietHours: { from: 11 * 60, to: 13 * 60 } } }];
    expect(isQuietNow(NOON, { ...NO_CONFIG, changes })).toBe(true);
  });

  it('S3: whoever rests, until the day after begins', () => {
    expect(isQuietNow(NOON, rest(MONDAY, MONDAY))).toBe(true);
    expect(isQuietNow(when(march(10), '12:00'), rest(MONDAY, MONDAY))).toBe(false);
    const noQuiet = {
      ...rest(MONDAY, MONDAY),
      changes: withSettings({ quietHours: { from: 0, to: 0 } }).changes,
    };
    // T1: before the day start it is still Monday.
    expect(isQuietNow(when(march(10), '03:59'), noQuiet)).toBe(true);
    expect(isQuietNow(when(march(10), '04:00'), noQuiet)).toBe(false);
  });

  it('B10: whoever keeps the log alone', () => {
    expect(isQuietNow(NOON, withSettings({ game: false }))).toBe(true);
    expect(isQuietNow(NOON, withSettings({ game: false }, { game: true }))).toBe(false);
  });
});

describe('B7: rest', () => {
  const six = [3, 4, 5, 6, 7, 9].map(march);
  const evenings = [3, 4, 5, 9].map(march);
  const offers = (more: Partial<PromptContext>, now = NOON) => offersRest(known(more), now);

  it('is offered after six active days of seven, today among them', () => {
    expect(offers({ days: six.map((on) => day(on)) })).toBe(true);
    expect(offers({ days: six.slice(1).map((on) => day(on)) })).toBe(false);
    expect(offers({ days: [...six.slice(1).map((on) => day(on)), idle(march(3))] })).toBe(false);
  });

  it('is offered after four late evenings of seven', () => {
    expect(offers({ days: evenings.map(late) })).toBe(true);
    expect(offers({ days: [...evenings.slice(1).map(late), day(march(3))] })).toBe(false);
  });

  it('looks no further back than seven days, and not ahead', () => {
    expect(offers({ days: [march(2), ...six.slice(1)].map((on) => day(on)) })).toBe(false);
    expect(offers({ days: [...six.slice(1), march(10)].map((on) => day(on)) })).toBe(false);
    expect(offers({ days: [march(2), ...evenings.slice(1)].map(late) })).toBe(false);
  });

  it('is offered once in 14 days', () => {
    const days = six.map((on) => day(on));
    const offered = (...ons: DayKey[]) => ({ days, notes: ons.map((on) => note(on, 'rest-offered')) });
    expect(offers(offered(MONDAY))).toBe(false);
    expect(offers(offered(addDays(MONDAY, -13)))).toBe(false);
    expect(offers(offered(addDays(MONDAY, -14)))).toBe(true);
    expect(offers(offered(addDays(MONDAY, -40), addDays(MONDAY, -1)))).toBe(false);
    expect(offers({ days, notes: [note(MONDAY, 'log-checked'), note(MONDAY, 'helpful')] })).toBe(true);
  });

  it('is offered on an off day too', () => {
    const days = [2, 3, 4, 5, 6, 7].map((date) => day(march(date)));
    expect(offers({ days }, when(march(7), '12:00'))).toBe(true);
  });

  it('is not offered in rest, in quiet hours, or once the goal is met', () => {
    const days = six.map((on) => day(on));
    expect(offers({ days, config: rest(MONDAY, MONDAY) })).toBe(false);
    expect(offers({ days }, when(MONDAY, '21:00'))).toBe(false);
    expect(offers({ days: [...days.slice(0, -1), day(MONDAY, { targetReached: true })] })).toBe(false);
    expect(offers({ days: [...days.slice(1), day(march(3), { targetReached: true })] })).toBe(true);
  });
});

describe('B9: whether this helps', () => {
  const asks = (more: Partial<PromptContext>, now = NOON) => shouldAskIfHelpful(known(more), now);

  it('is asked 30 days after the first day', () => {
    expect(asks({ first: addDays(MONDAY, -29) })).toBe(false);
    expect(asks({ first: addDays(MONDAY, -30) })).toBe(true);
    expect(asks({ first: addDays(MONDAY, -45) })).toBe(true);
  });

  it('is put away for 30 days; a review that is put off is another matter', () => {
    const putAway = (ago: number) =>
      asks({ first: addDays(MONDAY, -90), notes: [note(addDays(MONDAY, -ago), 'postponed')] });
    expect([29, 30].map(putAway)).toEqual([false, true]);
    expect(asks({ first: addDays(MONDAY, -90), settledOn: [addDays(MONDAY, -1)] })).toBe(true);
  });

  it('is asked 30 days after the latest answer, whatever it was', () => {
    const answered = (...answers: [number, 'helpful' | 'unhelpful'][]) =>
      asks({
        first: addDays(MONDAY, -90),
        notes: answers.map(([ago, noteKind]) => note(addDays(MONDAY, -ago), noteKind)),
      });
    expect(answered([29, 'helpful'])).toBe(false);
    expect(answered([29, 'unhelpful'])).toBe(false);
    expect(answered([60, 'helpful'], [30, 'unhelpful'])).toBe(true);
    expect(answered([60, 'helpful'], [29, 'unhelpful'])).toBe(false);
  });

  it('other notes are no answers', () => {
    const notes = [note(MONDAY, 'exported'), note(MONDAY, 'rest-offered'), note(MONDAY, 'salt')];
    expect(asks({ first: addDays(MONDAY, -30), notes })).toBe(true);
  });

  it('is not asked in rest, in quiet hours, once the goal is met, or of whoever keeps the log alone', () => {
    const first = addDays(MONDAY, -30);
    expect(asks({ first, config: rest(MONDAY, MONDAY) })).toBe(false);
    expect(asks({ first }, when(MONDAY, '07:30'))).toBe(false);
    expect(asks({ first, days: [day(MONDAY, { targetReached: true })] })).toBe(false);
    expect(asks({ first, config: withSettings({ game: false }) })).toBe(false);
  });
});

describe('B9: something calmer', () => {
  /** The offer after these answers, 30 days apart, the latest today. */
  function offer(answers: string, config: ConfigHistory = NO_CONFIG, now = NOON) {
    const notes = [...answers].map((answer, index) =>
      note(addDays(MONDAY, -30 * (answers.length - 1 - index)), answer === 'y' ? 'helpful' : 'unhelpful'),
    );
    return calmerOffer(known({ config, notes }), now);
  }
  const calm = withSettings(PROFILES.calm);

  it('is calm after two “no” in a row, record-only after the next', () => {
    const cases = ['', 'n', 'y', 'ny', 'nyn', 'nn', 'ynynn', 'nny', 'nnn', 'ynynnn'];
    expect(cases.map((answers) => offer(answers))).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined],
      ...['calm', 'calm', undefined, 'record-only', 'record-only'],
    ]);
  });

  it('is record-only for whoever is calm already, by whatever way', () => {
    expect(offer('nn', calm)).toBe('record-only');
    expect(offer('n', calm)).toBeUndefined();
    expect(offer('nn', withSettings(PROFILES.calm, PROFILES.playful))).toBe('calm');
    const tomorrow = { ...NO_CONFIG, changes: [{ from: addDays(MONDAY, 1), settings: PROFILES.calm }] };
    expect(offer('nn', tomorrow)).toBe('record-only');
  });

  it('is nothing for whoever keeps the log alone', () => {
    expect(offer('nnn', withSettings({ game: false }))).toBeUndefined();
  });

  it('stands on the day of the answer only', () => {
    expect(offer('nn', NO_CONFIG, when(MONDAY, '19:00'))).toBe('calm');
    expect(offer('nn', NO_CONFIG, when(addDays(MONDAY, 1), '12:00'))).toBeUndefined();
  });

  it('is nothing any more once it was settled, until the next “no”', () => {
    const [no, again] = [note(march(1), 'unhelpful'), note(MONDAY, 'unhelpful')];
    const offer = (...notes: LedgerEvent[]) => calmerOffer(known({ notes }), NOON);
    expect(offer(no, again, note(MONDAY, 'postponed'))).toBeUndefined();
    expect(offer(no, note(march(1), 'postponed'), again)).toBe('calm');
  });

  it('other notes do not come in between', () => {
    const notes = [note(march(1), 'unhelpful'), note(march(2), 'exported'), note(MONDAY, 'unhelpful')];
    expect(calmerOffer(known({ notes: [...notes, note(MONDAY, 'log-checked')] }), NOON)).toBe('calm');
  });
});

describe('the one question of a day', () => {
  const EVENING = when(MONDAY, '19:00');
  /** Wins are expected on Mondays alone, so that Monday evening offers the review of the week. */
  const config = withSettings({ schedule: [1] });
  const askAfter = (more: Partial<PromptContext>) =>
    nextPrompt(known({ config, first: march(1), ...more }), [], EVENING)?.ask;
  const ask = (...notes: LedgerEvent[]) => askAfter({ notes });

  it('is followed by no other, whatever was answered to whichever', () => {
    expect(ask()).toBe('review');
    for (const reply of ['helpful', 'unhelpful', 'rest-offered'] as const)
      expect(ask(note(MONDAY, reply)), reply).toBeUndefined();
    expect(askAfter({ settledOn: [MONDAY] })).toBeUndefined();
    expect(askAfter({ settledOn: [march(8)] })).toBe('review');
  });

  it('comes again on another day, and what is no answer holds none back', () => {
    expect(ask(note(march(8), 'helpful'))).toBe('review');
    expect(ask(note(MONDAY, 'exported'), note(MONDAY, 'log-checked'))).toBe('review');
  });

  it('is followed by what the answer itself offers, and by nothing after that', () => {
    const nos = [note(march(1), 'unhelpful'), note(MONDAY, 'unhelpful')];
    expect(ask(...nos)).toBe('calm');
    expect(askAfter({ notes: [...nos, note(MONDAY, 'postponed')], settledOn: [MONDAY] })).toBeUndefined();
  });
});

describe('a line about the day', () => {
  const offers = (time: string, more: Partial<PromptContext> = {}, day = MONDAY) =>
    offersReflection(known(more), when(day, time));

  it('has a place from the late afternoon on', () => {
    expect(['12:00', '15:59', '16:00', '19:59'].map((time) => offers(time))).toEqual([
      ...[false, false, true, true],
    ]);
    const never = withSettings({ quietHours: { from: 0, to: 0 } });
    // T1: the hours before the day start are the late evening of the day before.
    expect(['03:59', '04:00'].map((time) => offers(time, { config: never }))).toEqual([true, false]);
  });

  it('has none in rest, in quiet hours, in record-only, or once the goal is met', () => {
    expect(offers('20:00')).toBe(false);
    expect(offers('17:00', { config: rest(MONDAY, MONDAY) })).toBe(false);
    expect(offers('17:00', { config: withSettings({ game: false }) })).toBe(false);
    expect(offers('17:00', { days: [day(MONDAY, { targetReached: true })] })).toBe(false);
  });
});

describe('laws of care', () => {
  /** Somebody of whom anything may be asked by what their log says, at any time of a week. */
  const somebody = fc.record({
    date: fc.integer({ min: 9, max: 15 }),
    minute: fc.nat(1439),
    quietHours: fc.record({ from: fc.nat(1439), to: fc.nat(1439) }),
    schedule: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    game: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    rests: fc.array(fc.record({ from: fc.integer({ min: 2, max: 20 }), days: fc.nat(3) }), { maxLength: 1 }),
    goals: fc.subarray([7, 8, 9, 10, 11, 12, 13, 14, 15]),
    idle: fc.subarray([3, 5, 7, 9, 11, 13], { maxLength: 2 }),
    early: fc.subarray([4, 6, 8, 10, 12, 14]),
    answers: fc.array(fc.constantFrom('unhelpful', 'unhelpful', 'helpful'), { maxLength: 4 }),
    ago: fc.constantFrom(0, 0, 31),
  });

  it('S3, B2, B7, B9, G4: nothing is asked in rest, in quiet hours or after the goal is met, whatever the log', () => {
    let asked = 0;
    let silent = 0;
    fc.assert(
      fc.property(somebody, (one) => {
        const today = march(one.date);
        // By the clock on the wall, and before the day start still the evening of the same day.
        const clock = addDays(today, one.minute < 240 ? 1 : 0);
        const now = { at: Date.parse(`${clock}T00:00:00Z`) + (one.minute - 60) * 60_000, offset: 60 };
        const { quietHours, schedule, game } = one;
        const config: ConfigHistory = {
          ...withSettings({ quietHours, schedule, game }),
          rests: one.rests.map(({ from, days }) => ({
            ...{ from: march(from), to: march(from + days), reason: 'holiday' },
          })),
        };
        const days = Array.from({ length: 15 }, (_, index) => index + 1)
          .filter((date) => date <= one.date && !one.idle.includes(date))
          .map((date) =>
            day(march(date), {
              targetReached: one.goals.includes(date),
              tally: one.early.includes(date) ? {} : { late: 1 },
            }),
          );
        const notes = one.answers.map((noteKind, index) =>
          note(addDays(today, -one.ago - 30 * (one.answers.length - 1 - index)), noteKind),
        );
        const context = { config, days, notes, settledOn: [], first: '2026-01-01' };
        const prompts = [
          offersRest(context, now),
          shouldAskIfHelpful(context, now),
          calmerOffer(context, now),
        ];

        const within = ({ from, to }: { from: number; to: number }) =>
          from <= to ? from <= one.minute && one.minute < to : !(to <= one.minute && one.minute < from);
        const resting = config.rests.some(({ from, to }) => from <= today && today <= to);
        const met = one.goals.includes(one.date) && !one.idle.includes(one.date);
        if (resting || within(quietHours) || met || !game) {
          silent++;
          expect(prompts).toEqual([false, false, undefined]);
        } else if (prompts.some(Boolean)) asked++;
      }),
      { numRuns: 1000 },
    );
    // Both happen often enough for this to mean something.
    expect(asked).toBeGreaterThan(50);
    expect(silent).toBeGreaterThan(50);
  });
});

describe('P1: whether the one thing that matters is asked for', () => {
  const asks = (time: string, more: Partial<PromptContext> = {}, on = MONDAY) =>
    shouldAskForPriority(known({ ...more }), when(on, time));

  it('is from the end of the quiet hours until noon', () => {
    expect(['07:59', '08:00', '11:59', '12:00', '20:00'].map((time) => asks(time))).toEqual([
      ...[false, true, true, false, false],
    ]);
  });

  it('is not before the day begins: those small hours are the end of the day before', () => {
    const config = withSettings({ quietHours: { from: 0, to: 0 } });
    expect(['00:30', '03:59', '04:00'].map((time) => asks(time, { config }))).toEqual([false, false, true]);
  });

  it('is not on a day off, in rest, without a game, or once the goal is met', () => {
    expect(asks('09:00', {}, march(8))).toBe(false);
    expect(asks('09:00', { config: rest(MONDAY, MONDAY) })).toBe(false);
    expect(asks('09:00', { config: withSettings({ game: false }) })).toBe(false);
    expect(asks('09:00', { days: [day(MONDAY, { targetReached: true })] })).toBe(false);
    expect(asks('09:00', { days: [day(march(8), { targetReached: true })] })).toBe(true);
  });
});

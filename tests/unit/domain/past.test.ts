import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, event, on, undo, viewOf, win } from '#tests/support/events.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { logs } from '#tests/support/logs.ts';
import { CONFIG_SUBJECT, type LedgerEvent } from '#utils/domain/event.ts';
import { PAST } from '#utils/domain/past.ts';
import { projectAll } from '#utils/domain/project.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';

const past = (id: string, date: number, more: Partial<LedgerEvent> = {}) =>
  event(id, 'past', date, { subject: `${PAST}todoist:${id}`, ...more });
const daysOf = (...events: LedgerEvent[]) => [...projectAll(events).past.values()];

/** Anything that may be brought in, beside, before and long before what a log holds; some of it is removed again. */
const broughtIn = fc
  .array(
    fc.record({
      name: fc.nat(20),
      date: fc.integer({ min: -4000, max: 400 }),
      source: fc.constantFrom('csv', 'github', 'trello'),
      device: fc.constantFrom('here', 'there', 'elsewhere'),
      order: fc.nat(2 ** 40),
      removed: fc.constantFrom(false, false, true),
    }),
    { maxLength: 40 },
  )
  .map((things) =>
    things.flatMap(({ name, date, source, removed, ...more }, place) => {
      const one = past(`past${place}`, date, { subject: `${PAST}${source}:${name}`, ...more });
      return removed ? [one, undo(one, date + 3, more)] : [one];
    }),
  );

describe('what was brought in', () => {
  it('changes nothing that is scored, whatever the log is', () => {
    fc.assert(
      fc.property(logs(120), broughtIn, fc.nat(), (log, more, seed) => {
        const { past, ...scored } = projectAll(log);
        const place = seed % (log.length + 1);
        const { past: days, ...same } = projectAll([...log.slice(0, place), ...more, ...log.slice(place)]);
        expect(same).toEqual(scored);
        expect(past.size).toBe(0);
        expect(days.size).toBe(
          new Set(more.filter(({ type }) => type === 'past').map(({ day }) => day)).size,
        );
      }),
      { numRuns: lawRuns(40), interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true },
    );
  });

  it('changes nothing that pages show but the count of its own days', () => {
    const log = [...on(2, 3, 5), win(4)];
    const more = [past('a', -300), past('b', 3), past('c', 3), past('d', 4)];
    const [without, within] = [viewOf(log, 5), viewOf([...log, ...more], 5)];
    const { year, years, pastDays, ...rest } = within;
    expect(pastDays).toBe(3);
    expect(years).toEqual([2025, 2026]);
    expect(year.flat().map(({ past: _, ...cell }) => cell)).toEqual(
      without.year.flat().map(({ past: _, ...cell }) => cell),
    );
    expect(
      year
        .flat()
        .filter(({ past }) => past > 0)
        .map(({ day, past }) => [day, past]),
    ).toEqual([
      [day(-300), 1],
      [day(3), 2],
      [day(4), 1],
    ]);
    expect({ ...rest, today: 0, week: 0 }).toEqual({
      ...Object.fromEntries(
        Object.entries(without).filter(([name]) => !['year', 'years', 'pastDays'].includes(name)),
      ),
      ...{ today: 0, week: 0 },
    });
  });

  it('is counted by days, each thing once, whatever order its events come in', () => {
    const [a, twin, b] = [past('a', 2), past('twin', 3, { subject: `${PAST}todoist:a` }), past('b', 3)];
    const days = [
      { day: day(2), count: 1, hidden: [] },
      { day: day(3), count: 1, hidden: ['twin'] },
    ];
    expect(daysOf(a, twin, b)).toEqual(days);
    expect(daysOf(b, twin, a, a)).toEqual(days);
  });

  it('stays away once it was removed, also what another device brought in of it', () => {
    const [a, twin] = [past('a', 2), past('twin', 2, { subject: `${PAST}todoist:a` })];
    expect(daysOf(a, undo(a, 4), twin)).toEqual([{ day: day(2), count: 0, hidden: ['a', 'twin'] }]);
  });
});

describe('an event of the past', () => {
  const sound = past('a', 2, { dayOnly: true, site: 'trello' });
  it('is sound as it is written', () => expect(soundEvent(sound)).toBe(sound));

  it.each<[string, Partial<LedgerEvent>]>([
    ['on the subject of a card', { subject: 'trello:card:a' }],
    ['that is also a card’s', { alias: 'trello:card:a' }],
    ['of a card', { relatedTo: 'trello:card:a' }],
    ['that takes away a win', { ref: 'w' }],
    ['of a kind', { kind: 'pull' }],
    ['that was saved as a file', { noteKind: 'exported' }],
    ['with settings', { settings: { dailyTarget: 1 } }],
    ['with a salt', { surpriseSalt: 'aa' }],
  ])('is none: one %s', (_, more) => expect(soundEvent({ ...sound, ...more })).toBeUndefined());

  it.each<[string, LedgerEvent]>([
    ['a win', win(2, '12:00', { subject: sound.subject })],
    ['another name of a win', win(2, '12:00', { alias: sound.subject })],
    [
      'a step that stands for one',
      event('s', 'step', 2, { subject: 'goal:g:step:1', relatedTo: sound.subject }),
    ],
    ['a priority', event('p', 'priority', 2, { subject: sound.subject })],
    ['a setting', event('c', 'settings', 2, { subject: CONFIG_SUBJECT, alias: sound.subject })],
  ])('names nothing else: %s', (_, other) => expect(soundEvent(other)).toBeUndefined());
});

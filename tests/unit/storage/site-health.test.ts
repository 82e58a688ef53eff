import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLIND_AFTER,
  blindSites,
  doubted,
  HEALTHY,
  type Health,
  isBlind,
  report,
  seen,
} from '#utils/storage/site-health.ts';
import { withQuestion } from '#utils/storage/undecided-databases.ts';

const AT = Date.UTC(2026, 10, 20, 12);
const sighting = (by: 'gesture' | 'write', kind: 'card' | 'item' = 'card') =>
  ({ by, kind, at: AT, to: 'done' }) as const;

type Step = (record: Health) => Health;
const times = (count: number, step: Step, record: Health = HEALTHY): Health =>
  Array.from({ length: count }).reduce<Health>(step, record);

const alone: Step = (record) => seen(record, sighting('write'), true);
const stuck: Step = (record) => doubted(record, 'card: nothing changed');
const ticked: Step = (record) => seen(record, sighting('gesture'), true);

describe('a site', () => {
  it.each([
    ['wins that only its requests told of', alone],
    ['gestures that came to nothing', stuck],
  ])(`may have changed after ${BLIND_AFTER} %s, and not before`, (_, step) => {
    expect(isBlind(times(BLIND_AFTER - 1, step))).toBe(false);
    expect(isBlind(times(BLIND_AFTER, step))).toBe(true);
  });

  it('is well again as soon as that kind is seen again', () => {
    expect(isBlind(ticked(times(5, stuck, times(5, alone))))).toBe(false);
  });

  it('stays in doubt when another kind is seen', () => {
    expect(isBlind(seen(times(3, alone), sighting('gesture', 'item'), true))).toBe(true);
  });

  it('adds up the reasons of one kind, and never the kinds', () => {
    const reasons = ['card: not shown', 'card: nothing changed', 'item: not shown', 'item: nothing changed'];
    expect(isBlind(reasons.reduce(doubted, HEALTHY))).toBe(false);
    expect(isBlind([...reasons, 'card: no mark'].reduce(doubted, HEALTHY))).toBe(true);
  });

  it('is not in doubt for a win that the gesture told of first, nor for one taken back', () => {
    const known: Step = (record) => seen(record, sighting('write'), false);
    const reopened: Step = (record) => seen(record, { ...sighting('write'), to: 'open' }, true);
    expect(isBlind(times(9, reopened, times(9, known)))).toBe(false);
  });

  it('is never in doubt right after a success, whatever came before', () => {
    const step = fc.constantFrom(alone, stuck, ticked, (record: Health) => doubted(record, 'card: no mark'));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const record = steps.reduce((past, next) => next(past), HEALTHY);
        expect(isBlind(ticked(record))).toBe(false);
        expect(ticked(record)).toEqual({ ...ticked(HEALTHY), ...(record.writeAt && { writeAt: AT }) });
      }),
    );
  });

  it('keeps a record that no page can make grow without end', () => {
    const record = Array.from({ length: 500 }, (_, index) =>
      `card: ${'abcdefghij'.charAt(index % 10)}`.padEnd(7 + index, 'x'),
    ).reduce(doubted, HEALTHY);
    expect(JSON.stringify(record).length).toBeLessThan(3000);
    expect(isBlind(record)).toBe(true);
  });
});

describe('the report', () => {
  it('says what is known, by day', () => {
    const trello = times(2, stuck, times(3, alone, seen(HEALTHY, sighting('gesture', 'item'), true)));
    expect(report({ trello, github: ticked(HEALTHY) }, '0.1.0', 'Chrome/140')).toBe(
      [
        'Microwin 0.1.0, Chrome/140',
        '',
        'trello: may have changed',
        '  last seen by its marks: 2026-11-20, by its requests: 2026-11-20',
        '  only by its requests: card, 3x',
        '  not sure: card: nothing changed, 2x',
        '',
        'github: well',
        '  last seen by its marks: 2026-11-20, by its requests: never',
      ].join('\n'),
    );
    expect(blindSites({ trello, github: ticked(HEALTHY) })).toEqual(['trello']);
  });

  it('holds no address, number or markup, whatever a reason is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const [, ...lines] = report({ trello: doubted(HEALTHY, reason) }, '0.1.0', 'Chrome/140').split('\n');
        expect(lines.join('\n')).toMatch(/^[a-z0-9 ,:'()\n-]*$/i);
      }),
    );
  });
});

describe('questions', () => {
  it('are asked once each, by their latest name, the newest first', () => {
    const [a, b] = [
      { id: 'a', name: 'Plan' },
      { id: 'b', name: 'Tasks' },
    ];
    expect(withQuestion([a], a)).toEqual([a]);
    expect(withQuestion([a], b)).toEqual([b, a]);
    expect(withQuestion([b, a], { id: 'a', name: 'Plans' })).toEqual([{ id: 'a', name: 'Plans' }, b]);
  });

  it('are not asked without end', () => {
    const asked = Array.from({ length: 50 }, (_, id) => ({ id: `${id}`, name: '' })).reduce(
      (past: ReturnType<typeof withQuestion>, place) => withQuestion(past, place),
      [],
    );
    expect(asked).toHaveLength(20);
    expect(asked[0]?.id).toBe('49');
  });
});

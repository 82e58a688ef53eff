import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEGRADED_AFTER,
  degradedSites,
  HEALTHY,
  isDegraded,
  recordBody,
  recordBuild,
  recordClaim,
  recordDetection,
  recordHearing,
  recordLandmarks,
  recordReadFailure,
  recordUnknownNames,
  type SiteHealth,
} from '#utils/sites/health.ts';
import { report } from '#utils/sites/health-report.ts';
import { withQuestion } from '#utils/storage/undecided-databases.ts';

const AT = Date.UTC(2026, 10, 20, 12);
const detection = (source: 'gesture' | 'request', kind: 'card' | 'item' = 'card') =>
  ({ source, kind, at: AT, to: 'done' }) as const;

type Step = (record: SiteHealth) => SiteHealth;
const times = (count: number, step: Step, record: SiteHealth = HEALTHY): SiteHealth =>
  Array.from({ length: count }).reduce<SiteHealth>(step, record);

const alone: Step = (record) => recordDetection(record, detection('request'), true);
const stuck: Step = (record) => recordReadFailure(record, 'card: nothing changed');
const ticked: Step = (record) => recordDetection(record, detection('gesture'), true);

describe('a site', () => {
  it.each([
    ['wins that only its requests told of', alone],
    ['gestures that came to nothing', stuck],
  ])(`may have changed after ${DEGRADED_AFTER} %s, and not before`, (_, step) => {
    expect(isDegraded(times(DEGRADED_AFTER - 1, step))).toBe(false);
    expect(isDegraded(times(DEGRADED_AFTER, step))).toBe(true);
  });

  it('is well again as soon as that kind is seen again', () => {
    expect(isDegraded(ticked(times(5, stuck, times(5, alone))))).toBe(false);
  });

  it('stays in doubt when another kind is seen', () => {
    expect(isDegraded(recordDetection(times(3, alone), detection('gesture', 'item'), true))).toBe(true);
  });

  it('adds up the reasons of one kind, and never the kinds', () => {
    const reasons = ['card: not shown', 'card: nothing changed', 'item: not shown', 'item: nothing changed'];
    expect(isDegraded(reasons.reduce(recordReadFailure, HEALTHY))).toBe(false);
    expect(isDegraded([...reasons, 'card: no mark'].reduce(recordReadFailure, HEALTHY))).toBe(true);
  });

  it('is not in doubt for a win that the gesture told of first, nor for one taken back', () => {
    const known: Step = (record) => recordDetection(record, detection('request'), false);
    const reopened: Step = (record) => recordDetection(record, { ...detection('request'), to: 'open' }, true);
    expect(isDegraded(times(9, reopened, times(9, known)))).toBe(false);
  });

  it('is never in doubt right after a success, whatever came before', () => {
    const step = fc.constantFrom(alone, stuck, ticked, (record: SiteHealth) =>
      recordReadFailure(record, 'card: no mark'),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const record = steps.reduce((past, next) => next(past), HEALTHY);
        expect(isDegraded(ticked(record))).toBe(false);
        expect(ticked(record)).toEqual({ ...ticked(HEALTHY), ...(record.requestAt && { requestAt: AT }) });
      }),
    );
  });

  it('keeps a record that no page can make grow without end', () => {
    const record = Array.from({ length: 500 }, (_, index) =>
      `card: ${'abcdefghij'.charAt(index % 10)}`.padEnd(7 + index, 'x'),
    ).reduce(recordReadFailure, HEALTHY);
    expect(JSON.stringify(record).length).toBeLessThan(3000);
    expect(isDegraded(record)).toBe(true);
  });
});

describe('a record of what a page says', () => {
  it('has no end of its own', () => {
    const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(97 + n));
    const words = letters.flatMap((a) => letters.map((b) => `${a}${b}Status`));
    let record = recordUnknownNames(HEALTHY, words);
    for (const word of words) {
      record = recordLandmarks(record, { [`card: ${word} 7 <b>`]: false }, AT);
      record = recordBuild(record, word, AT);
    }
    for (let day = 0; day < 100; day++)
      record = recordClaim(record, { kind: 'card', at: AT + day * 86_400_000, placed: true, isSure: true });
    expect(JSON.stringify(record).length).toBeLessThan(6000);
    expect(record.claims.at(-1)?.day).toBe('2027-02-27');
    expect(JSON.stringify(record)).not.toContain('<');
  });

  it('is the same record where nothing is new, so that nothing is written', () => {
    const build = recordBuild(HEALTHY, '1.2', AT);
    expect(recordBuild(build, '1.2', AT)).toBe(build);
    expect(recordBody(HEALTHY, true)).toBe(HEALTHY);
    expect(recordLandmarks(HEALTHY, { 'card: none': true }, AT)).toBe(HEALTHY);
    expect(recordUnknownNames(HEALTHY, ['plain', 'my status', 7])).toBe(HEALTHY);
    expect(recordHearing(HEALTHY, 'card', false, AT)).toBe(HEALTHY);
    const heard = recordHearing(HEALTHY, 'card', true, AT);
    expect(recordHearing(heard, 'card', true, AT)).toBe(heard);
  });
});

describe('the report', () => {
  it('tells what else is known, in words of ours and of the site’s code', () => {
    let record = recordUnknownNames(HEALTHY, ['completeIssueMutation']);
    record = recordHearing(record, 'issue', true, AT);
    for (let n = 0; n < 2; n++) record = recordHearing(record, 'issue', false, AT);
    record = recordClaim(record, { kind: 'status', at: AT, placed: false, isSure: false });
    record = recordLandmarks(record, { 'issue: no label': false }, AT);
    record = recordBuild(recordBody(record, false), 'af8b8d', AT);
    expect(report({ github: record }, '0.1.0', 'Chrome/140').split('\n').slice(3)).toEqual([
      '  last seen by its marks: never, by its requests: never',
      '  without its request: issue, 2x since 2026-11-20',
      '  asked for, not placed: status, 1x',
      '  missing: issue: no label, 1x since 2026-11-20',
      '  body unreadable, 1x',
      '  unknown: completeIssueMutation',
      '  2026-11-20: status, 0 placed, 1 not',
      '  2026-11-20: build af8b8d',
    ]);
  });

  it('says what is known, by day', () => {
    const trello = times(
      2,
      stuck,
      times(3, alone, recordDetection(HEALTHY, detection('gesture', 'item'), true)),
    );
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
    expect(degradedSites({ trello, github: ticked(HEALTHY) })).toEqual(['trello']);
  });

  it('holds no address, number or markup, whatever a reason is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reason) => {
        const [, ...lines] = report(
          { trello: recordReadFailure(HEALTHY, reason) },
          '0.1.0',
          'Chrome/140',
        ).split('\n');
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

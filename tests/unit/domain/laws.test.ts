import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '#tests/support/law-runs.ts';
import { logs, repeats } from '#tests/support/logs.ts';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import { firstAffectedDay, weekStartOf } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, type LedgerEvent } from '#utils/domain/event.ts';
import { type Projections, projectAll } from '#utils/domain/project.ts';
import { SHIELDS } from '#utils/domain/rules.ts';
import { shownConsistency } from '#utils/domain/scoring/consistency.ts';

/** Each law meets so many logs, fewer in some zones, most of them of so many events: see the config. */
const RUNS = 30;
const ACTS = 200;
const CARD = 'trello:card:a';

/** Projections in one form, whatever order its maps were filled in. */
function form({ config, ...maps }: Projections) {
  return {
    config,
    ...Object.fromEntries(
      Object.entries(maps).map(([name, map]) => [name, sorted(map as ReadonlyMap<string, unknown>)]),
    ),
  };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Days and runs up to one of them. */
function until({ days, totals }: Projections, last: DayKey) {
  return [days, totals].map((map) => [...map].filter(([day]) => day <= last));
}

function total({ totals }: Projections): number {
  return [...totals.values()].at(-1)?.total ?? 0;
}

const lastDay = (log: readonly LedgerEvent[]) =>
  ['2026-03-01', ...log.map(({ day }) => day)].sort().at(-1) as DayKey;

/** An event later than all of a log. @param later ms */
function latest(
  log: readonly LedgerEvent[],
  later: number,
  more: Pick<LedgerEvent, 'type'> & Partial<LedgerEvent>,
): LedgerEvent {
  const at = log.reduce((last, event) => Math.max(last, event.at), 0) + later;
  const order = log.reduce((last, event) => Math.max(last, event.order), 0) + later;
  return {
    ...{ id: `latest${later}`, subject: CARD, at, offset: 60, day: lastDay(log), device: 'here' },
    seq: 1e6 + later,
    order,
    ...(more.type === 'complete' && { kind: 'card' }),
    ...more,
  };
}

/** An event at the moment of another one, after it. */
function beside(
  { at, offset, day, device, order }: LedgerEvent,
  more: Pick<LedgerEvent, 'type' | 'subject'> & Partial<LedgerEvent>,
): LedgerEvent {
  return { id: 'beside', at, offset, day, device, order, seq: 1e6, ...more };
}

/** Long logs take long to shrink: after a while the least that was found has to do. */
function law<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, numRuns = RUNS): void {
  fc.assert(fc.property(arbitrary, holds), {
    numRuns: lawRuns(numRuns),
    interruptAfterTimeLimit: 55_000,
    markInterruptAsFailure: true,
  });
}

/** A log, and one of its events. */
const withOne = logs(ACTS)
  .filter(({ length }) => length > 0)
  .chain((log) => fc.tuple(fc.constant(log), fc.constantFrom(...log)));

describe('laws of the ledger', () => {
  it('merge: any permutation and duplication of the log gives the same state', () => {
    law(
      logs(ACTS).chain((log) =>
        fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }), fc.subarray(log)),
      ),
      ([log, shuffled, repeated]) => {
        expect(form(projectAll([...shuffled, ...repeated]))).toEqual(form(projectAll(log)));
      },
    );
  });

  it('idempotence: the same completion any number of times on its day, by any name and device, is one credit', () => {
    law(fc.tuple(logs(ACTS), fc.integer({ min: 1, max: 5 })), ([log, times]) => {
      const named = [...log, latest(log, 1, { type: 'note', subject: CARD, alias: 'trello:card:~a' })];
      const again = Array.from({ length: times }, (_, index) =>
        latest(log, 3 + index, {
          type: 'complete',
          ...(index % 2 === 0 && { subject: 'trello:card:~a', device: 'there' }),
        }),
      );
      const once = [...named, latest(log, 2, { type: 'complete' })];
      expect(form(projectAll([...once, ...again]))).toEqual(form(projectAll(once)));
    });
  });

  it('undo: completing and un-completing by the next day leaves the score as it was', () => {
    law(fc.tuple(logs(ACTS), fc.integer({ min: 0, max: 1 })), ([log, days]) => {
      const done = latest(log, 1, { type: 'complete' });
      const undone = latest(log, 2, { type: 'uncomplete', day: addDays(done.day, days) });
      const gave = ({ items }: Projections) =>
        [...items.values()].some(({ credits }) => credits.some(({ id }) => id === done.id));
      // Where the completion gives no credit (done today, or open after a late undo) there is none to take.
      fc.pre(gave(projectAll([...log, done])));
      const [before, after] = [projectAll(log), projectAll([...log, done, undone])];
      expect([sorted(after.days), sorted(after.totals)]).toEqual([
        sorted(before.days),
        sorted(before.totals),
      ]);
    });
  });

  it('undo: so does completing and voiding, but that an undo is counted, whenever that is', () => {
    law(fc.tuple(logs(ACTS), fc.integer({ min: 0, max: 50 })), ([log, days]) => {
      const done = latest(log, 1, { type: 'complete', subject: 'manual:new', kind: 'manual' });
      const { id, subject } = done;
      const undone = latest(log, 2, { type: 'void', subject, ref: id, day: addDays(done.day, days) });
      const [before, after] = [projectAll(log), projectAll([...log, done, undone])];
      expect(until(after, addDays(done.day, -1))).toEqual(until(before, addDays(done.day, -1)));
      expect(total(after)).toBe(total(before));
      expect(after.items).toEqual(before.items);
    });
  });

  it('undo: what was undone and opened again is as what was opened again and undone, and no earlier win goes', () => {
    law(fc.tuple(repeats(30), fc.integer({ min: 0, max: 9 })), ([log, days]) => {
      const before = projectAll(log);
      const done = latest(log, 1, { type: 'complete' });
      const credits = (more: LedgerEvent[]) =>
        projectAll([...log, done, ...more]).items.get(CARD)?.credits ?? [];
      fc.pre(credits([]).some(({ id }) => id === done.id));
      const day = addDays(done.day, days);
      const opened = latest(log, 2, { type: 'uncomplete', day });
      const undone = latest(log, 3, { type: 'void', ref: done.id, day });
      const [one, other] = [
        credits([opened, undone]),
        credits([
          { ...undone, order: opened.order },
          { ...opened, order: undone.order },
        ]),
      ];
      expect(one).toEqual(other);
      expect(one).toEqual(before.items.get(CARD)?.credits ?? []);
      // It is open again, so that it counts anew.
      const again = latest(log, 4, { type: 'complete', day: addDays(day, 1) });
      expect(credits([opened, undone, again]).map(({ id }) => id)).toEqual([
        ...one.map(({ id }) => id),
        again.id,
      ]);
    });
  });

  it('undo: what a site refused is as if it had never been asked for', () => {
    law(repeats(30), (log) => {
      const done = latest(log, 1, { type: 'complete' });
      const refused = latest(log, 2, { type: 'void', ref: done.id, refused: true });
      expect(projectAll([...log, done, refused]).items).toEqual(projectAll(log).items);
    });
  });

  it('settle: late undos of everything take points, and no activity, goal or achievement', () => {
    law(logs(ACTS), (log) => {
      const day = addDays(lastDay(log), 2);
      const before = projectAll(log);
      const undos = [...before.items.keys()].map((subject, index) =>
        latest(log, 1 + index, { type: 'uncomplete', subject, day }),
      );
      const after = projectAll([...log, ...undos]);
      expect(until(after, addDays(day, -1))).toEqual([[...before.days], [...before.totals]]);
      expect(total(after)).toBe(total(before) - (after.days.get(day)?.debits ?? 0));
      expect(total(after)).toBeGreaterThanOrEqual(0);
      const achieved = ({ totals }: Projections) => [...totals.values()].at(-1)?.achieved ?? {};
      expect(achieved(after)).toEqual(achieved(before));
    });
  });

  it('no negative: the total is never below zero, on any day after any part of any log', () => {
    law(
      logs(ACTS),
      (log) => {
        for (let count = log.length; count > 0; count -= 9)
          for (const { total } of projectAll(log.slice(0, count)).totals.values())
            expect(total).toBeGreaterThanOrEqual(0);
      },
      RUNS / 2,
    );
  });

  it('no item has two credits on one day, nor two debits', () => {
    law(logs(ACTS), (log) => {
      for (const { credits } of projectAll(log).items.values()) {
        const days = credits.map(({ day }) => day);
        expect(days).toEqual([...new Set(days)].sort());
        expect(credits.filter(({ debit }) => debit).length).toBeLessThanOrEqual(1);
        for (const { day, debit = addDays(day, 2) } of credits) expect(debit >= addDays(day, 2)).toBe(true);
      }
    });
  });

  it('a setting changes nothing up to its own day', () => {
    const settings = fc.constantFrom<NonNullable<LedgerEvent['settings']>>(
      ...[
        { dailyTarget: 1 },
        { dailyTarget: 12 },
        { schedule: [1] },
        { weekStart: 7 },
        { schedule: [1, 2, 3, 4, 5, 6, 7] },
        { schedule: [] },
      ],
      ...[{ dayStart: 0 }, { momentum: false }, { surprise: 'steady' as const }, { rewards: true }],
      { quietHours: { from: 0, to: 1439 } },
    );
    law(fc.tuple(withOne, settings), ([[log, one], settings]) => {
      const change = beside(one, { type: 'settings', subject: CONFIG_SUBJECT, settings });
      // A clock that had run ahead is known by what the same device says of the config with an earlier day later on.
      const said = log.filter(
        ({ subject, device, order }) =>
          subject === CONFIG_SUBJECT && device === one.device && order > one.order,
      );
      const [own = one.day] = [one, ...said].map(({ day }) => day).sort();
      expect(until(projectAll([...log, change]), own)).toEqual(until(projectAll(log), own));
    });
  });

  it('what is changed in the config changes no week before the first day for which it differs', () => {
    const change = fc.constantFrom<Pick<LedgerEvent, 'type'> & Partial<LedgerEvent>>(
      { type: 'rest', rest: { from: '2026-03-10', to: '2026-05-10', reason: 'sick' } },
      { type: 'settings', settings: { schedule: [1, 2] } },
      { type: 'settings', settings: { weekStart: 4 } },
      { type: 'void' },
    );
    law(fc.tuple(withOne, change), ([[log, one], change]) => {
      const held = log.filter(({ subject }) => subject === CONFIG_SUBJECT);
      const ref = change.type === 'void' && { ref: held[one.seq % (held.length || 1)]?.id ?? '' };
      const before = projectAll(log);
      const after = projectAll([...log, beside(one, { subject: CONFIG_SUBJECT, ...change, ...ref })]);
      const first = firstAffectedDay(before.config, after.config);
      fc.pre(first !== '');
      const last =
        first === undefined
          ? '9999-12-31'
          : addDays([before, after].map(({ config }) => weekStartOf(config, first)).sort()[0] ?? '', -1);
      // The void itself is an event of its day, and no completion.
      expect(until(after, last)).toEqual(until(before, last));
    });
  });

  it('G4: what is done last on a day takes no goal back', () => {
    law(withOne, ([log, { day, offset }]) => {
      const before = projectAll(log).days.get(day);
      const at = Math.max(...log.filter((event) => event.day === day).map((event) => event.at)) + 1;
      const more: LedgerEvent = {
        ...{ id: 'more', type: 'complete', subject: 'trello:card:more', kind: 'card' },
        ...{ at, offset, day, device: 'here', seq: 1e6, order: at },
      };
      const after = projectAll([...log, more]).days.get(day);
      expect(after?.active).toBe(true);
      expect(after?.wins).toBe((before?.wins ?? 0) + 1);
      expect(after?.targetReached).toBe(
        (before?.targetReached ?? false) || (after?.targetWins ?? 0) >= (after?.target || 99),
      );
      expect(after?.targetWins).toBeGreaterThanOrEqual(before?.targetWins ?? 0);
      expect(after?.earned).toBeGreaterThanOrEqual(before?.earned ?? 0);
    });
  });

  it('days are in order, add up, and lose nothing that was reached', () => {
    law(logs(ACTS), (log) => {
      const { days, totals } = projectAll(log);
      expect([...days.keys()]).toEqual([...days.keys()].sort());
      expect([...totals.keys()]).toEqual([...days.keys()]);
      let sum = 0;
      let achieved = {};
      for (const [day, end] of totals) {
        const score = days.get(day);
        sum += score?.points ?? 0;
        expect(end.total).toBe(sum);
        expect(end.achieved).toMatchObject(achieved);
        achieved = end.achieved;
        const { consistency, chain, shields, lifetime } = end.streaks;
        const { weighted, days: known } = consistency;
        expect(weighted >= 0 && weighted < 1 && lifetime <= known).toBe(true);
        const share = shownConsistency(consistency);
        expect(share === undefined).toBe(known < 3);
        // It is rounded to nine digits.
        expect(share === undefined || (share >= weighted - 1e-9 && share <= 1)).toBe(true);
        expect(Number.isInteger(shields) && shields >= 0 && shields <= SHIELDS.max).toBe(true);
        expect(chain <= lifetime).toBe(true);
        expect(score && score.targetWins <= score.wins && score.earned <= score.raw).toBe(true);
      }
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../utils/game/credits.ts';
import { addDays } from '../../utils/game/days.ts';
import { type Derived, fold } from '../../utils/game/fold.ts';
import { logs } from './logs.ts';

/** A derived state in one form, whatever order its maps were filled in. */
function form({ subjects, days, aliases }: Derived) {
  return [subjects, days, aliases].map((map) =>
    [...(map as Map<string, unknown>)].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function total({ days }: Derived): number {
  return [...days.values()].reduce((sum, { points }) => sum + points, 0);
}

const end = (log: Act[]) => Math.max(0, ...log.map(({ at }) => at)) + 1;

/** An act on a card that the log may know, later than all of it. */
const latest = (log: Act[], type: Act['type'], day: string, id: string, later = 0): Act => ({
  id,
  type,
  subject: 'trello:card:a',
  at: end(log) + later,
  day,
  device: 'here',
  seq: 1e6 + later,
  ...(type === 'complete' && { kind: 'card' as const }),
});

const lastDay = (log: Act[]) => ['2026-03-01', ...log.map(({ day }) => day)].sort().at(-1) as string;

describe('laws of the ledger', () => {
  it('merge: any permutation and duplication of the log gives the same state', () => {
    fc.assert(
      fc.property(
        logs(60).chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length }), fc.subarray(log)),
        ),
        ([log, shuffled, repeated]) => {
          expect(form(fold([...shuffled, ...repeated]))).toEqual(form(fold(log)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('idempotence: the same completion any number of times on its day is one credit', () => {
    fc.assert(
      fc.property(logs(40), fc.integer({ min: 1, max: 5 }), (log, times) => {
        const day = lastDay(log);
        const again = Array.from({ length: times }, (_, index) =>
          latest(log, 'complete', day, `again${index}`, index),
        );
        expect(form(fold([...log, ...again]))).toEqual(
          form(fold([...log, latest(log, 'complete', day, 'again0')])),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('undo: completing and un-completing by the next day leaves the score as it was', () => {
    fc.assert(
      fc.property(logs(40), fc.integer({ min: 0, max: 1 }), (log, days) => {
        const day = lastDay(log);
        const before = fold(log);
        const { credits = [], done = false } = before.subjects.get('trello:card:a') ?? {};
        const done2 = [
          latest(log, 'complete', day, 'do'),
          latest(log, 'uncomplete', addDays(day, days), 'undo', 1),
        ];
        // Where the completion would give no credit (done today, or open after a late undo) there is none to take.
        fc.pre(credits.length === 0 || (done !== false && done < day));
        expect(total(fold([...log, ...done2]))).toBe(total(before));
      }),
      { numRuns: 500 },
    );
  });

  it('no negative: the total is never below zero, after any part of any log', () => {
    fc.assert(
      fc.property(logs(80), (log) => {
        for (let count = 1; count <= log.length; count += 7) {
          expect(total(fold(log.slice(0, count)))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a subject never has two credits on one day', () => {
    fc.assert(
      fc.property(logs(80), (log) => {
        for (const { credits } of fold(log).subjects.values()) {
          expect(new Set(credits.map(({ day }) => day)).size).toBe(credits.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import fc from 'fast-check';
import { BATCH_PAUSE_MS, DAY_START_MINUTES } from '../../utils/game/constants.ts';
import type { Act } from '../../utils/game/credits.ts';
import { dayKey } from '../../utils/game/days.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2026-03-01T12:00:00Z');
let seq = 0;

/** A day of March 2026 by its date. */
export function day(date: number): string {
  return `2026-03-${String(date).padStart(2, '0')}`;
}

/** An act on one card at noon of a day in March 2026; each call is later than the one before. */
export function act(id: string, type: Act['type'], date: number, more: Partial<Act> = {}): Act {
  return {
    id,
    type,
    subject: 'trello:card:a',
    at: FIRST + (date - 1) * DAY_MS + seq,
    day: day(date),
    device: 'here',
    seq: ++seq,
    ...(type === 'complete' && { kind: 'card' }),
    ...more,
  };
}

const KINDS = {
  a: 'card',
  b: 'card',
  c: 'issue',
  d: 'todo',
  '~a': 'card',
  '~b': 'card',
  'a:0123456789abcdef': 'card',
} as const;
type Letter = keyof typeof KINDS;

/** Logs of up to `length` acts, either wandering over some weeks or dense with batches. */
export function logs(length: number): fc.Arbitrary<Act[]> {
  return fc.oneof(wanderings(length), batches(Math.ceil(length / 5)));
}

/**
 * Logs of up to `length` acts on a few subjects over some weeks, from two devices whose clocks may jump and whose
 * zones may change, in the order they were written. Weak names turn out to be strong ones now and then.
 */
function wanderings(length: number): fc.Arbitrary<Act[]> {
  const step = fc.record({
    letter: fc.constantFrom(...(Object.keys(KINDS) as Letter[])),
    other: fc.constantFrom<Letter>('a', 'b', '~a', '~b', 'a:0123456789abcdef'),
    type: fc.constantFrom<Act['type']>('complete', 'complete', 'complete', 'uncomplete', 'void', 'note'),
    device: fc.constantFrom('here', 'there'),
    /** Mostly forward; a clock that is set right can go back. */
    pause: fc.oneof(fc.nat(2 * DAY_MS), fc.integer({ min: -DAY_MS, max: 0 })),
    offset: fc.constantFrom(0, 60, 330, -210, 840, -660),
    learns: fc.boolean(),
    back: fc.nat(12),
  });
  return fc.array(step, { maxLength: length }).map((steps) => {
    let at = FIRST;
    const acts: Act[] = [];
    for (const [index, { letter, other, type, device, pause, offset, learns, back }] of steps.entries()) {
      at += pause;
      const subject = `trello:card:${letter}`;
      const ref = acts.filter((past) => past.type === 'complete').at(-1 - back);
      const alias = learns && other !== letter && { alias: `trello:card:${other}` };
      acts.push({
        id: `${index}`,
        type,
        subject,
        at,
        day: dayKey(at, offset, DAY_START_MINUTES),
        device,
        seq: index + 1,
        ...(type !== 'void' && { kind: KINDS[letter], ...alias }),
        ...(type === 'void' && { ref: ref?.id ?? 'none', subject: ref?.subject ?? subject }),
      });
    }
    return acts;
  });
}

const BATCHED = {
  a: 'card',
  e: 'pull',
  f: 'item',
  g: 'card',
  h: 'todo',
  i: 'issue',
  j: 'card',
  k: 'todo',
} as const;
const LETTERS = Object.keys(BATCHED) as (keyof typeof BATCHED)[];

/**
 * Logs of up to `length` steps on a few subjects over a few days: many are done at once on the first three days,
 * here and there one is taken back days later or voided, in no order of time, so that batches grow and shrink beneath
 * what was taken back of them.
 */
export function batches(length: number): fc.Arbitrary<Act[]> {
  const step = fc.record({
    type: fc.constantFrom<Act['type']>('complete', 'complete', 'uncomplete', 'void'),
    letters: fc.shuffledSubarray(LETTERS, { minLength: 1 }),
    date: fc.nat(2),
    /** Ms after noon; some batches join others. */
    start: fc.constantFrom(0, 10_000, 60_000),
    /** Ms between wins; the last is the shortest pause that ends a batch. */
    within: fc.constantFrom(0, 0, 1000, BATCH_PAUSE_MS, BATCH_PAUSE_MS + 1),
    back: fc.nat(12),
  });
  return fc.array(step, { minLength: 1, maxLength: length }).map((steps) => {
    const acts: Act[] = [];
    const add = (type: Act['type'], subject: string, at: number, more: Partial<Act>) => {
      const day = dayKey(at, 0, DAY_START_MINUTES);
      acts.push({
        id: `${acts.length}`,
        type,
        subject,
        at,
        day,
        device: 'here',
        seq: acts.length + 1,
        ...more,
      });
    };
    for (const { type, letters, date, start, within, back } of steps) {
      const at = FIRST + date * DAY_MS + start;
      const [first = 'a'] = letters;
      const ref = acts.filter((past) => past.type === 'complete').at(-1 - back);
      if (type === 'uncomplete') add(type, `trello:card:${first}`, at + 3 * DAY_MS, { kind: BATCHED[first] });
      else if (type === 'void')
        add(type, ref?.subject ?? 'none', at + 6 * DAY_MS, { ref: ref?.id ?? 'none' });
      else
        for (const [index, letter] of letters.entries())
          add(type, `trello:card:${letter}`, at + index * within, { kind: BATCHED[letter] });
    }
    return acts;
  });
}

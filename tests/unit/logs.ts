import fc from 'fast-check';
import { DAY_START_MINUTES } from '../../utils/game/constants.ts';
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

/**
 * Logs of up to `length` acts on a few subjects over some weeks, from two devices whose clocks may jump and whose
 * zones may change, in the order they were written. Weak names turn out to be strong ones now and then.
 */
export function logs(length: number): fc.Arbitrary<Act[]> {
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logs } from '#tests/support/logs.ts';
import { type DayKey, dayKey, HOUR_MS } from '#utils/domain/calendar.ts';
import { compareEvents, type LedgerEvent, orderAfter } from '#utils/domain/event.ts';
import { goalView } from '#utils/domain/planning/goal-view.ts';
import {
  currentDefinitions,
  type EventWithText,
  latestBySubject,
} from '#utils/domain/planning/latest-by-subject.ts';
import { timerOf } from '#utils/domain/planning/timer.ts';
import { projectAll } from '#utils/domain/project.ts';
import { DEFAULTS, latestSettings, type Settings } from '#utils/domain/settings.ts';

type Said = Pick<EventWithText, 'type' | 'subject'> & Partial<EventWithText>;

/** A log, two moments at which something is said after it, and by which device. */
const SAID = fc.record({
  log: logs(60),
  device: fc.constantFrom('here', 'there'),
  // By clocks that were set forward and back, by up to twenty years.
  at: fc.tuple(clockTime(), clockTime()),
});

function clockTime() {
  return fc.integer({ min: Date.parse('2010-01-01'), max: Date.parse('2046-01-01') });
}

type Saying = Omit<Parameters<typeof say>[0], 'at'> & { at: [number, number] };

/** The log with what one of its devices says then, one after the other, whatever its clock shows. */
function say({ log, device, at }: { log: LedgerEvent[]; device: string; at: number[] }, ...said: Said[]) {
  const all: EventWithText[] = [...log];
  for (const [index, what] of said.entries()) {
    const time = at[index] as number;
    const order = orderAfter(Math.max(0, ...all.map(({ order }) => order)), time);
    const seq = Math.max(0, ...all.filter((event) => event.device === device).map(({ seq }) => seq)) + 1;
    const day = dayKey(time, 60, DEFAULTS.dayStart);
    all.push({ id: `said ${index}`, at: time, offset: 60, day, device, seq, order, ...what });
  }
  // The parts of a log arrive in any order.
  return all.toReversed().sort(compareEvents);
}

const words = (title: string) => ({ text: { title, url: '' } });
const settings = (settings: Partial<Settings>): Said => ({ type: 'settings', subject: 'config', settings });
const about = (events: EventWithText[], subject: string) => events.filter((own) => own.subject === subject);

function holds(check: (said: Saying) => void): void {
  fc.assert(fc.property(SAID, check), { numRuns: 30 });
}

describe('last word: whatever the clocks do, what was said last holds', () => {
  it('of a setting', () => {
    holds((said) => {
      const events = say(said, settings({ numbers: false }), settings({ numbers: true }));
      expect(latestSettings(projectAll(events).config.changes).numbers).toBe(true);
    });
  });

  it('of a goal, and of one of its steps', () => {
    holds((said) => {
      const goal = (title: string): Said => ({ type: 'goal', subject: 'goal:x', ...words(title) });
      const events = say(said, goal('Mvoe house'), goal('Move house'));
      const isDone = () => false;
      const projected = projectAll(events).goals.get('goal:x');
      expect(projected && goalView(projected, events, isDone).title).toBe('Move house');
      const label = (...labels: string[]): Said => ({
        ...{ type: 'goal', subject: 'goal:x', text: { title: 'Move house', url: '', labels } },
      });
      const relabelled = say(said, label('Home'), label('This year', 'Home'));
      const again = projectAll(relabelled).goals.get('goal:x');
      expect(again && goalView(again, relabelled, isDone).labels).toEqual(['This year', 'Home']);
      const step = (dropped: boolean): Said => ({ type: 'step', subject: 'goal:x:step:1', dropped });
      const dropped = projectAll(say(said, step(false), step(true))).goals.get('goal:x');
      expect(dropped?.steps).toEqual([]);
    });
  });

  it('of a habit, a reward, a note and a reflection', () => {
    holds((said) => {
      const habit = (title: string): Said => ({ type: 'habit', subject: 'habit:x', ...words(title) });
      const habits = currentDefinitions(about(say(said, habit('Watre'), habit('Water')), 'habit:x'), 'habit');
      expect(habits.map(({ text }) => text?.title)).toEqual(['Water']);
      const often = (timesAWeek?: number): Said => ({
        ...{ type: 'habit', subject: 'habit:y', ...words('Run') },
        ...(timesAWeek && { timesAWeek }),
      });
      const [run] = currentDefinitions(about(say(said, often(2), often(3)), 'habit:y'), 'habit');
      expect(run?.timesAWeek).toBe(3);
      const [weekdays] = currentDefinitions(about(say(said, often(2), often()), 'habit:y'), 'habit');
      expect(weekdays?.timesAWeek).toBeUndefined();
      const reward = (price: number): Said => ({ type: 'reward', subject: 'reward:x', price });
      const rewards = currentDefinitions(about(say(said, reward(100), reward(50)), 'reward:x'), 'reward');
      expect(rewards.map(({ price }) => price)).toEqual([50]);
      for (const type of ['note', 'reflect'] as const) {
        const line = (title: string): Said => ({
          ...{ type, subject: `${type}:x`, ...words(title) },
          ...(type === 'reflect' && { kind: 'reflection' }),
        });
        const [last] = latestBySubject(about(say(said, line('old'), line('new')), `${type}:x`));
        expect(last?.text?.title).toBe('new');
      }
    });
  });

  it('of a tick: done, open, done again', () => {
    const tick = (type: 'complete' | 'uncomplete'): Said => ({ type, subject: 'manual:x', kind: 'manual' });
    holds((said) => {
      const at = [...said.at, said.at[0] - HOUR_MS];
      const [done, open] = [tick('complete'), tick('uncomplete')];
      const doneOf = (events: LedgerEvent[]): DayKey | false =>
        projectAll(events).items.get('manual:x')?.done ?? false;
      expect(doneOf(say({ ...said, at }, done))).not.toBe(false);
      expect(doneOf(say({ ...said, at }, done, open))).toBe(false);
      expect(doneOf(say({ ...said, at }, done, open, done))).not.toBe(false);
    });
  });

  it('of a timer: one that was stopped does not run', () => {
    holds((said) => {
      const start: Said = { type: 'timer', subject: 'timer:x', minutes: 5 };
      const stop: Said = { type: 'void', subject: 'timer:x', ref: 'said 0' };
      expect(timerOf(about(say(said, start), 'timer:x'))).toMatchObject({ planned: 5 });
      expect(timerOf(about(say(said, start, stop), 'timer:x'))).toBeUndefined();
    });
  });
});

import { describe, expect, it } from 'vitest';
import { nextReadAt, startTracking, track, WINDOW_MS } from '#utils/content/state-tracker.ts';
import type { State, StateReading } from '#utils/sites/types.ts';

const UNSURE: StateReading = { reason: 'not shown' };

/** Runs the detector's readings against a page whose state is a function of ms since the gesture. */
function watch(before: State, page: (ms: number) => StateReading, patience?: number) {
  let state = startTracking(before, patience);
  const reported: { at: number; to: State }[] = [];
  const readings: number[] = [];
  for (let next = nextReadAt(state, 0); next !== undefined; next = nextReadAt(state, next)) {
    readings.push(next);
    const past = state.reported;
    state = track(state, page(next), next);
    if (state.reported !== past) reported.push({ at: next, to: state.reported });
  }
  return { reported, readings };
}

describe('state tracker', () => {
  it('says nothing of a page that does not change, and reads it at a few moments only', () => {
    const { reported, readings } = watch('open', () => 'open');
    expect(reported).toEqual([]);
    expect(readings.slice(0, 4)).toEqual([16, 50, 100, 200]);
    expect(readings.length).toBeLessThan(25);
    expect(readings.at(-1)).toBeLessThan(WINDOW_MS + 200);
  });

  it('says done after two alike readings', () => {
    expect(watch('open', () => 'done').reported).toEqual([{ at: 50, to: 'done' }]);
  });

  it('says done within a quarter of a second of a late change', () => {
    for (const change of [30, 120, 333, 600, 1234, 2700]) {
      const { reported } = watch('open', (ms) => (ms < change ? 'open' : 'done'));
      expect(reported).toHaveLength(1);
      expect((reported[0]?.at ?? 0) - change).toBeLessThan(250);
    }
  });

  it('a state seen only once is no change', () => {
    expect(watch('open', (ms) => (ms === 50 ? 'done' : 'open')).reported).toEqual([]);
  });

  it('takes back what the page takes back, also a whole window after the change', () => {
    const { reported } = watch('open', (ms) => (ms < 400 || ms > 3300 ? 'open' : 'done'));
    expect(reported.map(({ to }) => to)).toEqual(['done', 'open']);
  });

  it('sees un-doing alike', () => {
    expect(watch('done', () => 'open').reported).toEqual([{ at: 50, to: 'open' }]);
  });

  it('draws nothing from a page that shows something else', () => {
    expect(watch('open', () => UNSURE).reported).toEqual([]);
    expect(watch('open', (ms) => (ms % 100 === 0 ? UNSURE : 'done')).reported).toHaveLength(1);
  });

  it('a thing that leaves for good has changed; one drawn anew has not', () => {
    expect(watch('open', (ms) => (ms < 40 ? 'open' : 'gone')).reported.map(({ to }) => to)).toEqual(['done']);
    expect(watch('open', (ms) => (ms < 800 ? 'gone' : 'open')).reported).toEqual([]);
    expect(watch('open', (ms) => (ms < 800 ? 'gone' : 'done')).reported.map(({ to }) => to)).toEqual([
      'done',
    ]);
  });

  it('a thing that leaves after it was seen done stays done', () => {
    expect(watch('open', (ms) => (ms < 120 ? 'done' : 'gone')).reported).toEqual([{ at: 50, to: 'done' }]);
  });

  it('a thing that leaves and comes back undone is taken back', () => {
    const { reported } = watch('open', (ms) => (ms < 1700 ? 'gone' : 'open'));
    expect(reported.map(({ to }) => to)).toEqual(['done', 'open']);
  });

  it('waits as long as a site may take', () => {
    const merged = (ms: number): StateReading => (ms < 9000 ? 'open' : 'done');
    expect(watch('open', merged).reported).toEqual([]);
    expect(watch('open', merged, 20_000).reported.map(({ to }) => to)).toEqual(['done']);
  });
});

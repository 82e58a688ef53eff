import { describe, expect, it } from 'vitest';
import { nextReadAt, startTracking, track, WINDOW_MS } from '#utils/content/state-tracker.ts';
import type { State, StateReading } from '#utils/sites/types.ts';

const UNSURE: StateReading = { reason: 'not shown' };

/** Runs the witness's looks against a page whose state is a function of ms since the gesture. */
function watch(before: State, page: (ms: number) => StateReading, patience?: number) {
  let state = startTracking(before, patience);
  const said: { at: number; to: State }[] = [];
  const looks: number[] = [];
  for (let next = nextReadAt(state, 0); next !== undefined; next = nextReadAt(state, next)) {
    looks.push(next);
    const past = state.reported;
    state = track(state, page(next), next);
    if (state.reported !== past) said.push({ at: next, to: state.reported });
  }
  return { said, looks };
}

describe('trace', () => {
  it('says nothing of a page that does not change, and looks at a few moments only', () => {
    const { said, looks } = watch('open', () => 'open');
    expect(said).toEqual([]);
    expect(looks.slice(0, 4)).toEqual([16, 50, 100, 200]);
    expect(looks.length).toBeLessThan(25);
    expect(looks.at(-1)).toBeLessThan(WINDOW_MS + 200);
  });

  it('says done after two alike looks', () => {
    expect(watch('open', () => 'done').said).toEqual([{ at: 50, to: 'done' }]);
  });

  it('says done within a quarter of a second of a late change', () => {
    for (const change of [30, 120, 333, 600, 1234, 2700]) {
      const { said } = watch('open', (ms) => (ms < change ? 'open' : 'done'));
      expect(said).toHaveLength(1);
      expect((said[0]?.at ?? 0) - change).toBeLessThan(250);
    }
  });

  it('a state seen only once is no change', () => {
    expect(watch('open', (ms) => (ms === 50 ? 'done' : 'open')).said).toEqual([]);
  });

  it('takes back what the page takes back, also a whole window after the change', () => {
    const { said } = watch('open', (ms) => (ms < 400 || ms > 3300 ? 'open' : 'done'));
    expect(said.map(({ to }) => to)).toEqual(['done', 'open']);
  });

  it('sees un-doing alike', () => {
    expect(watch('done', () => 'open').said).toEqual([{ at: 50, to: 'open' }]);
  });

  it('draws nothing from a page that shows something else', () => {
    expect(watch('open', () => UNSURE).said).toEqual([]);
    expect(watch('open', (ms) => (ms % 100 === 0 ? UNSURE : 'done')).said).toHaveLength(1);
  });

  it('a thing that leaves for good has changed; one drawn anew has not', () => {
    expect(watch('open', (ms) => (ms < 40 ? 'open' : 'gone')).said.map(({ to }) => to)).toEqual(['done']);
    expect(watch('open', (ms) => (ms < 800 ? 'gone' : 'open')).said).toEqual([]);
    expect(watch('open', (ms) => (ms < 800 ? 'gone' : 'done')).said.map(({ to }) => to)).toEqual(['done']);
  });

  it('a thing that leaves after it was seen done stays done', () => {
    expect(watch('open', (ms) => (ms < 120 ? 'done' : 'gone')).said).toEqual([{ at: 50, to: 'done' }]);
  });

  it('a thing that leaves and comes back undone is taken back', () => {
    const { said } = watch('open', (ms) => (ms < 1700 ? 'gone' : 'open'));
    expect(said.map(({ to }) => to)).toEqual(['done', 'open']);
  });

  it('waits as long as a site may take', () => {
    const merged = (ms: number): StateReading => (ms < 9000 ? 'open' : 'done');
    expect(watch('open', merged).said).toEqual([]);
    expect(watch('open', merged, 20_000).said.map(({ to }) => to)).toEqual(['done']);
  });
});

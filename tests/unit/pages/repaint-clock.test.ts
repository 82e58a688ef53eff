import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS, type Moment } from '#utils/domain/calendar.ts';
import { createRepaintClock } from '#utils/pages/repaint-clock.ts';

const NOW = Date.parse('2026-03-02T10:00Z');
const globals = globalThis as unknown as Record<string, unknown>;
let page: EventTarget;
let frame: EventTarget;

/** A page whose drawing changes at some moments, in minutes from now; the moments at which it was drawn. */
function setUp(...changes: number[]) {
  const drawn: number[] = [];
  const draw = ({ at }: Moment) => {
    drawn.push((at - NOW) / MINUTE_MS);
    return changes.map((minute) => NOW + minute * MINUTE_MS).find((change) => change > at);
  };
  return { drawn, ...createRepaintClock(draw) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [page, frame] = [new EventTarget(), new EventTarget()];
  globals.document = page;
  globals.addEventListener = frame.addEventListener.bind(frame);
});
afterEach(() => {
  vi.useRealTimers();
  delete globals.document;
  delete globals.addEventListener;
});

describe('a page in sight', () => {
  it('is painted at each moment at which it changes, and at no other', () => {
    const { drawn, paint } = setUp(5, 20, 21);
    paint();
    vi.advanceTimersByTime(30 * MINUTE_MS);
    expect(drawn).toEqual([0, 5, 20, 21]);
  });

  it('trusts no timeout for longer than an hour', () => {
    const { drawn, paint } = setUp(150);
    paint();
    vi.advanceTimersByTime(3 * HOUR_MS);
    expect(drawn).toEqual([0, 60, 120, 150]);
  });

  it('is not painted by the clock before there is anything to draw', () => {
    const { drawn, paint } = setUp();
    paint();
    vi.advanceTimersByTime(3 * HOUR_MS);
    expect(drawn).toEqual([0]);
  });

  it.each<[what: string, to: number, tell: () => void]>([
    [
      'it is seen again after the computer slept',
      600,
      () => page.dispatchEvent(new Event('visibilitychange')),
    ],
    ['it is used again after the computer slept', 600, () => frame.dispatchEvent(new Event('focus'))],
    ['its clock was set back', -60, () => frame.dispatchEvent(new Event('focus'))],
  ])('is painted when %s', (_, to, tell) => {
    const { drawn, paint } = setUp(500);
    paint();
    vi.setSystemTime(NOW + to * MINUTE_MS);
    tell();
    expect(drawn).toEqual([0, to]);
  });

  it('is painted when it hears of nothing new only if its time has come', () => {
    const { drawn, paint, paintIfDue } = setUp(5);
    paint();
    paintIfDue();
    vi.setSystemTime(NOW + 5 * MINUTE_MS);
    paintIfDue();
    expect(drawn).toEqual([0, 5]);
  });
});

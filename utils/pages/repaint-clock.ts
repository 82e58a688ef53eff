import { HOUR_MS, type Moment, momentAt } from '#utils/domain/calendar.ts';

/** The longest that a page trusts a timeout, in ms: it stands still while the computer sleeps, and clocks are set. */
const LONGEST_MS = HOUR_MS;

/** Paints a page when it is told to, and at every moment at which what it shows changes by the clock alone. */
export interface RepaintClock {
  paint: () => void;
  /** Paints if such a moment has gone by, or the clock was set back. */
  paintIfDue: () => void;
}

/**
 * Nothing ticks between two such moments.
 * @param draw draws the page, and answers with the next one (UTC ms); undefined as long as there is nothing to draw
 */
export function createRepaintClock(draw: (now: Moment) => number | undefined): RepaintClock {
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let paintedAt = 0;
  let next: number | undefined;

  const paint = () => {
    clearTimeout(timeout);
    const now = momentAt(new Date());
    next = draw(now);
    paintedAt = now.at;
    if (next !== undefined) timeout = setTimeout(paint, Math.min(next - now.at, LONGEST_MS));
  };
  const paintIfDue = () => {
    const now = Date.now();
    if (next !== undefined && (now >= next || now < paintedAt)) paint();
  };

  // The computer may have slept, or its clock may have been set, while nobody looked.
  document.addEventListener('visibilitychange', paint);
  addEventListener('focus', paintIfDue);
  return { paint, paintIfDue };
}

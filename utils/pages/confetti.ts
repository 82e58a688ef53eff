import type { Moment } from '#utils/domain/calendar.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';
import { type Celebrated, dueCelebration, NOTHING_CELEBRATED } from '#utils/domain/views/celebration.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { mayMove } from '#utils/platform/motion.ts';

/** Holds in `localStorage` what confetti was thrown for; also the name of the lock by which pages take turns. */
const KEY = 'confetti';
/** Frames, of which there are sixty a second, after which all of it has gone. */
const FRAMES = 120;
/** Greens of the bar, and something warm. */
const COLOURS = ['#17694c', '#34916e', '#7fc6a6', '#e3b04b', '#e58a63'];

/** Throws confetti if there is something to celebrate, in the first page that is visible and in no other. */
export async function celebrate(view: DashboardState, now: Moment): Promise<void> {
  if (document.hidden || !mayMove(view.settings.motion)) return;
  await navigator.locks.request(KEY, () => {
    const { due, ...thrown } = dueCelebration(view, now, readCelebrated());
    // What could not be kept in mind would be celebrated again and again.
    if (keepCelebrated(thrown) && due) void rain();
  });
}

/** What was kept; if that is broken, as if nothing had been celebrated. */
function readCelebrated(): Celebrated {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const past = { ...NOTHING_CELEBRATED, ...(kept as Partial<Celebrated>) };
    return hasShapeOf(past, NOTHING_CELEBRATED) ? past : NOTHING_CELEBRATED;
  } catch {
    return NOTHING_CELEBRATED;
  }
}

function keepCelebrated(thrown: Celebrated): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(thrown));
    return true;
  } catch {
    return false;
  }
}

/** Draws over the page for two seconds; clicks go through. */
async function rain(): Promise<void> {
  const { create } = await import('canvas-confetti');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; pointer-events: none;';
  // Not in the body, whose children Preact renders.
  document.documentElement.append(canvas);
  const fire = create(canvas, { resize: true, useWorker: false });
  await fire({
    particleCount: 90,
    spread: 80,
    startVelocity: 35,
    ticks: FRAMES,
    origin: { y: 0.4 },
    colors: COLOURS,
  });
  canvas.remove();
}

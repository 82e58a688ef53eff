import { MINUTE_MS } from '#utils/domain/calendar.ts';
import { defined } from '#utils/domain/defined.ts';
import { type LedgerEvent, withoutVoided } from '#utils/domain/event.ts';
import {
  FOCUS_MINUTES,
  MORE_MINUTES,
  STARTER_MINUTES,
  TIMER_GRACE_MINUTES,
  TIMER_MAX_MINUTES,
  type WinKind,
} from '#utils/domain/rules.ts';

/**
 * A timer that runs, or that has ended and waits to be noticed. What remains of it is computed from the clock, so neither
 * sleep nor a restart can break it.
 */
export interface Timer {
  /** UTC ms */
  startedAt: number;
  /** Minutes from its start to its end. */
  planned: number;
  /** Minutes of an earlier plan whose end was reached before it went on; 0 for none. They cannot be lost any more. */
  kept: number;
  /** The item that it was begun for. */
  relatedTo?: string;
}

/** A timer as a page shows it. */
export interface TimerView extends Timer {
  /** The id of the event that began it. */
  id: string;
  subject: string;
  title: string;
}

/** What a timer that has ended is finished as. */
export interface TimerWorth {
  kind: Extract<WinKind, 'starter' | 'focus'>;
  minutes: number;
}

/**
 * Whether a timer can be begun with so many minutes: the few of a starter, or enough for focus. What lies between comes
 * by going on.
 */
export function isPlan(minutes: number): boolean {
  const starter = minutes >= STARTER_MINUTES.min && minutes <= STARTER_MINUTES.max;
  const focus = minutes >= FOCUS_MINUTES && minutes <= TIMER_MAX_MINUTES;
  return Number.isInteger(minutes) && (starter || focus);
}

/**
 * Projects a timer; undefined when it was stopped (its first event is void) or is finished already.
 * @param events all those on its subject, in the log's order
 */
export function timerOf(events: readonly LedgerEvent[]): Timer | undefined {
  const [first, ...later] = events.filter(({ type }) => type === 'timer');
  const standing = withoutVoided(events);
  // Finished is finished: an undo of the win does not start the clock again.
  const isFinished = events.some(({ type }) => type === 'complete');
  if (!first?.minutes || !standing.includes(first) || isFinished) return undefined;
  const { at, minutes, relatedTo } = first;
  return later
    .filter((event) => standing.includes(event))
    .reduce(extend, defined({ startedAt: at, planned: minutes, kept: 0, relatedTo }));
}

/** A timer only ever goes on for longer, and not when it was over long ago. */
function extend(timer: Timer, { at, minutes = 0 }: LedgerEvent): Timer {
  const { planned, kept } = timer;
  if (minutes <= planned || isLongOver(timer, at)) return timer;
  return { ...timer, planned: minutes, kept: elapsed(timer, at) >= planned ? planned : kept };
}

/**
 * Ms until a timer ends, by the clock alone; never more than was planned, even if the clock was set back.
 * @param now UTC ms
 */
export function remaining({ startedAt, planned }: Timer, now: number): number {
  const whole = planned * MINUTE_MS;
  return Math.max(0, Math.min(whole, startedAt + whole - now));
}

/**
 * What a timer is worth when it is noticed, or stopped, at a moment; undefined before its end. Time that went by after
 * the end counts, since whoever got going forgets the clock, but not when it was noticed much later. Enough of it is
 * focus instead of a starter.
 * @param now UTC ms
 */
export function timerWorth(timer: Timer, now: number): TimerWorth | undefined {
  const { planned, kept } = timer;
  if (elapsed(timer, now) < planned && kept === 0) return undefined;
  const minutes = isLongOver(timer, now) ? planned : Math.max(kept, Math.floor(elapsed(timer, now)));
  return { kind: minutes >= FOCUS_MINUTES ? 'focus' : 'starter', minutes };
}

/**
 * The moment (UTC ms) that a timer counts for when it is noticed, or stopped, now: its end, if that was long ago.
 * @param now UTC ms
 */
export function countsFor(timer: Timer, now: number): number {
  return isLongOver(timer, now) ? timer.startedAt + timer.planned * MINUTE_MS : now;
}

/**
 * The minutes to plan from its start on for at least five more from now; undefined when it was over long ago, so that a
 * new one is what is meant, and when it is long enough.
 * @param now UTC ms
 */
export function fiveMore(timer: Timer, now: number): number | undefined {
  const minutes = Math.max(timer.planned, Math.ceil(elapsed(timer, now))) + MORE_MINUTES;
  return isLongOver(timer, now) || minutes > TIMER_MAX_MINUTES ? undefined : minutes;
}

/** Whether the end of a timer was so long ago that nobody knows what came after it. */
function isLongOver(timer: Timer, now: number): boolean {
  return elapsed(timer, now) > timer.planned + TIMER_GRACE_MINUTES;
}

/** Minutes since its start; below 0 when the clock was set back. */
function elapsed({ startedAt }: Timer, now: number): number {
  return (now - startedAt) / MINUTE_MS;
}

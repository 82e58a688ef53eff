import type { State, StateReading } from '#utils/sites/types.ts';

/** Ms after the first of two alike looks at which the second follows. */
const CONFIRM_MS = 34;
/** Ms after the gesture of the first looks; later ones follow every {@link PACE_MS}. */
const FIRST_LOOKS_MS = [16, 50, 100, 200];
const PACE_MS = 200;
/** Ms that a page gets to show a change, and then to take it back (a refused edit). */
export const WINDOW_MS = 3000;
/** Ms that a thing must stay away before its leaving counts; pages that draw anew take it away for less. */
const GONE_MS = 1000;

/** What a series of looks at one thing has shown so far. Times are ms since the gesture. */
export interface StateTrack {
  /** The state before the gesture. */
  before: State;
  /** What has been reported; at first that. */
  reported: State;
  /** The last look's state, for two in a row to agree. */
  lastState?: State;
  /** Since when the thing has been gone. */
  goneAt?: number;
  /** When there is nothing more to wait for. */
  until: number;
}

/** A trace at the moment of the gesture. `patience`: see {@link Aim.patience}. */
export function startTracking(before: State, patience = WINDOW_MS): StateTrack {
  return { before, reported: before, until: patience };
}

/** The trace after one more look. Something is to be reported when `said` has changed. */
export function track(past: StateTrack, look: StateReading, now: number): StateTrack {
  const { lastState, goneAt = now, ...rest } = past;
  if (typeof look === 'object') return rest;
  if (look === 'gone') {
    // What left the page after the gesture left because it changed: a list that hides what is done.
    const left = now - goneAt >= GONE_MS;
    return { ...(left ? say(rest, opposite(rest.before), now) : rest), goneAt };
  }
  return { ...(look === lastState ? say(rest, look, now) : rest), lastState: look };
}

/** Ms since the gesture of the next look; undefined when there is none. */
export function nextReadAt({ reported, lastState, until }: StateTrack, now: number): number | undefined {
  if (lastState && lastState !== reported) return now + CONFIRM_MS;
  if (now >= until) return undefined;
  return FIRST_LOOKS_MS.find((moment) => moment > now) ?? now + PACE_MS;
}

function say(past: StateTrack, state: State, now: number): StateTrack {
  return state === past.reported ? past : { ...past, reported: state, until: now + WINDOW_MS };
}

function opposite(state: State): State {
  return state === 'done' ? 'open' : 'done';
}

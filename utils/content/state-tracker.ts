import type { State, StateReading } from '#utils/sites/types.ts';

/** Ms after a changed reading at which the next one must confirm it. */
const CONFIRM_MS = 34;
/** Ms after the gesture of the first readings; later ones follow every {@link PACE_MS}. */
const FIRST_READINGS_MS = [16, 50, 100, 200];
const PACE_MS = 200;
/** Ms that a page gets to show a change, and then to take it back (a refused edit). */
export const WINDOW_MS = 3000;
/** Ms that an item must be gone before that counts; pages that draw anew take it away for less. */
const GONE_MS = 1000;

/** What a series of readings of one target's state has shown so far. Times are ms since the gesture. */
export interface StateTrack {
  /** The state before the gesture. */
  before: State;
  /** What has been reported; at first that. */
  reported: State;
  /** The last reading, since two in a row must agree. */
  lastState?: State;
  /** Since when the item has been gone. */
  goneAt?: number;
  /** When there is nothing more to wait for. */
  until: number;
}

/** The track at the moment of the gesture. @param patience ms that the page may take to show the change */
export function startTracking(before: State, patience = WINDOW_MS): StateTrack {
  return { before, reported: before, until: patience };
}

/** The track after one more reading. Its `reported` changes when there is something to report. */
export function track(past: StateTrack, reading: StateReading, now: number): StateTrack {
  const { lastState, goneAt = now, ...rest } = past;
  if (typeof reading === 'object') return rest;
  if (reading === 'gone') {
    // What left the page after the gesture left because it changed: a list that hides what is done.
    const hasLeft = now - goneAt >= GONE_MS;
    return { ...(hasLeft ? report(rest, opposite(rest.before), now) : rest), goneAt };
  }
  return { ...(reading === lastState ? report(rest, reading, now) : rest), lastState: reading };
}

/** When the state is read next, in ms since the gesture; undefined when it is not read any more. */
export function nextReadAt({ reported, lastState, until }: StateTrack, now: number): number | undefined {
  if (lastState && lastState !== reported) return now + CONFIRM_MS;
  if (now >= until) return undefined;
  return FIRST_READINGS_MS.find((moment) => moment > now) ?? now + PACE_MS;
}

function report(past: StateTrack, state: State, now: number): StateTrack {
  return state === past.reported ? past : { ...past, reported: state, until: now + WINDOW_MS };
}

function opposite(state: State): State {
  return state === 'done' ? 'open' : 'done';
}

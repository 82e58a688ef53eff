import { playChime } from '#utils/pages/chime.ts';

/** In `localStorage`, which all pages of ours share, and no other: whether a timer's end is heard. */
const WANTED = 'timer-sound';
/** The last end that was heard; UTC ms. */
const HEARD = 'timer-heard';

/** Whether the person wants to hear it when a timer ends. */
export function wantsTimerSound(): boolean {
  return localStorage.getItem(WANTED) !== null;
}

/** Saves whether they do. */
export function setTimerSound(wanted: boolean): void {
  if (wanted) localStorage.setItem(WANTED, 'yes');
  else localStorage.removeItem(WANTED);
}

/**
 * Plays the sound of a timer's end, if the person wants it and no other page of ours has played it.
 * @param end when it ended, UTC ms: its name among all ends
 */
export async function soundTimerEnd(end: number): Promise<void> {
  if (!wantsTimerSound()) return;
  // Each page that shows the timer has its turn, since a browser lets only those be heard that were used.
  await navigator.locks.request(HEARD, async () => {
    if (localStorage.getItem(HEARD) === String(end)) return;
    if (await playChime()) localStorage.setItem(HEARD, String(end));
  });
}

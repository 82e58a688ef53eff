import { CHANNEL } from './channel.ts';
import { DAY_START_MINUTES } from './game/constants.ts';
import { type DayKey, dayKey } from './game/days.ts';
import { EMPTY, type Snapshot } from './game/view.ts';
import { send } from './send.ts';

/** The number goes up with each change of shape, so that an older cache is not taken for a newer one. */
const CACHE = 'snapshot 1';

/**
 * The snapshot that the last window saw, read without waiting, so that a window opens painted.
 * It lives in `localStorage`, which only our own pages can read.
 */
export function cachedSnapshot(): Snapshot {
  const cached = localStorage.getItem(CACHE);
  return cached ? (JSON.parse(cached) as Snapshot) : EMPTY;
}

/** Calls back with the true snapshot as soon as the ledger answers, then whenever it changes. */
export function followSnapshot(onSnapshot: (snapshot: Snapshot) => void): void {
  const receive = (snapshot: Snapshot) => {
    localStorage.setItem(CACHE, JSON.stringify(snapshot));
    onSnapshot(snapshot);
  };
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => receive(data as Snapshot));
  void send({ type: 'snapshot' }).then((snapshot) => snapshot && receive(snapshot));
}

/** Takes a win back: the person's own Undo. The windows hear of it through their snapshot. */
export async function undo(id: string): Promise<void> {
  await send({ type: 'void', id: crypto.randomUUID(), ref: id });
}

/** Today's key by this machine's clock. */
export function today(now = new Date()): DayKey {
  return dayKey(now.getTime(), -now.getTimezoneOffset(), DAY_START_MINUTES);
}

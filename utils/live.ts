import { CHANNEL } from './channel.ts';
import type { Snapshot } from './game/view.ts';
import { send } from './send.ts';

/** Calls back with the true snapshot as soon as the ledger answers, then whenever it changes. */
export function followSnapshot(onSnapshot: (snapshot: Snapshot) => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => onSnapshot(data as Snapshot));
  void send({ type: 'snapshot' }).then((snapshot) => snapshot && onSnapshot(snapshot));
}

/** Takes a win back: the person's own Undo. The windows hear of it through their snapshot. */
export async function undo(id: string): Promise<void> {
  await send({ type: 'void', id: crypto.randomUUID(), ref: id });
}

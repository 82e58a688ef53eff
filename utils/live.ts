import { browser } from './browser.ts';
import { CHANNEL } from './channel.ts';
import type { Settings } from './game/settings.ts';
import type { Snapshot } from './game/view.ts';
import { blindSites, type HealthRecords, report } from './health.ts';
import { health } from './remembered.ts';
import { send } from './send.ts';
import type { SiteId } from './sites/contract.ts';

/** Sites that may have changed, with what to tell us of it. */
export interface Trouble {
  sites: SiteId[];
  report: string;
}

/** Calls back with the true snapshot as soon as the ledger answers, then whenever it changes. */
export function followSnapshot(onSnapshot: (snapshot: Snapshot) => void): void {
  new BroadcastChannel(CHANNEL).addEventListener('message', ({ data }) => onSnapshot(data as Snapshot));
  void send({ type: 'snapshot' }).then((snapshot) => snapshot && onSnapshot(snapshot));
}

/** Takes a win back: the person's own Undo. The windows hear of it through their snapshot. */
export async function undo(id: string): Promise<void> {
  await send({ type: 'void', id: crypto.randomUUID(), ref: id });
}

/** Writes down something that was finished where no site shows it. The windows hear of it through their snapshot. */
export async function add(title: string): Promise<void> {
  await send({ type: 'manual', id: crypto.randomUUID(), title });
}

/** Says something about the game. The windows hear of it through their snapshot. */
export async function say(settings: Partial<Settings>): Promise<void> {
  await send({ type: 'setting', id: crypto.randomUUID(), settings });
}

/** Calls back with the sites that may have changed, now and whenever that changes. */
export function followTrouble(onTrouble: (trouble: Trouble) => void): void {
  health.follow((records) => onTrouble({ sites: blindSites(records), report: reportOf(records) }));
}

/** What to tell us of how well sites can be read, with what reads them. */
export function reportOf(records: HealthRecords): string {
  const { version } = browser.runtime.getManifest();
  const [program = 'unknown browser'] =
    navigator.userAgent.match(/(?:Firefox|Edg|Chrome)\/\d+/g)?.toReversed() ?? [];
  return report(records, version, program);
}

import { dayKey, momentAt } from '#utils/domain/calendar.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { browser } from '#utils/platform/browser.ts';
import { download } from '#utils/platform/download.ts';

/**
 * Saves the whole log as a file, where the browser saves what is downloaded; its name.
 * @param own whether it holds what the person wrote to themselves
 * @throws when the log could not be read
 */
export async function exportData(own: boolean): Promise<string> {
  const { version } = browser.runtime.getManifest();
  const saved = new Date();
  const copy = { microwin: version, saved: saved.toISOString(), events: await wholeLog(own) };
  const { at, offset } = momentAt(saved);
  const name = `microwin-${dayKey(at, offset, 0)}.json`;
  download(name, new Blob([JSON.stringify(copy)], { type: 'application/json' }));
  return name;
}

/**
 * Forgets everything, here and in the worker.
 * @throws when it was not forgotten
 */
export async function deleteData(): Promise<void> {
  await ask('deleteEverything', {});
  localStorage.clear();
  sessionStorage.clear();
}

async function wholeLog(own: boolean): Promise<LedgerEvent[]> {
  const events: LedgerEvent[] = [];
  for (;;) {
    const part = await ask('exportLog', { after: events.at(-1)?.id ?? '', own });
    events.push(...part.events);
    if (!part.more) return events;
  }
}

import { dayKey } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { send } from '#utils/messaging/send.ts';
import { download } from '#utils/pages/download.ts';
import { browser } from '#utils/platform/browser.ts';

/**
 * Saves the whole log as a file, where the browser saves what is downloaded; its name.
 * @param own whether it holds what the person wrote to themselves
 * @throws when the log could not be read
 */
export async function exportData(own: boolean): Promise<string> {
  const { version } = browser.runtime.getManifest();
  const saved = new Date();
  const copy = { microwin: version, saved: saved.toISOString(), events: await wholeLog(own) };
  const name = `microwin-${dayKey(saved.getTime(), -saved.getTimezoneOffset(), 0)}.json`;
  download(name, new Blob([JSON.stringify(copy)], { type: 'application/json' }));
  return name;
}

/**
 * Forgets everything, here and in the worker.
 * @throws when it was not forgotten
 */
export async function deleteData(): Promise<void> {
  if ((await send({ type: 'erase' })) === undefined) throw new Error('refused');
  localStorage.clear();
  sessionStorage.clear();
}

async function wholeLog(own: boolean): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (;;) {
    const part = await send({ type: 'log', after: events.at(-1)?.id ?? '', own });
    if (!part) throw new Error('refused');
    events.push(...part.events);
    if (!part.more) return events;
  }
}

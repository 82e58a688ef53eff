import type { Page } from 'playwright';
import { DAY_START_MINUTES, RULES_VERSION } from '../../utils/game/constants.ts';
import { dayKey } from '../../utils/game/days.ts';
import { fold } from '../../utils/game/fold.ts';
import { subjectRecord } from '../../utils/ledger/derive.ts';
import type { Device, LedgerEvent } from '../../utils/ledger/schema.ts';
import { seal } from '../../utils/ledger/seal.ts';

/** Wins a day of somebody who finishes a lot. */
const WINS_A_DAY = 20;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Records sent to the browser at once. */
const CHUNK = 10_000;

/**
 * Fills an empty ledger with what the product would have written, had a person finished that many cards up to now.
 * @param page of the extension's origin
 */
export async function seed(page: Page, count: number): Promise<void> {
  const device = await deviceOf(page);
  const events = wins(count, device.id);
  const { subjects, days } = fold(events);
  await put(page, 'events', events);
  await put(
    page,
    'subjects',
    [...subjects].map(([subject, standing]) => subjectRecord(subject, standing)),
  );
  await put(page, 'days', [...days.values()]);
}

/** The log: a new card each time, {@link WINS_A_DAY} a day, the last of them a minute ago. */
function wins(count: number, device: string): LedgerEvent[] {
  const now = Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const events: LedgerEvent[] = [];
  let previous = '';
  for (let seq = 1; seq <= count; seq++) {
    const back = count - seq;
    const at = now - Math.floor(back / WINS_A_DAY) * DAY_MS - ((back % WINS_A_DAY) + 1) * MINUTE_MS;
    const name = seq.toString(16).padStart(24, '0');
    const event = seal(
      {
        id: crypto.randomUUID(),
        type: 'complete',
        subject: `trello:card:${name}`,
        kind: 'card',
        site: 'trello',
        by: 'gesture',
        text: { title: `Finish the thing with number ${seq}`, url: `https://trello.com/c/${name.slice(-8)}` },
        device,
        seq,
        at,
        offset,
        dayStart: DAY_START_MINUTES,
        day: dayKey(at, offset, DAY_START_MINUTES),
        rules: RULES_VERSION,
        salt: crypto.randomUUID().replaceAll('-', ''),
      },
      previous,
    );
    events.push(event);
    previous = event.hash;
  }
  return events;
}

/** The device that the service worker wrote down when it made the database. */
function deviceOf(page: Page): Promise<Device> {
  return page.evaluate(
    () =>
      new Promise<Device>((resolve, reject) => {
        const open = indexedDB.open('microwin');
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const get = open.result.transaction('meta').objectStore('meta').get('device');
          get.onsuccess = () => {
            open.result.close();
            resolve(get.result as Device);
          };
        };
      }),
  );
}

async function put(page: Page, store: string, records: unknown[]): Promise<void> {
  for (let start = 0; start < records.length; start += CHUNK) {
    // As text: the test driver would take values apart one by one.
    await page.evaluate(
      ({ store, text }) =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('microwin');
          open.onsuccess = () => {
            const tx = open.result.transaction(store, 'readwrite');
            for (const record of JSON.parse(text) as unknown[]) tx.objectStore(store).put(record);
            tx.onabort = () => reject(tx.error);
            tx.oncomplete = () => {
              open.result.close();
              resolve();
            };
          };
        }),
      { store, text: JSON.stringify(records.slice(start, start + CHUNK)) },
    );
  }
}

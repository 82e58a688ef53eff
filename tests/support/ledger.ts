import type { ExtensionPage } from '#tests/support/extension-page.ts';
import { type Draft, seal } from '#utils/background/ledger/hash-chain.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import type { Device, ItemRecord } from '#utils/background/ledger/schema.ts';
import { dayKey } from '#utils/domain/calendar.ts';
import type { ConfigHistory } from '#utils/domain/config-history.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { CONFIG_SUBJECT, orderAfter } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import { DEFAULTS, type Settings } from '#utils/domain/settings.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

/**
 * Everything in a store of the ledger; empty before there is one. Runs in a page of the extension's origin, so it
 * stands alone: hand it to `page.evaluate`.
 */
export function readStore(store: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('microwin');
    open.onerror = () => (open.error?.name === 'AbortError' ? resolve([]) : reject(open.error));
    // Reading must never be what creates the database.
    open.onupgradeneeded = () => open.transaction?.abort();
    open.onsuccess = () => {
      const all = open.result.transaction(store).objectStore(store).getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        open.result.close();
        resolve(all.result);
      };
    };
  });
}

/**
 * Forgets everything, as if the extension had just been installed. Runs in a page of the extension's origin, so it
 * stands alone. The worker closes its own connection when it is asked to.
 */
export async function emptyLedger(): Promise<void> {
  for (const name of ['microwin', 'microwin-key'])
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve();
    });
  const { storage } = (globalThis as ExtensionPage).chrome;
  await Promise.all([storage.local.clear(), storage.session.clear()]);
}

/** Says how the person works, as the options page does. Runs in a page of the extension's origin, so it stands alone. */
export async function sayChoices(choices: Partial<DetectionSettings>): Promise<void> {
  const { storage } = (globalThis as ExtensionPage).chrome;
  const { detectionSettings: past } = await storage.local.get('detectionSettings');
  await storage.local.set({ detectionSettings: { ...(past as Partial<DetectionSettings>), ...choices } });
}

/** Says something about the game, as the options page does. Runs in a page of the extension's origin, so it stands alone. */
export async function saySettings(said: { id: string; settings: Partial<Settings> }): Promise<void> {
  const { runtime } = (globalThis as ExtensionPage).chrome;
  await runtime.sendMessage({ type: 'setSettings', ...said });
}

/** A standing credit, as tests compare it. */
export interface Standing {
  /** The completing event. */
  id: string;
  subject: string;
  kind: string;
  points: number;
}

/** Every standing credit in the store `subjects`, scored by what is in the store `terms`. */
export function creditsIn(subjects: ItemRecord[], [config]: ConfigHistory[]): Standing[] {
  if (!config) return [];
  const credits = subjects.flatMap(({ subject, credits }) => credits.map((own) => ({ ...own, subject })));
  const points = new Map(
    [...Map.groupBy(credits, ({ day }) => day)]
      .flatMap(([day, own]) => scoreCredits(day, own, config))
      .map(({ id, points }) => [id, points]),
  );
  return credits.map(({ id, subject, kind }) => ({ id, subject, kind, points: points.get(id) ?? 0 }));
}

/** The device of every log that a test writes. Its salt brings no surprise for what tests finish and count the points of. */
export const DEVICE: Device = { id: 'a-test-device', salt: '0000000000000000000000000000012a' };

/** One record of one store; without a key where the value has it. */
export type Stored = [store: string, key: string | undefined, value: object];

/** Seals events in the order given into the log of a device, after its first note. */
export function logOf(
  events: readonly Omit<
    Draft,
    'device' | 'seq' | 'order' | 'dayStart' | 'day' | 'rulesVersion' | 'textSalt'
  >[],
  device = DEVICE.id,
): StoredEvent[] {
  const [{ at = Date.now(), offset = 0 } = {}] = events;
  const salt = {
    id: device === DEVICE.id ? 'salt' : `salt of ${device}`,
    type: 'note',
    subject: CONFIG_SUBJECT,
    noteKind: 'salt',
    surpriseSalt: DEVICE.salt,
    at,
    offset,
  } as const;
  const log: StoredEvent[] = [];
  for (const [index, event] of [salt, ...events].entries()) {
    const { dayStart } = DEFAULTS;
    const draft = {
      ...event,
      ...{ device, seq: index + 1, dayStart, rulesVersion: RULES_VERSION, textSalt: DEVICE.salt },
      day: dayKey(event.at, event.offset, dayStart),
      order: orderAfter(log.at(-1)?.order ?? 0, event.at),
    };
    log.push(seal(draft, log.at(-1)?.hash ?? ''));
  }
  return log;
}

/** Everything that the product would have stored, had it written this log. */
export function storedFor(events: readonly StoredEvent[]): Stored[] {
  return [
    ['meta', 'device', DEVICE],
    ...events.map((event): Stored => ['events', undefined, event]),
    ...recordsOf(projectAll(events)),
  ];
}

/** Every day is a working day, and no hour is quiet. */
export const ANY_DAY: Partial<Settings> = { schedule: [1, 2, 3, 4, 5, 6, 7], quietHours: { from: 0, to: 0 } };

const DAY_MS = 86_400_000;

/** A week of which now is in the midst, so that nothing is asked that belongs to a week's end or to its first day. */
export function midWeek(now: number): Partial<Settings> {
  // `Date` calls Sunday 0.
  return { weekStart: new Date(now - 2 * DAY_MS).getUTCDay() || 7 };
}

/**
 * A log in which somebody has said, days ago, that every day is a working day, that no hour is quiet and that there is no
 * momentum: what a test then finishes is toasted at any hour of any day, and is worth the same however long it took.
 * @param more that was said
 */
export function anyDay(now: number, more: Partial<Settings> = {}): Stored[] {
  const settings = { ...ANY_DAY, momentum: false, ...more };
  return storedFor(
    logOf([
      { id: 'said', type: 'settings', subject: CONFIG_SUBJECT, settings, at: now - 3 * DAY_MS, offset: 0 },
    ]),
  );
}

/**
 * Writes records into an empty ledger. Runs in a page of the extension's origin, so it stands alone.
 * @param text the records, as JSON: a test driver would take values apart one by one
 */
export async function writeRecords(text: string): Promise<void> {
  const { runtime } = (globalThis as ExtensionPage).chrome;
  // It is the worker that makes the database.
  await runtime.sendMessage({ type: 'snapshot' });
  await new Promise<void>((resolve, reject) => {
    const open = indexedDB.open('microwin');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const tx = open.result.transaction([...open.result.objectStoreNames], 'readwrite');
      for (const [store, key, value] of JSON.parse(text) as Stored[])
        tx.objectStore(store).put(value, key ?? undefined);
      tx.onabort = () => reject(tx.error);
      tx.oncomplete = () => {
        open.result.close();
        resolve();
      };
    };
  });
}

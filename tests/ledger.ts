import { scoreCredits } from '../utils/game/batch.ts';
import type { SubjectRecord } from '../utils/ledger/schema.ts';
import type { Choices } from '../utils/sites/contract.ts';

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
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('microwin');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve();
  });
  const { storage } = (
    globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'storage'> }
  ).chrome;
  await Promise.all([storage.local.clear(), storage.session.clear()]);
}

/** Says how the person works, as the options page does. Runs in a page of the extension's origin, so it stands alone. */
export async function sayChoices(choices: Partial<Choices>): Promise<void> {
  const { storage } = (
    globalThis as unknown as { chrome: Pick<typeof import('webextension-polyfill'), 'storage'> }
  ).chrome;
  const { choices: past } = await storage.local.get('choices');
  await storage.local.set({ choices: { ...(past as Partial<Choices>), ...choices } });
}

/** A standing credit, as tests compare it. */
export interface Standing {
  /** The completing event. */
  id: string;
  subject: string;
  kind: string;
  points: number;
}

/** Every standing credit in the store `subjects`. */
export function creditsIn(subjects: SubjectRecord[]): Standing[] {
  const credits = subjects.flatMap(({ subject, credits }) => credits.map((own) => ({ ...own, subject })));
  const points = new Map(
    [...Map.groupBy(credits, ({ day }) => day).values()]
      .flatMap(scoreCredits)
      .map(({ id, points }) => [id, points]),
  );
  return credits.map(({ id, subject, kind }) => ({ id, subject, kind, points: points.get(id) ?? 0 }));
}

import type { Page } from 'playwright';

/** Everything in a store of the ledger, read from any page of the extension's origin; empty before there is one. */
export function readStore<T>(page: Page, store: string): Promise<T[]> {
  return page.evaluate(
    (store) =>
      new Promise<T[]>((resolve, reject) => {
        const open = indexedDB.open('microwin');
        open.onerror = () => (open.error?.name === 'AbortError' ? resolve([]) : reject(open.error));
        // Reading must never be what creates the database.
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onsuccess = () => {
          const all = open.result.transaction(store).objectStore(store).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            open.result.close();
            resolve(all.result as T[]);
          };
        };
      }),
    store,
  );
}

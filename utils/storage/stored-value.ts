import { browser } from '#utils/platform/native-browser.ts';

/** One small value in the extension's own storage, shared by the worker, our pages and content scripts. */
export interface StoredValue<T> {
  /** Its name in `storage.local`. */
  key: string;
  read(): Promise<T>;
  /** Calls back with the value now, and whenever it has changed. @param signal ends it */
  follow(onValue: (value: T) => void, signal?: AbortSignal): void;
}

/**
 * @param parse makes a value of whatever is stored, which a content script that was taken over by its page can have
 * written: what is missing or wrong becomes its default. Never throws.
 */
export function storedValue<T>(key: string, parse: (stored: unknown) => T): StoredValue<T> {
  const read = async (): Promise<T> => {
    const { [key]: stored } = await browser.storage.local.get(key);
    return parse(stored);
  };
  return {
    key,
    read,
    follow(onValue, signal) {
      // A page outlives an extension that was updated, and then has nobody to ask.
      const report = () => void read().then(onValue, () => undefined);
      const listen = (changes: Record<string, unknown>) => {
        if (key in changes) report();
      };
      const { onChanged } = browser.storage.local;
      onChanged.addListener(listen);
      signal?.addEventListener('abort', () => onChanged.removeListener(listen));
      report();
    },
  };
}

/** Changes a value, one change after another, whoever else is changing it. Content scripts only read, and carry it not. */
export async function changeStored<T>({ key, read }: StoredValue<T>, by: (value: T) => T): Promise<void> {
  // Storage has no transactions; a lock of this name is one for worker and pages together.
  await navigator.locks.request(key, async () => {
    const value = await read();
    const next = by(value);
    if (next !== value) await browser.storage.local.set({ [key]: next });
  });
}

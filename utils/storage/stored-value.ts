import { browser } from '#utils/platform/native-browser.ts';

/** One small value in the extension's own storage, shared by the worker, our windows and content scripts. */
export interface StoredValue<T> {
  read(): Promise<T>;
  /** Changes it, one after another, whoever else is at it. */
  change(by: (value: T) => T): Promise<void>;
  /** Calls back with the value now, and whenever it has changed. @param signal ends it */
  follow(onValue: (value: T) => void, signal?: AbortSignal): void;
}

/** @param empty what holds as long as nothing is kept */
export function storedValue<T>(key: string, empty: T): StoredValue<T> {
  const read = async (): Promise<T> => {
    const { [key]: value = empty } = await browser.storage.local.get(key);
    return value as T;
  };
  return {
    read,
    change: async (by) => {
      // Storage has no transactions; a lock of this name is one for worker and windows together.
      await navigator.locks.request(key, async () => {
        const value = await read();
        const next = by(value);
        if (next !== value) await browser.storage.local.set({ [key]: next });
      });
    },
    follow(onValue, signal) {
      // A page outlives an extension that was updated, and then has nobody to ask.
      const tell = () => void read().then(onValue, () => undefined);
      const listen = (changes: Record<string, unknown>) => {
        if (key in changes) tell();
      };
      const { onChanged } = browser.storage.local;
      onChanged.addListener(listen);
      signal?.addEventListener('abort', () => onChanged.removeListener(listen));
      tell();
    },
  };
}

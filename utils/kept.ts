import { browser } from './browser.ts';

/** One small value in the extension's own storage, shared by the worker and our windows. */
export interface Kept<T> {
  read(): Promise<T>;
  /** Changes it, one after another, whoever else is at it. */
  change(by: (value: T) => T): Promise<void>;
  /** Calls back with the value now, and whenever it has changed. */
  follow(onValue: (value: T) => void): void;
}

/** @param empty what holds as long as nothing is kept */
export function kept<T>(key: string, empty: T): Kept<T> {
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
    follow(onValue) {
      const tell = () => void read().then(onValue);
      browser.storage.local.onChanged.addListener((changes) => {
        if (key in changes) tell();
      });
      tell();
    },
  };
}

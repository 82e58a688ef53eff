import { browser, type Storage } from '#utils/platform/browser.ts';

type Changes = Record<string, { newValue?: unknown }>;

/** A `storage.local` in memory, put in the place of the browser's. Clones what it is given, as that does. */
export function fakeStorage(stored: Record<string, unknown> = {}): Record<string, unknown> {
  const listeners = new Set<(changes: Changes) => void>();
  const notify = (changes: Changes) => {
    for (const listener of listeners) listener(changes);
  };
  const local = {
    async get(keys: string | string[] | null = null) {
      const wanted = keys === null ? Object.keys(stored) : [keys].flat();
      return structuredClone(
        Object.fromEntries(
          wanted.filter((key) => Object.hasOwn(stored, key)).map((key) => [key, stored[key]]),
        ),
      );
    },
    async set(entries: Record<string, unknown>) {
      Object.assign(stored, structuredClone(entries));
      notify(Object.fromEntries(Object.entries(entries).map(([key, newValue]) => [key, { newValue }])));
    },
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) delete stored[key];
      notify(Object.fromEntries([keys].flat().map((key) => [key, {}])));
    },
    onChanged: {
      addListener: (listener: (changes: Changes) => void) => listeners.add(listener),
      removeListener: (listener: (changes: Changes) => void) => listeners.delete(listener),
    },
  };
  Object.assign(browser, { storage: { local } });
  return stored;
}

/** A `storage.session` in memory: what lies in it outlives the worker. Clones what it is given, as the browser's does. */
export function fakeSession(stored: Record<string, unknown> = {}) {
  return {
    stored,
    async get(keys: string | null) {
      const own = Object.entries(stored).filter(([key]) => keys === null || key === keys);
      return structuredClone(Object.fromEntries(own));
    },
    async set(entries: Record<string, unknown>) {
      Object.assign(stored, structuredClone(entries));
    },
    async remove(keys: string | string[]) {
      for (const key of [keys].flat()) delete stored[key];
    },
  } as { stored: Record<string, unknown> } & Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;
}

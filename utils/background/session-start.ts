import type { Storage } from '#utils/platform/browser.ts';

/** Lies in `storage.session`, which lasts until the extension or the browser stops, but not only its worker. */
const STARTED = 'started';

/**
 * Whether this is the first start of the worker since the extension was installed, updated or enabled, or the browser
 * began. No event of the browser tells of all of them: enabling has none.
 */
export async function isSessionStart(session: Pick<Storage.StorageArea, 'get' | 'set'>): Promise<boolean> {
  const { [STARTED]: hasStarted } = await session.get(STARTED);
  if (hasStarted === true) return false;
  await session.set({ [STARTED]: true });
  return true;
}

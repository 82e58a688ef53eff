import { ask } from '#utils/pages/ledger-client.ts';
import { forgetOwnKey } from '#utils/pages/recognition/key-store.ts';

/**
 * Forgets everything, here and in the worker.
 * @throws when it was not forgotten
 */
export async function deleteData(): Promise<void> {
  await ask('deleteEverything', {});
  await forgetOwnKey();
  localStorage.clear();
  sessionStorage.clear();
}

import { ask } from '#utils/pages/ledger-client.ts';

/**
 * Forgets everything, here and in the worker.
 * @throws when it was not forgotten
 */
export async function deleteData(): Promise<void> {
  await ask('deleteEverything', {});
  localStorage.clear();
  sessionStorage.clear();
}

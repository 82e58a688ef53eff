import { ask } from '#utils/pages/ledger-client.ts';
import { forgetOwnKey } from '#utils/pages/recognition/key-store.ts';
import { giveBack, ROW_PERMISSIONS } from '#utils/platform/row-permissions.ts';

/**
 * Forgets everything, here and in the worker, and gives back what new tabs were allowed.
 * @throws when it was not forgotten
 */
export async function deleteData(): Promise<void> {
  await ask('deleteEverything', {});
  await Promise.all([forgetOwnKey(), ...ROW_PERMISSIONS.map(giveBack)]);
  localStorage.clear();
  sessionStorage.clear();
}

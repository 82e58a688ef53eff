import type { FolderReport } from '#utils/messaging/queries.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { importPassphrase } from '#utils/platform/passphrase.ts';
import { type ChosenFolder, folderStore } from '#utils/storage/folder.ts';

/** Ms that reading all that other devices wrote may take before it counts as lost. */
const PATIENCE_MS = 240_000;
const ACCESS = { mode: 'readwrite' } as const;

/** Chromium's way to ask for a folder; other browsers, and some builds of it, have none. */
interface PickerWindow {
  showDirectoryPicker?(options: { id: string; mode: 'readwrite' }): Promise<ChosenFolder>;
}

/** What a person can do with the folder of their own. */
export const folder = {
  /** Whether this browser lets a person choose one. */
  canChoose: 'showDirectoryPicker' in window,
  /** Reads and writes what there is; how it stands then. */
  sync: (): Promise<FolderReport> => ask('syncFolder', {}, PATIENCE_MS),
  /**
   * Asks for a folder, and for the permission to write in it; only right at a click.
   * @param passphrase '' for none; undefined for the same as before
   * @returns how it stands then; undefined if they chose none
   */
  async choose(passphrase?: string): Promise<FolderReport | undefined> {
    const { showDirectoryPicker } = window as PickerWindow;
    const chosen = await showDirectoryPicker?.({ id: 'microwin', ...ACCESS }).catch((error) => {
      if (error.name === 'AbortError') return undefined;
      throw error;
    });
    if (!chosen) return undefined;
    // Only what is asked for in this way can be allowed for every visit.
    await chosen.requestPermission(ACCESS);
    const isSame = passphrase === undefined;
    const { secret } = isSame ? ((await folderStore.readLink()) ?? {}) : await secretOf(passphrase);
    // What was read and written may lie in this one, too; the worker sees whether it does.
    const progress = await folderStore.readProgress();
    await folderStore.keepLink(
      { folder: chosen, ...(secret && { secret }) },
      // What another passphrase seals is written anew.
      progress && { ...progress, isStale: progress.isStale || !isSame },
    );
    return folder.sync();
  },
  /** Asks for the permission again; only right at a click. The browser may want no more of that for a week. */
  async allow(): Promise<FolderReport> {
    const link = await folderStore.readLink();
    await link?.folder.requestPermission(ACCESS);
    return folder.sync();
  },
  /** Opens what needs another passphrase, and seals what is written here with it, too. */
  async unlock(passphrase: string): Promise<FolderReport> {
    const [link, progress] = [await folderStore.readLink(), await folderStore.readProgress()];
    if (link)
      await folderStore.keepLink(
        { folder: link.folder, ...(await secretOf(passphrase)) },
        progress && { ...progress, isStale: true },
      );
    return folder.sync();
  },
  /** Forgets the folder. What lies in it stays. */
  async stop(): Promise<FolderReport> {
    await folderStore.forget();
    return folder.sync();
  },
};

/** A passphrase as it is kept. */
async function secretOf(passphrase: string): Promise<{ secret?: CryptoKey }> {
  return passphrase === '' ? {} : { secret: await importPassphrase(passphrase) };
}
